import { AppError } from '../../shared/domain/app-error.ts'
import type { App } from './app.ts'

/** One line of the operation log 操作记录: who did what to which row, with a note for people and details for machines. */
export interface Operation {
  readonly operator: string
  readonly action: string
  readonly objectKind: string
  readonly objectId: number | null
  readonly note?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Writes a line of the operation log; call it inside the transaction of the change it tells of. */
export function logOperation(app: App, operation: Operation): void {
  app.db.run(
    app.db.build.insertInto('operation').values({
      at: app.clock().toISOString(),
      operator: operation.operator,
      action: operation.action,
      object_kind: operation.objectKind,
      object_id: operation.objectId,
      note: operation.note ?? '',
      detail: JSON.stringify(operation.detail ?? {}),
    }),
  )
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
