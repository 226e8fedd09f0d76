import type { NoAgreement } from './kendall-w.ts'

/** How far two values are apart: only same or not, by order, by difference, or by difference in relation to size. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Krippendorff's alpha, the agreement of judges where marks are missing: 1 all agree, 0 as by chance, below 0 worse than chance.
 *
 * alpha = 1 − observed ÷ expected disagreement over all pairs of marks on the same evaluatee; an evaluatee with one mark has no pair and is left out.
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
 *
 * @param marks one row a judge, aligned by evaluatee; null where a judge gave no mark
 */
export function krippendorffAlpha(marks: readonly (readonly (number | null)[])[], metric: Metric): number | NoAgreement {
  if (marks.length < 2) return 'few_judges'
  const evaluatees = marks[0]?.length ?? 0
  const units = Array.from({ length: evaluatees }, (_, place) =>
    marks.flatMap((row) => {
      const mark = row[place]
      return mark === null || mark === undefined ? [] : [mark]
    }),
  ).filter((unit) => unit.length > 1)
  if (units.length < 2) return 'few_evaluatees'
  const values = [...new Set(units.flat())].sort((a, b) => a - b)
  const counts = new Map(values.map((value) => [value, 0]))
  for (const value of units.flat()) counts.set(value, (counts.get(value) ?? 0) + 1)
  const distance = distanceOf(metric, values, counts)
  const total = units.flat().length

  let observed = 0
  for (const unit of units) {
    let within = 0
    for (const [place, a] of unit.entries()) for (const b of unit.slice(place + 1)) within += 2 * distance(a, b)
    observed += within / (unit.length - 1)
  }
  const expected = metric === 'interval' ? squaresOfAllPairs(units.flat()) : weighedPairs(values, counts, distance)
  return expected === 0 ? 'all_equal' : 1 - (observed / expected) * (total - 1)
}

/** Σ distance over all ordered pairs of marks, by their values: few marks differ on a scale of grades. */
function weighedPairs(values: readonly number[], counts: ReadonlyMap<number, number>, distance: (a: number, b: number) => number): number {
  let sum = 0
  for (const [place, a] of values.entries()) {
    for (const b of values.slice(place + 1)) sum += 2 * (counts.get(a) as number) * (counts.get(b) as number) * distance(a, b)
  }
  return sum
}

/** Σ (a − b)² over all ordered pairs, as 2 n Σ (a − mean)²: totals of thousands of evaluatees hardly ever repeat, and their pairs are too many. */
function squaresOfAllPairs(marks: readonly number[]): number {
  const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length
  const squares = marks.reduce((sum, mark) => sum + (mark - mean) ** 2, 0)
  // What is left of equal marks is a rounding error, and would pass for a difference.
  return squares <= 1e-12 * Math.max(1, mean * mean * marks.length) ? 0 : 2 * marks.length * squares
}

/** Squared distance of two values of the table. */
function distanceOf(metric: Metric, values: readonly number[], counts: ReadonlyMap<number, number>): (a: number, b: number) => number {
  if (metric === 'nominal') return (a, b) => (a === b ? 0 : 1)
  if (metric === 'interval') return (a, b) => (a - b) ** 2
  if (metric === 'ratio') return (a, b) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2)
  // Ordinal: how many marks lie between two values, each end counted half.
  const upTo = new Map<number, number>()
  let seen = 0
  for (const value of values) {
    const count = counts.get(value) as number
    upTo.set(value, seen + count / 2)
    seen += count
  }
  return (a, b) => ((upTo.get(a) as number) - (upTo.get(b) as number)) ** 2
}
