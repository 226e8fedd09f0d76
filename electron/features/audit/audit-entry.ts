import type { AuditOutcome } from '../../../shared/domain/audit.ts'

/** What somebody did, for the audit log: who did what to which row, with a note for people and details for machines. */
export interface AuditEntry {
  /** Name of who acts; empty: the program itself. */
  readonly actor: string
  readonly action: string
  readonly objectKind: string
  /** Null when it concerns no single row. */
  readonly objectId: number | null
  readonly outcome?: AuditOutcome
  readonly note?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Actions after which the end of the log is signed, so that what they produced can be tied to it. */
export const anchoredActions: ReadonlySet<string> = new Set([
  'cycle_sealed',
  'cycle_reopened',
  'meeting_closed',
  'backup_made',
  'restored',
  'export_written',
  'audit_exported',
  'audit_head_exported',
  'audit_begun',
  'station_key_made',
  'station_key_replaced',
])

/** Every how many lines the end of the log is signed at the latest. */
export const anchorInterval = 100
