import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { makeCycle, openTestApp, smallScheme, type TestCycle } from '../../helpers/app.ts'
import { clientOf, dumpDatabase, refusalOf } from '../../helpers/feature-client.ts'

/**
 * The small scheme with a leaf of each other kind in place of the bonus, empty ones counting zero: C1 rubric A/B (4), C2 survey of staff and leaders (10), C3 external out
 * of 1000 (5), C4 tasks by difficulty and effect (10), C5 measured against one's own target (2).
 */
function inputsScheme(): Scheme {
  return smallScheme((small) => {
    const scheme = JSON.parse(JSON.stringify(small))
    scheme.settings.empty = 'zero'
    scheme.parts[1] = {
      part: 'base',
      indicator: {
        code: 'C',
        name: '其他',
        points: '31',
        children: [
          {
            code: 'C1',
            name: '材料评定',
            points: '4',
            method: {
              kind: 'judged',
              scale: {
                kind: 'options',
                options: [
                  { code: 'A', name: '好', coefficient: '1' },
                  { code: 'B', name: '中', coefficient: '0.5' },
                ],
              },
              groups: [{ code: 'leaders', name: '领导', weight: '1', aggregate: { kind: 'mean' } }],
            },
          },
          {
            code: 'C2',
            name: '民主测评',
            points: '10',
            method: {
              kind: 'survey',
              options: [
                { code: 'good', name: '满意', coefficient: '1' },
                { code: 'fair', name: '一般', coefficient: '0.6' },
                { code: 'unknown', name: '不了解', coefficient: null },
              ],
              groups: [
                { code: 'staff', name: '职工', weight: '1' },
                { code: 'leaders', name: '领导', weight: '1' },
              ],
            },
          },
          { code: 'C3', name: '绩效考核', points: '5', method: { kind: 'external', fullMarks: '1000' } },
          {
            code: 'C4',
            name: '重点任务',
            points: '10',
            method: {
              kind: 'tasks',
              factors: [
                {
                  code: 'hard',
                  name: '难度',
                  options: [
                    { code: 'high', name: '高', coefficient: '1' },
                    { code: 'low', name: '低', coefficient: '0.8' },
                  ],
                },
                { code: 'effect', name: '成效', options: [{ code: 'done', name: '完成', coefficient: '1' }] },
              ],
            },
          },
          {
            code: 'C5',
            name: '自定目标',
            points: '2',
            method: { kind: 'measured', curve: { kind: 'ratio', target: null } },
          },
        ],
      },
    }
    return scheme
  })
}

async function makeInputsCycle(app: App): Promise<TestCycle> {
  return makeCycle(app, { scheme: inputsScheme() })
}

const place = (cycle: TestCycle, indicator: string) => ({ cycleId: cycle.cycleId, evaluateeId: cycle.evaluatees[0] ?? 0, indicator })
const none = { value: null, baseline: null, target: null }

