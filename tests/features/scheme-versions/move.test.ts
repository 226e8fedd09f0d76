import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { listFindings } from '../../../electron/features/findings/findings-list.ts'
import { explanationOf } from '../../../electron/features/results/results-view.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { confirmFinding, makeCycle, openTestApp, smallScheme, type TestCycle } from '../../helpers/app.ts'
import { clientOf, dumpDatabase, refusalOf } from '../../helpers/feature-client.ts'

/** The small scheme with a text of its JSON replaced. */
function changed(...replacements: readonly (readonly [string, string])[]): Scheme {
  return smallScheme((plain) => {
    const text = replacements.reduce((sum, [from, to]) => {
      if (!sum.includes(from)) throw new Error(`no ${from}`)
      return sum.replaceAll(from, to)
    }, JSON.stringify(plain))
    return JSON.parse(text)
  })
}

const dearer = changed(['"amount":"0.5"', '"amount":"1"'])

/** 甲局 with one finding and 丙局 with four, and another version of the scheme beside the one in force. */
async function beginMove(
  app: App,
  scheme: Scheme,
): Promise<{ cycle: TestCycle; versionId: number; ids: readonly [number, number, number] }> {
  const cycle = await makeCycle(app)
  const [first = 0, second = 0, third = 0] = cycle.evaluatees
  await confirmFinding(app, cycle, first, { quantity: 30_000 })
  await confirmFinding(app, cycle, third)
  const client = clientOf(app)
  const { id } = await client.schemes.create({ from: 'version', versionId: cycle.versionId })
  const { hash } = await client.schemes.version({ versionId: id })
  await client.schemes.save({ versionId: id, scheme, expectedHash: hash })
  return { cycle, versionId: id, ids: [first, second, third] }
}

const backups = (app: App) => readdirSync(app.folder.backups).filter((name) => name.endsWith('scheme-move.db'))

describe('the preview of a move', () => {
  test('names whose total, rank and grade change, the largest change first, and stores nothing', async () => {
    const app = await openTestApp()
    const { cycle, versionId, ids } = await beginMove(app, changed(['"amount":"0.5"', '"amount":"2"'], ['"cap":"3"', '"cap":"9"']))
    const before = dumpDatabase(app)

    const preview = await clientOf(app).schemeVersions.previewMove({ cycleId: cycle.cycleId, versionId })

    expect(preview.counts).toEqual({ evaluatees: 3, changed: 2, totals: 2, ranks: 0, grades: 1, newlyIncomplete: 0, newlyComplete: 0 })
    expect(preview.evaluatees).toEqual([
      {
        evaluateeId: ids[0],
        name: '甲局',
        unitName: '甲局',
        categoryName: '甲组',
        before: { total: '18.50', rank: 3, grade: '优秀', provisional: false },
        after: { total: '14.00', rank: 3, grade: '良好', provisional: false },
        places: 0,
      },
      {
        evaluateeId: ids[2],
        name: '丙局',
        unitName: '丙局',
        categoryName: '甲组',
        before: { total: '19.50', rank: 2, grade: '优秀', provisional: false },
        after: { total: '18.00', rank: 2, grade: '优秀', provisional: false },
        places: 0,
      },
    ])
    expect([preview.uncounted, preview.lacking, preview.unsaved]).toEqual([[], [], false])
    expect([preview.from.number, preview.to.number, preview.to.state]).toEqual([1, 2, 'draft'])
    expect(dumpDatabase(app)).toEqual(before)
  })

  test('lists what would no longer count, by reason, and who would lack inputs', async () => {
    const app = await openTestApp()
    const scheme = changed(['"code":"missed"', '"code":"absent"'], ['"max":"4"', '"max":"3"'], ['"code":"A2"', '"code":"A2x"'])
    const { cycle, versionId } = await beginMove(app, scheme)

    const { uncounted, lacking, counts } = await clientOf(app).schemeVersions.previewMove({ cycleId: cycle.cycleId, versionId })

    expect(uncounted).toEqual([
      {
        what: 'finding',
        reason: 'rule_gone',
        indicator: 'A1',
        indicatorName: '三会一课',
        rule: '每少召开1次扣0.5分，最多扣3分',
        count: 2,
        evaluatees: 2,
        names: ['甲局', '丙局'],
      },
      {
        what: 'value',
        reason: 'leaf_gone',
        indicator: 'A2',
        indicatorName: '学时完成率',
        rule: null,
        count: 3,
        evaluatees: 3,
        names: ['甲局', '乙局', '丙局'],
      },
      {
        what: 'mark',
        reason: 'out_of_scale',
        indicator: 'A3',
        indicatorName: '特色工作',
        rule: null,
        count: 6,
        evaluatees: 3,
        names: ['甲局', '乙局', '丙局'],
      },
    ])
    expect(lacking).toEqual([
      { indicator: 'A2x', name: '学时完成率', evaluatees: 3, names: ['甲局', '乙局', '丙局'] },
      { indicator: 'A3', name: '特色工作', evaluatees: 3, names: ['甲局', '乙局', '丙局'] },
    ])
    expect(counts.newlyIncomplete).toBe(3)
  })

  test('is refused for a scheme of another kind', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const branch = await clientOf(app).schemes.create({ from: 'starter', code: 'five-branch' })

    const preview = clientOf(app).schemeVersions.previewMove({ cycleId: cycle.cycleId, versionId: branch.id })

    expect((await refusalOf(preview)).code).toBe('kind_differs')
  })
})

