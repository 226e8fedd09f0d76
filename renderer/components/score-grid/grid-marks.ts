import type { CellContent } from './grid-model.ts'

/**
 * What the grid knows of a cell beyond the model: a content on its way or just stored, and the sign that says so.
 *
 * `content` null: the model says the content. `settled`: stored, and the model has not said anything new since.
 */
export interface CellMark {
  readonly sign: 'saving' | 'saved' | 'settled' | 'failed'
  readonly content: CellContent | null
  /** Words of the refusal; null unless failed. */
  readonly reason: string | null
  /** The act that put it there. */
  readonly act: number
}

/** Marks of one row by column key. */
export type RowMarks = ReadonlyMap<string, CellMark>
/** Marks by row key and column key. A row without marks is not in it, and a row whose marks did not change keeps its map. */
export type GridMarks = ReadonlyMap<string, RowMarks>

export const noMarks: GridMarks = new Map()

interface MarkedPlace {
  readonly row: string
  readonly column: string
}

/** Goes through marks and replaces them; `null` takes one away. Rows that do not change keep their map. */
function mapMarks(marks: GridMarks, change: (mark: CellMark) => CellMark | null): GridMarks {
  let changed = false
  const next = new Map<string, RowMarks>()
  for (const [row, before] of marks) {
    let after: Map<string, CellMark> | null = null
    for (const [column, mark] of before) {
      const replaced = change(mark)
      if (replaced === mark) continue
      after ??= new Map(before)
      if (replaced === null) after.delete(column)
      else after.set(column, replaced)
    }
    if (after !== null) changed = true
    const kept = after ?? before
    if (kept.size > 0) next.set(row, kept)
  }
  return changed ? next : marks
}

/** Cells of a new act, as being saved. The ticks of the acts before go away: they have been seen. */
export function withSaving(marks: GridMarks, act: number, cells: readonly (MarkedPlace & { readonly content: CellContent })[]): GridMarks {
  const quiet = mapMarks(marks, (mark) => (mark.sign !== 'saved' ? mark : mark.content === null ? null : { ...mark, sign: 'settled' }))
  const next = new Map(quiet)
  const fresh = new Map<string, Map<string, CellMark>>()
  // A block has few different contents, and its cells can share the mark.
  const sharedMarks = new Map<CellContent, CellMark>()
  for (const { row, column, content } of cells) {
    let own = fresh.get(row)
    if (own === undefined) {
      own = new Map(next.get(row) ?? [])
      fresh.set(row, own)
      next.set(row, own)
    }
    const shared = sharedMarks.get(content) ?? { sign: 'saving', content, reason: null, act }
    sharedMarks.set(content, shared)
    own.set(column, shared)
  }
  return next
}

/** The host has stored an act. */
export function withSaved(marks: GridMarks, act: number): GridMarks {
  return mapMarks(marks, (mark) => (mark.act === act ? { ...mark, sign: 'saved', reason: null } : mark))
}

/** The host has refused an act: its cells keep what was typed, with the reason. */
export function withFailed(marks: GridMarks, act: number, reason: string): GridMarks {
  return mapMarks(marks, (mark) => (mark.act === act ? { ...mark, sign: 'failed', reason } : mark))
}

/** A refused act on its way again. */
export function withRetry(marks: GridMarks, act: number): GridMarks {
  return mapMarks(marks, (mark) => (mark.act === act ? { ...mark, sign: 'saving', reason: null } : mark))
}

/** A refused act is given up: the cells show what is stored. */
export function withoutActMarks(marks: GridMarks, act: number): GridMarks {
  return mapMarks(marks, (mark) => (mark.act === act ? null : mark))
}

/** The model has new contents: what was stored is among them, or somebody has changed it since. The ticks stay. */
export function withModelContents(marks: GridMarks): GridMarks {
  return mapMarks(marks, (mark) => {
    if (mark.sign === 'settled') return null
    return mark.sign === 'saved' && mark.content !== null ? { ...mark, content: null } : mark
  })
}

/** Refused acts that stand in the grid, the earliest first. */
export function failedActs(marks: GridMarks): number[] {
  const acts = new Set<number>()
  for (const row of marks.values()) for (const mark of row.values()) if (mark.sign === 'failed') acts.add(mark.act)
  return [...acts].sort((one, other) => one - other)
}
