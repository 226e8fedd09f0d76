/** How what a line of the audit log 审计日志 tells of ended: 完成 / 被拒绝 / 未成功. */
export const auditOutcomes = ['done', 'refused', 'failed'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]

/** Lines that the program writes by itself when rows were changed and nothing else says so. */
export const automaticAction = 'rows_saved'

/**
 * Every way in which the log, its checkpoints, the rows or the form of the database can differ from what the program wrote.
 *
 * `line_missing` a number is left out; `line_changed` a line does not give its hash; `line_unlinked` a line does not follow the one before; `line_strange` a
 * line cannot be read as one; `tail_missing` a known end of the log lies behind the last line; `head_*` the signed end in the database; `anchor_*` the
 * signed checkpoints; `known_head_*` a head that was kept outside; `seals_unbound` the row seals are not those that the last line names; `rows_changed` the
 * rows of a table do not give their seal; `form_changed` a table, index or trigger is not as this version makes it; `seal_changed` a sealed document does not
 * give its hash; `result_differs` the stored result of an evaluatee is not what the facts give; `recorded` an earlier start found a difference and wrote it into the log.
 */
export const auditDifferenceKinds = [
  'line_missing',
  'line_changed',
  'line_unlinked',
  'line_strange',
  'tail_missing',
  'head_missing',
  'head_signature',
  'head_differs',
  'anchor_missing',
  'anchor_signature',
  'anchor_differs',
  'known_head_signature',
  'known_head_foreign',
  'known_head_tail',
  'known_head_differs',
  'seals_unbound',
  'rows_changed',
  'form_changed',
  'seal_changed',
  'result_differs',
  'recorded',
] as const
export type AuditDifferenceKind = (typeof auditDifferenceKinds)[number]

/** Parts of a full check in their order. */
export const checkSteps = ['chain', 'anchors', 'rows', 'form'] as const
export type CheckStep = (typeof checkSteps)[number]
