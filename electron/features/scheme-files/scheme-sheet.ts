import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import {
  blank,
  type CellRange,
  type ColumnWidth,
  lineWidth,
  number,
  row,
  text,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookSheet,
} from '../../files/workbook/index.ts'
import type { PlannedWorkbook } from '../reports/ranking-workbook.ts'
import { dataChunks, dataSheetName } from './own-form.ts'
import { type PrintedLeaf, type PrintedRow, type PrintedScheme, printedScheme } from './printed-scheme.ts'

export const printedSheetName = '考评方案'

/** What is said of the version under the title, and what the file states about itself. */
export interface PrintedFacts {
  readonly version: string
  readonly created: Date
  readonly day: string
}

const levelNames = ['一级指标', '二级指标', '三级指标', '四级指标', '五级指标', '六级指标', '七级指标', '八级指标'] as const

/** Header of the column of a level counted from 0. */
export function levelLabel(level: number): string {
  return levelNames[level] ?? `${level + 1}级指标`
}

/** Headers of the printed table from left to right. */
export function headerLabels({ levels, hasWeights }: Pick<PrintedScheme, 'levels' | 'hasWeights'>): readonly string[] {
  const weight = hasWeights ? ['权重'] : []
  return [
    '序号',
    ...Array.from({ length: levels }, (_, level) => levelLabel(level)),
    '考核要点',
    '分值',
    ...weight,
    '评分标准',
    '考评方式',
    '评分人',
  ]
}

/** The scheme as a workbook in the usual form, with the whole of it as data on a second sheet, and what must be found when it is reopened. */
export function schemeWorkbook(scheme: Scheme, facts: PrintedFacts): PlannedWorkbook {
  const printed = printedScheme(scheme)
  const sheet = printedSheet(printed, facts)
  const leaves = printed.lines.flatMap((line) => (line.kind === 'row' && line.leaf !== null ? [line.leaf] : []))
  const points = leaves.flatMap((leaf) => leaf.points ?? [])
  return {
    model: { title: scheme.name, author: '', created: facts.created, sheets: [sheet, dataSheet(scheme)] },
    expectation: {
      sheetNames: [printedSheetName, dataSheetName],
      sheets: [
        {
          name: printedSheetName,
          firstRow: headerRow + 1,
          lastRow: sheet.rows.length - 1 - printed.notes.length,
          keyColumn: printed.levels + 1,
          rows: leaves.length,
          totals: [
            {
              column: printed.levels + 2,
              numbers: points.length,
              sum: fromUnits(points.reduce((sum, each) => sum + toUnits(each), 0)),
            },
          ],
        },
      ],
    },
  }
}

/** Row of the header, from 0: below title and subtitle. */
const headerRow = 2
const narrowest = { number: 6, points: 7, weight: 7, name: 20, checkedBy: 14, scorer: 12 } as const
/** Digits that hold the whole width on an A4 page across in a size that can be read. */
const pageWidth = 150
const lineHeight = 13.5
/** Highest row that is still below what spreadsheet programs allow. */
const highestRow = 400

function columnWidths({ levels, hasWeights }: PrintedScheme): readonly number[] {
  // "政治忠诚（30分）" fits on a line where there is room for it.
  const level = levels > 3 ? 10 : levels === 3 ? 14 : 19
  const before = [narrowest.number, ...Array.from({ length: levels }, () => level), narrowest.name, narrowest.points]
  const weight = hasWeights ? [narrowest.weight] : []
  const after = [narrowest.checkedBy, narrowest.scorer]
  const used = [...before, ...weight, ...after].reduce((sum, width) => sum + width, 0)
  return [...before, ...weight, Math.max(48, pageWidth - used), ...after]
}

function printedSheet(printed: PrintedScheme, facts: PrintedFacts): WorkbookSheet {
  const widths = columnWidths(printed)
  const rows: WorkbookRow[] = []
  const merges: CellRange[] = []
  const width = widths.length
  const whole = (cell: WorkbookCell, height: number | null) => {
    merges.push({ firstRow: rows.length, firstColumn: 0, lastRow: rows.length, lastColumn: width - 1 })
    rows.push(row([cell, ...Array.from({ length: width - 1 }, () => blank(cell.style))], height))
  }
  whole(text(printed.title, 'title'), 36)
  whole(text(facts.version, 'subtitle'), 20)
  rows.push(
    row(
      headerLabels(printed).map((label) => text(label, 'header')),
      26,
    ),
  )
  const headings = new HeadingMerges(merges)
  for (const line of printed.lines) {
    if (line.kind === 'section') {
      headings.close()
      whole(text(line.text, 'group'), 22)
      continue
    }
    for (const [place, cells] of rowsOf(line, printed, widths).entries()) {
      headings.row(rows.length, line)
      rows.push(place === 0 ? cells : row(cells.cells, cells.height))
    }
    mergeLeaf(merges, rows.length, line, printed, widths)
  }
  headings.close()
  for (const note of printed.notes) whole(text(note, 'note'), null)
  return {
    name: printedSheetName,
    columns: widths.map((each): ColumnWidth => ({ width: each })),
    rows,
    merges,
    frozen: { rows: headerRow + 1, columns: 0 },
    filter: null,
    print: {
      orientation: 'landscape',
      paper: 'A4',
      pagesWide: 1,
      pagesTall: 0,
      repeatRows: { first: headerRow, last: headerRow },
      repeatColumns: 0,
      centered: true,
      footer: { left: printed.title, center: '第 {page} 页，共 {pages} 页', right: facts.day },
    },
    charts: [],
  }
}

