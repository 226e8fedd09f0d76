import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import type { Own } from '../../../shared/contract/own-indicators.ts'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import { confirmFinding, makeCycle, openTestApp, type TestCycle } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'
import { paste } from '../../helpers/import-table.ts'
import { ownScheme } from '../../helpers/own-scheme.ts'

const score = (code: string, name: string, points: string): Leaf => ({
  code,
  name,
  points,
  method: { kind: 'external', fullMarks: points },
})
const ruled = (code: string, name: string, points: string): Leaf => ({
  code,
  name,
  points,
  method: {
    kind: 'deduct',
    rules: [{ code: 'late', text: '每拖延1次扣2分', unit: 'event', amount: { kind: 'fixed', amount: '2' }, evidence: 'optional' }],
  },
})
const marked = (code: string, name: string, points: string): Leaf => ({
  code,
  name,
  points,
  method: {
    kind: 'judged',
    scale: { kind: 'range', min: '0', max: points, step: '0.1' },
    groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'mean' } }],
    emptyGroup: 'block',
  },
})

/** 甲局 has X1 (20, entered), X2 (30, deducted), X3 (10, marked); 乙局 X1 (60, entered); 丙局 nothing. Everybody has 20 of C2. */
const ownOfFirst: Own = { O: [score('X1', '招商', '20'), ruled('X2', '项目进度', '30'), marked('X3', '创新', '10')] }
const ownOfSecond: Own = { O: [score('X1', '粮食安全', '60')] }

/** Lines of cells, written with commas. */
function table(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(','))
}

async function open() {
  const app = await openTestApp()
  const client = clientOf(app)
  const cycle = await makeCycle(app, { scheme: ownScheme() })
  const [first = 0, second = 0, third = 0] = cycle.evaluatees
  const { cycleId } = cycle
  for (const evaluateeId of cycle.evaluatees) {
    for (const judgeId of cycle.judges) {
      await client.scoring.saveMark({
        cycleId,
        evaluateeId,
        indicator: 'C2',
        judgeId,
        mark: { state: 'scored', value: '20', option: null },
      })
    }
  }
  const save = async (evaluateeId: number, own: Own, acceptProblems = false) => {
    const { hash } = await client.ownIndicators.of({ cycleId, evaluateeId })
    return client.ownIndicators.save({ cycleId, evaluateeId, own, expectedHash: hash, acceptProblems })
  }
  const enter = (evaluateeId: number, indicator: string, value: string) =>
    client.scoring.saveValue({ cycleId, evaluateeId, indicator, input: { state: 'scored', value, baseline: null, target: null } })
  return { app, client, cycle, cycleId, first, second, third, save, enter }
}

/** With everything entered: 甲局 20 + 20 + 15 + 30 + 9 = 94, 乙局 20 + 20 + 48 = 88; 丙局 has nothing of its own. */
async function openFilled() {
  const opened = await open()
  const { client, cycle, cycleId, first, second, save, enter } = opened
  await save(first, ownOfFirst)
  await save(second, ownOfSecond)
  await enter(first, 'X1', '15')
  await enter(second, 'X1', '48')
  for (const judgeId of cycle.judges) {
    await client.scoring.saveMark({
      cycleId,
      evaluateeId: first,
      indicator: 'X3',
      judgeId,
      mark: { state: 'scored', value: '9', option: null },
    })
  }
  return opened
}

function totals(app: App, { cycleId, evaluatees }: TestCycle): readonly (number | null)[] {
  const results = app.results.stored(cycleId)
  return evaluatees.map((id) => results.get(id)?.total ?? null)
}

describe('own leaves are scored', () => {
  test('by each evaluatee’s own list, from values, marks and findings', async () => {
    const { app, cycle, first } = await openFilled()
    expect(totals(app, cycle)).toEqual([940_000, 880_000, null])

    await confirmFinding(app, cycle, first, { indicator: 'X2', rule: 'late' })

    expect(totals(app, cycle)).toEqual([920_000, 880_000, null])
  })

  test('the same by a full recomputation and after a reopening', async () => {
    const { app, cycle, first } = await openFilled()
    await confirmFinding(app, cycle, first, { indicator: 'X2', rule: 'late' })
    const before = [...app.results.stored(cycle.cycleId).values()]

    await app.gate.run(() => app.results.recompute([cycle.cycleId]))
    app.results.forget()

    expect([...app.results.stored(cycle.cycleId).values()]).toEqual(before)
  })

  test('and explained inside their group', async () => {
    const { client, first } = await openFilled()

    const { tree } = await client.results.explanation({ evaluateeId: first })

    const group = tree.children[0]?.children.find(({ code }) => code === 'O')
    expect(group?.children.map(({ code, name, score: points }) => `${code} ${name} ${points}`)).toEqual([
      'X1 招商 15',
      'X2 项目进度 30',
      'X3 创新 9',
    ])
  })

  test('and are named where they still lack an input', async () => {
    const { client, cycleId, first, save } = await open()
    await save(first, ownOfFirst)

    const { incomplete } = await client.results.ranking({ cycleId, categoryId: null, since: null })

    expect(incomplete.find(({ evaluateeId }) => evaluateeId === first)?.missing).toEqual(['招商', '创新'])
  })
})

