import { SCALE } from '../../shared/domain/decimal-text.ts'
import type { RoundingMode } from '../../shared/domain/scheme/settings.ts'

/**
 * An exact rational number, in points unless a function says otherwise.
 *
 * The denominator is positive. Numerator and denominator are plain safe integers while they fit (`big` null) and BigInts beyond; which of the
 * two holds never shows in a result. Values need not be in lowest terms: texts are, and comparing two fractions is by value (`compare`), never
 * by field. Made so that a total is one exact number however many means, weights and rates it is made of: rounding comes once, at the end.
 */
export interface Fraction {
  readonly n: number
  readonly d: number
  readonly big: { readonly n: bigint; readonly d: bigint } | null
}

const MAX = Number.MAX_SAFE_INTEGER
/** Above this denominator a result is brought to lowest terms, so that long sums stay on plain numbers; below, the gcd costs more than it saves. */
const REDUCE_ABOVE = 100_000_000

/** 0, the one object that unmoved sums start from. */
export const ZERO: Fraction = { n: 0, d: 1, big: null }
/** 1, the factor of a finding without multipliers. */
export const ONE: Fraction = { n: 1, d: 1, big: null }

/** A whole number of points. */
export function whole(value: number): Fraction {
  assertSafe(value)
  return { n: value, d: 1, big: null }
}

/** Points from an integer in 1/10,000: 125000 → 12.5. */
export function ofUnits(units: number): Fraction {
  assertSafe(units)
  return units % SCALE === 0 ? { n: units / SCALE, d: 1, big: null } : { n: units, d: SCALE, big: null }
}

/** `numerator ÷ denominator` of two integers. @throws Error when the denominator is 0 (a defect: callers decide what no divisor means). */
export function ratio(numerator: number, denominator: number): Fraction {
  assertSafe(numerator)
  assertSafe(denominator)
  if (denominator === 0) throw new Error('division by zero')
  return denominator < 0 ? make(-numerator, -denominator) : make(numerator, denominator)
}

/** Exact sum, like every operation here of any size. */
export function add(a: Fraction, b: Fraction): Fraction {
  if (a.big === null && b.big === null) {
    if (a.d === b.d) {
      const sum = a.n + b.n
      if (isSafe(sum)) return { n: sum, d: a.d, big: null }
    } else {
      const common = gcd(a.d, b.d)
      const stretch = b.d / common
      const left = a.n * stretch
      const right = b.n * (a.d / common)
      const denominator = a.d * stretch
      const sum = left + right
      if (isSafe(left) && isSafe(right) && isSafe(sum) && denominator <= MAX) return make(sum, denominator)
    }
  }
  const [p, q] = [toBig(a), toBig(b)]
  return fromBig(p.n * q.d + q.n * p.d, p.d * q.d)
}

/** The same value in lowest terms: worth it for numbers that are computed once and used often. */
export function reduced(a: Fraction): Fraction {
  if (a.big !== null) return a
  const common = gcd(Math.abs(a.n), a.d)
  return { n: a.n / common, d: a.d / common, big: null }
}

/** The value with the other sign; 0 stays 0, never −0. */
export function negate(a: Fraction): Fraction {
  if (a.big !== null) return { n: 0, d: 0, big: { n: -a.big.n, d: a.big.d } }
  return a.n === 0 ? a : { n: -a.n, d: a.d, big: null }
}

/** `a − b`. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b))
}

/** `a × b`. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  if (a.big === null && b.big === null) {
    const n = a.n * b.n
    const d = a.d * b.d
    if (isSafe(n) && d <= MAX) return make(n, d)
  }
  const [p, q] = [toBig(a), toBig(b)]
  return fromBig(p.n * q.n, p.d * q.d)
}

/** `a × numerator ÷ denominator` in one step; `denominator` above 0. The mean of a list in the unit of its values, turned into points. */
export function scaleBy(a: Fraction, numerator: number, denominator: number): Fraction {
  if (a.big === null) {
    const n = a.n * numerator
    const d = a.d * denominator
    if (isSafe(n) && d <= MAX) return make(n, d)
  }
  return multiply(a, ratio(numerator, denominator))
}

