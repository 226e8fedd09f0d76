import { toUnits } from '../../../shared/domain/decimal-text.ts'
import type { App } from '../app.ts'
import type { DecidedStanding } from '../decisions/standings.ts'
import { rankingView } from '../results/results-view.ts'
import type { FrozenPlace } from './display-repository.ts'

/**
 * The order in which a category would be announced now by its decided places, first place first; tied ones stand in the order of the register. Incomplete
 * and by-reference evaluatees have no place and are not in it.
 *
 * The bar is measured against the scheme's full marks alone: a scale fitted to the totals would tell of those that are still hidden.
 *
 * @param standings of the whole cycle
 * @param withGrades whether decided grades are announced too
 */
export function orderOf(
  app: App,
  standings: ReadonlyMap<number, DecidedStanding>,
  { cycleId, categoryId, withGrades }: { readonly cycleId: number; readonly categoryId: number; readonly withGrades: boolean },
): FrozenPlace[] {
  const { ranked, fullMarks } = rankingView(app, cycleId, categoryId, null)
  const rows = new Map(ranked.map((row) => [row.evaluateeId, row]))
  const places = [...standings.values()].flatMap(({ evaluateeId, place, gradeName, departure }): FrozenPlace[] => {
    const row = rows.get(evaluateeId)
    if (row === undefined || place === null) return []
    const { name, total } = row
    const bar = barOf(total, fullMarks)
    const departs = departure !== null && (departure.place !== null || (withGrades && departure.grade !== null))
    return [{ place, evaluateeId, name, total, bar, gradeName: withGrades ? gradeName : null, departs }]
  })
  return places.sort((a, b) => a.place - b.place)
}

/** What of a category is not announced, and whether its grades may be: none of them waits for a tie on a quota line to be decided. */
export function announceable(standings: ReadonlyMap<number, DecidedStanding>, categoryId: number) {
  const members = [...standings.values()].filter((standing) => standing.categoryId === categoryId)
  return {
    incomplete: members.filter(({ participation, place }) => participation === 'full' && place === null).length,
    byReference: members.filter(({ participation }) => participation === 'by_reference').length,
    gradesReady: members.every(({ open }) => !open),
  }
}

/** A total in 1/10,000 of the full marks, between 0 and 10,000; null without a total or full marks. */
function barOf(total: string | null, fullMarks: string | null): number | null {
  if (total === null || fullMarks === null) return null
  const full = toUnits(fullMarks)
  if (full <= 0) return null
  return Math.min(10_000, Math.max(0, Math.round((toUnits(total) / full) * 10_000)))
}
