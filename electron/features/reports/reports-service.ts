import type { Comparison } from '../../../shared/contract/comparison.ts'
import type { ExportedFile } from '../../../shared/contract/reports.ts'
import { languageSchema } from '../../../shared/contract/settings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type CsvCell, writeCsv } from '../../files/csv/write-csv.ts'
import { readTable } from '../../files/tables/index.ts'
import type { App } from '../app.ts'
import { compareEvaluatees } from '../comparison/comparison-service.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { today } from '../operations.ts'
import { readSetting } from '../settings/settings-repository.ts'
import { comparisonRows, comparisonWorkbook } from './comparison-workbook.ts'
import { fileName, giveExport, giveWorkbook, logExport } from './given-exports.ts'
import { reportLabels } from './labels.ts'
import { rankingWorkbook } from './ranking-workbook.ts'
import { gatherFacts, gatherRanking } from './report-gatherer.ts'
import type { ReportLabels } from './report-labels.ts'

export { readExport } from './given-exports.ts'

/**
 * Writes the ranked result, reopens it, compares rows and sums with the data, and only then gives it out.
 *
 * @throws AppError `export_check_failed` (nothing is given out), `no_cycle`
 */
export async function exportRanking(app: App, operator: string | null, cycleId: number, categoryId: number | null): Promise<ExportedFile> {
  const labels = labelsOf(app)
  const name = `${labels.rankingTitle(readCycle(app.db, cycleId).name)} ${today(app.clock())}.xlsx`
  await logExport(app, operator, name, cycleId)
  const data = await app.gate.run(() => gatherRanking(app, cycleId, categoryId, operator))
  return giveWorkbook(app, await rankingWorkbook(data, labels), name)
}

/** Writes a comparison as a workbook or as text, in the same way. @throws AppError `export_check_failed`, `no_cycle`, `not_found` */
export async function exportComparison(
  app: App,
  operator: string | null,
  input: { cycleId: number; evaluateeIds: readonly number[]; format: 'xlsx' | 'csv' },
): Promise<ExportedFile> {
  const labels = labelsOf(app)
  const name = `${labels.comparisonTitle(readCycle(app.db, input.cycleId).name)} ${today(app.clock())}`
  await logExport(app, operator, `${name}.${input.format}`, input.cycleId)
  const data = {
    facts: gatherFacts(app, input.cycleId, operator),
    comparison: withoutProvisional(compareEvaluatees(app, input.cycleId, input.evaluateeIds, null)),
  }
  if (input.format === 'xlsx') return giveWorkbook(app, comparisonWorkbook(data, labels), `${name}.xlsx`)
  return finishText(app, comparisonRows(data, labels), fileName(`${name}.csv`))
}

/** A file that leaves the office states results only: a provisional total could be taken for one. */
function withoutProvisional(comparison: Comparison): Comparison {
  return { ...comparison, cards: comparison.cards.map((card) => (card.provisional ? { ...card, total: null, rank: null } : card)) }
}

async function finishText(app: App, rows: readonly (readonly CsvCell[])[], name: string): Promise<ExportedFile> {
  const bytes = new Uint8Array(writeCsv(rows))
  const found = (await readTable(bytes, name)).sheets[0]?.rows.length ?? 0
  if (found !== rows.length) throw new AppError('export_check_failed', { sheet: name, what: 'rows', expected: rows.length, found })
  // Neither the header nor the line of the seal is a row of data.
  return giveExport(app, { name, bytes }, [{ name, rows: rows.length - 2 }], 0)
}

function labelsOf(app: App): ReportLabels {
  return reportLabels(languageSchema.catch('zh').parse(readSetting(app.db, 'language')))
}
