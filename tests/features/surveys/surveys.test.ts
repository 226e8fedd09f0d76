import { describe, expect, test } from 'vitest'
import type { App } from '../../../electron/features/app.ts'
import { openTestApp, type TestCycle } from '../../helpers/app.ts'
import { clientOf, dumpDatabase, refusalOf } from '../../helpers/feature-client.ts'
import { beginBatch, countPass, makeSurveyCycle, page, pile, surveyScheme } from './survey-cycle.ts'

const four = { entitled: 6, issued: 5, returned: 4 }
/** Four ballots of two lines (甲局, 乙局): one void; 甲局 good, good, fair; 乙局 poor, nothing, line void. */
const agreedPile = pile(['good', 'poor'], ['good', null], 'void', ['fair', false])

/** What the engine reads, as stored. */
function storedBallots(app: App): unknown[] {
  return app.db.prepare('SELECT evaluatee_id AS id, rater_group, state, entitled, issued, returned, counts FROM ballot ORDER BY 1, 2').all()
}

function scoreOf(app: App, cycle: TestCycle, index: number) {
  return clientOf(app)
    .scoring.inputs({ cycleId: cycle.cycleId, indicator: 'S1', categoryId: null })
    .then((rows) => rows.find(({ evaluateeId }) => evaluateeId === cycle.evaluatees[index])?.score)
}

describe('ballot forms', () => {
  test('one click makes a form for each group of the scheme, for everybody who is scored', async () => {
    const app = await openTestApp()
    const cycle = await makeSurveyCycle(app)
    const client = clientOf(app)

    const { created } = await client.surveys.propose({ cycleId: cycle.cycleId })
    const again = await client.surveys.propose({ cycleId: cycle.cycleId })

    expect([created, again.created]).toEqual([2, 0])
    const { forms } = await client.surveys.overview({ cycleId: cycle.cycleId })
    expect(forms.map(({ letter, name, group, groupName, known, begun }) => ({ letter, name, group, groupName, known, begun }))).toEqual([
      { letter: 'A', name: '干部职工', group: 'staff', groupName: '干部职工', known: true, begun: false },
      { letter: 'B', name: '领导班子', group: 'leaders', groupName: '领导班子', known: true, begun: false },
    ])
    expect(forms[0]?.evaluatees.map(({ name }) => name)).toEqual(['甲局', '乙局'])
    expect(forms[0]?.leaves[0]?.options).toEqual([
      { code: 'good', name: '满意', coefficient: '1' },
      { code: 'fair', name: '基本满意', coefficient: '0.6' },
      { code: 'poor', name: '不满意', coefficient: '0' },
      { code: 'unsure', name: '不了解', coefficient: null },
    ])
  })

  test('the lines of a form stand still once a ballot is counted; its name does not', async () => {
    const app = await openTestApp()
    const cycle = await makeSurveyCycle(app)
    const { formId, batchId } = await beginBatch(app, cycle, four)
    const [first, second] = cycle.evaluatees
    const form = { cycleId: cycle.cycleId, formId, letter: 'A', name: '职工票', group: 'staff', leaves: ['S1'] }
    const client = clientOf(app, '甲')
    await client.surveys.openPass({ batchId, pass: 1, page })
    await client.surveys.saveBallots({ batchId, pass: 1, page, ballots: pile(['good']) })

    const refused = await refusalOf(client.surveys.saveForm({ ...form, evaluatees: [second ?? 0, first ?? 0] }))
    await client.surveys.saveForm({ ...form, evaluatees: [first ?? 0, second ?? 0] })

    expect(refused).toEqual({ code: 'in_use', data: { name: '干部职工' } })
    const { forms } = await client.surveys.overview({ cycleId: cycle.cycleId })
    expect(forms[0]?.name).toBe('职工票')
    expect((await refusalOf(client.surveys.removeForm({ formId }))).code).toBe('in_use')
  })

  test('no two forms ask the same group about the same evaluatee on one leaf', async () => {
    const app = await openTestApp()
    const cycle = await makeSurveyCycle(app)
    await beginBatch(app, cycle, four)

    const refused = await refusalOf(
      clientOf(app).surveys.saveForm({
        cycleId: cycle.cycleId,
        formId: null,
        letter: 'C',
        name: '再测',
        group: 'staff',
        leaves: ['S1'],
        evaluatees: [cycle.evaluatees[0] ?? 0],
      }),
    )

    expect(refused).toEqual({ code: 'form_overlap', data: { name: 'A 干部职工' } })
  })
})

