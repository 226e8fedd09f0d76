import { DecimalSum } from '../../files/tables/decimal-sum.ts'
import {
  blank,
  type CellRange,
  number,
  row,
  type SheetExpectation,
  text,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookSheet,
} from '../../files/workbook/index.ts'
import type { RankingReportData, ReportCategory, ReportRow } from './report-data.ts'
import type { ReportLabels } from './report-labels.ts'
import { factLine, inTurns, printSetup, scoreCell, scoreFormat, signatureRow, titleRows } from './report-sheets.ts'

/** A sheet with what must be found in it when the file is reopened. */
export interface CheckedSheet {
  readonly sheet: WorkbookSheet
  readonly expectation: SheetExpectation
}

/** Missing leaves that are named one by one. */
const NAMED_MISSING = 5

/** Why a row stands where it stands: ties and what broke them, vetoes in force, what is still missing. */
export function remarkOf(row: ReportRow, labels: ReportLabels): string {
  const remarks: string[] = []
  if (row.tie?.kind === 'stands') remarks.push(labels.tieStands)
  else if (row.tie) {
    const { by, node } = row.tie
    if (node !== null) remarks.push(labels.tieBroken.node(node))
    else if (by === 'fewer_deductions' || by === 'fewer_points_deducted') remarks.push(labels.tieBroken[by])
    else remarks.push(labels.tieBroken.other)
  }
  for (const veto of row.vetoes)
    remarks.push(
      veto === 'zero' || veto === 'bar' || veto === 'cap' || veto === 'withdraw' || veto === 'flag' ? labels.veto[veto] : labels.veto.other,
    )
  if (row.missingCount > 0) {
    const named = row.missing.slice(0, NAMED_MISSING)
    remarks.push(labels.missing(named.join(labels.missingSeparator), named.length, row.missingCount))
  }
  const cut = row.decision?.cut
  if (cut != null) remarks.push(labels.decision.cut(cut.from ?? labels.noGrade, cut.to ?? labels.noGrade))
  const departure = row.decision?.departure
  if (departure != null) remarks.push(labels.decision.departure(departure.reason, departure.decidedBy))
  return remarks.join('；')
}

/** Whether decided places and grades stand beside the computed ones: where they say something else, and on every sealed result. */
function showsDecisions(data: RankingReportData): boolean {
  const rows = data.categories.flatMap((category) => [...category.ranked, ...category.byReference])
  return (
    data.facts.seal !== null ||
    rows.some(
      ({ decision, rank, gradeName }) =>
        decision !== null && (decision.open || decision.departure !== null || decision.place !== rank || decision.gradeName !== gradeName),
    )
  )
}

function decidedPlace({ decision, participation }: ReportRow, labels: ReportLabels): WorkbookCell {
  if (decision === null || decision.place === null)
    return text(participation === 'by_reference' ? labels.place.byReference : labels.place.incomplete, 'missing')
  if (decision.departure?.place === true) return text(`${decision.place} ◆`, 'centered')
  return number(String(decision.place), 'integer', 'centered')
}

function decidedGrade({ decision }: ReportRow, labels: ReportLabels): WorkbookCell {
  if (decision?.open === true) return text(labels.decision.open, 'missing')
  const mark = decision?.departure?.grade === true ? ' ◆' : ''
  if (decision === null || decision.gradeName === null) return text(`${labels.noGrade}${mark}`, 'missing')
  return text(`${decision.gradeName}${mark}`, 'centered')
}

interface Column {
  readonly title: string
  readonly from: number
  readonly to: number
  cell(row: ReportRow): WorkbookCell
}

