import type { App } from '../../../electron/features/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { openScenarioApp } from './open.ts'

/** A judged leaf of the starter scheme for units, 0 to 4 by 0.1, and a rule that takes 0.5 an event. */
export const judgedLeaf = '2.2.2'
export const findingRule = { indicator: '1.1.1', rule: 'late' } as const

/** A year by the starter scheme with three units and two judges, made by the program's own calls. */
export async function beginYear(dataFolder: string): Promise<void> {
  const app = await openScenarioApp(dataFolder)
  const { cycles, register, panels } = clientOf(app)
  const { id: cycleId } = await cycles.create({ year: 2026, name: '2026 年度考评', scheme: { from: 'starter', code: 'model-unit' } })
  const { id: categoryId } = await register.addCategory({ cycleId, name: '政府部门' })
  for (const name of ['甲局', '乙局', '丙局']) {
    await register.add({ cycleId, name, shortName: name, code: '', categoryId, unitId: null, participation: 'full' })
  }
  for (const name of ['示例一', '示例二']) await panels.addJudge({ cycleId, name, group: 'panel', unitId: null })
  app.close()
}

/** What the year holds, read from the database. */
export function readYear(app: App): {
  readonly cycleId: number
  readonly evaluatees: readonly number[]
  readonly judges: readonly number[]
} {
  const ids = (sql: string): number[] => (app.db.prepare(sql).all() as { id: number }[]).map(({ id }) => id)
  const [cycleId] = ids('SELECT id FROM cycle')
  if (cycleId === undefined) throw new Error('the year is gone')
  return { cycleId, evaluatees: ids('SELECT id FROM evaluatee ORDER BY id'), judges: ids('SELECT id FROM judge ORDER BY id') }
}

/** Whether the stored results of the year are what its facts give; in words when not. */
export async function checkResults(app: App, cycleId: number): Promise<readonly string[]> {
  const stored = (): string => JSON.stringify(app.db.prepare('SELECT * FROM result WHERE cycle_id = ? ORDER BY evaluatee_id').all(cycleId))
  const before = stored()
  await app.results.recompute([cycleId])
  return stored() === before ? [] : ['a stored result is not what its facts give']
}
