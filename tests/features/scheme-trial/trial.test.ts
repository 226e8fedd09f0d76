import { describe, expect, test } from 'vitest'
import type { TrialFacts, TrialLeaf } from '../../../shared/contract/scheme-trial.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { confirmFinding, makeCycle, openTestApp, smallScheme } from '../../helpers/app.ts'
import { clientOf, dumpDatabase } from '../../helpers/feature-client.ts'

const nothing: TrialLeaf = { findings: [], value: null, marks: [], ballots: [], tasks: [], others: [] }

/** One meeting missed twice, 90 % of the hours, marks 3 and 4: 9 + 5.4 + 3.5. */
const typed: TrialFacts = {
  own: {},
  leaves: {
    A1: {
      ...nothing,
      findings: [{ id: 'a', rule: 'missed', quantity: '2', multipliers: [], status: 'confirmed', foundOn: '2026-03-01' }],
    },
    A2: { ...nothing, value: { state: 'scored', value: '90' } },
    A3: {
      ...nothing,
      marks: [
        { judge: '1', group: 'panel', state: 'scored', value: '3' },
        { judge: '2', group: 'panel', state: 'scored', value: '4' },
        { judge: '3', group: 'panel', state: 'recused' },
      ],
    },
  },
}

function withLeaf(code: string, leaf: Partial<TrialLeaf>): TrialFacts {
  return { ...typed, leaves: { ...typed.leaves, [code]: { ...nothing, ...leaf } } }
}

async function trial(facts: TrialFacts, scheme: Scheme = smallScheme()) {
  return clientOf(await openTestApp()).schemeTrial.trial({ scheme, facts })
}

describe('a trial calculation', () => {
  test('gives total, grade, parts and the explanation of a scheme that is saved nowhere', async () => {
    const { result, problems, refusing } = await trial(typed)

    expect([refusing, problems, result?.provisional, result?.total, result?.fullMarks, result?.grade?.name, result?.parts]).toEqual([
      [],
      [],
      false,
      '17.90',
      '20',
      '良好',
      [
        { part: 'base', score: '17.90' },
        { part: 'bonus', score: '0.00' },
      ],
    ])
    expect(result?.tree.children.map(({ code, score }) => `${code} ${score}`)).toEqual(['base 17.9', 'bonus 0', 'veto null'])
  })

  test('names what is missing and tells of the provisional total until then', async () => {
    const { result } = await trial(withLeaf('A3', {}))

    // 9 + 5.4 of 16 points stand for all 20
    expect([result?.provisional, result?.total, result?.grade, result?.missing]).toEqual([
      true,
      '18.00',
      null,
      [{ code: 'A3', name: '特色工作' }],
    ])
  })

  test('puts a veto into words', async () => {
    const veto = { id: 'v', rule: 'accident', quantity: '1', multipliers: [], status: 'confirmed' as const, foundOn: '2026-03-01' }
    const { result } = await trial(withLeaf('V1', { findings: [veto] }))

    expect([result?.total, result?.vetoes]).toEqual(['0.00', [{ text: '总分计零分', effect: 'zero', grade: null }]])
  })

  test.each<[string, TrialFacts, string, string]>([
    [
      'a mark above the scale',
      withLeaf('A3', { marks: [{ judge: '1', group: 'panel', state: 'scored', value: '5' }] }),
      'A3 marks 0 value value_out_of_range',
      '18.00',
    ],
    [
      'half an event',
      withLeaf('A1', {
        findings: [{ id: 'a', rule: 'missed', quantity: '0.5', multipliers: [], status: 'confirmed', foundOn: '2026-03-01' }],
      }),
      'A1 findings 0 quantity quantity_not_allowed',
      '18.90',
    ],
    [
      'a leaf that the scheme does not have',
      withLeaf('X9', { value: { state: 'scored', value: '1' } }),
      'X9 value 0 indicator indicator_unknown',
      '17.90',
    ],
    [
      'a judge of two groups',
      withLeaf('A3', {
        marks: [
          { judge: '1', group: 'panel', state: 'scored', value: '4' },
          { judge: '1', group: 'other', state: 'recused' },
        ],
      }),
      'A3 marks 1 code judge_repeated',
      '18.00',
    ],
  ])('leaves out %s, names its place and computes the rest', async (_, facts, problem, total) => {
    const { result, problems } = await trial(facts)

    expect(problems.map(({ at, kind, place, field, code }) => [at, kind, place, field, code].join(' '))).toContain(problem)
    expect(result?.total).toBe(total)
  })

  test('answers with the problems of a scheme that cannot be saved', async () => {
    const doubled = smallScheme()
    const answer = await trial(typed, { ...doubled, parts: [...doubled.parts, ...doubled.parts.slice(0, 1)] })

    expect([answer.result, answer.refusing[0]?.code]).toEqual([null, 'duplicate_code'])
  })

  test.each<[string, string[], string]>([
    ['best of three, 6 points', ['40', '50'], '18.50'],
    ['second of three, 54 of 90', ['40', '90'], '16.10'],
  ])('compares with typed values of the others: %s', async (_, others, total) => {
    const scheme = smallScheme((one) => {
      const text = JSON.stringify(one).replace('{"kind":"ratio","target":"100"}', '{"kind":"ratio_to_best"}')
      return JSON.parse(text) as Record<string, unknown>
    })
    const { result } = await trial(withLeaf('A2', { value: { state: 'scored', value: '54' }, others }), scheme)

    // beside 9 and 3.5
    expect(result?.total).toBe(total)
  })

  test('takes own indicators beside the common ones', async () => {
    const scheme = smallScheme((one) => JSON.parse(JSON.stringify(one).replace('"name":"基础",', '"name":"基础","perEvaluatee":true,')))
    const own = { code: 'X1', name: '重点任务', points: '2', method: { kind: 'external' as const, fullMarks: '100' } }
    const { result } = await trial(
      { own: { A: [own] }, leaves: { ...typed.leaves, X1: { ...nothing, value: { state: 'scored', value: '50' } } } },
      scheme,
    )

    expect(result?.total).toBe('18.90')
  })
})

