import type { App } from '../../../electron/features/app.ts'
import { readExport } from '../../../electron/features/reports/reports-service.ts'
import type { Seal } from '../../../shared/contract/seals.ts'
import { confirmFinding, makeCycle, openTestApp, smallScheme, type TestCycle } from '../../helpers/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'

/** A published cycle of four in 甲组 (20, 19.5, 19.5, 17) with two places for 优秀, one by reference in 乙组; the tie on the line is decided by a vote. */
export async function readyCycle(app: App): Promise<TestCycle> {
  const scheme = smallScheme((plain) => ({
    ...plain,
    settings: { ...(plain.settings as object), quotas: [{ grade: 'excellent', limit: { kind: 'number', number: 2 } }] },
  }))
  const cycle = await makeCycle(app, {
    scheme,
    evaluatees: [
      { name: '甲局' },
      { name: '乙局' },
      { name: '丙局' },
      { name: '丁局' },
      { name: '戊局', category: 1, participation: 'by_reference' },
    ],
  })
  const [, second = 0, third = 0, fourth = 0] = cycle.evaluatees
  await confirmFinding(app, cycle, second)
  await confirmFinding(app, cycle, third)
  await confirmFinding(app, cycle, fourth, { quantity: 60_000 })
  app.db.run(app.db.build.updateTable('scheme_version').set({ state: 'published' }).where('id', '=', cycle.versionId))
  const client = clientOf(app, '示例主任')
  await client.decisions.settle({
    cycleId: cycle.cycleId,
    categoryId: cycle.categories[0],
    grade: 'excellent',
    choice: 'vote',
    tied: [second, third],
    votes: [
      { evaluateeId: second, votes: 5 },
      { evaluateeId: third, votes: 4 },
    ],
    reason: '现场表决',
  })
  await client.decisions.depart({ evaluateeId: fourth, place: 3, grade: null, reason: '防汛抢险' })
  return cycle
}

/** The same, sealed by 示例主任 and signed by 示例组长 too. */
export async function sealedCycle(): Promise<{ readonly app: App; readonly cycle: TestCycle; readonly seal: Seal }> {
  const app = await openTestApp()
  const cycle = await readyCycle(app)
  const seal = await clientOf(app, '示例主任').seals.seal({ cycleId: cycle.cycleId, signers: ['示例组长'] })
  return { app, cycle, seal }
}

/** The seal file as it is given out. */
export async function fileOf(app: App, sealId: number): Promise<string> {
  const { fileId } = await clientOf(app).seals.file({ sealId })
  return new TextDecoder().decode(readExport(app, fileId)?.bytes)
}
