import type { CompiledLeaf, CompiledScheme } from './compiled.ts'
import { type Fraction, multiply, negate } from './fraction.ts'
import { type AmountInput, magnitudeOf } from './leaves/rule-amount.ts'

/**
 * Signed points of one finding by itself, in points of its leaf: amount × quantity × multipliers, before closing, matters, highest-only and caps.
 *
 * A `repetition` rule counts as met for the first time. Null when the leaf is not fed by rules with points (veto) or the finding gives no amount:
 * unknown rule, level or multiplier, a range value missing or outside the range.
 */
export function ruleAmount(compiled: CompiledScheme, leafIndex: number, finding: AmountInput): Fraction | null {
  return ruleAmountOf(compiled.leaves[leafIndex], finding)
}

/** The same for a leaf that need not be one of the scheme: an evaluatee's own. */
export function ruleAmountOf(leaf: CompiledLeaf | undefined, finding: AmountInput): Fraction | null {
  const method = leaf?.method
  if (method?.kind !== 'findings') return null
  const magnitude = magnitudeOf(method, finding, 1)
  if (magnitude === null) return null
  const points = multiply(magnitude.amount, magnitude.factor)
  return magnitude.rule.sign < 0 ? negate(points) : points
}
