import { describe, expect, test } from 'vitest'
import { openTestApp } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'
import { handIn, makeJudgedCycle, marksOf } from './marked-cycle.ts'

const everybody = { scope: { kind: 'all' }, leaves: { kind: 'all' } } as const

describe('panels', () => {
  test('one panel of everybody is made in one call and says whom and what it marks', async () => {
    const app = await openTestApp()
    const { cycleId, judges } = await makeJudgedCycle(app)
    const { panels } = clientOf(app)

    const made = await panels.add({ cycleId, name: '考评组', ...everybody, judgeIds: [...judges] })

    expect(made).toEqual({ id: 1, name: '考评组', ...everybody, judgeIds: judges, evaluatees: 3, leafCount: 2, submitted: 0 })
    expect((await panels.list({ cycleId })).panels).toEqual([made])
  })

  test('a name is taken once; judges, categories, evaluatees and leaves are those of the cycle', async () => {
    const app = await openTestApp()
    const { cycleId, judges } = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    await panels.add({ cycleId, name: '一组', ...everybody, judgeIds: [] })
    const refused = (change: object) => refusalOf(panels.add({ cycleId, name: '二组', ...everybody, judgeIds: [...judges], ...change }))

    expect([
      await refused({ name: '一组' }),
      await refused({ judgeIds: [99] }),
      await refused({ scope: { kind: 'categories', ids: [99] } }),
      await refused({ scope: { kind: 'evaluatees', ids: [99] } }),
      await refused({ leaves: { kind: 'chosen', codes: ['A1'] } }),
    ]).toEqual([
      { code: 'name_taken', data: { name: '一组' } },
      { code: 'not_found', data: { what: 'judge', id: 99 } },
      { code: 'not_found', data: { what: 'category', id: 99 } },
      { code: 'not_found', data: { what: 'evaluatee', id: 99 } },
      { code: 'not_found', data: { what: 'indicator', code: 'A1' } },
    ])
  })

  test('a judge marks a place in one panel only; panels apart by evaluatees or by leaves may share judges', async () => {
    const app = await openTestApp()
    const { cycleId, judges, categories, evaluatees } = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const add = (name: string, scope: Parameters<typeof panels.add>[0]['scope'], codes: readonly string[]) =>
      panels.add({ cycleId, name, scope, leaves: { kind: 'chosen', codes: [...codes] }, judgeIds: [...judges] })
    await add('一组', { kind: 'categories', ids: [categories[0]] }, ['A3'])

    const overlapping = await refusalOf(add('二组', { kind: 'evaluatees', ids: [evaluatees[1] ?? 0] }, ['A3', 'A4']))
    await add('三组', { kind: 'categories', ids: [categories[1]] }, ['A3'])
    await add('四组', { kind: 'all' }, ['A4'])

    expect(overlapping).toEqual({
      code: 'panel_overlap',
      data: { judge: '示例一', panel: '一组', other: '二组', evaluatee: '乙局' },
    })
    expect((await panels.list({ cycleId })).panels.map(({ name }) => name)).toEqual(['一组', '三组', '四组'])
  })

  test('a change that leaves marks without a panel is refused and lists them; cleared with a reason it goes through', async () => {
    const app = await openTestApp()
    const { cycleId, judges, categories } = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const { id: panelId } = await panels.add({ cycleId, name: '考评组', ...everybody, judgeIds: [...judges] })
    const scope = { kind: 'categories' as const, ids: [categories[0]] }

    const refused = await refusalOf(panels.update({ panelId, scope, clearMarks: null }))
    const listed = await panels.uncovered({ panelId, scope })
    const withoutName = await refusalOf(clientOf(app, null).panels.update({ panelId, scope, clearMarks: { reason: '改由二组评' } }))
    const changed = await panels.update({ panelId, scope, clearMarks: { reason: '改由二组评' } })

    expect(refused).toEqual({ code: 'marks_outside', data: { count: 2, judge: '示例一', evaluatee: '丙局', leaf: '特色工作' } })
    expect(listed).toEqual({
      count: 2,
      first: [
        { judge: '示例一', evaluatee: '丙局', leaf: '特色工作' },
        { judge: '示例二', evaluatee: '丙局', leaf: '特色工作' },
      ],
    })
    expect(withoutName).toEqual({ code: 'operator_required', data: {} })
    expect(changed).toMatchObject({ scope, evaluatees: 2 })
    expect(marksOf(app)).toEqual([
      '甲局 A3 示例一 scored 4',
      '甲局 A3 示例二 scored 4',
      '乙局 A3 示例一 scored 4',
      '乙局 A3 示例二 scored 4',
    ])
    const [log] = app.db.all(app.db.build.selectFrom('audit').select(['note', 'detail']).where('action', '=', 'marks_cleared'))
    expect([log?.note, JSON.parse(log?.detail ?? '')]).toEqual([
      '改由二组评',
      {
        before: [
          [3, 'A3', 1, 'scored', 40_000],
          [3, 'A3', 2, 'scored', 40_000],
        ],
      },
    ])
  })

  test('a change that keeps every mark covered needs no word', async () => {
    const app = await openTestApp()
    const { cycleId, judges, evaluatees } = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const third = await panels.addJudge({ cycleId, name: '示例三', group: 'panel', unitId: null })
    const { id: panelId } = await panels.add({ cycleId, name: '考评组', ...everybody, judgeIds: [...judges, third.id] })

    await panels.update({ panelId, name: '第一考评组', clearMarks: null })
    await panels.update({ panelId, judgeIds: [...judges], clearMarks: null })
    await panels.update({ panelId, leaves: { kind: 'chosen', codes: ['A3'] }, clearMarks: null })
    const last = await panels.update({ panelId, scope: { kind: 'evaluatees', ids: [...evaluatees] }, clearMarks: null })

    expect(last).toMatchObject({ name: '第一考评组', judgeIds: judges, leafCount: 1, evaluatees: 3 })
  })

  test('a judge whose sheet is handed in stays on the panel, and such a panel stays', async () => {
    const app = await openTestApp()
    const { cycleId, judges } = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const { id: panelId } = await panels.add({ cycleId, name: '考评组', ...everybody, judgeIds: [...judges] })
    handIn(app, panelId, judges[0] ?? 0)

    const taken = await refusalOf(panels.update({ panelId, judgeIds: judges.slice(1), clearMarks: { reason: '换人' } }))
    const removed = await refusalOf(panels.remove({ panelId }))

    expect(taken).toEqual({ code: 'sheet_submitted', data: { judge: '示例一' } })
    expect(removed).toEqual({ code: 'in_use', data: { name: '考评组' } })
    expect((await panels.list({ cycleId })).panels[0]?.submitted).toBe(1)
  })

  test('the only panel may go with its marks standing, one of several may not', async () => {
    const app = await openTestApp()
    const { cycleId, judges, categories } = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const half = (name: string, place: 0 | 1) =>
      panels.add({ cycleId, name, scope: { kind: 'categories', ids: [categories[place]] }, leaves: { kind: 'all' }, judgeIds: [...judges] })
    const whole = await panels.add({ cycleId, name: '考评组', ...everybody, judgeIds: [...judges] })

    expect(await panels.remove({ panelId: whole.id })).toEqual({ removed: 1 })
    const first = await half('一组', 0)
    await half('二组', 1)
    expect((await refusalOf(panels.remove({ panelId: first.id }))).code).toBe('marks_outside')
    expect(marksOf(app)).toHaveLength(6)
  })

  test('an evaluatee that leaves its category does not leave its marks behind', async () => {
    const app = await openTestApp()
    const { cycleId, judges, categories, evaluatees } = await makeJudgedCycle(app)
    const { panels, register } = clientOf(app)
    const first = { kind: 'categories' as const, ids: [categories[0]] }
    await panels.add({ cycleId, name: '一组', scope: first, leaves: { kind: 'all' }, judgeIds: [...judges] })
    const move = (place: number, categoryId: number) => register.update({ evaluateeIds: [evaluatees[place] ?? 0], categoryId })

    const left = await refusalOf(move(0, categories[1]))
    await panels.add({
      cycleId,
      name: '二组',
      scope: { kind: 'evaluatees', ids: [evaluatees[2] ?? 0] },
      leaves: { kind: 'all' },
      judgeIds: [...judges],
    })
    const joined = await refusalOf(move(2, categories[0]))

    expect(left).toEqual({ code: 'marks_outside', data: { count: 2, judge: '示例一', evaluatee: '甲局', leaf: '特色工作' } })
    expect(joined).toEqual({
      code: 'panel_overlap',
      data: { judge: '示例一', panel: '一组', other: '二组', evaluatee: '丙局' },
    })
  })
})

