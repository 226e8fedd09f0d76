import type { Comparison } from '../../../shared/contract/comparison.ts'
import { pathOf } from '../../scoring/compile-scheme.ts'
import {
  add,
  type CompiledNode,
  type CompiledScheme,
  compare,
  divide,
  type Fraction,
  multiply,
  subtract,
  toDecimalText,
  toRoundedUnits,
  whole,
  ZERO,
} from '../../scoring/index.ts'
import { fixed } from '../results/results-view.ts'
import type { StoredNode } from '../results/stored-result.ts'

/** One column of the comparison, or one member of the category behind its mean: scores aligned with `compiled.nodes`. */
export type Column = readonly StoredNode[]

/** A dimension of the radar: the nodes whose scores add up to it. */
interface Dimension {
  readonly code: string
  readonly name: string
  readonly nodes: readonly number[]
}

/**
 * Dimensions of the scheme with their base leaves; where the scheme names none, the top-level base indicators.
 */
export function dimensionsOf(compiled: CompiledScheme): readonly Dimension[] {
  const named = compiled.scheme.dimensions.map((dimension) => ({
    ...dimension,
    nodes: comparedNodes(compiled)
      .filter((node) => node.part === 'base' && node.dimension === dimension.code)
      .map((node) => node.index),
  }))
  const used = named.filter((dimension) => dimension.nodes.length > 0)
  if (used.length > 0) return used
  return compiled.nodes
    .filter((node) => node.part === 'base' && node.parent === null)
    .sort((a, b) => printOrder(compiled, a.code) - printOrder(compiled, b.code))
    .map((node) => ({ code: node.code, name: node.name, nodes: [node.index] }))
}

/**
 * Leaves in print order, but a group in which evaluatees have own leaves as a whole in place of what is in it: own leaves of two evaluatees are
 * different things, the group's score is not.
 */
export function comparedNodes(compiled: CompiledScheme): readonly CompiledNode[] {
  if (compiled.ownGroups.length === 0) return compiled.leaves.flatMap((leaf) => compiled.nodes[leaf.nodeIndex] ?? [])
  const below = (index: number): readonly CompiledNode[] => {
    const node = compiled.nodes[index]
    if (node === undefined) return []
    return node.leaf !== null || node.perEvaluatee ? [node] : node.children.flatMap(below)
  }
  return compiled.parts.flatMap(({ roots }) => roots.flatMap(below))
}

function printOrder(compiled: CompiledScheme, code: string): number {
  return compiled.scheme.parts.findIndex((part) => part.indicator.code === code)
}

/**
 * Share of the points that a column has in some nodes, 0 to 1 and beyond; nodes without a value or without points are left out of both sums.
 *
 * @returns null when nothing is left
 */
export function shareOf(compiled: CompiledScheme, column: Column, nodes: readonly number[]): Fraction | null {
  let score = ZERO
  let points = ZERO
  for (const index of nodes) {
    const full = compiled.nodes[index]?.full ?? null
    const exact = column[index]?.exact ?? null
    if (full === null || exact === null) continue
    score = add(score, exact)
    points = add(points, full)
  }
  return compare(points, ZERO) === 0 ? null : divide(score, points)
}

/** Mean of the values that are there; null when there are none. */
export function meanOf(values: readonly (Fraction | null)[]): Fraction | null {
  const present = values.filter((value) => value !== null)
  return present.length === 0 ? null : divide(present.reduce(add, ZERO), whole(present.length))
}

/** Percent with one decimal, 四舍五入: 0.8733 → `"87.3"`. */
export function percentText(share: Fraction | null): string | null {
  return share === null ? null : fixed(toRoundedUnits(multiply(share, whole(100)), 'half_up', 1), 1)
}

/**
 * Dimensions and indicators of a comparison, from stored scores alone.
 *
 * @param columns the compared evaluatees, in the order chosen
 * @param everyone the ranked members of their categories, for the means
 */
export function compareColumns(
  compiled: CompiledScheme,
  columns: readonly Column[],
  everyone: readonly Column[],
): Pick<Comparison, 'dimensions' | 'indicators'> {
  const { digits, mode } = compiled.scheme.settings.rounding
  const text = (value: Fraction | null): string | null => (value === null ? null : fixed(toRoundedUnits(value, mode, digits), digits))
  const dimensions = dimensionsOf(compiled).map(({ code, name, nodes }) => ({
    code,
    name,
    percents: columns.map((column) => percentText(shareOf(compiled, column, nodes))),
    categoryMean: percentText(meanOf(everyone.map((column) => shareOf(compiled, column, nodes)))),
  }))
  const rows = comparedNodes(compiled)
    .filter((node) => node.part !== 'veto')
    .map((node) => {
      const scores = columns.map((column) => column[node.index]?.exact ?? null)
      const present = scores.filter((score) => score !== null)
      const [best, worst] = [present.reduce(max, null), present.reduce(min, null)]
      const gap = present.length < 2 || best === null || worst === null ? null : subtract(best, worst)
      const differs = gap !== null && compare(gap, ZERO) > 0
      return {
        gap,
        row: {
          code: node.code,
          name: node.name,
          path: pathOf(compiled, node).join(' › '),
          points: node.full === null ? null : toDecimalText(node.full),
          cells: columns.map((column, index) => {
            const score = scores[index] ?? null
            return {
              score: text(score),
              percent: percentText(shareOf(compiled, column, [node.index])),
              state: column[node.index]?.state ?? 'empty',
              means: [],
              mark: !differs || score === null ? ('none' as const) : markOf(score, best, worst),
            }
          }),
          categoryMean: text(meanOf(everyone.map((column) => column[node.index]?.exact ?? null))),
          gap: text(gap),
        },
      }
    })
  rows.sort((a, b) => (a.gap === null || b.gap === null ? Number(a.gap === null) - Number(b.gap === null) : compare(b.gap, a.gap)))
  return { dimensions, indicators: rows.map(({ row }) => row) }
}

function markOf(score: Fraction, best: Fraction | null, worst: Fraction | null): 'best' | 'worst' | 'none' {
  if (best !== null && compare(score, best) === 0) return 'best'
  return worst !== null && compare(score, worst) === 0 ? 'worst' : 'none'
}

function max(a: Fraction | null, b: Fraction): Fraction {
  return a === null || compare(b, a) > 0 ? b : a
}

function min(a: Fraction | null, b: Fraction): Fraction {
  return a === null || compare(b, a) < 0 ? b : a
}
