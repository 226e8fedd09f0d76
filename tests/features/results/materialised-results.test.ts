import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { loadSample } from '../../../electron/features/cycles/sample-loader.ts'
import { explanationOf, rankingView } from '../../../electron/features/results/results-view.ts'
import { listSnapshotDays } from '../../../electron/features/results/snapshots.ts'
import { compileScheme } from '../../../electron/scoring/index.ts'
import { confirmFinding, makeCycle, openTestApp, smallScheme } from '../../helpers/app.ts'

/** Everything stored about results, to compare whole. */
function dump(app: App): unknown {
  return app.db.prepare('SELECT * FROM result ORDER BY evaluatee_id').all()
}

/** The small scheme with a leaf A4 that judges mark by option. */
function optionScheme() {
  return smallScheme((plain) => {
    const scheme = structuredClone(plain) as { points: string; parts: { indicator: { points: string; children: unknown[] } }[] }
    const base = scheme.parts[0]?.indicator
    base?.children.push({
      code: 'A4',
      name: '总体评价',
      points: '1',
      method: {
        kind: 'judged',
        scale: {
          kind: 'options',
          options: [
            { code: 'A', name: '好', coefficient: '1' },
            { code: 'b-2', name: '一般', coefficient: '0.6' },
          ],
        },
        groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'mean' } }],
      },
    })
    return { ...scheme }
  })
}

