import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { makeCycle, openTestApp, smallScheme, type TestCycle } from '../../helpers/app.ts'
import { clientOf, dumpDatabase, refusalOf } from '../../helpers/feature-client.ts'

/** The small scheme judged out of 100, trimmed from three judges on, with the best half graded excellent at most. */
function judgedScheme(change: (method: Record<string, unknown>) => Record<string, unknown> = (method) => method): Scheme {
  return smallScheme((plain) => {
    const scheme = structuredClone(plain) as {
      points: string
      settings: Record<string, unknown>
      parts: { indicator: { points: string; children: { code: string; points: string; method: Record<string, unknown> }[] } }[]
    }
    const leaf = scheme.parts[0]?.indicator.children.find(({ code }) => code === 'A3')
    if (leaf === undefined) throw new Error('no A3')
    leaf.points = '100'
    leaf.method = change({
      kind: 'judged',
      scale: { kind: 'range', min: '0', max: '100', step: '1' },
      groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'trimmed', high: 1, low: 1, minJudges: 3 } }],
    })
    scheme.settings.quotas = [{ grade: 'excellent', limit: { kind: 'share', share: '0.5' } }]
    return { ...scheme }
  })
}

interface Marked extends TestCycle {
  readonly judges: readonly number[]
}

/** A cycle whose evaluatees have the given marks of A3 by judge; null: the judge stands back. */
async function cycleWith(app: App, rows: Readonly<Record<string, readonly (number | null)[]>>, scheme = judgedScheme()): Promise<Marked> {
  const names = Object.keys(rows)
  const count = Math.max(...Object.values(rows).map((marks) => marks.length))
  const cycle = await makeCycle(app, { scheme, evaluatees: names.map((name) => ({ name })) })
  const judges = await app.write(['inputs', 'panels'], () => {
    const { db } = app
    db.prepare('DELETE FROM mark').run()
    db.prepare('DELETE FROM judge').run()
    const ids = Array.from(
      { length: count },
      (_, place) =>
        db.run(
          db.build
            .insertInto('judge')
            .values({ cycle_id: cycle.cycleId, code: `c${place}`, name: `评委${place + 1}`, judge_group: 'panel', position: place }),
        ).insertedId,
    )
    for (const [place, name] of names.entries()) {
      for (const [judge, mark] of (rows[name] ?? []).entries()) {
        const [state, value] = mark === null ? (['recused', null] as const) : (['scored', mark * 10_000] as const)
        const at = { evaluatee_id: cycle.evaluatees[place] ?? 0, indicator: 'A3', judge_id: ids[judge] ?? 0 }
        db.run(db.build.insertInto('mark').values({ ...at, state, value, option: null }))
      }
    }
    app.results.rescore(cycle.cycleId, cycle.evaluatees)
    return ids
  })
  return { ...cycle, judges }
}

/** Shrout and Fleiss (1979): six evaluatees, four judges, whose mean squares are 11.24, 6.26, 32.49 and 1.02. */
const published = { 甲: [9, 2, 5, 8], 乙: [6, 1, 3, 2], 丙: [8, 4, 6, 8], 丁: [7, 1, 2, 6], 戊: [10, 5, 6, 9], 己: [6, 2, 4, 7] }
/** The same as marks out of 100. */
const hundreds = Object.fromEntries(Object.entries(published).map(([name, marks]) => [name, marks.map((mark) => mark * 10)]))