describe('full marks', () => {
  test('reach the stated total without awards', async () => {
    const client = clientOf(await openTestApp())
    const scheme = smallScheme()

    const facts = await client.schemeTrial.fullFacts({ scheme, facts: { leaves: {}, own: {} } })

    expect((await client.schemeTrial.trial({ scheme, facts })).result?.total).toBe('20.00')
  })
})

describe('facts of a real evaluatee', () => {
  test('give its present total again, and nothing is stored', async () => {
    const app = await openTestApp()
    const client = clientOf(app)
    const cycle = await makeCycle(app)
    const [evaluateeId = 0] = cycle.evaluatees
    await confirmFinding(app, cycle, evaluateeId, { quantity: 30_000 })
    const before = dumpDatabase(app)

    const real = await client.schemeTrial.factsOf({ cycleId: cycle.cycleId, evaluateeId, scheme: smallScheme() })
    const { result } = await client.schemeTrial.trial({ scheme: smallScheme(), facts: real.facts })

    expect([real.present, real.leftOver, result?.total]).toEqual([{ total: '18.50', provisional: false, gradeName: '优秀' }, [], '18.50'])
    expect(dumpDatabase(app)).toEqual(before)
  })

  test('list what another scheme has no place for', async () => {
    const app = await openTestApp()
    const cycle = await makeCycle(app)
    const [evaluateeId = 0] = cycle.evaluatees
    await confirmFinding(app, cycle, evaluateeId)
    const other = smallScheme((one) =>
      JSON.parse(JSON.stringify(one).replace('"code":"missed"', '"code":"absent"').replace('"code":"A2"', '"code":"A9"')),
    )

    const { facts, leftOver } = await clientOf(app).schemeTrial.factsOf({ cycleId: cycle.cycleId, evaluateeId, scheme: other })

    expect(leftOver).toEqual([
      { indicator: 'A1', name: '三会一课', kind: 'findings', count: 1 },
      { indicator: 'A2', name: '学时完成率', kind: 'value', count: 1 },
    ])
    expect(Object.keys(facts.leaves)).toEqual(['A1', 'A3'])
  })
})
