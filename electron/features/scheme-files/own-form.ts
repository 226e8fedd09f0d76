import type { ReadTable } from '../../files/tables/index.ts'

/** Name of the sheet on which a workbook of this program carries the whole scheme as data. */
export const dataSheetName = '方案数据'
const beginning = '{"format":"hengjian-scheme/1"'

/** Whether a workbook was written by this program and carries its scheme as data. */
export function isOwnForm(table: ReadTable): boolean {
  return table.sheets.some((sheet) => sheet.name === dataSheetName && (sheet.rows[1]?.[0] ?? '').startsWith(beginning))
}
