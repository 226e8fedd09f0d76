import type { Indicator, IndicatorPart, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { isLeafIndicator } from '../scheme-tree.ts'
import { type Edit, refuse } from './edit-result.ts'
import { codeInside } from './new-codes.ts'
import { childrenOf, codesOf, type ParentPlace, partOf, partOfPlace, placeOf, withChildren } from './tree-places.ts'

/** What is inserted: 考核要点 or an indicator that holds others. */
export type NewKind = 'leaf' | 'group'

/** Where something goes: inside what holds it, before the child of that index (0 = first, the number of children = last). */
export interface Target {
  readonly parent: ParentPlace
  readonly index: number
}

/**
 * Inserts a leaf or a group. Its code follows that of its neighbour; its points are not stated yet, which the check says until they are.
 *
 * A new leaf counts by deductions, in the bonus part by awards; a new veto has one rule with `name` as its sentence, for a veto without one says nothing.
 */
export function insertIndicator(scheme: Scheme, target: Target, kind: NewKind, name: string): Edit {
  const holder = placeOf(scheme, target.parent)?.indicator
  if (holder !== undefined && isLeafIndicator(holder)) return refuse('into_leaf', { name: holder.name })
  const siblings = childrenOf(scheme, target.parent)
  const code = codeInside(scheme, target.parent, codesOf(scheme), siblings[target.index - 1]?.code)
  const part = partOf(scheme, target.parent)
  const indicator: Indicator =
    kind === 'leaf' ? newLeaf(part, code, name) : { code, name, points: null, combine: 'sum', perEvaluatee: false, children: [] }
  return { scheme: withChildren(scheme, target.parent, insertedAt(siblings, target.index, [indicator])), codes: [code] }
}

/** A leaf as it begins in a part. */
export function newLeaf(part: IndicatorPart, code: string, name: string): Leaf {
  const common = { code, name, points: null }
  switch (part) {
    case 'base':
    case 'deduction':
      return { ...common, method: { kind: 'deduct', rules: [] } }
    case 'bonus':
      return { ...common, method: { kind: 'bonus', rules: [] } }
    case 'veto':
      return { ...common, method: { kind: 'veto', rules: [{ code: 'v1', text: name, effect: { kind: 'zero' } }] } }
  }
}

/** The place right after an indicator; for a part: its end. Null for a code that is not there. */
export function targetAfter(scheme: Scheme, at: string): Target | null {
  if (partOfPlace(at) !== null) return { parent: at, index: childrenOf(scheme, at).length }
  const place = placeOf(scheme, at)
  return place === null ? null : { parent: place.parent, index: place.index + 1 }
}

/** A list with further entries before the one of that index. */
export function insertedAt<Entry>(list: readonly Entry[], index: number, entries: readonly Entry[]): readonly Entry[] {
  return [...list.slice(0, index), ...entries, ...list.slice(index)]
}
