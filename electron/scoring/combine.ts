import type { InputState } from '../../shared/domain/input-state.ts'
import type { Combination, NodeScore } from './compiled.ts'
import { add, compare, divide, type Fraction, larger, multiply, sign, smaller, subtract, whole, ZERO } from './fraction.ts'
import { note, type Trace } from './trace.ts'

/** A value, or a group without one: `left_out` of its parent, or `blocked`. */
export type Combined = Fraction | { readonly outcome: 'left_out' | 'blocked'; readonly state: InputState }

/**
 * Combines the children of a node.
 *
 * `sum`: Σ child. `weighted`: full × Σ weight × child ÷ its points ÷ divisor (see `weightDivisor`).
 *
 * Left-out children (not applicable, or empty with `rescale`) are made up for by the others inside the same parent. `sum`: the children that state
 * points are scaled by all stated points ÷ stated points of those that are left, so the node can reach what it could reach before; children without
 * stated points are added as they are. `weighted`: scaled by all weights ÷ weights left. When every child that states points (or a weight) is left
 * out, the node itself is left out. In the bonus and deduction parts nothing is scaled: a left-out child adds nothing. One blocked child blocks.
 *
 * Example, sum: points 10, 20, 30, the 20 not applicable, scores 8 and 27 → 35 × 60 ÷ 40 = 52.5.
 *
 * @param scores by node index, children already there. Vetoes stand apart and are never read.
 */
export function combine(combination: Combination, scores: readonly NodeScore[], trace: Trace | null): Combined {
  let leftPoints = ZERO
  let leftWeights = ZERO
  let leftOut: string[] | null = null
  let state: InputState | null = null
  let blocked = false
  let kept = 0
  for (const member of combination.members) {
    if (member.apart) continue
    const score = scores[member.node]
    if (score === undefined) throw new Error(`indicator ${member.code} has no score yet`)
    if (score.outcome === 'blocked') blocked = true
    if (score.outcome !== 'left_out') {
      kept += 1
      continue
    }
    leftOut ??= []
    leftOut.push(member.code)
    state = state === null || state === score.state ? score.state : 'empty'
    leftPoints = add(leftPoints, member.points ?? ZERO)
    leftWeights = add(leftWeights, member.weight ?? ZERO)
  }
  if (blocked) return { outcome: 'blocked', state: 'empty' }
  if (kept === 0) return state === null ? { outcome: 'blocked', state: 'empty' } : { outcome: 'left_out', state }

  const rescaled = leftOut === null || !combination.rescales ? null : leftOut
  if (combination.combine === 'weighted') {
    const sum = weigh(combination, scores, trace)
    return rescaled === null ? sum : scale(sum, rescaled, combination.allWeights, leftWeights, state, trace)
  }
  let scaled = ZERO
  let added = ZERO
  for (const member of combination.members) {
    const exact = member.apart ? null : (scores[member.node]?.exact ?? null)
    if (exact === null) continue
    if (member.points === null) added = add(added, exact)
    else scaled = add(scaled, exact)
  }
  if (rescaled === null || sign(leftPoints) === 0) return add(scaled, added)
  const value = scale(scaled, rescaled, combination.allPoints, leftPoints, state, trace)
  return 'outcome' in value ? value : add(value, added)
}

/** `value` × all ÷ what is left of it; left out itself when nothing is left. */
function scale(
  value: Fraction,
  leftOut: readonly string[],
  all: Fraction,
  left: Fraction,
  state: InputState | null,
  trace: Trace | null,
): Combined {
  const kept = subtract(all, left)
  if (sign(kept) === 0) return { outcome: 'left_out', state: state ?? 'empty' }
  const scaled = divide(multiply(value, all), kept)
  if (trace !== null) note(trace, 'rescaled', { leftOut: leftOut.join(' '), from: kept, to: all }, subtract(scaled, value))
  return scaled
}

/** full × Σ weight × child ÷ its points ÷ divisor, over the children that have a score. */
function weigh(combination: Combination, scores: readonly NodeScore[], trace: Trace | null): Fraction {
  const full = combination.full ?? ZERO
  let sum = ZERO
  for (const member of combination.members) {
    const exact = member.apart ? null : (scores[member.node]?.exact ?? null)
    if (exact === null || member.weight === null || member.points === null) continue
    const share = divide(exact, member.points)
    const weighted = divide(multiply(multiply(full, member.weight), share), combination.divisor)
    if (trace !== null)
      note(trace, 'weighted', { child: member.code, weight: member.weight, percent: multiply(share, whole(100)) }, weighted)
    sum = add(sum, weighted)
  }
  return sum
}

/** A value kept within the bounds that a node or the total states. `codes` name the steps for the lower and the upper bound. */
export function clamp(
  value: Fraction,
  min: Fraction | null,
  max: Fraction | null,
  codes: readonly ['clamp_min', 'clamp_max'] | readonly ['total_clamp', 'total_clamp'],
  trace: Trace | null,
): Fraction {
  const below = max === null ? value : smaller(value, max)
  const inside = min === null ? below : larger(below, min)
  if (trace !== null && compare(inside, value) !== 0) {
    const [code, bound] = compare(inside, value) > 0 ? [codes[0], 'min'] : [codes[1], 'max']
    note(
      trace,
      code,
      code === 'total_clamp' ? { bound: inside, before: value } : { [bound]: inside, before: value },
      subtract(inside, value),
    )
  }
  return inside
}
