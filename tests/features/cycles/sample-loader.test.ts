import { describe, expect, test } from 'vitest'
import { cycleOverview } from '../../../electron/features/cycles/overview.ts'
import { loadSample } from '../../../electron/features/cycles/sample-loader.ts'
import { listSnapshotDays } from '../../../electron/features/results/snapshots.ts'
import { openTestApp } from '../../helpers/app.ts'

describe('the office sample', () => {
  test('is a whole year: every status, incomplete and by-reference evaluatees, a tie, earlier rankings', async () => {
    const app = await openTestApp({ now: new Date('2026-11-21T04:00:00Z') })

    const cycle = await loadSample(app, null, 'office')

    const overview = cycleOverview(app, cycle.id)
    const statuses = app.db.all(app.db.build.selectFrom('finding').select('status').distinct().orderBy('status'))
    expect(cycle.isSample).toBe(true)
    expect(statuses.map((row) => row.status)).toEqual(
      expect.arrayContaining(['closed', 'confirmed', 'draft', 'rectifying', 'returned', 'submitted', 'verifying', 'withdrawn']),
    )
    expect(overview.evaluatees).toMatchObject({ byReference: expect.any(Number), exempt: 1 })
    expect(overview.evaluatees.incomplete).toBeGreaterThan(0)
    expect([...app.results.stored(cycle.id).values()].some((result) => result.tie?.kind === 'stands')).toBe(true)
    expect(listSnapshotDays(app.db, cycle.id).length).toBeGreaterThan(0)
  })

  test('is the same every time', async () => {
    const totals = async () => {
      const app = await openTestApp()
      const cycle = await loadSample(app, null, 'office')
      return [...app.results.stored(cycle.id).values()].map((result) => result.exact)
    }

    expect(await totals()).toEqual(await totals())
  })

  test('is not loaded twice, and the second try changes nothing', async () => {
    const app = await openTestApp()
    await loadSample(app, null, 'office')
    const before = app.db.prepare('SELECT count(*) FROM finding').pluck().get()

    await expect(loadSample(app, null, 'office')).rejects.toMatchObject({ code: 'name_taken' })

    expect(app.db.prepare('SELECT count(*) FROM finding').pluck().get()).toBe(before)
    expect(app.db.prepare('SELECT count(*) FROM scheme_version').pluck().get()).toBe(1)
  })
})
