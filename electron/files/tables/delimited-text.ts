import type { TableLimits } from './table-limits.ts'
import { refuseAbove, TableProblem } from './table-problem.ts'
import { cleanText } from './workbook-parts.ts'

export type Separator = ',' | '\t' | ';' | '|'

/** Rows that are looked at to find the separator. */
const SAMPLE_ROWS = 50

/** Result of reading one quoted field: its text and where it ends, or null when the quotes do not close before a separator or line end. */
function readQuoted(text: string, start: number, separator: Separator): { value: string; end: number } | null {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return null
    value += text.slice(from, quote)
    const next = text[quote + 1]
    if (next === '"') {
      value += '"'
      from = quote + 2
    } else if (next === undefined || next === separator || next === '\n' || next === '\r') return { value, end: quote + 1 }
    else return null
  }
}

function endOfPlain(text: string, start: number, separator: Separator): number {
  let end = start
  while (end < text.length) {
    const character = text[end]
    if (character === separator || character === '\n' || character === '\r') break
    end += 1
  }
  return end
}

/**
 * How quotes are meant. `file`: RFC 4180. `clipboard`: spreadsheet programs quote a copied cell only when it holds a tab, a line end or is
 * ambiguous otherwise, so `"五化"支部` and a lone `"` are plain texts. `guess`: as `file`, but a quote that never closes is a plain sign, since it may only seem to
 * open a cell while the separator is still unknown.
 */
export type QuoteStyle = 'file' | 'clipboard' | 'guess'

function quotedField(text: string, start: number, separator: Separator, style: QuoteStyle): { value: string; end: number } | null {
  const quoted = readQuoted(text, start, separator)
  if (!quoted || style !== 'clipboard') return quoted
  return /["\n\r\t]/.test(quoted.value) ? quoted : null
}

/**
 * Rows of a delimited text (RFC 4180, with CR, LF or CRLF line ends), at most `maximum` of them.
 *
 * A quote that never closes would swallow the rest of a file as one cell: in a file that is refused with the row where it stands.
 */
export function parseDelimited(
  text: string,
  separator: Separator,
  style: QuoteStyle,
  limits: TableLimits,
  maximum = Number.POSITIVE_INFINITY,
): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  let cells = 0
  while (at < text.length && rows.length < maximum) {
    const quoted = text[at] === '"' ? quotedField(text, at, separator, style) : null
    if (text[at] === '"' && !quoted && style === 'file' && readsToTheEnd(text, at)) {
      throw new TableProblem('table_unreadable', { reason: 'quote', part: null, row: rows.length + 1 })
    }
    const end = quoted ? quoted.end : endOfPlain(text, at, separator)
    const value = quoted ? quoted.value : text.slice(at, end)
    refuseAbove(value.length, limits.cellCharacters, 'cellCharacters')
    row.push(cleanText(value))
    cells += 1
    refuseAbove(row.length, limits.columns, 'columns')
    refuseAbove(cells, limits.cells, 'cells')
    at = end
    if (text[at] === separator) {
      at += 1
      if (at === text.length) row.push('')
      if (at < text.length) continue
    } else if (text[at] === '\r' && text[at + 1] === '\n') at += 2
    else if (text[at] === '\r' || text[at] === '\n') at += 1
    while (row.length > 0 && row.at(-1) === '') row.pop()
    rows.push(row)
    refuseAbove(rows.length, limits.rows + 1, 'rows')
    row = []
  }
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  refuseAbove(rows.length, limits.rows, 'rows')
  return rows
}

/** Whether the field that opens here has no closing quote at all in the rest of the text. */
function readsToTheEnd(text: string, start: number): boolean {
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return true
    if (text[quote + 1] !== '"') return false
    from = quote + 2
  }
}

/** Share of the sample's rows, in percent, that have the most common width, and that width; widths below 2 do not count. */
function agreement(rows: readonly (readonly string[])[]): { percent: number; width: number } {
  const filled = rows.filter((row) => row.length > 0)
  const counts = new Map<number, number>()
  for (const row of filled) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  let best = { percent: 0, width: 1 }
  for (const [width, count] of counts) {
    const percent = Math.floor((count * 100) / filled.length)
    if (width > 1 && percent > best.percent) best = { percent, width }
  }
  return best
}

const candidates: readonly Separator[] = ['\t', ',', ';', '|']

/**
 * Separator of a text: the one under which most of the first rows have the same number of cells, the wider on a tie. Null when none splits
 * at least a quarter of the rows alike: the text is one column.
 */
export function detectSeparator(text: string, style: QuoteStyle, limits: TableLimits): Separator | null {
  let best: { separator: Separator; percent: number; width: number } | null = null
  for (const separator of candidates) {
    if (!text.includes(separator)) continue
    const found = { separator, ...agreement(sample(text, separator, style === 'file' ? 'guess' : style, limits)) }
    const better = best === null || found.percent > best.percent || (found.percent === best.percent && found.width > best.width)
    if (better) best = found
  }
  return best !== null && best.percent >= 25 ? best.separator : null
}

/** The first rows under a separator, however wide: a table that is too wide must not pass for one column, it is refused when it is read. */
function sample(text: string, separator: Separator, style: QuoteStyle, limits: TableLimits): string[][] {
  const wide = { ...limits, columns: Number.POSITIVE_INFINITY, cellCharacters: Number.POSITIVE_INFINITY }
  return parseDelimited(text, separator, style, wide, SAMPLE_ROWS)
}

/** Rows of a text that has no separator: one cell a line. Stops at the first line too many, however many there are. */
export function parseLines(text: string, limits: TableLimits): string[][] {
  const lines: string[][] = []
  const lineEnd = /\r\n|\n|\r/g
  for (let at = 0; at <= text.length; ) {
    const end = lineEnd.exec(text)
    const line = text.slice(at, end?.index ?? text.length)
    refuseAbove(line.length, limits.cellCharacters, 'cellCharacters')
    const cell = cleanText(line)
    lines.push(cell === '' ? [] : [cell])
    refuseAbove(lines.length, limits.rows + 1, 'rows')
    at = end === null ? text.length + 1 : lineEnd.lastIndex
  }
  while (lines.length > 0 && lines.at(-1)?.length === 0) lines.pop()
  refuseAbove(lines.length, limits.rows, 'rows')
  return lines
}
