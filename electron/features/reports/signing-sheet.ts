import { blank, type CellRange, row, text, type WorkbookCell, type WorkbookRow, type WorkbookSheet } from '../../files/workbook/index.ts'
import type { RankingReportData } from './report-data.ts'
import type { ReportLabels } from './report-labels.ts'
import { localTime, printSetup } from './report-sheets.ts'

const COLUMNS = 4

/**
 * The page that the leading group signs: what was decided, the seal's code and time, and one line for each role and each signer of the seal. A draft has the
 * lines too, and says that it is one.
 */
export function signingSheet(data: RankingReportData, labels: ReportLabels): WorkbookSheet {
  const { signing, seal: words } = labels
  const { facts } = data
  const { seal } = facts
  const rows: WorkbookRow[] = []
  const merges: CellRange[] = []
  const whole = (cell: WorkbookCell, height: number): void => {
    merges.push({ firstRow: rows.length, firstColumn: 0, lastRow: rows.length, lastColumn: COLUMNS - 1 })
    rows.push(row([cell, ...Array.from({ length: COLUMNS - 1 }, () => blank(cell.style))], height))
  }
  const everybody = data.categories.flatMap(({ ranked, byReference }) => [...ranked, ...byReference])
  const departures = everybody.filter(({ decision }) => decision?.departure != null).length
  const ranked = data.categories.reduce((sum, category) => sum + category.ranked.length, 0)

  rows.push(row([], 16))
  whole(text(signing.title(facts.cycle), 'title'), 44)
  whole(text(signing.statement, 'verified'), 48)
  whole(text(signing.count(ranked, data.categories.length), 'value'), 26)
  if (departures > 0) whole(text(signing.departures(departures), 'value'), 26)
  whole(text(seal === null ? words.draft : words.full(seal.code, seal.revision, seal.by, localTime(new Date(seal.at))), 'value'), 30)
  if (seal === null) whole(text(signing.draft, 'value'), 26)
  rows.push(row([], 14))
  rows.push(
    row(
      [signing.role, signing.name, signing.sign, signing.day].map((heading) => text(heading, 'header')),
      26,
    ),
  )
  const lines = [
    ...(seal?.signers ?? []).map((name) => ({ role: signing.signer, name })),
    ...signing.roles.map((role) => ({ role, name: '' })),
  ]
  for (const { role, name } of lines) {
    rows.push(row([text(role, 'signature'), text(name, 'signature'), blank('value'), text(labels.cover.signatureDay, 'signature')], 40))
  }
  return {
    name: labels.sheets.signing,
    columns: [{ width: 26 }, { width: 18 }, { width: 26 }, { width: 20 }],
    rows,
    merges,
    frozen: { rows: 0, columns: 0 },
    filter: null,
    print: { ...printSetup(facts, labels, signing.title(facts.cycle), null), orientation: 'portrait', pagesTall: 1 },
    charts: [],
  }
}
