import { assertNever } from '../../../shared/domain/assert-never.ts'
import { fromUnits, SCALE, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { IndicatorPart, Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import { methodsOfPart } from '../../../shared/domain/scheme/methods-of-part.ts'
import { checkCatalogue, checkPossibleDeductions } from './check-rules.ts'
import { type Report, reportDuplicates } from './report.ts'

/** Checks one leaf by itself: whether its method may stand in its part, has the points it needs and holds together. */
export function checkLeaf(report: Report, leaf: Leaf, part: IndicatorPart, grades: ReadonlySet<string>): void {
  const { method } = leaf
  if (!methodsOfPart[part].includes(method.kind)) report(leaf.code, 'method_not_allowed', { method: method.kind, part })
  if (leaf.points === null && needsPoints(leaf, part)) report(leaf.code, 'points_missing', { method: method.kind })
  switch (method.kind) {
    case 'deduct':
      checkCatalogue(report, leaf, method)
      if (part === 'base') checkPossibleDeductions(report, leaf, method)
      if (method.floor !== undefined && method.ceiling !== undefined) {
        checkOrder(report, leaf.code, 'floor', method.floor, method.ceiling)
      }
      return
    case 'bonus':
      checkCatalogue(report, leaf, method)
      return
    case 'judged':
      checkJudged(report, leaf, method)
      return
    case 'measured':
      checkCurve(report, leaf, method)
      return
    case 'survey':
      checkSurvey(report, leaf, method)
      return
    case 'external':
      return
    case 'tasks':
      reportDuplicates(report, leaf.code, 'factor', method.factors)
      for (const factor of method.factors) reportDuplicates(report, leaf.code, 'option', factor.options)
      return
    case 'veto':
      reportDuplicates(report, leaf.code, 'rule', method.rules)
      for (const { effect } of method.rules) {
        if ((effect.kind === 'bar' || effect.kind === 'cap') && !grades.has(effect.grade)) {
          report(leaf.code, 'unknown_grade', { grade: effect.grade })
        }
      }
      return
    default:
      assertNever(method)
  }
}

/** Whether the leaf's score is a share of its points, so that it has none without them. */
function needsPoints(leaf: Leaf, part: IndicatorPart): boolean {
  const { method } = leaf
  switch (method.kind) {
    case 'deduct':
      return part === 'base' && method.start === undefined
    case 'bonus':
    case 'veto':
      return false
    case 'judged':
      return method.scale.kind === 'options'
    case 'external':
    case 'tasks':
      return true
    case 'measured':
      return !(method.curve.kind === 'tiers' || (method.curve.kind === 'rank_points' && method.curve.places.kind === 'table'))
    case 'survey':
      return method.scoring.kind === 'coefficients'
    default:
      return assertNever(method)
  }
}

/** Reports a pair whose lower end lies above its upper end. */
export function checkOrder(report: Report, at: string, what: string, min: string, max: string): void {
  if (toUnits(min) > toUnits(max)) report(at, 'range_reversed', { what, min, max })
}

/** Reports weights that add up to neither 1 nor 100. A notice and no refusal: the engine has an answer, which may not be the one that was meant. */
export function checkWeights(report: Report, at: string, weights: readonly string[]): void {
  const sum = weights.reduce((total, weight) => total + toUnits(weight), 0)
  if (sum !== SCALE && sum !== 100 * SCALE) report(at, 'weights_sum', { sum: fromUnits(sum) })
}

function checkJudged(report: Report, leaf: Leaf, method: MethodOf<'judged'>): void {
  const { scale, groups } = method
  if (scale.kind === 'options') reportDuplicates(report, leaf.code, 'option', scale.options)
  else {
    if (toUnits(scale.max) <= Math.max(0, toUnits(scale.min))) {
      report(leaf.code, 'range_reversed', { what: 'scale', min: scale.min, max: scale.max })
    }
    const span = toUnits(scale.max) - toUnits(scale.min)
    if (span % toUnits(scale.step) !== 0) report(leaf.code, 'scale_uneven', { min: scale.min, max: scale.max, step: scale.step })
  }
  reportDuplicates(report, leaf.code, 'group', groups)
  if (groups.length > 1) {
    checkWeights(
      report,
      leaf.code,
      groups.map((group) => group.weight),
    )
  }
  for (const { aggregate, code } of groups) {
    if (aggregate.kind !== 'trimmed') continue
    const leftOut = aggregate.high + aggregate.low
    if (leftOut >= aggregate.minJudges) {
      report(leaf.code, 'trim_leaves_none', { group: code, leftOut: String(leftOut), minJudges: String(aggregate.minJudges) })
    }
  }
}

function checkCurve(report: Report, leaf: Leaf, { curve }: MethodOf<'measured'>): void {
  if (curve.kind === 'linear' && toUnits(curve.low) >= toUnits(curve.high)) {
    report(leaf.code, 'range_reversed', { what: 'linear', min: curve.low, max: curve.high })
  }
  if (curve.kind === 'tiers') checkTiers(report, leaf.code, curve.tiers)
}

interface Interval {
  readonly from: string | null
  readonly to: string | null
}

const lowerBound = (interval: Interval): number => (interval.from === null ? Number.NEGATIVE_INFINITY : toUnits(interval.from))
const upperBound = (interval: Interval): number => (interval.to === null ? Number.POSITIVE_INFINITY : toUnits(interval.to))
const boundText = (units: number): string => (Number.isFinite(units) ? fromUnits(units) : units < 0 ? '-∞' : '∞')

/**
 * Reports places that no tier covers or more than one does. The tiers may stand in any order; together they must cover every value once,
 * from −∞ to ∞, since a measured value between two tiers would have no score.
 */
function checkTiers(report: Report, at: string, tiers: readonly Interval[]): void {
  const sorted = [...tiers].sort((one, other) => lowerBound(one) - lowerBound(other) || upperBound(one) - upperBound(other))
  let covered = Number.NEGATIVE_INFINITY
  for (const tier of sorted) {
    const from = lowerBound(tier)
    const to = upperBound(tier)
    if (from >= to) report(at, 'range_reversed', { what: 'tier', min: boundText(from), max: boundText(to) })
    if (from > covered) report(at, 'tiers_gap', { from: boundText(covered), to: boundText(from) })
    if (from < covered) report(at, 'tiers_overlap', { from: boundText(from), to: boundText(Math.min(covered, to)) })
    covered = Math.max(covered, to)
  }
  if (covered !== Number.POSITIVE_INFINITY) report(at, 'tiers_gap', { from: boundText(covered), to: '∞' })
}

function checkSurvey(report: Report, leaf: Leaf, method: MethodOf<'survey'>): void {
  reportDuplicates(report, leaf.code, 'option', method.options)
  reportDuplicates(report, leaf.code, 'group', method.groups)
  if (method.groups.length > 1) {
    checkWeights(
      report,
      leaf.code,
      method.groups.map((group) => group.weight),
    )
  }
  if (method.options.every((option) => option.coefficient === null)) report(leaf.code, 'options_without_score')
  if (method.scoring.kind !== 'share_tiers') return
  for (const tier of method.scoring.tiers) {
    if (lowerBound(tier) >= upperBound(tier)) {
      report(leaf.code, 'range_reversed', { what: 'tier', min: boundText(lowerBound(tier)), max: boundText(upperBound(tier)) })
    }
    for (const option of tier.shareOf) {
      if (!method.options.some((each) => each.code === option)) report(leaf.code, 'unknown_option', { option })
    }
  }
}
