import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { panelOfEvaluatee } from '../../../electron/features/results/panel-of-evaluatee.ts'
import { explanationOf, rankingView } from '../../../electron/features/results/results-view.ts'
import { storeMarks } from '../../../electron/features/scoring/marks-service.ts'
import { scoreAll, toText } from '../../../electron/scoring/index.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import { type Facts, factsSchema } from '../../../shared/domain/facts.ts'
import { confirmFinding, makeCycle, openTestApp, smallScheme, type TestCycle } from '../../helpers/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'

const calibrated = () =>
  smallScheme((scheme) => ({
    ...scheme,
    settings: { ...(scheme.settings as Record<string, unknown>), calibration: 'twice_averaging' },
  }))

/** A panel over single evaluatees with the two judges of the cycle. */
function addPanel(app: App, cycle: TestCycle, name: string, evaluateeIds: readonly number[]): Promise<number> {
  return app.write(['panels', 'results'], () => {
    const panel = app.db.run(
      app.db.build.insertInto('panel').values({
        cycle_id: cycle.cycleId,
        name,
        position: 1,
        scope: JSON.stringify({ kind: 'evaluatees', ids: evaluateeIds }),
        leaves: '{"kind":"all"}',
      }),
    ).insertedId
    for (const judge of cycle.judges) app.db.run(app.db.build.insertInto('panel_judge').values({ panel_id: panel, judge_id: judge }))
    app.results.recalibrate(cycle.cycleId)
    return panel
  })
}

function saveMark(app: App, cycle: TestCycle, evaluateeId: number, judgeId: number, value: string | null): Promise<void> {
  return app.write(['inputs', 'results'], () =>
    storeMarks(app, '录入员', cycle.cycleId, [
      { evaluateeId, indicator: 'A3', judgeId, mark: { state: value === null ? 'absent' : 'scored', value, option: null } },
    ]),
  )
}

/** Name, total before calibration, total, place in its category. */
function totals(app: App, cycle: TestCycle): unknown[] {
  return [...app.results.stored(cycle.cycleId).values()].map(({ rawExact, exact, total, rank, grade }) => [
    rawExact,
    exact,
    total,
    rank,
    grade,
  ])
}

