import type { CycleOverview } from '../../../shared/contract/cycles.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import { add, divide, type Fraction, fromText, toRoundedUnits, whole, ZERO } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { today } from '../operations.ts'
import { leafFinder } from '../own-indicators/own-leaves.ts'
import { readEvaluateeNames } from '../results/results-repository.ts'
import { digitsOf, fixed } from '../results/results-view.ts'
import type { StoredResult } from '../results/stored-result.ts'
import { readCycle } from './cycles-repository.ts'
import { countFindings, countParticipation, latestFindings, listCategories } from './overview-repository.ts'

/**
 * A cycle on one screen. By-reference evaluatees are counted apart and take part in no mean.
 *
 * @throws AppError `no_cycle`
 */
export function cycleOverview(app: App, cycleId: number): CycleOverview {
  readCycle(app.db, cycleId)
  const compiled = app.results.compiled(cycleId)
  const results = [...app.results.stored(cycleId).values()]
  const ranked = results.filter((result) => result.participation === 'full')
  const names = readEvaluateeNames(app.db, cycleId)
  const digits = digitsOf(compiled)
  const total = (result: StoredResult | undefined) => (result?.total == null ? null : fixed(result.total, digits))
  const now = today(app.clock())

  const byCategory = Map.groupBy(ranked, (result) => result.categoryId)
  const categories = listCategories(app.db, cycleId).map((category) => {
    const members = byCategory.get(category.id) ?? []
    const complete = members.filter((result) => result.total !== null).sort((a, b) => (b.total as number) - (a.total as number))
    const first = complete.find((result) => result.rank === 1)
    return {
      id: category.id,
      name: category.name,
      evaluatees: members.length,
      complete: complete.length,
      mean: mean(complete, digits, compiled.scheme.settings.rounding.mode),
      best: total(complete[0]),
      worst: total(complete.at(-1)),
      leaderName: first === undefined ? null : (names.get(first.evaluateeId)?.name ?? null),
    }
  })
  const leafOf = leafFinder(app, cycleId)
  return {
    evaluatees: {
      ...countParticipation(app.db, cycleId),
      complete: ranked.filter((result) => result.state === 'complete').length,
      incomplete: ranked.filter((result) => result.state === 'incomplete').length,
    },
    categories,
    findings: countFindings(app.db, cycleId, now),
    grades: compiled.scheme.settings.bands.map((band) => ({
      code: band.code,
      name: band.name,
      count: ranked.filter((result) => result.grade === band.code).length,
    })),
    latest: latestFindings(app.db, cycleId).map((row) => ({
      id: row.id,
      evaluateeId: row.evaluatee_id,
      evaluatee: row.name,
      indicator: leafOf(row.evaluatee_id, row.indicator)?.name ?? row.indicator,
      points: row.points === null ? '' : fromUnits(row.points),
      foundOn: row.found_on,
      description: row.description,
    })),
  }
}

function mean(complete: readonly StoredResult[], digits: number, mode: 'half_up' | 'half_even' | 'down'): string | null {
  if (complete.length === 0) return null
  const sum = complete.reduce<Fraction>((running, result) => (result.exact === null ? running : add(running, fromText(result.exact))), ZERO)
  return fixed(toRoundedUnits(divide(sum, whole(complete.length)), mode, digits), digits)
}
