import type { ReadSheet, ReadTable } from '../../files/tables/index.ts'
import { headerLabels, levelLabel, printedSheetName } from './scheme-sheet.ts'

/** A row of the printed sheet as it was read; `row` from 1. `headings` by level, blank where there is none. */
export interface ReadRow {
  readonly row: number
  readonly number: string
  readonly headings: readonly string[]
  readonly name: string
  readonly points: string
  readonly criteria: string
  readonly checkedBy: string
}

/** The printed sheet as it was read: title and rows that name or describe something. */
export interface ReadPrint {
  readonly title: string
  readonly rows: readonly ReadRow[]
}

/** Reads the printed sheet of a workbook of this program, columns found by their headers; null when sheet or header are gone. */
export function readPrint(table: ReadTable, levels: number): ReadPrint | null {
  const sheet = table.sheets.find(({ name }) => name === printedSheetName)
  const header = sheet?.rows.findIndex((row) => row[0]?.trim() === '序号' && row.some((cell) => cell.trim() === '考核要点')) ?? -1
  if (sheet === undefined || header < 0) return null
  const labels = (sheet.rows[header] ?? []).map((cell) => cell.trim())
  const columns = new Map(headerLabels({ levels, hasWeights: true }).map((label) => [label, labels.indexOf(label)]))
  const title = (sheet.rows[0]?.[0] ?? '').trim()
  const rows: ReadRow[] = []
  for (let row = header + 1; row < sheet.rows.length; row += 1) {
    const cell = (label: string) => {
      const column = columns.get(label) ?? -1
      return column < 0 ? '' : (sheet.rows[row]?.[column] ?? '').trim()
    }
    const nameColumn = columns.get('考核要点') ?? 0
    if (isWhole(sheet, row) || continues(sheet, row, nameColumn)) continue
    const read: ReadRow = {
      row: row + 1,
      number: cell('序号'),
      headings: Array.from({ length: levels }, (_, level) => cell(levelLabel(level))),
      name: cell('考核要点'),
      points: cell('分值'),
      criteria: cell('评分标准'),
      checkedBy: cell('考评方式'),
    }
    if (read.name !== '' || read.criteria !== '') rows.push(read)
  }
  return { title, rows }
}

/** A row merged over the width of the table: a section or a note. */
function isWhole({ merges }: ReadSheet, row: number): boolean {
  return merges.some((range) => range.firstRow <= row && row <= range.lastRow && range.firstColumn === 0 && range.lastColumn >= 3)
}

/** Whether the leaf of this row began in the row above: long prose takes several rows. */
function continues({ merges }: ReadSheet, row: number, column: number): boolean {
  return merges.some((range) => range.firstColumn === column && range.lastColumn === column && range.firstRow < row && row <= range.lastRow)
}
