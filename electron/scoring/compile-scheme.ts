import { type Indicator, type IndicatorPart, indicatorParts, isLeaf, type Leaf } from '../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../shared/domain/scheme/scheme.ts'
import type { Band } from '../../shared/domain/scheme/settings.ts'
import { compileLeaf, invalidScheme, pointsOf, pointsOrNull, sumOf } from './compile-leaf.ts'
import type { Combination, CompiledBand, CompiledLeaf, CompiledNode, CompiledPart, CompiledScheme, Member } from './compiled.ts'
import { compare, type Fraction, ONE, sign, whole } from './fraction.ts'

/** Weights that add up to more than this are read as percent: no scheme hands out twice its points in shares of 1. */
const LARGEST_SUM_OF_SHARES = whole(2)

/**
 * Makes a scheme ready for scoring: indexes, rule tables and exact numbers, computed once and shared by all evaluatees.
 *
 * @throws AppError `scheme_invalid` with the place and the problem when the scheme cannot be computed: a code used twice, points, weight or step
 * missing where they are needed, reversed bounds. Sums that do not add up are no error here; the check of the scheme reports them.
 */
export function compileScheme(scheme: Scheme): CompiledScheme {
  const nodes: CompiledNode[] = []
  const leaves: CompiledLeaf[] = []
  const nodeIndexByCode = new Map<string, number>()
  const leafIndexByCode = new Map<string, number>()

  const visit = (indicator: Indicator, part: IndicatorPart, path: readonly string[], inherited: string | null): number => {
    if (nodeIndexByCode.has(indicator.code)) throw invalidScheme(indicator.code, 'code_repeated')
    nodeIndexByCode.set(indicator.code, -1)
    const dimension = indicator.dimension ?? inherited
    const common = {
      code: indicator.code,
      name: indicator.name,
      part,
      depth: path.length,
      parent: null,
      dimension,
      full: pointsOrNull(indicator.points),
      clampMin: pointsOrNull(indicator.clamp?.min),
      clampMax: pointsOrNull(indicator.clamp?.max),
    }
    if (isLeaf(indicator)) {
      const index = nodes.length
      const leaf = compileLeaf(indicator, { index: leaves.length, nodeIndex: index, part, path, dimension }, scheme.settings)
      leaves.push(leaf)
      leafIndexByCode.set(indicator.code, leaf.index)
      nodes.push({ ...common, index, kind: 'leaf', children: [], leaf, perEvaluatee: false, combination: null })
      nodeIndexByCode.set(indicator.code, index)
      return index
    }
    const children = indicator.children.map((child) => visit(child, part, [...path, indicator.name], dimension))
    const index = nodes.length
    const members = indicator.children.map((child, place) => memberOf(child, children[place] ?? -1, indicator.combine))
    nodes.push({
      ...common,
      index,
      kind: 'group',
      children,
      leaf: null,
      perEvaluatee: indicator.perEvaluatee,
      combination: combinationOf(indicator.code, indicator.combine, common.full, members, part),
    })
    nodeIndexByCode.set(indicator.code, index)
    return index
  }

  const parts: CompiledPart[] = []
  for (const part of indicatorParts) {
    const indicators = scheme.parts.filter((entry) => entry.part === part).map((entry) => entry.indicator)
    if (indicators.length === 0) continue
    const combine = part === 'base' ? scheme.combine : 'sum'
    const roots = indicators.map((indicator) => visit(indicator, part, [], null))
    const members = indicators.map((indicator, place) => memberOf(indicator, roots[place] ?? -1, combine))
    const full = part === 'base' ? pointsOrNull(scheme.points) : null
    parts.push({ part, roots, combination: combinationOf(part, combine, full, members, part) })
  }
  for (const node of nodes) for (const child of node.children) nodes[child] = { ...must(nodes[child]), parent: node.index }

  const base = parts.find((entry) => entry.part === 'base')
  return {
    scheme,
    nodes,
    leaves,
    parts,
    leafIndexByCode,
    nodeIndexByCode,
    ownGroups: nodes.filter((node) => node.perEvaluatee).map((node) => node.index),
    fedLeaves: leaves.filter((leaf) => leaf.method.kind === 'findings' || leaf.method.kind === 'veto'),
    fullMarks: pointsOrNull(scheme.points) ?? statedSum(base),
    bonusCap: pointsOrNull(scheme.settings.bonusCap),
    deductionCap: pointsOrNull(scheme.settings.deductionCap),
    totalMin: pointsOrNull(scheme.settings.totalClamp.min),
    totalMax: pointsOrNull(scheme.settings.totalClamp.max),
    givesBack: pointsOf(scheme.settings.closing.givesBack),
    bands: compileBands(scheme.settings.bands),
  }
}

