import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { makeCycle, openTestApp, smallScheme, type TestCycle } from '../../helpers/app.ts'
import { clientOf, dumpDatabase, refusalOf } from '../../helpers/feature-client.ts'

/** The small scheme with a trimmed mean on A3: the highest and the lowest of at least three marks are left out. */
const trimmed = smallScheme((small) => {
  const scheme = JSON.parse(JSON.stringify(small))
  scheme.parts[0].indicator.children[2].method.groups[0].aggregate = { kind: 'trimmed', high: 1, low: 1, minJudges: 3 }
  return scheme
})

const scored = (value: string) => ({ state: 'scored' as const, value, option: null })
const mark = (cycle: TestCycle, row: number, judge: number, value: string) => ({
  evaluateeId: cycle.evaluatees[row] ?? 0,
  indicator: 'A3',
  judgeId: cycle.judges[judge] ?? 0,
  mark: scored(value),
})

async function addJudge(app: App, cycle: TestCycle, name: string): Promise<number> {
  return (await clientOf(app).panels.addJudge({ cycleId: cycle.cycleId, name, group: 'panel', unitId: null })).id
}

describe('a block of marks', () => {
  test('is stored as a whole, with one line in the log, and moves every total', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)

    const saved = await clientOf(app).scoring.saveMarks({
      cycleId: cycle.cycleId,
      marks: [mark(cycle, 0, 0, '2'), mark(cycle, 1, 0, '3'), mark(cycle, 1, 1, '3')],
    })

    expect(saved).toEqual({ saved: 3, moved: null })
    expect(cycle.evaluatees.map((id) => app.results.standing(id).total)).toEqual([190_000, 190_000, 200_000])
    expect(app.db.prepare("SELECT count(*) FROM audit WHERE action = 'marks_saved'").pluck().get()).toBe(1)
  })

  test('says what it did when it is about one leaf of one evaluatee', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)

    const saved = await clientOf(app).scoring.saveMarks({ cycleId: cycle.cycleId, marks: [mark(cycle, 0, 0, '2'), mark(cycle, 0, 1, '2')] })

    expect(saved).toEqual({ saved: 2, moved: { score: '2.00', total: '18.00', rank: 3 } })
  })

  test('changes nothing when one mark is refused, and names its place', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const before = dumpDatabase(app)

    const refusal = await refusalOf(
      clientOf(app).scoring.saveMarks({ cycleId: cycle.cycleId, marks: [mark(cycle, 0, 0, '2'), mark(cycle, 1, 0, '9')] }),
    )

    expect(refusal.code).toBe('value_out_of_range')
    expect(dumpDatabase(app)).toEqual(before)
  })
})

describe('marks for the score grid', () => {
  test('by leaf stand by judge, with what carries each mean and what was left out of it', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, { scheme: trimmed })
    const third = await addJudge(app, cycle, '示例三')
    await clientOf(app).scoring.saveMarks({
      cycleId: cycle.cycleId,
      marks: [mark(cycle, 0, 0, '1'), mark(cycle, 0, 1, '3'), { ...mark(cycle, 0, 0, '2'), judgeId: third }],
    })

    const marks = await clientOf(app).scoring.marks({ by: 'leaf', cycleId: cycle.cycleId, indicator: 'A3', categoryId: null })

    expect(marks.evaluateeIds).toEqual(cycle.evaluatees)
    expect(marks.judges.map(({ name, groupName }) => [name, groupName])).toEqual([
      ['示例一', '考评组'],
      ['示例二', '考评组'],
      ['示例三', '考评组'],
    ])
    expect(marks.rows[0]).toEqual({
      states: 'sss',
      locks: '---',
      values: ['1', '3', '2'],
      means: [{ group: '考评组', scored: 3, highest: ['3'], lowest: ['1'] }],
      score: '2.00',
    })
    expect(marks.rows[1]).toEqual({
      states: 'sse',
      locks: '---',
      values: ['4', '4', ''],
      means: [{ group: '考评组', scored: 2, highest: [], lowest: [] }],
      score: '4.00',
    })
  })

  test('by judge stand by leaf, with what the judge alone gave', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    await clientOf(app).scoring.saveMarks({ cycleId: cycle.cycleId, marks: [mark(cycle, 2, 1, '1.5')] })

    const marks = await clientOf(app).scoring.marks({
      by: 'judge',
      cycleId: cycle.cycleId,
      judgeId: cycle.judges[1] ?? 0,
      categoryId: null,
    })

    expect(marks.leaves.map(({ code }) => code)).toEqual(['A3'])
    expect(marks.rows.map(({ states, values, score }) => [states, values, score])).toEqual([
      ['s', ['4'], '4.00'],
      ['s', ['4'], '4.00'],
      ['s', ['1.5'], '1.50'],
    ])
  })

  test('of some evaluatees are their rows of the whole table, by leaf and by judge', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const { scoring } = clientOf(app)
    const [first = 0, , third = 0] = cycle.evaluatees
    const some = { evaluateeIds: [third, first, 9999] }
    const tables = [
      { by: 'leaf', cycleId: cycle.cycleId, indicator: 'A3', categoryId: null },
      { by: 'judge', cycleId: cycle.cycleId, judgeId: cycle.judges[1] ?? 0, categoryId: null },
    ] as const
    await scoring.saveMarks({ cycleId: cycle.cycleId, marks: [mark(cycle, 2, 1, '1.5')] })

    for (const table of tables) {
      const whole = await scoring.marks(table)
      const rows = await scoring.marks({ ...table, ...some })

      expect(rows).toEqual({ ...whole, evaluateeIds: [first, third], rows: [whole.rows[0], whole.rows[2]] })
    }
  })

  test('by evaluatee stand by leaf and judge, and say where a judge stands back', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [evaluateeId = 0] = cycle.evaluatees
    const [judgeId = 0] = cycle.judges
    app.db
      .prepare(
        "INSERT INTO recusal (judge_id, evaluatee_id, source, reason, recorded_by, recorded_at) VALUES (?, ?, 'declared', '', '测试', '')",
      )
      .run(judgeId, evaluateeId)

    const marks = await clientOf(app).scoring.marks({ by: 'evaluatee', cycleId: cycle.cycleId, evaluateeId })
    const refusal = await refusalOf(clientOf(app).scoring.saveMarks({ cycleId: cycle.cycleId, marks: [mark(cycle, 0, 0, '2')] }))

    expect(marks.rows.map(({ locks, values }) => [locks, values])).toEqual([['r-', ['4', '4']]])
    expect(refusal).toMatchObject({ code: 'judge_recused', data: { judge: '示例一', evaluatee: '甲局', leaf: '特色工作' } })
  })
})

describe('blocks of other inputs', () => {
  test('store values and ballots whole or not at all', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const value = (text: string) => ({ state: 'scored' as const, value: text, baseline: null, target: null })
    const [first = 0, second = 0] = cycle.evaluatees

    const saved = await clientOf(app).scoring.saveValues({
      cycleId: cycle.cycleId,
      indicator: 'A2',
      values: [
        { evaluateeId: first, input: value('50') },
        { evaluateeId: second, input: value('80') },
      ],
    })
    const before = dumpDatabase(app)
    const refusal = await refusalOf(
      clientOf(app).scoring.saveValues({
        cycleId: cycle.cycleId,
        indicator: 'A2',
        values: [
          { evaluateeId: first, input: value('60') },
          { evaluateeId: 9999, input: value('80') },
        ],
      }),
    )

    expect(saved).toEqual({ saved: 2, moved: null })
    expect(refusal.code).toBe('not_found')
    expect(dumpDatabase(app)).toEqual(before)
  })
})
