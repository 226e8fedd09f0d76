import type { WorkbookExpectation, WorkbookModel } from '../../files/workbook/index.ts'
import { chartsSheet } from './charts-sheet.ts'
import { coverSheet } from './cover-sheet.ts'
import { findingsSheet } from './findings-sheet.ts'
import { matrixSheet } from './matrix-sheet.ts'
import { rankingSheet } from './ranking-sheet.ts'
import type { RankingReportData } from './report-data.ts'
import type { ReportLabels } from './report-labels.ts'
import { signingSheet } from './signing-sheet.ts'

/** A workbook that is ready to be written, and what must be found in it afterwards. */
export interface PlannedWorkbook {
  readonly model: WorkbookModel
  readonly expectation: WorkbookExpectation
}

/**
 * The ranked result as a workbook: cover, ranking by category, every evaluatee with every leaf, findings, charts, signatures. The same data and labels
 * give the same workbook; it is planned in turns with whatever else waits, since a province has 60,000 findings. The expectation is computed from the data, not from the sheets, so that the check after writing proves both.
 */
export async function rankingWorkbook(data: RankingReportData, labels: ReportLabels): Promise<PlannedWorkbook> {
  const checked = [await rankingSheet(data, labels), await matrixSheet(data, labels), await findingsSheet(data, labels)]
  const before = [coverSheet(data, labels), ...checked.map(({ sheet }) => sheet)]
  const charts = chartsSheet(data, labels, { sheet: before.length })
  // Last, so that the charts keep their place beside the tables they read.
  const sheets = [...before, ...(charts === null ? [] : [charts]), signingSheet(data, labels)]
  return {
    model: { title: labels.rankingTitle(data.facts.cycle), author: data.facts.operator, created: data.facts.writtenAt, sheets },
    expectation: { sheetNames: sheets.map(({ name }) => name), sheets: checked.map(({ expectation }) => expectation) },
  }
}