describe('a saved input answers with the score of the leaf, the total and the rank', () => {
  test('a measured value of 80 % takes 6 points down to 4.8', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)

    const moved = await clientOf(app).scoring.saveValue({ ...place(cycle, 'A2'), input: { ...none, state: 'scored', value: '80' } })

    expect(moved).toEqual({ score: '4.80', total: '18.80', rank: 3 })
    expect(app.results.standing(1)).toEqual({ total: 188_000, rank: 3, of: 3 })
  })

  test('zero is a value; empty, absent and not applicable are not', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const save = (state: 'scored' | 'empty' | 'absent' | 'recused' | 'not_applicable', value: string | null) =>
      clientOf(app).scoring.saveValue({ ...place(cycle, 'A2'), input: { ...none, state, value } })
    const stored = () => app.db.prepare("SELECT state, value FROM input_value WHERE evaluatee_id = 1 AND indicator = 'A2'").all()

    const states = []
    for (const [state, value] of [
      ['scored', '0'],
      ['absent', null],
      ['recused', null],
      ['not_applicable', null],
      ['empty', null],
    ] as const) {
      await save(state, value)
      states.push(stored())
    }

    expect(states).toEqual([
      [{ state: 'scored', value: 0 }],
      [{ state: 'absent', value: null }],
      [{ state: 'recused', value: null }],
      [{ state: 'not_applicable', value: null }],
      [],
    ])
  })

  test('a mark moves the mean of the panel', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const [first = 0] = cycle.judges

    const moved = await clientOf(app).scoring.saveMark({
      ...place(cycle, 'A3'),
      judgeId: first,
      mark: { state: 'scored', value: '3.5', option: null },
    })
    const recused = await clientOf(app).scoring.saveMark({
      ...place(cycle, 'A3'),
      judgeId: first,
      mark: { state: 'recused', value: null, option: null },
    })

    expect([moved, recused]).toEqual([
      { score: '3.75', total: '19.75', rank: 3 },
      { score: '4.00', total: '20.00', rank: 1 },
    ])
  })

  test('ballots of two groups, one empty: 12 good, 6 fair, 2 outside of 10 points', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const ballot = (group: string) =>
      clientOf(app).scoring.saveBallot({
        ...place(cycle, 'C2'),
        group,
        ballot: { state: 'scored', entitled: 20, issued: 20, returned: 20, counts: { good: 12, fair: 6, unknown: 2 } },
      })

    await ballot('staff')
    const moved = await ballot('leaders')

    expect(moved).toEqual({ score: '8.67', total: '28.67', rank: 1 })
  })

  test('an external score is converted, tasks are a mean of products', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const client = clientOf(app)

    const external = await client.scoring.saveValue({ ...place(cycle, 'C3'), input: { ...none, state: 'scored', value: '900' } })
    const tasks = await client.scoring.saveTasks({
      ...place(cycle, 'C4'),
      tasks: [
        { code: 't1', name: '任务一', choices: { hard: 'high', effect: 'done' } },
        { code: 't2', name: '任务二', choices: { hard: 'low', effect: 'done' } },
      ],
    })

    expect([external.score, tasks]).toEqual(['4.50', { score: '9.00', total: '33.50', rank: 1 }])
  })

  test('the last of two saves at once stands, and its answer is the stored result', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const save = (value: string) => clientOf(app).scoring.saveValue({ ...place(cycle, 'A2'), input: { ...none, state: 'scored', value } })

    const answers = await Promise.all([save('50'), save('90')])

    expect(answers[1]?.score).toBe('5.40')
    expect(app.results.standing(1).total).toBe(194_000)
  })
})

