import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Rule } from '../../../shared/domain/scheme/rules.ts'
import { type Report, reportDuplicates } from './report.ts'

/** Checks the catalogue of a `deduct` or `bonus` leaf: its codes, what the rules refer to, ranges and steps. */
export function checkCatalogue(report: Report, leaf: Leaf, method: MethodOf<'deduct'> | MethodOf<'bonus'>): void {
  const groups = method.groups ?? []
  const sharedCaps = method.sharedCaps ?? []
  reportDuplicates(report, leaf.code, 'rule', method.rules)
  reportDuplicates(report, leaf.code, 'highest_only', groups)
  reportDuplicates(report, leaf.code, 'shared_cap', sharedCaps)

  for (const rule of method.rules) {
    const { amount, group, sharedCap, unit } = rule
    if (group !== undefined && !groups.some((each) => each.code === group)) {
      report(leaf.code, 'unknown_highest_only', { rule: rule.code, group })
    }
    if (sharedCap !== undefined && !sharedCaps.some((each) => each.code === sharedCap)) {
      report(leaf.code, 'unknown_shared_cap', { rule: rule.code, sharedCap })
    }
    if ((unit === 'whole_step' || unit === 'pro_rata') && rule.step === undefined) {
      report(leaf.code, 'step_missing', { rule: rule.code, unit })
    }
    if (amount.kind === 'range' && toUnits(amount.min) > toUnits(amount.max)) {
      report(leaf.code, 'range_reversed', { what: 'rule', rule: rule.code, min: amount.min, max: amount.max })
    }
    if (amount.kind === 'all' && leaf.points === null) report(leaf.code, 'points_missing', { method: 'all' })
    if (amount.kind === 'levels') reportDuplicates(report, leaf.code, 'level', amount.levels)
    reportDuplicates(report, leaf.code, 'multiplier', rule.multipliers ?? [])
  }
}

/**
 * Points that one finding of the rule takes or gives when it is met once, at its highest amount, without multipliers; in 1/10,000.
 *
 * @param points full mark of the leaf, for the amount `all`; null counts as 0 there, which `points_missing` reports.
 */
export function highestAmount(rule: Rule, points: string | null): number {
  const { amount } = rule
  switch (amount.kind) {
    case 'fixed':
      return toUnits(amount.amount)
    case 'range':
      return toUnits(amount.max)
    case 'levels':
      return Math.max(...amount.levels.map((level) => toUnits(level.amount)))
    case 'repetition':
      return Math.max(...amount.amounts.map(toUnits))
    case 'all':
      return points === null ? 0 : toUnits(points)
  }
}

/**
 * Reports a leaf whose rules can take more than its points while its scheme does not say where that ends.
 *
 * Each deducting rule counts once, at its highest amount, or up to its cap; a shared cap bounds its rules together. A `floor` or a leaf `cap` is
 * the scheme's own word and ends the question. Rules that are met several times always reach the default floor and are not reported for it.
 * Example: rules of 2, 2 and 2 on a leaf of 4 points → possible 6.
 */
export function checkPossibleDeductions(report: Report, leaf: Leaf, method: MethodOf<'deduct'>): void {
  if (leaf.points === null || method.floor !== undefined || method.cap !== undefined) return
  let possible = 0
  const shared = new Map<string, number>()
  for (const rule of method.rules) {
    if (rule.effect === 'add' || rule.amount.kind === 'all') continue
    const once = highestAmount(rule, leaf.points)
    const bounded = rule.cap === undefined ? once : toUnits(rule.cap)
    if (rule.sharedCap === undefined) possible += bounded
    else shared.set(rule.sharedCap, (shared.get(rule.sharedCap) ?? 0) + bounded)
  }
  for (const [code, sum] of shared) {
    const cap = method.sharedCaps?.find((each) => each.code === code)?.cap
    possible += cap === undefined ? sum : Math.min(sum, toUnits(cap))
  }
  if (possible > toUnits(leaf.points)) {
    report(leaf.code, 'deductions_above_points', { points: leaf.points, possible: fromUnits(possible) })
  }
}