describe('numbers of a batch', () => {
  test('more issued than entitled is refused with the numbers', async () => {
    const app = await openTestApp()
    const cycle = await makeSurveyCycle(app)
    const { formId } = await beginBatch(app, cycle, four)

    const refused = await refusalOf(
      clientOf(app).surveys.saveBatch({ formId, batchId: null, name: '第二批', entitled: 5, issued: 6, returned: 4 }),
    )

    expect(refused).toEqual({ code: 'counts_do_not_add_up', data: { entitled: 5, issued: 6, returned: 4 } })
  })

  test('more back than out is void where the scheme says so, and refused where it does not', async () => {
    const numbers = { entitled: 5, issued: 4, returned: 5 }
    const knows = await openTestApp()
    const { formId } = await beginBatch(knows, await makeSurveyCycle(knows, { voidOverIssued: true }), numbers)
    const doesNot = await openTestApp()

    const standing = await clientOf(knows).surveys.standing({ formId, batchId: null, ...numbers, entitled: 5 })
    const refused = await refusalOf(beginBatch(doesNot, await makeSurveyCycle(doesNot, { voidOverIssued: false }), numbers))

    expect(standing).toEqual([{ code: 'S1', name: '满意度', kind: 'over_issued', voidShare: '0.5', minimumTurnout: null }])
    expect(refused.code).toBe('counts_do_not_add_up')
  })

  test.each([
    { returned: 20, rules: {}, kind: 'share' },
    { returned: 21, rules: {}, kind: 'counts' },
    { returned: 19, rules: { voidShare: null, minimumTurnout: '0.5' }, kind: 'withheld' },
    { returned: 20, rules: { voidShare: null, minimumTurnout: '0.5' }, kind: 'counts' },
  ])('of 40 entitled $returned back under $rules: $kind', async ({ returned, rules, kind }) => {
    const app = await openTestApp()
    const cycle = await makeSurveyCycle(app, rules)
    const { formId } = await beginBatch(app, cycle, { entitled: 0, issued: 0, returned: 0 })

    const standing = await clientOf(app).surveys.standing({ formId, batchId: null, entitled: 40, issued: 40, returned })

    expect(standing.map((leaf) => leaf.kind)).toEqual([kind])
  })
})

test('fewer ballots cannot have come back than were read already', async () => {
  const app = await openTestApp()
  const { formId, batchId } = await beginBatch(app, await makeSurveyCycle(app), four)
  const client = clientOf(app, '甲')
  await client.surveys.openPass({ batchId, pass: 1, page })
  await client.surveys.saveBallots({ batchId, pass: 1, page, ballots: agreedPile })
  const batch = { formId, batchId, name: '第一批', entitled: 6, issued: 5 }

  const refused = await refusalOf(client.surveys.saveBatch({ ...batch, returned: 3 }))
  await client.surveys.saveBatch({ ...batch, returned: 5 })

  expect(refused).toEqual({ code: 'counts_do_not_add_up', data: { entitled: 6, issued: 5, returned: 3 } })
})

