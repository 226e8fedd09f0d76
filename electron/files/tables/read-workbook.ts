import { readSheetCells, referenceOf } from './sheet-cells.ts'
import type { TableLimits } from './table-limits.ts'
import { refuseAbove } from './table-problem.ts'
import type { CellRange, ReadSheet, ReadTable, TableWarning, TableWarningCode } from './table-types.ts'
import { readWorkbookParts, type WorkbookParts } from './workbook-parts.ts'
import { openZipPackage, type ZipPackage } from './zip-package.ts'

/** Warnings of one code and sheet that are listed one by one; the rest is counted. */
const LISTED_WARNINGS = 20

/** What all sheets of a workbook together may still use. */
interface Budget {
  cells: number
  characters: number
}

/** Collects the warnings of one sheet: the first of each code by cell, the others as a count. */
class SheetWarnings {
  readonly #sheet: string
  readonly #counts = new Map<TableWarningCode, number>()
  readonly #listed: TableWarning[] = []
  constructor(sheet: string) {
    this.#sheet = sheet
  }
  add(code: TableWarningCode, values: Readonly<Record<string, string>>): void {
    const count = (this.#counts.get(code) ?? 0) + 1
    this.#counts.set(code, count)
    if (count <= LISTED_WARNINGS) this.#listed.push({ code, values: { sheet: this.#sheet, ...values } })
  }
  all(): TableWarning[] {
    const rest = [...this.#counts].filter(([, count]) => count > LISTED_WARNINGS)
    const more = rest.map(
      ([of, count]): TableWarning => ({ code: 'more', values: { sheet: this.#sheet, of, count: String(count - LISTED_WARNINGS) } }),
    )
    return [...this.#listed, ...more]
  }
}

/** The merged range cut to the used cells, or null when it covers fewer than two of them. */
function cutToUsed(range: CellRange, rows: number, columns: number): CellRange | null {
  const lastRow = Math.min(range.lastRow, rows - 1)
  const lastColumn = Math.min(range.lastColumn, columns - 1)
  if (lastRow < range.firstRow || lastColumn < range.firstColumn) return null
  if (lastRow === range.firstRow && lastColumn === range.firstColumn) return null
  return { firstRow: range.firstRow, firstColumn: range.firstColumn, lastRow, lastColumn }
}

function spreadMerge(grid: string[][], range: CellRange, limits: TableLimits, budget: Budget): void {
  const text = grid[range.firstRow]?.[range.firstColumn] ?? ''
  const covered = (range.lastRow - range.firstRow + 1) * (range.lastColumn - range.firstColumn + 1)
  budget.cells += covered
  budget.characters += text.length * covered
  refuseAbove(budget.cells, limits.cells, 'cells')
  refuseAbove(budget.characters, limits.characters, 'characters')
  if (text === '') return
  for (let row = range.firstRow; row <= range.lastRow; row += 1) {
    const cells = grid[row] ?? []
    while (cells.length <= range.lastColumn) cells.push('')
    for (let column = range.firstColumn; column <= range.lastColumn; column += 1) cells[column] = text
    grid[row] = cells
  }
}

async function readSheet(
  source: ZipPackage,
  workbook: WorkbookParts,
  sheet: { readonly name: string; readonly hidden: boolean; readonly part: string },
  limits: TableLimits,
  budget: Budget,
): Promise<{ sheet: ReadSheet; warnings: TableWarning[] }> {
  const grid: string[][] = []
  const ranges: CellRange[] = []
  const warnings = new SheetWarnings(sheet.name)
  let hiddenRows = 0
  await readSheetCells(source, workbook, sheet, limits, {
    cell({ row, column, text, kind, formula }) {
      const cells = grid[row] ?? []
      // Blank rows and cells before this one are kept as well, so they count.
      budget.cells += Math.max(0, row + 1 - grid.length) + Math.max(0, column + 1 - cells.length)
      budget.characters += text.length
      refuseAbove(budget.cells, limits.cells, 'cells')
      refuseAbove(budget.characters, limits.characters, 'characters')
      while (grid.length <= row) grid.push([])
      while (cells.length <= column) cells.push('')
      cells[column] = text
      grid[row] = cells
      if (kind === 'error') warnings.add('error_cell', { cell: referenceOf(row, column), text })
      else if (formula) warnings.add('formula', { cell: referenceOf(row, column) })
    },
    merge(range) {
      ranges.push(range)
    },
    hiddenRow() {
      hiddenRows += 1
    },
    formulaWithoutValue(row, column) {
      warnings.add('formula_without_value', { cell: referenceOf(row, column) })
    },
  })
  const columns = grid.reduce((widest, cells) => Math.max(widest, cells.length), 0)
  const merges = ranges.flatMap((range) => cutToUsed(range, grid.length, columns) ?? [])
  for (const range of merges) spreadMerge(grid, range, limits, budget)
  if (hiddenRows > 0) warnings.add('hidden_rows', { count: String(hiddenRows) })
  return { sheet: { name: sheet.name, hidden: sheet.hidden, columns, rows: grid, merges }, warnings: warnings.all() }
}

/** Reads an .xlsx package into texts. Runs in the reading process: it trusts nothing but `limits`. */
export async function readWorkbook(bytes: Uint8Array, name: string, limits: TableLimits): Promise<ReadTable> {
  const source = await openZipPackage(bytes, limits)
  const workbook = await readWorkbookParts(source, limits)
  const budget: Budget = { cells: 0, characters: 0 }
  const sheets: ReadSheet[] = []
  const warnings: TableWarning[] = []
  for (const part of workbook.sheets) {
    const read = await readSheet(source, workbook, part, limits, budget)
    sheets.push(read.sheet)
    warnings.push(...read.warnings)
  }
  return { name, encoding: null, sheets, warnings }
}