describe('a finding on an own leaf', () => {
  const draft = (cycleId: number, evaluateeId: number) => ({
    cycleId,
    evaluateeId,
    indicator: 'X2',
    rule: 'late',
    quantity: '2',
    level: null,
    multipliers: [],
    chosen: null,
    reason: '',
    matterKey: null,
    description: '二季度进度滞后',
    foundOn: '2026-03-18',
    source: 'routine_supervision' as const,
    deadline: null,
    evidence: [],
  })

  test('is previewed, saved and listed by the leaf’s name', async () => {
    const { client, cycleId, first } = await openFilled()

    const preview = await client.findings.preview({ draft: draft(cycleId, first), editing: null })
    const { finding } = await client.findings.save({ draft: draft(cycleId, first), editing: null, submit: true })

    expect([preview.points, preview.indicator, preview.total, preview.problems]).toEqual([
      '-4',
      { points: '30', before: '30.00', after: '26.00' },
      { before: '94.00', after: '90.00' },
      [],
    ])
    expect([finding.indicatorName, finding.ruleText, finding.points]).toEqual(['项目进度', '每拖延1次扣2分', '-4'])
  })

  test('is refused for an evaluatee that does not have the leaf', async () => {
    const { client, cycleId, second } = await openFilled()

    expect((await refusalOf(client.findings.save({ draft: draft(cycleId, second), editing: null, submit: true }))).code).toBe(
      'rule_unknown',
    )
  })

  test('is imported by the leaf’s name where the evaluatee has it', async () => {
    const { app, client, cycleId } = await openFilled()
    const tableId = await paste(
      app,
      table('考评对象,指标,规则,事实,日期\n甲局,项目进度,每拖延1次扣2分,滞后,2026-03-01\n乙局,项目进度,每拖延1次扣2分,滞后,2026-03-01\n'),
    )

    const mapping = await client.findings.importGuess({ cycleId, tableId, sheet: 0 })
    const { rows } = await client.findings.importPreview({ cycleId, mapping })

    expect(rows.map(({ verdict, indicator, points }) => [verdict, indicator, points])).toEqual([
      ['new', '项目进度', '-2'],
      ['refused', '项目进度', null],
    ])
  })
})

describe('the list', () => {
  test('says how far each evaluatee fills its group', async () => {
    const { client, cycleId, first, second, third, save } = await open()
    await save(first, ownOfFirst)
    await save(second, { O: [score('X1', '粮食安全', '45')] }, true)
    await save(third, { O: [score('X1', '信访', '65')] }, true)

    const { groups, evaluatees } = await client.ownIndicators.list({ cycleId })

    expect(groups).toEqual([{ code: 'O', name: '自定指标', points: '60', room: '60' }])
    expect(evaluatees.map(({ name, missing, groups: [group] }) => [name, group?.fill, group?.sum, group?.difference, missing])).toEqual([
      ['甲局', 'complete', '60', '0', 2],
      ['乙局', 'short', '45', '15', 1],
      ['丙局', 'over', '65', '5', 1],
    ])
  })
})

describe('saving', () => {
  test.each<[string, Own, string, string]>([
    ['a code of the scheme', { O: [score('C1', '重复', '60')] }, 'scheme_invalid', 'duplicate_code'],
    ['a code used twice', { O: [score('X1', '一', '30'), score('X1', '二', '30')] }, 'scheme_invalid', 'duplicate_code'],
    [
      'a curve that compares',
      {
        O: [
          {
            code: 'X1',
            name: '名次',
            points: '60',
            method: {
              kind: 'measured',
              unitLabel: '',
              basis: 'value',
              zeroBaseline: 'block',
              direction: 'higher',
              curve: { kind: 'ratio_to_best' },
            },
          },
        ],
      },
      'scheme_invalid',
      'own_needs_category',
    ],
  ])('refuses %s', async (_, own, code, problem) => {
    const { first, save } = await open()

    expect(await refusalOf(save(first, own))).toMatchObject({ code, data: { problem } })
  })

  test('asks for a yes when the sum differs, and records it', async () => {
    const { app, first, save } = await open()
    const short: Own = { O: [score('X1', '招商', '45')] }

    expect((await refusalOf(save(first, short))).code).toBe('scheme_sum_problem')
    await save(first, short, true)

    const row = app.db.prepare("SELECT detail FROM audit WHERE action = 'own_indicators_saved'").get() as { detail: string }
    expect(JSON.parse(row.detail).accepted).toEqual([
      { at: 'O', code: 'sum_differs', values: { stated: '60', summed: '45' }, severity: 'notice' },
    ])
  })

  test('refuses to lose a leaf with findings or inputs, and says how many', async () => {
    const { app, cycle, first, save } = await openFilled()
    await confirmFinding(app, cycle, first, { indicator: 'X2', rule: 'late' })

    const refusal = await refusalOf(save(first, { O: [score('X1', '招商', '20'), marked('X3', '创新', '10')] }, true))

    expect(refusal).toEqual({ code: 'in_use', data: { what: 'own_indicator', code: 'X2', name: '项目进度', count: 1 } })
  })

  test('refuses what was changed meanwhile', async () => {
    const { client, cycleId, first, save } = await open()
    const { hash } = await client.ownIndicators.of({ cycleId, evaluateeId: first })
    await save(first, ownOfFirst)

    const again = client.ownIndicators.save({ cycleId, evaluateeId: first, own: ownOfSecond, expectedHash: hash, acceptProblems: false })

    expect((await refusalOf(again)).code).toBe('changed_meanwhile')
  })
})

