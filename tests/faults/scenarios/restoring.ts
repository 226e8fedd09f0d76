import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openCopy } from '../../../electron/database/open-database.ts'
import type { App } from '../../../electron/features/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { openScenarioApp } from './open.ts'
import { openScenarioProgram } from './program.ts'
import type { Scenario } from './scenario.ts'
import { beginYear, checkResults, judgedLeaf, readYear } from './small-year.ts'

/** Marks in the backup, and after it. */
const marks = { old: 2, present: 4 }

/**
 * A backup takes the place of later data: afterwards the data is whole as it was or whole as it is restored, and what was there before lies in the quarantine.
 */
export const restoring: Scenario = {
  name: 'restore',
  async prepare(dataFolder) {
    await beginYear(dataFolder)
    const app = await openScenarioApp(dataFolder)
    await clientOf(app).startup.setUp({ mode: 'demonstration' })
    const { evaluatees } = readYear(app)
    await mark(app, evaluatees[0])
    await app.backup('manual')
    await mark(app, evaluatees[1])
    app.close()
  },
  async run(dataFolder, promise) {
    const { client, close } = await openScenarioProgram(dataFolder)
    const backup = (await client.backups.list({ folder: null })).find(({ reason }) => reason === 'manual')
    if (backup === undefined) throw new Error('the backup is gone')
    const source = { folder: null, name: backup.name }
    const { previewId } = await client.backups.preview({ source })
    await client.backups.restore({ source, previewId, confirmation: '恢复', reason: '误录', by: null, second: null })
    promise('restored')
    await close()
  },
  async check(app, promised) {
    const number = (sql: string): number => Number(app.db.prepare(sql).pluck().get())
    const found = number('SELECT count(*) FROM mark')
    const lines = number(`SELECT count(*) FROM audit WHERE action = 'restored'`)
    const broken: string[] = []
    if (found === marks.present) {
      if (promised.length > 0) broken.push('restored')
      if (lines !== 0) broken.push('the log tells of a restore that was not')
    } else if (found === marks.old) {
      if (lines !== 1) broken.push(`the log tells ${lines} times of the restore`)
      broken.push(...lostBefore(app.folder.root))
      if (!readdirSync(app.folder.backups).some((name) => name.endsWith('-restore.db'))) broken.push('restored without a backup before')
    } else broken.push(`${found} marks, neither ${marks.old} nor ${marks.present}`)
    for (const name of readdirSync(app.folder.root)) {
      if (name === 'restore.json' || name.endsWith('.restored')) broken.push(`${name} is left over`)
    }
    return [...broken, ...(await checkResults(app, readYear(app).cycleId))]
  },
}

/** Both judges mark one unit. */
async function mark(app: App, evaluateeId: number | undefined): Promise<void> {
  const { cycleId, judges } = readYear(app)
  for (const judgeId of judges) {
    const place = { cycleId, evaluateeId: evaluateeId ?? 0, indicator: judgedLeaf, judgeId }
    await clientOf(app).scoring.saveMark({ ...place, mark: { state: 'scored', value: '1', option: null } })
  }
}

/** Whether what was there before the restore is still to be had, whole. */
function lostBefore(root: string): readonly string[] {
  const quarantine = join(root, 'quarantine')
  const stamps = existsSync(quarantine) ? readdirSync(quarantine) : []
  const [stamp] = stamps
  if (stamp === undefined || stamps.length > 1) return [`${stamps.length} quarantines`]
  try {
    const copy = openCopy(join(quarantine, stamp, 'hengjian.db'), [null])
    const found = Number(copy.prepare('SELECT count(*) FROM mark').pluck().get())
    copy.close()
    return found === marks.present ? [] : [`${found} marks in the quarantine`]
  } catch (error) {
    return [`the quarantine does not open: ${error instanceof Error ? error.message : String(error)}`]
  }
}
