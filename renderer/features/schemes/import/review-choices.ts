import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { KeptEdits } from './kept-edits.ts'
import { proposedLeaf, sameContent, undecidedLeaf, withLeaf, withSettings } from './proposals.ts'
import { isOpen, type LeafEntry, type ReviewEntry } from './review-entries.ts'
import type { Choice } from './use-review.ts'

/**
 * The leaf that the form shows: the correction where there is one, else the proposal. Everything but points and method is the draft's own, whatever was
 * changed in the tree meanwhile. Null for a note, and for a leaf that is gone.
 */
export function editedLeaf(entry: ReviewEntry, edit: Leaf | null): Leaf | null {
  if (entry.kind === 'settings' || entry.leaf === null) return null
  if (!isOpen(entry)) return entry.leaf
  return edit === null ? proposedLeaf(entry.leaf, entry.reading) : { ...entry.leaf, points: edit.points, method: edit.method }
}

/** A correction worth keeping: null when the form says again what was proposed. */
export function editOf(entry: LeafEntry, leaf: Leaf): Leaf | null {
  return entry.leaf !== null && sameContent(leaf, proposedLeaf(entry.leaf, entry.reading)) ? null : leaf
}

/** Taking a reading over; null where there is nothing to take over: nothing was read and nothing written, or the leaf is gone. */
export function acceptance(entry: ReviewEntry, edit: Leaf | null): Choice | null {
  const { place } = entry
  if (entry.kind === 'settings') {
    const { proposed } = entry.reading
    if (Object.keys(proposed).length === 0) return null
    return { place, decision: 'accepted', edit: (scheme) => withSettings(scheme, proposed) }
  }
  const leaf = editedLeaf(entry, edit)
  if (leaf === null || (edit === null && entry.reading.proposed === null)) return null
  return { place, decision: edit === null ? 'accepted' : 'changed', edit: (scheme) => withLeaf(scheme, leaf) }
}

/** Leaving a reading out: the prose stays, the draft is as it was. */
export function rejection({ place }: ReviewEntry): Choice {
  return { place, decision: 'rejected', edit: (scheme) => scheme }
}

/** Looking again: the leaf is without rules until it is decided anew; settings stay, because what they were before is not known. */
export function reopening(entry: ReviewEntry): Choice {
  const { place } = entry
  if (entry.kind === 'settings' || entry.leaf === null) return { place, decision: 'pending', edit: (scheme) => scheme }
  const empty = undecidedLeaf(entry.leaf, entry.part, entry.reading.text)
  return { place, decision: 'pending', edit: (scheme) => withLeaf(scheme, empty) }
}

/** Whether an entry can be among those that are accepted together: open, read with certainty, and not being corrected. */
export function isCertainProposal(entry: ReviewEntry, edits: KeptEdits): boolean {
  return isOpen(entry) && entry.certainty === 'certain' && edits[entry.place] === undefined && acceptance(entry, null) !== null
}
