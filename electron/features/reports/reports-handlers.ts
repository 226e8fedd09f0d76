import { os } from '../handlers.ts'
import { exportComparison, exportRanking } from './reports-service.ts'

export const reportsHandlers = {
  ranking: os.reports.ranking.handler(({ input, context }) =>
    exportRanking(context.app, context.operator, input.cycleId, input.categoryId),
  ),
  comparison: os.reports.comparison.handler(({ input, context }) => exportComparison(context.app, context.operator, input)),
}
