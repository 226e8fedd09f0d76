import type { CompiledRule, FindingsMethod } from '../compiled.ts'
import { divide, type Fraction, floor, multiply, ONE, ofUnits } from '../fraction.ts'
import type { FindingInput } from '../inputs.ts'

/** What the amount of a finding depends on; a draft that is not saved yet has this much. */
export type AmountInput = Pick<FindingInput, 'rule' | 'quantity' | 'level' | 'multipliers' | 'chosen'>

/** Magnitude of a finding: `amount` for its quantity, `factor` the product of its multipliers. Points, both not negative. */
export interface Magnitude {
  readonly rule: CompiledRule
  readonly amount: Fraction
  readonly factor: Fraction
}

/**
 * What one finding is worth by its rule, before anything is dropped, given back or capped.
 *
 * `event`, `person`, `person_time` and `rank` take the amount for each; `whole_step` for each whole step of the quantity (2.9 steps count 2),
 * `pro_rata` in proportion; `once` and an amount of all points whatever the quantity. The n-th finding of a `repetition` rule takes the n-th
 * amount, later ones the last (`ordinal` counts from 1). Multipliers multiply: 0.5 for each of 3 persons, not self-reported ×2 → 3.
 *
 * @returns null when the finding gives no amount: unknown rule, level or multiplier, a range value that is missing or outside the range.
 */
export function magnitudeOf(method: FindingsMethod, finding: AmountInput, ordinal: number): Magnitude | null {
  const rule = method.rules.get(finding.rule)
  if (rule === undefined) return null
  const each = eachAmount(rule, finding, ordinal)
  if (each === null) return null
  let factor = ONE
  for (const code of finding.multipliers) {
    const one = rule.factors.get(code)
    if (one === undefined) return null
    factor = multiply(factor, one)
  }
  return { rule, amount: multiply(each, timesOf(rule, finding.quantity)), factor }
}

function eachAmount(rule: CompiledRule, finding: AmountInput, ordinal: number): Fraction | null {
  const { amount } = rule
  switch (amount.kind) {
    case 'fixed':
    case 'all':
      return amount.amount
    case 'range':
      if (finding.chosen === null || finding.chosen < amount.min || finding.chosen > amount.max) return null
      return ofUnits(finding.chosen)
    case 'levels':
      return finding.level === null ? null : (amount.levels.get(finding.level) ?? null)
    case 'repetition':
      return amount.amounts[Math.min(ordinal, amount.amounts.length) - 1] ?? null
  }
}

function timesOf(rule: CompiledRule, quantity: number): Fraction {
  if (rule.amount.kind === 'all') return ONE
  switch (rule.unit) {
    case 'once':
      return ONE
    case 'whole_step':
      return floor(divide(ofUnits(quantity), rule.step ?? ONE))
    case 'pro_rata':
      return divide(ofUnits(quantity), rule.step ?? ONE)
    default:
      return ofUnits(quantity)
  }
}
