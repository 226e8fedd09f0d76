import { AppError } from '../../shared/domain/app-error.ts'
import type { AuditOutcome } from '../../shared/domain/audit.ts'
import type { App } from './app.ts'

/** One line of the audit log 审计日志: who did what to which row, how it ended, with a note for people and details for machines. */
export interface Operation {
  /** Name of who acts; empty: the program itself. */
  readonly operator: string
  readonly action: string
  readonly objectKind: string
  readonly objectId: number | null
  /** `done` unless said otherwise. */
  readonly outcome?: AuditOutcome
  readonly note?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/**
 * Writes a line of the audit log; call it inside the transaction of the change it tells of. Outside of one (a refused call) it is a transaction of its own.
 */
export function logOperation(app: Pick<App, 'audit'>, { operator, ...operation }: Operation): void {
  app.audit.append({ actor: operator, ...operation })
}

/** The name of who acts. @throws AppError `operator_required` when nobody said who sits here. */
export function requireOperator(operator: string | null): string {
  if (operator === null || operator.trim() === '') throw new AppError('operator_required')
  return operator.trim()
}

/** Today at the office, as `YYYY-MM-DD` in the machine's time zone: a finding made late in the evening belongs to that day. */
export function today(now: Date): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