function columnsOf(data: RankingReportData, labels: ReportLabels): Column[] {
  const format = scoreFormat(data.facts)
  const { column } = labels
  const rows = data.categories.flatMap((category) => [...category.ranked, ...category.byReference, ...category.incomplete])
  const placeWords = (row: ReportRow) => (row.participation === 'by_reference' ? labels.place.byReference : labels.place.incomplete)
  const place = (row: ReportRow, rank: number | null) =>
    rank === null ? text(placeWords(row), 'missing') : number(String(rank), 'integer', 'centered')
  const columns: (Column | null)[] = [
    { title: column.rank, from: 8, to: 12, cell: (row) => place(row, row.rank) },
    { title: column.name, from: 16, to: 44, cell: (row) => text(row.name) },
    rows.every((row) => row.unitName === row.name) ? null : { title: column.unit, from: 12, to: 34, cell: (row) => text(row.unitName) },
    { title: column.total, from: 9, to: 12, cell: (row) => scoreCell(row.total, labels.noTotal, format, 'strong') },
    // What the panels gave, beside what calibration made of it.
    rows.every((row) => row.raw === null)
      ? null
      : { title: column.raw, from: 9, to: 14, cell: (row) => scoreCell(row.raw, labels.notCalibrated, format) },
    {
      title: column.grade,
      from: 8,
      to: 26,
      cell: (row) => (row.gradeName === null ? text(labels.noGrade, 'missing') : text(row.gradeName, 'centered')),
    },
    ...(showsDecisions(data)
      ? [
          { title: column.decidedPlace, from: 9, to: 12, cell: (row: ReportRow) => decidedPlace(row, labels) },
          { title: column.decidedGrade, from: 9, to: 26, cell: (row: ReportRow) => decidedGrade(row, labels) },
        ]
      : []),
    { title: column.base, from: 9, to: 12, cell: (row) => scoreCell(row.base, labels.noTotal, format) },
    // A scheme without such a part has no column for it: an empty one would look forgotten.
    rows.every((row) => row.bonus === null)
      ? null
      : { title: column.bonus, from: 8, to: 12, cell: (row) => scoreCell(row.bonus, labels.noTotal, format) },
    rows.every((row) => row.deduction === null)
      ? null
      : { title: column.deduction, from: 8, to: 12, cell: (row) => scoreCell(row.deduction, labels.noTotal, format) },
    data.since === null
      ? null
      : {
          title: column.moved,
          from: 8,
          to: 10,
          cell: (row) => (row.moved === null ? text(labels.noMovement, 'missing') : number(String(row.moved), 'signed', 'centered')),
        },
    data.categories.length < 2 ? null : { title: column.overallRank, from: 8, to: 12, cell: (row) => place(row, row.overallRank) },
    { title: column.remark, from: 18, to: 42, cell: (row) => text(remarkOf(row, labels), 'wrapped') },
  ]
  return columns.filter((candidate) => candidate !== null)
}

/** Blocks of the ranking in the order they are printed: per category the ranked ones, then those by reference, then the incomplete ones. */
function blocksOf(category: ReportCategory, labels: ReportLabels): { title: string; rows: readonly ReportRow[] }[] {
  const blocks = [
    { title: `${category.name}　${labels.section.ranked(category.ranked.length)}`, rows: category.ranked },
    { title: `${category.name}　${labels.section.byReference}`, rows: category.byReference },
    { title: `${category.name}　${labels.section.incomplete}`, rows: category.incomplete },
  ]
  const filled = blocks.filter(({ rows }) => rows.length > 0)
  return filled.length === 0 ? blocks.slice(0, 1) : filled
}

/** Sum and number of the totals that the ranking prints, computed from the data and not from the sheet. */
export function totalsOf(data: RankingReportData): { rows: number; numbers: number; sum: string } {
  const sum = new DecimalSum()
  let rows = 0
  for (const category of data.categories) {
    for (const part of [category.ranked, category.byReference, category.incomplete]) {
      rows += part.length
      for (const { total } of part) if (total !== null) sum.add(total)
    }
  }
  return { rows, numbers: sum.count, sum: sum.toString() }
}

/** The ranking by category, one block each under a common header, signatures at the end. */
export async function rankingSheet(data: RankingReportData, labels: ReportLabels): Promise<CheckedSheet> {
  const columns = columnsOf(data, labels)
  const lastColumn = columns.length - 1
  const title = labels.rankingTitle(data.facts.cycle)
  const rows: WorkbookRow[] = titleRows(title, factLine(data.facts, labels))
  const across = (line: number): CellRange => ({ firstRow: line, firstColumn: 0, lastRow: line, lastColumn })
  const merges: CellRange[] = [across(0), across(1)]
  const header =
    rows.push(
      row(
        columns.map((column) => text(column.title, 'header')),
        24,
      ),
    ) - 1
  for (const category of data.categories) {
    for (const block of blocksOf(category, labels)) {
      merges.push(across(rows.length))
      rows.push(
        row(
          columns.map((_, index) => (index === 0 ? text(block.title, 'group') : blank('group'))),
          20,
        ),
      )
      for await (const some of inTurns(block.rows)) {
        for (const evaluatee of some) rows.push(row(columns.map((column) => column.cell(evaluatee))))
      }
    }
  }
  const lastRow = rows.length - 1
  rows.push(row([]), signatureRow(labels, [0, 3, lastColumn]))
  const { rows: expected, numbers, sum } = totalsOf(data)
  const totalColumn = columns.findIndex((column) => column.title === labels.column.total)
  return {
    sheet: {
      name: labels.sheets.ranking,
      columns: columns.map(({ from, to }) => ({ from, to })),
      rows,
      merges,
      frozen: { rows: header + 1, columns: 2 },
      filter: null,
      print: printSetup(data.facts, labels, title, { first: header, last: header }),
      charts: [],
    },
    expectation: {
      name: labels.sheets.ranking,
      firstRow: header + 1,
      lastRow,
      keyColumn: 1,
      rows: expected,
      totals: [{ column: totalColumn, numbers, sum }],
    },
  }
}
