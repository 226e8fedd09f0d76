import { type SchemeColumn, schemeColumns } from '../../../shared/contract/scheme-import.ts'
import type { ReadSheet } from '../../files/tables/index.ts'
import { type ColumnContent, contentOf, criteriaByContent, pointsByContent, saysPoints } from './column-content.ts'
import type { ColumnMeaning } from './column-words.ts'
import { findHeader } from './find-header.ts'
import { distinctTexts, gridOf, type SheetGrid } from './sheet-grid.ts'

/** Where the rules stand in a sheet: header rows from 1, columns from 0. `likeness`: how many of its rows say something of points, 0 for no rules. */
export interface GuessedScheme {
  readonly headerFirstRow: number
  readonly headerLastRow: number
  readonly columns: Record<SchemeColumn, number | null>
  readonly uncertain: readonly SchemeColumn[]
  readonly likeness: number
}

const levels = ['level1', 'level2', 'level3', 'level4'] as const

/** Rows that are looked at for what a column holds. */
const LOOKED_AT = 400
/** Characters from which on the cells of a column are sentences rather than names. */
const SENTENCE = 22

/**
 * Guesses the columns of an office's rules by the words of the header and, where these say nothing, by content. Pure: the same sheet gives the same guess; a
 * person corrects it.
 */
export function guessColumns(sheet: ReadSheet): GuessedScheme {
  const grid = gridOf(sheet)
  const header = findHeader(sheet, grid)
  const firstData = header === null ? 0 : header.last + 1
  const rows = dataRows(grid, firstData)
  const contents = Array.from({ length: grid.columns }, (_, column) => contentOf(grid, rows, column))
  const meanings = header?.meanings ?? Array.from({ length: grid.columns }, () => null)
  const taken = assign(meanings, contents, header !== null)
  const firstRow = header?.first ?? rows[0] ?? 0
  const lastRow = header?.last ?? firstRow
  return {
    headerFirstRow: firstRow + 1,
    headerLastRow: lastRow + 1,
    ...taken,
    likeness: likeness(grid, rows, taken.columns),
  }
}

/** Rows of more than one text below the header: titles, sections and notes would distort what a column holds. */
function dataRows(grid: SheetGrid, first: number): readonly number[] {
  const rows: number[] = []
  for (let row = first; row < grid.rows && rows.length < LOOKED_AT; row += 1) {
    const texts = distinctTexts(grid, row).length
    if (texts > 1 || (texts === 1 && grid.columns === 1)) rows.push(row)
  }
  return rows
}

function likeness(grid: SheetGrid, rows: readonly number[], columns: Record<SchemeColumn, number | null>): number {
  const column = columns.criteria ?? columns.leaf
  if (column === null) return 0
  const said = rows.filter((row) => saysPoints(grid.text(row, column))).length
  return said + (columns.points === null ? 0 : 1)
}

function assign(meanings: readonly (ColumnMeaning | null)[], contents: readonly ColumnContent[], hasHeader: boolean) {
  const columns = Object.fromEntries(schemeColumns.map((name) => [name, null])) as Record<SchemeColumn, number | null>
  const uncertain: SchemeColumn[] = []
  const free = new Set(contents.filter(({ segments }) => segments > 0).map(({ column }) => column))
  for (const [column, meaning] of meanings.entries()) if (meaning?.kind === 'ignored') free.delete(column)
  const take = (name: SchemeColumn, column: number | undefined, sure: boolean) => {
    if (column === undefined || columns[name] !== null) return
    columns[name] = column
    free.delete(column)
    if (!sure) uncertain.push(name)
  }
  const columnsOf = (fits: (meaning: ColumnMeaning) => boolean) =>
    meanings.flatMap((meaning, column) => (meaning !== null && fits(meaning) ? [column] : []))
  const named = (name: SchemeColumn) => columnsOf((meaning) => meaning.kind === 'field' && meaning.field === name)

  const names = nameColumns(meanings, contents, named('leaf'))
  for (const column of names) free.delete(column)

  for (const name of ['criteria', 'requirement', 'checkedBy', 'scorer', 'code', 'number'] as const) {
    const candidates = named(name)
    // Of two columns with a fitting word the one that is filled: forms repeat a word for the marks to come.
    take(name, candidates.find((column) => free.has(column)) ?? candidates[0], true)
  }
  const leaf = names.at(-1)
  for (const name of ['points', 'weight'] as const) {
    // Levels may have columns of their own; the leaf's stands behind it.
    const candidates = named(name)
    take(name, candidates.find((column) => leaf !== undefined && column > leaf) ?? candidates.at(-1), true)
    for (const column of candidates) free.delete(column)
  }
  placeWeak(meanings, contents, columns, take)

  const unnamed = () => contents.filter(({ column }) => free.has(column) && meanings[column] === null)
  if (columns.criteria === null) take('criteria', criteriaByContent(unnamed())?.column, false)
  if (columns.points === null) take('points', pointsByContent(unnamed())?.column, false)
  if (!hasHeader) {
    take('number', unnamed().find(({ counts }) => counts)?.column, false)
    take('checkedBy', unnamed().find(({ column, checks }) => checks >= 0.6 && column > (columns.criteria ?? 0))?.column, false)
  }
  const namesByContent = names.length === 0
  if (namesByContent) {
    const before = columns.criteria ?? columns.points ?? contents.length
    names.push(...unnamed().flatMap(({ column, numbers }) => (column < before && numbers < 0.5 ? [column] : [])))
  }
  uncertain.push(...placeNames(names, meanings, contents, columns).filter(() => namesByContent))
  return { columns, uncertain }
}