function linesOf(value: string, width: number): number {
  return value.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(lineWidth(line) / Math.max(1, width - 3))), 0)
}

/** Rows of the sheet that a leaf takes: more than one where its prose is longer than the highest row. */
function heightsOf({ leaf }: PrintedRow, { levels, hasWeights }: PrintedScheme, widths: readonly number[]): readonly number[] | null {
  if (leaf === null) return null
  const criteria = levels + 3 + (hasWeights ? 1 : 0)
  const needed = Math.max(
    linesOf(leaf.criteria, widths[criteria] ?? 48),
    linesOf(leaf.name, widths[levels + 1] ?? 20),
    linesOf(leaf.checkedBy, widths[criteria + 1] ?? 14),
    linesOf(leaf.scorer, widths[criteria + 2] ?? 12),
  )
  const height = Math.ceil(needed * lineHeight + 5)
  if (height <= highestRow) return null
  const count = Math.ceil(height / highestRow)
  return Array.from({ length: count }, () => Math.ceil(height / count))
}

function rowsOf(line: PrintedRow, printed: PrintedScheme, widths: readonly number[]): readonly WorkbookRow[] {
  const cells: WorkbookCell[] = [
    line.leaf === null ? blank('centered') : number(String(line.leaf.number), 'general', 'centered'),
    ...line.headings.map((heading) => (heading === null ? blank('wrapped') : text(heading.text, 'wrapped'))),
    ...leafCells(line.leaf, printed.hasWeights),
  ]
  const heights = heightsOf(line, printed, widths)
  if (heights === null) return [row(cells)]
  const rest = cells.map((cell) => blank(cell.style))
  return heights.map((height, place) => row(place === 0 ? cells : rest, height))
}

function leafCells(leaf: PrintedLeaf | null, hasWeights: boolean): readonly WorkbookCell[] {
  const word = (value: string) => (value === '' ? blank('wrapped') : text(value, 'wrapped'))
  const amount = (value: string | null) => (value === null ? blank('centered') : number(value, 'general', 'centered'))
  return [
    word(leaf?.name ?? ''),
    amount(leaf?.points ?? null),
    ...(hasWeights ? [amount(leaf?.weight ?? null)] : []),
    word(leaf?.criteria ?? ''),
    word(leaf?.checkedBy ?? ''),
    word(leaf?.scorer ?? ''),
  ]
}

/** Merges the cells of a leaf that takes several rows, all but its headings. @param end first row behind the leaf */
function mergeLeaf(merges: CellRange[], end: number, line: PrintedRow, printed: PrintedScheme, widths: readonly number[]): void {
  const count = heightsOf(line, printed, widths)?.length ?? 1
  if (count < 2) return
  for (const column of widths.keys()) {
    if (column >= 1 && column <= printed.levels && line.headings[column - 1] !== null) continue
    merges.push({ firstRow: end - count, firstColumn: column, lastRow: end - 1, lastColumn: column })
  }
}

/** Merges each heading over the rows of what stands below it. */
class HeadingMerges {
  readonly #merges: CellRange[]
  #open: { readonly code: string | null; readonly firstRow: number; lastRow: number }[] = []
  constructor(merges: CellRange[]) {
    this.#merges = merges
  }

  row(at: number, { headings }: PrintedRow): void {
    for (const [level, heading] of headings.entries()) {
      const code = heading?.code ?? null
      const open = this.#open[level]
      if (open !== undefined && code !== null && open.code === code) open.lastRow = at
      else {
        this.#finish(level)
        this.#open[level] = { code, firstRow: at, lastRow: at }
      }
    }
  }

  close(): void {
    for (const level of this.#open.keys()) this.#finish(level)
    this.#open = []
  }

  #finish(level: number): void {
    const open = this.#open[level]
    if (open === undefined || open.code === null || open.lastRow === open.firstRow) return
    this.#merges.push({ firstRow: open.firstRow, firstColumn: level + 1, lastRow: open.lastRow, lastColumn: level + 1 })
  }
}

function dataSheet(scheme: Scheme): WorkbookSheet {
  const about =
    '本工作表是整套考评方案的数据，供衡鉴读回，请勿修改。 The whole scheme as data, read back by Hengjian; please leave it as it is.'
  return {
    name: dataSheetName,
    columns: [{ width: 100 }],
    rows: [row([text(about, 'plain')]), ...dataChunks(scheme).map((chunk) => row([text(chunk, 'plain')], 18))],
    merges: [],
    frozen: { rows: 1, columns: 0 },
    filter: null,
    print: {
      orientation: 'landscape',
      paper: 'A4',
      pagesWide: 1,
      pagesTall: 1,
      repeatRows: null,
      repeatColumns: 0,
      centered: false,
      footer: { left: dataSheetName, center: '第 {page} 页，共 {pages} 页', right: '' },
    },
    charts: [],
  }
}
