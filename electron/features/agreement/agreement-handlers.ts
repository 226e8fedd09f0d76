import { os } from '../handlers.ts'
import { agreementReport } from './agreement-report.ts'
import { offeredScopes } from './agreement-scopes.ts'
import { meansOf } from './means-service.ts'
import { rankingWithoutJudges } from './without-judge.ts'

export const agreementHandlers = {
  scopes: os.agreement.scopes.handler(({ input, context }) => offeredScopes(context.app, input.cycleId)),
  report: os.agreement.report.handler(({ input, context }) => agreementReport(context.app, input.cycleId, input.panelId, input.categoryId)),
  without: os.agreement.without.handler(({ input, context }) =>
    rankingWithoutJudges(context.app, input.cycleId, input.panelId, input.categoryId),
  ),
  means: os.agreement.means.handler(({ input, context }) => meansOf(context.app, input.cycleId, input.evaluateeId)),
}
