import { DecimalSum } from './decimal-sum.ts'
import { readSheetCells, type SheetCell } from './sheet-cells.ts'
import type { TableLimits } from './table-limits.ts'
import { readWorkbookParts } from './workbook-parts.ts'
import { openZipPackage } from './zip-package.ts'

/**
 * What to count in one sheet: in the rows from `firstRow` to `lastRow` (from 0, inclusive) those whose `keyColumn` holds something, and per
 * column of `sumColumns` how many numbers stand there and their exact sum. Other content of those columns (words) is left out of the sum.
 */
export interface SheetCount {
  readonly name: string
  readonly firstRow: number
  readonly lastRow: number
  readonly keyColumn: number
  readonly sumColumns: readonly number[]
}

/** What was found. `formulas` counts cells with a formula anywhere in the sheet. */
export interface CountedSheet {
  readonly name: string
  readonly rows: number
  readonly formulas: number
  readonly sums: readonly { readonly column: number; readonly numbers: number; readonly sum: string }[]
}

/** All sheet names of a workbook in order, and the counts that were asked for. */
export interface CountedWorkbook {
  readonly sheetNames: readonly string[]
  readonly counted: readonly CountedSheet[]
}

/** Reopens a workbook and counts; sheets that are missing are missing in the answer. Keeps no cell. */
export async function countSheets(bytes: Uint8Array, counts: readonly SheetCount[], limits: TableLimits): Promise<CountedWorkbook> {
  const source = await openZipPackage(bytes, limits)
  const workbook = await readWorkbookParts(source, limits)
  const counted: CountedSheet[] = []
  for (const part of workbook.sheets) {
    const count = counts.find((candidate) => candidate.name === part.name)
    const sums = new Map((count?.sumColumns ?? []).map((column) => [column, new DecimalSum()]))
    let rows = 0
    let formulas = 0
    const cell = (found: SheetCell) => {
      if (found.formula) formulas += 1
      if (!count || found.row < count.firstRow || found.row > count.lastRow) return
      if (found.column === count.keyColumn) rows += 1
      if (found.kind === 'number') sums.get(found.column)?.add(found.text)
    }
    await readSheetCells(source, workbook, part, limits, { cell })
    if (!count) continue
    const found = [...sums].map(([column, sum]) => ({ column, numbers: sum.count, sum: sum.toString() }))
    counted.push({ name: part.name, rows, formulas, sums: found })
  }
  return { sheetNames: workbook.sheets.map((sheet) => sheet.name), counted }
}
