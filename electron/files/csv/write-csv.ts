import { cellText, looksLikeFormula } from '../workbook/cell-text.ts'

/** A cell of a text table: a text, or a decimal that stays a number for whoever opens the file. */
export type CsvCell = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'number'; readonly decimal: string }

const plainDecimal = /^-?\d+(?:\.\d+)?$/

function field(cell: CsvCell): string {
  if (cell.kind === 'number' && !plainDecimal.test(cell.decimal)) throw new Error(`not a decimal: ${JSON.stringify(cell.decimal)}`)
  const content = cell.kind === 'number' ? cell.decimal : cellText(looksLikeFormula(cell.text) ? `'${cell.text}` : cell.text)
  return /[",\n\r]|^\s|\s$/.test(content) ? `"${content.replaceAll('"', '""')}"` : content
}

/**
 * Writes a .csv file as RFC 4180 has it: commas, CRLF, quotes where needed; UTF-8 with a byte order mark, without which spreadsheet programs
 * take Chinese for another encoding. A text that some program would run as a formula gets an apostrophe in front; numbers do not, so −3 stays a number.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): Uint8Array {
  const lines = rows.map((cells) => `${cells.map(field).join(',')}\r\n`)
  return new TextEncoder().encode(`\ufeff${lines.join('')}`)
}
