import type { ReadTable } from './table-types.ts'

/**
 * What a foreign table may cost. Every figure is checked against what is really met, not against what the file declares about itself.
 *
 * `cells` and `characters` bound the result over all sheets after merged values were spread, because 64 MB of XML can name one long text
 * millions of times.
 */
export interface TableLimits {
  readonly fileBytes: number
  readonly entries: number
  readonly inflatedBytes: number
  /** Inflated ÷ packed bytes of one entry; looked at only above `ratioFrom` inflated bytes, since small blank parts pack very well. */
  readonly ratio: number
  readonly ratioFrom: number
  readonly rows: number
  readonly columns: number
  readonly cellCharacters: number
  readonly depth: number
  readonly sharedStrings: number
  readonly merges: number
  readonly cells: number
  readonly characters: number
}

/** Limits for files that come from outside. */
export const foreignLimits: TableLimits = {
  fileBytes: 20 * 1024 * 1024,
  entries: 256,
  inflatedBytes: 64 * 1024 * 1024,
  ratio: 250,
  ratioFrom: 256 * 1024,
  rows: 20_000,
  columns: 256,
  cellCharacters: 32_767,
  depth: 32,
  sharedStrings: 1_000_000,
  merges: 50_000,
  cells: 1_000_000,
  characters: 16_000_000,
}

/** Limits for reopening what the program itself has just written: the size of a sheet, and twice the largest export in the goals. */
export const ownExportLimits: TableLimits = {
  ...foreignLimits,
  fileBytes: 200 * 1024 * 1024,
  inflatedBytes: 1024 * 1024 * 1024,
  ratio: 2000,
  rows: 1_048_576,
  columns: 16_384,
  merges: 500_000,
  cells: 50_000_000,
  characters: 1_000_000_000,
}

/** Share of the largest foreign table that a read one takes, 0 to 1: by its cells or its characters, whichever is more. */
export function roomOf({ sheets }: ReadTable): number {
  let cells = 0
  let characters = 0
  for (const { rows } of sheets) {
    for (const row of rows) {
      cells += row.length
      for (const cell of row) characters += cell.length
    }
  }
  return Math.min(1, Math.max(cells / foreignLimits.cells, characters / foreignLimits.characters))
}
