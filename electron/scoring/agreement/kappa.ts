import type { NoAgreement } from './kendall-w.ts'

/** Agreement on grades beyond chance: 1 all agree, 0 as by chance. `observed` and `expected` are the shares of agreeing pairs. */
export interface Kappa {
  readonly observed: number
  readonly expected: number
  readonly kappa: number
}

/**
 * Cohen's kappa of two judges.
 *
 * Source: Cohen (1960). Example: [[20, 5], [10, 15]] → observed 0.7, expected 0.5, kappa 0.4.
 *
 * @param table how often the first judge chose the row's option and the second the column's, square
 */
export function cohenKappa(table: readonly (readonly number[])[]): Kappa | NoAgreement {
  const total = table.flat().reduce(sum, 0)
  if (total === 0) return 'few_evaluatees'
  const observed = table.reduce((agreed, row, place) => agreed + (row[place] ?? 0), 0) / total
  const rows = table.map((row) => row.reduce(sum, 0) / total)
  const expected = rows.reduce(
    (chance, share, place) => chance + (share * table.reduce((all, row) => all + (row[place] ?? 0), 0)) / total,
    0,
  )
  return kappaOf(observed, expected)
}

/**
 * Fleiss' kappa of any number of judges.
 *
 * Source: Fleiss (1971).
 *
 * @param counts one row an evaluatee: how many judges chose each option; every row adds up to the same number of judges, two or more
 */
export function fleissKappa(counts: readonly (readonly number[])[]): Kappa | NoAgreement {
  const judges = (counts[0] ?? []).reduce(sum, 0)
  if (counts.length === 0) return 'few_evaluatees'
  if (judges < 2) return 'few_judges'
  const agreeing = counts.map((row) => row.reduce((pairs, count) => pairs + count * (count - 1), 0) / (judges * (judges - 1)))
  const shares = (counts[0] ?? []).map((_, option) => counts.reduce((all, row) => all + (row[option] ?? 0), 0) / (counts.length * judges))
  const observed = agreeing.reduce(sum, 0) / counts.length
  return kappaOf(
    observed,
    shares.reduce((chance, share) => chance + share * share, 0),
  )
}

function kappaOf(observed: number, expected: number): Kappa | NoAgreement {
  return expected >= 1 ? 'all_equal' : { observed, expected, kappa: (observed - expected) / (1 - expected) }
}

function sum(a: number, b: number): number {
  return a + b
}
