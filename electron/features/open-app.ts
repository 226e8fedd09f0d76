import { mkdirSync } from 'node:fs'
import { AppError } from '../../shared/domain/app-error.ts'
import { backupDatabase, clearUnfinished } from '../database/backup.ts'
import type { Database } from '../database/database.ts'
import { asDamage } from '../database/driver-refusals.ts'
import { openDatabase } from '../database/open-database.ts'
import { finishRestore, type RestoreOrder, readOrder } from '../database/restore-files.ts'
import { type PasswordCost, passwordCost } from '../security/passwords.ts'
import { requireKnownAnswers } from '../security/self-test.ts'
import type { App, DataFolder, Log } from './app.ts'
import { openAuditTrail } from './audit/audit-trail.ts'
import { createBackupKeeper } from './backups/backup-keeper.ts'
import { noteRestored } from './backups/note-restored.ts'
import { createChangeBus } from './change-bus.ts'
import { dataFolderAt, prepareDataFolder } from './data-folder.ts'
import { databaseKeys, type KeyRing } from './encryption/key-ring.ts'
import { createResultsService } from './results/materialised-results.ts'
import { version as programVersion } from './version.ts'
import { createWriteGate } from './write-gate.ts'

export interface OpenAppOptions {
  /** The keys of an encrypted data folder, from whoever unlocked it. */
  readonly keys?: KeyRing | null
  readonly dataFolder: string
  readonly host: App['host']
  readonly clock: () => Date
  readonly log: Log
  /** True: the folder must hold a database already (opening another folder from the screen). */
  readonly existingOnly?: boolean
  /** For tests only: a clock of the uptime that is moved by hand, and passwords that cost little. */
  readonly uptime?: () => number
  readonly passwordCost?: PasswordCost
}

/**
 * Opens a data folder and puts the use cases' world together.
 *
 * @throws AppError from `prepareDataFolder` and `openDatabase`; nothing stays open then
 */
export async function openApp(options: OpenAppOptions): Promise<App> {
  requireKnownAnswers()
  // A restore that was ordered before the program ended is carried out first: until then the files are not one state.
  const restored = await finishRestore(dataFolderAt(options.dataFolder).root)
  const { folder, mode } =
    options.existingOnly === true
      ? { folder: dataFolderAt(options.dataFolder), mode: 'existing' as const }
      : prepareDataFolder(options.dataFolder)
  const db = await openDatabase(folder.database, {
    mode,
    keys: databaseKeys(options.keys ?? null),
    beforeMigration: async (database, version) => {
      const origin = { madeBy: null, program: programVersion, isOptional: false, sign: () => null }
      await backupDatabase(database, folder.backups, `migration-${version}`, options.clock(), origin)
    },
  })
  try {
    return await putTogether(options, db, folder, restored)
  } catch (error) {
    db.close()
    throw asDamage(error, db.path)
  }
}

async function putTogether(options: OpenAppOptions, db: Database, folder: DataFolder, restored: RestoreOrder | null): Promise<App> {
  await refuseForeignOrder(folder, restored)
  makeFolders(folder)
  const uptime = options.uptime ?? (() => performance.now())
  const audit = openAuditTrail({ db, folder, clock: options.clock, log: options.log, uptime })
  const changes = createChangeBus()
  const gate = createWriteGate()
  await clearUnfinished(folder.backups)
  const backups = await createBackupKeeper({ db, folder, clock: options.clock, log: options.log, changes, gate, sign: audit.sign })
  const app: App = {
    host: options.host,
    folder,
    db,
    keys: options.keys ?? null,
    clock: options.clock,
    uptime,
    passwordCost: options.passwordCost ?? passwordCost,
    log: options.log,
    changes,
    gate,
    results: createResultsService({ db, clock: options.clock }),
    audit,
    write: (topics, work, evaluateeIds) =>
      gate.run(() => {
        try {
          const result = db.transaction(work)
          changes.publish([...topics], evaluateeIds)
          return result
        } catch (error) {
          // Results kept in memory may have seen the change that was rolled back.
          app.results.forget()
          throw error
        }
      }),
    backups,
    backup: (reason, madeBy) => backups.take(reason, madeBy),
    close: () => db.close(),
  }
  if (restored !== null) await noteRestored(app, restored)
  return app
}

/** Another program may have given its order in the moment between the look for one and the opening: then the folder is that program's. */
async function refuseForeignOrder(folder: DataFolder, restored: RestoreOrder | null): Promise<void> {
  const order = await readOrder(folder.root)
  if (order !== null && order.id !== restored?.id) throw new AppError('database_locked', { path: folder.database })
}

function makeFolders(folder: DataFolder): void {
  mkdirSync(folder.evidence, { recursive: true, mode: 0o700 })
  mkdirSync(folder.backups, { recursive: true, mode: 0o700 })
}
