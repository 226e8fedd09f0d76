import { counts } from '../../../shared/domain/finding-status.ts'
import {
  blank,
  type CellRange,
  number,
  row,
  text,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookSheet,
} from '../../files/workbook/index.ts'
import { totalsOf } from './ranking-sheet.ts'
import type { RankingReportData } from './report-data.ts'
import type { ReportLabels } from './report-labels.ts'
import { localTime, printSetup, scoreCell, scoreFormat, writtenTime } from './report-sheets.ts'

const COLUMNS = 7
/** Categories that the cover shows legibly on one page. */
const ONE_PAGE = 24

/**
 * The cover: what was evaluated by which scheme and when, how many evaluatees stand where, what was checked, and the places to sign. Its sentence
 * 已核对 becomes true with the check that follows the writing: a file that fails it is never handed out.
 */
export function coverSheet(data: RankingReportData, labels: ReportLabels): WorkbookSheet {
  const { cover, summary } = labels
  const { facts } = data
  const { seal } = facts
  const rows: WorkbookRow[] = []
  const merges: CellRange[] = []
  const whole = (cell: WorkbookCell, height: number) => {
    merges.push({ firstRow: rows.length, firstColumn: 0, lastRow: rows.length, lastColumn: COLUMNS - 1 })
    rows.push(row([cell], height))
  }
  const line = (label: string, value: string, style: 'value' | 'verified' = 'value') => {
    merges.push({ firstRow: rows.length, firstColumn: 1, lastRow: rows.length, lastColumn: COLUMNS - 1 })
    const rest = Array.from({ length: COLUMNS - 2 }, () => blank(style))
    // The sentence of the check is the only long one; two lines hold it.
    rows.push(row([text(label, 'label'), text(value, style), ...rest], style === 'verified' ? 36 : 24))
  }
  const sumOf = (part: 'ranked' | 'byReference' | 'incomplete') => data.categories.reduce((sum, category) => sum + category[part].length, 0)
  const { rows: checkedRows, sum } = totalsOf(data)

  rows.push(row([], 20))
  whole(text(labels.rankingTitle(facts.cycle), 'title'), 44)
  rows.push(row([], 12))
  line(cover.cycle, facts.cycle)
  line(cover.scheme, cover.schemeValue(facts.scheme, facts.version))
  line(cover.fullMarks, facts.fullMarks ?? cover.none)
  line(cover.evaluatees, cover.evaluateesValue(sumOf('ranked'), sumOf('byReference'), sumOf('incomplete')))
  line(cover.findings, cover.findingsValue(data.findings.filter(({ status }) => counts(status)).length, data.findings.length))
  if (data.since !== null) line(cover.since, data.since)
  line(cover.writtenAt, writtenTime(facts))
  line(cover.operator, facts.operator === '' ? cover.none : facts.operator)
  line(
    labels.seal.title,
    seal === null ? labels.seal.draft : labels.seal.full(seal.code, seal.revision, seal.by, localTime(new Date(seal.at))),
  )
  line(cover.audit, cover.auditValue(facts.audit.seq, facts.audit.code))
  line(cover.check, cover.checked(checkedRows, sum, checkedRows, data.findings.length), 'verified')
  rows.push(row([], 14))

  const headings = [summary.category, summary.ranked, summary.byReference, summary.incomplete, summary.best, summary.mean, summary.lowest]
  rows.push(
    row(
      headings.map((heading) => text(heading, 'header')),
      24,
    ),
  )
  const format = scoreFormat(facts)
  for (const category of data.categories) {
    const count = (part: readonly unknown[]) => number(String(part.length), 'integer', 'centered')
    const score = (total: string | null | undefined) => scoreCell(total ?? null, labels.noTotal, format)
    rows.push(
      row([
        text(category.name),
        count(category.ranked),
        count(category.byReference),
        count(category.incomplete),
        score(category.ranked.at(0)?.total),
        score(category.mean),
        score(category.ranked.at(-1)?.total),
      ]),
    )
  }
  rows.push(row([], 24))
  for (const signer of cover.signers) {
    const cells: (WorkbookCell | null)[] = [
      text(`${signer}：`, 'signature'),
      blank('value'),
      blank('value'),
      null,
      null,
      text(cover.signatureDay, 'signature'),
    ]
    rows.push(row(cells, 36))
  }
  rows.push(row([], 8))
  return {
    name: labels.sheets.cover,
    columns: [{ width: 26 }, ...Array.from({ length: COLUMNS - 1 }, () => ({ width: 13 }))],
    rows,
    merges,
    frozen: { rows: 0, columns: 0 },
    filter: null,
    print: { ...printSetup(facts, labels, labels.rankingTitle(facts.cycle), null), pagesTall: data.categories.length > ONE_PAGE ? 0 : 1 },
    charts: [],
  }
}
