import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { LeafMethod, MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import type { Rule } from '../../../../shared/domain/scheme/rules.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { isLeafIndicator } from '../scheme-tree.ts'
import { addDecimals } from './decimal-sum.ts'
import { type Edit, type EditRefused, refuse } from './edit-result.ts'
import { siblingsOf } from './move-indicators.ts'
import { codeAfter } from './new-codes.ts'
import { withTieBreakers } from './recode-indicator.ts'
import { hasLimits } from './split-leaf.ts'
import { childrenOf, withChildren } from './tree-places.ts'

/**
 * Makes one leaf of siblings that are scored by the same method: rules in their order, texts joined with ；, points and weights added. A cap over all rules of one of
 * them goes on as a cap that those rules share. It keeps the place and code of the first; tie-breakers that name one of the others name it.
 */
export function mergeLeaves(scheme: Scheme, codes: ReadonlySet<string> | readonly string[]): Edit {
  const siblings = siblingsOf(scheme, codes)
  if ('refused' in siblings) return siblings
  const { places, parent } = siblings
  const leaves: Leaf[] = []
  for (const { indicator } of places) {
    if (!isLeafIndicator(indicator)) return refuse('not_a_leaf', { name: indicator.name })
    leaves.push(indicator)
  }
  const [first, ...others] = leaves
  if (first === undefined || others.length === 0) return refuse('one_leaf_only')
  const method = mergedMethod(leaves)
  if ('refused' in method) return method
  for (const leaf of others) {
    if (leaf.empty !== first.empty || leaf.dimension !== first.dimension) {
      return refuse('settings_differ', { name: first.name, other: leaf.name })
    }
  }
  const weight = leaves.some((leaf) => leaf.weight !== undefined) ? addDecimals(leaves.map((leaf) => leaf.weight)) : null
  const { criteria: _criteria, note: _note, checkedBy: _checkedBy, weight: _weight, ...kept } = first
  const merged: Leaf = {
    ...kept,
    name: joined(leaves, (leaf) => leaf.name, '、', 200) ?? first.name,
    points: addDecimals(leaves.map((leaf) => leaf.points)),
    ...(weight === null ? {} : { weight }),
    ...text(
      'criteria',
      joined(leaves, (leaf) => leaf.criteria, '；', 4000),
    ),
    ...text(
      'note',
      joined(leaves, (leaf) => leaf.note, '；', 4000),
    ),
    ...text(
      'checkedBy',
      joined(leaves, (leaf) => leaf.checkedBy, '、', 200),
    ),
    method,
  }
  const gone = new Set<unknown>(others)
  const children = childrenOf(scheme, parent)
    .filter((child) => !gone.has(child))
    .map((child) => (child === first ? merged : child))
  const renamed = new Map(others.map((leaf) => [leaf.code, first.code]))
  return { scheme: withTieBreakers(withChildren(scheme, parent, children), renamed), codes: [first.code] }
}

function text<Key extends string>(key: Key, value: string | null): { readonly [K in Key]?: string } {
  return value === null ? {} : ({ [key]: value } as { readonly [K in Key]?: string })
}

/** The texts that there are, each once; null for none. Cut where the document's own limit ends. */
function joined(leaves: readonly Leaf[], of: (leaf: Leaf) => string | undefined, by: string, longest: number): string | null {
  const texts = leaves.flatMap((leaf) => of(leaf)?.trim() ?? [])
  const last = texts.length - 1
  // A sentence that ends with its own mark needs no second one before the next.
  const whole = [...new Set(texts)].map((each, index) => (by === '；' && index < last ? each.replace(/[；;。]$/, '') : each)).join(by)
  return whole === '' ? null : whole.slice(0, longest)
}

function mergedMethod(leaves: readonly Leaf[]): LeafMethod | EditRefused {
  const [first, ...others] = leaves
  if (first === undefined) return refuse('one_leaf_only')
  for (const leaf of others) {
    if (leaf.method.kind !== first.method.kind) return refuse('methods_differ', { name: first.name, other: leaf.name })
  }
  const limited = leaves.find((leaf) => leaf.clamp !== undefined || hasLimits(leaf.method))
  if (limited !== undefined) return refuse('limits_of_leaf', { name: limited.name })
  const { method } = first
  if (method.kind === 'veto') {
    const taken = new Set<string>()
    return {
      ...method,
      rules: leaves.flatMap((leaf) => (leaf.method.kind === 'veto' ? leaf.method.rules.map((rule) => free(rule, taken)) : [])),
    }
  }
  if (method.kind === 'deduct' || method.kind === 'bonus') return mergedCatalogue(method, leaves)
  // Without rules there is nothing to join: only one and the same way to score can go on for both.
  const other = others.find((leaf) => JSON.stringify(leaf.method) !== JSON.stringify(method))
  return other === undefined && method.kind !== 'measured'
    ? method
    : refuse('settings_differ', { name: first.name, other: other?.name ?? others[0]?.name ?? '' })
}

type Catalogue = MethodOf<'deduct'> | MethodOf<'bonus'>

function mergedCatalogue(method: Catalogue, leaves: readonly Leaf[]): LeafMethod | EditRefused {
  const taken = { rules: new Set<string>(), groups: new Set<string>(), caps: new Set<string>() }
  const rules: Rule[] = []
  const groups: NonNullable<Catalogue['groups']> = []
  const sharedCaps: NonNullable<Catalogue['sharedCaps']> = []
  for (const leaf of leaves) {
    if (leaf.method.kind !== 'deduct' && leaf.method.kind !== 'bonus') continue
    const groupCodes = new Map<string, string>()
    const capCodes = new Map<string, string>()
    for (const group of leaf.method.groups ?? []) {
      const renamed = free(group, taken.groups)
      groupCodes.set(group.code, renamed.code)
      groups.push(renamed)
    }
    for (const cap of leaf.method.sharedCaps ?? []) {
      const renamed = free(cap, taken.caps)
      capCodes.set(cap.code, renamed.code)
      sharedCaps.push(renamed)
    }
    const whole = leaf.method.cap === undefined ? null : free({ code: 'cap1', name: leaf.name, cap: leaf.method.cap }, taken.caps)
    if (whole !== null) {
      if (leaf.method.rules.some((rule) => rule.sharedCap !== undefined)) return refuse('caps_of_leaf', { name: leaf.name, cap: whole.cap })
      sharedCaps.push(whole)
    }
    for (const rule of leaf.method.rules) {
      const renamed: Rule = { ...free(rule, taken.rules) }
      if (rule.group !== undefined) renamed.group = groupCodes.get(rule.group) ?? rule.group
      if (rule.sharedCap !== undefined) renamed.sharedCap = capCodes.get(rule.sharedCap) ?? rule.sharedCap
      if (whole !== null) renamed.sharedCap = whole.code
      rules.push(renamed)
    }
  }
  const { cap: _cap, groups: _groups, sharedCaps: _sharedCaps, ...kept } = method
  return {
    ...kept,
    rules,
    ...(groups.length === 0 ? {} : { groups }),
    ...(sharedCaps.length === 0 ? {} : { sharedCaps }),
  } as LeafMethod
}

/** The entry under its own code, or under the next free one when another has it already. */
function free<Entry extends { readonly code: string }>(entry: Entry, taken: Set<string>): Entry {
  const code = taken.has(entry.code) ? codeAfter(entry.code, taken) : entry.code
  taken.add(code)
  return code === entry.code ? entry : { ...entry, code }
}
