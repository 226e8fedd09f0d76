import { os } from '../handlers.ts'
import { depart, settle, takeBack, unsettle } from './decisions-service.ts'
import { decidedDifferently, decisionView } from './decisions-view.ts'

export const decisionsHandlers = {
  view: os.decisions.view.handler(({ input, context }) => decisionView(context.app, input.cycleId)),
  decided: os.decisions.decided.handler(({ input, context }) => decidedDifferently(context.app, input.cycleId)),
  depart: os.decisions.depart.handler(({ input, context }) => depart(context.app, context.operator, input)),
  takeBack: os.decisions.takeBack.handler(({ input, context }) => takeBack(context.app, context.operator, input.evaluateeId, input.reason)),
  settle: os.decisions.settle.handler(({ input, context }) => settle(context.app, context.operator, input)),
  unsettle: os.decisions.unsettle.handler(({ input, context }) => unsettle(context.app, context.operator, input)),
}
