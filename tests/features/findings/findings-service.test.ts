import { describe, expect, test } from 'vitest'
import type { FindingDraft } from '../../../shared/contract/findings.ts'
import { openTestApp } from '../../helpers/app.ts'
import { clientOf, dumpDatabase, refusalOf } from '../../helpers/feature-client.ts'
import { draftOf, makeFindingsCycle, someEvidence } from './findings-cycle.ts'

describe('the life of a finding', () => {
  test('recorded, submitted and confirmed: only the last step moves the score', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const recorder = clientOf(app)
    const { evidence } = { evidence: [await someEvidence(app)] }

    const saved = await recorder.findings.save({ draft: draftOf(cycle, { quantity: '2', evidence }), editing: null, submit: true })
    const standingBefore = app.results.standing(cycle.evaluatees[0] ?? 0)
    const confirmed = await clientOf(app, '复核员').findings.confirm({ ids: [saved.finding.id], onePersonReason: null })

    expect(saved).toEqual({
      finding: {
        id: 1,
        evaluateeId: 1,
        evaluatee: '甲局',
        indicator: 'A1',
        indicatorName: '三会一课',
        rule: 'missed',
        description: '2 月支委会未召开',
        points: '-1',
        source: 'routine_supervision',
        foundOn: '2026-03-18',
        deadline: '2026-04-01',
        status: 'submitted',
        overdueDays: 0,
        evidenceCount: 1,
        recordedBy: '录入员',
        confirmedBy: null,
        draft: draftOf(cycle, { quantity: '2', evidence }),
        ruleText: '每少召开1次扣0.5分，最多扣3分',
        evidence: [{ ...evidence[0], bytes: 12, type: 'text/plain' }],
        withdrawReason: null,
        uncounted: null,
        onePersonException: false,
        version: 1,
        history: [
          { at: '2026-03-20T12:00:00.000Z', by: '录入员', action: 'recorded', note: '' },
          { at: '2026-03-20T12:00:00.000Z', by: '录入员', action: 'submitted', note: '' },
        ],
      },
      total: '20.00',
      rank: 1,
    })
    expect(standingBefore).toEqual({ total: 200_000, rank: 1, of: 3 })
    expect(confirmed).toEqual({ confirmed: 1 })
    expect(app.results.standing(1)).toEqual({ total: 190_000, rank: 3, of: 3 })
    expect(await recorder.findings.get({ id: 1 })).toMatchObject({ status: 'confirmed', confirmedBy: '复核员', version: 2 })
  })

  test('goes through rectification to closing and back; withdrawing gives the points back', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const client = clientOf(app)
    const { finding } = await client.findings.save({ draft: draftOf(cycle), editing: null, submit: true })
    await clientOf(app, '复核员').findings.confirm({ ids: [finding.id], onePersonReason: null })
    const step = (to: 'rectifying' | 'verifying' | 'closed', on: string) =>
      client.findings.advance({ id: finding.id, to, on, note: '说明' })

    const moves = [await step('rectifying', '2026-03-19'), await step('verifying', '2026-03-20'), await step('closed', '2026-03-20')]
    const withdrawn = await client.findings.withdraw({ id: finding.id, reason: '核实后撤销' })

    expect(moves.map(({ finding: { status }, total }) => [status, total])).toEqual([
      ['rectifying', '19.50'],
      ['verifying', '19.50'],
      ['closed', '19.50'],
    ])
    expect([withdrawn.finding.status, withdrawn.finding.withdrawReason, withdrawn.total, withdrawn.rank]).toEqual([
      'withdrawn',
      '核实后撤销',
      '20.00',
      1,
    ])
    expect(withdrawn.finding.history.map(({ action, by }) => [action, by])).toEqual([
      ['recorded', '录入员'],
      ['submitted', '录入员'],
      ['confirmed', '复核员'],
      ['rectifying', '录入员'],
      ['verifying', '录入员'],
      ['closed', '录入员'],
      ['withdrawn', '录入员'],
    ])
    expect(await refusalOf(step('rectifying', '2026-03-20'))).toEqual({ code: 'status_not_allowed', data: { id: 1, status: 'withdrawn' } })
  })

  test('a step before the day of the finding is refused', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const client = clientOf(app)
    const { finding } = await client.findings.save({ draft: draftOf(cycle), editing: null, submit: true })
    await clientOf(app, '复核员').findings.confirm({ ids: [finding.id], onePersonReason: null })

    const refusal = await refusalOf(client.findings.advance({ id: finding.id, to: 'closed', on: '2026-03-17', note: '' }))

    expect(refusal).toEqual({ code: 'value_out_of_range', data: { field: 'on', min: '2026-03-18', value: '2026-03-17' } })
  })

  test('returned with a reason, changed and submitted again', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const client = clientOf(app)
    const { finding } = await client.findings.save({ draft: draftOf(cycle), editing: null, submit: true })
    await clientOf(app, '复核员').findings.return({ ids: [finding.id], reason: '缺日期' })

    const returned = await client.findings.get({ id: finding.id })
    const kept = await client.findings.save({
      draft: draftOf(cycle, { description: '2 月 10 日支委会未召开' }),
      editing: { id: finding.id, version: returned.version },
      submit: false,
    })
    const submitted = await client.findings.submit({ ids: [finding.id] })

    expect([returned.status, kept.finding.status, submitted.submitted]).toEqual(['returned', 'returned', 1])
    expect((await client.findings.get({ id: finding.id })).history.map(({ action, note }) => [action, note])).toEqual([
      ['recorded', ''],
      ['submitted', ''],
      ['returned', '缺日期'],
      ['changed', ''],
      ['submitted', ''],
    ])
  })
})