describe('a write rescores what it touched', () => {
  test('a confirmed finding moves the total and the ranks of its category at once', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0, second = 0, third = 0] = cycle.evaluatees

    await confirmFinding(app, cycle, first, { quantity: 20_000 })

    expect([first, second, third].map((id) => app.results.standing(id))).toEqual([
      { total: 190_000, rank: 3, of: 3 },
      { total: 200_000, rank: 1, of: 3 },
      { total: 200_000, rank: 1, of: 3 },
    ])
  })

  test('leaves exactly what a full recomputation would', async () => {
    const app = await openTestApp()
    const cycle = await loadSample(app, null, 'office')
    const ids = [...app.results.stored(cycle.id).keys()]
    await app.write(['results'], () => {
      for (const id of ids.slice(3, 40)) {
        app.db.prepare("UPDATE input_value SET value = value - 30000 WHERE evaluatee_id = ? AND state = 'scored'").run(id)
        app.results.rescore(cycle.id, [id], ['3.1'])
      }
    })
    const incremental = dump(app)

    await app.gate.run(() => app.results.recompute([cycle.id]))

    expect(dump(app)).toEqual(incremental)
  })

  test('keeps in memory, after a recomputation, what reading it back gives', async () => {
    const app = await openTestApp()
    const cycle = await loadSample(app, null, 'office')
    await app.gate.run(() => app.results.recompute([cycle.id]))
    const kept = [...app.results.stored(cycle.id)]

    app.results.forget()

    expect([...app.results.stored(cycle.id)]).toEqual(kept)
  })

  test('reads marks of every state, on number scales and by option, of judges who marked different leaves', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, { scheme: optionScheme() })
    const [first = 0, second = 0] = cycle.evaluatees
    const [one = 0, two = 0] = cycle.judges
    const leafOf = (code: string) => app.results.compiled(cycle.cycleId).leafIndexByCode.get(code) as number
    const mark = app.db.prepare(
      'INSERT OR REPLACE INTO mark (evaluatee_id, indicator, judge_id, state, value, option) VALUES (?, ?, ?, ?, ?, ?)',
    )
    mark.run(first, 'A3', two, 'recused', null, null)
    mark.run(first, 'A4', one, 'scored', null, 'A')
    mark.run(first, 'GONE', one, 'scored', 10_000, null)
    mark.run(second, 'A4', two, 'scored', null, 'b-2')

    const marksOf = (id: number) => app.results.inputsOf(id).marks
    const judged = (judge: number, state: string, value: number | null, option: string | null) => ({
      judge: String(judge),
      group: 'panel',
      state,
      value,
      option,
    })
    expect(marksOf(first)).toEqual(
      new Map([
        [leafOf('A3'), [judged(one, 'scored', 40_000, null), judged(two, 'recused', null, null)]],
        [leafOf('A4'), [judged(one, 'scored', null, 'A')]],
      ]),
    )
    expect(marksOf(second)).toEqual(
      new Map([
        [leafOf('A3'), [judged(one, 'scored', 40_000, null), judged(two, 'scored', 40_000, null)]],
        [leafOf('A4'), [judged(two, 'scored', null, 'b-2')]],
      ]),
    )
  })

  test('keeps what is in memory and what is stored alike through a refused write', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0] = cycle.evaluatees
    const before = dump(app)

    const refused = app.write(['results'], () => {
      app.db.prepare('UPDATE input_value SET value = 0 WHERE evaluatee_id = ?').run(first)
      app.results.rescore(cycle.cycleId, [first])
      throw new Error('refused')
    })

    await expect(refused).rejects.toThrow('refused')
    expect(dump(app)).toEqual(before)
    expect(app.results.standing(first)).toEqual({ total: 200_000, rank: 1, of: 3 })
  })

  test('an evaluatee without an input is incomplete and takes no place', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0, second = 0] = cycle.evaluatees

    await app.write(['results'], () => {
      app.db.prepare("DELETE FROM input_value WHERE evaluatee_id = ? AND indicator = 'A2'").run(first)
      app.results.rescore(cycle.cycleId, [first], ['A2'])
    })

    expect(app.results.standing(first)).toEqual({ total: null, rank: null, of: 2 })
    expect(app.results.standing(second)).toEqual({ total: 200_000, rank: 1, of: 2 })
    expect(app.results.stored(cycle.cycleId).get(first)?.missing).toEqual(['A2'])
  })

  test('by-reference evaluatees are scored and not ranked, exempt ones neither', async () => {
    const app = await openTestApp()

    const cycle = await makeCycle(app, {
      evaluatees: [{ name: '甲局' }, { name: '税务局', participation: 'by_reference' }, { name: '休局', participation: 'exempt' }],
    })

    const [full = 0, reference = 0, exempt = 0] = cycle.evaluatees
    expect(app.results.standing(full)).toEqual({ total: 200_000, rank: 1, of: 1 })
    expect(app.results.standing(reference)).toEqual({ total: 200_000, rank: null, of: 1 })
    expect(app.results.stored(cycle.cycleId).has(exempt)).toBe(false)
  })

  test('an evaluatee that changes its category closes the ranks behind it and opens them before it', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, { evaluatees: [{ name: '甲局' }, { name: '乙局' }, { name: '丙局', category: 1 }] })
    const [first = 0, second = 0, third = 0] = cycle.evaluatees
    await confirmFinding(app, cycle, second)
    await confirmFinding(app, cycle, third, { quantity: 20_000 })

    await app.write(['register', 'results'], () => {
      app.db.prepare('UPDATE evaluatee SET category_id = ? WHERE id = ?').run(cycle.categories[1], first)
      app.results.rescore(cycle.cycleId, [first])
    })

    expect([first, second, third].map((id) => app.results.standing(id))).toEqual([
      { total: 200_000, rank: 1, of: 2 },
      { total: 195_000, rank: 1, of: 1 },
      { total: 190_000, rank: 2, of: 2 },
    ])
  })

  test('a leaf by rank points rescored for one moves the others of the category', async () => {
    const app = await openTestApp()
    const scheme = smallScheme((plain) =>
      JSON.parse(
        JSON.stringify(plain).replace('"kind":"ratio","target":"100"', '"kind":"rank_points","places":{"kind":"drop","drop":"1"}'),
      ),
    )
    const cycle = await makeCycle(app, { scheme })
    const [first = 0, second = 0] = cycle.evaluatees
    expect(app.results.standing(second).total).toBe(200_000)

    await app.write(['results'], () => {
      app.db.prepare("UPDATE input_value SET value = 1200000 WHERE evaluatee_id = ? AND indicator = 'A2'").run(first)
      app.results.rescore(cycle.cycleId, [first], ['A2'])
    })

    expect(app.results.standing(first)).toEqual({ total: 200_000, rank: 1, of: 3 })
    expect(app.results.standing(second)).toEqual({ total: 190_000, rank: 2, of: 3 })
  })

  test('a veto takes the total to zero', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0] = cycle.evaluatees

    await confirmFinding(app, cycle, first, { indicator: 'V1', rule: 'accident' })

    expect(app.results.standing(first)).toEqual({ total: 0, rank: 3, of: 3 })
    expect(app.results.stored(cycle.cycleId).get(first)?.vetoes).toEqual(['zero'])
  })
})

