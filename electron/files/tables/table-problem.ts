/**
 * What is wrong with a file, as the reading process reports it; the calling process turns it into the `AppError` of the same code.
 *
 * `table_unreadable` has `reason` (`zip` | `entry` | `xml` | `doctype` | `part` | `cell` | `encoding` | `quote` | `empty` | `crashed`) and the part or place;
 * `table_too_large` has `what` (a field of `TableLimits`, or `memory`) and `limit`; `table_format` has `format` (what the file is instead).
 */
export type TableProblemCode = 'table_unreadable' | 'table_too_large' | 'table_format'

export type TableProblemData = Readonly<Record<string, string | number | null>>

/** Thrown inside the reading process only. Kept apart from `AppError` so that the process need not load the schemas. */
export class TableProblem extends Error {
  readonly code: TableProblemCode
  readonly data: TableProblemData
  constructor(code: TableProblemCode, data: TableProblemData) {
    super(`${code} ${JSON.stringify(data)}`)
    this.name = 'TableProblem'
    this.code = code
    this.data = data
  }
}

/** Refuses a value above its limit, naming the limit. */
export function refuseAbove(value: number, limit: number, what: string): void {
  if (value > limit) throw new TableProblem('table_too_large', { what, limit })
}
