import { chiSquareTail } from './distributions.ts'

/** Why a coefficient cannot be computed; the screen has the words. */
export type NoAgreement =
  | 'few_judges' // fewer than two
  | 'few_evaluatees' // fewer than two
  | 'all_equal' // nobody told anybody apart, so there is no order and no spread to agree on

/** Kendall's coefficient of concordance, 0 (no common order) to 1 (the same order), with the chi-square test of "no common order". */
export interface KendallW {
  readonly w: number
  readonly chiSquare: number
  readonly degrees: number
  readonly p: number
}

/**
 * Kendall's W of marks, corrected for ties: W = 12 S ÷ (m² (n³ − n) − m Σ(t³ − t)), chi² = m (n − 1) W with n − 1 degrees of freedom. Marks are ranked
 * here, equal ones at the mean of their places.
 *
 * The chi² test is rough below 8 evaluatees. Source: Kendall and Babington Smith (1939); Siegel and Castellan (1988), 9.4.
 *
 * Example: two judges, marks [1, 2, 3] and [10, 20, 30] → W = 1, chi² = 4, 2 degrees of freedom.
 *
 * @param marks one row a judge, aligned: the evaluatees in the same order in each row, nobody missing
 */
export function kendallW(marks: readonly (readonly number[])[]): KendallW | NoAgreement {
  const judges = marks.length
  const evaluatees = marks[0]?.length ?? 0
  if (judges < 2) return 'few_judges'
  if (evaluatees < 2) return 'few_evaluatees'
  const sums = new Array<number>(evaluatees).fill(0)
  let ties = 0
  for (const row of marks) {
    if (row.length !== evaluatees) throw new Error(`row of ${row.length} marks, expected ${evaluatees}`)
    const { ranks, tied } = meanRanks(row)
    for (const [place, rank] of ranks.entries()) sums[place] = (sums[place] as number) + rank
    ties += tied
  }
  const mean = (judges * (evaluatees + 1)) / 2
  const spread = sums.reduce((total, sum) => total + (sum - mean) ** 2, 0)
  const most = judges ** 2 * (evaluatees ** 3 - evaluatees) - judges * ties
  if (most <= 0) return 'all_equal'
  const w = (12 * spread) / most
  const degrees = evaluatees - 1
  const chiSquare = judges * degrees * w
  return { w, chiSquare, degrees, p: chiSquareTail(chiSquare, degrees) }
}

/** Places of the values from the lowest up, equal ones at the mean of their places; `tied` is Σ(t³ − t) over the groups of equal values. */
function meanRanks(values: readonly number[]): { readonly ranks: readonly number[]; readonly tied: number } {
  const order = values.map((value, place) => ({ value, place })).sort((a, b) => a.value - b.value)
  const ranks = new Array<number>(values.length).fill(0)
  let tied = 0
  for (let from = 0; from < order.length; ) {
    let end = from + 1
    while (end < order.length && order[end]?.value === order[from]?.value) end += 1
    for (const { place } of order.slice(from, end)) ranks[place] = (from + 1 + end) / 2
    const size = end - from
    tied += size ** 3 - size
    from = end
  }
  return { ranks, tied }
}
