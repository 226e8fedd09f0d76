import { beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import type { FindingFilter } from '../../../shared/contract/findings.ts'
import { openTestApp, type TestClock, type TestCycle } from '../../helpers/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { draftOf, makeFindingsCycle } from './findings-cycle.ts'

const clock: TestClock = { now: new Date('2026-03-20T12:00:00Z') }
let app: App
let cycle: TestCycle

/**
 * Six findings: 1 甲局 submitted, 2 甲局 confirmed and two days late, 3 乙局 rectifying within its deadline, 4 乙局 closed on its last day, 5 丙局 draft
 * of last month, 6 丙局 withdrawn.
 */
beforeEach(async () => {
  clock.now = new Date('2026-03-20T12:00:00Z')
  app = await openTestApp(clock)
  cycle = await makeFindingsCycle(app)
  const [first = 0, second = 0, third = 0] = cycle.evaluatees
  const client = clientOf(app)
  await client.register.update({ evaluateeIds: [second], name: '信息中心' })
  const drafts = [
    { evaluateeId: first, foundOn: '2026-03-18', description: '支委会未召开' },
    { evaluateeId: first, foundOn: '2026-03-01', deadline: '2026-03-18', quantity: '3', source: 'audit' as const },
    { evaluateeId: second, foundOn: '2026-03-10', deadline: '2026-03-20', indicator: 'V1', rule: 'accident' },
    { evaluateeId: second, foundOn: '2026-03-05', deadline: '2026-03-12', rule: 'careless', chosen: '0.75', reason: 'Copied' },
    { evaluateeId: third, foundOn: '2026-02-28', deadline: null },
    { evaluateeId: third, foundOn: '2026-03-02', quantity: '6' },
  ]
  for (const [index, draft] of drafts.entries()) {
    await client.findings.save({ draft: draftOf(cycle, draft), editing: null, submit: index !== 4 })
  }
  await clientOf(app, '复核员').findings.confirm({ ids: [2, 3, 4], onePersonReason: null })
  await client.findings.advance({ id: 3, to: 'rectifying', on: '2026-03-11', note: '' })
  await client.findings.advance({ id: 4, to: 'closed', on: '2026-03-12', note: '' })
  await client.findings.withdraw({ id: 6, reason: '误录' })
})

const everything = (): FindingFilter => ({
  cycleId: cycle.cycleId,
  group: 'all',
  text: '',
  evaluateeId: null,
  categoryId: null,
  indicator: null,
  source: null,
  from: null,
  to: null,
})

async function idsOf(filter: Partial<FindingFilter>): Promise<number[]> {
  const sort = { by: 'id', descending: false } as const
  const { total, rows } = await clientOf(app).findings.list({ filter: { ...everything(), ...filter }, sort, offset: 0, limit: 100 })
  expect(total).toBe(rows.length)
  return rows.map(({ id }) => id)
}

describe('the list', () => {
  test.each<{ filter: Partial<FindingFilter>; ids: number[] }>([
    { filter: {}, ids: [1, 2, 3, 4, 5, 6] },
    { filter: { group: 'draft' }, ids: [5] },
    { filter: { group: 'submitted' }, ids: [1] },
    { filter: { group: 'rectifying' }, ids: [3] },
    { filter: { group: 'overdue' }, ids: [2] },
    { filter: { group: 'closed' }, ids: [4] },
    { filter: { group: 'withdrawn' }, ids: [6] },
    { filter: { evaluateeId: 2 }, ids: [3, 4] },
    { filter: { indicator: 'V1' }, ids: [3] },
    { filter: { source: 'audit' }, ids: [2] },
    { filter: { from: '2026-03-02', to: '2026-03-10' }, ids: [3, 4, 6] },
    { filter: { text: '信息' }, ids: [3, 4] },
    { filter: { text: 'XXZX' }, ids: [3, 4] },
    { filter: { text: 'xinxi' }, ids: [3, 4] },
    { filter: { text: '违纪' }, ids: [3] },
    { filter: { text: '支委会未召开', evaluateeId: 1 }, ids: [1, 2] },
    { filter: { text: '%' }, ids: [] },
  ])('$filter → $ids', async ({ filter, ids }) => {
    expect(await idsOf(filter)).toEqual(ids)
  })

  test('a category has the findings of its evaluatees', async () => {
    await clientOf(app).register.update({ evaluateeIds: [3], categoryId: cycle.categories[1] })

    expect([await idsOf({ categoryId: cycle.categories[0] }), await idsOf({ categoryId: cycle.categories[1] })]).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ])
  })

  test.each([
    { by: 'foundOn', ids: [5, 2, 6, 4, 3, 1] },
    { by: 'evaluatee', ids: [2, 1, 4, 3, 5, 6] },
    { by: 'indicator', ids: [5, 2, 6, 4, 1, 3] },
    { by: 'points', ids: [3, 6, 2, 4, 1, 5] },
    { by: 'status', ids: [5, 1, 2, 3, 4, 6] },
    { by: 'id', ids: [1, 2, 3, 4, 5, 6] },
  ] as const)('sorted by $by, and the other way round', async ({ by, ids }) => {
    const list = async (descending: boolean) =>
      (await clientOf(app).findings.list({ filter: everything(), sort: { by, descending }, offset: 0, limit: 100 })).rows.map(
        ({ id }) => id,
      )

    expect(await list(false)).toEqual(ids)
    expect(await list(true)).toEqual([...ids].reverse())
  })

  test('comes in pages of one order, with the number of all', async () => {
    const page = async (offset: number) => {
      const { total, rows } = await clientOf(app).findings.list({
        filter: everything(),
        sort: { by: 'evaluatee', descending: false },
        offset,
        limit: 4,
      })
      return [total, ...rows.map(({ id }) => id)]
    }

    expect([await page(0), await page(4), await page(8)]).toEqual([[6, 2, 1, 4, 3], [6, 5, 6], [6]])
  })

  test('closed on time never looks overdue; open ones count their days', async () => {
    clock.now = new Date('2026-03-30T12:00:00Z')

    const { rows } = await clientOf(app).findings.list({
      filter: everything(),
      sort: { by: 'id', descending: false },
      offset: 0,
      limit: 100,
    })

    expect(rows.map(({ status, overdueDays }) => [status, overdueDays])).toEqual([
      ['submitted', 0],
      ['confirmed', 12],
      ['rectifying', 10],
      ['closed', 0],
      ['draft', 0],
      ['withdrawn', 0],
    ])
  })
})

test('the counts agree with the list; the month leaves out what is withdrawn', async () => {
  expect(await clientOf(app).findings.counts({ cycleId: cycle.cycleId })).toEqual({
    all: 6,
    draft: 1,
    submitted: 1,
    rectifying: 1,
    overdue: 1,
    closed: 1,
    withdrawn: 1,
    month: { number: 4, points: '-2.75' },
  })
})

test('an empty cycle has no findings and no points', async () => {
  clock.now = new Date('2027-01-05T12:00:00Z')

  expect((await clientOf(app).findings.counts({ cycleId: cycle.cycleId })).month).toEqual({ number: 0, points: '0' })
})
