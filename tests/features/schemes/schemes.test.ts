import { describe, expect, test } from 'vitest'
import { createCycle } from '../../../electron/features/cycles/cycles-service.ts'
import { getSchemeVersion, listStarters, publishScheme, saveScheme } from '../../../electron/features/schemes/schemes-service.ts'
import { confirmFinding, makeCycle, openTestApp, smallScheme } from '../../helpers/app.ts'

describe('a scheme version', () => {
  test('saved with other points rescores its cycle at once', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [first = 0] = cycle.evaluatees
    await confirmFinding(app, cycle, first)
    const version = getSchemeVersion(app, cycle.versionId)
    const dearer = smallScheme((plain) => JSON.parse(JSON.stringify(plain).replace('"amount":"0.5"', '"amount":"2"')))

    const saved = await saveScheme(app, '办公室', { versionId: version.id, scheme: dearer, expectedHash: version.hash })

    expect(saved.hash).not.toBe(version.hash)
    expect(app.results.standing(first)).toEqual({ total: 180_000, rank: 3, of: 3 })
  })

  test('is not overwritten by somebody who saw an older one', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const { hash } = getSchemeVersion(app, cycle.versionId)
    const renamed = smallScheme((plain) => ({ ...plain, name: '改名' }))
    await saveScheme(app, '甲', { versionId: cycle.versionId, scheme: renamed, expectedHash: hash })

    const late = saveScheme(app, '乙', { versionId: cycle.versionId, scheme: smallScheme(), expectedHash: hash })

    await expect(late).rejects.toMatchObject({ code: 'changed_meanwhile' })
    expect(getSchemeVersion(app, cycle.versionId).name).toBe('改名')
  })

  test('is frozen once it is published', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const { hash } = getSchemeVersion(app, cycle.versionId)
    const published = await publishScheme(app, '办公室', { versionId: cycle.versionId, acceptProblems: true })

    const change = saveScheme(app, '办公室', { versionId: cycle.versionId, scheme: smallScheme(), expectedHash: hash })

    expect(published.state).toBe('published')
    await expect(change).rejects.toMatchObject({ code: 'scheme_frozen' })
  })

  test('with sums that differ is published only after an explicit yes, which is logged', async () => {
    const app = await openTestApp()
    const uneven = smallScheme((plain) => ({ ...plain, points: '25' }))
    const cycle = await makeCycle(app, { scheme: uneven })

    const silent = publishScheme(app, '办公室', { versionId: cycle.versionId, acceptProblems: false })
    await expect(silent).rejects.toMatchObject({ code: 'scheme_sum_problem' })
    await publishScheme(app, '办公室', { versionId: cycle.versionId, acceptProblems: true })

    const line = app.db.get(app.db.build.selectFrom('audit').selectAll().where('action', '=', 'scheme_published'))
    expect(line?.actor).toBe('办公室')
    expect(JSON.parse(line?.detail ?? '{}').accepted.length).toBeGreaterThan(0)
  })

  test('with a fault that refuses saving is not saved', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const { hash } = getSchemeVersion(app, cycle.versionId)
    const twice = smallScheme((plain) => JSON.parse(JSON.stringify(plain).replace('"code":"A2"', '"code":"A1"')))

    const save = saveScheme(app, '办公室', { versionId: cycle.versionId, scheme: twice, expectedHash: hash })

    await expect(save).rejects.toMatchObject({ code: 'scheme_invalid' })
    expect(getSchemeVersion(app, cycle.versionId).hash).toBe(hash)
  })
})

describe('the starter schemes', () => {
  test('are two, of 100 points, the one for units first', () => {
    expect(listStarters().map(({ code, kind, points, leaves }) => ({ code, kind, points, leaves }))).toEqual([
      { code: 'model-unit', kind: 'unit', points: '100', leaves: 22 },
      { code: 'five-branch', kind: 'branch', points: '100', leaves: 16 },
    ])
  })

  test('are copied, so that two cycles change theirs apart', async () => {
    const app = await openTestApp()
    const first = await createCycle(app, null, { year: 2026, name: '甲', scheme: { from: 'starter', code: 'model-unit' } })
    const second = await createCycle(app, null, { year: 2026, name: '乙', scheme: { from: 'starter', code: 'model-unit' } })

    expect([first.schemeVersionNumber, second.schemeVersionNumber]).toEqual([1, 2])
    expect(first.schemeVersionId).not.toBe(second.schemeVersionId)
  })

  test('cannot make two cycles of one name', async () => {
    const app = await openTestApp()
    const input = { year: 2026, name: '2026', scheme: { from: 'starter' as const, code: 'model-unit' } }
    await createCycle(app, null, input)

    await expect(createCycle(app, null, input)).rejects.toMatchObject({ code: 'name_taken', data: { name: '2026' } })
  })
})
