import { AppError } from '../../../shared/domain/app-error.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import type { ReadTable } from '../../files/tables/index.ts'
import { readSchemeText } from './scheme-json.ts'

/** Name of the sheet on which a workbook of this program carries the whole scheme as data. */
export const dataSheetName = '方案数据'
const beginning = '{"format":"hengjian-scheme/1"'
/** Characters of a cell of data; a cell holds at most 32,767. */
const CHUNK = 30_000

/** Whether a workbook was written by this program and carries its scheme as data. */
export function isOwnForm(table: ReadTable): boolean {
  return table.sheets.some((sheet) => sheet.name === dataSheetName && (sheet.rows[1]?.[0] ?? '').startsWith(beginning))
}

/** Signs that cells or readers drop, so they are written as escapes. */
const notInCells = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

/** The scheme as pieces of JSON that cells can hold without loss. */
export function dataChunks(scheme: Scheme): readonly string[] {
  const text = JSON.stringify(schemeSchema.parse(scheme)).replace(
    notInCells,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const chunks: string[] = []
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + CHUNK)
    // A character of two units stays whole, and a piece neither begins nor ends with a blank that some program might trim.
    while (
      end < text.length &&
      end > start + 1 &&
      (isLowSurrogate(text, end) || /\s/.test(text.charAt(end)) || /\s/.test(text.charAt(end - 1)))
    ) {
      end -= 1
    }
    chunks.push(text.slice(start, end))
    start = end
  }
  return chunks
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}

/** The scheme that a workbook of this program carries. @throws AppError `scheme_unreadable` with `reason` `no_data`, or as `readSchemeText` */
export function carriedScheme(table: ReadTable): Scheme {
  const sheet = table.sheets.find(({ name }) => name === dataSheetName)
  if (sheet === undefined || !isOwnForm(table)) throw new AppError('scheme_unreadable', { reason: 'no_data', at: '', line: 1 })
  return readSchemeText(
    sheet.rows
      .slice(1)
      .map((row) => row[0] ?? '')
      .join(''),
  )
}
