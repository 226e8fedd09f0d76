import type { ReadSheet } from '../../files/tables/index.ts'
import { type ColumnMeaning, meaningOf } from './column-words.ts'
import { plainLabel } from './heading-text.ts'
import { distinctTexts, type SheetGrid } from './sheet-grid.ts'

/** Header rows (from 0, both ends inclusive) and what each column means by them; null where its labels say nothing. */
export interface FoundHeader {
  readonly first: number
  readonly last: number
  readonly meanings: readonly (ColumnMeaning | null)[]
}

const SEARCHED_ROWS = 30
const HIGHEST_HEADER = 3
const LONGEST_LABEL = 16
/** Two headings and a column for marks, or any column that makes rules with one more. */
const LEAST_WORTH = 4

/** Labels of a column from the top down, without repetitions that come from merged cells. */
export function labelsOf(grid: SheetGrid, first: number, last: number, column: number): readonly string[] {
  const labels: string[] = []
  for (let row = first; row <= last; row += 1) {
    const label = grid.text(row, column).trim()
    if (label !== '' && label !== labels.at(-1)) labels.push(label)
  }
  return labels
}

/** Labels are short words; numbers are data, and words before a colon are there to be filled in (单位：). */
function canBeHeader(grid: SheetGrid, row: number): boolean {
  const texts = distinctTexts(grid, row)
  return texts.length > 0 && texts.every((text) => plainLabel(text).length <= LONGEST_LABEL && !/^[\d.]+%?$|[:：]\s*$/.test(text))
}

/** Whether a merged range begins in these rows and goes on below them: then the header does not end here. */
function isCut(sheet: ReadSheet, first: number, last: number): boolean {
  return sheet.merges.some((range) => range.firstRow >= first && range.firstRow <= last && range.lastRow > last)
}

/** How much a header says: each kind of column once, those that make rules what they are more than the others. */
function worth(meanings: readonly (ColumnMeaning | null)[]): number {
  const kinds = new Set<string>()
  let headings = 0
  for (const meaning of meanings) {
    if (meaning === null) continue
    if (meaning.kind === 'heading') headings += 1
    kinds.add(meaning.kind === 'field' ? meaning.field : meaning.kind === 'level' ? `level${meaning.level}` : meaning.kind)
  }
  const heavy = ['criteria', 'points', 'leaf', 'level1'].filter((kind) => kinds.has(kind)).length
  return heavy * 3 + (kinds.has('weak_criteria') && !kinds.has('criteria') ? 2 : 0) + kinds.size + Math.min(headings, 4)
}

/**
 * The header of an office's rules: the run of one to three rows that says most, the shorter and upper one of equals. Null where no rows name at least two
 * kinds of columns of which one is the criteria, the points or a level.
 */
export function findHeader(sheet: ReadSheet, grid: SheetGrid): FoundHeader | null {
  let best: (FoundHeader & { readonly worth: number }) | null = null
  for (let first = 0; first < Math.min(SEARCHED_ROWS, grid.rows); first += 1) {
    if (grid.columns > 1 && distinctTexts(grid, first).length < 2) continue
    for (let last = first; last < Math.min(first + HIGHEST_HEADER, grid.rows); last += 1) {
      if (!canBeHeader(grid, last)) break
      if (isCut(sheet, first, last)) continue
      const meanings = Array.from({ length: grid.columns }, (_, column) => meaningOf(labelsOf(grid, first, last, column)))
      const found = { first, last, meanings, worth: worth(meanings) }
      if (found.worth >= LEAST_WORTH && (best === null || found.worth > best.worth)) best = found
    }
  }
  return best
}
