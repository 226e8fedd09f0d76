import type { CellRange } from '../tables/table-types.ts'

export type { CellRange }

/** How a number is shown. `general` shows it as short as it is; `signed` is a whole number with its sign; `day` is a date. */
export type NumberFormat = 'general' | 'integer' | 'decimal1' | 'decimal2' | 'decimal3' | 'decimal4' | 'signed' | 'day'

/** The closed set of looks. What each is like stands in `style-table.ts`. */
export type CellStyle =
  | 'plain'
  | 'title'
  | 'subtitle'
  | 'label'
  | 'value'
  | 'header'
  | 'group'
  | 'text'
  | 'centered'
  | 'wrapped'
  | 'number'
  | 'strong'
  | 'missing'
  | 'best'
  | 'worst'
  | 'note'
  | 'verified'
  | 'signature'

/**
 * A cell. Numbers are decimal texts and reach the file digit for digit; days are ISO dates. A text is always a text, whatever it begins with:
 * no cell of this model can become a formula.
 */
export type WorkbookCell =
  | { readonly kind: 'text'; readonly text: string; readonly style: CellStyle }
  | { readonly kind: 'number'; readonly decimal: string; readonly format: NumberFormat; readonly style: CellStyle }
  | { readonly kind: 'day'; readonly date: string; readonly style: CellStyle }
  | { readonly kind: 'blank'; readonly style: CellStyle }

/** A row from its first column on; null leaves a cell out. `height` in points; null lets wrapped texts decide. */
export interface WorkbookRow {
  readonly cells: readonly (WorkbookCell | null)[]
  readonly height: number | null
}

/**
 * A column's width in digits of the standard font (a Chinese character takes two): given, or that of its widest text within bounds. Titles,
 * notes and cells merged over several columns are not measured.
 */
export type ColumnWidth = { readonly width: number } | { readonly from: number; readonly to: number }

/** How a sheet is printed. `pagesWide` pages hold the width, `pagesTall` the
 * height (0: as many as it takes); `repeatRows` and `repeatColumns` (counts from the top left) come back on each page. */
export interface PrintSetup {
  readonly orientation: 'landscape' | 'portrait'
  readonly paper: 'A4' | 'A3'
  readonly pagesWide: number
  readonly pagesTall: number
  readonly repeatRows: { readonly first: number; readonly last: number } | null
  readonly repeatColumns: number
  readonly centered: boolean
  /** Footer texts; `{page}` and `{pages}` are filled in when printing. */
  readonly footer: { readonly left: string; readonly center: string; readonly right: string }
}

/** Cells of a sheet that a chart draws, by the sheet's place in the model. */
export interface ChartRange {
  readonly sheet: number
  readonly range: CellRange
}

export interface ChartSeries {
  readonly name: string
  readonly values: ChartRange
  /** Six hexadecimal digits. */
  readonly color: string
}

/** A native chart over the cells of `anchor`. Missing values leave a gap. `bars` lie when `horizontal`, first category on top. */
export interface WorkbookChart {
  readonly kind: 'bar' | 'radar'
  readonly horizontal: boolean
  readonly title: string
  /** What the chart shows, for people who do not see it. */
  readonly description: string
  readonly anchor: CellRange
  readonly categories: ChartRange
  readonly series: readonly ChartSeries[]
  readonly axis: { readonly minimum: number | null; readonly maximum: number | null }
}

export interface WorkbookSheet {
  readonly name: string
  readonly columns: readonly ColumnWidth[]
  readonly rows: readonly WorkbookRow[]
  readonly merges: readonly CellRange[]
  /** Rows and columns that stay in sight when scrolling. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  /** Header row and data to filter by, or null. */
  readonly filter: CellRange | null
  readonly print: PrintSetup
  readonly charts: readonly WorkbookChart[]
}

/** A workbook as data. `created` is the time that the file states about itself. */
export interface WorkbookModel {
  readonly title: string
  readonly author: string
  readonly created: Date
  readonly sheets: readonly WorkbookSheet[]
}

/** Text cell. */
export function text(value: string, style: CellStyle = 'text'): WorkbookCell {
  return { kind: 'text', text: value, style }
}

/** Number cell from a decimal text. */
export function number(decimal: string, format: NumberFormat = 'general', style: CellStyle = 'number'): WorkbookCell {
  return { kind: 'number', decimal, format, style }
}

/** Day cell from an ISO date. */
export function day(date: string, style: CellStyle = 'centered'): WorkbookCell {
  return { kind: 'day', date, style }
}

/** Cell without content that still has a look, such as the rest of a merged range. */
export function blank(style: CellStyle): WorkbookCell {
  return { kind: 'blank', style }
}

/** Row of cells. */
export function row(cells: readonly (WorkbookCell | null)[], height: number | null = null): WorkbookRow {
  return { cells, height }
}
