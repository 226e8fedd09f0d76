import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { openScenarioApp } from './open.ts'
import type { Scenario } from './scenario.ts'
import { beginYear, readYear } from './small-year.ts'

/** Two backups one after the other: a file with a final name is whole, whenever the machine stopped. */
export const backingUp: Scenario = {
  name: 'backup',
  prepare: beginYear,
  async run(dataFolder, promise) {
    const app = await openScenarioApp(dataFolder)
    for (const reason of ['first', 'second']) {
      await app.backup(reason)
      promise(reason)
    }
    app.close()
  },
  check(app, promised) {
    readYear(app)
    const names = readdirSync(app.folder.backups).filter((name) => name.endsWith('.db'))
    return [
      ...promised.filter((reason) => !names.some((name) => name.endsWith(`-${reason}.db`))),
      ...names.filter((name) => !isWhole(join(app.folder.backups, name))).map((name) => `${name} is not whole`),
    ]
  },
}

function isWhole(path: string): boolean {
  const connection = new BetterSqlite3(path, { readonly: true })
  try {
    const units = connection.prepare('SELECT count(*) AS number FROM evaluatee').get() as { number: number }
    return connection.pragma('integrity_check', { simple: true }) === 'ok' && units.number === 3
  } catch {
    return false
  } finally {
    connection.close()
  }
}
