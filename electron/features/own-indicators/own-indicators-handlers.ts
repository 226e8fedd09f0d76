import { requireEvaluateeInScope } from '../accounts/scope.ts'
import { os } from '../handlers.ts'
import { applyOwn, guessOwn, previewOwn } from './own-import.ts'
import { getOwnIndicators, inspectOwn, listOwnIndicators, saveOwnIndicators } from './own-service.ts'

export const ownIndicatorsHandlers = {
  list: os.ownIndicators.list.handler(({ input, context }) => listOwnIndicators(context.app, input.cycleId)),
  of: os.ownIndicators.of.handler(({ input, context }) => {
    requireEvaluateeInScope(context.app.db, context.scope, input.evaluateeId)
    return getOwnIndicators(context.app, input)
  }),
  check: os.ownIndicators.check.handler(({ input, context }) => inspectOwn(context.app, input.cycleId, input.own)),
  save: os.ownIndicators.save.handler(({ input, context }) => saveOwnIndicators(context.app, context.operator, input)),
  guess: os.ownIndicators.guess.handler(({ input, context }) => guessOwn(context.app, input)),
  preview: os.ownIndicators.preview.handler(({ input, context }) => previewOwn(context.app, input)),
  apply: os.ownIndicators.apply.handler(({ input, context }) => applyOwn(context.app, context.operator, input)),
}
