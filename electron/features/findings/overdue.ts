import type { FindingStatus } from '../../../shared/domain/finding-status.ts'

/** Statuses in which something is still to be rectified. What is not confirmed yet asks nobody for anything; what is closed is done. */
export const overdueStatuses = ['confirmed', 'rectifying', 'verifying'] as const satisfies readonly FindingStatus[]

const day = 86_400_000

/** Days past the deadline on `today` (ISO days); 0 on the day itself, without a deadline, and for findings that are not open. */
export function overdueDays(status: FindingStatus, deadline: string | null, today: string): number {
  if (deadline === null || !overdueStatuses.some((open) => open === status)) return 0
  return Math.max(0, (Date.parse(today) - Date.parse(deadline)) / day)
}
