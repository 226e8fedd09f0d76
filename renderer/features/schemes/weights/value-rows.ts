import { readNumber } from '../../../components/number-text.ts'

/** A line that cannot be read, by its place from 1, and how many values it has; null where one of them is no number. */
export interface LineFault {
  readonly line: number
  readonly found: number | null
}

export interface ValueRows {
  readonly rows: readonly (readonly (string | null)[])[]
  readonly faults: readonly LineFault[]
}

const missing = new Set(['', '-', '—', '－', '/', '缺'])

/**
 * Reads typed or pasted values: one line an evaluatee, one value a column; cells between tabs, else between spaces or commas.
 *
 * A name before the values and a head line of words are passed over; an empty cell or a dash is a missing value, never 0.
 */
export function readValueRows(text: string, columns: number): ValueRows {
  const rows: (string | null)[][] = []
  const faults: LineFault[] = []
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue
    const all = (line.includes('\t') ? line.split('\t') : line.trim().split(/[\s,，;；]+/u)).map((cell) => cell.trim())
    const cells = all.length === columns + 1 && cellValue(all[0] ?? '') === undefined ? all.slice(1) : all
    const values = cells.map(cellValue)
    const head = rows.length === 0 && faults.length === 0 && values.every((value) => value === undefined)
    if (head) continue
    if (values.length !== columns) faults.push({ line: index + 1, found: values.length })
    else if (values.some((value) => value === undefined)) faults.push({ line: index + 1, found: null })
    else rows.push(values.map((value) => value ?? null))
  }
  return { rows, faults }
}

/** A decimal text, null for a missing value, undefined for anything else. */
function cellValue(cell: string): string | null | undefined {
  if (missing.has(cell)) return null
  const read = readNumber(cell)
  return read.kind === 'number' ? read.text : undefined
}

/** The rows as a text that can be edited: a name and its values, between tabs. */
export function textOfRows(rows: readonly { readonly name: string; readonly values: readonly (string | null)[] }[]): string {
  return rows.map(({ name, values }) => [name, ...values.map((value) => value ?? '—')].join('\t')).join('\n')
}
