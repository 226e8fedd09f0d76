import { describe, expect, test } from 'vitest'
import { openTestApp } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'
import { makeJudgedCycle } from './marked-cycle.ts'

const everybody = { scope: { kind: 'all' }, leaves: { kind: 'all' } } as const
const whole = { panelId: null, categoryId: null }

describe('coverage', () => {
  test('says who is done, begun, waiting and standing back, and names what is missing without any mark', async () => {
    const app = await openTestApp()
    const { cycleId, judges, evaluatees } = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const leader = await panels.addJudge({ cycleId, name: '示例三', group: 'leaders', unitId: null })
    await panels.add({ cycleId, name: '考评组', ...everybody, judgeIds: [...judges, leader.id] })
    await panels.recuse({ judgeId: leader.id, evaluateeId: evaluatees[2] ?? 0, source: 'declared', reason: '亲属' })

    const byPanel = await panels.coverage({ cycleId, by: 'panel', ...whole })
    const byGroup = await panels.coverage({ cycleId, by: 'group', ...whole })
    const detail = await panels.coverageOf({ cycleId, evaluateeId: evaluatees[2] ?? 0 })

    const few = { kind: 'few', group: '考评组', judges: 2, needed: 3, effect: 'plain_mean', leaves: 1, leaf: '材料质量' }
    expect(byPanel).toMatchObject({ columns: [{ key: '1', name: '考评组' }], lacking: 3, unfinished: 3, outside: 0 })
    expect(byPanel.rows.map(({ name, cells, lacks }) => ({ name, cells, lacks }))).toEqual([
      { name: '甲局', cells: [{ judges: 3, done: 0, begun: 2, waiting: 1, recused: 0 }], lacks: [few] },
      { name: '乙局', cells: [{ judges: 3, done: 0, begun: 2, waiting: 1, recused: 0 }], lacks: [few] },
      {
        name: '丙局',
        cells: [{ judges: 3, done: 0, begun: 2, waiting: 0, recused: 1 }],
        lacks: [{ kind: 'empty', group: '领导', judges: 0, needed: 1, effect: 'reweight', leaves: 1, leaf: '特色工作' }, few],
      },
    ])
    expect(byGroup.columns.map(({ name }) => name)).toEqual(['考评组', '领导'])
    expect(byGroup.rows[2]?.cells).toEqual([
      { judges: 2, done: 0, begun: 2, waiting: 0, recused: 0 },
      { judges: 1, done: 0, begun: 0, waiting: 0, recused: 1 },
    ])
    expect(detail).toEqual([
      {
        judgeId: 1,
        name: '示例一',
        group: '考评组',
        panel: '考评组',
        state: 'begun',
        needed: 2,
        marked: 1,
        source: null,
        missing: ['材料质量'],
      },
      {
        judgeId: 2,
        name: '示例二',
        group: '考评组',
        panel: '考评组',
        state: 'begun',
        needed: 2,
        marked: 1,
        source: null,
        missing: ['材料质量'],
      },
      {
        judgeId: 3,
        name: '示例三',
        group: '领导',
        panel: '考评组',
        state: 'recused',
        needed: 1,
        marked: 0,
        source: 'declared',
        missing: [],
      },
    ])
  })

  test('puts evaluatees that nobody marks first, and counts marks from before the panels', async () => {
    const app = await openTestApp()
    const { cycleId, categories, judges } = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const scope = { kind: 'categories' as const, ids: [categories[0]] }
    const { id: panelId } = await panels.add({
      cycleId,
      name: '一组',
      scope,
      leaves: { kind: 'chosen', codes: ['A3'] },
      judgeIds: [...judges],
    })

    const all = await panels.coverage({ cycleId, by: 'panel', ...whole })
    const alone = await panels.coverage({ cycleId, by: 'panel', panelId, categoryId: null })

    expect(all.outside).toBe(2)
    expect(all.rows.map(({ name, lacks }) => [name, lacks.length])).toEqual([
      ['甲局', 2],
      ['乙局', 2],
      ['丙局', 3],
    ])
    expect(alone.rows.map(({ name, lacks }) => [name, lacks.map(({ group }) => group)])).toEqual([
      ['甲局', ['领导']],
      ['乙局', ['领导']],
    ])
    expect((await refusalOf(panels.coverage({ cycleId, by: 'panel', panelId: 99, categoryId: null }))).code).toBe('not_found')
  })
})

describe('a pasted list of judges', () => {
  test('says of each line what would become of it, and adds the new ones', async () => {
    const app = await openTestApp()
    const { cycleId } = await makeJudgedCycle(app)
    const { panels } = clientOf(app)
    const text = '姓名\t类别\t单位\n示例一\t考评组\n张评委\t领导\t甲局\n李评委\n\n王评委\t来宾\n赵评委\t领导\t戊局\n张评委\t领导\n'

    const lines = await panels.readJudges({ cycleId, text, group: 'panel' })
    const counts = await panels.addJudges({ cycleId, text, group: 'panel' })

    expect(lines.map(({ line, name, group, unit, verdict, problem }) => [line, name, group, unit, verdict, problem])).toEqual([
      [2, '示例一', '考评组', '', 'same', null],
      [3, '张评委', '领导', '甲局', 'new', null],
      [4, '李评委', '考评组', '', 'new', null],
      [6, '王评委', '来宾', '', 'refused', 'group_unknown'],
      [7, '赵评委', '领导', '戊局', 'refused', 'unit_unknown'],
      [8, '张评委', '领导', '', 'refused', 'twice'],
    ])
    expect(counts).toEqual({ new: 2, same: 1, changed: 0, refused: 3 })
    expect((await panels.judges({ cycleId })).map(({ code, name, unitName }) => [code, name, unitName])).toEqual([
      ['j0', '示例一', null],
      ['j1', '示例二', null],
      ['P01', '张评委', '甲局'],
      ['P02', '李评委', null],
    ])
    expect((await panels.recusals({ cycleId })).map(({ judge, evaluatee }) => [judge, evaluatee])).toEqual([['张评委', '甲局']])
    expect((await refusalOf(panels.addJudges({ cycleId, text, group: 'panel' }))).code).toBe('nothing_to_apply')
  })
})
