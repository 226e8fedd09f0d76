import { os } from '../handlers.ts'
import { proposeByComparison, proposeByEntropy, readScores } from './scheme-weights-service.ts'

export const schemeWeightsHandlers = {
  ahp: os.schemeWeights.ahp.handler(({ input }) => proposeByComparison(input)),
  entropy: os.schemeWeights.entropy.handler(({ input }) => proposeByEntropy(input)),
  scores: os.schemeWeights.scores.handler(({ input, context }) => readScores(context.app, input)),
}
