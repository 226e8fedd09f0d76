import { toUnits } from '../../shared/domain/decimal-text.ts'
import type { SchemeSettings } from '../../shared/domain/scheme/settings.ts'
import type { CompiledBand, CompiledScheme, Veto } from './compiled.ts'
import { compare, divide, floor, multiply, ofUnits, sign, toRoundedUnits, whole } from './fraction.ts'

/**
 * Grade of a total by the scheme's bands, lowered by vetoes. Null where the scheme has no bands or the total lies in none.
 *
 * Bands are half-open `[lower, upper)` on the rounded total, or with `bandsOn: percent` on total ÷ full marks × 100: with 90/80/70/60, 89.99 is the
 * second and 90 the first. A `bar` veto cannot get its grade or better and falls to the next lower one; a `cap` veto gets at most its grade; a bar on
 * the lowest grade leaves none. `withdraw`, `flag` and `zero` do not touch the grade (zero has already made the total 0). An unknown grade in a veto
 * lowers nothing; the check of the scheme refuses it.
 *
 * @param rounded the printed total, in 1/10,000.
 */
export function gradeOf(
  compiled: CompiledScheme,
  rounded: number,
  vetoes: readonly Pick<Veto, 'rule' | 'effect'>[],
): { code: string; name: string } | null {
  const { bands } = compiled
  let place = bands.findIndex((band) => isInside(compiled, band, rounded))
  if (place < 0) return null
  for (const { effect } of vetoes) {
    if (effect.kind !== 'bar' && effect.kind !== 'cap') continue
    const named = bands.findIndex((band) => band.code === effect.grade)
    if (named >= 0) place = Math.max(place, effect.kind === 'bar' ? named + 1 : named)
  }
  const band = bands[place]
  return band === undefined ? null : { code: band.code, name: band.name }
}

function isInside(compiled: CompiledScheme, band: CompiledBand, rounded: number): boolean {
  const total = ofUnits(rounded)
  const { fullMarks } = compiled
  const percent = compiled.scheme.settings.bandsOn === 'percent'
  if (percent && (fullMarks === null || sign(fullMarks) === 0)) return false
  const seen = percent && fullMarks !== null ? divide(multiply(total, whole(100)), fullMarks) : total
  return compare(seen, band.lower) >= 0 && (band.upper === null || compare(seen, band.upper) < 0)
}

/**
 * Places that a quota gives among `count` evaluatees: the number, or the share of them rounded as the quota says.
 *
 * "Not more than 30 %" of 85 is 25 (`floor`), as 26 would be 30.6 %; `half_up` gives 26.
 */
export function quotaPlaces(quota: SchemeSettings['quotas'][number], count: number): number {
  if (quota.limit.kind === 'number') return Math.min(quota.limit.number, count)
  const share = multiply(ofUnits(toUnits(quota.limit.share)), whole(count))
  if (quota.rounding === 'half_up') return toRoundedUnits(share, 'half_up', 0) / 10_000
  const down = toRoundedUnits(floor(share), 'down', 0) / 10_000
  return quota.rounding === 'ceil' && compare(share, whole(down)) > 0 ? down + 1 : down
}