describe('saving', () => {
  const cases: readonly { what: string; change: Partial<FindingDraft>; code: string; data: Record<string, unknown> }[] = [
    {
      what: 'an indicator that the scheme has not',
      change: { indicator: 'X' },
      code: 'rule_unknown',
      data: { field: 'indicator', indicator: 'X' },
    },
    {
      what: 'an indicator that takes no findings',
      change: { indicator: 'A2' },
      code: 'rule_unknown',
      data: { field: 'indicator', indicator: 'A2' },
    },
    { what: 'a rule of another leaf', change: { rule: 'award' }, code: 'rule_unknown', data: { field: 'rule', rule: 'award' } },
    { what: 'no quantity', change: { quantity: '0' }, code: 'quantity_not_allowed', data: { field: 'quantity' } },
    { what: 'half an event', change: { quantity: '1.5' }, code: 'quantity_not_allowed', data: { field: 'quantity', quantity: '1.5' } },
    {
      what: 'a chosen value beyond its range',
      change: { rule: 'careless', chosen: '2.5', reason: '严重' },
      code: 'amount_out_of_range',
      data: { field: 'chosen', min: '0.5', max: '2' },
    },
    {
      what: 'a chosen value without a reason',
      change: { rule: 'careless', chosen: '2' },
      code: 'reason_required',
      data: { field: 'reason' },
    },
    {
      what: 'a condition that the rule has not',
      change: { multipliers: ['x'] },
      code: 'rule_unknown',
      data: { field: 'multipliers', multiplier: 'x' },
    },
    { what: 'no description', change: { description: ' ' }, code: 'reason_required', data: { field: 'description' } },
    {
      what: 'a deadline before the finding',
      change: { deadline: '2026-03-17' },
      code: 'value_out_of_range',
      data: { field: 'deadline', foundOn: '2026-03-18' },
    },
    {
      what: 'an award without a level',
      change: { indicator: 'B1', rule: 'award' },
      code: 'rule_unknown',
      data: { field: 'level', candidates: '省级、市级' },
    },
    {
      what: 'an award without its files',
      change: { indicator: 'B1', rule: 'award', level: 'city' },
      code: 'evidence_required',
      data: { field: 'evidence' },
    },
    {
      what: 'a file that was never stored',
      change: { evidence: [{ hash: 'a'.repeat(64), name: '无.pdf' }] },
      code: 'evidence_unknown',
      data: { field: 'evidence', hash: 'a'.repeat(64) },
    },
    { what: 'an evaluatee of no cycle', change: { evaluateeId: 99 }, code: 'not_found', data: { what: 'evaluatee', id: 99 } },
  ]
  test.each(cases)('refuses $what and changes nothing', async ({ change, code, data }) => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const before = dumpDatabase(app)

    const refusal = await refusalOf(clientOf(app).findings.save({ draft: draftOf(cycle, change), editing: null, submit: true }))

    expect(refusal).toEqual({ code, data })
    expect(dumpDatabase(app)).toEqual(before)
  })

  test('a draft may lack words and files, which submitting then asks for', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const client = clientOf(app)
    const draft = draftOf(cycle, { indicator: 'B1', rule: 'award', level: 'province', description: '', deadline: null })

    const { finding } = await client.findings.save({ draft, editing: null, submit: false })
    const refusal = await refusalOf(client.findings.submit({ ids: [finding.id] }))

    expect([finding.status, finding.points]).toEqual(['draft', '2'])
    expect(refusal).toEqual({ code: 'reason_required', data: { field: 'description', id: finding.id } })
  })

  test('drops what belongs to another rule', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)

    const { finding } = await clientOf(app).findings.save({
      draft: draftOf(cycle, { indicator: 'V1', rule: 'accident', quantity: '3', level: 'city', chosen: '1', multipliers: ['hidden'] }),
      editing: null,
      submit: true,
    })

    expect(finding.points).toBeNull()
    expect(finding.draft).toMatchObject({ quantity: '1', level: null, chosen: null, multipliers: [] })
  })

  test.each([
    { what: 'two events', change: { quantity: '2' }, points: '-1' },
    { what: 'two hidden events', change: { quantity: '2', multipliers: ['hidden'] }, points: '-2' },
    { what: 'a chosen value', change: { rule: 'careless', chosen: '1.25', reason: '两处涂改' }, points: '-1.25' },
    { what: '25 hours in proportion', change: { rule: 'hours', quantity: '25' }, points: '-0.25' },
  ])('$what: $points points, before caps', async ({ change, points }) => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)

    const { finding } = await clientOf(app).findings.save({ draft: draftOf(cycle, change), editing: null, submit: true })

    expect(finding.points).toBe(points)
  })

  test('asks who sits there', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)

    const refusal = await refusalOf(clientOf(app, null).findings.save({ draft: draftOf(cycle), editing: null, submit: false }))

    expect(refusal).toEqual({ code: 'operator_required', data: {} })
  })

  test('what another person changed meanwhile is not overwritten', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const client = clientOf(app)
    const { finding } = await client.findings.save({ draft: draftOf(cycle), editing: null, submit: false })
    const edit = (quantity: string) =>
      client.findings.save({ draft: draftOf(cycle, { quantity }), editing: { id: finding.id, version: 1 }, submit: false })

    const outcomes = await Promise.allSettled([edit('2'), edit('3')])

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(await refusalOf(edit('4'))).toEqual({ code: 'changed_meanwhile', data: { id: 1 } })
    expect(await client.findings.get({ id: finding.id })).toMatchObject({ points: '-1', version: 2 })
  })

  test('a confirmed finding is not edited any more', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const client = clientOf(app)
    const { finding } = await client.findings.save({ draft: draftOf(cycle), editing: null, submit: true })
    await clientOf(app, '复核员').findings.confirm({ ids: [finding.id], onePersonReason: null })

    const refusal = await refusalOf(client.findings.save({ draft: draftOf(cycle), editing: { id: finding.id, version: 2 }, submit: true }))

    expect(refusal).toEqual({ code: 'status_not_allowed', data: { id: 1, status: 'confirmed' } })
  })
})

