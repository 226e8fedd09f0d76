import { expect, test } from 'vitest'
import type { FindingDraft } from '../../../shared/contract/findings.ts'
import { confirmFinding, openTestApp } from '../../helpers/app.ts'
import { clientOf, dumpDatabase } from '../../helpers/feature-client.ts'
import { draftOf, makeFindingsCycle } from './findings-cycle.ts'

test('says what confirming would do to indicator, total and rank, and stores nothing', async () => {
  const app = await openTestApp()
  const cycle = await makeFindingsCycle(app)
  await confirmFinding(app, cycle, cycle.evaluatees[1] ?? 0, { quantity: 10_000 })
  const before = dumpDatabase(app)

  const preview = await clientOf(app).findings.preview({ draft: draftOf(cycle, { quantity: '3' }), editing: null })

  expect(preview).toEqual({
    points: '-1.5',
    indicator: { points: '10', before: '10.00', after: '8.50' },
    total: { before: '20.00', after: '18.50' },
    rank: { before: 1, after: 3, of: 3 },
    provisional: false,
    notes: [],
    problems: [],
  })
  expect(dumpDatabase(app)).toEqual(before)
})

test('names the cap that leaves a finding less than it is worth alone', async () => {
  const app = await openTestApp()
  const cycle = await makeFindingsCycle(app)
  await confirmFinding(app, cycle, cycle.evaluatees[0] ?? 0, { quantity: 50_000 })

  const preview = await clientOf(app).findings.preview({ draft: draftOf(cycle, { quantity: '4' }), editing: null })

  expect(preview).toMatchObject({
    points: '-2',
    indicator: { before: '7.50', after: '7.00' },
    notes: [{ code: 'rule_cap', values: { rule: 'missed', cap: '3', before: '4.5' } }],
  })
})

test('an edited finding replaces itself', async () => {
  const app = await openTestApp()
  const cycle = await makeFindingsCycle(app)
  const client = clientOf(app)
  const { finding } = await client.findings.save({ draft: draftOf(cycle, { matterKey: 'm' }), editing: null, submit: true })

  const preview = await client.findings.preview({ draft: draftOf(cycle, { matterKey: 'm', quantity: '2' }), editing: finding.id })

  expect([preview.total, preview.problems]).toEqual([{ before: '20.00', after: '19.00' }, []])
})

test('a finding that counts already replaces itself too, and is not counted twice', async () => {
  const app = await openTestApp()
  const cycle = await makeFindingsCycle(app)
  const editing = await confirmFinding(app, cycle, cycle.evaluatees[0] ?? 0, { quantity: 20_000 })

  const preview = await clientOf(app).findings.preview({ draft: draftOf(cycle, { quantity: '1' }), editing })

  expect([preview.total, preview.indicator]).toEqual([
    { before: '19.00', after: '19.50' },
    { points: '10', before: '9.00', after: '9.50' },
  ])
})

test.each<{ what: string; change: Partial<FindingDraft>; problem: unknown }>([
  { what: 'no quantity', change: { quantity: '0' }, problem: { code: 'quantity_zero', field: 'quantity', values: {} } },
  {
    what: 'no chosen value',
    change: { rule: 'careless', reason: '轻微' },
    problem: { code: 'not_an_amount', field: 'chosen', values: { min: '0.5', max: '2' } },
  },
  {
    what: 'no level',
    change: { indicator: 'B1', rule: 'award', evidence: [], level: null },
    problem: { code: 'choose_level', field: 'level', values: { candidates: '省级、市级' } },
  },
])('with $what there are no points yet and nothing moves', async ({ change, problem }) => {
  const app = await openTestApp()
  const cycle = await makeFindingsCycle(app)

  const preview = await clientOf(app).findings.preview({ draft: draftOf(cycle, change), editing: null })

  expect([preview.points, preview.total, preview.problems[0]]).toEqual([null, { before: '20.00', after: '20.00' }, problem])
})

test('words and files that may follow do not hide the effect', async () => {
  const app = await openTestApp()
  const cycle = await makeFindingsCycle(app)
  const client = clientOf(app)
  await client.findings.save({ draft: draftOf(cycle, { matterKey: 'm' }), editing: null, submit: true })

  const preview = await client.findings.preview({ draft: draftOf(cycle, { matterKey: 'm', description: '' }), editing: null })

  expect([preview.total.after, preview.problems]).toEqual([
    '19.50',
    [
      { code: 'description_missing', field: 'description', values: {} },
      { code: 'same_matter', field: 'matterKey', values: { finding: '1', foundOn: '2026-03-18', recordedBy: '录入员' } },
    ],
  ])
})

test('a veto shows what it does to the total', async () => {
  const app = await openTestApp()
  const cycle = await makeFindingsCycle(app)

  const preview = await clientOf(app).findings.preview({ draft: draftOf(cycle, { indicator: 'V1', rule: 'accident' }), editing: null })

  expect([preview.points, preview.total.after, preview.notes.map(({ code }) => code)]).toEqual([null, '0.00', ['veto']])
})
