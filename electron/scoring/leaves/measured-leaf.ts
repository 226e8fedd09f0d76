import { assertNever } from '../../../shared/domain/assert-never.ts'
import type { CompiledLeaf, Gap, MeasuredMethod } from '../compiled.ts'
import {
  add,
  compare,
  divide,
  type Fraction,
  floor,
  larger,
  multiply,
  negate,
  ofUnits,
  sign,
  smaller,
  subtract,
  whole,
  ZERO,
} from '../fraction.ts'
import type { ValueInput } from '../inputs.ts'
import { note, type Trace } from '../trace.ts'

/** Values of one leaf in one category, best first, of the evaluatees that are ranked. Never empty. */
export type CategoryValues = readonly Fraction[]

/**
 * Score of a `measured` leaf: the value, or its change against last year, through the leaf's curve.
 *
 * `category` holds the values of the category where the curve compares (`rank_points`, `ratio_to_best`), else it is not read. A value that no tier
 * holds blocks the leaf; a scheme with such a hole is reported when it is saved.
 *
 * @returns points, or why there are none.
 */
export function scoreMeasured(
  leaf: CompiledLeaf,
  method: MeasuredMethod,
  input: ValueInput | undefined,
  category: CategoryValues | null,
  trace: Trace | null,
): Fraction | Gap {
  if (input === undefined) return 'empty'
  if (trace !== null) noteValue(trace, method, input)
  const seen = seenValue(method, input, trace)
  if (typeof seen === 'string') {
    if (seen === 'full') return fixed(leaf.full, trace)
    if (seen === 'zero') return fixed(ZERO, trace)
    return seen
  }
  const result = onCurve(leaf, method, seen, input.target, category, trace)
  return result ?? 'blocked'
}

/**
 * The value that the curve sees: the entered one, or the change in percent of last year's value (its magnitude, if it was negative), signed so that
 * an improvement is positive. 45 documents after 50 with direction lower → 10. Last year's value 0 has no change; the scheme says what then.
 */
export function seenValue(method: MeasuredMethod, input: ValueInput, trace: Trace | null): Fraction | Gap | 'full' | 'zero' {
  if (input.state !== 'scored') return input.state
  if (input.value === null) return 'empty'
  if (method.basis === 'value') return ofUnits(input.value)
  if (input.baseline === null) return 'empty'
  if (input.baseline === 0) {
    if (trace !== null) note(trace, 'zero_baseline', { policy: method.zeroBaseline })
    return method.zeroBaseline === 'block' ? 'blocked' : method.zeroBaseline
  }
  const grown = subtract(ofUnits(input.value), ofUnits(input.baseline))
  const change = divide(multiply(method.improvesUp ? grown : negate(grown), whole(100)), ofUnits(Math.abs(input.baseline)))
  if (trace !== null) note(trace, 'change', { value: ofUnits(input.value), baseline: ofUnits(input.baseline), change })
  return change
}