describe('two counters', () => {
  test('nobody counts both passes, and nobody goes on with the pass of another', async () => {
    const app = await openTestApp()
    const { batchId } = await beginBatch(app, await makeSurveyCycle(app), four)
    await clientOf(app, '甲').surveys.openPass({ batchId, pass: 1, page })

    const both = await refusalOf(clientOf(app, '甲').surveys.openPass({ batchId, pass: 2, page }))
    const other = await refusalOf(clientOf(app, '乙').surveys.openPass({ batchId, pass: 1, page }))
    const nobody = await refusalOf(clientOf(app, null).surveys.openPass({ batchId, pass: 1, page }))

    expect([both.code, other, nobody.code]).toEqual([
      'second_person_required',
      { code: 'other_counter', data: { name: '甲' } },
      'operator_required',
    ])
  })

  test('the second counter sees neither ballots nor totals of the first until both are finished', async () => {
    const app = await openTestApp()
    const { batchId } = await beginBatch(app, await makeSurveyCycle(app), four)
    await countPass(app, batchId, 1, '甲', agreedPile)
    const second = clientOf(app, '乙')

    const opened = await second.surveys.openPass({ batchId, pass: 2, page })
    const view = await second.surveys.batch({ batchId })
    const ballot = await refusalOf(second.surveys.ballot({ batchId, pass: 1, number: 1 }))
    const first = await refusalOf(second.surveys.openPass({ batchId, pass: 1, page }))

    expect(opened.ballots).toEqual([])
    expect(view.comparison).toBeNull()
    expect(view.batch.passes).toEqual([
      { pass: 1, counter: '甲', finished: true, ballots: 4, valid: null, void: null },
      { pass: 2, counter: '乙', finished: false, ballots: 0, valid: null, void: null },
    ])
    expect([ballot.code, first.code]).toEqual(['passes_open', 'second_person_required'])
  })

  test('a pass goes on where it was left, in the window that opened it last', async () => {
    const app = await openTestApp()
    const { batchId } = await beginBatch(app, await makeSurveyCycle(app), four)
    const client = clientOf(app, '甲')
    await client.surveys.openPass({ batchId, pass: 1, page })
    await client.surveys.saveBallots({ batchId, pass: 1, page, ballots: pile(['good', 'poor'], ['good']) })
    const otherPage = '00000000-0000-4000-8000-000000000002'

    const { ballots } = await client.surveys.openPass({ batchId, pass: 1, page: otherPage })
    const late = await refusalOf(client.surveys.saveBallots({ batchId, pass: 1, page, ballots: pile(['poor']) }))

    expect(ballots).toEqual(pile(['good', 'poor'], ['good']))
    expect(late.code).toBe('changed_meanwhile')
  })

  test('a pass is finished only when valid and void ballots are those returned', async () => {
    const app = await openTestApp()
    const { batchId } = await beginBatch(app, await makeSurveyCycle(app), four)
    const client = clientOf(app, '甲')
    await client.surveys.openPass({ batchId, pass: 1, page })
    await client.surveys.saveBallots({ batchId, pass: 1, page, ballots: pile(['good', 'poor'], 'void', ['good']) })

    const refused = await refusalOf(client.surveys.finishPass({ batchId, pass: 1 }))

    expect(refused).toEqual({ code: 'counts_do_not_add_up', data: { returned: 4, valid: 1, void: 1 } })
  })

  test.each([
    ['a ballot beyond those returned', pile(['good'], ['good'], ['good'], ['good'], ['good'])],
    ['an option that the line does not have', pile(['excellent'])],
    ['more lines than the form', pile(['good', 'good', 'good'])],
    ['a gap in the numbers', [{ number: 2, void: true, choices: [] }]],
  ])('%s is refused and nothing is stored', async (_what, ballots) => {
    const app = await openTestApp()
    const { batchId } = await beginBatch(app, await makeSurveyCycle(app), four)
    const client = clientOf(app, '甲')
    await client.surveys.openPass({ batchId, pass: 1, page })
    const before = dumpDatabase(app)

    const refused = await refusalOf(client.surveys.saveBallots({ batchId, pass: 1, page, ballots }))

    expect(refused.code).toBe('value_out_of_range')
    expect(dumpDatabase(app)).toEqual(before)
  })
})