describe('a move', () => {
  test('makes the ranking exactly what the preview said, after a backup, and logs what was before', async () => {
    const app = await openTestApp()
    const { cycle, versionId, ids } = await beginMove(app, dearer)
    const client = clientOf(app, '办公室')
    const { fingerprint, evaluatees } = await client.schemeVersions.previewMove({ cycleId: cycle.cycleId, versionId })

    const { moved } = await client.schemeVersions.move({ cycleId: cycle.cycleId, versionId, fingerprint, acceptUncounted: false })

    const ranking = await client.results.ranking({ cycleId: cycle.cycleId, categoryId: null, since: null })
    const line = app.db.get(app.db.build.selectFrom('audit').selectAll().where('action', '=', 'cycle_moved'))
    expect(moved).toBe(3)
    expect(ranking.ranked.map(({ evaluateeId, total, rank }) => [evaluateeId, total, rank])).toEqual([
      [ids[1], '20.00', 1],
      [ids[2], '19.00', 2],
      [ids[0], '17.00', 3],
    ])
    expect(evaluatees.map(({ evaluateeId, after }) => [evaluateeId, after.total, after.rank])).toEqual([
      [ids[0], '17.00', 3],
      [ids[2], '19.00', 2],
    ])
    expect((await client.cycles.list())[0]?.schemeVersionId).toBe(versionId)
    expect(backups(app)).toHaveLength(1)
    expect([line?.actor, JSON.parse(line?.detail ?? '{}')]).toMatchObject([
      '办公室',
      {
        from: cycle.versionId,
        to: versionId,
        uncounted: 0,
        changed: [
          [ids[0], 185_000, 3, 170_000, 3],
          [ids[2], 195_000, 2, 190_000, 2],
        ],
      },
    ])
  })

  test('leaves results as a full recomputation under the new version gives them', async () => {
    const app = await openTestApp()
    const { cycle, versionId } = await beginMove(app, dearer)
    const client = clientOf(app)
    const { fingerprint } = await client.schemeVersions.previewMove({ cycleId: cycle.cycleId, versionId })
    await client.schemeVersions.move({ cycleId: cycle.cycleId, versionId, fingerprint, acceptUncounted: false })
    const moved = dumpDatabase(app)

    app.results.forget()
    await app.gate.run(() => app.results.recompute([cycle.cycleId]))

    expect(dumpDatabase(app)).toEqual(moved)
  })

  test('is refused when a finding was confirmed since the preview, without a backup', async () => {
    const app = await openTestApp()
    const { cycle, versionId, ids } = await beginMove(app, dearer)
    const { fingerprint } = await clientOf(app).schemeVersions.previewMove({ cycleId: cycle.cycleId, versionId })
    await confirmFinding(app, cycle, ids[1])
    const before = dumpDatabase(app)

    const move = clientOf(app).schemeVersions.move({ cycleId: cycle.cycleId, versionId, fingerprint, acceptUncounted: false })

    expect((await refusalOf(move)).code).toBe('move_outdated')
    expect(dumpDatabase(app)).toEqual(before)
    expect(backups(app)).toEqual([])
  })

  test('is refused when the version was saved again since the preview', async () => {
    const app = await openTestApp()
    const { cycle, versionId } = await beginMove(app, dearer)
    const client = clientOf(app)
    const { fingerprint } = await client.schemeVersions.previewMove({ cycleId: cycle.cycleId, versionId })
    const { hash } = await client.schemes.version({ versionId })
    await client.schemes.save({ versionId, scheme: smallScheme(), expectedHash: hash })

    const move = client.schemeVersions.move({ cycleId: cycle.cycleId, versionId, fingerprint, acceptUncounted: false })

    expect((await refusalOf(move)).code).toBe('move_outdated')
  })

  test('needs a yes to what no longer counts; the facts stay, and count again after moving back', async () => {
    const app = await openTestApp()
    const { cycle, versionId, ids } = await beginMove(app, changed(['"code":"missed"', '"code":"absent"']))
    const client = clientOf(app)
    const move = async (target: number, acceptUncounted: boolean) => {
      const { fingerprint } = await client.schemeVersions.previewMove({ cycleId: cycle.cycleId, versionId: target })
      return client.schemeVersions.move({ cycleId: cycle.cycleId, versionId: target, fingerprint, acceptUncounted })
    }

    expect(await refusalOf(move(versionId, false))).toEqual({ code: 'facts_uncounted', data: { count: 2 } })
    await move(versionId, true)
    expect(app.results.standing(ids[0]).total).toBe(200_000)
    await move(cycle.versionId, true)
    expect(app.results.standing(ids[0]).total).toBe(185_000)
  })

  test('that fails in the middle changes nothing', async () => {
    const app = await openTestApp()
    const { cycle, versionId, ids } = await beginMove(app, dearer)
    const { fingerprint } = await clientOf(app).schemeVersions.previewMove({ cycleId: cycle.cycleId, versionId })
    // The line of the log is the last thing that is written: all results stand under the new version by then.
    app.db.prepare("CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'broken'); END").run()
    const before = dumpDatabase(app)

    const move = clientOf(app).schemeVersions.move({ cycleId: cycle.cycleId, versionId, fingerprint, acceptUncounted: false })

    await expect(move).rejects.toThrow('broken')
    expect(dumpDatabase(app)).toEqual(before)
    expect(app.results.standing(ids[0])).toEqual({ total: 185_000, rank: 3, of: 3 })
  })

  test('does not happen by publishing a version that the cycle does not use', async () => {
    const app = await openTestApp()
    const { cycle, versionId, ids } = await beginMove(app, dearer)

    await clientOf(app).schemes.publish({ versionId, acceptProblems: true })

    expect(app.results.standing(ids[0]).total).toBe(185_000)
    expect((await clientOf(app).cycles.list())[0]?.schemeVersionId).toBe(cycle.versionId)
  })

  test('is refused for a closed cycle', async () => {
    const app = await openTestApp()
    const { cycle, versionId } = await beginMove(app, dearer)
    app.db.prepare("UPDATE cycle SET state = 'closed'").run()

    const preview = clientOf(app).schemeVersions.previewMove({ cycleId: cycle.cycleId, versionId })

    expect((await refusalOf(preview)).code).toBe('cycle_closed')
  })
})

