import type { GridPlace } from '../table-keys.ts'

/** A block of cells; both ends belong to it. */
export interface GridArea {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** The block between two cells, whichever stands first. */
export function areaOf(one: GridPlace, other: GridPlace): GridArea {
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  }
}

/** How many rows and columns a block has. */
export function sizeOf(area: GridArea): { readonly rows: number; readonly columns: number } {
  return { rows: area.bottom - area.top + 1, columns: area.right - area.left + 1 }
}

/** The part of a block that takes entries: summaries, which stand behind the columns, fall away. Null when nothing is left. */
export function entriesOf(area: GridArea, columns: number): GridArea | null {
  if (area.left >= columns) return null
  return area.right < columns ? area : { ...area, right: columns - 1 }
}

/** Every cell of a block, row by row. */
export function* cellsOf(area: GridArea): Generator<GridPlace> {
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) yield { row, column }
  }
}

/** What pasting a block covers, and how much of it the grid has no room for. */
export interface PasteArea {
  readonly area: GridArea
  readonly cutRows: number
  readonly cutColumns: number
}

/**
 * Where a pasted block goes, as in a spreadsheet: into the whole selection when that is a multiple of the block (a single value fills it), else from
 * the selection's first cell on, and no farther than the grid's last row and column.
 */
export function pasteArea(
  selection: GridArea,
  block: { readonly rows: number; readonly columns: number },
  grid: { readonly rows: number; readonly columns: number },
): PasteArea {
  const selected = sizeOf(selection)
  const repeats = selected.rows % block.rows === 0 && selected.columns % block.columns === 0
  const rows = repeats ? selected.rows : block.rows
  const columns = repeats ? selected.columns : block.columns
  const bottom = Math.min(selection.top + rows, grid.rows) - 1
  const right = Math.min(selection.left + columns, grid.columns) - 1
  return {
    area: { top: selection.top, left: selection.left, bottom, right },
    cutRows: selection.top + rows - 1 - bottom,
    cutColumns: selection.left + columns - 1 - right,
  }
}