describe('the same matter', () => {
  test('is refused on the same indicator, naming the other finding, until that one is withdrawn', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const client = clientOf(app)
    const first = await client.findings.save({ draft: draftOf(cycle, { matterKey: '督办 12 号' }), editing: null, submit: true })
    const second = () =>
      client.findings.save({
        draft: draftOf(cycle, { matterKey: '督办 12 号', rule: 'careless', chosen: '1', reason: '同一事项' }),
        editing: null,
        submit: true,
      })

    expect(await refusalOf(second())).toEqual({
      code: 'same_matter',
      data: { field: 'matterKey', finding: 1, foundOn: '2026-03-18', recordedBy: '录入员' },
    })
    await client.findings.withdraw({ id: first.finding.id, reason: '重复' })
    expect((await second()).finding.status).toBe('submitted')
  })

  test('may stand twice where only the highest of a matter counts, and belongs to one evaluatee', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const client = clientOf(app)
    const evidence = [await someEvidence(app)]
    const award = (level: string) =>
      client.findings.save({
        draft: draftOf(cycle, { indicator: 'B1', rule: 'award', level, matterKey: '文明单位', evidence, deadline: null }),
        editing: null,
        submit: true,
      })
    const ids = [(await award('city')).finding.id, (await award('province')).finding.id]

    await clientOf(app, '复核员').findings.confirm({ ids, onePersonReason: null })
    const other = await client.findings.save({
      draft: draftOf(cycle, { evaluateeId: cycle.evaluatees[1] ?? 0, matterKey: '文明单位' }),
      editing: null,
      submit: true,
    })

    expect(app.results.standing(1).total).toBe(220_000)
    expect(other.finding.status).toBe('submitted')
  })
})

