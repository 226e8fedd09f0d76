import type { CellRange, ReadSheet } from './table-types.ts'
import { foldWidth } from './text-numbers.ts'

/** A field that a column can hold, with the names its column goes by, the usual one first. */
export interface HeaderField<Field extends string> {
  readonly field: Field
  readonly names: readonly string[]
}

/**
 * Where a table stands in a sheet. Rows count from 1 and include both ends, columns from 0; a field without a column is null.
 *
 * `matched` is the number of fields that found a column: 0 means that no header was recognised, and the first row that is not a title is given.
 * `lastRow` is the last row that holds data; below it are blank rows and notes only. It is `headerLastRow` when there is no data.
 */
export interface GuessedHeader<Field extends string> {
  readonly headerFirstRow: number
  readonly headerLastRow: number
  readonly columns: Readonly<Record<Field, number | null>>
  readonly matched: number
  readonly lastRow: number
}

/** Rows in which a header is looked for, and the most rows a header can have. */
const SEARCHED_ROWS = 30
const HIGHEST_HEADER = 3

/** A header as it is compared: no blanks, brackets with their content, stars or colons; lower case. `"单位（全称）*"` → `"单位"`. */
function plainLabel(text: string): string {
  return foldWidth(text)
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕/g, '')
    .replace(/[\s*:：、。．]/g, '')
    .toLowerCase()
}

function distinctTexts(row: readonly string[]): string[] {
  return [...new Set(row.map((cell) => cell.trim()).filter((cell) => cell !== ''))]
}

/** A title or note: one text alone in its row, in a table of more than one column. */
function isLoneText(row: readonly string[], columns: number): boolean {
  return columns > 1 && distinctTexts(row).length === 1
}

/** Labels of a column under a header of some rows, from the top down, without repetitions that come from merged cells. */
function labelsOf(header: readonly (readonly string[])[], column: number): string[] {
  const labels: string[] = []
  for (const row of header) {
    const label = plainLabel(row[column] ?? '')
    if (label !== '' && label !== labels.at(-1)) labels.push(label)
  }
  return labels
}

/** How well a name fits a column's labels, 0 to 100. The lowest label is the column's own; upper ones only group columns. */
function scoreOfName(labels: readonly string[], name: string): number {
  const own = labels.at(-1)
  const wanted = plainLabel(name)
  if (own === undefined || wanted === '') return 0
  if (own === wanted || labels.join('') === wanted) return 100
  const [shorter, longer] = own.length < wanted.length ? [own, wanted] : [wanted, own]
  // "参评单位名称" is a "单位名称"; "单位负责人" is no "单位".
  const covers = shorter.length >= 2 && longer.includes(shorter) && shorter.length * 100 >= longer.length * 60
  return covers ? Math.floor((shorter.length * 60) / longer.length) : 0
}

interface Assignment<Field extends string> {
  readonly columns: Record<Field, number | null>
  readonly matched: number
  readonly quality: number
}

/** Gives each field its best free column, best fits first; earlier names, then earlier columns win on a tie. */
function assign<Field extends string>(
  header: readonly (readonly string[])[],
  width: number,
  fields: readonly HeaderField<Field>[],
): Assignment<Field> {
  const pairs: { field: Field; column: number; score: number }[] = []
  for (let column = 0; column < width; column += 1) {
    const labels = labelsOf(header, column)
    for (const { field, names } of fields) {
      const score = Math.max(0, ...names.map((name, place) => scoreOfName(labels, name) * 100 - place))
      if (score >= 100) pairs.push({ field, column, score })
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.column - b.column)
  const columns = Object.fromEntries(fields.map(({ field }) => [field, null])) as Record<Field, number | null>
  const used = new Set<number>()
  let quality = 0
  for (const { field, column, score } of pairs) {
    if (columns[field] !== null || used.has(column)) continue
    columns[field] = column
    used.add(column)
    quality += score
  }
  return { columns, matched: used.size, quality }
}

/** Whether a merged range begins in these header rows and goes on below them: then the header does not end here. */
function isCut(merges: readonly CellRange[], firstRow: number, lastRow: number): boolean {
  return merges.some((range) => range.firstRow >= firstRow && range.firstRow <= lastRow && range.lastRow > lastRow)
}

const noteStart = /^(注|备注|说明|附注|填表|填报|制表|编制|审核|联系人|合计|总计|小计|共计|notes?|total)\s*([:：、.（(\d]|$)/i

/** Whether a row below the header is no data: blank, a sum, or a note. A row with nothing but its key cell is data. */
function isOutside(row: readonly string[], width: number, keyColumns: readonly number[]): boolean {
  const texts = distinctTexts(row)
  const first = texts[0]
  if (first === undefined) return true
  if (noteStart.test(first)) return texts.length === 1 || /^[合总小共]计/.test(first)
  if (texts.length > 1 || width < 2) return false
  const filled = row.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]))
  const merged = filled.length > 2 && filled.length === width
  return merged || (keyColumns.length > 0 && !filled.some((column) => keyColumns.includes(column)))
}

function lastDataRow(sheet: ReadSheet, headerLastRow: number, keyColumns: readonly number[]): number {
  let last = sheet.rows.length
  while (last > headerLastRow && isOutside(sheet.rows[last - 1] ?? [], sheet.columns, keyColumns)) last -= 1
  return last
}

/**
 * Guesses the header of an office's table: titles above it, one to three header rows with merged groups, notes and sums below the data.
 *
 * Among all runs of rows the one whose labels fit most fields wins, then the better fit, then the lower and shorter header. Pure: the same
 * sheet gives the same guess. A person confirms it; so it prefers no column to a doubtful one.
 *
 * @param fields fields in the order of their importance; the first is the key that every data row has
 */
export function guessHeader<Field extends string>(sheet: ReadSheet, fields: readonly HeaderField<Field>[]): GuessedHeader<Field> {
  let best: { first: number; last: number; assignment: Assignment<Field> } | null = null
  for (let first = 0; first < Math.min(SEARCHED_ROWS, sheet.rows.length); first += 1) {
    if (isLoneText(sheet.rows[first] ?? [], sheet.columns)) continue
    for (let last = first; last < Math.min(first + HIGHEST_HEADER, sheet.rows.length); last += 1) {
      if (isCut(sheet.merges, first, last)) continue
      const assignment = assign(sheet.rows.slice(first, last + 1), sheet.columns, fields)
      const better =
        best === null ||
        assignment.matched > best.assignment.matched ||
        (assignment.matched === best.assignment.matched && assignment.quality > best.assignment.quality)
      if (assignment.matched > 0 && better) best = { first, last, assignment }
    }
  }
  if (best === null) {
    const plain = sheet.rows.findIndex((row) => distinctTexts(row).length > 0 && !isLoneText(row, sheet.columns))
    const row = Math.max(plain, 0)
    best = { first: row, last: row, assignment: assign([], 0, fields) }
  }
  const { first, last, assignment } = best
  const key = fields[0] === undefined ? null : assignment.columns[fields[0].field]
  return {
    headerFirstRow: first + 1,
    headerLastRow: last + 1,
    columns: assignment.columns,
    matched: assignment.matched,
    lastRow: lastDataRow(sheet, last + 1, key === null ? [] : [key]),
  }
}