describe('judged leaves', () => {
  test('show the groups with their shares, their means, what an empty group does, and how many judges each has', async () => {
    const app = await openTestApp()
    const { cycleId, judges } = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const before = await panels.list({ cycleId })
    await panels.add({
      cycleId,
      name: '考评组',
      scope: { kind: 'all' },
      leaves: { kind: 'chosen', codes: ['A4'] },
      judgeIds: judges.slice(1),
    })
    const after = await panels.list({ cycleId })

    expect(before.leaves).toEqual([
      {
        code: 'A3',
        name: '特色工作',
        path: '基础',
        emptyGroup: 'reweight',
        groups: [
          { code: 'panel', name: '考评组', percent: '50', aggregate: 'mean', trim: null, judges: 2 },
          { code: 'leaders', name: '领导', percent: '50', aggregate: 'mean', trim: null, judges: 0 },
        ],
      },
      {
        code: 'A4',
        name: '材料质量',
        path: '基础',
        emptyGroup: 'zero',
        groups: [{ code: 'panel', name: '考评组', percent: '100', aggregate: 'trimmed', trim: { high: 1, low: 1, from: 3 }, judges: 2 }],
      },
    ])
    expect(after.leaves.map(({ groups }) => groups.map((group) => group.judges))).toEqual([[0, 0], [1]])
  })
})
