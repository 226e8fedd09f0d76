import type { Indicator } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { isLeafIndicator, rulesOf } from '../scheme-tree.ts'
import { changeIndicator, withOptional } from './change-indicator.ts'
import { addDecimals } from './decimal-sum.ts'
import { type Edit, refuse } from './edit-result.ts'
import { insertedAt, newLeaf } from './insert-indicator.ts'
import { siblingsOf } from './move-indicators.ts'
import { codeInside } from './new-codes.ts'
import { childrenOf, codesOf, isWeighted, placeOf, withChildren } from './tree-places.ts'

/**
 * Puts siblings into a new group where the first of them stood. Its points are those of its children together, when all state theirs. Refused below a parent
 * that combines by weight, for there it would change what each of them weighs.
 */
export function wrapInGroup(scheme: Scheme, codes: ReadonlySet<string> | readonly string[], name: string): Edit {
  const siblings = siblingsOf(scheme, codes)
  if ('refused' in siblings) return siblings
  const { places, parent } = siblings
  if (isWeighted(scheme, parent)) return refuse('weighted_parent')
  const inside = places.map(({ indicator }) => indicator)
  const code = codeInside(scheme, parent, codesOf(scheme), childrenOf(scheme, parent).at(-1)?.code)
  const points = addDecimals(inside.map((indicator) => indicator.points))
  const group: Indicator = { code, name, points, combine: 'sum', perEvaluatee: false, children: [...inside] }
  const wrapped = new Set(inside)
  const left = childrenOf(scheme, parent).filter((child) => !wrapped.has(child))
  const index = places[0]?.index ?? 0
  return { scheme: withChildren(scheme, parent, insertedAt(left, index, [group])), codes: [code] }
}

/**
 * Takes a group away and leaves its children in its place; those that name no dimension get the group's. Refused where the group does more than add: limits, own
 * indicators of each evaluatee, weights.
 */
export function dissolveGroup(scheme: Scheme, code: string): Edit {
  const place = placeOf(scheme, code)
  if (place === null) return refuse('nothing_chosen')
  const { indicator: group, parent, index } = place
  if (isLeafIndicator(group)) return refuse('not_a_group', { name: group.name })
  if (group.clamp !== undefined) return refuse('limits_of_group', { name: group.name })
  if (group.perEvaluatee) return refuse('has_own', { name: group.name })
  if (group.combine === 'weighted' || isWeighted(scheme, parent)) return refuse('weighted_parent')
  const siblings = childrenOf(scheme, parent)
  if (group.children.length === 0 && siblings.length === 1 && scheme.parts.length === 1) {
    return refuse('last_indicator', { name: group.name })
  }
  const freed = group.children.map((child) =>
    child.dimension === undefined && group.dimension !== undefined ? withOptional(child, 'dimension', group.dimension) : child,
  )
  const left = siblings.filter((child) => child !== group)
  const after = freed.length > 0 ? freed.map((child) => child.code) : [left[index]?.code ?? left.at(-1)?.code ?? parent]
  return { scheme: withChildren(scheme, parent, insertedAt(left, index, freed)), codes: after }
}

/** Turns a group into a leaf or back, where nothing would be lost: a group without children, a leaf without rules and parameters of its own. */
export function turnKind(scheme: Scheme, code: string): Edit {
  const place = placeOf(scheme, code)
  if (place === null) return refuse('nothing_chosen')
  const { indicator, part } = place
  const { name, points } = indicator
  if (isLeafIndicator(indicator)) {
    const catalogue = indicator.method.kind === 'deduct' || indicator.method.kind === 'bonus'
    const plain = indicator.criteria === undefined && indicator.checkedBy === undefined && indicator.empty === undefined
    const untouched = Object.keys(indicator.method).length === 2 && rulesOf(indicator).length === 0
    if (!catalogue || !plain || !untouched) return refuse('has_rules', { name })
    const { method: _method, ...common } = indicator
    return {
      scheme: changeIndicator(scheme, code, () => ({ ...common, combine: 'sum', perEvaluatee: false, children: [] })),
      codes: [code],
    }
  }
  if (indicator.children.length > 0) return refuse('has_children', { name })
  if (indicator.perEvaluatee) return refuse('has_own', { name })
  const { children: _children, combine: _combine, perEvaluatee: _perEvaluatee, ...common } = indicator
  return { scheme: changeIndicator(scheme, code, () => ({ ...newLeaf(part, code, name), ...common, points })), codes: [code] }
}
