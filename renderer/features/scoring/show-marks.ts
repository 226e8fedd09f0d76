import type { SheetLeaf } from '../../../shared/contract/score-sheet.ts'
import type { GroupMean, Marks } from '../../../shared/contract/scoring.ts'
import { lockOfLetter, type MarkLock, stateLetters, stateOfLetter } from '../../../shared/domain/mark-letters.ts'
import type { CellContent, CellKind } from '../../components/score-grid/grid-model.ts'

const noCell: CellContent = { state: 'empty', value: null }

/** What a packed row of marks holds in a column. */
export function markAt(marks: Marks, row: number, column: number): CellContent {
  const packed = marks.rows[row]
  if (packed === undefined) return noCell
  const state = stateOfLetter(packed.states[column])
  return state === 'empty' ? noCell : { state, value: state === 'scored' ? (packed.values[column] ?? null) : null }
}

/** Why the mark in a column of a packed row cannot be entered; null: it can. */
export function lockAt(marks: Marks, row: number, column: number): MarkLock | null {
  return lockOfLetter(marks.rows[row]?.locks[column])
}

/** A mark that the host has stored, by its place in the packed rows. */
export interface StoredMark {
  readonly row: number
  readonly column: number
  readonly content: CellContent
}

/** The marks with some of them replaced; means and scores stay until the host says the new ones. Rows that do not change keep their identity. */
export function withMarks(marks: Marks, stored: readonly StoredMark[]): Marks {
  const byRow = Map.groupBy(stored, ({ row }) => row)
  return {
    ...marks,
    rows: marks.rows.map((packed, row) => {
      const changes = byRow.get(row)
      if (changes === undefined) return packed
      const states = [...packed.states]
      const values = [...packed.values]
      for (const { column, content } of changes) {
        states[column] = stateLetters[content.state]
        values[column] = content.value ?? ''
      }
      return { ...packed, states: states.join(''), values }
    }),
  }
}

const kinds = new WeakMap<SheetLeaf, CellKind>()

/** What a mark of a leaf may be. The same object for the same leaf, so that cells are not drawn anew. */
export function kindOfLeaf(leaf: SheetLeaf): CellKind {
  const known = kinds.get(leaf)
  if (known !== undefined) return known
  const { scale } = leaf
  const kind: CellKind =
    scale.kind === 'options'
      ? { kind: 'options', options: scale.options }
      : { kind: 'number', min: scale.min, max: scale.max, step: scale.step, asksZero: true }
  kinds.set(leaf, kind)
  return kind
}

/** How many marks of a group carry its mean, and how many trimming left out. */
export function countsOf(mean: GroupMean): { readonly counted: number; readonly highest: number; readonly lowest: number } {
  const highest = mean.highest.length
  const lowest = mean.lowest.length
  return { counted: mean.scored - highest - lowest, highest, lowest }
}
