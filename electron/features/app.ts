import type { Change } from '../../shared/contract/cycles.ts'
import type { Backup } from '../database/backup.ts'
import type { Database } from '../database/database.ts'
import type { PasswordCost } from '../security/passwords.ts'
import type { AuditTrail } from './audit/audit-trail.ts'
import type { BackupKeeper } from './backups/backup-keeper.ts'
import type { ChangeBus } from './change-bus.ts'
import type { KeyRing } from './encryption/key-ring.ts'
import type { ResultsService } from './results/results-service.ts'
import type { WriteGate } from './write-gate.ts'

export type Topic = Change['topics'][number]

/** Where a record of what went wrong goes; never the screen. Returns the reference that a person can quote. */
export interface Log {
  error(message: string, error: unknown): string
  info(message: string): void
}

/** Paths inside one data folder 数据目录. */
export interface DataFolder {
  readonly root: string
  readonly database: string
  readonly evidence: string
  readonly backups: string
}

/**
 * Everything a use case works with. One per open data folder; replaced as a whole when another folder is opened.
 */
export interface App {
  readonly host: 'desktop' | 'browser'
  readonly folder: DataFolder
  readonly db: Database
  /** The keys of an encrypted data folder; null when it is not encrypted. */
  readonly keys: KeyRing | null
  readonly clock: () => Date
  /** Milliseconds that only grow: for waits and sessions, which no change of the clock may shorten or stretch. */
  readonly uptime: () => number
  /** What a password costs to hash. */
  readonly passwordCost: PasswordCost
  readonly log: Log
  readonly changes: ChangeBus
  readonly gate: WriteGate
  readonly results: ResultsService
  /** The audit log; use cases write to it with `logOperation`. */
  readonly audit: AuditTrail
  /**
   * The only way to change data: waits for the gate, runs `work` in one immediate transaction, then publishes `topics`, and whose inputs changed when
   * that is known. When `work` throws, nothing is changed and nothing is published.
   */
  write<T>(topics: readonly Topic[], work: () => T, evaluateeIds?: readonly number[]): Promise<T>
  /** The backups of this data folder: what was made last, and those that are made by time and at the end. */
  readonly backups: BackupKeeper
  /** An automatic verified backup, named after its reason; taken before imports, merges and deletes. */
  backup(reason: string, madeBy?: string | null): Promise<Backup>
  close(): void
}
