import { describe, expect, test } from 'vitest'
import { compileScheme, toText, ZERO } from '../../electron/scoring/index.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { group, leaf, makeFacts, makeScheme, type Plain, resultOfA, resultsOf, rule, type SchemeParts, totalText } from './build.ts'

const external = { kind: 'external', fullMarks: '100' }

/** An indicator whose score is the entered percent of its points. */
function percent(code: string, points: string, more: Plain = {}): Plain {
  return leaf(code, points, external, more)
}

/** Exact total from percents by leaf code; `-` means not applicable, `?` empty. */
function total(parts: SchemeParts, percents: Readonly<Record<string, string>>, findings: readonly Plain[] = []): string {
  const values = Object.entries(percents)
    .filter(([, value]) => value !== '?')
    .map(([indicator, value]) => (value === '-' ? { indicator, state: 'not_applicable' } : { indicator, value }))
  return totalText(resultOfA(makeScheme(parts), { values, findings }))
}

const weights = ['0.3', '0.3', '0.4']
const weighted = weights.map((weight, place) => percent(`W${place}`, ['100', '50', '25'][place] ?? '', { weight }))

describe('combining', () => {
  test.each<[string, SchemeParts, Readonly<Record<string, string>>, string]>([
    ['a sum adds scores', { base: [group('G', '30', [percent('A1', '10'), percent('A2', '20')])] }, { A1: '50', A2: '75' }, '20'],
    [
      'weights meet percents of different scales',
      { points: '100', combine: 'weighted', base: weighted },
      { W0: '80', W1: '60', W2: '50' },
      '62',
    ],
    [
      'weights may be written in percent',
      {
        points: '100',
        combine: 'weighted',
        base: weights.map((weight, place) => percent(`W${place}`, '10', { weight: String(Number(weight) * 100) })),
      },
      { W0: '80', W1: '60', W2: '50' },
      '62',
    ],
    [
      'weights that add to less are not scaled up',
      { points: '100', combine: 'weighted', base: weighted.slice(0, 2) },
      { W0: '100', W1: '100' },
      '60',
    ],
    [
      'a weighted group is worth its own points',
      { base: [group('G', '40', weighted, { combine: 'weighted' })] },
      { W0: '80', W1: '60', W2: '50' },
      '24.8',
    ],
    [
      'a clamp bounds a node above',
      { base: [group('G', '10', [percent('A1', '6'), percent('A2', '6')], { clamp: { max: '10' } })] },
      { A1: '100', A2: '100' },
      '10',
    ],
    ['a clamp bounds a leaf below', { base: [percent('A1', '10', { clamp: { min: '4' } })] }, { A1: '10' }, '4'],
  ])('%s', (_, parts, percents, score) => {
    expect(total(parts, percents)).toBe(score)
  })
})

describe('what is not applicable is made up for by its siblings', () => {
  const tree = { base: [group('G', '60', [percent('A1', '10'), percent('A2', '20'), percent('A3', '30')]), percent('B', '40')] }

  test.each<[string, SchemeParts, Readonly<Record<string, string>>, string]>([
    ['inside the parent: 35 × 60 ÷ 40', tree, { A1: '80', A2: '-', A3: '90', B: '50' }, '72.5'],
    ['a group without anything left is left out itself', tree, { A1: '-', A2: '-', A3: '-', B: '50' }, '50'],
    [
      'a weighted parent scales by weights',
      { points: '100', combine: 'weighted', base: weighted },
      { W0: '80', W1: '-', W2: '50' },
      '62.85714285…',
    ],
    ['everything left out is no total', tree, { A1: '-', A2: '-', A3: '-', B: '-' }, 'missing '],
    [
      'awards without full marks are added unscaled',
      { base: [group('G', '20', [percent('A1', '10'), percent('A2', '10'), leaf('X', null, { kind: 'bonus', start: '3', rules: [] })])] },
      { A1: '50', A2: '-' },
      '13',
    ],
    [
      'sums that do not add up keep what can be reached: 8 × 12 ÷ 10',
      { base: [group('G', '10', [percent('A1', '10'), percent('A2', '2')])] },
      { A1: '80', A2: '-' },
      '9.6',
    ],
    [
      'in the bonus part it just adds nothing',
      { base: [percent('B', '40')], bonus: [percent('X', '5'), percent('Y', '5')] },
      { B: '50', X: '-', Y: '100' },
      '25',
    ],
  ])('%s', (_, parts, percents, score) => {
    expect(total(parts, percents)).toBe(score)
  })
})

describe('an empty leaf', () => {
  const base = [percent('A1', '10'), percent('A2', '30')]

  test.each<[string, SchemeParts, string]>([
    ['blocks by default', { base }, 'missing 0'],
    ['counts 0 where the scheme says so', { base, settings: { empty: 'zero' } }, '15'],
    ['is left out where the scheme says so', { base, settings: { empty: 'rescale' } }, '20'],
    [
      'follows its own rule before the scheme’s',
      { base: [percent('A1', '10', { empty: 'rescale' }), percent('A2', '30')], settings: { empty: 'zero' } },
      '20',
    ],
  ])('%s', (_, parts, score) => {
    expect(total(parts, { A1: '?', A2: '50' })).toBe(score)
  })

  test('keeps its state beside the zero it counts', () => {
    const result = resultOfA(makeScheme({ base, settings: { empty: 'zero' } }), { values: [{ indicator: 'A2', value: '50' }] })

    expect(result.score?.nodes.map((node) => [node.state, node.outcome])).toEqual([
      ['empty', 'scored'],
      ['scored', 'scored'],
    ])
  })
})

