import { inSameOrder } from './longest-order.ts'
import type { BothSides, ChangedValue, ChangeKind, Named, PathStep } from './scheme-change.ts'

/** A change of one value somewhere below a thing. */
export interface ValueChange {
  readonly kind: Extract<ChangeKind, 'changed' | 'entry_added' | 'entry_removed' | 'entry_moved'>
  readonly path: readonly PathStep[]
  readonly before: ChangedValue
  readonly after: ChangedValue
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Every field that differs between two values of a scheme, as deep as it can be named.
 *
 * Objects are compared field by field, lists whose entries have codes entry by entry; an object that is of another `kind`, and any other list, changes
 * as a whole. What is absent, null or an empty list of entries is the same nothing.
 *
 * Example: `{cap: '3', amount: {kind: 'fixed', amount: '0.5'}}` → `{cap: '3', amount: {kind: 'fixed', amount: '1'}}` gives one change, path
 * `amount › amount`, from 0.5 to 1.
 */
export function compareValues(path: readonly PathStep[], before: unknown, after: unknown): readonly ValueChange[] {
  const [was, is] = [before ?? null, after ?? null]
  const listed = entriesOf(was, is)
  if (listed !== null) return compareEntries(path, listed[0], listed[1])
  if (isFields(was ?? {}) && isFields(is ?? {}) && !(was === null && is === null) && fieldByField(was, is)) {
    const [one, other] = [(was ?? {}) as Fields, (is ?? {}) as Fields]
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
    return names.flatMap((name) => compareValues([...path, name], one[name], other[name]))
  }
  return isSame(was, is) ? [] : [{ kind: 'changed', path, before: was as ChangedValue, after: is as ChangedValue }]
}

/** Objects without kinds, and those of the same kind, are compared inside; nothing is compared inside against an object that has a kind. */
function fieldByField(was: unknown, is: unknown): boolean {
  const kinds = [was, is].map((side) => (isFields(side) ? (side.kind ?? null) : undefined))
  if (kinds.includes(undefined)) return kinds.every((kind) => kind === undefined || kind === null)
  return kinds[0] === kinds[1]
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two values say the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, place) => isSame(each, other[place]))
  }
  if (isFields(one) && isFields(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => isSame(one[name], other[name]))
  }
  return (one ?? null) === (other ?? null)
}

/** An entry of a list with what it is called. */
interface Entry extends Named {
  readonly fields: Fields
}

/** Both lists, when their entries can be told apart by codes; null otherwise. Nothing counts as an empty list. */
function entriesOf(was: unknown, is: unknown): readonly [readonly Entry[], readonly Entry[]] | null {
  if (!Array.isArray(was) && !Array.isArray(is)) return null
  const sides = [was ?? [], is ?? []].map((side) => (Array.isArray(side) ? toEntries(side) : null))
  const [before, after] = sides
  return before === null || after === null || before === undefined || after === undefined ? null : [before, after]
}

function toEntries(list: readonly unknown[]): readonly Entry[] | null {
  const entries: Entry[] = []
  for (const each of list) {
    if (!isFields(each)) return null
    // A quota has no code; it is the one of its grade.
    const code = each.code ?? each.grade
    if (typeof code !== 'string') return null
    entries.push({ code, name: String(each.text ?? each.name ?? code), fields: each })
  }
  return new Set(entries.map(({ code }) => code)).size === entries.length ? entries : null
}

function compareEntries(path: readonly PathStep[], before: readonly Entry[], after: readonly Entry[]): readonly ValueChange[] {
  const pairs = pairEntries(before, after)
  const partner = new Map(pairs.map(([one, other]) => [other, one]))
  const taken = new Set(pairs.map(([one]) => one))
  // Both codes name a pair, so that the answer is the same from either side.
  const keys = new Map(pairs.flatMap(([one, other]) => [one, other].map((entry) => [entry, [one.code, other.code].sort().join(' ')])))
  const keysOf = (entries: readonly Entry[]) => entries.flatMap((entry) => keys.get(entry) ?? [])
  const kept = inSameOrder(keysOf(before), keysOf(after))
  return [
    ...after.flatMap((entry): readonly ValueChange[] => {
      const was = partner.get(entry)
      if (was === undefined) {
        return [{ kind: 'entry_added', path: [...path, stepTo(null, entry)], before: null, after: entry.fields as ChangedValue }]
      }
      const step = [...path, stepTo(was, entry)]
      const moved: readonly ValueChange[] = kept.has(keys.get(entry) ?? '')
        ? []
        : [{ kind: 'entry_moved', path: step, before: before.indexOf(was) + 1, after: after.indexOf(entry) + 1 }]
      return [...moved, ...compareFields(step, was.fields, entry.fields)]
    }),
    ...before
      .filter((entry) => !taken.has(entry))
      .map((entry) => ({
        kind: 'entry_removed' as const,
        path: [...path, stepTo(entry, null)],
        before: entry.fields as ChangedValue,
        after: null,
      })),
  ]
}

/** The fields of an entry; one of another kind is still the same entry. */
function compareFields(path: readonly PathStep[], before: Fields, after: Fields): readonly ValueChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => compareValues([...path, name], before[name], after[name]))
}

/** The same code and name; then the same name under another code; then the same code under another name. */
function pairEntries(before: readonly Entry[], after: readonly Entry[]): readonly (readonly [Entry, Entry])[] {
  const pairs: [Entry, Entry][] = []
  const left = { before: new Set(before), after: new Set(after) }
  const pairBy = (keyOf: (entry: Entry) => string) => {
    for (const one of [...left.before]) {
      const alike = [...left.after].filter((other) => keyOf(other) === keyOf(one))
      const rivals = [...left.before].filter((other) => keyOf(other) === keyOf(one))
      const [other] = alike
      if (other === undefined || alike.length > 1 || rivals.length > 1) continue
      pairs.push([one, other])
      left.before.delete(one)
      left.after.delete(other)
    }
  }
  pairBy(({ code, name }) => JSON.stringify([code, name]))
  pairBy(({ name }) => name)
  pairBy(({ code }) => code)
  return pairs
}

function stepTo(before: Named | null, after: Named | null): BothSides {
  return {
    before: before === null ? null : { code: before.code, name: before.name },
    after: after === null ? null : { code: after.code, name: after.name },
  }
}
