import { os } from '../handlers.ts'
import { meansOf } from './means-service.ts'

export const agreementHandlers = {
  means: os.agreement.means.handler(({ input, context }) => meansOf(context.app, input.cycleId, input.evaluateeId)),
}