/**
 * The own leaves of one evaluatee, ready to be scored: those of the scheme's `perEvaluatee` groups, in the order of the groups, then as listed.
 *
 * Their index counts on from the scheme's leaves (`leaves.length + place`), their node index from its nodes; inputs and results use these.
 * Groups that the scheme does not have are ignored here and reported when facts are read.
 *
 * @throws AppError `scheme_invalid` as `compileScheme` does.
 */
export function ownLeaves(compiled: CompiledScheme, ownIndicators: ReadonlyMap<string, readonly Leaf[]>): readonly CompiledLeaf[] {
  if (ownIndicators.size === 0) return []
  const own: CompiledLeaf[] = []
  for (const group of compiled.ownGroups) {
    const node = must(compiled.nodes[group])
    for (const leaf of ownIndicators.get(node.code) ?? []) {
      const place = {
        index: compiled.leaves.length + own.length,
        nodeIndex: compiled.nodes.length + own.length,
        part: node.part,
        path: [...pathOf(compiled, node), node.name],
        dimension: leaf.dimension ?? node.dimension,
      }
      memberOf(leaf, place.nodeIndex, node.combination?.combine ?? 'sum')
      own.push(compileLeaf(leaf, place, compiled.scheme.settings))
    }
  }
  return own
}

/** The combination of a `perEvaluatee` group with the evaluatee's own leaves as further members. */
export function withOwnMembers(
  node: CompiledNode,
  ownIndicators: ReadonlyMap<string, readonly Leaf[]>,
  own: readonly CompiledLeaf[],
): Combination {
  const { combination } = node
  if (combination === null) throw new Error(`indicator ${node.code} is no group`)
  const codes = new Set((ownIndicators.get(node.code) ?? []).map((leaf) => leaf.code))
  const added = own.filter((leaf) => codes.has(leaf.code)).map((leaf) => memberOf(leaf.leaf, leaf.nodeIndex, combination.combine))
  return combinationOf(node.code, combination.combine, node.full, [...combination.members, ...added], node.part)
}

/** Names from the top-level indicator down to the parent of a node. */
export function pathOf(compiled: CompiledScheme, node: CompiledNode): readonly string[] {
  if (node.parent === null) return []
  const parent = must(compiled.nodes[node.parent])
  return [...pathOf(compiled, parent), parent.name]
}

/**
 * What a sum of weights is measured by: 1, or 100 where they are written in percent (30, 30, 40).
 *
 * Weights are taken as they stand, so weights that add to 0.95 reach 95 % of the points; nothing is scaled up silently.
 */
export function weightDivisor(sumOfWeights: Fraction): Fraction {
  return compare(sumOfWeights, LARGEST_SUM_OF_SHARES) > 0 ? whole(100) : ONE
}

function compileBands(bands: readonly Band[]): readonly CompiledBand[] {
  return bands
    .map((band) => ({ code: band.code, name: band.name, lower: pointsOf(band.lower), upper: pointsOrNull(band.upper) }))
    .sort((a, b) => compare(b.lower, a.lower))
}

function memberOf(indicator: Indicator, node: number, combine: 'sum' | 'weighted'): Member {
  const apart = standsApart(indicator)
  const points = pointsOrNull(indicator.points)
  const weight = combine === 'weighted' && !apart ? pointsOrNull(indicator.weight) : null
  if (combine === 'weighted' && !apart) {
    if (points === null || sign(points) === 0) throw invalidScheme(indicator.code, 'points_missing')
    if (weight === null) throw invalidScheme(indicator.code, 'weight_missing')
  }
  return { node, code: indicator.code, points, weight, apart }
}

/** Vetoes carry no points, and neither does a group of nothing but vetoes. */
function standsApart(indicator: Indicator): boolean {
  if (isLeaf(indicator)) return indicator.method.kind === 'veto'
  return !indicator.perEvaluatee && indicator.children.length > 0 && indicator.children.every(standsApart)
}

function combinationOf(
  code: string,
  combine: 'sum' | 'weighted',
  full: Fraction | null,
  members: readonly Member[],
  part: IndicatorPart,
): Combination {
  if (combine === 'weighted' && full === null) throw invalidScheme(code, 'points_missing')
  const allWeights = sumOf(members.flatMap((member) => member.weight ?? []))
  return {
    combine,
    full,
    members,
    allPoints: sumOf(members.flatMap((member) => (member.apart ? [] : (member.points ?? [])))),
    allWeights,
    divisor: weightDivisor(allWeights),
    rescales: part === 'base',
  }
}

function statedSum(base: CompiledPart | undefined): Fraction | null {
  if (base === undefined) return null
  const members = base.combination.members.filter((member) => !member.apart)
  return members.every((member) => member.points !== null) ? base.combination.allPoints : null
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a place of the compiled scheme is not in its list')
  return value
}
