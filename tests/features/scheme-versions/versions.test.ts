import { describe, expect, test } from 'vitest'
import { makeCycle, openTestApp, smallScheme } from '../../helpers/app.ts'
import { clientOf, refusalOf } from '../../helpers/feature-client.ts'

const uneven = smallScheme((plain) => ({ ...plain, points: '25' }))

describe('the versions of a scheme', () => {
  test('are listed with their cycles, and with who published them and what was accepted', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app, { scheme: uneven })
    const client = clientOf(app, '办公室')
    await client.schemes.publish({ versionId: cycle.versionId, acceptProblems: true })
    const next = await client.schemes.create({ from: 'version', versionId: cycle.versionId })
    const { hash } = await client.schemes.version({ versionId: next.id })
    await client.schemes.keepWorking({ versionId: next.id, scheme: smallScheme(), baseHash: hash })

    const listed = await client.schemeVersions.list({ versionId: cycle.versionId })

    expect(
      listed.map(({ number, state, cycles, unsaved, publication }) => ({ number, state, cycles, unsaved, publication })),
    ).toMatchObject([
      { number: 2, state: 'draft', cycles: [], unsaved: true, publication: null },
      {
        number: 1,
        state: 'published',
        cycles: [{ id: cycle.cycleId, name: '2026', year: 2026 }],
        unsaved: false,
        publication: {
          by: '办公室',
          at: '2026-03-20T12:00:00.000Z',
          accepted: [{ at: 'total', code: 'sum_differs', values: { stated: '25', summed: '20' }, severity: 'notice' }],
        },
      },
    ])
  })

  test('are compared as they stand on screen, with what is not saved yet', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const client = clientOf(app)
    const next = await client.schemes.create({ from: 'version', versionId: cycle.versionId })
    const same = await client.schemeVersions.difference({ fromId: cycle.versionId, toId: next.id })
    const { hash } = await client.schemes.version({ versionId: next.id })
    await client.schemes.keepWorking({ versionId: next.id, scheme: uneven, baseHash: hash })

    const { changes, names, mapped } = await client.schemeVersions.difference({ fromId: cycle.versionId, toId: next.id })

    expect(same.changes).toEqual([])
    expect(changes).toEqual([{ kind: 'changed', indicator: null, path: ['points'], before: '20', after: '25' }])
    expect(names.after).toMatchObject({ 'grade:excellent': '优秀', 'indicator:A1': '三会一课' })
    expect(mapped).toEqual({ confirmed: 0, lines: 5 })
  })
})

describe('the mapping of two versions', () => {
  test('is kept as a first proposal when a scheme is copied, and as a person wrote it after that', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const client = clientOf(app, '办公室')
    const copy = await client.schemes.create({ from: 'copy', versionId: cycle.versionId, name: '2027年方案' })
    const pair = { fromId: cycle.versionId, toId: copy.id }
    const first = await client.schemeVersions.mapping(pair)

    const lines = first.lines.map((line) => ({ ...line, confirmed: true, ...(line.from[0] === 'A1' ? { note: '口径未变' } : {}) }))
    await client.schemeVersions.saveMapping({ ...pair, lines })
    const kept = await client.schemeVersions.mapping(pair)

    expect(first.kept).toBe(true)
    expect(first.lines.map(({ kind, from, to, confirmed }) => [kind, from, to, confirmed])).toEqual(
      ['A1', 'A2', 'A3', 'B1', 'V1'].map((code) => ['same', [code], [code], false]),
    )
    expect(kept.lines[0]).toEqual({ kind: 'same', from: ['A1'], to: ['A1'], note: '口径未变', confirmed: true })
    expect(kept.lines.every(({ confirmed }) => confirmed)).toBe(true)
    expect(app.db.get(app.db.build.selectFrom('audit').select('actor').where('action', '=', 'scheme_mapping_saved'))).toEqual({
      actor: '办公室',
    })
  })

  test('with a leaf that stands twice or is missing is not kept', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const client = clientOf(app)
    const next = await client.schemes.create({ from: 'version', versionId: cycle.versionId })
    const pair = { fromId: cycle.versionId, toId: next.id }
    const { lines } = await client.schemeVersions.mapping(pair)

    const missing = client.schemeVersions.saveMapping({ ...pair, lines: lines.slice(1) })

    expect(await refusalOf(missing)).toEqual({
      code: 'changed_meanwhile',
      data: { what: 'scheme_mapping', problem: 'missing', code: 'A1' },
    })
  })
})