function onCurve(
  leaf: CompiledLeaf,
  method: MeasuredMethod,
  value: Fraction,
  ownTarget: number | null,
  category: CategoryValues | null,
  trace: Trace | null,
): Fraction | null {
  const { bounds, higher } = method
  const full = leaf.full ?? ZERO
  switch (bounds.kind) {
    case 'ratio': {
      const target = bounds.target ?? (ownTarget === null ? null : ofUnits(ownTarget))
      if (target === null || sign(target) <= 0) return null
      return curved(trace, { kind: 'ratio', target }, multiply(full, shareOf(value, target, higher)))
    }
    case 'threshold': {
      const order = compare(value, bounds.target)
      return curved(trace, { kind: 'threshold', target: bounds.target }, (higher ? order >= 0 : order <= 0) ? full : ZERO)
    }
    case 'linear': {
      const { low, high } = bounds
      const inside = divide(subtract(smaller(larger(value, low), high), low), subtract(high, low))
      const points = multiply(full, inside)
      return curved(trace, { kind: 'linear', low, high }, higher ? points : subtract(full, points))
    }
    case 'tiers': {
      const tier = bounds.tiers.find(
        ({ from, to }) => (from === null || compare(value, from) >= 0) && (to === null || compare(value, to) < 0),
      )
      if (tier === undefined) return null
      return curved(trace, { kind: 'tiers', from: tier.from, to: tier.to }, tier.points)
    }
    case 'per_step': {
      const short = larger(higher ? subtract(bounds.target, value) : subtract(value, bounds.target), ZERO)
      const steps = divide(short, bounds.step)
      const counted = bounds.wholeSteps ? floor(steps) : steps
      const left = subtract(full, multiply(counted, bounds.cost))
      return curved(
        trace,
        { kind: 'per_step', target: bounds.target, step: bounds.step, cost: bounds.cost, steps: counted },
        larger(left, ZERO),
      )
    }
    case 'rank_points': {
      const values = category ?? [value]
      const better = countBetter(values, value, higher)
      const equal = Math.max(countBetter(values, value, higher, true) - better, 1)
      const points = bounds.meanOfPlaces ? meanOfPlaces(bounds.pointsOfPlace, better + 1, equal) : bounds.pointsOfPlace(better + 1)
      if (trace !== null) note(trace, 'place', { place: better + 1, tied: equal, of: values.length, best: values[0] ?? null })
      return curved(trace, { kind: 'rank_points' }, points)
    }
    case 'ratio_to_best': {
      const best = category?.[0] ?? value
      if (trace !== null) note(trace, 'place', { best })
      return curved(trace, { kind: 'ratio_to_best', best }, multiply(full, shareOf(value, best, higher)))
    }
    default:
      return assertNever(bounds)
  }
}

/** value ÷ target (for lower-is-better target ÷ value), within 0 and 1. At or beyond the target is 1, also where the quotient has no meaning. */
function shareOf(value: Fraction, target: Fraction, higher: boolean): Fraction {
  const order = compare(value, target)
  if (higher ? order >= 0 : order <= 0) return whole(1)
  const [part, base] = higher ? [value, target] : [target, value]
  return sign(part) <= 0 || sign(base) <= 0 ? ZERO : divide(part, base)
}

/** Mean of the points of `count` places from `first` on: tied at place 2, three of them, table 7 6 5 … → 6. */
function meanOfPlaces(pointsOfPlace: (place: number) => Fraction, first: number, count: number): Fraction {
  let sum = ZERO
  for (let place = first; place < first + count; place += 1) sum = add(sum, pointsOfPlace(place))
  return divide(sum, whole(count))
}

/** How many of `values` (best first) are better than `value`, or with `orEqual` better or equal. */
function countBetter(values: CategoryValues, value: Fraction, higher: boolean, orEqual = false): number {
  let [from, to] = [0, values.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const one = values[middle]
    if (one === undefined) break
    const order = higher ? compare(one, value) : compare(value, one)
    if (orEqual ? order >= 0 : order > 0) from = middle + 1
    else to = middle
  }
  return from
}

function curved(trace: Trace | null, values: Readonly<Record<string, string | Fraction | null>>, points: Fraction): Fraction {
  if (trace !== null) note(trace, 'curve', { ...values, points }, points)
  return points
}

function fixed(points: Fraction | null, trace: Trace | null): Fraction | Gap {
  return points === null ? 'blocked' : curved(trace, { kind: 'zero_baseline' }, points)
}

function noteValue(trace: Trace, method: MeasuredMethod, input: ValueInput): void {
  note(trace, 'value', {
    state: input.state,
    unit: method.unitLabel,
    ...(input.value === null ? {} : { value: ofUnits(input.value) }),
    ...(input.baseline === null ? {} : { baseline: ofUnits(input.baseline) }),
    ...(input.target === null ? {} : { target: ofUnits(input.target) }),
  })
}
