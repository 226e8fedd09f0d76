/** A cell of a grid, counted from 0 without the header. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows that one page of the screen holds. */
  readonly pageRows: number
}

/**
 * Where a key moves the active cell of a grid; null for keys that do not move it.
 *
 * Arrows one step, Home and End within the row (with Ctrl to the first and last row), PageUp and PageDown one screen. Stops at the edges.
 */
export function keyToMove(
  key: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean },
  from: GridPlace,
  size: GridSize,
): GridPlace | null {
  if (key.altKey || key.metaKey || size.rows === 0) return null
  const lastRow = size.rows - 1
  const lastColumn = size.columns - 1
  const row = (to: number): GridPlace => ({ row: Math.max(0, Math.min(to, lastRow)), column: from.column })
  const column = (to: number): GridPlace => ({ row: from.row, column: Math.max(0, Math.min(to, lastColumn)) })
  switch (key.key) {
    case 'ArrowDown':
      return row(from.row + 1)
    case 'ArrowUp':
      return row(from.row - 1)
    case 'ArrowRight':
      return column(from.column + 1)
    case 'ArrowLeft':
      return column(from.column - 1)
    case 'PageDown':
      return row(from.row + size.pageRows)
    case 'PageUp':
      return row(from.row - size.pageRows)
    case 'Home':
      return key.ctrlKey ? { row: 0, column: 0 } : column(0)
    case 'End':
      return key.ctrlKey ? { row: lastRow, column: lastColumn } : column(lastColumn)
    default:
      return null
  }
}
