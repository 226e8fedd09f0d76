import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { setUpAccess } from '../../../electron/features/accounts/access-service.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { importing } from './importing.ts'
import { openScenarioApp } from './open.ts'
import { savingFacts } from './saving-facts.ts'
import { beginYear, readYear } from './small-year.ts'

/** A data folder with a register, findings, marks, results, three accounts, and the log of all that. */
export async function fullFolder(dataFolder: string): Promise<void> {
  const nobodyWaits = (): void => undefined
  await savingFacts.prepare(dataFolder)
  await savingFacts.run(dataFolder, nobodyWaits)
  await importing.run(dataFolder, nobodyWaits)
  const app = await openScenarioApp(dataFolder)
  const account = (login: string) => ({ login, name: `账户${login}`, password: '松花江畔 夜雨初歇 27' })
  await setUpAccess(app, { mode: 'three', administrator: account('guanli'), security: account('anquan'), auditor: account('shenji') })
  app.close()
}

/** A demonstration of some size with a verified backup of its last state. @returns bytes of the database */
export async function largeFolder(dataFolder: string, megabytes: number): Promise<number> {
  await beginYear(dataFolder)
  const app = await openScenarioApp(dataFolder)
  await clientOf(app).startup.setUp({ mode: 'demonstration' })
  const { cycleId } = readYear(app)
  const insert = app.db.prepare('INSERT INTO ranking_snapshot (cycle_id, day, content) VALUES (?, ?, ?)')
  for (let part = 0; part < megabytes; part += 1) {
    const day = new Date(Date.UTC(2026, 0, 1 + part)).toISOString().slice(0, 10)
    await app.write(['results'], () => insert.run(cycleId, day, JSON.stringify(randomBytes(500_000).toString('hex'))))
  }
  await app.backup('manual')
  app.close()
  return statSync(app.folder.database).size
}
