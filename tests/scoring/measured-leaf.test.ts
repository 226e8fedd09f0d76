import { expect, test } from 'vitest'
import { leaf, makeFacts, makeScheme, type Plain, resultsOf, scoreLeaf, totalText } from './build.ts'

/** Score of a leaf of 10 points with one value. */
function measured(curve: Plain, input: Plain, more: Plain = {}): string {
  return scoreLeaf('10', { kind: 'measured', curve, ...more }, { values: [input] })
}

const lower = { direction: 'lower' }
const tiers = {
  kind: 'tiers',
  tiers: [
    { from: '80', to: null, points: '10' },
    { from: '60', to: '80', points: '6' },
    { from: null, to: '60', points: '0' },
  ],
}

test.each<[string, Plain, Plain, Plain, string]>([
  ['ratio to a target', { kind: 'ratio', target: '80' }, { value: '60' }, {}, '7.5'],
  ['ratio capped at the points', { kind: 'ratio', target: '80' }, { value: '90' }, {}, '10'],
  ['ratio not below 0', { kind: 'ratio', target: '80' }, { value: '-5' }, {}, '0'],
  ['ratio where less is better', { kind: 'ratio', target: '80' }, { value: '100' }, lower, '8'],
  ['ratio where nothing is best', { kind: 'ratio', target: '80' }, { value: '0' }, lower, '10'],
  ['ratio to an own target', { kind: 'ratio', target: null }, { value: '3', target: '4' }, {}, '7.5'],
  ['no score without the own target', { kind: 'ratio', target: null }, { value: '3' }, {}, 'missing 0'],
  ['threshold reached exactly', { kind: 'threshold', target: '80' }, { value: '80' }, {}, '10'],
  ['threshold missed', { kind: 'threshold', target: '80' }, { value: '79.9999' }, {}, '0'],
  ['threshold from above', { kind: 'threshold', target: '3' }, { value: '3' }, lower, '10'],
  ['linear inside', { kind: 'linear', low: '60', high: '90' }, { value: '70' }, {}, '3.33333333…'],
  ['linear at the low end', { kind: 'linear', low: '60', high: '90' }, { value: '60' }, {}, '0'],
  ['linear beyond the high end', { kind: 'linear', low: '60', high: '90' }, { value: '95' }, {}, '10'],
  ['linear where less is better', { kind: 'linear', low: '60', high: '90' }, { value: '70' }, lower, '6.66666666…'],
  ['tiers are half-open: the bound belongs above', tiers, { value: '80' }, {}, '10'],
  ['tiers just below the bound', tiers, { value: '79.9999' }, {}, '6'],
  ['tiers open below', tiers, { value: '-1' }, {}, '0'],
  ['no score outside every tier', { kind: 'tiers', tiers: [{ from: '0', to: '5', points: '1' }] }, { value: '5' }, {}, 'missing 0'],
  ['whole steps off the target', { kind: 'per_step', target: '95', step: '5', cost: '0.5', steps: 'whole' }, { value: '81' }, {}, '9'],
  ['steps pro rata', { kind: 'per_step', target: '95', step: '5', cost: '0.5', steps: 'pro_rata' }, { value: '81' }, {}, '8.6'],
  ['no step beyond the target', { kind: 'per_step', target: '95', step: '5', cost: '0.5', steps: 'whole' }, { value: '99' }, {}, '10'],
  ['steps end at 0', { kind: 'per_step', target: '95', step: '1', cost: '0.5', steps: 'whole' }, { value: '10' }, {}, '0'],
  ['steps above a target', { kind: 'per_step', target: '3', step: '1', cost: '2', steps: 'whole' }, { value: '5' }, lower, '6'],
])('%s', (_, curve, input, more, score) => {
  expect(measured(curve, input, more)).toBe(score)
})

const change = { basis: 'change', direction: 'lower' }
const linear = { kind: 'linear', low: '0', high: '20' }