/** `a ÷ b`. @throws Error when `b` is 0 (a defect: callers decide what no divisor means). */
export function divide(a: Fraction, b: Fraction): Fraction {
  const s = sign(b)
  if (s === 0) throw new Error('division by zero')
  if (a.big === null && b.big === null && a.d === b.d) return make(s * a.n, s * b.n)
  const inverse: Fraction =
    b.big === null
      ? { n: s * b.d, d: s * b.n, big: null }
      : { n: 0, d: 0, big: { n: s < 0 ? -b.big.d : b.big.d, d: s < 0 ? -b.big.n : b.big.n } }
  return multiply(a, inverse)
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Fraction, b: Fraction): number {
  if (a.big === null && b.big === null) {
    if (a.d === b.d) return a.n - b.n
    const left = a.n * b.d
    const right = b.n * a.d
    if (isSafe(left) && isSafe(right)) return left - right
  }
  const [p, q] = [toBig(a), toBig(b)]
  const difference = p.n * q.d - q.n * p.d
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

/** −1, 0 or 1. */
export function sign(a: Fraction): number {
  const n = a.big === null ? a.n : a.big.n
  return n > 0 ? 1 : n < 0 ? -1 : 0
}

/** The smaller of two; the first where they are equal. */
export function smaller(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b
}

/** The larger of two; the first where they are equal. */
export function larger(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b
}

/** Largest integer that is not above the value: 2.9 → 2, −0.5 → −1. */
export function floor(a: Fraction): Fraction {
  if (a.big === null && a.n >= 0) return { n: (a.n - (a.n % a.d)) / a.d, d: 1, big: null }
  const { n, d } = toBig(a)
  const quotient = n / d
  return fromBig(n < 0n && quotient * d !== n ? quotient - 1n : quotient, 1n)
}

/**
 * The value rounded to `digits` decimals (0–4), as an integer in 1/10,000.
 *
 * `half_up` 四舍五入 goes away from zero on a tie, `half_even` to the even last digit (GB/T 8170), `down` towards zero; negatives are rounded by
 * magnitude (GB/T 8170, 3.2). One step from the exact value, never in steps: 15.4546 → 15, not 16.
 * Example: 28.175, two digits, half_up → 281800 (28.18).
 */
export function toRoundedUnits(a: Fraction, mode: RoundingMode, digits: number): number {
  const power = 10 ** digits
  const back = SCALE / power
  if (a.big === null) {
    const negative = a.n < 0
    const shifted = Math.abs(a.n) * power
    if (shifted <= MAX) {
      const rest = shifted % a.d
      const quotient = (shifted - rest) / a.d
      const up = mode !== 'down' && (rest > a.d - rest || (rest === a.d - rest && (mode === 'half_up' || quotient % 2 === 1)))
      const result = (quotient + (up ? 1 : 0)) * back
      assertSafe(result)
      return negative && result !== 0 ? -result : result
    }
  }
  const { n, d } = toBig(a)
  const shifted = (n < 0n ? -n : n) * BigInt(power)
  const quotient = shifted / d
  const twice = 2n * (shifted % d)
  const up = mode !== 'down' && (twice > d || (twice === d && (mode === 'half_up' || quotient % 2n === 1n)))
  const result = Number(quotient + (up ? 1n : 0n)) * back
  assertSafe(result)
  return n < 0n && result !== 0 ? -result : result
}

/** Lowest terms as text: `"8731/100"`, `"87"`, `"-1/3"`. */
export function toText(a: Fraction): string {
  if (a.big === null) {
    const common = gcd(Math.abs(a.n), a.d)
    return a.d === common ? String(a.n / common) : `${a.n / common}/${a.d / common}`
  }
  const { n, d } = lowest(a)
  return d === 1n ? String(n) : `${n}/${d}`
}

/** Reads what `toText` writes. @throws Error naming the text when it is no fraction. */
export function fromText(text: string): Fraction {
  const match = /^(-?\d+)(?:\/([1-9]\d*))?$/.exec(text)
  if (match === null) throw new Error(`not a fraction: ${JSON.stringify(text)}`)
  const [n, d] = [Number(match[1]), match[2] === undefined ? 1 : Number(match[2])]
  if (isSafe(n) && d <= MAX) return { n, d, big: null }
  return fromBig(BigInt(match[1] ?? ''), BigInt(match[2] ?? '1'))
}

/** For reading: the exact decimal where it ends within 8 places (`"87.25"`), else cut towards zero after 8 places with `…` (`"0.33333333…"`). */
export function toDecimalText(a: Fraction): string {
  const { n, d } = lowest(a)
  const magnitude = n < 0n ? -n : n
  const scaled = (magnitude * 100_000_000n) / d
  const ends = scaled * d === magnitude * 100_000_000n
  const digits = String(scaled % 100_000_000n).padStart(8, '0')
  const tail = ends ? digits.replace(/0+$/, '') : `${digits}…`
  return `${n < 0n ? '-' : ''}${scaled / 100_000_000n}${tail === '' ? '' : `.${tail}`}`
}

function make(n: number, d: number): Fraction {
  if (d <= REDUCE_ABOVE) return { n, d, big: null }
  const common = gcd(Math.abs(n), d)
  return { n: n / common, d: d / common, big: null }
}

function lowest(a: Fraction): { n: bigint; d: bigint } {
  const { n, d } = toBig(a)
  const common = gcdBig(n < 0n ? -n : n, d)
  return { n: n / common, d: d / common }
}

function toBig(a: Fraction): { readonly n: bigint; readonly d: bigint } {
  return a.big ?? { n: BigInt(a.n), d: BigInt(a.d) }
}

/** Lowest terms, on plain numbers where they fit. */
function fromBig(n: bigint, d: bigint): Fraction {
  const common = gcdBig(n < 0n ? -n : n, d)
  const [p, q] = [n / common, d / common]
  if (p <= BigInt(MAX) && p >= -BigInt(MAX) && q <= BigInt(MAX)) return { n: Number(p), d: Number(q), big: null }
  return { n: 0, d: 0, big: { n: p, d: q } }
}

/** Of two integers that are not negative and not both 0. */
function gcd(a: number, b: number): number {
  let [divisor, rest] = [a, b]
  while (rest !== 0) {
    const next = divisor % rest
    divisor = rest
    rest = next
  }
  return divisor
}

function gcdBig(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a, b]
  while (rest !== 0n) {
    const next = divisor % rest
    divisor = rest
    rest = next
  }
  return divisor
}

function isSafe(value: number): boolean {
  return value <= MAX && value >= -MAX
}

function assertSafe(value: number): void {
  if (!Number.isSafeInteger(value)) throw new Error(`not a safe integer: ${value}`)
}