describe('the order of operations', () => {
  const parts: SchemeParts = {
    base: [percent('B', '100')],
    bonus: [leaf('X', null, { kind: 'bonus', rules: [rule('x', '1')] }), leaf('Y', null, { kind: 'bonus', rules: [rule('y', '1')] })],
    deduction: [leaf('D', null, { kind: 'deduct', rules: [rule('d', '1')] })],
  }
  const findings = [
    { indicator: 'X', rule: 'x', quantity: '4' },
    { indicator: 'Y', rule: 'y', quantity: '5' },
    { indicator: 'D', rule: 'd', quantity: '7' },
  ]

  test.each<[string, Plain, string]>([
    ['base, bonus, deduction', {}, '97'],
    ['bonus capped', { bonusCap: '6' }, '94'],
    ['deductions capped', { deductionCap: '3' }, '101'],
    ['total clamped above', { deductionCap: '3', totalClamp: { max: '100' } }, '100'],
    ['total clamped below', { totalClamp: { min: '98' } }, '98'],
  ])('%s', (_, settings, score) => {
    expect(total({ ...parts, settings }, { B: '95' }, findings)).toBe(score)
  })

  test('a missing input of the bonus part blocks like any other', () => {
    expect(total({ base: [percent('B', '100')], bonus: [percent('X', '5')] }, { B: '95' })).toBe('missing 1')
  })

  test('parts that the scheme does not have stay null', () => {
    const { score } = resultOfA(makeScheme({ base: [percent('B', '100')] }), { values: [{ indicator: 'B', value: '95' }] })

    expect([toText(score?.base ?? ZERO), score?.bonus, score?.deduction]).toEqual(['95', null, null])
  })
})

describe('rounding', () => {
  const base = [percent('A1', '1'), percent('A2', '1'), percent('A3', '1')]
  const percents = { A1: '33.5', A2: '33.5', A3: '33.5' }

  test.each<[string, Plain, number]>([
    ['once at the end by default', { digits: 1 }, 10_000],
    ['each leaf, then the sum', { digits: 1, stage: 'indicator' }, 9_000],
    ['half to even', { digits: 2, mode: 'half_even', stage: 'indicator' }, 10_200],
    ['down', { digits: 0, mode: 'down' }, 10_000],
  ])('%s', (_, rounding, rounded) => {
    const values = Object.entries(percents).map(([indicator, value]) => ({ indicator, value }))

    expect(resultOfA(makeScheme({ base, settings: { rounding } }), { values }).score?.rounded).toBe(rounded)
  })
})

describe('own indicators', () => {
  const scheme = makeScheme({ base: [percent('C', '40'), { ...group('O', '60', [percent('C2', '20')]), perEvaluatee: true }] })
  const own = (code: string, points: string) => ({ code, name: code, points, method: external })

  test('are scored inside their group, each evaluatee by its own list', () => {
    const facts = makeFacts(
      [
        { code: 'A', ownIndicators: { O: [own('X1', '30'), own('X2', '10')] } },
        { code: 'B', ownIndicators: { O: [own('X1', '40')] } },
      ],
      {
        values: ['A', 'B'].flatMap((evaluatee) => [
          { evaluatee, indicator: 'C', value: '50' },
          { evaluatee, indicator: 'C2', value: '100' },
          { evaluatee, indicator: 'X1', value: evaluatee === 'A' ? '90' : '75' },
          ...(evaluatee === 'A' ? [{ evaluatee, indicator: 'X2', state: 'not_applicable' }] : []),
        ]),
      },
    )

    // A: 20 + (20 + 27) × 60 ÷ 50; B: 20 + 20 + 30
    expect(resultsOf(scheme, facts).evaluatees.map((one) => totalText(one))).toEqual(['76.4', '70'])
  })

  test('that lack an input are listed after the scheme’s leaves', () => {
    const facts = makeFacts([{ code: 'A', ownIndicators: { O: [own('X1', '30')] } }], {
      values: [{ evaluatee: 'A', indicator: 'C', value: '50' }],
    })

    expect(resultsOf(scheme, facts).evaluatees[0]?.score?.missing).toEqual([1, 2])
  })
})

test.each<[string, SchemeParts, string, string]>([
  ['a code used twice', { base: [percent('A1', '1'), percent('A1', '2')] }, 'A1', 'code_repeated'],
  ['a weighted child without weight', { points: '1', combine: 'weighted', base: [percent('A1', '1')] }, 'A1', 'weight_missing'],
  ['a weighted node without points', { combine: 'weighted', base: [percent('A1', '1', { weight: '1' })] }, 'base', 'points_missing'],
  ['a deduction without points to start from', { base: [leaf('A1', null, { kind: 'deduct', rules: [] })] }, 'A1', 'points_missing'],
  [
    'steps without their size',
    { base: [leaf('A1', '1', { kind: 'deduct', rules: [rule('r', '1', { unit: 'whole_step' })] })] },
    'A1',
    'step_missing',
  ],
  [
    'a rule of an unknown group',
    { base: [leaf('A1', '1', { kind: 'deduct', rules: [rule('r', '1', { group: 'g' })] })] },
    'A1',
    'group_unknown',
  ],
  [
    'reversed bounds',
    { base: [leaf('A1', '1', { kind: 'measured', curve: { kind: 'linear', low: '2', high: '1' } })] },
    'A1',
    'range_reversed',
  ],
])('a scheme with %s cannot be computed', (_, parts, at, problem) => {
  expect(() => compileScheme(makeScheme(parts))).toThrow(new AppError('scheme_invalid', { at, problem }))
})
