import type { TableMapping } from '../../../shared/contract/exchange.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { ReadSheet } from '../../files/tables/index.ts'
import { tidy } from './cell-text.ts'

/** A data row by field. `row` counts from 1 as in the sheet; a field without a column is undefined, a blank cell is `''`. */
export interface MappedRow<Field extends string> {
  readonly row: number
  readonly cells: Readonly<Partial<Record<Field, string>>>
}

export interface MappedTable<Field extends string> {
  readonly rows: readonly MappedRow<Field>[]
  /** Blank rows between data, and rows that are notes or headings inside the table: told, not taken. Blank rows at the end are not told. */
  readonly skipped: readonly { readonly row: number; readonly text: string }[]
}

/** How a note or a sum under a table begins. */
const noteStart = /^(注|备注|说明|填表|填报|制表|审核|合计|总计|小计|共计)\s*([:：、（(\d]|$)/

/**
 * Reads the rows below the header by the columns of the mapping, cells tidied.
 *
 * A row is a note when one text fills it alone (a heading or a note merged over the table's width, or one cell of several columns) and the
 * text begins like a note or the cells that every row has are covered by it.
 *
 * @throws AppError `not_found` when header rows or columns lie outside the sheet
 */
export function mapRows<Field extends string>(sheet: ReadSheet, mapping: TableMapping, fields: readonly Field[]): MappedTable<Field> {
  if (mapping.headerLastRow < mapping.headerFirstRow || mapping.headerLastRow > sheet.rows.length) {
    throw new AppError('not_found', { what: 'header_row', row: mapping.headerLastRow })
  }
  const columns = fields.flatMap((field) => {
    const column = mapping.columns[field]
    if (column === undefined || column === null) return []
    if (column >= sheet.columns) throw new AppError('not_found', { what: 'column', column })
    return [{ field, column }]
  })
  const rows: MappedRow<Field>[] = []
  const skipped: { row: number; text: string }[] = []
  const last = sheet.rows.findLastIndex((cells) => cells.some((cell) => tidy(cell) !== ''))
  for (let index = mapping.headerLastRow; index <= last; index += 1) {
    const cells = (sheet.rows[index] ?? []).map(tidy)
    const filled = cells.filter((cell) => cell !== '')
    const row = index + 1
    if (filled.length === 0 || isNote(filled, sheet.columns) || columns.every(({ column }) => (cells[column] ?? '') === '')) {
      skipped.push({ row, text: filled[0] ?? '' })
    } else {
      rows.push({
        row,
        cells: Object.fromEntries(columns.map(({ field, column }) => [field, cells[column] ?? ''])) as MappedRow<Field>['cells'],
      })
    }
  }
  return { rows, skipped }
}

function isNote(filled: readonly string[], width: number): boolean {
  const text = filled[0] ?? ''
  const alone = filled.every((cell) => cell === text)
  if (!alone) return noteStart.test(text) && filled.length < width / 2
  return noteStart.test(text) || (filled.length > 2 && filled.length === width)
}
