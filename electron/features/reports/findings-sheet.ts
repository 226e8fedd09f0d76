import type { FindingRow } from '../../../shared/contract/findings.ts'
import { counts } from '../../../shared/domain/finding-status.ts'
import { DecimalSum } from '../../files/tables/decimal-sum.ts'
import { number, row, text, type WorkbookRow } from '../../files/workbook/index.ts'
import type { CheckedSheet } from './ranking-sheet.ts'
import type { RankingReportData } from './report-data.ts'
import type { ReportLabels } from './report-labels.ts'
import { dayCell, factLine, inTurns, printSetup, sharedCells, titleRows } from './report-sheets.ts'

const POINTS_COLUMN = 5

/** The findings behind the ranking, one a row, with who recorded and who confirmed them. */
export async function findingsSheet(data: RankingReportData, labels: ReportLabels): Promise<CheckedSheet> {
  const { finding } = labels
  const title = `${labels.rankingTitle(data.facts.cycle)}　${labels.sheets.findings}`
  const columns = [
    { title: finding.number, from: 6, to: 8 },
    { title: finding.foundOn, from: 12, to: 12 },
    { title: finding.evaluatee, from: 14, to: 30 },
    { title: finding.indicator, from: 14, to: 26 },
    { title: finding.description, from: 24, to: 48 },
    { title: finding.points, from: 8, to: 10 },
    { title: finding.source, from: 10, to: 24 },
    { title: finding.status, from: 8, to: 14 },
    { title: finding.deadline, from: 12, to: 12 },
    { title: finding.recordedBy, from: 8, to: 16 },
    { title: finding.confirmedBy, from: 8, to: 16 },
    { title: finding.evidence, from: 6, to: 12 },
  ]
  const lastColumn = columns.length - 1
  const rows: WorkbookRow[] = titleRows(title, factLine(data.facts, labels))
  const header =
    rows.push(
      row(
        columns.map((column) => text(column.title, 'header')),
        24,
      ),
    ) - 1
  const sum = new DecimalSum()
  const shared = sharedCells()
  const add = (entry: FindingRow) => {
    if (entry.points !== null) sum.add(entry.points)
    const points =
      entry.points === null
        ? text(finding.noPoints, 'missing')
        : number(entry.points, 'general', counts(entry.status) ? 'strong' : 'number')
    rows.push(
      row([
        number(String(rows.length - header), 'integer', 'centered'),
        shared(dayCell(entry.foundOn, '')),
        shared(text(entry.evaluatee)),
        shared(text(entry.indicatorName)),
        text(entry.description, 'wrapped'),
        shared(points),
        shared(text(labels.source[entry.source], 'centered')),
        shared(text(labels.status[entry.status], 'centered')),
        shared(dayCell(entry.deadline, finding.noDeadline)),
        shared(text(entry.recordedBy, 'centered')),
        shared(entry.confirmedBy === null ? text(finding.notConfirmed, 'missing') : text(entry.confirmedBy, 'centered')),
        shared(number(String(entry.evidenceCount), 'integer', 'centered')),
      ]),
    )
  }
  for await (const some of inTurns(data.findings)) for (const entry of some) add(entry)
  const lastRow = rows.length - 1
  return {
    sheet: {
      name: labels.sheets.findings,
      columns: columns.map(({ from, to }) => ({ from, to })),
      rows,
      merges: [0, 1].map((line) => ({ firstRow: line, firstColumn: 0, lastRow: line, lastColumn })),
      frozen: { rows: header + 1, columns: 0 },
      filter: { firstRow: header, firstColumn: 0, lastRow: Math.max(lastRow, header), lastColumn },
      print: printSetup(data.facts, labels, title, { first: header, last: header }),
      charts: [],
    },
    expectation: {
      name: labels.sheets.findings,
      firstRow: header + 1,
      lastRow,
      keyColumn: 0,
      rows: data.findings.length,
      totals: [{ column: POINTS_COLUMN, numbers: sum.count, sum: sum.toString() }],
    },
  }
}
