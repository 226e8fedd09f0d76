import { textOfUnits, unitsOf } from './decimals.ts'

interface Interval {
  readonly from: string | null
  readonly to: string | null
}

/** What is wrong with one tier of a table; `from` and `to` name the hole or the double part, null an open end. */
export interface IntervalFault {
  readonly code: 'reversed' | 'gap' | 'overlap' | 'gapAfter'
  readonly from: string | null
  readonly to: string | null
}

const low = ({ from }: Interval): number => (from === null ? Number.NEGATIVE_INFINITY : unitsOf(from))
const high = ({ to }: Interval): number => (to === null ? Number.POSITIVE_INFINITY : unitsOf(to))
const text = (units: number): string | null => (Number.isFinite(units) ? textOfUnits(units) : null)

/**
 * Faults of tiers that have to cover every value once, by the place of the row where they are to be shown: a tier whose end is not above its
 * beginning, a hole before it (the last one: after it), a part that an earlier tier covers too. The rows may stand in any order. The host refuses the
 * same when the scheme is saved.
 */
export function intervalFaults(tiers: readonly Interval[]): ReadonlyMap<number, IntervalFault> {
  const faults = new Map<number, IntervalFault>()
  const order = tiers.map((tier, place) => ({ tier, place })).sort((a, b) => low(a.tier) - low(b.tier) || high(a.tier) - high(b.tier))
  let covered = Number.NEGATIVE_INFINITY
  for (const { tier, place } of order) {
    const [from, to] = [low(tier), high(tier)]
    if (from >= to) faults.set(place, { code: 'reversed', from: tier.from, to: tier.to })
    else if (from > covered) faults.set(place, { code: 'gap', from: text(covered), to: text(from) })
    else if (from < covered) faults.set(place, { code: 'overlap', from: text(from), to: text(Math.min(covered, to)) })
    covered = Math.max(covered, to)
  }
  const last = order.findLast(({ tier }) => high(tier) === covered)
  if (covered !== Number.POSITIVE_INFINITY && last !== undefined && !faults.has(last.place)) {
    faults.set(last.place, { code: 'gapAfter', from: text(covered), to: null })
  }
  return faults
}