describe('what the leaf cannot take is refused and changes nothing', () => {
  const mark = { state: 'scored', value: null, option: null } as const
  test.each([
    {
      what: 'an external score above its full marks',
      indicator: 'C3',
      value: '1000.1',
      data: { field: 'value', min: '0', max: '1000', step: null, value: '1000.1' },
    },
    {
      what: 'an external score below zero',
      indicator: 'C3',
      value: '-1',
      data: { field: 'value', min: '0', max: '1000', step: null, value: '-1' },
    },
    { what: 'a scored value without a number', indicator: 'A2', value: null, data: { field: 'state', state: 'scored', value: null } },
  ])('$what', async ({ indicator, value, data }) => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const before = dumpDatabase(app)

    const refusal = await refusalOf(
      clientOf(app).scoring.saveValue({ ...place(cycle, indicator), input: { ...none, state: 'scored', value } }),
    )

    expect(refusal).toEqual({ code: 'value_out_of_range', data })
    expect(dumpDatabase(app)).toEqual(before)
  })

  test.each([
    {
      what: 'a mark above the scale',
      input: { ...mark, value: '4.1' },
      data: { field: 'value', min: '0', max: '4', step: '0.1', value: '4.1' },
    },
    {
      what: 'a mark between two steps',
      input: { ...mark, value: '3.55' },
      data: { field: 'value', min: '0', max: '4', step: '0.1', value: '3.55' },
    },
    { what: 'an option on a scale of numbers', input: { ...mark, option: 'A' }, data: { field: 'option', value: 'A' } },
    {
      what: 'a number beside an absence',
      input: { ...mark, state: 'absent' as const, value: '3' },
      data: { field: 'state', state: 'absent', value: '3' },
    },
  ])('$what', async ({ input, data }) => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)

    const refusal = await refusalOf(clientOf(app).scoring.saveMark({ ...place(cycle, 'A3'), judgeId: cycle.judges[0] ?? 0, mark: input }))

    expect(refusal).toEqual({ code: 'value_out_of_range', data })
  })

  test('a judge whose group does not mark the leaf, an unknown option, a leaf of another method', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const { scoring, panels } = clientOf(app)
    const leader = await panels.addJudge({ cycleId: cycle.cycleId, name: '示例领导', group: 'leaders', unitId: null })

    expect(await refusalOf(scoring.saveMark({ ...place(cycle, 'A3'), judgeId: leader.id, mark: { ...mark, value: '3' } }))).toEqual({
      code: 'value_out_of_range',
      data: { field: 'judge', value: '示例领导' },
    })
    expect(await refusalOf(scoring.saveMark({ ...place(cycle, 'C1'), judgeId: leader.id, mark: { ...mark, option: 'Z' } }))).toEqual({
      code: 'value_out_of_range',
      data: { field: 'option', value: 'Z' },
    })
    expect(await refusalOf(scoring.saveMark({ ...place(cycle, 'A2'), judgeId: leader.id, mark: { ...mark, value: '3' } }))).toEqual({
      code: 'not_found',
      data: { what: 'indicator', code: 'A2' },
    })
    expect((await scoring.saveMark({ ...place(cycle, 'C1'), judgeId: leader.id, mark: { ...mark, option: 'B' } })).score).toBe('2.00')
  })

  test('ballots of an unknown group or option, beyond any number of people, or beside an absence', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const refused = async (group: string, change: object) =>
      (
        await refusalOf(
          clientOf(app).scoring.saveBallot({
            ...place(cycle, 'C2'),
            group,
            ballot: { state: 'scored', entitled: null, issued: null, returned: null, counts: {}, ...change },
          }),
        )
      ).data.field

    expect([
      await refused('guests', {}),
      await refused('staff', { counts: { splendid: 1 } }),
      await refused('staff', { entitled: 1_000_001 }),
      await refused('staff', { state: 'absent', counts: { good: 1 } }),
    ]).toEqual(['group', 'counts', 'entitled', 'state'])
  })

  test('tasks without a choice for a factor, with an unknown one, or with one code twice', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const refused = (...tasks: { code: string; name: string; choices: Record<string, string> }[]) =>
      refusalOf(clientOf(app).scoring.saveTasks({ ...place(cycle, 'C4'), tasks }))
    const task = { code: 't1', name: '任务一', choices: { hard: 'high', effect: 'done' } }

    expect([
      await refused({ ...task, choices: { hard: 'high' } }),
      await refused({ ...task, choices: { ...task.choices, hard: 'extreme' } }),
      await refused({ ...task, choices: { ...task.choices, luck: 'done' } }),
      await refused(task, task),
    ]).toEqual([
      { code: 'value_out_of_range', data: { field: 'choices', task: '任务一', factor: '成效', value: null } },
      { code: 'value_out_of_range', data: { field: 'choices', task: '任务一', factor: '难度', value: 'extreme' } },
      { code: 'value_out_of_range', data: { field: 'choices', task: '任务一', factor: 'luck', value: null } },
      { code: 'name_taken', data: { code: 't1' } },
    ])
  })

  test("one's own target that is not above zero", async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)

    const refusal = await refusalOf(
      clientOf(app).scoring.saveValue({ ...place(cycle, 'C5'), input: { state: 'scored', value: '5', baseline: null, target: '0' } }),
    )

    expect(refusal.data).toEqual({ field: 'target', min: '0.0001', max: null, value: '0' })
  })
})

