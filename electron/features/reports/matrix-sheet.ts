import { DecimalSum } from '../../files/tables/decimal-sum.ts'
import { blank, type CellRange, lineWidth, number, row, text, type WorkbookCell, type WorkbookRow } from '../../files/workbook/index.ts'
import type { CheckedSheet } from './ranking-sheet.ts'
import { totalsOf } from './ranking-sheet.ts'
import type { RankingReportData, ReportLeaf, ReportRow, ReportScore } from './report-data.ts'
import type { ReportLabels } from './report-labels.ts'
import { factLine, inTurns, printSetup, scoreCell, scoreFormat, sharedCells, titleRows } from './report-sheets.ts'

/** Columns before the leaves: place, evaluatee, total. */
const LEADING = 3
/** Leaves that fit on one printed page's width beside the repeated columns. */
const LEAVES_A_PAGE = 16

/** Header rows over the leaves: their top-level parts merged over their columns, the leaves' names, full marks. */
function headerRows(leaves: readonly ReportLeaf[], labels: ReportLabels, firstRow: number): { rows: WorkbookRow[]; merges: CellRange[] } {
  const leading = [labels.column.rank, labels.column.name, labels.column.total]
  const merges: CellRange[] = leading.map((_, column) => ({ firstRow, firstColumn: column, lastRow: firstRow + 2, lastColumn: column }))
  const parts: WorkbookCell[] = []
  for (let column = 0; column < leaves.length; ) {
    const part = leaves[column]?.parts[0] ?? ''
    let last = column
    while (last + 1 < leaves.length && (leaves[last + 1]?.parts[0] ?? '') === part) last += 1
    for (let covered = column; covered <= last; covered += 1) parts.push(covered === column ? text(part, 'header') : blank('header'))
    if (last > column) merges.push({ firstRow, firstColumn: LEADING + column, lastRow: firstRow, lastColumn: LEADING + last })
    column = last + 1
  }
  const rows = [
    row([...leading.map((title) => text(title, 'header')), ...parts], 24),
    row([...leading.map(() => blank('header')), ...leaves.map((leaf) => text(leaf.name, 'header'))], null),
    row(
      [
        ...leading.map(() => blank('header')),
        ...leaves.map((leaf) => (leaf.points === null ? blank('header') : number(leaf.points, 'general', 'header'))),
      ],
      18,
    ),
  ]
  return { rows, merges }
}

/** Adds the scores of some evaluatees to the sums of the leaves. */
function addScores(sums: readonly DecimalSum[], rows: readonly ReportRow[]): void {
  for (const { scores } of rows) {
    for (const [index, { state, score }] of scores.entries()) if (state === 'scored' && score !== null) sums[index]?.add(score)
  }
}

/**
 * Every evaluatee with every leaf. A leaf that is not scored holds the word of its state, so that nothing missing can be read or summed as zero.
 */
export async function matrixSheet(data: RankingReportData, labels: ReportLabels): Promise<CheckedSheet> {
  const { leaves, facts } = data
  const format = scoreFormat(facts)
  const title = `${labels.rankingTitle(facts.cycle)}　${labels.sheets.matrix}`
  const rows: WorkbookRow[] = titleRows(title, `${factLine(facts, labels)}　${labels.stateNote}`)
  const leafWidth = Math.max(11, ...Object.values(labels.state).map((word) => lineWidth(word) + 3))
  const pagesWide = Math.max(1, Math.ceil(leaves.length / LEAVES_A_PAGE))
  // The title stands over the first page only, and is not cut by its edge.
  const lastTitleColumn = LEADING + Math.floor(leaves.length / pagesWide) - 1
  const merges: CellRange[] = [0, 1].map((line) => ({ firstRow: line, firstColumn: 0, lastRow: line, lastColumn: lastTitleColumn }))
  const headerFirst = rows.length
  const header = headerRows(leaves, labels, headerFirst)
  rows.push(...header.rows)
  merges.push(...header.merges)
  const headerLast = rows.length - 1

  const shared = sharedCells()
  const leafCell = ({ state, score }: ReportScore) => shared(scoreCell(state === 'scored' ? score : null, labels.state[state], format))
  const evaluatees = data.categories.flatMap((category) => [...category.ranked, ...category.byReference, ...category.incomplete])
  const sums = leaves.map(() => new DecimalSum())
  for await (const some of inTurns(evaluatees)) {
    addScores(sums, some)
    for (const evaluatee of some) {
      const placeWords = evaluatee.participation === 'by_reference' ? labels.place.byReference : labels.place.incomplete
      const place = evaluatee.rank === null ? text(placeWords, 'missing') : number(String(evaluatee.rank), 'integer', 'centered')
      const total = scoreCell(evaluatee.total, labels.noTotal, format, 'strong')
      rows.push(row([place, text(evaluatee.name), total, ...evaluatee.scores.map(leafCell)]))
    }
  }
  const { rows: expected, numbers, sum } = totalsOf(data)
  const print = printSetup(facts, labels, title, { first: headerFirst, last: headerLast })
  return {
    sheet: {
      name: labels.sheets.matrix,
      columns: [{ from: 8, to: 10 }, { from: 16, to: 34 }, { from: 9, to: 12 }, ...leaves.map(() => ({ width: leafWidth }))],
      rows,
      merges,
      frozen: { rows: headerLast + 1, columns: LEADING },
      filter:
        evaluatees.length === 0
          ? null
          : { firstRow: headerLast, firstColumn: 0, lastRow: rows.length - 1, lastColumn: LEADING + leaves.length - 1 },
      print: { ...print, pagesWide, repeatColumns: LEADING, centered: false },
      charts: [],
    },
    expectation: {
      name: labels.sheets.matrix,
      firstRow: headerLast + 1,
      lastRow: rows.length - 1,
      keyColumn: 1,
      rows: expected,
      totals: [
        { column: 2, numbers, sum },
        ...sums.map((leaf, index) => ({ column: LEADING + index, numbers: leaf.count, sum: leaf.toString() })),
      ],
    },
  }
}
