import { type NumberMeaning, numberCellText } from './number-format.ts'
import type { TableLimits } from './table-limits.ts'
import { refuseAbove, TableProblem } from './table-problem.ts'
import type { CellRange } from './table-types.ts'
import { cleanText, type WorkbookParts } from './workbook-parts.ts'
import { readXml, type XmlAttributes } from './xml-events.ts'
import type { ZipPackage } from './zip-package.ts'

/** A cell that holds something; rows and columns count from 0. `kind` is how it is stored, `text` what `ReadSheet` promises. */
export interface SheetCell {
  readonly row: number
  readonly column: number
  readonly kind: 'text' | 'number' | 'boolean' | 'error'
  readonly text: string
  readonly formula: boolean
}

export interface SheetHandlers {
  cell(cell: SheetCell): void
  merge?(range: CellRange): void
  hiddenRow?(): void
  /** A formula whose result was not stored: the cell is blank. */
  formulaWithoutValue?(row: number, column: number): void
}

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/** Row and column, from 0, of a reference such as `B12`; null when it is none or lies outside the largest sheet there is. */
export function parseReference(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference)
  if (!match) return null
  const [, letters = '', digits = ''] = match
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(digits)
  return row > LAST_ROW || column > LAST_COLUMN ? null : { row: row - 1, column: column - 1 }
}

/** Name of a cell as people read it: row 11, column 1 (from 0) is `B12`. */
export function referenceOf(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`
}

/** Letters of a column counted from 0: 0 → `A`, 27 → `AB`. */
export function columnName(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

function parseRange(text: string): CellRange | null {
  const [from = '', to = from] = text.split(':')
  const first = parseReference(from)
  const last = parseReference(to)
  if (!first || !last || last.row < first.row || last.column < first.column) return null
  return { firstRow: first.row, firstColumn: first.column, lastRow: last.row, lastColumn: last.column }
}

/** State of the cell that is being read. */
interface OpenCell {
  row: number
  column: number
  type: string
  meaning: NumberMeaning
  value: string
  formula: boolean
}

function badCell(sheet: string, row: number, column: number): TableProblem {
  return new TableProblem('table_unreadable', { reason: 'cell', part: `${sheet}!${referenceOf(row, column)}` })
}

/** The cell as a value, or null when it is blank. */
function finishCell(cell: OpenCell, workbook: WorkbookParts, sheet: string): Omit<SheetCell, 'row' | 'column' | 'formula'> | null {
  const { type, value } = cell
  switch (type) {
    case 's': {
      if (value === '') return null
      const text = /^\d{1,9}$/.test(value) ? workbook.sharedStrings[Number(value)] : undefined
      if (text === undefined) throw badCell(sheet, cell.row, cell.column)
      return text === '' ? null : { kind: 'text', text }
    }
    case 'str':
    case 'inlineStr': {
      const text = cleanText(value)
      return text === '' ? null : { kind: 'text', text }
    }
    case 'b':
      return value === '' ? null : { kind: 'boolean', text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' }
    case 'e':
      return value === '' ? null : { kind: 'error', text: cleanText(value) }
    case 'd':
      return value === '' ? null : { kind: 'text', text: cleanText(value).replace(/T00:00:00(?:\.0+)?Z?$/, '') }
    case 'n': {
      if (value === '') return null
      const text = numberCellText(value, cell.meaning, workbook.from1904)
      if (text === null) throw badCell(sheet, cell.row, cell.column)
      return { kind: 'number', text }
    }
    default:
      throw badCell(sheet, cell.row, cell.column)
  }
}

/**
 * Runs through one sheet and reports its cells in the order of the file. Nothing is kept and nothing is expanded here: blank styled cells,
 * column definitions and the declared dimension cost nothing.
 */
export async function readSheetCells(
  source: ZipPackage,
  workbook: WorkbookParts,
  sheet: { readonly name: string; readonly part: string },
  limits: TableLimits,
  handlers: SheetHandlers,
): Promise<void> {
  let row = -1
  let column = -1
  let merges = 0
  let cell: OpenCell | null = null
  let collecting = false
  let phonetic = 0

  const openRow = (attributes: XmlAttributes) => {
    const stated = attributes.r
    row = stated === undefined ? row + 1 : /^[1-9]\d{0,6}$/.test(stated) ? Number(stated) - 1 : Number.NaN
    if (!(row < LAST_ROW))
      throw new TableProblem('table_unreadable', { reason: 'cell', part: `${sheet.name}!${String(stated).slice(0, 20)}` })
    column = -1
    if (attributes.hidden === '1' || attributes.hidden === 'true') handlers.hiddenRow?.()
  }
  const openCell = (attributes: XmlAttributes) => {
    const stated = attributes.r
    const place = stated === undefined ? { row, column: column + 1 } : parseReference(stated)
    if (!place || place.row < 0 || place.column >= LAST_COLUMN) {
      throw new TableProblem('table_unreadable', { reason: 'cell', part: `${sheet.name}!${String(stated).slice(0, 20)}` })
    }
    column = place.column
    const meaning = workbook.meanings[Number(attributes.s ?? '0')] ?? 'number'
    cell = { row: place.row, column: place.column, type: attributes.t ?? 'n', meaning, value: '', formula: false }
  }
  const closeCell = (open: OpenCell) => {
    const content = finishCell(open, workbook, sheet.name)
    if (content === null) {
      if (open.formula && open.type !== 'str') handlers.formulaWithoutValue?.(open.row, open.column)
      return
    }
    refuseAbove(open.row + 1, limits.rows, 'rows')
    refuseAbove(open.column + 1, limits.columns, 'columns')
    refuseAbove(content.text.length, limits.cellCharacters, 'cellCharacters')
    handlers.cell({ row: open.row, column: open.column, formula: open.formula, ...content })
  }

  await readXml(sheet.part, source.read(sheet.part), limits, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          openRow(attributes)
          break
        case 'c':
          openCell(attributes)
          break
        case 'f':
          if (cell) cell.formula = true
          break
        case 'v':
          collecting = cell !== null && cell.type !== 'inlineStr'
          break
        case 't':
          collecting = cell?.type === 'inlineStr' && phonetic === 0
          break
        case 'rPh':
          phonetic += 1
          break
        case 'mergeCell': {
          merges += 1
          refuseAbove(merges, limits.merges, 'merges')
          const range = parseRange(attributes.ref ?? '')
          if (range) handlers.merge?.(range)
          break
        }
      }
    },
    text(piece) {
      if (!collecting || !cell) return
      cell.value += piece
      refuseAbove(cell.value.length, limits.cellCharacters, 'cellCharacters')
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'c' && cell) {
        closeCell(cell)
        cell = null
      }
    },
  })
}