test.each<[string, Plain, Plain, string]>([
  ['a fall of 10 % is an improvement of 10', { value: '45', baseline: '50' }, change, '5'],
  ['a rise is none', { value: '55', baseline: '50' }, change, '0'],
  ['with direction higher a rise is', { value: '55', baseline: '50' }, { basis: 'change' }, '5'],
  ['without last year’s value there is none', { value: '45' }, change, 'missing 0'],
  ['last year 0 blocks by default', { value: '45', baseline: '0' }, change, 'missing 0'],
  ['last year 0 may be full', { value: '45', baseline: '0' }, { ...change, zeroBaseline: 'full' }, '10'],
  ['last year 0 may be nothing', { value: '45', baseline: '0' }, { ...change, zeroBaseline: 'zero' }, '0'],
])('change against last year: %s', (_, input, more, score) => {
  expect(measured(linear, input, more)).toBe(score)
})

test.each<[string, Plain, string]>([
  ['empty blocks by default', { state: 'empty' }, 'missing 0'],
  ['absent blocks by default', { state: 'absent' }, 'missing 0'],
  ['recused blocks by default', { state: 'recused' }, 'missing 0'],
  ['not applicable as the only leaf is no total', { state: 'not_applicable' }, 'missing '],
  ['zero is a value', { value: '0' }, '0'],
])('%s', (_, input, score) => {
  expect(measured({ kind: 'threshold', target: '1' }, input)).toBe(score)
})

function category(
  curve: Plain,
  values: Readonly<Record<string, string>>,
  more: Plain = {},
  participation: Readonly<Record<string, string>> = {},
) {
  const scheme = makeScheme({ base: [leaf('L', '10', { kind: 'measured', curve, ...more })] })
  const facts = makeFacts(
    Object.keys(values).map((code) => ({ code, category: code.slice(0, 1), participation: participation[code] ?? 'full' })),
    { values: Object.entries(values).map(([evaluatee, value]) => ({ evaluatee, indicator: 'L', value })) },
  )
  return Object.fromEntries(resultsOf(scheme, facts).evaluatees.map((one) => [one.code, totalText(one)]))
}

const drop = { kind: 'rank_points', places: { kind: 'drop', drop: '2', floor: '5' } }
const table = { kind: 'rank_points', places: { kind: 'table', points: ['10', '8', '5'], beyond: '1' } }

test('places are counted inside the category, best first, with the better place for equal values', () => {
  expect(category(drop, { a1: '90', a2: '80', a3: '80', a4: '70', b1: '10' })).toEqual({ a1: '10', a2: '8', a3: '8', a4: '5', b1: '10' })
})

test('equal values may share the mean of the points of their places', () => {
  expect(category({ ...table, tied: 'mean_of_places' }, { a1: '9', a2: '8', a3: '8', a4: '7' })).toEqual({
    a1: '10',
    a2: '6.5',
    a3: '6.5',
    a4: '1',
  })
})

test('with less is better the smallest value comes first', () => {
  expect(category(table, { a1: '9', a2: '8', a3: '7' }, lower)).toEqual({ a1: '5', a2: '8', a3: '10' })
})

test('a by-reference evaluatee gets the place it would have and moves nobody', () => {
  expect(category(table, { a1: '9', a2: '8', a3: '7' }, {}, { a1: 'by_reference' })).toEqual({ a1: '10', a2: '10', a3: '8' })
})

test('ratio to the best of the category, of those ranked', () => {
  const best = { kind: 'ratio_to_best' }

  expect(category(best, { a1: '80', a2: '60', a3: '100', b1: '3' }, {}, { a3: 'by_reference' })).toEqual({
    a1: '10',
    a2: '7.5',
    a3: '10',
    b1: '10',
  })
  expect(category(best, { a1: '4', a2: '5', a3: '0' }, lower)).toEqual({ a1: '0', a2: '0', a3: '10' })
  expect(category(best, { a1: '0', a2: '0' })).toEqual({ a1: '10', a2: '10' })
})

test('places by the change against last year', () => {
  const scheme = makeScheme({ base: [leaf('L', '10', { kind: 'measured', curve: table, ...change })] })
  const facts = makeFacts(['A', 'B'], {
    values: [
      { evaluatee: 'A', indicator: 'L', value: '90', baseline: '100' },
      { evaluatee: 'B', indicator: 'L', value: '8', baseline: '10' },
    ],
  })

  expect(resultsOf(scheme, facts).evaluatees.map((one) => totalText(one))).toEqual(['8', '10'])
})
