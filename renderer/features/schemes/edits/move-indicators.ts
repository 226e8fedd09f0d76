import type { Indicator, IndicatorPart } from '../../../../shared/domain/scheme/indicators.ts'
import { methodsOfPart } from '../../../../shared/domain/scheme/methods-of-part.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { isLeafIndicator } from '../scheme-tree.ts'
import { type Edit, type EditRefused, refuse } from './edit-result.ts'
import { insertedAt, type Target } from './insert-indicator.ts'
import { withoutPlaces } from './remove-indicators.ts'
import { childrenOf, type Place, partOf, placeOf, topmost, withChildren, withDescendants } from './tree-places.ts'

/**
 * Moves indicators with everything below them to another place; they keep their codes, for findings and last year's results know them by these. Their order
 * among each other stays. Refused where a method makes no sense in the other part, and inside of what is moved itself.
 */
export function moveIndicators(scheme: Scheme, codes: ReadonlySet<string> | readonly string[], target: Target): Edit {
  const places = topmost(scheme, codes)
  if (places.length === 0) return refuse('nothing_chosen')
  const refused = refusalOf(scheme, places, target)
  if (refused !== null) return refused
  const moved = new Set(places.map(({ indicator }) => indicator))
  const siblings = childrenOf(scheme, target.parent)
  // The index counts those that leave the same list; without them it is smaller.
  const index = siblings.slice(0, target.index).filter((sibling) => !moved.has(sibling)).length
  const stayed = siblings.filter((sibling) => !moved.has(sibling))
  const arrived = insertedAt(stayed, index, [...moved])
  const codesMoved = places.map(({ indicator }) => indicator.code)
  if (sameList(siblings, arrived)) return { scheme, codes: codesMoved }
  const elsewhere = places.filter(({ parent }) => parent !== target.parent)
  return { scheme: withChildren(withoutPlaces(scheme, elsewhere), target.parent, arrivedNow(arrived)), codes: codesMoved }

  // Taking others out may have changed a sibling that held them.
  function arrivedNow(list: readonly Indicator[]): readonly Indicator[] {
    if (elsewhere.length === 0) return list
    const without = withoutPlaces(scheme, elsewhere)
    const now = new Map(childrenOf(without, target.parent).map((child) => [child.code, child]))
    return list.map((child) => (moved.has(child) ? child : (now.get(child.code) ?? child)))
  }
}

/** Why indicators cannot go to a place, or null. Asked while something is dragged, so that the drop is not offered in vain. */
export function refusalOfMove(scheme: Scheme, codes: ReadonlySet<string> | readonly string[], target: Target): EditRefused | null {
  return refusalOf(scheme, topmost(scheme, codes), target)
}

function refusalOf(scheme: Scheme, places: readonly Place[], target: Target): EditRefused | null {
  const holder = placeOf(scheme, target.parent)?.indicator
  if (holder !== undefined && isLeafIndicator(holder)) return refuse('into_leaf', { name: holder.name })
  for (const { indicator } of places) {
    if (withDescendants(indicator).some(({ code }) => code === target.parent)) return refuse('into_itself', { name: indicator.name })
  }
  const part = partOf(scheme, target.parent)
  return methodRefusal(
    places.map(({ indicator }) => indicator),
    part,
  )
}

/** The first leaf whose method has no place in a part, as a refusal; null when all may stand there. */
export function methodRefusal(indicators: readonly Indicator[], part: IndicatorPart): EditRefused | null {
  for (const each of indicators.flatMap(withDescendants)) {
    if (isLeafIndicator(each) && !methodsOfPart[part].includes(each.method.kind)) {
      return refuse('method_not_in_part', { name: each.name, method: each.method.kind, part })
    }
  }
  return null
}

/** Moves siblings one place up (−1) or down (+1). */
export function moveAmong(scheme: Scheme, codes: ReadonlySet<string> | readonly string[], by: -1 | 1): Edit {
  const siblings = siblingsOf(scheme, codes)
  if ('refused' in siblings) return siblings
  const { places, parent } = siblings
  const edge = by === -1 ? (places[0]?.index ?? 0) : (places.at(-1)?.index ?? 0)
  const index = by === -1 ? edge - 1 : edge + 2
  if (index < 0 || index > childrenOf(scheme, parent).length) return refuse('at_the_edge')
  return moveIndicators(scheme, codes, { parent, index })
}

/** Moves siblings one level up, behind what holds them. */
export function outdent(scheme: Scheme, codes: ReadonlySet<string> | readonly string[]): Edit {
  const siblings = siblingsOf(scheme, codes)
  if ('refused' in siblings) return siblings
  const holder = placeOf(scheme, siblings.parent)
  if (holder === null) return refuse('no_level_above')
  return moveIndicators(scheme, codes, { parent: holder.parent, index: holder.index + 1 })
}

/** Moves siblings to the end of the group before them. */
export function indent(scheme: Scheme, codes: ReadonlySet<string> | readonly string[]): Edit {
  const siblings = siblingsOf(scheme, codes)
  if ('refused' in siblings) return siblings
  const before = childrenOf(scheme, siblings.parent)[(siblings.places[0]?.index ?? 0) - 1]
  if (before === undefined || isLeafIndicator(before)) return refuse('no_group_before')
  return moveIndicators(scheme, codes, { parent: before.code, index: before.children.length })
}

/** The chosen indicators when one place holds all of them. */
export function siblingsOf(
  scheme: Scheme,
  codes: ReadonlySet<string> | readonly string[],
): EditRefused | { readonly places: readonly Place[]; readonly parent: string } {
  const places = topmost(scheme, codes)
  const [first] = places
  if (first === undefined) return refuse('nothing_chosen')
  return places.every(({ parent }) => parent === first.parent) ? { places, parent: first.parent } : refuse('not_siblings')
}

function sameList(left: readonly Indicator[], right: readonly Indicator[]): boolean {
  return left.length === right.length && left.every((each, index) => each === right[index])
}
