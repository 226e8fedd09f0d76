import type { ReadSheet } from '../../files/tables/index.ts'

/** A sheet by cells, with what is merged told apart from what only says the same. Rows and columns count from 0. */
export interface SheetGrid {
  readonly rows: number
  readonly columns: number
  text(row: number, column: number): string
  /** The same number for two cells means: they are one merged cell. */
  segment(row: number, column: number): number
  /** Rows that the cell covers, 1 for a cell of its own. */
  height(row: number, column: number): number
  /** Columns that the cell covers, 1 for a cell of its own. */
  width(row: number, column: number): number
}

/** Looks at a sheet as a grid of cells; merged ranges are found in constant time. */
export function gridOf(sheet: ReadSheet): SheetGrid {
  const { columns } = sheet
  const covered = new Map<number, number>()
  for (const [index, range] of sheet.merges.entries()) {
    for (let row = range.firstRow; row <= range.lastRow; row += 1) {
      for (let column = range.firstColumn; column <= range.lastColumn; column += 1) covered.set(row * columns + column, index)
    }
  }
  const mergeAt = (row: number, column: number) => {
    const index = covered.get(row * columns + column)
    return index === undefined ? undefined : sheet.merges[index]
  }
  return {
    rows: sheet.rows.length,
    columns,
    text: (row, column) => sheet.rows[row]?.[column] ?? '',
    // Merged cells are negative, single ones their place.
    segment: (row, column) => {
      const index = covered.get(row * columns + column)
      return index === undefined ? row * columns + column : -1 - index
    },
    height: (row, column) => {
      const range = mergeAt(row, column)
      return range === undefined ? 1 : range.lastRow - range.firstRow + 1
    },
    width: (row, column) => {
      const range = mergeAt(row, column)
      return range === undefined ? 1 : range.lastColumn - range.firstColumn + 1
    },
  }
}

/** Texts of a row without repetitions, blank cells left out. */
export function distinctTexts(grid: SheetGrid, row: number): readonly string[] {
  const texts = new Set<string>()
  for (let column = 0; column < grid.columns; column += 1) {
    const text = grid.text(row, column).trim()
    if (text !== '') texts.add(text)
  }
  return [...texts]
}

/** Separate cells of a column that hold something, among some rows: a merged cell counts once. */
export function filledSegments(grid: SheetGrid, rows: readonly number[], column: number): readonly string[] {
  const texts: string[] = []
  let before: number | null = null
  for (const row of rows) {
    const segment = grid.segment(row, column)
    const text = grid.text(row, column).trim()
    if (text !== '' && segment !== before) texts.push(text)
    before = segment
  }
  return texts
}