describe('the agreement report', () => {
  test('shows each judge beside the others, and the coefficients of the published table', async () => {
    const app = await openTestApp()
    const cycle = await cycleWith(app, hundreds)

    const report = await clientOf(app).agreement.report({ cycleId: cycle.cycleId, panelId: null, categoryId: null })

    expect(
      report.judges.map(({ name, mean, severity, highestDropped, lowestDropped }) => [name, mean, severity, highestDropped, lowestDropped]),
    ).toEqual([
      ['评委1', '76.67', '31.67', 4, 0],
      ['评委2', '25.00', '-37.22', 0, 6],
      ['评委3', '43.33', '-12.78', 0, 0],
      ['评委4', '66.67', '18.33', 2, 0],
    ])
    expect({ evaluatees: report.evaluatees, complete: report.complete, points: report.commonPoints, marks: report.marks }).toEqual({
      evaluatees: 6,
      complete: 6,
      points: '100',
      marks: 24,
    })
    expect(report.icc).toEqual({
      single: '0.290',
      singleLow: '0.019',
      singleHigh: '0.761',
      mean: '0.620',
      meanLow: '0.071',
      meanHigh: '0.927',
      f: '11.03',
      p: '0.0001',
      reading: 'some',
      gap: null,
      littleDifference: false,
    })
    expect(report.w).toMatchObject({ degrees: 5, reading: 'strong', gap: null })
    expect(report.distances[0]).toEqual({
      evaluateeId: cycle.evaluatees[0],
      name: '甲',
      distances: ['40.00', '-53.33', '-13.33', '26.67'],
    })
  })

  test('takes alpha where marks are missing, and says so of the others', async () => {
    const app = await openTestApp()
    const cycle = await cycleWith(app, { 甲: [90, 90, null], 乙: [null, 80, 80], 丙: [70, null, 70] })

    const report = await clientOf(app).agreement.report({ cycleId: cycle.cycleId, panelId: null, categoryId: null })

    expect([report.w.gap, report.icc.gap, report.alpha, report.complete]).toEqual([
      'missing_marks',
      'missing_marks',
      { value: '1.000', reading: 'strong', gap: null },
      0,
    ])
  })

  test('warns that a low coefficient says nothing where evaluatees hardly differ', async () => {
    const app = await openTestApp()
    const cycle = await cycleWith(app, { 甲: [90, 91, 90], 乙: [91, 90, 91], 丙: [90, 91, 91], 丁: [91, 90, 90] })

    const { icc } = await clientOf(app).agreement.report({ cycleId: cycle.cycleId, panelId: null, categoryId: null })

    expect([icc.reading, icc.littleDifference]).toEqual(['poor', true])
  })

  test('measures marks by option with kappa', async () => {
    const app = await openTestApp()
    const options = judgedScheme((method) => ({
      ...method,
      scale: {
        kind: 'options',
        options: [
          { code: 'A', name: '好', coefficient: '1' },
          { code: 'B', name: '一般', coefficient: '0.6' },
        ],
      },
    }))
    const cycle = await cycleWith(app, { 甲: [1, 1], 乙: [1, 1], 丙: [0, 0], 丁: [1, 0] }, options)
    app.db.prepare("UPDATE mark SET option = CASE value WHEN 10000 THEN 'A' ELSE 'B' END, value = NULL").run()

    const { options: leaves } = await clientOf(app).agreement.report({ cycleId: cycle.cycleId, panelId: null, categoryId: null })

    // Agreement 3 of 4; by chance 3/4 × 2/4 + 1/4 × 2/4 = 1/2; kappa (3/4 − 1/2) ÷ (1/2).
    expect(leaves).toEqual([
      { indicator: 'A3', name: '特色工作', measure: 'cohen', value: '0.500', reading: 'some', gap: null, evaluatees: 4 },
    ])
  })

  test('looks at one panel, its judges, its evaluatees and its leaves', async () => {
    const app = await openTestApp()
    const cycle = await cycleWith(app, hundreds)
    const [a = 0, b = 0, c = 0] = cycle.evaluatees
    const panelId = await app.write(['panels'], () => {
      const scope = JSON.stringify({ kind: 'evaluatees', ids: [a, b, c] })
      const { insertedId } = app.db.run(
        app.db.build.insertInto('panel').values({ cycle_id: cycle.cycleId, name: '第一组', position: 1, scope, leaves: '{"kind":"all"}' }),
      )
      for (const judge of cycle.judges.slice(0, 2)) {
        app.db.run(app.db.build.insertInto('panel_judge').values({ panel_id: insertedId, judge_id: judge }))
      }
      return insertedId
    })
    const client = clientOf(app)

    const scopes = await client.agreement.scopes({ cycleId: cycle.cycleId })
    const report = await client.agreement.report({ cycleId: cycle.cycleId, panelId, categoryId: null })

    expect(scopes).toEqual([
      { panelId, name: '第一组', judges: 2, evaluatees: 3, categories: [{ id: cycle.categories[0], name: '甲组', evaluatees: 3 }] },
    ])
    expect(report.judges.map(({ name, marks, severity }) => [name, marks, severity])).toEqual([
      ['评委1', 3, '53.33'],
      ['评委2', 3, '-53.33'],
    ])
    expect(report.evaluatees).toBe(3)
  })

  test('changes nothing', async () => {
    const app = await openTestApp()
    const cycle = await cycleWith(app, hundreds)
    const [categoryId] = cycle.categories
    const before = dumpDatabase(app)
    const client = clientOf(app)

    await client.agreement.report({ cycleId: cycle.cycleId, panelId: null, categoryId })
    await client.agreement.without({ cycleId: cycle.cycleId, panelId: null, categoryId })

    expect(dumpDatabase(app)).toEqual(before)
  })

  test('knows only panels of the cycle', async () => {
    const app = await openTestApp()
    const cycle = await cycleWith(app, { 甲: [90], 乙: [80] })

    expect(await refusalOf(clientOf(app).agreement.report({ cycleId: cycle.cycleId, panelId: 7, categoryId: null }))).toEqual({
      code: 'not_found',
      data: { what: 'panel', id: 7 },
    })
  })
})

