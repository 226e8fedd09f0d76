import { os } from '../handlers.ts'
import { exportHead, exportSegment, exportTable } from './audit-exports.ts'
import { readChoices } from './audit-repository.ts'
import { auditLine, auditState, checkKeptHead, listAudit, verifyAudit } from './audit-service.ts'

export const auditHandlers = {
  state: os.audit.state.handler(({ context }) => auditState(context.app)),
  list: os.audit.list.handler(({ input, context }) => listAudit(context.app, context.operator, input)),
  line: os.audit.line.handler(({ input, context }) => auditLine(context.app, input.seq)),
  choices: os.audit.choices.handler(({ context }) => readChoices(context.app.db)),
  verify: os.audit.verify.handler(({ context }) => verifyAudit(context.app, context.operator, context.signal)),
  exportTable: os.audit.exportTable.handler(({ input, context }) => exportTable(context.app, context.operator, input.filter)),
  exportSegment: os.audit.exportSegment.handler(({ input, context }) => exportSegment(context.app, context.operator, input)),
  exportHead: os.audit.exportHead.handler(({ context }) => exportHead(context.app, context.operator)),
  checkHead: os.audit.checkHead.handler(({ input, context }) => checkKeptHead(context.app, context.operator, input.content)),
}