describe('confirming', () => {
  test('is for another person than the recorder, for all or none', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const recorder = clientOf(app)
    const other = clientOf(app, '复核员')
    const mine = await recorder.findings.save({ draft: draftOf(cycle), editing: null, submit: true })
    const theirs = await other.findings.save({ draft: draftOf(cycle, { foundOn: '2026-03-17' }), editing: null, submit: true })
    const before = dumpDatabase(app)

    const refusal = await refusalOf(recorder.findings.confirm({ ids: [theirs.finding.id, mine.finding.id], onePersonReason: '只有一人' }))

    expect(refusal).toEqual({ code: 'confirmer_is_recorder', data: { id: 1, name: '录入员' } })
    expect(dumpDatabase(app)).toEqual(before)
    expect(app.results.standing(1)).toEqual({ total: 200_000, rank: 1, of: 3 })
  })

  test('a one-person office confirms with a reason that stays visible', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const client = clientOf(app)
    await client.settings.change({ onePersonOffice: true })
    const { finding } = await client.findings.save({ draft: draftOf(cycle), editing: null, submit: true })

    const refusal = await refusalOf(client.findings.confirm({ ids: [finding.id], onePersonReason: null }))
    await client.findings.confirm({ ids: [finding.id], onePersonReason: '办公室只有一人' })

    expect(refusal).toEqual({ code: 'reason_required', data: { id: 1, field: 'onePersonReason' } })
    const confirmed = await client.findings.get({ id: finding.id })
    expect([confirmed.status, confirmed.confirmedBy, confirmed.onePersonException]).toEqual(['confirmed', '录入员', true])
    expect(confirmed.history.at(-1)).toEqual({
      at: '2026-03-20T12:00:00.000Z',
      by: '录入员',
      action: 'confirmed_one_person',
      note: '办公室只有一人',
    })
  })

  test("editing another's finding makes one its recorder, who then cannot confirm it", async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const { finding } = await clientOf(app).findings.save({ draft: draftOf(cycle), editing: null, submit: true })
    const other = clientOf(app, '复核员')
    await other.findings.save({ draft: draftOf(cycle, { quantity: '6' }), editing: { id: finding.id, version: 1 }, submit: false })

    const refusal = await refusalOf(other.findings.confirm({ ids: [finding.id], onePersonReason: null }))

    expect(refusal.code).toBe('confirmer_is_recorder')
    expect((await other.findings.get({ id: finding.id })).status).toBe('submitted')
    expect(await clientOf(app).findings.confirm({ ids: [finding.id], onePersonReason: null })).toEqual({ confirmed: 1 })
  })

  test('two people confirming at once count the finding once', async () => {
    const app = await openTestApp()
    const cycle = await makeFindingsCycle(app)
    const { finding } = await clientOf(app).findings.save({ draft: draftOf(cycle), editing: null, submit: true })

    const outcomes = await Promise.allSettled(
      ['甲复核', '乙复核'].map((name) => clientOf(app, name).findings.confirm({ ids: [finding.id], onePersonReason: null })),
    )

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(app.results.standing(1).total).toBe(195_000)
    expect((await clientOf(app).findings.get({ id: finding.id })).confirmedBy).toBe('甲复核')
  })
})
