import { detectSeparator, parseDelimited, parseLines, type QuoteStyle, type Separator } from './delimited-text.ts'
import { foreignLimits, type TableLimits } from './table-limits.ts'
import { refuseAbove } from './table-problem.ts'
import type { ReadSheet, ReadTable } from './table-types.ts'
import { decodeText } from './text-encoding.ts'

function textSheet(name: string, rows: string[][], limits: TableLimits): ReadSheet {
  const characters = rows.reduce((sum, row) => sum + row.reduce((inRow, cell) => inRow + cell.length, 0), 0)
  refuseAbove(characters, limits.characters, 'characters')
  const columns = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  return { name, hidden: false, columns, rows, merges: [] }
}

function rowsOf(text: string, separator: Separator | null, style: QuoteStyle, limits: TableLimits): string[][] {
  return separator === null ? parseLines(text, limits) : parseDelimited(text, separator, style, limits)
}

/** Reads a .csv, .tsv or .txt file: encoding and separator are found, a first line `sep=;` is obeyed. */
export function readTextFile(bytes: Uint8Array, name: string, limits: TableLimits): ReadTable {
  const { encoding, text } = decodeText(bytes)
  const stated = /^sep=([,\t;|])(?:\r\n|\n|\r)/.exec(text)
  const body = stated ? text.slice(stated[0].length) : text
  const separator = stated ? (stated[1] as Separator) : detectSeparator(body, 'file', limits)
  const sheetName = name.replace(/\.[^.]*$/, '')
  return { name, encoding, sheets: [textSheet(sheetName, rowsOf(body, separator, 'file', limits), limits)], warnings: [] }
}

/**
 * Reads cells copied from a spreadsheet, or lines of names. Runs at once in the calling process: the text is at most 2 MB and the parser
 * looks at every character a fixed number of times.
 *
 * A tab anywhere makes it tab-separated. Without one, another separator counts only when every line splits alike, because commas also stand
 * in sentences.
 */
export function readPastedText(text: string, limits: TableLimits = foreignLimits): ReadTable {
  const body = text.replace(/^\ufeff/, '')
  const separator = body.includes('\t') ? '\t' : uniformSeparator(body, limits)
  const style = separator === null || separator === '\t' ? 'clipboard' : 'file'
  return { name: '', encoding: null, sheets: [textSheet('', rowsOf(body, separator, style, limits), limits)], warnings: [] }
}

function uniformSeparator(text: string, limits: TableLimits): Separator | null {
  const separator = detectSeparator(text, 'file', limits)
  if (separator === null) return null
  const rows = parseDelimited(text, separator, 'file', limits).filter((row) => row.length > 0)
  const width = rows[0]?.length
  return rows.length > 1 && rows.every((row) => row.length === width) ? separator : null
}
