import { AppError, type AppErrorCode, type AppErrorData } from '../../../shared/domain/app-error.ts'
import { type Backup, type BackupOrigin, backupDatabase, latestBackup } from '../../database/backup.ts'
import { readManifest, type Sign } from '../../database/backup-manifest.ts'
import { type BackupName, readBackupName } from '../../database/backup-name.ts'
import type { Database } from '../../database/database.ts'
import type { DataFolder, Log } from '../app.ts'
import type { ChangeBus } from '../change-bus.ts'
import { version } from '../version.ts'
import type { WriteGate } from '../write-gate.ts'
import { logLine, operationsAfter } from './log-lines.ts'

/** How long what was entered may stand in the database alone, in minutes. */
export const intervalMinutes = 15
/** How often it is looked whether that time is over, in milliseconds. */
const tickEvery = 60_000
/** How long the end of the program waits for its last backup, in milliseconds; what was saved is on the disk without it. */
const longestEnd = 10_000

/** Why an automatic backup was not made. `code` null: a defect, which the log knows. */
export interface BackupTrouble {
  readonly at: string
  readonly code: AppErrorCode | null
  readonly data: AppErrorData
}

/** Keeps the backups of one open data folder: those that the program asks for, one every 15 minutes while something changes, and one at the end. */
export interface BackupKeeper {
  /** The newest backup; null when there is none. */
  readonly latest: BackupName | null
  /** Whether anything was changed since then. */
  readonly changedSince: boolean
  readonly trouble: BackupTrouble | null
  /**
   * Makes a verified backup for which something waits. The caller holds the write gate, or must not mind what is written meanwhile.
   *
   * @throws AppError as `backupDatabase`
   */
  take(reason: string, madeBy?: string | null): Promise<Backup>
  /** The same for a person who asks for it, beside what others do. */
  takeNow(madeBy: string): Promise<Backup>
  /** Makes one if the time has come; what goes wrong is told by `trouble`, and tried again with the next tick. */
  tick(): Promise<void>
  /** Makes one after something that cannot be taken back; what goes wrong is told by `trouble`. */
  takeAfter(reason: string, madeBy: string | null): Promise<void>
  /** What was written since the latest backup only tells of it; there is nothing new to be backed up. */
  settle(): void
  /** Looks every minute from now on. */
  start(): void
  /** Ends that, and makes the last backup when something changed. Never fails, and takes at most 10 seconds. */
  finish(): Promise<void>
}

export interface KeptFolder {
  readonly db: Database
  readonly folder: DataFolder
  readonly clock: () => Date
  readonly log: Log
  readonly changes: ChangeBus
  readonly gate: WriteGate
  readonly sign?: Sign
  readonly free?: (folder: string) => Promise<number>
}

/** A keeper for a folder that has just been opened. */
export async function createBackupKeeper(kept: KeptFolder): Promise<BackupKeeper> {
  const { db, folder, clock, log, changes, gate } = kept
  const first = await latestBackup(folder.backups)
  let latest = first === null ? null : readBackupName(first.name)
  let trouble: BackupTrouble | null = null
  /** Revision that the latest backup holds; -1 when the folder may hold more than it. */
  let covered = (await holdsEverything(kept, latest)) ? changes.revision : -1
  let timer: NodeJS.Timeout | undefined

  async function make(reason: string, origin: Pick<BackupOrigin, 'madeBy' | 'isOptional'> & Partial<BackupOrigin>): Promise<Backup> {
    const revision = changes.revision
    const at = clock()
    const backup = await backupDatabase(db, folder.backups, reason, at, {
      program: version,
      sign: kept.sign ?? (() => null),
      ...(kept.free === undefined ? {} : { free: kept.free }),
      ...origin,
    })
    latest = readBackupName(backup.name)
    covered = revision
    trouble = null
    return backup
  }

  /** What nobody waits for must not end anybody's work: it is told instead. */
  async function attempt(reason: string, origin: Partial<BackupOrigin>): Promise<void> {
    const holding: BackupOrigin['holding'] = (copying) => gate.run(copying)
    try {
      await make(reason, { madeBy: null, isOptional: true, holding, ...origin })
      announce()
    } catch (error) {
      const known = error instanceof AppError
      trouble = { at: clock().toISOString(), code: known ? error.code : null, data: known ? error.data : {} }
      if (!known) log.error('backup', error)
      announce()
    }
  }

  /** Screens read anew how the backups stand; the notice itself is no change of the data. */
  function announce(): void {
    const isCovered = covered === changes.revision
    changes.publish(['settings'])
    if (isCovered) covered = changes.revision
  }

  const isDue = (): boolean => latest === null || Math.abs(clock().getTime() - latest.at.getTime()) >= intervalMinutes * 60_000

  const keeper: BackupKeeper = {
    get latest() {
      return latest
    },
    get changedSince() {
      return changes.revision !== covered
    },
    get trouble() {
      return trouble
    },
    take: (reason, madeBy = null) => make(reason, { madeBy, isOptional: false }),
    takeNow: (madeBy) => make('manual', { madeBy, isOptional: false, holding: (copying) => gate.run(copying) }),
    takeAfter: (reason, madeBy) => attempt(reason, { madeBy, isOptional: false }),
    tick: async () => {
      if (keeper.changedSince && isDue()) await attempt('timed', {})
    },
    settle: () => {
      covered = changes.revision
    },
    start: () => {
      timer ??= setInterval(() => void keeper.tick(), tickEvery).unref()
    },
    finish: async () => {
      clearInterval(timer)
      timer = undefined
      if (!keeper.changedSince) return
      const late = new AbortController()
      const limit = setTimeout(() => late.abort(), longestEnd)
      const tooLong = new Promise<void>((resolve) => late.signal.addEventListener('abort', () => resolve(), { once: true }))
      await Promise.race([attempt('exit', { signal: late.signal }), tooLong])
      clearTimeout(limit)
    },
  }
  return keeper
}

/** Lines that a start writes by itself: they alone are nothing to be backed up. */
const startLines: ReadonlySet<string> = new Set(['program_started', 'station_key_made', 'clock_anomaly'])

/** Whether the latest backup holds all that is there, but for what the start itself wrote. */
async function holdsEverything({ db, folder }: KeptFolder, latest: BackupName | null): Promise<boolean> {
  if (latest === null) return operationsAfter(db, 0).every(({ action }) => startLines.has(action))
  const tail = (await readManifest(folder.backups, latest.name))?.tail
  // After a restore the newest backup may be of a stretch of the log that this one does not have.
  if (tail === undefined || logLine(db, tail.seq)?.hash !== tail.hash) return false
  return operationsAfter(db, tail.seq).every(({ action }) => startLines.has(action))
}
