import { toUnits } from '../../../shared/domain/decimal-text.ts'
import type { App } from '../app.ts'
import { rankingView } from '../results/results-view.ts'
import type { FrozenPlace } from './display-repository.ts'

/**
 * The order in which a category would be announced now, first place first; tied ones stand in the order of the register. Incomplete and by-reference
 * evaluatees have no place and are not in it.
 *
 * The bar is measured against the scheme's full marks alone: a scale fitted to the totals would tell of those that are still hidden.
 */
export function orderOf(app: App, cycleId: number, categoryId: number): FrozenPlace[] {
  const { ranked, fullMarks } = rankingView(app, cycleId, categoryId, null)
  return ranked.flatMap(({ evaluateeId, name, rank, total }) =>
    rank === null ? [] : [{ place: rank, evaluateeId, name, total, bar: barOf(total, fullMarks), gradeName: null }],
  )
}

/** How many of a category have no place: inputs missing, or scored by reference only. */
export function withoutPlace(
  app: App,
  cycleId: number,
): (categoryId: number) => { readonly incomplete: number; readonly byReference: number } {
  const results = [...app.results.stored(cycleId).values()]
  return (categoryId) => {
    const members = results.filter((result) => result.categoryId === categoryId)
    return {
      incomplete: members.filter(({ participation, rank }) => participation === 'full' && rank === null).length,
      byReference: members.filter(({ participation }) => participation === 'by_reference').length,
    }
  }
}

/** A total in 1/10,000 of the full marks, between 0 and 10,000; null without a total or full marks. */
export function barOf(total: string | null, fullMarks: string | null): number | null {
  if (total === null || fullMarks === null) return null
  const full = toUnits(fullMarks)
  if (full <= 0) return null
  return Math.min(10_000, Math.max(0, Math.round((toUnits(total) / full) * 10_000)))
}
