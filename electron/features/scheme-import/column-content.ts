import { readDecimal } from '../../files/tables/index.ts'
import { filledSegments, type SheetGrid } from './sheet-grid.ts'

/** What the cells of a column look like, merged cells counted once. Shares are of the filled cells, 0 to 1. */
export interface ColumnContent {
  readonly column: number
  /** Separate filled cells. */
  readonly segments: number
  readonly numbers: number
  readonly sum: number
  readonly largest: number
  /** Whole numbers that count up by one. */
  readonly counts: boolean
  /** Share that says how points are given or taken. */
  readonly prose: number
  /** Share that says how something is looked at (查阅资料). */
  readonly checks: number
  readonly averageLength: number
}

const scoringProse =
  /(扣|加|得|计|减|记|赋)\s*[\d.．０-９一二三四五六七八九十]+\s*(分|[至\-—~～])|满分|不得分|扣完|按.{0,20}(比例|折算|评分|计分|评定)|(酌情|视情).{0,4}(扣|加|计)|不得评|计零分|(扣|加)分/
const checkWords = /查|督|测评|考评组|座谈|走访|比对|审核|实地|台账|资料|问卷|抽|访谈|日常|平时|汇报|集中|系统/

/** Looks at the cells of a column in some rows. */
export function contentOf(grid: SheetGrid, rows: readonly number[], column: number): ColumnContent {
  const cells = filledSegments(grid, rows, column)
  const decimals = cells.flatMap((cell) => {
    const read = readDecimal(cell)
    return read.kind === 'number' ? [Number(read.decimal)] : []
  })
  const share = (fits: (cell: string) => boolean) => (cells.length === 0 ? 0 : cells.filter(fits).length / cells.length)
  return {
    column,
    segments: cells.length,
    numbers: cells.length === 0 ? 0 : decimals.length / cells.length,
    largest: Math.max(0, ...decimals),
    sum: decimals.reduce((sum, value) => sum + value, 0),
    counts:
      decimals.length >= 3 && decimals.length === cells.length && decimals.every((value, index) => value === index + (decimals[0] ?? 0)),
    prose: share((cell) => cell.length >= 5 && scoringProse.test(cell)),
    checks: share((cell) => cell.length <= 40 && checkWords.test(cell)),
    averageLength: cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length,
  }
}

/** Whether a text gives or takes points. */
export function saysPoints(text: string): boolean {
  return text.length >= 5 && scoringProse.test(text)
}

/** The column that holds points by what stands there: numbers that do not merely count, best those that come near to 100 or 1000. */
export function pointsByContent(contents: readonly ColumnContent[]): ColumnContent | null {
  const numeric = contents.filter(
    ({ numbers, counts, segments, largest, sum }) => segments >= 2 && numbers >= 0.6 && !counts && largest <= 1000 && sum <= 5000,
  )
  const distance = ({ sum }: ColumnContent) => Math.min(Math.abs(sum - 100), Math.abs(sum - 1000) / 10, Math.abs(sum - 200) / 2)
  return numeric.toSorted((one, other) => distance(one) - distance(other) || one.column - other.column)[0] ?? null
}

/** The column with most prose about points, if enough of its cells have any. */
export function criteriaByContent(contents: readonly ColumnContent[]): ColumnContent | null {
  const prose = contents.filter(({ prose, segments }) => segments >= 1 && prose >= 0.4)
  return (
    prose.toSorted((one, other) => other.prose * other.segments - one.prose * one.segments || other.averageLength - one.averageLength)[0] ??
    null
  )
}
