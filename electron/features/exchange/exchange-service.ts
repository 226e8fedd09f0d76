import type { ImportedTable } from '../../../shared/contract/exchange.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { readPasted, readTable, roomOf } from '../../files/tables/index.ts'
import type { ReadSheet, ReadTable } from '../../files/tables/table-types.ts'
import type { App } from '../app.ts'
import { storeOfApp } from './expiring-store.ts'

/** Together they take no more room than the largest table that is read at all; many large ones would fill the memory. */
const tables = storeOfApp<ReadTable>(roomOf)

/** Rows that go to the screen for choosing header and columns. */
const previewRows = 200

/**
 * Reads an uploaded file and keeps the table for the imports that follow.
 *
 * @throws AppError `table_unreadable`, `table_too_large`, `table_timeout`, `table_format`
 */
export async function storeTable(app: App, bytes: Uint8Array, name: string): Promise<ImportedTable> {
  return keep(app, await readTable(bytes, name))
}

/** Reads pasted cells and keeps the table. @throws AppError as `storeTable` */
export function pasteTable(app: App, text: string): ImportedTable {
  return keep(app, readPasted(text))
}

/** A table read before, with all its sheets. @throws AppError `table_expired` */
export function tableOf(app: App, tableId: string): ReadTable {
  const table = tables(app).get(tableId)
  if (table === undefined) throw new AppError('table_expired')
  return table
}

/** One sheet of a table read before. @throws AppError `table_expired`; `not_found` when the table has no such sheet */
export function sheetOf(app: App, tableId: string, sheet: number): ReadSheet {
  const found = tableOf(app, tableId).sheets[sheet]
  if (found === undefined) throw new AppError('not_found', { what: 'sheet', sheet })
  return found
}

function keep(app: App, table: ReadTable): ImportedTable {
  return {
    tableId: tables(app).put(table),
    name: table.name,
    encoding: table.encoding,
    sheets: table.sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.length,
      columns: sheet.columns,
      preview: sheet.rows.slice(0, previewRows).map((row) => Array.from({ length: sheet.columns }, (_, column) => row[column] ?? '')),
    })),
    warnings: table.warnings.map(({ code, values }) => ({ code, values: { ...values } })),
  }
}
