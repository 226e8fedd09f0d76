import type { Own, OwnGroup } from '../../../shared/contract/own-indicators.ts'
import type { SchemeProblem } from '../../../shared/contract/schemes.ts'
import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import { type Indicator, type IndicatorGroup, type IndicatorPart, isLeaf, type Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { checkLeaf } from '../../scoring/scheme-checks/check-leaf.ts'
import { problemCollector, type Report, reportDuplicates } from '../../scoring/scheme-checks/report.ts'

/** A group in which each evaluatee has own leaves; `room` are its points without the common leaves in 1/10,000, null where points are not stated. */
export interface GroupWithOwn {
  readonly group: IndicatorGroup
  readonly part: IndicatorPart
  readonly room: number | null
}

/** The groups of a scheme that leave room for own leaves, in print order. */
export function groupsWithOwn(scheme: Scheme): readonly GroupWithOwn[] {
  const below = (indicator: Indicator, part: IndicatorPart): readonly GroupWithOwn[] => {
    if (isLeaf(indicator)) return []
    const inside = indicator.children.flatMap((child) => below(child, part))
    return indicator.perEvaluatee ? [{ group: indicator, part, room: roomOf(indicator) }, ...inside] : inside
  }
  return scheme.parts.flatMap(({ part, indicator }) => below(indicator, part))
}

/** Weighted groups state weights, not sums: their leaves need not add up to the points. */
function roomOf(group: IndicatorGroup): number | null {
  if (group.points === null || group.combine === 'weighted') return null
  let room = toUnits(group.points)
  for (const { points } of group.children) {
    if (points === null) return null
    room -= toUnits(points)
  }
  return room
}

/** How the own leaves fill each group of the scheme, in print order. */
export function ownSums(scheme: Scheme, own: Own): OwnGroup[] {
  return groupsWithOwn(scheme).map(({ group, room }) => {
    const leaves = own[group.code] ?? []
    const stated = leaves.flatMap(({ points }) => (points === null ? [] : [toUnits(points)]))
    const sum = stated.reduce((running, points) => running + points, 0)
    const difference = room === null ? 0 : sum - room
    const open = room === null || stated.length < leaves.length
    const fill =
      leaves.length === 0 && room !== 0 ? 'none' : open ? 'open' : difference === 0 ? 'complete' : difference < 0 ? 'short' : 'over'
    return {
      group: group.code,
      leaves: leaves.length,
      sum: fromUnits(sum),
      room: room === null ? null : fromUnits(room),
      fill,
      difference: fromUnits(Math.abs(difference)),
    }
  })
}

/**
 * Everything that is wrong with the own leaves of one evaluatee, in the order of the groups: each leaf by the checks of the scheme, codes that are used
 * twice or by the scheme itself, curves that compare (nobody else has the leaf), and last the sums that differ. Groups that the scheme does not have are
 * not looked at: what is in them counts for nothing.
 */
export function checkOwn(scheme: Scheme, own: Own): SchemeProblem[] {
  const { report, problems } = problemCollector()
  const grades = new Set(scheme.settings.bands.map(({ code }) => code))
  const dimensions = new Set(scheme.dimensions.map(({ code }) => code))
  const taken = codesOf(scheme)
  const all: Leaf[] = []
  for (const { group, part } of groupsWithOwn(scheme)) {
    for (const leaf of own[group.code] ?? []) {
      all.push(leaf)
      if (taken.has(leaf.code)) report(leaf.code, 'duplicate_code', { kind: 'node', code: leaf.code })
      if (leaf.dimension !== undefined && !dimensions.has(leaf.dimension))
        report(leaf.code, 'unknown_dimension', { dimension: leaf.dimension })
      checkLeaf(report, leaf, part, grades)
      checkPlace(report, leaf, group)
    }
  }
  for (const { code } of repeated(all))
    reportDuplicates(
      report,
      code,
      'node',
      all.filter((leaf) => leaf.code === code),
    )
  for (const { group, fill, sum, room } of ownSums(scheme, own)) {
    if ((fill === 'short' || fill === 'over') && room !== null) report(group, 'sum_differs', { stated: room, summed: sum })
  }
  return problems
}

function checkPlace(report: Report, leaf: Leaf, group: IndicatorGroup): void {
  const { method } = leaf
  if (method.kind === 'measured' && (method.curve.kind === 'rank_points' || method.curve.kind === 'ratio_to_best'))
    report(leaf.code, 'own_needs_category', { method: method.curve.kind })
  if (group.combine !== 'weighted') return
  if (leaf.weight === undefined) report(leaf.code, 'weight_missing', { parent: group.code })
  if (leaf.points === null || toUnits(leaf.points) === 0) report(leaf.code, 'points_missing', { method: 'weighted' })
}

/** The second and later leaves of a code, each code once. */
function repeated(leaves: readonly Leaf[]): readonly Leaf[] {
  const seen = new Set<string>()
  const reported = new Set<string>()
  return leaves.filter(({ code }) => {
    if (!seen.has(code)) {
      seen.add(code)
      return false
    }
    if (reported.has(code)) return false
    reported.add(code)
    return true
  })
}

/** Codes of every node of a scheme. */
export function codesOf(scheme: Scheme): ReadonlySet<string> {
  const codes = new Set<string>()
  const visit = (indicator: Indicator): void => {
    codes.add(indicator.code)
    if (!isLeaf(indicator)) indicator.children.forEach(visit)
  }
  for (const { indicator } of scheme.parts) visit(indicator)
  return codes
}
