import { mkdirSync, readdirSync } from 'node:fs'
import { shippedDriver } from '../../../electron/database/driver.ts'
import { migrate } from '../../../electron/database/migration.ts'
import { migrations, newestVersion } from '../../../electron/database/migrations/index.ts'
import { applicationId } from '../../../electron/database/open-database.ts'
import { dataFolderAt } from '../../../electron/features/data-folder.ts'
import { openScenarioApp } from './open.ts'
import type { Scenario } from './scenario.ts'

/** A data folder of the first version is opened by the present one: it is in the old form with a way back, or in the new one, and never between. */
export const migrating: Scenario = {
  name: 'migration',
  prepare(dataFolder) {
    const folder = dataFolderAt(dataFolder)
    mkdirSync(folder.root, { recursive: true })
    const connection = shippedDriver.open(folder.database, { key: null })
    connection.pragma(`application_id = ${applicationId}`)
    connection.pragma('journal_mode = WAL')
    migrate(connection, migrations.slice(0, 1))
    const insert = connection.prepare('INSERT INTO unit (code, name, short_name) VALUES (?, ?, ?)')
    for (let unit = 0; unit < 200; unit += 1) insert.run(`${unit}`, `第${unit}局`, `${unit}局`)
    connection.close()
    return Promise.resolve()
  },
  async run(dataFolder, promise) {
    const app = await openScenarioApp(dataFolder)
    promise('migrated')
    app.close()
  },
  check(app) {
    const { number } = app.db.prepare('SELECT count(*) AS number FROM unit').get() as { number: number }
    const version = app.db.prepare('PRAGMA user_version').get() as { user_version: number }
    return [
      ...(number === 200 ? [] : [`${number} of 200 units`]),
      ...(version.user_version === newestVersion ? [] : [`version ${version.user_version}`]),
      ...(readdirSync(app.folder.backups).some((name) => /-migration-10\.db$/u.test(name)) ? [] : ['migrated without a backup before']),
    ]
  },
}
