import type { CompiledRule, FindingsMethod } from '../compiled.ts'
import { add, compare, type Fraction, larger, negate, sign, smaller, subtract, ZERO } from '../fraction.ts'
import { note, type Trace } from '../trace.ts'

/** What the counting findings of one rule come to, as a magnitude. */
export interface RuleSum {
  readonly rule: CompiledRule
  sum: Fraction
}

/**
 * Adds the sums of the rules to the leaf's start, with the caps of rules, shared caps and the leaf, then ceiling and floor.
 *
 * @returns the leaf's value and what its deductions took: the capped sum, less what the floor gave back.
 */
export function addUp(
  method: FindingsMethod,
  byRule: readonly RuleSum[],
  trace: Trace | null,
): { readonly value: Fraction; readonly taken: Fraction } {
  const { deducted, added } = sumRules(method, byRule, trace)
  const allowed = method.bonus || method.cap === null ? deducted : smaller(deducted, method.cap)
  if (trace !== null && compare(allowed, deducted) < 0) {
    note(trace, 'leaf_cap', { cap: allowed, before: deducted }, subtract(deducted, allowed))
  }
  const moved = add(subtract(method.start, allowed), added)
  if (method.bonus) {
    const value = method.cap === null ? moved : smaller(moved, method.cap)
    if (trace !== null && compare(value, moved) < 0) note(trace, 'leaf_cap', { cap: value, before: moved }, subtract(value, moved))
    return { value, taken: allowed }
  }
  const below = method.ceiling === null ? moved : smaller(moved, method.ceiling)
  if (trace !== null && compare(below, moved) < 0) note(trace, 'ceiling', { ceiling: below, before: moved }, subtract(below, moved))
  const value = method.floor === null ? below : larger(below, method.floor)
  const lifted = subtract(value, below)
  if (trace !== null && sign(lifted) > 0) note(trace, 'floor', { floor: value, before: below }, lifted)
  return { value, taken: larger(subtract(allowed, lifted), ZERO) }
}

function sumRules(
  method: FindingsMethod,
  byRule: readonly RuleSum[],
  trace: Trace | null,
): { readonly deducted: Fraction; readonly added: Fraction } {
  let deducted = ZERO
  let added = ZERO
  const shared: { readonly place: number; readonly sign: 1 | -1; sum: Fraction }[] = []
  const sums = byRule.length > 1 ? byRule.toSorted((a, b) => a.rule.index - b.rule.index) : byRule
  for (const { rule, sum } of sums) {
    const capped = rule.cap === null ? sum : smaller(sum, rule.cap)
    if (trace !== null && compare(capped, sum) < 0) {
      note(trace, 'rule_cap', { rule: rule.code, cap: capped, before: sum }, signed(rule.sign, subtract(capped, sum)))
    }
    if (rule.sharedCap !== null) {
      const entry = shared.find((one) => one.place === rule.sharedCap && one.sign === rule.sign)
      if (entry === undefined) shared.push({ place: rule.sharedCap, sign: rule.sign, sum: capped })
      else entry.sum = add(entry.sum, capped)
    } else if (rule.sign < 0) deducted = add(deducted, capped)
    else added = add(added, capped)
  }
  for (const entry of shared) {
    const limit = method.sharedCaps[entry.place]
    if (limit === undefined) throw new Error(`shared cap ${entry.place} is not in its list`)
    const capped = smaller(entry.sum, limit.cap)
    if (trace !== null && compare(capped, entry.sum) < 0) {
      note(trace, 'shared_cap', { name: limit.name, cap: capped, before: entry.sum }, signed(entry.sign, subtract(capped, entry.sum)))
    }
    if (entry.sign < 0) deducted = add(deducted, capped)
    else added = add(added, capped)
  }
  return { deducted, added }
}

function signed(direction: 1 | -1, magnitude: Fraction): Fraction {
  return direction < 0 ? negate(magnitude) : magnitude
}