describe('a cycle whose scheme calibrates panels', () => {
  test('keeps the total before calibration beside the calibrated one, which places and grades follow', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, { scheme: calibrated(), evaluatees: ['甲局', '乙局', '丙局', '丁局'].map((name) => ({ name })) })
    const [a = 0, b = 0, c = 0] = cycle.evaluatees
    const [judge = 0, other = 0] = cycle.judges
    for (const one of [judge, other]) await saveMark(app, cycle, a, one, '0')
    await addPanel(app, cycle, '第一组', [a, b])

    await addPanel(app, cycle, '第二组', [c])

    // Panel means (16 + 20) ÷ 2 = 18 and 20, mean of panels 19; the fourth has no panel and stays.
    expect(totals(app, cycle)).toEqual([
      ['16', '152/9', 168_900, 4, 'good'],
      ['20', '190/9', 211_100, 1, 'excellent'],
      ['20', '19', 190_000, 3, 'excellent'],
      [null, '20', 200_000, 2, 'excellent'],
    ])
  })

  test('lets the mark of one evaluatee move the totals of all panels in the same transaction', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, { scheme: calibrated() })
    const [a = 0, b = 0, c = 0] = cycle.evaluatees
    const [judge = 0] = cycle.judges
    await addPanel(app, cycle, '第一组', [a, b])
    await addPanel(app, cycle, '第二组', [c])

    await saveMark(app, cycle, a, judge, '2')

    // A3 of a: (2 + 4) ÷ 2 = 3, total 19; means 19.5 and 20, mean of panels 19.75.
    expect(totals(app, cycle)).toEqual([
      ['19', '1501/78', 192_400, 3, 'excellent'],
      ['20', '790/39', 202_600, 1, 'excellent'],
      ['20', '79/4', 197_500, 2, 'excellent'],
    ])
    app.results.forget()
    expect(totals(app, cycle)[2]).toEqual(['20', '79/4', 197_500, 2, 'excellent'])
  })

  test('explains a calibrated total by its panel, and previews a finding with everybody following', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, { scheme: calibrated() })
    const [a = 0, b = 0, c = 0] = cycle.evaluatees
    await addPanel(app, cycle, '第一组', [a, b])
    await addPanel(app, cycle, '第二组', [c])
    await confirmFinding(app, cycle, a, { quantity: 20_000 })

    const { total, tree } = explanationOf(app, a)
    const preview = app.results.trial(a, (inputs) => ({ ...inputs, findings: new Map() }))

    expect(total).toBe('19.24')
    expect(tree.steps.map(({ code, values, change }) => ({ code, values, change }))).toEqual([
      { code: 'calibration', values: { panel: '第一组', panelMean: '19.5', meanOfPanels: '19.75', raw: '19' }, change: '19/78' },
      { code: 'rounding', values: { mode: 'half_up', digits: 2, before: '19.24358974…', after: '19.24' }, change: undefined },
    ])
    expect([preview.before.standing, preview.after.standing]).toEqual([
      { total: 192_400, rank: 3, of: 3, provisional: false },
      { total: 200_000, rank: 1, of: 3, provisional: false },
    ])
  })

  test('stands in the ranking beside the total before calibration', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, { scheme: calibrated() })
    const [a = 0, b = 0, c = 0] = cycle.evaluatees
    await addPanel(app, cycle, '第一组', [a, b])
    await addPanel(app, cycle, '第二组', [c])
    await confirmFinding(app, cycle, a, { quantity: 20_000 })

    const { ranked } = rankingView(app, cycle.cycleId, cycle.categories[0], null)

    expect(ranked.map(({ name, total, raw, rank }) => [name, total, raw, rank])).toEqual([
      ['乙局', '20.26', '20.00', 1],
      ['丙局', '19.75', '20.00', 2],
      ['甲局', '19.24', '19.00', 3],
    ])
  })

  test('takes an evaluatee that two panels cover for nobody’s', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, { scheme: calibrated() })
    const [a = 0, b = 0, c = 0] = cycle.evaluatees
    await addPanel(app, cycle, '第一组', [a, b])
    await addPanel(app, cycle, '第二组', [b, c])

    const panels = panelOfEvaluatee(app.db, cycle.cycleId)

    expect([a, b, c].map((id) => panels.get(id)?.name ?? null)).toEqual(['第一组', null, '第二组'])
    expect(totals(app, cycle).map((row) => (row as unknown[])[0])).toEqual(['20', null, '20'])
  })

  test('leaves a total that a veto has made 0 as it is, and out of its panel’s mean', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, { scheme: calibrated() })
    const [a = 0, b = 0, c = 0] = cycle.evaluatees
    await addPanel(app, cycle, '第一组', [a, b])
    await addPanel(app, cycle, '第二组', [c])

    await confirmFinding(app, cycle, a, { indicator: 'V1', rule: 'accident' })

    expect(totals(app, cycle)).toEqual([
      [null, '0', 0, 3, 'good'],
      ['20', '20', 200_000, 1, 'excellent'],
      ['20', '20', 200_000, 1, 'excellent'],
    ])
  })

  test('changes nothing where the scheme does not calibrate', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [a = 0, b = 0, c = 0] = cycle.evaluatees
    await confirmFinding(app, cycle, a)
    const before = totals(app, cycle)
    await addPanel(app, cycle, '第一组', [a, b])

    await addPanel(app, cycle, '第二组', [c])

    expect(totals(app, cycle)).toEqual(before)
  })
})

type Change =
  | { kind: 'mark'; evaluatee: number; judge: number; value: number | null }
  | { kind: 'finding'; evaluatee: number; quantity: number }
  | { kind: 'panel'; evaluatees: readonly number[] }
  | { kind: 'participation'; evaluatee: number; participation: 'full' | 'by_reference' | 'exempt' }

const place = fc.integer({ min: 0, max: 4 })
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('mark' as const),
    evaluatee: place,
    judge: fc.integer({ min: 0, max: 1 }),
    value: fc.option(fc.integer({ min: 0, max: 40 })),
  }),
  fc.record({ kind: fc.constant('finding' as const), evaluatee: place, quantity: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ kind: fc.constant('panel' as const), evaluatees: fc.uniqueArray(place, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('participation' as const),
    evaluatee: place,
    participation: fc.constantFrom('full', 'by_reference', 'exempt'),
  }),
)

