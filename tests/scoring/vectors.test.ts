import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { factsToInputs } from '../../electron/scoring/facts-to-inputs.ts'
import {
  add,
  calibratePanels,
  compileScheme,
  divide,
  fromText,
  gradeOf,
  multiply,
  ofUnits,
  quotaPlaces,
  rankEvaluatees,
  subtract,
  toDecimalText,
  toRoundedUnits,
  whole,
  ZERO,
} from '../../electron/scoring/index.ts'
import { fromUnits, toUnits } from '../../shared/domain/decimal-text.ts'
import type { RoundingMode } from '../../shared/domain/scheme/settings.ts'
import { group, leaf, makeFacts, makeScheme, type Plain, resultOfA, resultsOf, rule, scoreLeaf, totalText } from './build.ts'

/*
 * Published examples with their sources (tests/fixtures/vectors.json), each run through the engine. A vector is named by its id; what the engine must
 * give is the vector's published value, or its computed one where nothing was published.
 */

interface Vector {
  readonly id: string
  readonly title: string
  readonly input: unknown
  readonly published: unknown
  readonly computed: unknown
}

const vectors: readonly Vector[] = JSON.parse(readFileSync(new URL('../fixtures/vectors.json', import.meta.url), 'utf8'))
const used = new Set<string>()

