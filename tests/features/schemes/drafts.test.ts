import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { writeReading } from '../../../electron/features/schemes/reading-repository.ts'
import { makeCycle, openTestApp, smallScheme } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'

describe('a new draft', () => {
  test('begins blank with a group of 100 points, which the check asks to fill', async () => {
    const client = clientOf(await openTestApp())
    const head = await client.schemes.create({ from: 'blank', name: '支部细则', kind: 'branch' })
    const version = await client.schemes.version({ versionId: head.id })

    expect(head).toMatchObject({ name: '支部细则', kind: 'branch', number: 1, state: 'draft' })
    expect(version.scheme.parts[0]?.indicator).toMatchObject({ points: '100', children: [] })
    expect(version.problems.map(({ code }) => code)).toContain('group_without_children')
  })

  test('as the next version keeps the code and begins with what stood on screen', async () => {
    const app = await openTestApp()
    const client = clientOf(app)
    const cycle = await makeCycle(app)
    const { hash } = await client.schemes.version({ versionId: cycle.versionId })
    await client.schemes.keepWorking({
      versionId: cycle.versionId,
      scheme: smallScheme((plain) => ({ ...plain, name: '改名' })),
      baseHash: hash,
    })

    const next = await client.schemes.create({ from: 'version', versionId: cycle.versionId })

    expect(next).toMatchObject({ schemeCode: 'small', number: 2, name: '改名', state: 'draft' })
  })

  test('as a copy, a starter or a file is a scheme of its own, with a number behind a code that is taken', async () => {
    const app = await openTestApp()
    const client = clientOf(app)
    const cycle = await makeCycle(app)

    const copy = await client.schemes.create({ from: 'copy', versionId: cycle.versionId, name: '2027 年方案' })
    const file = await client.schemes.create({ from: 'scheme', scheme: smallScheme() })
    const starter = await client.schemes.create({ from: 'starter', code: 'model-unit' })

    expect([copy, file, starter].map(({ schemeCode, number }) => `${schemeCode} ${number}`)).toEqual([
      'small-2 1',
      'small-3 1',
      'model-unit 1',
    ])
    expect(copy.name).toBe('2027 年方案')
  })
})

describe('a working copy', () => {
  test('outlives the program, moves no result and goes when the draft is saved', async () => {
    const app = await openTestApp()
    const client = clientOf(app, '李青')
    const cycle = await makeCycle(app)
    const before = app.results.stored(cycle.cycleId)
    const { hash } = await client.schemes.version({ versionId: cycle.versionId })
    const dearer = smallScheme((plain) => JSON.parse(JSON.stringify(plain).replace('"amount":"0.5"', '"amount":"2"')))

    const kept = await client.schemes.keepWorking({ versionId: cycle.versionId, scheme: dearer, baseHash: hash })
    const waiting = await client.schemes.version({ versionId: cycle.versionId })

    expect(kept.keptAt).toBe('2026-03-20T12:00:00.000Z')
    expect(waiting.working).toMatchObject({ baseHash: hash, keptBy: '李青', scheme: dearer })
    expect(waiting.scheme).not.toEqual(dearer)
    expect(app.results.stored(cycle.cycleId)).toBe(before)

    await client.schemes.save({ versionId: cycle.versionId, scheme: dearer, expectedHash: hash })
    expect((await client.schemes.version({ versionId: cycle.versionId })).working).toBeNull()
  })

  test('that was still on its way while the draft was saved does not come back', async () => {
    const app = await openTestApp()
    const client = clientOf(app)
    const cycle = await makeCycle(app)
    const { hash } = await client.schemes.version({ versionId: cycle.versionId })
    const renamed = smallScheme((plain) => ({ ...plain, name: '改名' }))
    await client.schemes.save({ versionId: cycle.versionId, scheme: renamed, expectedHash: hash })

    const late = client.schemes.keepWorking({ versionId: cycle.versionId, scheme: renamed, baseHash: hash })

    expect((await refusalOf(late)).code).toBe('changed_meanwhile')
    expect((await client.schemes.version({ versionId: cycle.versionId })).working).toBeNull()
  })

  test('may have faults that refuse saving, and can be given up', async () => {
    const app = await openTestApp()
    const client = clientOf(app)
    const cycle = await makeCycle(app)
    const { hash } = await client.schemes.version({ versionId: cycle.versionId })
    const twice = smallScheme((plain) => JSON.parse(JSON.stringify(plain).replace('"code":"A2"', '"code":"A1"')))

    await client.schemes.keepWorking({ versionId: cycle.versionId, scheme: twice, baseHash: hash })
    expect(await client.schemes.discardWorking({ versionId: cycle.versionId })).toEqual({ discarded: 1 })
    expect(await client.schemes.discardWorking({ versionId: cycle.versionId })).toEqual({ discarded: 0 })
  })

  test('holds publishing back, and a published version has none', async () => {
    const app = await openTestApp()
    const client = clientOf(app)
    const cycle = await makeCycle(app)
    const { hash } = await client.schemes.version({ versionId: cycle.versionId })
    const working = { versionId: cycle.versionId, scheme: smallScheme((plain) => ({ ...plain, name: '改名' })), baseHash: hash }
    await client.schemes.keepWorking(working)

    expect(await refusalOf(client.schemes.publish({ versionId: cycle.versionId, acceptProblems: true }))).toMatchObject({
      code: 'changed_meanwhile',
    })
    await client.schemes.discardWorking({ versionId: cycle.versionId })
    await client.schemes.publish({ versionId: cycle.versionId, acceptProblems: true })
    expect((await refusalOf(client.schemes.keepWorking(working))).code).toBe('scheme_frozen')
  })
})