describe('a finding whose rule the scheme no longer has', () => {
  test('is listed and marked, does not count, and breaks neither totals nor explanations', async () => {
    const app = await openTestApp()
    const { cycle, versionId, ids } = await beginMove(app, changed(['"code":"missed"', '"code":"absent"']))
    const client = clientOf(app)
    const { fingerprint } = await client.schemeVersions.previewMove({ cycleId: cycle.cycleId, versionId })
    await client.schemeVersions.move({ cycleId: cycle.cycleId, versionId, fingerprint, acceptUncounted: true })

    const filter = {
      cycleId: cycle.cycleId,
      group: 'all' as const,
      text: '',
      evaluateeId: ids[0],
      categoryId: null,
      indicator: null,
      source: null,
      from: null,
      to: null,
    }
    const { rows } = listFindings(app, { filter, sort: { by: 'foundOn', descending: false }, offset: 0, limit: 10 })
    const finding = await client.findings.get({ id: rows[0]?.id ?? 0 })

    expect(rows.map(({ uncounted, points }) => ({ uncounted, points }))).toEqual([{ uncounted: 'rule_gone', points: null }])
    expect([finding.uncounted, finding.ruleText, finding.status]).toEqual(['rule_gone', '', 'confirmed'])
    expect(explanationOf(app, ids[0]).total).toBe('20.00')
  })

  test('counts again, with its points, when a draft gets its rule back', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0] = cycle.evaluatees
    await confirmFinding(app, cycle, first)
    const client = clientOf(app)
    const save = async (scheme: Scheme) => {
      const { hash } = await client.schemes.version({ versionId: cycle.versionId })
      await client.schemes.save({ versionId: cycle.versionId, scheme, expectedHash: hash })
      return app.db.prepare('SELECT points FROM finding').get()
    }

    expect(await save(changed(['"code":"missed"', '"code":"absent"']))).toEqual({ points: null })
    expect(app.results.standing(first).total).toBe(200_000)
    expect(await save(dearer)).toEqual({ points: -10_000 })
    expect(app.results.standing(first).total).toBe(190_000)
  })
})
