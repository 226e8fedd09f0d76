import { fQuantile, fTail } from './distributions.ts'
import type { NoAgreement } from './kendall-w.ts'

/** An F test of one source of variation. */
interface FTest {
  readonly f: number
  readonly numerator: number
  readonly denominator: number
  readonly p: number
}

/** A coefficient with its 95 % confidence interval. */
interface Coefficient {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * Intraclass correlations of a full table of marks. `absolute` counts the level of a judge (a strict judge lowers it), `consistent` does not; `single`
 * is about the mark of one judge, `mean` about the mean of all of them. `oneWay` treats judges as different for each evaluatee.
 */
export interface Intraclass {
  /** Mean squares: between evaluatees, within evaluatees, between judges, residual. */
  readonly squares: { readonly evaluatees: number; readonly within: number; readonly judges: number; readonly residual: number }
  readonly oneWay: { readonly single: number; readonly mean: number }
  /** ICC(2,1) and ICC(2,k). */
  readonly absolute: { readonly single: Coefficient; readonly mean: Coefficient }
  /** ICC(3,1) and ICC(3,k). */
  readonly consistent: { readonly single: number; readonly mean: number }
  /** Whether evaluatees differ beyond what judges differ about. */
  readonly test: FTest
}

/**
 * ICC(1,1), (1,k), (2,1), (2,k), (3,1), (3,k) by the analysis of variance of a table evaluatees × judges.
 *
 * Negative values are kept: judges then differ about one evaluatee more than evaluatees differ. Source: Shrout and Fleiss (1979), intervals of ICC(2,·)
 * after McGraw and Wong (1996), table 7.
 *
 * @param marks one row an evaluatee, one column a judge, nothing missing
 */
export function intraclass(marks: readonly (readonly number[])[]): Intraclass | NoAgreement {
  const n = marks.length
  const k = marks[0]?.length ?? 0
  if (n < 2) return 'few_evaluatees'
  if (k < 2) return 'few_judges'
  const all = marks.flat()
  if (all.length !== n * k) throw new Error(`${all.length} marks, expected ${n} × ${k}`)
  const mean = meanOf(all)
  const rows = marks.map(meanOf)
  const columns = Array.from({ length: k }, (_, judge) => meanOf(marks.map((row) => row[judge] as number)))
  const total = squared(all, mean)
  const between = k * squared(rows, mean)
  const judges = n * squared(columns, mean)
  // What is left of a table without any spread is a rounding error, and would pass for a spread.
  if (total <= 1e-12 * Math.max(1, mean * mean * n * k)) return 'all_equal'
  const residual = Math.max(0, total - between - judges)
  const squares = {
    evaluatees: between / (n - 1),
    within: (total - between) / (n * (k - 1)),
    judges: judges / (k - 1),
    residual: residual <= total * 1e-14 ? 0 : residual / ((n - 1) * (k - 1)),
  }
  const { evaluatees: b, within: w, judges: j, residual: e } = squares
  const single = (b - e) / (b + (k - 1) * e + (k * (j - e)) / n)
  const denominator = (n - 1) * (k - 1)
  const f = e === 0 ? Number.POSITIVE_INFINITY : b / e
  return {
    squares,
    oneWay: { single: (b - w) / (b + (k - 1) * w), mean: b === 0 ? Number.NEGATIVE_INFINITY : (b - w) / b },
    absolute: intervals(squares, n, k, single),
    consistent: { single: (b - e) / (b + (k - 1) * e), mean: b === 0 ? Number.NEGATIVE_INFINITY : (b - e) / b },
    test: { f, numerator: n - 1, denominator, p: e === 0 ? 0 : fTail(f, n - 1, denominator) },
  }
}

/** ICC(2,1) and ICC(2,k) with their intervals; the effective degrees of freedom depend on how much judges differ in level. */
function intervals(
  { evaluatees: b, judges: j, residual: e }: Intraclass['squares'],
  n: number,
  k: number,
  single: number,
): Intraclass['absolute'] {
  const meanValue = (b - e) / (b + (j - e) / n)
  const ofMean = (value: number) => (k * value) / (1 + (k - 1) * value)
  if (e === 0 && j === 0) return { single: { value: single, low: 1, high: 1 }, mean: { value: meanValue, low: 1, high: 1 } }
  const a = (k * single) / (n * (1 - single))
  const c = 1 + (k * single * (n - 1)) / (n * (1 - single))
  const degrees = (a * j + c * e) ** 2 / ((a * j) ** 2 / (k - 1) + (c * e) ** 2 / ((n - 1) * (k - 1)))
  const lower = fQuantile(0.975, n - 1, degrees)
  const upper = fQuantile(0.975, degrees, n - 1)
  const noise = k * j + (k * n - k - n) * e
  const low = (n * (b - lower * e)) / (lower * noise + n * b)
  const high = (n * (upper * b - e)) / (noise + n * upper * b)
  return { single: { value: single, low, high }, mean: { value: meanValue, low: ofMean(low), high: ofMean(high) } }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function squared(values: readonly number[], mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}