describe('publishing', () => {
  test('supersedes the version published before, and names the cycles that still use it', async () => {
    const app = await openTestApp()
    const client = clientOf(app)
    const cycle = await makeCycle(app)
    await client.schemes.publish({ versionId: cycle.versionId, acceptProblems: true })
    const next = await client.schemes.create({ from: 'version', versionId: cycle.versionId })
    await client.schemes.publish({ versionId: next.id, acceptProblems: true })

    const versions = await client.schemes.versions()
    expect(versions.map(({ number, state }) => `${number} ${state}`)).toEqual(['2 published', '1 superseded'])
    const { cycles } = await client.schemes.version({ versionId: cycle.versionId })
    expect(cycles.map(({ id }) => id)).toEqual([cycle.cycleId])
  })

  test('waits until every reading of imported prose has been decided on', async () => {
    const app = await openTestApp()
    const client = clientOf(app)
    const draft = await client.schemes.create({ from: 'scheme', scheme: smallScheme() })
    const reading = {
      leaf: 'A1',
      row: 4,
      text: '每少召开1次扣0.5分',
      proposed: null,
      clauses: [],
      certainty: 'not_understood' as const,
      decision: 'pending' as const,
    }
    await app.write([], () => writeReading(app.db, draft.id, { source: '细则.xlsx', leaves: [reading], settings: [] }))

    expect((await client.schemes.version({ versionId: draft.id })).pendingReadings).toBe(1)
    expect(await refusalOf(client.schemes.publish({ versionId: draft.id, acceptProblems: true }))).toEqual({
      code: 'readings_pending',
      data: { pending: 1 },
    })
  })
})

describe('removing a draft', () => {
  test('takes a backup first and takes everything of the draft with it', async () => {
    const app = await openTestApp()
    const client = clientOf(app)
    const draft = await client.schemes.create({ from: 'scheme', scheme: smallScheme() })
    const { hash } = await client.schemes.version({ versionId: draft.id })
    await client.schemes.keepWorking({ versionId: draft.id, scheme: smallScheme(), baseHash: hash })

    expect(await client.schemes.remove({ versionId: draft.id })).toEqual({ removed: 1 })
    expect(await client.schemes.versions()).toEqual([])
    expect(app.db.prepare('SELECT count(*) AS n FROM scheme_working').get()).toEqual({ n: 0 })
    expect(readdirSync(app.folder.backups).filter((name) => name.endsWith('.db') && name.includes('scheme-removal'))).toHaveLength(1)
  })

  test('is refused while a cycle uses it or once it is published', async () => {
    const app = await openTestApp()
    const client = clientOf(app)
    const cycle = await makeCycle(app)
    expect((await refusalOf(client.schemes.remove({ versionId: cycle.versionId }))).code).toBe('in_use')

    const draft = await client.schemes.create({ from: 'scheme', scheme: smallScheme() })
    await client.schemes.publish({ versionId: draft.id, acceptProblems: true })
    expect((await refusalOf(client.schemes.remove({ versionId: draft.id }))).code).toBe('scheme_frozen')
  })
})
