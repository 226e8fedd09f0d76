import type { SchemeProblem } from '../../shared/contract/schemes.ts'
import { SCALE, toUnits } from '../../shared/domain/decimal-text.ts'
import { type Indicator, type IndicatorPart, isLeaf, type Leaf } from '../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../shared/domain/scheme/scheme.ts'
import { totalPlace } from '../../shared/domain/scheme/scheme-problems.ts'
import { compare, ofUnits, toDecimalText, whole } from './fraction.ts'
import { checkLeaf, checkOrder, checkWeights } from './scheme-checks/check-leaf.ts'
import { type LeafInPart, remarkOn } from './scheme-checks/remarks.ts'
import { problemCollector, type Report, reportDuplicates } from './scheme-checks/report.ts'
import { attainableDiffers, type ExactNodeSum, exactSums } from './scheme-sums.ts'

/** Bands that all begin at or below this score are written for a total of 100. */
const HUNDRED = whole(100)

/**
 * Every problem of a scheme whose form is right, refusing ones, notices and remarks; empty when there is none.
 *
 * Order: the tree in print order, then settings, then sums, then remarks. It says what differs and never mends anything. Not checked: what only the facts can
 * show (own indicators of an evaluatee, quantities), and prose against parameters.
 * Codes, severities and the values they carry: `schemeProblemSeverities`.
 */
export function checkScheme(scheme: Scheme): readonly SchemeProblem[] {
  const { report, problems } = problemCollector()
  checkTree(report, scheme)
  checkSettings(report, scheme)
  const sums = exactSums(scheme)
  checkSums(report, scheme, sums)
  remarkOn(report, scheme, leavesInParts(scheme), sums)
  return problems
}

interface Scope {
  readonly part: IndicatorPart
  readonly grades: ReadonlySet<string>
  readonly dimensions: ReadonlySet<string>
  /** Code of the parent that combines by weight, else null. */
  readonly weightedParent: string | null
}

function checkTree(report: Report, scheme: Scheme): void {
  const grades = new Set(scheme.settings.bands.map((band) => band.code))
  const dimensions = new Set(scheme.dimensions.map((dimension) => dimension.code))
  reportDuplicates(report, totalPlace, 'node', allNodes(scheme))
  reportDuplicates(report, totalPlace, 'dimension', scheme.dimensions)
  for (const { part, indicator } of scheme.parts) {
    const weighted = part === 'base' && scheme.combine === 'weighted'
    checkNode(report, indicator, { part, grades, dimensions, weightedParent: weighted ? totalPlace : null })
  }
  if (scheme.combine === 'weighted') {
    if (scheme.points === null) report(totalPlace, 'points_missing', { method: 'weighted' })
    const base = scheme.parts.filter(({ part }) => part === 'base').map(({ indicator }) => indicator)
    checkChildWeights(report, totalPlace, base)
  }
}

function checkNode(report: Report, indicator: Indicator, scope: Scope): void {
  const { code, dimension, clamp } = indicator
  if (dimension !== undefined && !scope.dimensions.has(dimension)) report(code, 'unknown_dimension', { dimension })
  if (clamp?.min !== undefined && clamp.max !== undefined) checkOrder(report, code, 'clamp', clamp.min, clamp.max)
  if (scope.weightedParent !== null) {
    if (indicator.weight === undefined) report(code, 'weight_missing', { parent: scope.weightedParent })
    if (indicator.points === null || toUnits(indicator.points) === 0) report(code, 'points_missing', { method: 'weighted' })
  }
  if (isLeaf(indicator)) {
    checkLeaf(report, indicator, scope.part, scope.grades)
    return
  }
  if (indicator.children.length === 0 && !indicator.perEvaluatee) report(code, 'group_without_children')
  const weighted = indicator.combine === 'weighted'
  if (weighted) {
    if (indicator.points === null) report(code, 'points_missing', { method: 'weighted' })
    if (!indicator.perEvaluatee) checkChildWeights(report, code, indicator.children)
  }
  for (const child of indicator.children) checkNode(report, child, { ...scope, weightedParent: weighted ? code : null })
}

function checkChildWeights(report: Report, at: string, children: readonly Indicator[]): void {
  const weights = children.flatMap((child) => (child.weight === undefined ? [] : [child.weight]))
  if (weights.length === children.length) checkWeights(report, at, weights)
}

function leavesInParts(scheme: Scheme): readonly LeafInPart[] {
  const walk = (indicator: Indicator): readonly Leaf[] => (isLeaf(indicator) ? [indicator] : indicator.children.flatMap(walk))
  return scheme.parts.flatMap(({ part, indicator }) => walk(indicator).map((leaf) => ({ leaf, part })))
}

function allNodes(scheme: Scheme): readonly Indicator[] {
  const walk = (indicator: Indicator): readonly Indicator[] =>
    isLeaf(indicator) ? [indicator] : [indicator, ...indicator.children.flatMap(walk)]
  return scheme.parts.flatMap(({ indicator }) => walk(indicator))
}

