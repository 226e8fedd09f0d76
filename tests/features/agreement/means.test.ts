import { expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { makeCycle, openTestApp, smallScheme } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'

/** The small scheme whose judged leaf has leaders at half, peers at a fifth and a trimmed panel at three tenths. */
const threeGroups = () =>
  smallScheme((plain) => {
    const scheme = structuredClone(plain) as { parts: { indicator: { children: { code: string; method: Record<string, unknown> }[] } }[] }
    const leaf = scheme.parts[0]?.indicator.children.find(({ code }) => code === 'A3')
    if (leaf === undefined) throw new Error('no A3')
    leaf.method.emptyGroup = 'reweight'
    leaf.method.groups = [
      { code: 'leaders', name: '领导', weight: '50', aggregate: { kind: 'mean' } },
      { code: 'peers', name: '同级', weight: '20', aggregate: { kind: 'median' } },
      { code: 'panel', name: '考评组', weight: '30', aggregate: { kind: 'trimmed', high: 1, low: 1, minJudges: 3 } },
    ]
    return { ...scheme }
  })

function mark(app: App, cycleId: number, evaluateeId: number, name: string, group: string, value: number | null): void {
  const { db } = app
  const judge = db.run(
    db.build.insertInto('judge').values({ cycle_id: cycleId, code: name, name, judge_group: group, position: 9 }),
  ).insertedId
  const state = value === null ? 'recused' : 'scored'
  db.run(db.build.insertInto('mark').values({ evaluatee_id: evaluateeId, indicator: 'A3', judge_id: judge, state, value, option: null }))
}

test('says of each mean how many marks counted, which were dropped, and what the group weighs now', async () => {
  const app = await openTestApp()
  const cycle = await makeCycle(app, { scheme: threeGroups() })
  const [id = 0] = cycle.evaluatees
  await app.write(['inputs'], () => {
    mark(app, cycle.cycleId, id, '领导甲', 'leaders', 32_000)
    mark(app, cycle.cycleId, id, '评委三', 'panel', 20_000)
    mark(app, cycle.cycleId, id, '评委四', 'panel', 35_000)
    mark(app, cycle.cycleId, id, '评委五', 'panel', null)
    app.results.rescore(cycle.cycleId, [id], ['A3'])
  })

  const means = await clientOf(app).agreement.means({ cycleId: cycle.cycleId, evaluateeId: id })

  const nothing = { highest: [], lowest: [], absent: 0, recused: 0, empty: 0, notApplicable: 0, needed: null, policy: null }
  expect(means).toEqual([
    {
      indicator: 'A3',
      name: '特色工作',
      groups: [
        { ...nothing, group: 'leaders', name: '领导', aggregate: 'mean', value: '3.2', weight: '0.625', stated: '0.5', valid: 1, used: 1 },
        {
          ...nothing,
          group: 'peers',
          name: '同级',
          aggregate: 'median',
          value: null,
          weight: null,
          stated: null,
          valid: 0,
          used: 0,
          policy: 'reweight',
        },
        {
          // Of the panel 2, 3.5, 4, 4: the lowest and one of the two highest are dropped, (3.5 + 4) ÷ 2.
          ...nothing,
          group: 'panel',
          name: '考评组',
          aggregate: 'trimmed',
          value: '3.75',
          weight: '0.375',
          stated: '0.3',
          valid: 4,
          used: 2,
          recused: 1,
          highest: [{ judgeId: cycle.judges[1], judge: '示例二', mark: '4' }],
          lowest: [{ judgeId: expect.any(Number), judge: '评委三', mark: '2' }],
        },
      ],
    },
  ])
})

test('knows only evaluatees of the cycle', async () => {
  const app = await openTestApp()
  const cycle = await makeCycle(app)

  expect(await refusalOf(clientOf(app).agreement.means({ cycleId: cycle.cycleId, evaluateeId: 99 }))).toEqual({
    code: 'not_found',
    data: { what: 'evaluatee', id: 99 },
  })
})
