import type { ReactNode } from 'react'
import type { InputState } from '../../../shared/domain/input-state.ts'

/** What a cell accepts: a number within limits on a step, or one of a few options. Limits are decimal texts; null: none. */
export type CellKind =
  | {
      readonly kind: 'number'
      readonly min: string | null
      readonly max: string | null
      readonly step: string | null
      readonly whole?: boolean
      /** Asks once whether a typed 0 means zero or nothing; on for marks and values, off for counts. */
      readonly asksZero?: boolean
      /** Takes no state besides a number and nothing: a target, last year's value. */
      readonly withoutStates?: boolean
    }
  | { readonly kind: 'options'; readonly options: readonly { readonly code: string; readonly name: string }[] }

/** What stands in a cell: a value (decimal text, or an option's code) only when `scored`. */
export interface CellContent {
  readonly state: InputState
  readonly value: string | null
}

/** A row or a column head. `key` is stable; `note` is a second, smaller line (group of a judge, full marks of a leaf). */
export interface GridLine {
  readonly key: string
  readonly title: string
  readonly note?: string
  /** Columns only: least width in pixels; 78 unless told. Columns grow when there is room. */
  readonly width?: number
  /** Rows only: how the row is found besides by its title. Spelled by the grid itself when left out. */
  readonly pinyin?: string
  readonly initials?: string
}

/** One cell that gets a new content. */
export interface GridChange {
  readonly row: number
  readonly column: number
  readonly content: CellContent
}

/** A column at the end that shows something of a row and takes no entry: a running total, a rank. Enter on it presses the button that it shows. */
export interface GridSummary {
  readonly key: string
  readonly title: string
  readonly width: number
  readonly show: (row: number) => ReactNode
  /** What is copied of it; nothing when left out. */
  readonly text?: (row: number) => string
  readonly align?: 'start' | 'end'
}

/**
 * What the score grid 评分表 shows and takes. Keep the functions' identity stable while nothing changed, or every cell in view is drawn anew.
 *
 * `save` is called with everything that one act of the person changed (a typed cell, a pasted block, an undo) and stores all of it or nothing; a
 * rejection is shown at its cells in the words of the refusal, and what was typed stays until it is corrected or taken back. Acts are saved one after
 * the other, in the order of the person. When it has resolved, `contentOf` says the new content now or with its next change of identity.
 */
export interface GridModel {
  readonly rows: readonly GridLine[]
  readonly columns: readonly GridLine[]
  readonly kindOf: (row: number, column: number) => CellKind
  readonly contentOf: (row: number, column: number) => CellContent
  /** Why a cell takes no entry, in words (回避, not assigned, handed in); null: it takes one. */
  readonly lockOf: (row: number, column: number) => string | null
  readonly summaries: readonly GridSummary[]
  /**
   * What all contents, locks and summaries of a row come from. While it stays the same object, the row is not drawn anew, whatever functions come with it;
   * left out, every new function draws every row in view.
   */
  readonly sourceOf?: (row: number) => object | undefined
  readonly save: (changes: readonly GridChange[]) => Promise<void>
}
