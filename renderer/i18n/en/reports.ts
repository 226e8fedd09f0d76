import type { Texts } from '../texts.ts'
import type { reports as source } from '../zh/reports.ts'

export const reports: Texts<typeof source> = {
  exportRanking: 'Export results',
  writing: 'Writing…',
  checked: 'Checked',
  checkedDetail: '{{name}} · {{size}}. Reopened and compared: {{sheets}}, as written.',
  checkedTotals: ' {{totals}} sums agree.',
  sheetRows: '"{{name}}" {{rows}} rows',
  rows: '{{rows}} rows',
  separator: ', ',
  downloadAgain: 'Download again',
  dismiss: 'Dismiss',
}
