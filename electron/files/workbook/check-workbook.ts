import { AppError } from '../../../shared/domain/app-error.ts'
import type { SheetCount } from '../tables/check-sheets.ts'
import { countWorkbook, type ReaderOptions } from '../tables/read-table.ts'

/**
 * What must be found in one sheet when it is reopened. Rows and columns count from 0: of the rows `firstRow` to `lastRow` exactly `rows` have
 * something in `keyColumn`, and each column of `totals` holds so many numbers with exactly that sum (a decimal text in its shortest form).
 */
export interface SheetExpectation {
  readonly name: string
  readonly firstRow: number
  readonly lastRow: number
  readonly keyColumn: number
  readonly rows: number
  readonly totals: readonly { readonly column: number; readonly numbers: number; readonly sum: string }[]
}

/** What must be found in a reopened workbook: all its sheet names in order, and counts of the sheets that hold data. */
export interface WorkbookExpectation {
  readonly sheetNames: readonly string[]
  readonly sheets: readonly SheetExpectation[]
}

/** What was read back and found equal. `totals` is the number of columns whose sums were compared. */
export interface CheckedWorkbook {
  readonly sheets: readonly { readonly name: string; readonly rows: number }[]
  readonly totals: number
}

function failed(sheet: string, what: string, expected: string | number, found: string | number): AppError {
  return new AppError('export_check_failed', { sheet, what, expected, found })
}

/**
 * Reopens a written workbook with the bounded reader, in its own process, and compares it with what the caller knows from its data. Only after
 * this may the program say 已核对.
 *
 * @throws AppError `export_check_failed` with sheet, what (`sheets` | `formulas` | `rows` | `numbers` | `sum`), expected and found; the errors of
 * `readTable` when it cannot be read at all.
 */
export async function checkWorkbook(
  bytes: Uint8Array,
  expectation: WorkbookExpectation,
  options: ReaderOptions = {},
): Promise<CheckedWorkbook> {
  const counts = expectation.sheets.map(
    ({ name, firstRow, lastRow, keyColumn, totals }): SheetCount => ({
      name,
      firstRow,
      lastRow,
      keyColumn,
      sumColumns: totals.map(({ column }) => column),
    }),
  )
  const { sheetNames, counted } = await countWorkbook(bytes, counts, options)
  const expectedNames = expectation.sheetNames.join(' | ')
  if (sheetNames.join(' | ') !== expectedNames) throw failed('', 'sheets', expectedNames, sheetNames.join(' | '))
  let totals = 0
  for (const sheet of expectation.sheets) {
    const found = counted.find((candidate) => candidate.name === sheet.name)
    if (!found) throw failed(sheet.name, 'sheets', 1, 0)
    if (found.formulas !== 0) throw failed(sheet.name, 'formulas', 0, found.formulas)
    if (found.rows !== sheet.rows) throw failed(sheet.name, 'rows', sheet.rows, found.rows)
    for (const total of sheet.totals) {
      const sum = found.sums.find((candidate) => candidate.column === total.column)
      if (sum?.numbers !== total.numbers) throw failed(sheet.name, 'numbers', total.numbers, sum?.numbers ?? 0)
      if (sum.sum !== total.sum) throw failed(sheet.name, 'sum', total.sum, sum.sum)
      totals += 1
    }
  }
  return { sheets: expectation.sheets.map(({ name, rows }) => ({ name, rows })), totals }
}
