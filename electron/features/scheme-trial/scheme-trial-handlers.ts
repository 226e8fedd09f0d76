import { os } from '../handlers.ts'
import { today } from '../operations.ts'
import { factsOf } from './facts-of.ts'
import { fullFacts } from './full-facts.ts'
import { previewLeaf } from './leaf-preview.ts'
import { runTrial } from './trial-service.ts'

export const schemeTrialHandlers = {
  previewLeaf: os.schemeTrial.previewLeaf.handler(({ input }) => previewLeaf(input.leaf, input.part, input.trials)),
  trial: os.schemeTrial.trial.handler(({ input }) => runTrial(input.scheme, input.facts)),
  fullFacts: os.schemeTrial.fullFacts.handler(({ input, context }) => fullFacts(input.scheme, input.facts.own, today(context.app.clock()))),
  factsOf: os.schemeTrial.factsOf.handler(({ input, context }) => factsOf(context.app, input.cycleId, input.evaluateeId, input.scheme)),
}