describe('agreement', () => {
  test('equal passes are counted in: sums to the engine, the score in the same step', async () => {
    const app = await openTestApp()
    const cycle = await makeSurveyCycle(app)
    const { batchId } = await beginBatch(app, cycle, four)
    await countPass(app, batchId, 1, '甲', agreedPile)
    await countPass(app, batchId, 2, '乙', agreedPile)

    await clientOf(app, '丙').surveys.agree({ batchId, shuffled: false, replaceTyped: false })

    const numbers = { rater_group: 'staff', state: 'scored', ...four }
    expect(storedBallots(app)).toEqual([
      { id: cycle.evaluatees[0], ...numbers, counts: '{"good":2,"fair":1}' },
      { id: cycle.evaluatees[1], ...numbers, counts: '{"poor":1}' },
    ])
    // 10 × (2 × 1 + 1 × 0.6) ÷ 3 = 8.666…; leaders are not counted and give their weight away.
    expect([await scoreOf(app, cycle, 0), await scoreOf(app, cycle, 1)]).toEqual(['8.67', '0.00'])
  })

  test('differences are listed with ballot, line and both readings, and corrected from the paper with who did it', async () => {
    const app = await openTestApp()
    const { batchId } = await beginBatch(app, await makeSurveyCycle(app), four)
    await countPass(app, batchId, 1, '甲', agreedPile)
    await countPass(app, batchId, 2, '乙', pile(['good', 'poor'], ['fair', null], ['good', 'good'], ['fair', false]))
    const client = clientOf(app, '丙')

    const before = await client.surveys.batch({ batchId })
    const refused = await refusalOf(client.surveys.agree({ batchId, shuffled: false, replaceTyped: false }))
    await client.surveys.correct({ batchId, number: 2, passes: [2], change: { kind: 'line', line: 0, choice: 'good' } })
    await client.surveys.correct({ batchId, number: 3, passes: [1], change: { kind: 'valid', choices: ['good', 'good'] } })
    const after = await client.surveys.batch({ batchId })

    expect(before.comparison?.differences).toEqual([
      { number: 2, line: 0, first: 'good', second: 'fair' },
      { number: 3, line: null, first: true, second: false },
    ])
    expect(refused).toEqual({ code: 'counters_differ', data: { count: 2 } })
    expect(after.comparison?.differing).toBe(0)
    const logged = app.db.prepare("SELECT actor, detail FROM audit WHERE action = 'ballot_corrected' ORDER BY seq").all()
    expect(logged).toEqual([
      {
        actor: '丙',
        detail:
          '{"pass":2,"number":2,"change":{"kind":"line","line":0,"choice":"good"},"before":{"number":2,"void":false,"choices":["fair",null]}}',
      },
      {
        actor: '丙',
        detail: '{"pass":1,"number":3,"change":{"kind":"valid","choices":["good","good"]},"before":{"number":3,"void":true,"choices":[]}}',
      },
    ])
  })

  test('a shuffled pile agrees by its sums, and names the ballots without a twin where it does not', async () => {
    const app = await openTestApp()
    const { batchId } = await beginBatch(app, await makeSurveyCycle(app), four)
    await countPass(app, batchId, 1, '甲', agreedPile)
    await countPass(app, batchId, 2, '乙', pile(['fair', false], 'void', ['good', null], ['good', 'fair']))
    const client = clientOf(app, '丙')

    const { comparison } = await client.surveys.batch({ batchId })
    const refused = await refusalOf(client.surveys.agree({ batchId, shuffled: true, replaceTyped: false }))
    await client.surveys.correct({ batchId, number: 4, passes: [2], change: { kind: 'line', line: 1, choice: 'poor' } })
    await client.surveys.agree({ batchId, shuffled: true, replaceTyped: false })

    expect(comparison?.shuffled).toEqual({
      equal: false,
      lines: [
        { line: 1, choice: 'poor', off: -1 },
        { line: 1, choice: 'fair', off: 1 },
      ],
      voidOff: 0,
      first: [1],
      second: [4],
    })
    expect(refused.code).toBe('counters_differ')
    expect((await client.surveys.batch({ batchId })).batch.state).toBe('agreed')
  })

  test('sums of two batches are counted in together, and a batch that is taken out goes again with its reason', async () => {
    const app = await openTestApp()
    const cycle = await makeSurveyCycle(app)
    const { formId, batchId } = await beginBatch(app, cycle, four)
    const client = clientOf(app, '丙')
    const second = await client.surveys.saveBatch({ formId, batchId: null, name: '第二批', entitled: 1, issued: 1, returned: 1 })
    for (const [id, ballots] of [
      [batchId, agreedPile],
      [second.id, pile(['poor', 'good'])],
    ] as const) {
      await countPass(app, id, 1, '甲', [...ballots])
      await countPass(app, id, 2, '乙', [...ballots])
      await client.surveys.agree({ batchId: id, shuffled: false, replaceTyped: false })
    }

    // 10 × (2 + 0.6) ÷ 4 = 6.5
    expect(await scoreOf(app, cycle, 0)).toBe('6.50')
    expect((await refusalOf(client.surveys.takeOut({ batchId, reason: ' ' }))).code).toBe('reason_required')
    await client.surveys.takeOut({ batchId, reason: '漏数一叠' })
    expect(storedBallots(app)).toEqual([
      { id: cycle.evaluatees[0], rater_group: 'staff', state: 'scored', entitled: 1, issued: 1, returned: 1, counts: '{"poor":1}' },
      { id: cycle.evaluatees[1], rater_group: 'staff', state: 'scored', entitled: 1, issued: 1, returned: 1, counts: '{"good":1}' },
    ])
    await client.surveys.takeOut({ batchId: second.id, reason: '重数' })
    expect([storedBallots(app), await scoreOf(app, cycle, 0)]).toEqual([[], null])
  })

  test('typed and counted ballots never replace each other silently', async () => {
    const app = await openTestApp()
    const cycle = await makeSurveyCycle(app)
    const { batchId } = await beginBatch(app, cycle, four)
    const client = clientOf(app, '丙')
    const typed = {
      cycleId: cycle.cycleId,
      evaluateeId: cycle.evaluatees[0] ?? 0,
      indicator: 'S1',
      group: 'staff',
      ballot: { state: 'scored' as const, entitled: 6, issued: 5, returned: 4, counts: { good: 4 } },
    }
    await client.scoring.saveBallot(typed)
    await countPass(app, batchId, 1, '甲', agreedPile)
    await countPass(app, batchId, 2, '乙', agreedPile)

    const unasked = await refusalOf(client.surveys.agree({ batchId, shuffled: false, replaceTyped: false }))
    await client.surveys.agree({ batchId, shuffled: false, replaceTyped: true })
    const overwriting = await refusalOf(client.scoring.saveBallot(typed))

    expect([unasked, overwriting.code]).toEqual([{ code: 'ballots_typed', data: { count: 1 } }, 'ballots_counted'])
    expect(await client.surveys.counted({ cycleId: cycle.cycleId })).toEqual([
      { indicator: 'S1', group: 'staff', evaluateeIds: cycle.evaluatees.slice(0, 2) },
    ])
    await client.scoring.saveBallot({ ...typed, group: 'leaders' })
  })
})