describe('comparison', () => {
  test('compares the group as a whole, for two evaluatees have different leaves in it', async () => {
    const { client, cycleId, first, second } = await openFilled()

    const { indicators } = await client.comparison.compare({ cycleId, evaluateeIds: [first, second], since: null })

    expect(indicators.map(({ code, name, points, cells }) => [code, name, points, ...cells.map(({ score: shown }) => shown)])).toEqual([
      ['O', '自定指标', '60', '54.00', '48.00'],
      ['C1', '三会一课', '20', '20.00', '20.00'],
      ['C2', '特色工作', '20', '20.00', '20.00'],
    ])
  })
})

describe('a table of own leaves', () => {
  const csv =
    '单位,考核要点,分值,评分标准,计分方式\n甲局,招商,25,完成目标得满分,\n甲局,信访,5,,评分\n乙局,粮食安全,60,,\n丁局,教育,60,,\n丙局,环保,六十,,\n丙局,环保,60,,看情况\n'

  test('is previewed row by row and applied as a whole after a backup', async () => {
    const { app, client, cycleId, first } = await openFilled()
    const tableId = await paste(app, table(csv))

    const mapping = await client.ownIndicators.guess({ cycleId, tableId, sheet: 0 })
    const { previewId, rows, counts } = await client.ownIndicators.preview({ cycleId, mapping })

    expect(rows.map(({ verdict, evaluatee, name, problems }) => [verdict, evaluatee, name, ...problems.map(({ code }) => code)])).toEqual([
      ['changed', '甲局', '招商'],
      ['new', '甲局', '信访'],
      ['same', '乙局', '粮食安全'],
      ['refused', '丁局', '教育', 'evaluatee_unknown'],
      ['refused', '丙局', '环保', 'not_a_quantity'],
      ['refused', '丙局', '环保', 'own_method_unknown', 'name_twice'],
    ])
    expect((await refusalOf(client.ownIndicators.apply({ previewId, withoutRefused: false }))).code).toBe('rows_refused')
    expect(await client.ownIndicators.apply({ previewId, withoutRefused: true })).toEqual(counts)
    const { own } = await client.ownIndicators.of({ cycleId, evaluateeId: first })
    expect(own.O?.map(({ code, points, criteria, method }) => [code, points, criteria, method.kind])).toEqual([
      ['X1', '25', '完成目标得满分', 'external'],
      ['X2', '30', undefined, 'deduct'],
      ['X3', '10', undefined, 'judged'],
      ['O-Z1', '5', undefined, 'judged'],
    ])
  })
})

test('inputs of an own leaf are listed for those who have it, with its score', async () => {
  const { client, cycleId, first, second } = await openFilled()

  const rows = await client.scoring.inputs({ cycleId, indicator: 'X1', categoryId: null })

  expect(rows.map(({ evaluateeId, value, score: shown }) => [evaluateeId, value?.value, shown])).toEqual([
    [first, '15', '15.00'],
    [second, '48', '48.00'],
  ])
})

test('a scheme that takes a code of an own leaf for itself is refused as a whole', async () => {
  const { app, client, cycle } = await openFilled()
  const { hash, scheme } = await client.schemes.version({ versionId: cycle.versionId })
  const colliding = JSON.parse(JSON.stringify(scheme).replaceAll('"C1"', '"X2"')) as typeof scheme

  const refusal = await refusalOf(client.schemes.save({ versionId: cycle.versionId, scheme: colliding, expectedHash: hash }))

  expect(refusal).toMatchObject({ code: 'scheme_invalid', data: { at: 'X2', problem: 'duplicate_code' } })
  expect(totals(app, cycle)).toEqual([940_000, 880_000, null])
})
