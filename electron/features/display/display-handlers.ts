import { os } from '../handlers.ts'
import { back, beginReveal, displayControl, displayNow, next, show } from './display-service.ts'

export const displayHandlers = {
  view: os.display.view.handler(({ context }) => displayNow(context.app)),
  control: os.display.control.handler(({ input, context }) => displayControl(context.app, input.meetingId)),
  show: os.display.show.handler(({ input, context }) => show(context.app, input)),
  beginReveal: os.display.beginReveal.handler(({ input, context }) => beginReveal(context.app, context.operator, input)),
  next: os.display.next.handler(({ input, context }) => next(context.app, context.operator, input)),
  back: os.display.back.handler(({ input, context }) => back(context.app, context.operator, input)),
}