describe('a recomputation', () => {
  test('that cannot be finished leaves stored and remembered results as they were', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0] = cycle.evaluatees
    await confirmFinding(app, cycle, first)
    const before = dump(app)
    const dearer = compileScheme(smallScheme((plain) => JSON.parse(JSON.stringify(plain).replace('"amount":"0.5"', '"amount":"2"'))))

    const recomputed = app.gate.run(() =>
      app.results.recompute([cycle.cycleId], {
        compiled: dearer,
        alongside: () => {
          throw new Error('refused')
        },
      }),
    )

    await expect(recomputed).rejects.toThrow('refused')
    expect(dump(app)).toEqual(before)
    expect(app.results.standing(first)).toEqual({ total: 195_000, rank: 3, of: 3 })
  })
})

describe('a trial', () => {
  test('shows total and rank with another input and stores nothing', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0] = cycle.evaluatees
    const before = dump(app)
    const leaf = app.results.compiled(cycle.cycleId).leafIndexByCode.get('A2') as number

    const trial = app.results.trial(first, (inputs) => ({
      ...inputs,
      values: new Map([[leaf, { state: 'scored', value: 500_000, baseline: null, target: null }]]),
    }))

    expect([trial.before.standing, trial.after.standing]).toEqual([
      { total: 200_000, rank: 1, of: 3, provisional: false },
      { total: 170_000, rank: 3, of: 3, provisional: false },
    ])
    expect(dump(app)).toEqual(before)
  })
})

describe('the running year', () => {
  /** Nothing entered but findings: A2 and A3 wait for November. */
  async function inMarch() {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    await app.write(['results'], () => {
      app.db.prepare('DELETE FROM input_value').run()
      app.db.prepare('DELETE FROM mark').run()
      app.results.rescore(cycle.cycleId, cycle.evaluatees)
    })
    return { app, cycle }
  }

  test('a finding made in March moves the provisional total and place in March', async () => {
    const { app, cycle } = await inMarch()
    const [first = 0, second = 0] = cycle.evaluatees

    await confirmFinding(app, cycle, first, { quantity: 20_000 })

    // 9 of 10 points entered stand for 20: 9 × 20 ÷ 10 = 18.
    expect([first, second].map((id) => app.results.running(id))).toEqual([
      { total: 180_000, rank: 3, of: 3, provisional: true },
      { total: 200_000, rank: 1, of: 3, provisional: true },
    ])
    expect(app.results.standing(first)).toEqual({ total: null, rank: null, of: 0 })
  })

  test('keeps results and provisional totals apart: the ranking names nobody, the waiting list shows the provisional places', async () => {
    const { app, cycle } = await inMarch()
    const [first = 0] = cycle.evaluatees
    await confirmFinding(app, cycle, first)

    const view = rankingView(app, cycle.cycleId, null, null)

    expect(view.ranked).toEqual([])
    expect(view.incomplete.map((row) => [row.name, row.total, row.rank, row.provisional, row.provisionalRank])).toEqual([
      ['乙局', null, null, '20.00', 1],
      ['丙局', null, null, '20.00', 1],
      ['甲局', null, null, '19.00', 3],
    ])
  })

  test('a provisional total opens down to the finding and says what is left out', async () => {
    const { app, cycle } = await inMarch()
    const [first = 0] = cycle.evaluatees
    const id = await confirmFinding(app, cycle, first)

    const explanation = explanationOf(app, first)

    expect({ provisional: explanation.provisional, total: explanation.total, exact: explanation.tree.exact }).toEqual({
      provisional: true,
      total: '19.00',
      exact: '19',
    })
    expect(explanation.findings.map((finding) => finding.id)).toEqual([id])
  })

  test('the provisional total is gone once everything is entered', async () => {
    const { app, cycle } = await inMarch()
    const [first = 0] = cycle.evaluatees
    await app.write(['results'], () => {
      app.db.prepare("INSERT INTO input_value VALUES (?, 'A2', 'scored', 1000000, NULL, NULL)").run(first)
      for (const judge of cycle.judges) app.db.prepare("INSERT INTO mark VALUES (?, 'A3', ?, 'scored', 40000, NULL)").run(first, judge)
      app.results.rescore(cycle.cycleId, [first], ['A2', 'A3'])
    })

    expect(app.results.running(first)).toEqual({ total: 200_000, rank: 1, of: 1, provisional: false })
    expect(app.results.stored(cycle.cycleId).get(first)?.provisional).toBeNull()
  })
})

