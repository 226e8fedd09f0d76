import { lineWidth } from './cell-text.ts'
import { placesOf, wraps } from './style-table.ts'
import type { CellStyle, ColumnWidth, WorkbookCell, WorkbookRow, WorkbookSheet } from './workbook-model.ts'

/** Room beside a text, in digits: the indent on one side, the margins on both. */
const PADDING = 3
/** Height of one line of body text and of a row with one line, in points. */
const LINE_HEIGHT = 13.5
export const ROW_HEIGHT = 18
/** Highest row that spreadsheet programs allow, in points. */
const HIGHEST_ROW = 409

/** Looks that run over neighbouring cells instead of widening their column. */
const overflowing: ReadonlySet<CellStyle> = new Set(['title', 'subtitle', 'note', 'group', 'signature'])

function shownWidth(cell: WorkbookCell): number {
  switch (cell.kind) {
    case 'text':
      return cell.text.includes('\n') ? Math.max(...cell.text.split('\n').map(lineWidth)) : lineWidth(cell.text)
    case 'number': {
      const point = cell.decimal.indexOf('.')
      const whole = point < 0 ? cell.decimal.length : point
      const shown = placesOf(cell.format) ?? cell.decimal.length - whole - (point < 0 ? 0 : 1)
      return whole + (cell.format === 'signed' ? 1 : 0) + (shown > 0 ? shown + 1 : 0)
    }
    case 'day':
      return 10
    case 'blank':
      return 0
  }
}

function isFixed(column: ColumnWidth): column is { readonly width: number } {
  return 'width' in column
}

/** Cells that are merged over several columns, as `row * 65536 + column`: their text does not widen one column. */
function mergedAcross(sheet: WorkbookSheet): Set<number> {
  const found = new Set<number>()
  for (const range of sheet.merges) if (range.lastColumn > range.firstColumn) found.add(range.firstRow * 65_536 + range.firstColumn)
  return found
}

/** Rows that are measured in one go. */
const MEASURED_ROWS = 250

/** Widths of a sheet's columns in digits. Measuring takes long for large sheets; it yields nothing, often, so that others have their turn. */
export function* columnWidths(sheet: WorkbookSheet): Generator<'', number[]> {
  const across = mergedAcross(sheet)
  const widest = sheet.columns.map(() => 0)
  for (const [rowIndex, row] of sheet.rows.entries()) {
    if (rowIndex % MEASURED_ROWS === MEASURED_ROWS - 1) yield ''
    for (const [columnIndex, cell] of row.cells.entries()) {
      if (cell === null || overflowing.has(cell.style) || across.has(rowIndex * 65_536 + columnIndex)) continue
      const width = shownWidth(cell)
      if (width > (widest[columnIndex] ?? 0)) widest[columnIndex] = width
    }
  }
  return sheet.columns.map((column, index) =>
    isFixed(column) ? column.width : Math.min(Math.max((widest[index] ?? 0) + PADDING, column.from), column.to),
  )
}

function linesOf(text: string, width: number): number {
  const room = Math.max(1, width - 2)
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(lineWidth(line) / room)), 0)
}

/** Width that a cell's text has: its own column, or all columns of the range it is merged over. */
function roomOf(sheet: WorkbookSheet, widths: readonly number[], rowIndex: number, columnIndex: number): number {
  const range = sheet.merges.find((candidate) => candidate.firstRow === rowIndex && candidate.firstColumn === columnIndex)
  const last = range?.lastColumn ?? columnIndex
  let room = 0
  for (let column = columnIndex; column <= last; column += 1) room += widths[column] ?? 8
  return room
}

/**
 * Height of a row in points, or null for the standard one: given, or as many lines as its wrapped texts need. Written into the file because
 * programs do not agree on when to fit a row themselves, and none does for merged cells.
 */
export function rowHeight(sheet: WorkbookSheet, widths: readonly number[], row: WorkbookRow, rowIndex: number): number | null {
  if (row.height !== null) return row.height
  let lines = 1
  for (const [columnIndex, cell] of row.cells.entries()) {
    if (cell?.kind !== 'text' || !wraps(cell.style)) continue
    if (cell.text.length * 2 <= (widths[columnIndex] ?? 8) - 2 && !cell.text.includes('\n')) continue
    lines = Math.max(lines, linesOf(cell.text, roomOf(sheet, widths, rowIndex, columnIndex)))
  }
  return lines === 1 ? null : Math.min(HIGHEST_ROW, Math.ceil(lines * LINE_HEIGHT + 5))
}
