import { os } from '../handlers.ts'
import { compareEvaluatees } from './comparison-service.ts'

export const comparisonHandlers = {
  compare: os.comparison.compare.handler(({ input, context }) =>
    compareEvaluatees(context.app, input.cycleId, input.evaluateeIds, input.since),
  ),
}