describe('the ranking', () => {
  test('shows who moved since a day, and ties with their words', async () => {
    const clock = { now: new Date('2026-03-20T12:00:00Z') }
    const app = await openTestApp(clock)
    const cycle = await makeCycle(app)
    const [first = 0] = cycle.evaluatees
    await confirmFinding(app, cycle, first)
    clock.now = new Date('2026-04-02T12:00:00Z')
    const [, second = 0] = cycle.evaluatees
    await confirmFinding(app, cycle, second, { quantity: 40_000, foundOn: '2026-04-01' })

    const view = rankingView(app, cycle.cycleId, cycle.categories[0], '2026-03-31')

    expect(listSnapshotDays(app.db, cycle.cycleId)).toEqual(['2026-04-01', '2026-03-19'])
    expect(view.ranked.map((row) => [row.name, row.rank, row.total, row.moved, row.tie])).toEqual([
      ['丙局', 1, '20.00', 0, null],
      ['甲局', 2, '19.50', 1, null],
      ['乙局', 3, '18.00', -2, null],
    ])
  })

  test('lists the incomplete and the by-reference apart', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, {
      evaluatees: [{ name: '甲局' }, { name: '乙局' }, { name: '税务局', participation: 'by_reference' }],
    })
    const [, second = 0] = cycle.evaluatees
    await app.write(['results'], () => {
      app.db.prepare("UPDATE input_value SET state = 'absent', value = NULL WHERE evaluatee_id = ?").run(second)
      app.results.rescore(cycle.cycleId, [second], ['A2'])
    })

    const view = rankingView(app, cycle.cycleId, null, null)

    expect({
      ranked: view.ranked.map((row) => row.name),
      byReference: view.byReference.map((row) => [row.name, row.total, row.rank]),
      incomplete: view.incomplete.map((row) => [row.name, row.total, row.missing]),
    }).toEqual({ ranked: ['甲局'], byReference: [['税务局', '20.00', null]], incomplete: [['乙局', null, ['学时完成率']]] })
  })
})

describe('the explanation', () => {
  test('comes out at the finding, who recorded and who confirmed it', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0] = cycle.evaluatees
    const id = await confirmFinding(app, cycle, first, { quantity: 80_000 })

    const explanation = explanationOf(app, first)

    expect({ total: explanation.total, exact: explanation.tree.exact, rank: explanation.rank, of: explanation.of }).toEqual({
      total: '17.00',
      exact: '17',
      rank: 3,
      of: 3,
    })
    expect(explanation.findings).toEqual([
      {
        id,
        foundOn: '2026-03-18',
        source: 'routine_supervision',
        description: '1 月支委会未召开',
        status: 'confirmed',
        recordedBy: '录入员',
        confirmedBy: '复核员',
        confirmedAt: '2026-03-18T08:00:00Z',
        onePersonException: false,
        evidence: [],
      },
    ])
  })
})
