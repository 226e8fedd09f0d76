/** How what a line of the audit log 审计日志 tells of ended: 完成 / 被拒绝 / 未成功. */
export const auditOutcomes = ['done', 'refused', 'failed'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]

/** Lines that the program writes by itself when rows were changed and nothing else says so. */
export const automaticAction = 'rows_saved'