/** Columns of names from left to right: levels, headings, 考核要点. */
function nameColumns(meanings: readonly (ColumnMeaning | null)[], contents: readonly ColumnContent[], leaves: readonly number[]): number[] {
  return meanings.flatMap((meaning, column) => {
    if (meaning === null) return []
    if (meaning.kind === 'level' || leaves.includes(column)) return [column]
    return meaning.kind === 'heading' && (contents[column]?.segments ?? 0) > 0 ? [column] : []
  })
}

/** 考核标准 is the criteria where no column is called 评分标准, and the requirement beside one; 考核办法 and 考核细则 likewise. */
function placeWeak(
  meanings: readonly (ColumnMeaning | null)[],
  contents: readonly ColumnContent[],
  columns: Record<SchemeColumn, number | null>,
  take: (name: SchemeColumn, column: number | undefined, sure: boolean) => void,
): void {
  const weak = meanings.flatMap((meaning, column) => (meaning?.kind === 'weak_criteria' ? [{ column, otherwise: meaning.otherwise }] : []))
  // 考核细则 and 考核办法 are nearer to the criteria than 考核标准, which often says what is wanted.
  const order = ['leaf', 'checkedBy', 'requirement'] as const
  const prose = (column: number) => contents[column]?.prose ?? 0
  const sorted = weak.toSorted(
    (one, other) => prose(other.column) - prose(one.column) || order.indexOf(one.otherwise) - order.indexOf(other.otherwise),
  )
  for (const { column, otherwise } of sorted) {
    if (columns.criteria === null) take('criteria', column, weak.length === 1)
    else take(otherwise === 'leaf' ? 'requirement' : otherwise, column, true)
  }
}

/**
 * Gives the columns of names their levels. The leaf is the column with most separate cells, the rightmost of equals; one whose header says so may have
 * fewer, because headings without a finer point leave it blank. A sentence for each name stands beside the name and is its requirement.
 *
 * @returns the fields that were given
 */
function placeNames(
  names: readonly number[],
  meanings: readonly (ColumnMeaning | null)[],
  contents: readonly ColumnContent[],
  columns: Record<SchemeColumn, number | null>,
): SchemeColumn[] {
  const content = (column: number) => contents[column] ?? { segments: 0, averageLength: 0 }
  const most = Math.max(0, ...names.map((column) => content(column).segments))
  const saysSo = (column: number) => meanings[column]?.kind === 'level' || meanings[column]?.kind === 'field'
  let leafPlace = names.findLastIndex((column) => {
    const { segments } = content(column)
    return segments === most || (saysSo(column) && segments > 0 && segments * 3 >= most)
  })
  const leaf = names[leafPlace]
  if (leaf === undefined) return []
  const beside = names[leafPlace - 1]
  if (beside !== undefined && columns.requirement === null && columns.criteria !== null) {
    const sentences = content(leaf).averageLength > SENTENCE && content(beside).averageLength <= SENTENCE
    if (sentences && content(beside).segments >= content(leaf).segments) {
      columns.requirement = leaf
      leafPlace -= 1
    }
  }
  columns.leaf = names[leafPlace] ?? null
  const given: SchemeColumn[] = ['leaf']
  for (const [place, column] of names.slice(Math.max(0, leafPlace - levels.length), leafPlace).entries()) {
    const level = levels[place]
    if (level === undefined) continue
    columns[level] = column
    given.push(level)
  }
  if (columns.requirement === null) columns.requirement = names[leafPlace + 1] ?? null
  return given
}
