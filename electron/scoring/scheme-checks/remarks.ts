import { fromUnits, SCALE, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { Indicator, Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { totalPlace } from '../../../shared/domain/scheme/scheme-problems.ts'
import { compare, type Fraction, ofUnits, subtract, toDecimalText } from '../fraction.ts'
import type { ExactNodeSum } from '../scheme-sums.ts'
import { highestAmount } from './check-rules.ts'
import type { Report } from './report.ts'
import { tellsOfTheSame } from './text-likeness.ts'

/**
 * Reports what a reader of the scheme may overlook although nothing is wrong: floors that nobody falls below, rules that take everything at once, awards
 * without end, cases that are punished twice. Remarks refuse nothing and need no yes.
 */
export function remarkOn(report: Report, scheme: Scheme, leaves: readonly LeafInPart[], sums: readonly ExactNodeSum[]): void {
  for (const { leaf, part } of leaves) remarkOnLeaf(report, leaf, part)
  remarkOnDoublePunishment(
    report,
    leaves.map(({ leaf }) => leaf),
  )
  for (const sum of sums) remarkOnSum(report, scheme, sum)
}

export interface LeafInPart {
  readonly leaf: Leaf
  readonly part: Scheme['parts'][number]['part']
}

function remarkOnLeaf(report: Report, leaf: Leaf, part: LeafInPart['part']): void {
  const { method } = leaf
  const lowest = part === 'base' ? lowestOf(leaf) : 0
  if (leaf.points !== null && lowest > 0) {
    report(leaf.code, 'lowest_above_zero', { points: leaf.points, lowest: fromUnits(lowest) })
  }
  if ((method.kind === 'judged' || method.kind === 'survey') && method.groups.length > 1 && method.emptyGroup === 'zero') {
    report(leaf.code, 'empty_group_zero')
  }
  if (method.kind === 'survey') remarkOnSurvey(report, leaf, method)
  if (method.kind === 'deduct' || method.kind === 'bonus') remarkOnRules(report, leaf, method)
}

function remarkOnSurvey(report: Report, leaf: Leaf, { options, scoring }: MethodOf<'survey'>): void {
  if (options.every((option) => option.coefficient !== null)) report(leaf.code, 'abstention_undefined')
  if (scoring.kind !== 'share_tiers') return
  const counted = new Set(scoring.tiers.map((tier) => [...tier.shareOf].sort().join(' ')))
  if (counted.size > 1) report(leaf.code, 'share_tiers_overlap')
}

function remarkOnRules(report: Report, leaf: Leaf, method: MethodOf<'deduct'> | MethodOf<'bonus'>): void {
  const chosen = method.rules.filter((rule) => rule.amount.kind === 'range')
  if (chosen.length > 0) report(leaf.code, 'discretion', { count: String(chosen.length) })
  if (method.kind === 'bonus') {
    for (const { text, unit } of method.rules) {
      if (unit !== 'once' && /不少于|至少|不低于|at least/iu.test(text)) report(leaf.code, 'minimum_in_award', { rule: text })
    }
    return
  }
  if (leaf.points === null) return
  const full = toUnits(leaf.points)
  const taking = method.rules.filter((rule) => rule.effect !== 'add' && rule.amount.kind !== 'all')
  for (const rule of taking) {
    const amount = highestAmount(rule, leaf.points)
    const capped = rule.cap === undefined ? amount : Math.min(amount, toUnits(rule.cap))
    if (full > 0 && capped >= full) {
      report(leaf.code, 'rule_takes_all', { rule: rule.text, amount: fromUnits(capped), points: leaf.points })
    }
  }
  const once = taking.every((rule) => rule.unit === 'once' && rule.amount.kind === 'fixed')
  const sum = taking.reduce((total, rule) => total + highestAmount(rule, leaf.points), 0)
  if (once && taking.length > 2 && sum === full) {
    report(leaf.code, 'deductions_equal_points', { count: String(taking.length), points: leaf.points })
  }
}

/** Points that a leaf of the base part gives whatever happens, in 1/10,000; 0 where it can be lost entirely. */
function lowestOf({ points, method }: Leaf): number {
  const full = points === null ? 0 : toUnits(points)
  const share = (coefficients: readonly number[]): number =>
    coefficients.length === 0 ? 0 : Math.floor((full * Math.min(...coefficients)) / SCALE)
  switch (method.kind) {
    case 'deduct': {
      const floor = method.floor === undefined ? 0 : toUnits(method.floor)
      const start = method.start === undefined ? full : toUnits(method.start)
      const taken = method.cap === undefined ? start - floor : Math.min(start - floor, toUnits(method.cap))
      return method.rules.length === 0 ? 0 : start - taken
    }
    case 'judged':
      return method.scale.kind === 'options'
        ? share(method.scale.options.map((option) => toUnits(option.coefficient)))
        : toUnits(method.scale.min)
    case 'survey':
      if (method.scoring.kind === 'share_tiers') {
        return Math.min(toUnits(method.scoring.otherwise), ...method.scoring.tiers.map((tier) => toUnits(tier.points)))
      }
      return share(method.options.flatMap((option) => (option.coefficient === null ? [] : [toUnits(option.coefficient)])))
    case 'tasks':
      return Math.floor(
        method.factors.reduce(
          (product, factor) => (product * Math.min(...factor.options.map((option) => toUnits(option.coefficient)))) / SCALE,
          full,
        ),
      )
    case 'measured':
      return method.curve.kind === 'tiers' ? Math.min(...method.curve.tiers.map((tier) => toUnits(tier.points))) : 0
    default:
      return 0
  }
}

/** A case that both takes points and vetoes is punished twice. */
function remarkOnDoublePunishment(report: Report, leaves: readonly Leaf[]): void {
  const taking = leaves.flatMap((leaf) => (leaf.method.kind === 'deduct' ? leaf.method.rules.map(({ text }) => ({ leaf, text })) : []))
  for (const { code, method } of leaves) {
    if (method.kind !== 'veto') continue
    for (const veto of method.rules) {
      const twice = taking.find(({ text }) => tellsOfTheSame(veto.text, text))
      if (twice !== undefined) report(code, 'veto_overlaps_rule', { veto: veto.text, rule: twice.text, leaf: twice.leaf.name })
    }
  }
}

/** What the base part states in all, in 1/10,000: of a group without points the points of its children; what states none counts 0. */
function statedParts(scheme: Scheme): number {
  const statedBelow = (indicator: Indicator): number => {
    if (indicator.points !== null) return toUnits(indicator.points)
    return 'children' in indicator ? indicator.children.reduce((sum, child) => sum + statedBelow(child), 0) : 0
  }
  return scheme.parts.reduce((sum, { part, indicator }) => (part === 'base' ? sum + statedBelow(indicator) : sum), 0)
}

function remarkOnSum(report: Report, scheme: Scheme, { code, part, indicator, stated, summed, attainable }: ExactNodeSum): void {
  if (indicator === null) {
    const known = statedParts(scheme)
    if (stated === null && known > 0) report(totalPlace, 'total_not_stated', { summed: fromUnits(known) })
    if (stated === null && attainable === null) report(totalPlace, 'open_ended')
    return
  }
  const max = indicator.clamp?.max
  if (max !== undefined && summed !== null && 'children' in indicator) {
    const bound: Fraction = ofUnits(toUnits(max))
    if (compare(summed, bound) > 0) {
      report(code, 'clamp_absorbs', { summed: toDecimalText(summed), max, free: toDecimalText(subtract(summed, bound)) })
    }
  }
  const top = scheme.parts.some((each) => each.indicator === indicator)
  if (part === 'bonus' && top && attainable === null && scheme.settings.bonusCap === null) report(code, 'bonus_unlimited')
}
