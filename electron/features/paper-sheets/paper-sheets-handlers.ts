import { os } from '../handlers.ts'
import {
  applyPaper,
  beginPaper,
  beginSecond,
  confirmLine,
  discardPaper,
  finishFirst,
  finishSecond,
  reopenFirst,
  resolveDifference,
  saveFirst,
  saveSecond,
} from './paper-service.ts'
import { listPapers, viewPaper } from './paper-view.ts'

export const paperSheetsHandlers = {
  list: os.paperSheets.list.handler(({ input, context }) => listPapers(context.app, input)),
  begin: os.paperSheets.begin.handler(({ input, context }) => beginPaper(context.app, context.operator, input)),
  read: os.paperSheets.read.handler(({ input, context }) => viewPaper(context.app, input.paperId)),
  saveFirst: os.paperSheets.saveFirst.handler(({ input, context }) => saveFirst(context.app, context.operator, input)),
  finishFirst: os.paperSheets.finishFirst.handler(({ input, context }) => finishFirst(context.app, context.operator, input.paperId)),
  reopenFirst: os.paperSheets.reopenFirst.handler(({ input, context }) => reopenFirst(context.app, context.operator, input.paperId)),
  beginSecond: os.paperSheets.beginSecond.handler(({ input, context }) => beginSecond(context.app, context.operator, input)),
  saveSecond: os.paperSheets.saveSecond.handler(({ input, context }) => saveSecond(context.app, context.operator, input)),
  confirmLine: os.paperSheets.confirmLine.handler(({ input, context }) => confirmLine(context.app, context.operator, input)),
  finishSecond: os.paperSheets.finishSecond.handler(({ input, context }) => finishSecond(context.app, context.operator, input.paperId)),
  resolve: os.paperSheets.resolve.handler(({ input, context }) => resolveDifference(context.app, context.operator, input)),
  apply: os.paperSheets.apply.handler(({ input, context }) => applyPaper(context.app, context.operator, input.paperId)),
  discard: os.paperSheets.discard.handler(({ input, context }) => discardPaper(context.app, context.operator, input.paperId)),
}
