import type { Indicator } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { changeIndicator } from '../edits/change-indicator.ts'
import { textOfUnits, unitsOf } from '../leaf-form/decimals.ts'
import { isLeafIndicator, TOTAL, treeRows } from '../scheme-tree.ts'

/** A child whose weight or points may be proposed; `current` null where none is stated. */
export interface WeightItem {
  readonly code: string
  readonly name: string
  readonly current: string | null
}

/** What a proposal is for. `what`: weights of a node that combines by weight, else the children's points. `total`: what the proposals add up to. */
export interface WeightTarget {
  readonly code: string
  readonly what: 'weight' | 'points'
  readonly items: readonly WeightItem[]
  /** Null where points are to be shared out and nobody said how many. */
  readonly total: string | null
  /** Steps to choose from, coarse first, and the one to begin with. */
  readonly steps: readonly string[]
  readonly step: string
  /** Whether some child is a group, whose own children's points will not follow. */
  readonly hasGroups: boolean
}

/** From this sum on, weights are written in percent. */
const percentFrom = 20_0000

/**
 * What can be proposed for the children of a node, `total` for the base parts; null where there are fewer than two or no such node.
 *
 * Weights add up to 1, or to 100 where the scheme writes them in percent. Points add up to the node's own; where it states none, or own indicators take
 * a part of them, to what the children have now.
 */
export function weightTarget(scheme: Scheme, code: string): WeightTarget | null {
  const node = nodeOf(scheme, code)
  if (node === null) return null
  const children = node.children.filter((child) => !isLeafIndicator(child) || child.method.kind !== 'veto')
  if (children.length < 2) return null
  const weighted = node.combine === 'weighted'
  const items = children.map((child) => ({
    code: child.code,
    name: child.name,
    current: (weighted ? child.weight : child.points) ?? null,
  }))
  const sum = items.reduce((all, { current }) => all + (current === null ? 0 : unitsOf(current)), 0)
  const hasGroups = !weighted && children.some((child) => !isLeafIndicator(child))
  if (weighted) {
    const percent = sum >= percentFrom
    return {
      code,
      what: 'weight',
      items,
      total: percent ? '100' : '1',
      steps: percent ? ['1', '0.1', '0.01', '0.0001'] : ['0.05', '0.01', '0.001', '0.0001'],
      step: '0.0001',
      hasGroups,
    }
  }
  const own = node.points === null || node.perEvaluatee ? sum : unitsOf(node.points)
  return {
    code,
    what: 'points',
    items,
    total: own > 0 ? textOfUnits(own) : null,
    steps: ['1', '0.5', '0.1', '0.01'],
    step: '0.1',
    hasGroups,
  }
}

interface Node {
  readonly points: string | null
  readonly combine: 'sum' | 'weighted'
  readonly perEvaluatee: boolean
  readonly children: readonly Indicator[]
}

function nodeOf(scheme: Scheme, code: string): Node | null {
  if (code === TOTAL) {
    const children = scheme.parts.flatMap(({ part, indicator }) => (part === 'base' ? [indicator] : []))
    return { points: scheme.points, combine: scheme.combine, perEvaluatee: false, children }
  }
  const found = treeRows(scheme).find((row) => row.code === code)?.indicator
  return found === undefined || isLeafIndicator(found) ? null : found
}

/** A node that weights can be proposed for, with how deep it stands; `name` null for the base parts. */
export interface WeightGroup {
  readonly code: string
  readonly name: string | null
  readonly depth: number
}

/** Every node with two children or more, in print order; the base parts first. */
export function weightGroups(scheme: Scheme): readonly WeightGroup[] {
  const groups = treeRows(scheme).flatMap((row) =>
    isLeafIndicator(row.indicator) || row.part === 'veto' || row.indicator.children.length < 2
      ? []
      : [{ code: row.code, name: row.name, depth: row.depth + 1 }],
  )
  const base = scheme.parts.filter(({ part }) => part === 'base').length
  return base < 2 ? groups : [{ code: TOTAL, name: null, depth: 0 }, ...groups]
}

/** The scheme with proposed weights or points in place, in the order of the target's items. */
export function withProposals(scheme: Scheme, target: WeightTarget, proposals: readonly string[]): Scheme {
  return target.items.reduce((changed, item, place) => {
    const value = proposals[place]
    if (value === undefined || value === item.current) return changed
    return changeIndicator(changed, item.code, (indicator) => ({ ...indicator, [target.what]: value }))
  }, scheme)
}

/** What a proposal changes: `+0.5`, `−2`; null where nothing stood before. */
export function differenceTo(current: string | null, proposed: string): string | null {
  return current === null ? null : textOfUnits(unitsOf(proposed) - unitsOf(current))
}