describe('what is entered', () => {
  test('comes back one row an evaluatee, in register order, without the exempt', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const client = clientOf(app)
    await client.register.update({ evaluateeIds: [cycle.evaluatees[1] ?? 0], participation: 'exempt' })
    await client.scoring.saveMark({
      ...place(cycle, 'A3'),
      judgeId: cycle.judges[1] ?? 0,
      mark: { state: 'absent', value: null, option: null },
    })

    const rows = await client.scoring.inputs({ cycleId: cycle.cycleId, indicator: 'A3', categoryId: null })

    const empty = { value: null, ballots: [], tasks: [] }
    const full = { state: 'scored', value: '4', option: null }
    const [first = 0, second = 0] = cycle.judges
    expect(rows).toEqual([
      {
        ...empty,
        evaluateeId: 1,
        marks: [
          { judgeId: first, mark: full },
          { judgeId: second, mark: { state: 'absent', value: null, option: null } },
        ],
        score: '4.00',
      },
      {
        ...empty,
        evaluateeId: 3,
        marks: [
          { judgeId: first, mark: full },
          { judgeId: second, mark: full },
        ],
        score: '4.00',
      },
    ])
    expect(await client.scoring.inputs({ cycleId: cycle.cycleId, indicator: 'A3', categoryId: cycle.categories[1] })).toEqual([])
  })

  test('values, ballots and tasks come back as they were saved', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const { scoring } = clientOf(app)
    const input = { state: 'scored', value: '8', baseline: null, target: '10' } as const
    const ballot = { state: 'scored', entitled: 20, issued: null, returned: 18, counts: { good: 18 } } as const
    const tasks = [{ code: 't1', name: '任务一', choices: { hard: 'low', effect: 'done' } }]
    await scoring.saveValue({ ...place(cycle, 'C5'), input })
    await scoring.saveBallot({ ...place(cycle, 'C2'), group: 'staff', ballot })
    await scoring.saveTasks({ ...place(cycle, 'C4'), tasks })
    const first = async (indicator: string) => (await scoring.inputs({ cycleId: cycle.cycleId, indicator, categoryId: null }))[0]

    expect([(await first('C5'))?.value, (await first('C2'))?.ballots, (await first('C4'))?.tasks]).toEqual([
      input,
      [{ group: 'staff', ballot }],
      tasks,
    ])
  })

  test('each leaf says how many evaluatees have all of it', async () => {
    const app = await openTestApp()
    const cycle = await makeInputsCycle(app)
    const { scoring, register } = clientOf(app)
    await register.update({ evaluateeIds: [cycle.evaluatees[2] ?? 0], participation: 'exempt' })
    await scoring.saveMark({
      ...place(cycle, 'A3'),
      judgeId: cycle.judges[0] ?? 0,
      mark: { state: 'empty', value: null, option: null },
    })
    await scoring.saveBallot({
      ...place(cycle, 'C2'),
      group: 'staff',
      ballot: { state: 'scored', entitled: null, issued: null, returned: null, counts: { good: 3 } },
    })
    await scoring.saveValue({ ...place(cycle, 'C3'), input: { ...none, state: 'not_applicable' } })

    const leaves = await scoring.leaves({ cycleId: cycle.cycleId })

    expect(leaves.map(({ code, path, method, entered, expected }) => [code, path, method, entered, expected])).toEqual([
      ['A2', '基础', 'measured', 2, 2],
      ['A3', '基础', 'judged', 1, 2],
      ['C1', '其他', 'judged', 0, 2],
      ['C2', '其他', 'survey', 0, 2],
      ['C3', '其他', 'external', 1, 2],
      ['C4', '其他', 'tasks', 0, 2],
      ['C5', '其他', 'measured', 0, 2],
    ])
  })
})
