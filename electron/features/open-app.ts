import { mkdirSync } from 'node:fs'
import { backupDatabase } from '../database/backup.ts'
import type { Database } from '../database/database.ts'
import { asRefusal } from '../database/driver-refusals.ts'
import { openDatabase } from '../database/open-database.ts'
import { type PasswordCost, passwordCost } from '../security/passwords.ts'
import type { App, DataFolder, Log } from './app.ts'
import { openAuditTrail } from './audit/audit-trail.ts'
import { createChangeBus } from './change-bus.ts'
import { dataFolderAt, prepareDataFolder } from './data-folder.ts'
import { createResultsService } from './results/materialised-results.ts'
import { createWriteGate } from './write-gate.ts'

export interface OpenAppOptions {
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
  const { folder, mode } =
    options.existingOnly === true
      ? { folder: dataFolderAt(options.dataFolder), mode: 'existing' as const }
      : prepareDataFolder(options.dataFolder)
  const db = await openDatabase(folder.database, {
    mode,
    beforeMigration: async (database, version) => {
      await backupDatabase(database, folder.backups, `migration-${version}`, options.clock())
    },
  })
  makeFolders(folder)
  const uptime = options.uptime ?? (() => performance.now())
  const audit = closingWhenRefused(db, () => openAuditTrail({ db, folder, clock: options.clock, log: options.log, uptime }))
  const changes = createChangeBus()
  const gate = createWriteGate()
  const app: App = {
    host: options.host,
    folder,
    db,
    clock: options.clock,
    uptime,
    passwordCost: options.passwordCost ?? passwordCost,
    log: options.log,
    changes,
    gate,
    results: createResultsService({ db, clock: options.clock }),
    audit,
    write: (topics, work) =>
      gate.run(() => {
        try {
          const result = db.transaction(work)
          changes.publish([...topics])
          return result
        } catch (error) {
          // Results kept in memory may have seen the change that was rolled back.
          app.results.forget()
          throw error
        }
      }),
    backup: (reason) => backupDatabase(db, folder.backups, reason, options.clock()).then(() => undefined),
    close: () => db.close(),
  }
  return app
}

function closingWhenRefused<T>(db: Database, work: () => T): T {
  try {
    return work()
  } catch (error) {
    db.close()
    throw asRefusal(error, db.path)
  }
}

function makeFolders(folder: DataFolder): void {
  mkdirSync(folder.evidence, { recursive: true, mode: 0o700 })
  mkdirSync(folder.backups, { recursive: true, mode: 0o700 })
}
