import * as z from 'zod'
import { procedure } from './base.ts'

/**
 * A table read from a file or pasted, kept on the host until it is applied or expires. Merged cells carry their value in every cell; dates
 * are ISO texts; numbers are decimal texts; full-width digits are kept as typed and folded when a column is read as a number.
 *
 * Files go up as raw bytes: `POST /files/tables?name=<file name>`, the answer is this object.
 */
export const importedTableSchema = z.strictObject({
  tableId: z.string(),
  name: z.string(),
  encoding: z.string().nullable(),
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.int(),
      columns: z.int(),
      /** The first 200 rows as text, for choosing the header row and columns. */
      preview: z.array(z.array(z.string())),
    }),
  ),
  warnings: z.array(z.strictObject({ code: z.string(), values: z.record(z.string(), z.string()) })),
})
export type ImportedTable = z.infer<typeof importedTableSchema>

/** Where the data stands in a table: sheet index, header rows (1-based, inclusive) and, per field, the 0-based column. */
export const tableMappingSchema = z.strictObject({
  tableId: z.string(),
  sheet: z.int().min(0),
  headerFirstRow: z.int().positive(),
  headerLastRow: z.int().positive(),
  columns: z.record(z.string(), z.int().min(0).nullable()),
})
export type TableMapping = z.infer<typeof tableMappingSchema>

export const exchangeContract = {
  /** Cells copied from a spreadsheet, tab-separated, with quoted cells; or lines of names. At most 2 MB. */
  paste: procedure.input(z.strictObject({ text: z.string().min(1).max(2_000_000) })).output(importedTableSchema),
}