function checkSettings(report: Report, scheme: Scheme): void {
  const { bands, quotas, tieBreakers, totalClamp } = scheme.settings
  reportDuplicates(report, totalPlace, 'band', bands)
  checkBands(report, scheme)
  for (const { grade, limit } of quotas) {
    if (!bands.some((band) => band.code === grade)) report(totalPlace, 'unknown_grade', { grade })
    if (limit.kind === 'share' && toUnits(limit.share) > SCALE) report(totalPlace, 'quota_above_all', { grade, share: limit.share })
  }
  const nodes = new Set(allNodes(scheme).map((node) => node.code))
  for (const tieBreaker of tieBreakers) {
    if (tieBreaker.kind === 'node' && !nodes.has(tieBreaker.code)) report(totalPlace, 'unknown_node', { code: tieBreaker.code })
  }
  if (totalClamp.min !== null && totalClamp.max !== null) checkOrder(report, totalPlace, 'total_clamp', totalClamp.min, totalClamp.max)
}

/** Bands stand best first; together they leave no score between two of them without a grade and give none two. */
function checkBands(report: Report, scheme: Scheme): void {
  const { bands } = scheme.settings
  const misplaced = bands.filter(({ lower, upper }, index) => {
    const better = bands[index - 1]
    return (upper !== null && toUnits(lower) >= toUnits(upper)) || (better !== undefined && toUnits(lower) >= toUnits(better.lower))
  })
  for (const { code, lower, upper } of misplaced) report(totalPlace, 'bands_order', { band: code, lower, upper: upper ?? '∞' })
  if (misplaced.length > 0) return

  for (const [index, { upper }] of bands.entries()) {
    const next = bands[index - 1]?.lower
    const end = upper === null ? Number.POSITIVE_INFINITY : toUnits(upper)
    const begin = next === undefined ? Number.POSITIVE_INFINITY : toUnits(next)
    if (end < begin) report(totalPlace, 'bands_hole', { from: upper ?? '∞', to: next ?? '∞' })
    if (end > begin) report(totalPlace, 'bands_overlap', { from: next ?? '∞', to: upper ?? '∞' })
  }
  const lowest = bands.at(-1)?.lower
  if (lowest !== undefined && toUnits(lowest) > 0) report(totalPlace, 'bands_open_below', { lower: lowest })
}

function checkSums(report: Report, scheme: Scheme, sums: readonly ExactNodeSum[]): void {
  for (const sum of sums) {
    const wrongSum = sumDiffers(scheme, sum)
    if (wrongSum) report(sum.code, 'sum_differs', { stated: text(sum.stated), summed: text(sum.summed) })
    else if (isCause(sum) && attainableDiffers(sum)) {
      report(sum.code, 'attainable_differs', { stated: text(sum.stated), attainable: text(sum.attainable) })
    }
  }
  const [total] = sums
  if (total !== undefined) checkBandsAgainstTotal(report, scheme, total)
}

/**
 * Whether the children's points differ from the stated ones. The bonus and deduction parts are sums too; weights are checked as weights. Own
 * indicators may fill what the common ones leave.
 */
function sumDiffers(scheme: Scheme, { indicator, stated, summed }: ExactNodeSum): boolean {
  if (stated === null || summed === null) return false
  const combine = indicator === null ? scheme.combine : isLeaf(indicator) ? null : indicator.combine
  if (combine !== 'sum') return false
  const difference = compare(summed, stated)
  return indicator !== null && !isLeaf(indicator) && indicator.perEvaluatee ? difference > 0 : difference !== 0
}

/** A difference in what can be reached is named where it arises (leaf or clamp) and on the total, not on every node between them. */
function isCause({ indicator, part }: ExactNodeSum): boolean {
  if (indicator === null) return true
  return part !== 'deduction' && (isLeaf(indicator) || indicator.clamp?.max !== undefined)
}

/** Bands that nobody can reach, or of at most 100 on a total of 150, were made for another total. Bonus points are left out: they come on top. */
function checkBandsAgainstTotal(report: Report, scheme: Scheme, { attainable }: ExactNodeSum): void {
  const best = scheme.settings.bands[0]
  if (best === undefined || attainable === null || scheme.settings.bandsOn === 'percent') return
  const lower = ofUnits(toUnits(best.lower))
  const writtenForHundred = compare(lower, HUNDRED) <= 0 && compare(attainable, HUNDRED) > 0
  if (writtenForHundred || compare(lower, attainable) > 0) {
    report(totalPlace, 'bands_far_from_total', { best: best.lower, attainable: toDecimalText(attainable) })
  }
}

const text = (value: ExactNodeSum['stated']): string => (value === null ? '∞' : toDecimalText(value))
