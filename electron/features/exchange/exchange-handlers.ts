import { os } from '../handlers.ts'
import { pasteTable } from './exchange-service.ts'

export const exchangeHandlers = {
  paste: os.exchange.paste.handler(({ input, context }) => pasteTable(context.app, input.text)),
}
