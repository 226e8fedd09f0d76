import type { Indicator, IndicatorGroup, IndicatorPart } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { isLeafIndicator } from '../scheme-tree.ts'
import { changeIndicator } from './change-indicator.ts'

/** Parts in the order in which they are shown. Written out, for the domain's list stands beside schemas. */
export const partOrder = ['base', 'bonus', 'deduction', 'veto'] as const satisfies readonly IndicatorPart[]

/** What holds indicators: a group by its code, or a part by `partPlace`. The colon keeps both apart, for no code has one. */
export type ParentPlace = string

/** The place of a part: `part:bonus`. */
export function partPlace(part: IndicatorPart): ParentPlace {
  return `part:${part}`
}

/** The part that a place names, or null when it is the code of a group. */
export function partOfPlace(parent: ParentPlace): IndicatorPart | null {
  return partOrder.find((part) => partPlace(part) === parent) ?? null
}

/** Where an indicator stands: what holds it, which one it is there (from 0), and its part. */
export interface Place {
  readonly parent: ParentPlace
  readonly index: number
  readonly part: IndicatorPart
  readonly indicator: Indicator
}

/** Where the indicator of that code stands, or null. */
export function placeOf(scheme: Scheme, code: string): Place | null {
  for (const part of partOrder) {
    const found = placeAmong(childrenOf(scheme, partPlace(part)), partPlace(part), part, code)
    if (found !== null) return found
  }
  return null
}

function placeAmong(list: readonly Indicator[], parent: ParentPlace, part: IndicatorPart, code: string): Place | null {
  for (const [index, indicator] of list.entries()) {
    if (indicator.code === code) return { parent, index, part, indicator }
    const below = isLeafIndicator(indicator) ? null : placeAmong(indicator.children, indicator.code, part, code)
    if (below !== null) return below
  }
  return null
}

/** The group of that code, or null for a leaf, a part or nothing. */
export function groupOf(scheme: Scheme, code: string): IndicatorGroup | null {
  const indicator = placeOf(scheme, code)?.indicator
  return indicator === undefined || isLeafIndicator(indicator) ? null : indicator
}

/** The part that a place lies in. */
export function partOf(scheme: Scheme, parent: ParentPlace): IndicatorPart {
  return partOfPlace(parent) ?? placeOf(scheme, parent)?.part ?? 'base'
}

/** What a place holds, in print order; empty for a leaf. */
export function childrenOf(scheme: Scheme, parent: ParentPlace): readonly Indicator[] {
  const part = partOfPlace(parent)
  if (part === null) return groupOf(scheme, parent)?.children ?? []
  return scheme.parts.filter((entry) => entry.part === part).map(({ indicator }) => indicator)
}

/** Whether what a place holds is combined by weight. */
export function isWeighted(scheme: Scheme, parent: ParentPlace): boolean {
  const part = partOfPlace(parent)
  return part === null ? groupOf(scheme, parent)?.combine === 'weighted' : part === 'base' && scheme.combine === 'weighted'
}

/** A scheme in which a place holds these. Parts that stand between others in print keep their places in the list. */
export function withChildren(scheme: Scheme, parent: ParentPlace, children: readonly Indicator[]): Scheme {
  const part = partOfPlace(parent)
  if (part === null) {
    return changeIndicator(scheme, parent, (group) => (isLeafIndicator(group) ? group : { ...group, children: [...children] }))
  }
  const left = [...children]
  let last = -1
  const parts: Scheme['parts'] = []
  for (const entry of scheme.parts) {
    if (entry.part !== part) {
      parts.push(entry)
      continue
    }
    const indicator = left.shift()
    if (indicator === undefined) continue
    last = parts.push(indicator === entry.indicator ? entry : { ...entry, indicator }) - 1
  }
  const added = left.map((indicator) => ({ part, indicator }))
  if (added.length > 0) parts.splice(last === -1 ? firstPlaceOf(parts, part) : last + 1, 0, ...added)
  return { ...scheme, parts }
}

/** Where a part that is new to the scheme begins: before the first of the parts that follow it. */
function firstPlaceOf(parts: Scheme['parts'], part: IndicatorPart): number {
  const later = parts.findIndex((entry) => partOrder.indexOf(entry.part) > partOrder.indexOf(part))
  return later === -1 ? parts.length : later
}

/** The indicator and everything below it, in print order. */
export function withDescendants(indicator: Indicator): readonly Indicator[] {
  return isLeafIndicator(indicator) ? [indicator] : [indicator, ...indicator.children.flatMap(withDescendants)]
}

/** Every code of the scheme. */
export function codesOf(scheme: Scheme): Set<string> {
  return new Set(scheme.parts.flatMap(({ indicator }) => withDescendants(indicator).map(({ code }) => code)))
}

/** Of these codes the ones that exist and have none of the others above them, in the order of the screen. */
export function topmost(scheme: Scheme, codes: ReadonlySet<string> | readonly string[]): readonly Place[] {
  const wanted = new Set(codes)
  const found: Place[] = []
  const visit = (parent: ParentPlace, part: IndicatorPart) => {
    for (const [index, indicator] of childrenOf(scheme, parent).entries()) {
      if (wanted.has(indicator.code)) found.push({ parent, index, part, indicator })
      else if (!isLeafIndicator(indicator)) visit(indicator.code, part)
    }
  }
  for (const part of partOrder) visit(partPlace(part), part)
  return found
}
