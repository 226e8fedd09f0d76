import type { Own } from '../../../../shared/contract/own-indicators.ts'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'

/** Own leaves of one evaluatee as they are edited: what the host has, what stands on screen, and the steps back. */
export interface OwnDraft {
  readonly saved: Own
  readonly hash: string
  readonly own: Own
  readonly past: readonly { readonly own: Own; readonly merge: string | null }[]
}

export function openOwn(own: Own, hash: string): OwnDraft {
  return { saved: own, hash, own, past: [] }
}

/** One step. Calls in a row with the same `merge` (keystrokes of one field) are one step back. */
export function changeOwn(draft: OwnDraft, own: Own, merge: string | null): OwnDraft {
  if (own === draft.own) return draft
  const goesOn = merge !== null && draft.past.at(-1)?.merge === merge
  return { ...draft, own, past: goesOn ? draft.past : [...draft.past, { own: draft.own, merge }] }
}

export function undoOwn(draft: OwnDraft): OwnDraft {
  const last = draft.past.at(-1)
  return last === undefined ? draft : { ...draft, own: last.own, past: draft.past.slice(0, -1) }
}

export function isOwnDirty({ own, saved }: OwnDraft): boolean {
  return own !== saved && JSON.stringify(own) !== JSON.stringify(saved)
}

/** The group with other leaves. */
export function withGroup(own: Own, group: string, leaves: readonly Leaf[]): Own {
  return { ...own, [group]: [...leaves] }
}

/** One leaf replaced, wherever it stands. Its code never changes: findings and inputs name it. */
export function withLeaf(own: Own, leaf: Leaf): Own {
  return Object.fromEntries(
    Object.entries(own).map(([group, leaves]) => [group, leaves.map((each) => (each.code === leaf.code ? leaf : each))]),
  )
}

/** A new leaf of a group: a score that is entered as it is. Nobody else may have its code. */
export function newOwnLeaf(own: Own, group: string, taken: ReadonlySet<string>, name: string): Leaf {
  const used = new Set(Object.values(own).flatMap((leaves) => leaves.map(({ code }) => code)))
  let number = 1
  const code = () => `${group.slice(0, 26)}-Z${number}`
  while (used.has(code()) || taken.has(code())) number += 1
  return { code: code(), name, points: '10', method: { kind: 'external', fullMarks: '10' } }
}

/** A leaf one place up or down in its group; the same list where it stands at the end. */
export function moved(leaves: readonly Leaf[], code: string, by: 1 | -1): readonly Leaf[] {
  const from = leaves.findIndex((leaf) => leaf.code === code)
  const leaf = leaves[from]
  const to = from + by
  if (leaf === undefined || to < 0 || to >= leaves.length) return leaves
  const rest = leaves.toSpliced(from, 1)
  return rest.toSpliced(to, 0, leaf)
}

/** Points typed for a leaf. Full marks that stood for the points go on standing for them. */
export function withPoints(leaf: Leaf, points: string | null): Leaf {
  const { method } = leaf
  const follows = method.kind === 'external' && method.fullMarks === leaf.points && points !== null && points !== '0'
  return follows ? { ...leaf, points, method: { ...method, fullMarks: points } } : { ...leaf, points }
}

/**
 * The own leaves of another evaluatee for this one. Leaves with findings or inputs stay, since nothing may point at nothing; those that come under a code
 * that is in use here get the next free one.
 *
 * @param inUse codes that findings or inputs of this evaluatee name
 */
export function copiedOwn(mine: Own, theirs: Own, inUse: ReadonlySet<string>, taken: ReadonlySet<string>): Own {
  let next: Own = Object.fromEntries(Object.entries(mine).map(([group, leaves]) => [group, leaves.filter(({ code }) => inUse.has(code))]))
  for (const [group, leaves] of Object.entries(theirs)) {
    for (const leaf of leaves) {
      const there = Object.values(next).some((list) => list.some((each) => each.code === leaf.code))
      const { code } = there ? newOwnLeaf(next, group, taken, leaf.name) : leaf
      next = withGroup(next, group, [...(next[group] ?? []), { ...leaf, code }])
    }
  }
  return next
}
