import type { IndicatorPart, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Certainty, LeafReading, ReadingDecision, SchemeReading, SettingsReading } from '../../../../shared/domain/scheme/reading.ts'
import { isLeafIndicator, type TreeRow } from '../scheme-tree.ts'
import { sameContent, undecidedLeaf } from './proposals.ts'

interface EntryBase {
  /** Name of the place as the host knows it: a leaf's code, or `settings:<index>`. */
  readonly place: string
  readonly name: string
  readonly certainty: Certainty
  readonly decision: ReadingDecision
  /** Taken over, and taken back in the tree or by undo since: the draft holds no rule of it. */
  readonly undone: boolean
}

export interface LeafEntry extends EntryBase {
  readonly kind: 'leaf'
  readonly reading: LeafReading
  readonly part: IndicatorPart
  /** The leaf as the draft has it now; null where it was deleted from the tree. */
  readonly leaf: Leaf | null
  /** Names above it, outermost first. */
  readonly above: readonly string[]
}

export interface SettingsEntry extends EntryBase {
  readonly kind: 'settings'
  readonly reading: SettingsReading
}

/** One thing to look at: a leaf's prose, or a note that concerns the whole scheme. */
export type ReviewEntry = LeafEntry | SettingsEntry

/** Which entries are listed: those still to be looked at, by how sure they are, or those decided. */
export const reviewFilters = ['all', 'pending', 'certain', 'guess', 'not_understood', 'decided'] as const
export type ReviewFilter = (typeof reviewFilters)[number]

/** Everything that was read, in the order of the sheet, with the leaves of the draft as they are now. */
export function reviewEntries(
  reading: SchemeReading,
  rows: readonly TreeRow[],
  noteName: (about: 'grades' | 'note', words: string) => string,
): ReviewEntry[] {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const leaves = reading.leaves.map((each): LeafEntry => {
    const row = byCode.get(each.leaf)
    const leaf = row !== undefined && isLeafIndicator(row.indicator) ? row.indicator : null
    const part = row?.part ?? 'base'
    return {
      kind: 'leaf',
      place: each.leaf,
      name: row?.name ?? each.proposed?.name ?? each.leaf,
      certainty: each.certainty,
      decision: each.decision,
      undone: leaf !== null && isUndone(each, leaf, part),
      reading: each,
      part,
      leaf,
      above: (row?.above ?? []).map((code) => byCode.get(code)?.name ?? code),
    }
  })
  const settings = reading.settings.map(
    (each, index): SettingsEntry => ({
      kind: 'settings',
      place: `settings:${index}`,
      name: noteName(each.proposed.bands === undefined ? 'note' : 'grades', wordsOf(each.text)),
      certainty: each.certainty,
      decision: each.decision,
      undone: false,
      reading: each,
    }),
  )
  return [...leaves, ...settings]
}

/** How much of a note its line shows. */
const longestName = 40

/** The beginning of a note without the 注 that every note begins with. */
function wordsOf(text: string): string {
  const words = text.replace(/^\s*(附?注|备注|说明)\s*\d*\s*[:：、.．]?\s*/, '').replace(/\s+/g, ' ')
  return words.length > longestName ? `${words.slice(0, longestName)}…` : words
}

function isUndone(reading: LeafReading, leaf: Leaf, part: IndicatorPart): boolean {
  if (reading.decision !== 'accepted' && reading.decision !== 'changed') return false
  const empty = undecidedLeaf(leaf, part, reading.text).method
  return sameContent(leaf.method, empty) && !(reading.proposed !== null && sameContent(reading.proposed.method, empty))
}

/** Whether somebody still has to decide on it. */
export function isOpen({ decision, undone }: Pick<ReviewEntry, 'decision' | 'undone'>): boolean {
  return decision === 'pending' || undone
}

export function isListed(entry: ReviewEntry, filter: ReviewFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'pending':
      return isOpen(entry)
    case 'decided':
      return !isOpen(entry)
    default:
      return isOpen(entry) && entry.certainty === filter
  }
}

/** The entry to show after one was decided: the next open one behind it, else the first open one, else itself. */
export function nextOpen(entries: readonly ReviewEntry[], place: string): string {
  const at = entries.findIndex((entry) => entry.place === place)
  const later = entries.slice(at + 1).find((entry) => isOpen(entry) && entry.place !== place)
  return (later ?? entries.find((entry) => isOpen(entry) && entry.place !== place))?.place ?? place
}

/** The entry `steps` further in a list, stopping at its ends; the first when the place is not in it. */
export function stepFrom(entries: readonly ReviewEntry[], place: string | null, steps: number): string | null {
  const at = entries.findIndex((entry) => entry.place === place)
  if (at === -1) return entries[0]?.place ?? null
  return entries[Math.min(entries.length - 1, Math.max(0, at + steps))]?.place ?? null
}