describe('the ranking without a judge', () => {
  test('says who would move, also across the first place and the quota', async () => {
    const app = await openTestApp()
    const plain = judgedScheme((method) => ({
      ...method,
      groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'mean' } }],
    }))
    // Means 88, 85, 80, 70; without the third judge 82, 85, 80, 70 and without the others the order stays.
    const cycle = await cycleWith(app, { 甲: [80, 84, 100], 乙: [85, 85, 85], 丙: [80, 80, 80], 丁: [70, 70, 70] }, plain)

    const { ranked, provisional, judges } = await clientOf(app).agreement.without({
      cycleId: cycle.cycleId,
      panelId: null,
      categoryId: cycle.categories[0],
    })

    expect([ranked, provisional]).toEqual([4, false])
    const quiet = (places: number, line: 'first' | 'quota', gradeName: string | null) => ({ line, gradeName, places, in: [], out: [] })
    const lines = [quiet(1, 'first', null), quiet(2, 'quota', '优秀')]
    expect(judges.map(({ name, changed, withoutTotal }) => [name, changed, withoutTotal])).toEqual([
      ['评委1', 0, 0],
      ['评委2', 0, 0],
      ['评委3', 2, 0],
    ])
    expect(judges[0]?.lines).toEqual(lines)
    expect(judges[2]).toMatchObject({
      moves: [
        { name: '甲', from: 1, to: 2 },
        { name: '乙', from: 2, to: 1 },
      ],
      lines: [{ line: 'first', gradeName: null, places: 1, in: ['乙'], out: ['甲'] }, quiet(2, 'quota', '优秀')],
    })
  })

  test('counts who would have no total when the judge was the only one', async () => {
    const app = await openTestApp()
    const cycle = await cycleWith(app, { 甲: [90], 乙: [80] })

    const { judges } = await clientOf(app).agreement.without({ cycleId: cycle.cycleId, panelId: null, categoryId: cycle.categories[0] })

    expect(judges).toMatchObject([{ name: '评委1', withoutTotal: 2, changed: 0 }])
  })
})
