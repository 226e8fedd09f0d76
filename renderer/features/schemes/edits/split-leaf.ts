import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { LeafMethod } from '../../../../shared/domain/scheme/leaf-methods.ts'
import type { Rule } from '../../../../shared/domain/scheme/rules.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { isLeafIndicator, rulesOf } from '../scheme-tree.ts'
import { proportionOf, subtractDecimals } from './decimal-sum.ts'
import { type Edit, type EditRefused, refuse } from './edit-result.ts'
import { insertedAt } from './insert-indicator.ts'
import { codeAfter } from './new-codes.ts'
import { childrenOf, codesOf, placeOf, withChildren } from './tree-places.ts'

/** How a leaf is divided. `firstPoints` stay with it, the rest of its points goes to the second; null for a leaf that states none. */
export interface SplitPlan {
  readonly firstName: string
  readonly secondName: string
  readonly firstPoints: string | null
  /** Codes of the rules that go to the second. */
  readonly secondRules: ReadonlySet<string>
}

/**
 * Divides a leaf into two that stand one after the other: rules as planned, points as typed so that their sum stays, a weight in proportion to them. Both keep
 * the office's own text. Refused where a limit of the leaf holds its rules together, for it could not hold them apart.
 */
export function splitLeaf(scheme: Scheme, code: string, plan: SplitPlan): Edit {
  const place = placeOf(scheme, code)
  if (place === null || !isLeafIndicator(place.indicator)) return refuse('not_a_leaf')
  const leaf = place.indicator
  const refused = refusalOfSplit(leaf) ?? refusalOfPlan(leaf, plan)
  if (refused !== null) return refused
  const secondPoints = leaf.points === null || plan.firstPoints === null ? null : subtractDecimals(leaf.points, plan.firstPoints)
  const firstWeight =
    leaf.weight === undefined || leaf.points === null || plan.firstPoints === null
      ? null
      : proportionOf(leaf.weight, plan.firstPoints, leaf.points)
  const secondWeight = leaf.weight === undefined || firstWeight === null ? null : subtractDecimals(leaf.weight, firstWeight)
  const weights = (weight: string | null) => (weight === null ? {} : { weight })
  const first: Leaf = {
    ...leaf,
    name: plan.firstName.trim(),
    points: plan.firstPoints,
    ...weights(firstWeight),
    method: methodWith(leaf.method, (rule) => !plan.secondRules.has(rule)),
  }
  const second: Leaf = {
    ...leaf,
    code: codeAfter(code, codesOf(scheme)),
    name: plan.secondName.trim(),
    points: secondPoints,
    ...weights(secondWeight),
    method: methodWith(leaf.method, (rule) => plan.secondRules.has(rule)),
  }
  const siblings = childrenOf(scheme, place.parent).filter((child) => child !== leaf)
  return {
    scheme: withChildren(scheme, place.parent, insertedAt(siblings, place.index, [first, second])),
    codes: [first.code, second.code],
  }
}

/** Why a leaf cannot be divided at all, or null; asked before the plan is. */
export function refusalOfSplit(leaf: Leaf): EditRefused | null {
  const { method, name } = leaf
  if (method.kind !== 'deduct' && method.kind !== 'bonus' && method.kind !== 'veto' && method.kind !== 'judged') {
    return refuse('cannot_divide', { name, method: method.kind })
  }
  if (leaf.clamp !== undefined || hasLimits(method)) return refuse('limits_of_leaf', { name })
  if ((method.kind === 'deduct' || method.kind === 'bonus') && method.cap !== undefined)
    return refuse('caps_of_leaf', { name, cap: method.cap })
  if (method.kind === 'veto' && method.rules.length < 2) return refuse('rules_on_one_side', { name })
  return null
}

function refusalOfPlan(leaf: Leaf, plan: SplitPlan): EditRefused | null {
  const { method, name } = leaf
  if (leaf.points !== null) {
    if (plan.firstPoints === null) return refuse('needs_points', { name })
    const rest = subtractDecimals(leaf.points, plan.firstPoints)
    if (rest === null || rest.startsWith('-') || plan.firstPoints.startsWith('-')) return refuse('points_beyond', { points: leaf.points })
  }
  const rules = rulesOf(leaf)
  const second = rules.filter((rule) => plan.secondRules.has(rule.code)).length
  if (method.kind === 'veto' && (second === 0 || second === rules.length)) return refuse('rules_on_one_side', { name })
  if (method.kind !== 'deduct' && method.kind !== 'bonus') return null
  const across = (key: 'group' | 'sharedCap') => (entry: { readonly code: string }) => {
    const sides = method.rules.filter((rule) => rule[key] === entry.code).map((rule) => plan.secondRules.has(rule.code))
    return sides.includes(true) && sides.includes(false)
  }
  const group = method.groups?.find(across('group'))
  if (group !== undefined) return refuse('group_across', { name: group.name })
  const cap = method.sharedCaps?.find(across('sharedCap'))
  return cap === undefined ? null : refuse('cap_across', { name: cap.name, cap: cap.cap })
}

/** Limits that belong to the leaf as a whole: start, floor other than 0, ceiling. */
export function hasLimits(method: LeafMethod): boolean {
  if (method.kind === 'bonus') return method.start !== undefined
  if (method.kind !== 'deduct') return false
  return method.start !== undefined || method.ceiling !== undefined || (method.floor !== undefined && method.floor !== '0')
}

function methodWith(method: LeafMethod, keeps: (rule: string) => boolean): LeafMethod {
  if (method.kind === 'veto') return { ...method, rules: method.rules.filter((rule) => keeps(rule.code)) }
  if (method.kind !== 'deduct' && method.kind !== 'bonus') return method
  const rules = method.rules.filter((rule) => keeps(rule.code))
  const used = (key: 'group' | 'sharedCap', code: string) => rules.some((rule: Rule) => rule[key] === code)
  const groups = method.groups?.filter((group) => used('group', group.code))
  const sharedCaps = method.sharedCaps?.filter((cap) => used('sharedCap', cap.code))
  return { ...method, rules, ...(groups === undefined ? {} : { groups }), ...(sharedCaps === undefined ? {} : { sharedCaps }) }
}