property.prop([fc.array(change, { minLength: 1, maxLength: 6 })], { numRuns: 25 })(
  'whatever is changed, the stored results are those of the whole calculation on the same facts',
  async (changes) => {
    const app = await openTestApp()
    const rows = ['甲局', '乙局', '丙局', '丁局', '戊局'].map((name, at) => ({ name, category: (at % 2) as 0 | 1 }))
    const cycle = await makeCycle(app, { scheme: calibrated(), evaluatees: rows })
    const [a = 0, b = 0] = cycle.evaluatees
    await addPanel(app, cycle, '组', [a, b])

    let panels = 0
    for (const one of changes) {
      const id = cycle.evaluatees['evaluatee' in one ? one.evaluatee : 0] ?? 0
      if (one.kind === 'finding') await confirmFinding(app, cycle, id, { quantity: one.quantity * 10_000 })
      else if (one.kind === 'mark') {
        const covered =
          app.db.prepare('SELECT count(*) FROM panel, json_each(panel.scope, ?) WHERE value = ?').pluck().get('$.ids', id) !== 0
        const text = one.value === null ? null : fromUnits(one.value * 1000)
        if (covered) await saveMark(app, cycle, id, cycle.judges[one.judge] ?? 0, text)
      } else if (one.kind === 'panel') {
        panels += 1
        const ids = one.evaluatees.map((at) => cycle.evaluatees[at] ?? 0)
        await addPanel(app, cycle, `组${panels}`, ids)
      } else {
        await clientOf(app).register.update({ evaluateeIds: [id], participation: one.participation })
      }
    }

    const headless = scoreAll(app.results.compiled(cycle.cycleId).scheme, factsInDatabase(app, cycle))
    if (!headless.ok) throw new Error(JSON.stringify(headless.problems))
    const expected = headless.results.evaluatees
      .filter(({ score }) => score !== null)
      .map(({ code, score, calibration, rank, grade }) => [
        code,
        score?.total == null ? null : toText(score.total),
        score?.rounded ?? null,
        calibration === null ? null : toText(calibration.raw),
        rank,
        grade?.code ?? null,
      ])
    const stored = [...app.results.stored(cycle.cycleId).values()]
      .sort((a, b) => a.evaluateeId - b.evaluateeId)
      .map(({ evaluateeId, exact, total, rawExact, rank, grade }) => [String(evaluateeId), exact, total, rawExact, rank, grade])
    expect(stored).toEqual(expected)
    app.results.forget()
    expect([...app.results.stored(cycle.cycleId).values()].map(({ exact, rank }) => [exact, rank])).toEqual(
      expected.map(([, exact, , , rank]) => [exact, rank]),
    )
    app.close()
  },
)

/** Facts of the small scheme as they are stored, by ids. */
function factsInDatabase(app: App, { cycleId }: TestCycle): Facts {
  const panels = panelOfEvaluatee(app.db, cycleId)
  const all = (sql: string) => app.db.prepare(sql).all() as Record<string, string | number | null>[]
  const text = (value: string | number | null | undefined) => (value == null ? undefined : fromUnits(Number(value)))
  return factsSchema.parse({
    format: 'hengjian-facts/1',
    evaluatees: all('SELECT * FROM evaluatee ORDER BY position').map(({ id, name, category_id, participation }) => ({
      code: String(id),
      name,
      category: String(category_id),
      participation,
      panel: panels.get(Number(id))?.name,
    })),
    judges: all('SELECT * FROM judge').map(({ id, name, judge_group }) => ({ code: String(id), name, group: judge_group })),
    findings: all('SELECT * FROM finding').map(({ id, evaluatee_id, indicator, rule, quantity, found_on }) => ({
      id: String(id),
      evaluatee: String(evaluatee_id),
      indicator,
      rule,
      quantity: text(quantity),
      foundOn: found_on,
    })),
    values: all('SELECT * FROM input_value').map(({ evaluatee_id, indicator, state, value }) => ({
      evaluatee: String(evaluatee_id),
      indicator,
      state,
      value: text(value),
    })),
    marks: all('SELECT * FROM mark').map(({ evaluatee_id, indicator, judge_id, state, value }) => ({
      evaluatee: String(evaluatee_id),
      indicator,
      judge: String(judge_id),
      state,
      value: text(value),
    })),
  })
}
