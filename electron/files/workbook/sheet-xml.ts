import { columnName } from '../tables/sheet-cells.ts'
import { escapeXml, looksLikeFormula } from './cell-text.ts'
import type { SharedStrings } from './shared-strings.ts'
import { columnWidths, ROW_HEIGHT, rowHeight } from './sheet-layout.ts'
import type { StyleTable } from './style-table.ts'
import type { CellRange, PrintSetup, WorkbookCell, WorkbookSheet } from './workbook-model.ts'

/** Cells after which a piece is handed on: a few milliseconds of work. */
const PIECE_CELLS = 4000

const plainDecimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
const DAY_MILLISECONDS = 86_400_000

/** `B2:C9` for a range, `B2` for one cell. */
export function rangeText(range: CellRange): string {
  const first = `${columnName(range.firstColumn)}${range.firstRow + 1}`
  const last = `${columnName(range.lastColumn)}${range.lastRow + 1}`
  return first === last ? first : `${first}:${last}`
}

/** `$B$2:$C$9`, as names and charts refer to cells. */
export function absoluteRange(range: CellRange): string {
  return `$${columnName(range.firstColumn)}$${range.firstRow + 1}:$${columnName(range.lastColumn)}$${range.lastRow + 1}`
}

/** Serial of an ISO date in the 1900 system. @throws Error naming the text when it is none, or lies before March 1900. */
export function daySerial(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  const serial = (time - Date.UTC(1899, 11, 30)) / DAY_MILLISECONDS
  if (!(serial > 60)) throw new Error(`not a day after February 1900: ${JSON.stringify(date)}`)
  return serial
}

/** Looks up numbers of looks without building a key for every cell. */
function styleNumbers(styles: StyleTable): (cell: WorkbookCell, marked: boolean) => number {
  const known = new Map<string, Map<string, number>>()
  return (cell, marked) => {
    const format = marked ? 'marked' : cell.kind === 'number' ? cell.format : cell.kind === 'day' ? 'day' : 'general'
    let byFormat = known.get(cell.style)
    if (!byFormat) {
      byFormat = new Map()
      known.set(cell.style, byFormat)
    }
    let found = byFormat.get(format)
    if (found === undefined) {
      found = styles.numberOf(cell.style, format)
      byFormat.set(format, found)
    }
    return found
  }
}

function* sheetData(sheet: WorkbookSheet, widths: readonly number[], styles: StyleTable, strings: SharedStrings): Generator<string> {
  const styleOf = styleNumbers(styles)
  const names = Array.from({ length: columnCount(sheet) }, (_, column) => columnName(column))
  let piece = '<sheetData>'
  let cells = 0
  for (const [rowIndex, row] of sheet.rows.entries()) {
    const place = rowIndex + 1
    const height = rowHeight(sheet, widths, row, rowIndex)
    piece += height === null ? `<row r="${place}">` : `<row r="${place}" ht="${height}" customHeight="1">`
    for (const [columnIndex, cell] of row.cells.entries()) {
      if (cell === null) continue
      const reference = `${names[columnIndex]}${place}`
      switch (cell.kind) {
        case 'number':
          if (!plainDecimal.test(cell.decimal))
            throw new Error(`not a decimal in ${sheet.name}!${reference}: ${JSON.stringify(cell.decimal)}`)
          piece += `<c r="${reference}" s="${styleOf(cell, false)}"><v>${cell.decimal}</v></c>`
          break
        case 'text': {
          const style = styleOf(cell, looksLikeFormula(cell.text))
          piece +=
            cell.text === ''
              ? `<c r="${reference}" s="${style}"/>`
              : `<c r="${reference}" s="${style}" t="s"><v>${strings.numberOf(cell.text)}</v></c>`
          break
        }
        case 'day':
          piece += `<c r="${reference}" s="${styleOf(cell, false)}"><v>${daySerial(cell.date)}</v></c>`
          break
        case 'blank':
          piece += `<c r="${reference}" s="${styleOf(cell, false)}"/>`
          break
      }
    }
    piece += '</row>'
    cells += row.cells.length + 1
    if (cells < PIECE_CELLS) continue
    yield piece
    piece = ''
    cells = 0
  }
  yield `${piece}</sheetData>`
}

function columnCount(sheet: WorkbookSheet): number {
  return sheet.rows.reduce((widest, row) => Math.max(widest, row.cells.length), sheet.columns.length)
}

function viewXml(sheet: WorkbookSheet, selected: boolean): string {
  const { rows, columns } = sheet.frozen
  const view = `<sheetViews><sheetView showGridLines="0"${selected ? ' tabSelected="1"' : ''} workbookViewId="0"`
  if (rows === 0 && columns === 0) return `${view}/></sheetViews>`
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight'
  const first = `${columnName(columns)}${rows + 1}`
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`
  const selection = `<selection pane="${pane}" activeCell="${first}" sqref="${first}"/>`
  return `${view}><pane${split} topLeftCell="${first}" activePane="${pane}" state="frozen"/>${selection}</sheetView></sheetViews>`
}

/** Text of a footer place: `&` is doubled, `{page}` and `{pages}` become the codes that are filled in when printing. */
function footerText(text: string): string {
  return text.replaceAll('&', '&&').replaceAll('{page}', '&P').replaceAll('{pages}', '&N').slice(0, 80)
}

function printXml(print: PrintSetup): string {
  const { left, center, right } = print.footer
  const footer = `&L${footerText(left)}&C${footerText(center)}&R${footerText(right)}`
  const setup = `paperSize="${print.paper === 'A4' ? 9 : 8}" orientation="${print.orientation}" fitToWidth="${print.pagesWide}" fitToHeight="${print.pagesTall}"`
  return [
    print.centered ? '<printOptions horizontalCentered="1"/>' : '',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.35"/>',
    `<pageSetup ${setup}/>`,
    `<headerFooter><oddFooter>${escapeXml(footer)}</oddFooter></headerFooter>`,
  ].join('')
}

/**
 * XML of one worksheet in pieces, its elements in the order that the format demands.
 *
 * @param selected whether this sheet is the one shown on opening; @param drawing whether relation `rId1` is a drawing with charts
 */
export function* sheetXml(
  sheet: WorkbookSheet,
  styles: StyleTable,
  strings: SharedStrings,
  options: { readonly selected: boolean; readonly drawing: boolean },
): Generator<string> {
  const widths = yield* columnWidths(sheet)
  const used = rangeText({
    firstRow: 0,
    firstColumn: 0,
    lastRow: Math.max(0, sheet.rows.length - 1),
    lastColumn: Math.max(0, columnCount(sheet) - 1),
  })
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
  yield [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="${used}"/>`,
    viewXml(sheet, options.selected),
    `<sheetFormatPr defaultRowHeight="${ROW_HEIGHT}" customHeight="1"/>`,
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
  ].join('')
  yield* sheetData(sheet, widths, styles, strings)
  const merges = sheet.merges.map((range) => `<mergeCell ref="${rangeText(range)}"/>`)
  yield [
    sheet.filter ? `<autoFilter ref="${rangeText(sheet.filter)}"/>` : '',
    merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`,
    printXml(sheet.print),
    // Codes such as 001 are texts on purpose; without this every one of them gets a green corner.
    sheet.rows.length === 0 ? '' : `<ignoredErrors><ignoredError sqref="${used}" numberStoredAsText="1"/></ignoredErrors>`,
    options.drawing ? '<drawing r:id="rId1"/>' : '',
    '</worksheet>',
  ].join('')
}
