/** Texts around written files: what was written, read back and checked. */
export const reports = {
  exportRanking: '导出结果表',
  writing: '正在生成…',
  checked: '已核对',
  checkedDetail: '{{name}} · {{size}}。重新打开核对：{{sheets}}，与写入一致。',
  checkedTotals: '{{totals}} 项合计一致。',
  sheetRows: '“{{name}}”{{rows}} 行',
  rows: '{{rows}} 行',
  separator: '、',
  downloadAgain: '再次下载',
  dismiss: '收起',
} as const
