import { os } from '../handlers.ts'
import { explanationOf, rankingView } from './results-view.ts'
import { listSnapshotDays } from './snapshots.ts'

export const resultsHandlers = {
  ranking: os.results.ranking.handler(({ input, context }) => rankingView(context.app, input.cycleId, input.categoryId, input.since)),
  days: os.results.days.handler(({ input, context }) => listSnapshotDays(context.app.db, input.cycleId)),
  explanation: os.results.explanation.handler(({ input, context }) => explanationOf(context.app, input.evaluateeId)),
}
