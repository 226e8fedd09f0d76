import * as z from 'zod'

/**
 * Life of a finding 督查发现.
 *
 * draft 草稿 → submitted 待复核 → confirmed 已确认 → rectifying 整改中 → verifying 待核验 → closed 已销号; `returned` 退回 goes back to the
 * recorder, `withdrawn` 撤销 ends it with a reason. An extension 延期 is a later deadline, not a status. A finding counts from
 * `confirmed` on.
 */
export const findingStatuses = ['draft', 'submitted', 'returned', 'confirmed', 'rectifying', 'verifying', 'closed', 'withdrawn'] as const
export const findingStatusSchema = z.enum(findingStatuses)
export type FindingStatus = z.infer<typeof findingStatusSchema>

const next: Readonly<Record<FindingStatus, readonly FindingStatus[]>> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['confirmed', 'returned', 'withdrawn'],
  returned: ['submitted', 'withdrawn'],
  confirmed: ['rectifying', 'closed', 'withdrawn'],
  rectifying: ['verifying', 'closed', 'withdrawn'],
  verifying: ['closed', 'rectifying', 'withdrawn'],
  closed: ['rectifying', 'withdrawn'],
  withdrawn: [],
}

/** Whether a finding may go from one status to the other in one step. */
export function mayBecome(from: FindingStatus, to: FindingStatus): boolean {
  return next[from].includes(to)
}

/** Whether a finding with this status moves the score. */
export function counts(status: FindingStatus): boolean {
  return status === 'confirmed' || status === 'rectifying' || status === 'verifying' || status === 'closed'
}

/** Whether the recorder may still change what the finding says. A confirmed one is withdrawn and entered anew. */
export function isEditable(status: FindingStatus): boolean {
  return status === 'draft' || status === 'returned' || status === 'submitted'
}
