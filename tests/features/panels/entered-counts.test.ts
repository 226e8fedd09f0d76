import { expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { openTestApp } from '../../helpers/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { makeJudgedCycle } from './marked-cycle.ts'

/** Evaluatees that have everything of the judged leaf A3. */
async function enteredOfA3(app: App, cycleId: number): Promise<number | undefined> {
  return (await clientOf(app).scoring.leaves({ cycleId })).find(({ code }) => code === 'A3')?.entered
}

test('a leaf is complete where every judge has marked who has to mark that evaluatee', async () => {
  const app = await openTestApp()
  const { cycleId, categories, judges, evaluatees } = await makeJudgedCycle(app)
  const { panels } = clientOf(app)
  const leaves = { kind: 'all' } as const
  const withoutPanels = await enteredOfA3(app, cycleId)
  const third = await panels.addJudge({ cycleId, name: '示例三', group: 'panel', unitId: null })
  const withThird = await enteredOfA3(app, cycleId)

  await panels.add({ cycleId, name: '一组', scope: { kind: 'categories', ids: [categories[0]] }, leaves, judgeIds: [...judges] })
  const oneCovered = await enteredOfA3(app, cycleId)
  await panels.add({ cycleId, name: '二组', scope: { kind: 'categories', ids: [categories[1]] }, leaves, judgeIds: [...judges, third.id] })
  const thirdMissing = await enteredOfA3(app, cycleId)
  await panels.recuse({ judgeId: third.id, evaluateeId: evaluatees[2] ?? 0, source: 'declared', reason: '亲属' })
  const thirdRecused = await enteredOfA3(app, cycleId)

  expect([withoutPanels, withThird, oneCovered, thirdMissing, thirdRecused]).toEqual([3, 0, 2, 2, 3])
})
