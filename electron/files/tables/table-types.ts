/** A rectangle of cells, rows and columns counted from 0, both ends inclusive. */
export interface CellRange {
  readonly firstRow: number
  readonly firstColumn: number
  readonly lastRow: number
  readonly lastColumn: number
}

/**
 * One sheet as texts. `rows[r]?.[c] ?? ''` is the cell; rows end at their last cell that holds something, so their lengths differ.
 *
 * Numbers are exact decimal texts (`"0.25"`, never `"2.5E-1"`), percent cells carry the sign (`"85%"`), dates are ISO texts
 * (`"2026-03-05"`, `"2026-03-05T08:30:00"`, `"08:30:00"`), truth values are `"TRUE"` and `"FALSE"`, error cells their sign (`"#N/A"`). A merged
 * range carries its value in every covered cell inside the used range. `columns` is the width of the widest row.
 */
export interface ReadSheet {
  readonly name: string
  readonly hidden: boolean
  readonly columns: number
  readonly rows: readonly (readonly string[])[]
  /** Merged ranges, cut to the used range. */
  readonly merges: readonly CellRange[]
}

/**
 * Something the reader did that a person should know before the table is used.
 *
 * `formula` the result stored with a formula was taken (sheet, cell); `formula_without_value` there was none, the cell is blank; `error_cell`
 * (sheet, cell, text); `hidden_rows` (sheet, count) were read like the others; `more` (sheet, count, of) further warnings of the same code.
 */
export type TableWarningCode = 'formula' | 'formula_without_value' | 'error_cell' | 'hidden_rows' | 'more'

export interface TableWarning {
  readonly code: TableWarningCode
  readonly values: Readonly<Record<string, string>>
}

/** A foreign table, read. `encoding` names the text encoding of a text file (`utf-8`, `gb18030`, `utf-16le`, …), null for a workbook. */
export interface ReadTable {
  readonly name: string
  readonly encoding: string | null
  readonly sheets: readonly ReadSheet[]
  readonly warnings: readonly TableWarning[]
}