function vector<T>(id: string): { readonly input: T; readonly expected: unknown } {
  const found = vectors.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no vector ${id}`)
  used.add(id)
  return { input: found.input as T, expected: found.published ?? found.computed }
}

/** A fraction from a decimal of any length, also `1E+2`. */
function exact(text: string | number) {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E\+(\d+))?$/.exec(String(text))
  if (match === null) throw new Error(`no decimal: ${text}`)
  const [, minus = '', digits = '', places = '', power = '0'] = match
  return fromText(`${minus}${digits}${places}${'0'.repeat(Number(power))}/1${'0'.repeat(places.length)}`)
}

function judged(max: string, aggregate: Plain): Plain {
  return {
    kind: 'judged',
    scale: { kind: 'range', min: '0', max, step: '0.01' },
    groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate }],
  }
}

function marksOf(marks: readonly number[]): { judges: readonly Plain[]; marks: readonly Plain[] } {
  return {
    judges: marks.map((_, place) => ({ code: `j${place}`, name: `j${place}`, group: 'panel' })),
    marks: marks.map((mark, place) => ({ judge: `j${place}`, value: String(mark) })),
  }
}

const trimmed = { kind: 'trimmed', high: 1, low: 1, minJudges: 3 }

test.each(['TM-1', 'TM-9'])('%s: drops one high and one low of many judges', (id) => {
  const { input, expected } = vector<readonly number[]>(id)

  expect(Number(scoreLeaf('100', judged('100', trimmed), marksOf(input)))).toBe(expected)
})

test.each([
  ['TM-3', '10'],
  ['TM-4', '100'],
])('%s: drops only one of tied extremes and rounds to two places', (id, max) => {
  const { input, expected } = vector<readonly number[]>(id)

  const result = resultOfA(makeScheme({ base: [leaf('L', max, judged(max, trimmed))] }), {
    ...marksOf(input),
    marks: marksOf(input).marks.map((mark) => ({ indicator: 'L', ...mark })),
  })

  expect(fromUnits(result.score?.rounded ?? Number.NaN)).toBe(String(Number(expected)))
})

test('TM-6: means without the highest, of all and without the lowest belong to one trimmed mean', () => {
  const { input, expected } = vector<{ n: number; mean_without_max: number; mean_all: number; mean_without_min: number }>('TM-6')
  const marks = marksOf([10, 70, 100])

  const means = [
    { kind: 'trimmed', high: 1, low: 0, minJudges: 1 },
    { kind: 'mean' },
    { kind: 'trimmed', high: 0, low: 1, minJudges: 1 },
  ].map((aggregate) => Number(scoreLeaf('100', judged('100', aggregate), marks)))

  expect(means).toEqual([input.mean_without_max, input.mean_all, input.mean_without_min])
  expect(scoreLeaf('100', judged('100', trimmed), marks)).toBe(String(Number(expected)))
})

test('TM-7: refuses marks off the scale, trims the peers, weights teacher and peers alike, rounds half up to whole points', () => {
  const { input, expected } = vector<{ full_mark: number; rows: readonly (readonly number[])[] }>('TM-7')
  const method = {
    kind: 'judged',
    scale: { kind: 'range', min: '0', max: '50', step: '1' },
    groups: [
      { code: 'teacher', name: '教师', weight: '0.5', aggregate: { kind: 'mean' } },
      { code: 'peers', name: '同学', weight: '0.5', aggregate: trimmed },
    ],
  }
  const scheme = makeScheme({ base: [leaf('L', '50', method)], settings: { rounding: { digits: 0 } } })

  const scores = input.rows.map((row) => {
    const judges = row.map((_, place) => ({ code: `j${place}`, name: `j${place}`, group: place === 0 ? 'teacher' : 'peers' }))
    const marks = row.map((mark, place) => ({ evaluatee: 'A', indicator: 'L', judge: `j${place}`, value: String(mark) }))
    const refused = factsToInputs(compileScheme(scheme), makeFacts(['A'], { judges, marks })).problems.map((problem) => problem.path)
    const kept = marks.filter((_, place) => !refused.includes(`marks[${place}].value`))
    return (resultOfA(scheme, { judges, marks: kept }).score?.rounded ?? Number.NaN) / 10_000
  })

  expect(scores).toEqual(expected)
})

test('SV-1: the coefficient of the worst option is the floor of the survey', () => {
  const { input, expected } = vector<{ counts: readonly number[]; coef: readonly string[] }>('SV-1')
  const options = input.coef.map((coefficient, place) => ({ code: `o${place}`, name: `o${place}`, coefficient }))
  const counts = Object.fromEntries(input.counts.map((count, place) => [`o${place}`, count]))

  const score = scoreLeaf(
    '100',
    { kind: 'survey', options, groups: [{ code: 'g', name: 'g', weight: '1' }] },
    { surveys: [{ group: 'g', counts }] },
  )

  expect(Number(score)).toBe(expected)
})

test('SV-3: differences at four decimals are exact', () => {
  const { input, expected } = vector<{ top: string; bottom: string }>('SV-3')

  expect(toDecimalText(subtract(exact(input.top), exact(input.bottom)))).toBe(expected)
})

test('SV-4: tiers on the share of excellent votes, then on the share of low votes', () => {
  const { input, expected } = vector<{ cases: readonly (readonly [string, string])[] }>('SV-4')
  const tier = (shareOf: readonly string[], from: string | null, to: string | null, points: string) => ({ shareOf, from, to, points })
  const options = ['excellent', 'competent', 'basic', 'fail'].map((code) => ({ code, name: code, coefficient: '1' }))
  const method = {
    kind: 'survey',
    options,
    groups: [{ code: 'g', name: 'g', weight: '1' }],
    scoring: {
      kind: 'share_tiers',
      tiers: [
        tier(['excellent'], '0.9', null, '200'),
        tier(['excellent'], '0.8', '0.9', '190'),
        tier(['excellent'], '0.7', '0.8', '180'),
        tier(['excellent'], '0.6', '0.7', '170'),
        tier(['basic', 'fail'], null, '0.3333', '160'),
      ],
      otherwise: '130',
    },
  }

  const scores = input.cases.map(([excellent, low]) => {
    const [first, last] = [toUnits(excellent), toUnits(low)]
    return Number(
      scoreLeaf('200', method, { surveys: [{ group: 'g', counts: { excellent: first, basic: last, competent: 10_000 - first - last } }] }),
    )
  })

  expect(scores).toEqual(expected)
})

test('WC-1: weighted parts, an award added and an inspection taken off', () => {
  const { input, expected } = vector<{ self: number; objectives: number; public: number; award: number; inspection_deduction: number }>(
    'WC-1',
  )
  const external = { kind: 'external', fullMarks: '100' }
  const scheme = makeScheme({
    points: '100',
    combine: 'weighted',
    base: [
      leaf('self', '100', external, { weight: '0.1' }),
      leaf('goals', '100', external, { weight: '0.7' }),
      leaf('public', '100', external, { weight: '0.2' }),
    ],
    bonus: [leaf('award', null, { kind: 'bonus', rules: [rule('r', '1')] })],
    deduction: [leaf('inspection', null, { kind: 'deduct', rules: [rule('r', '1')] })],
    settings: { deductionCap: '20' },
  })

  const result = resultOfA(scheme, {
    values: [
      { indicator: 'self', value: String(input.self) },
      { indicator: 'goals', value: String(input.objectives) },
      { indicator: 'public', value: String(input.public) },
    ],
    findings: [
      { indicator: 'award', rule: 'r', quantity: String(input.award) },
      { indicator: 'inspection', rule: 'r', quantity: String(input.inspection_deduction) },
    ],
  })

  expect(Number(totalText(result))).toBe(expected)
})

function scoresByValue(points: string, curve: Plain, values: readonly number[]): readonly string[] {
  const codes = values.map((_, place) => `e${String(place).padStart(2, '0')}`)
  const scheme = makeScheme({ base: [leaf('L', points, { kind: 'measured', curve })] })
  const facts = makeFacts(codes, { values: codes.map((evaluatee, place) => ({ evaluatee, indicator: 'L', value: String(values[place]) })) })
  return resultsOf(scheme, facts).evaluatees.map((one) => totalText(one))
}

test('WC-3: each place lower costs 2 % of the base, not compounded', () => {
  const { input, expected } = vector<{ base: number; rank: readonly number[] }>('WC-3')
  const drop = { kind: 'rank_points', places: { kind: 'drop', drop: '4' } }

  const scores = scoresByValue(String(input.base), drop, [99, 98, 97, 96, 95, 94, 93, 92, 91, 90])

  expect(input.rank.map((place) => Number(scores[place - 1]))).toEqual(expected)
})

test('WC-4: mean over tasks of level points × workload', () => {
  const { input, expected } = vector<{ tasks: readonly string[]; K: string; points: Readonly<Record<string, number>> }>('WC-4')
  const options = Object.entries(input.points).map(([code, points]) => ({ code, name: code, coefficient: fromUnits(points * 100) }))
  const factors = [
    { code: 'level', name: 'level', options },
    { code: 'load', name: 'load', options: [{ code: 'K2', name: 'K2', coefficient: input.K }] },
  ]
  const tasks = input.tasks.map((level, place) => ({
    indicator: 'L',
    code: `t${place}`,
    name: `t${place}`,
    choices: { level, load: 'K2' },
  }))

  const result = resultOfA(makeScheme({ base: [leaf('L', '100', { kind: 'tasks', factors })] }), { tasks })

  expect(fromUnits(result.score?.rounded ?? Number.NaN)).toBe(expected)
})

test.each([
  ['WC-6', 0],
  ['WC-7', null],
] as const)('%s: a closing rate is done ÷ found, rounded once', (id, place) => {
  const { input, expected } = vector<{ found: number; closed: number }>(id)
  const published = place === null ? expected : (expected as readonly string[])[place]
  const method = { kind: 'measured', curve: { kind: 'ratio', target: null } }
  const rate = (done: number) =>
    resultOfA(makeScheme({ base: [leaf('L', '100', method)] }), {
      values: [{ indicator: 'L', value: String(done), target: String(input.found) }],
    })

  expect(fromUnits(rate(input.closed).score?.rounded ?? Number.NaN)).toBe(published)
  if (place !== null)
    expect(fromUnits(rate(input.found - input.closed).score?.rounded ?? Number.NaN)).toBe((expected as readonly string[])[1])
})

test('WC-8: averaging twice brings panels to the mean of their means', () => {
  const { input, expected } = vector<{ panel_means: readonly number[]; raw: readonly number[] }>('WC-8')

  const calibrations = calibratePanels(
    input.raw.map((total, place) => ({ id: `e${place}`, panel: `p${place}`, total: whole(total), counts: true })),
  )

  expect([...calibrations.values()].map((one) => Number(toDecimalText(one.calibrated)).toFixed(2))).toEqual(expected)
})

function ranksOf(totals: readonly number[], ties: string): readonly number[] {
  const compiled = compileScheme(makeScheme({ base: [leaf('L', '100', { kind: 'external', fullMarks: '100' })], settings: { ties } }))
  const entries = totals.map((total, place) => {
    const exactTotal = exact(total)
    return {
      id: `e${place}`,
      total: exactTotal,
      rounded: toRoundedUnits(exactTotal, 'half_up', 2),
      deductionCount: 0,
      pointsDeducted: ZERO,
      nodes: () => [],
    }
  })
  const ranks = new Map(rankEvaluatees(compiled, entries.toReversed()).map((ranked) => [ranked.id, ranked.rank]))
  return entries.map((entry) => ranks.get(entry.id) ?? Number.NaN)
}

test.each([
  ['RK-min', 'standard'],
  ['RK-dense', 'dense'],
  ['RK-ordinal', 'ordinal'],
  ['RK-exam', 'standard'],
  ['RK-bad', 'standard'],
])('%s: ranks by the convention %s', (id, ties) => {
  const { input, expected } = vector<readonly number[]>(id)

  expect(ranksOf(input, ties)).toEqual(expected)
})

test('RK-split3: three tied at place 2 share the mean of the points of their places', () => {
  const { input, expected } = vector<readonly number[]>('RK-split3')
  const curve = { kind: 'rank_points', places: { kind: 'table', points: ['8', ...input.map(String)], beyond: '0' }, tied: 'mean_of_places' }

  expect(scoresByValue('8', curve, [50, 40, 40, 40]).map(Number)).toEqual([8, expected, expected, expected])
})

const roundings = vectors.filter((one) => /^(GB|HU)-\d/.test(one.id)).map((one) => one.id)

test.each(roundings)('%s: rounds once from the exact value', (id) => {
  const { input, expected } = vector<{ value: string; to: string }>(id)
  const mode: RoundingMode = id.startsWith('GB') ? 'half_even' : 'half_up'
  const place = exact(input.to)

  const steps = toRoundedUnits(divide(exact(input.value), place), mode, 0)

  expect(toDecimalText(multiply(ofUnits(steps), place))).toBe(toDecimalText(multiply(exact(String(expected)), whole(1))))
})

test('GB-chain1: never rounds in steps, which would give the published wrong answer', () => {
  const { input, expected } = vector<{ value: string; steps: readonly string[] }>('GB-chain1')

  expect([toRoundedUnits(exact(input.value), 'half_even', 0), expected]).toEqual([150_000, '16'])
})

test('HE-1: half to even at one decimal', () => {
  const { input, expected } = vector<readonly string[]>('HE-1')

  expect(input.map((value) => (toRoundedUnits(exact(value), 'half_even', 1) / 10_000).toFixed(1))).toEqual(expected)
})

test('FL-1: 0.285 × 100 is 28.5 and rounds up to 29, where binary floats give 28', () => {
  const { expected } = vector<string>('FL-1')

  expect(toRoundedUnits(multiply(exact('0.285'), whole(100)), 'half_up', 0)).toBe(290_000)
  expect(expected).toBeLessThan(28.5)
})

test('FL-3: ten times 0.1 is exactly 1, where binary floats miss it', () => {
  const { expected } = vector<string>('FL-3')

  expect(toDecimalText(Array.from({ length: 10 }).reduce<ReturnType<typeof whole>>((sum) => add(sum, exact('0.1')), ZERO))).toBe('1')
  expect(expected).not.toBe(1)
})

test('PT-1: a cap of one rule does not bound the others', () => {
  const { input, expected } = vector<{ sessions: number; per: number; cap: number; notes: number; essays: number }>('PT-1')
  const rules = [rule('session', String(input.per), { cap: String(input.cap) }), rule('note', '1'), rule('essay', '1')]
  const finding = (code: string, quantity: number) => ({ rule: code, quantity: String(quantity) })

  const score = scoreLeaf(
    '20',
    { kind: 'bonus', rules },
    {
      findings: [finding('session', input.sessions), finding('note', input.notes), finding('essay', input.essays)],
    },
  )

  expect(Number(score)).toBe(expected)
})

test('PT-3: items that add up to 12 are clamped at the 10 points of their node', () => {
  const { input, expected } = vector<{ items: readonly number[]; cap: number }>('PT-3')
  const items = input.items.map((points, place) => leaf(`i${place}`, String(points), { kind: 'deduct', rules: [] }))

  const result = resultOfA(makeScheme({ base: [group('G', String(input.cap), items, { clamp: { max: String(input.cap) } })] }))

  expect(Number(totalText(result))).toBe(expected)
})

test('PT-4: exceptional items are clamped to ±10', () => {
  const { input, expected } = vector<{ bonus: readonly number[]; mistakes: readonly number[] }>('PT-4')
  const clamp = { min: '-10', max: '10' }
  const scheme = makeScheme({
    base: [leaf('L', '0', { kind: 'deduct', rules: [] })],
    bonus: [leaf('B', null, { kind: 'bonus', rules: [rule('r', '1')] }, { clamp })],
    deduction: [leaf('D', null, { kind: 'deduct', rules: [rule('r', '1')] }, { clamp })],
  })
  const total = (indicator: string, amounts: readonly number[]) =>
    totalText(resultOfA(scheme, { findings: amounts.map((amount) => ({ indicator, rule: 'r', quantity: String(Math.abs(amount)) })) }))

  expect([total('B', input.bonus), total('D', input.mistakes)].map(Number)).toEqual(expected)
})

function gradesOf(lowers: readonly number[], scores: readonly (string | number)[]): readonly (string | null)[] {
  const bands = lowers.map((lower, place) => ({
    code: String(lowers.length - place),
    name: `星级 ${lowers.length - place}`,
    lower: String(lower),
    upper: place === 0 ? null : String(lowers[place - 1]),
  }))
  const compiled = compileScheme(makeScheme({ base: [leaf('L', '100', { kind: 'deduct', rules: [] })], settings: { bands } }))
  return scores.map((score) => gradeOf(compiled, toUnits(String(score)), [])?.code ?? null)
}

test('PT-6: half-open bands leave no hole between printed whole numbers', () => {
  const { input } = vector<{ scores: readonly string[] }>('PT-6')

  expect(gradesOf([95, 85, 75, 65, 60], input.scores)).toEqual(['4', '3', '1'])
})

test('PT-7: star bands at their published limits', () => {
  const { input, expected } = vector<{ scores: readonly number[] }>('PT-7')

  expect(gradesOf([96, 90, 80, 70, 60], input.scores).map(Number)).toEqual(expected)
})

test('QT-1: "not more than 30 %" of 85 is 25', () => {
  const { input, expected } = vector<{ n: number; quota: string }>('QT-1')
  const places = (rounding: 'floor' | 'half_up') =>
    quotaPlaces(
      { grade: 'a', limit: { kind: 'share', share: fromUnits(toUnits(input.quota.slice(0, 3))) }, rounding, per: 'category' },
      input.n,
    )

  expect({ floor: places('floor'), half_up: places('half_up') }).toEqual(expected)
})

test('every copied vector is run', () => {
  expect(vectors.filter((one) => !used.has(one.id)).map((one) => one.id)).toEqual([])
})
