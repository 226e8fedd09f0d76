import { requireFindingsInScope } from '../accounts/scope.ts'
import { os } from '../handlers.ts'
import { previewFinding } from './finding-preview.ts'
import { requireDraftInScope, withoutStanding } from './finding-scope.ts'
import { applyFindings, guessFindings, previewFindings } from './findings-import.ts'
import { countFindings, listFindings } from './findings-list.ts'
import {
  advanceFinding,
  confirmFindings,
  getFinding,
  returnFindings,
  saveFinding,
  submitFindings,
  withdrawFinding,
} from './findings-service.ts'

export const findingsHandlers = {
  list: os.findings.list.handler(({ input, context }) => listFindings(context.app, input, context.scope)),
  counts: os.findings.counts.handler(({ input, context }) => countFindings(context.app, input.cycleId, context.scope)),
  get: os.findings.get.handler(({ input, context }) => {
    requireFindingsInScope(context.app.db, context.scope, [input.id])
    return getFinding(context.app, input.id)
  }),
  preview: os.findings.preview.handler(({ input, context }) => {
    requireDraftInScope(context, input.draft, input.editing)
    return withoutStanding(context.scope, previewFinding(context.app, input.draft, input.editing))
  }),
  save: os.findings.save.handler(async ({ input, context }) => {
    requireDraftInScope(context, input.draft, input.editing?.id ?? null)
    const moved = await saveFinding(context.app, context.operator, input)
    return context.scope === null ? moved : { ...moved, total: null, rank: null }
  }),
  confirm: os.findings.confirm.handler(({ input, context }) => confirmFindings(context.app, context.operator, input)),
  submit: os.findings.submit.handler(({ input, context }) => {
    requireFindingsInScope(context.app.db, context.scope, input.ids)
    return submitFindings(context.app, context.operator, input.ids)
  }),
  return: os.findings.return.handler(({ input, context }) => returnFindings(context.app, context.operator, input)),
  withdraw: os.findings.withdraw.handler(({ input, context }) => withdrawFinding(context.app, context.operator, input)),
  advance: os.findings.advance.handler(({ input, context }) => advanceFinding(context.app, context.operator, input)),
  importGuess: os.findings.importGuess.handler(({ input, context }) => guessFindings(context.app, input)),
  importPreview: os.findings.importPreview.handler(({ input, context }) => previewFindings(context.app, input)),
  importApply: os.findings.importApply.handler(({ input, context }) => applyFindings(context.app, context.operator, input)),
}
