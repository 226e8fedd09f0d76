import { mkdirSync } from 'node:fs'
import { backupDatabase } from '../database/backup.ts'
import { openDatabase } from '../database/open-database.ts'
import type { App, DataFolder, Log } from './app.ts'
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
  const changes = createChangeBus()
  const gate = createWriteGate()
  const app: App = {
    host: options.host,
    folder,
    db,
    clock: options.clock,
    log: options.log,
    changes,
    gate,
    results: createResultsService({ db, clock: options.clock }),
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

function makeFolders(folder: DataFolder): void {
  mkdirSync(folder.evidence, { recursive: true, mode: 0o700 })
  mkdirSync(folder.backups, { recursive: true, mode: 0o700 })
}
