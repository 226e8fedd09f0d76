import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import {
  add,
  compare,
  divide,
  type Fraction,
  floor,
  fromText,
  multiply,
  ofUnits,
  ratio,
  scaleBy,
  subtract,
  toDecimalText,
  toRoundedUnits,
  toText,
} from '../../electron/scoring/index.ts'

const large = 9_007_199_254_740_991

/** Numerators and denominators on both sides of the border between plain and big numbers. */
const parts = fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(large, -large, large - 1, 4_503_599_627_370_497))
const fractions = fc
  .tuple(
    parts,
    parts.filter((part) => part !== 0),
  )
  .map(([n, d]) => ({ value: ratio(n, d), n: BigInt(n), d: BigInt(d) }))

/** Lowest terms by BigInts alone. */
function reference(n: bigint, d: bigint): string {
  const [p, q] = d < 0n ? [-n, -d] : [n, d]
  let [a, b] = [p < 0n ? -p : p, q]
  while (b !== 0n) [a, b] = [b, a % b]
  return q / a === 1n ? String(p / a) : `${p / a}/${q / a}`
}

property.prop([fractions, fractions])('adds, subtracts, multiplies, divides and compares exactly, however large the parts', (a, b) => {
  expect(toText(add(a.value, b.value))).toBe(reference(a.n * b.d + b.n * a.d, a.d * b.d))
  expect(toText(subtract(a.value, b.value))).toBe(reference(a.n * b.d - b.n * a.d, a.d * b.d))
  expect(toText(multiply(a.value, b.value))).toBe(reference(a.n * b.n, a.d * b.d))
  if (b.n !== 0n) expect(toText(divide(a.value, b.value))).toBe(reference(a.n * b.d, a.d * b.n))
  const difference = (a.n * b.d - b.n * a.d) * (a.d * b.d < 0n ? -1n : 1n)
  expect(Math.sign(compare(a.value, b.value))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
})

property.prop([fractions, fc.integer({ min: -large, max: large }), fc.integer({ min: 1, max: large })])(
  'scales by a quotient in one step',
  (a, n, d) => {
    expect(toText(scaleBy(a.value, n, d))).toBe(reference(a.n * BigInt(n), a.d * BigInt(d)))
  },
)

property.prop([fractions])('reads back what it writes', (a) => {
  expect(toText(fromText(toText(a.value)))).toBe(reference(a.n, a.d))
})

property.prop([
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc.integer({ min: 1, max: 100_000 }),
  fc.constantFrom(0, 1, 2, 3, 4),
])('rounds within half a step, away from zero on a tie', (n, d, digits) => {
  const step = 10 ** (4 - digits)
  const rounded = toRoundedUnits(ratio(n, d), 'half_up', digits)

  const twice = BigInt(rounded) * 2n * BigInt(d) - BigInt(n) * 20_000n
  const half = BigInt(step) * BigInt(d)
  expect(rounded % step === 0).toBe(true)
  expect((twice < 0n ? -twice : twice) <= half).toBe(true)
  if (twice === half || twice === -half) expect(Math.abs(rounded) * d > Math.abs(n) * 10_000).toBe(true)
})

test.each<[string, Fraction, 'half_up' | 'half_even' | 'down', number, number]>([
  ['half up away from zero', ratio(-5, 2), 'half_up', 0, -30_000],
  ['half even to the even digit', ratio(-5, 2), 'half_even', 0, -20_000],
  ['half even up to the even digit', ratio(7, 2), 'half_even', 0, 40_000],
  ['down towards zero', ratio(-29, 10), 'down', 0, -20_000],
  ['a third to two digits', ratio(2, 3), 'half_up', 2, 6_700],
  ['never minus zero', ratio(-1, 1000), 'half_up', 2, 0],
  ['beyond plain numbers', divide(fromText('90071992547409930001'), fromText('1000000000000')), 'half_up', 4, 900_719_925_474],
])('rounds %s', (_, value, mode, digits, units) => {
  expect(toRoundedUnits(value, mode, digits)).toBe(units)
})

test.each([
  [ratio(1, 3), '0.33333333…'],
  [ratio(-1, 3), '-0.33333333…'],
  [ratio(1, 8), '0.125'],
  [ofUnits(872_500), '87.25'],
  [ratio(-3, 1), '-3'],
  [ratio(0, 7), '0'],
])('writes a decimal that ends whole and cuts one that does not', (value, text) => {
  expect(toDecimalText(value)).toBe(text)
})

test.each([
  [ratio(29, 10), '2'],
  [ratio(-1, 2), '-1'],
  [ratio(-4, 2), '-2'],
])('takes the whole part downwards', (value, text) => {
  expect(toText(floor(value))).toBe(text)
})

test.each(['', '1/0', '1.5', '1/-2', 'a'])('refuses %j as a fraction', (text) => {
  expect(() => fromText(text)).toThrow('not a fraction')
})
