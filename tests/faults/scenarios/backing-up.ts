import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openCopy } from '../../../electron/database/open-database.ts'
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
  const copy = openCopy(path, [null])
  try {
    const units = Number(copy.prepare('SELECT count(*) FROM evaluatee').pluck().get())
    return copy.prepare('PRAGMA integrity_check').pluck().get() === 'ok' && units === 3
  } catch {
    return false
  } finally {
    copy.close()
  }
}