describe('results', () => {
  test('counts, points of the group and shares, after agreement only', async () => {
    const app = await openTestApp()
    const cycle = await makeSurveyCycle(app)
    const { formId, batchId } = await beginBatch(app, cycle, four)
    const client = clientOf(app, '丙')
    await countPass(app, batchId, 1, '甲', pile(['good', 'poor'], ['good', 'unsure'], 'void', ['fair', false]))
    await countPass(app, batchId, 2, '乙', pile(['good', 'poor'], ['good', 'unsure'], 'void', ['fair', false]))

    const before = await client.surveys.results({ formId })
    await client.surveys.agree({ batchId, shuffled: false, replaceTyped: false })
    const after = await client.surveys.results({ formId })

    expect([before.numbers, before.leaves]).toEqual([null, []])
    expect(after.numbers).toEqual(four)
    expect(after.leaves[0]?.rates).toEqual([['good'], ['good', 'fair']])
    expect(after.leaves[0]?.rows).toEqual([
      {
        evaluateeId: cycle.evaluatees[0],
        name: '甲局',
        counts: [2, 1, 0, 0],
        valid: 3,
        outside: 0,
        unmarked: 0,
        points: '8.67',
        rates: ['66.67', '100.00'],
      },
      {
        evaluateeId: cycle.evaluatees[1],
        name: '乙局',
        counts: [0, 0, 1, 1],
        valid: 1,
        outside: 1,
        unmarked: 1,
        points: '0.00',
        rates: ['0.00', '0.00'],
      },
    ])
  })

  test('what is withheld under the turnout is in no answer of the program', async () => {
    const app = await openTestApp()
    const cycle = await makeSurveyCycle(app, { voidShare: null, minimumTurnout: '0.5' })
    const returned = 7331
    const { formId, batchId } = await beginBatch(app, cycle, { entitled: 20_000, issued: 9000, returned })
    const client = clientOf(app, '丙')
    // 7331 ballots, of which 4177 good for the first evaluatee: planted numbers that nothing else here comes to.
    const ballots = pile(...Array.from({ length: returned }, (_, index) => [index < 4177 ? 'good' : 'fair', 'poor']))
    for (const [pass, counter] of [
      [1, '甲'],
      [2, '乙'],
    ] as const) {
      const one = clientOf(app, counter)
      await one.surveys.openPass({ batchId, pass, page })
      for (let from = 0; from < returned; from += 200) {
        await one.surveys.saveBallots({ batchId, pass, page, ballots: ballots.slice(from, from + 200) })
      }
      await one.surveys.finishPass({ batchId, pass })
    }
    await client.surveys.agree({ batchId, shuffled: false, replaceTyped: false })
    const { cycleId, evaluatees, categories } = cycle
    const [first = 0, second = 0] = evaluatees

    const answers = JSON.stringify([
      await client.surveys.results({ formId }),
      await client.surveys.overview({ cycleId }),
      await client.surveys.batch({ batchId }),
      await client.scoring.inputs({ cycleId, indicator: 'S1', categoryId: null }),
      await client.results.explanation({ evaluateeId: first }),
      await client.results.explanation({ evaluateeId: second }),
      await client.results.ranking({ cycleId, categoryId: categories[0], since: null }),
      await client.comparison.compare({ cycleId, evaluateeIds: [first, second], since: null }),
      storedBallots(app),
    ])

    expect(answers).toContain('withheld')
    expect(answers).not.toMatch(/4177|3154|"good":[1-9]/u)
    expect(await scoreOf(app, cycle, 0)).toBeNull()
  })

  test('a scheme with another minimum turnout shows what was withheld, without counting again', async () => {
    const app = await openTestApp()
    const cycle = await makeSurveyCycle(app, { voidShare: null, minimumTurnout: '0.7' })
    const { batchId } = await beginBatch(app, cycle, four)
    await countPass(app, batchId, 1, '甲', agreedPile)
    await countPass(app, batchId, 2, '乙', agreedPile)
    const client = clientOf(app, '丙')
    await client.surveys.agree({ batchId, shuffled: false, replaceTyped: false })
    const withheld = await scoreOf(app, cycle, 0)
    const { hash } = await client.schemes.version({ versionId: cycle.versionId })

    const scheme = surveyScheme({ voidShare: null, minimumTurnout: '0.6' })
    await client.schemes.save({ versionId: cycle.versionId, scheme, expectedHash: hash })

    expect([withheld, await scoreOf(app, cycle, 0)]).toEqual([null, '8.67'])
  })

  test("a hundred ballots with the worst option count by its coefficient (vector SV-1), and the tiers' own share is shown first (SV-4)", async () => {
    const options = ['1', '0.9', '0.7', '0.5'].map((coefficient, index) => ({
      code: `o${index + 1}`,
      name: `选项${index + 1}`,
      coefficient,
    }))
    const tiers = [{ shareOf: ['o3', 'o4'], from: '0.9', to: null, points: '4' }]
    const hundred = pile(...Array.from({ length: 100 }, () => ['o4', 'o1']))
    const points: unknown[] = []
    for (const rules of [{ options }, { options, scoring: { kind: 'share_tiers', tiers, otherwise: '9' } }]) {
      const app = await openTestApp()
      const { formId, batchId } = await beginBatch(app, await makeSurveyCycle(app, rules), { entitled: 100, issued: 100, returned: 100 })
      await countPass(app, batchId, 1, '甲', hundred)
      await countPass(app, batchId, 2, '乙', hundred)
      const client = clientOf(app, '丙')
      await client.surveys.agree({ batchId, shuffled: false, replaceTyped: false })
      const { leaves } = await client.surveys.results({ formId })
      points.push([leaves[0]?.rates, leaves[0]?.rows.map((row) => [row.points, row.rates])])
    }

    expect(points).toEqual([
      [
        [['o1'], ['o1', 'o2']],
        [
          ['5.00', ['0.00', '0.00']],
          ['10.00', ['100.00', '100.00']],
        ],
      ],
      [
        [['o3', 'o4'], ['o1'], ['o1', 'o2']],
        [
          ['4.00', ['100.00', '0.00', '0.00']],
          ['9.00', ['0.00', '100.00', '100.00']],
        ],
      ],
    ])
  })
})
