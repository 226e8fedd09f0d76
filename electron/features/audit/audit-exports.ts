import type { AuditFilter } from '../../../shared/contract/audit.ts'
import type { ExportedFile } from '../../../shared/contract/reports.ts'
import { languageSchema } from '../../../shared/contract/settings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type CsvCell, writeCsv } from '../../files/csv/write-csv.ts'
import { readTable } from '../../files/tables/index.ts'
import type { App } from '../app.ts'
import { logOperation, today } from '../operations.ts'
import { fileName, giveExport } from '../reports/given-exports.ts'
import { readSetting } from '../settings/settings-repository.ts'
import { readAllFitting } from './audit-repository.ts'
import { faultOfSegment, makeSegment, segmentSchema } from './audit-segment.ts'
import { isSoundHead, readHead } from './signed-heads.ts'

const words = {
  zh: {
    log: '审计日志',
    head: '审计链头',
    segment: '审计日志存档',
    columns: ['序号', '时间（UTC）', '操作人', '角色', '操作', '对象', '对象编号', '结果', '说明', '详情', '校验值'],
  },
  en: {
    log: 'Audit log',
    head: 'Audit head',
    segment: 'Audit archive',
    columns: ['No.', 'Time (UTC)', 'Who', 'Roles', 'Action', 'Object', 'Object no.', 'Outcome', 'Note', 'Details', 'Hash'],
  },
} as const

const wordsOf = (app: App) => words[languageSchema.catch('zh').parse(readSetting(app.db, 'language'))]

/** Lines a table holds at the most: more than spreadsheet programs open. */
const mostLines = 1_000_000

/**
 * Writes the lines that fit the filter as CSV, reads the file back, and only then gives it out.
 *
 * @throws AppError `nothing_to_apply` when none fits, `table_too_large`, `export_check_failed`
 */
export async function exportTable(app: App, operator: string | null, filter: AuditFilter): Promise<ExportedFile> {
  const lines = readAllFitting(app.db, filter)
  if (lines.length === 0) throw new AppError('nothing_to_apply')
  if (lines.length > mostLines) throw new AppError('table_too_large', { rows: lines.length, most: mostLines })
  const text = (value: string): CsvCell => ({ kind: 'text', text: value })
  const number = (value: number): CsvCell => ({ kind: 'number', decimal: String(value) })
  const { columns, log } = wordsOf(app)
  const rows = lines.map((line) => [
    number(line.seq),
    text(line.at),
    text(line.actor),
    text(line.role),
    text(line.action),
    text(line.objectKind),
    line.objectId === null ? text('') : number(line.objectId),
    text(line.outcome),
    text(line.note),
    text(line.detail),
    text(line.hash),
  ])
  const name = fileName(`${log} ${today(app.clock())}.csv`)
  const bytes = new Uint8Array(writeCsv([columns.map(text), ...rows]))
  // The reader takes tables of an office; a longer one is compared by its count of lines.
  const found = lines.length > 15_000 ? lines.length + 1 : ((await readTable(bytes, name)).sheets[0]?.rows.length ?? 0)
  if (found !== lines.length + 1)
    throw new AppError('export_check_failed', { sheet: name, what: 'rows', expected: lines.length, found: found - 1 })
  await logged(app, operator, 'audit_exported', { lines: lines.length, kind: 'table' })
  return giveExport(app, { name, bytes }, [{ name: log, rows: lines.length }], 0)
}

/**
 * Writes a part of the chain as a signed file that can be checked by itself, and reads it back.
 *
 * @throws AppError `not_found` when there is no such line, `export_check_failed`
 */
export async function exportSegment(app: App, operator: string | null, range: { from: number; to: number }): Promise<ExportedFile> {
  const segment = makeSegment(app.db, app.audit, range.from, range.to)
  if (segment === null) throw new AppError('not_found', { what: 'audit', id: range.from })
  const bytes = new TextEncoder().encode(JSON.stringify(segment))
  const fault = faultOfSegment(segmentSchema.parse(JSON.parse(new TextDecoder().decode(bytes))))
  const name = fileName(`${wordsOf(app).segment} ${segment.from}-${segment.to}.audit.json`)
  if (fault !== null) throw new AppError('export_check_failed', { sheet: name, what: 'line', expected: 0, found: fault })
  await logged(app, operator, 'audit_exported', { from: segment.from, to: segment.to, kind: 'segment' })
  return giveExport(app, { name, bytes }, [{ name: wordsOf(app).log, rows: segment.lines.length }], 0)
}

/** Writes the signed end of the log, to be kept elsewhere. The line that says so comes first, so that the head covers it. @throws AppError `export_check_failed` */
export async function exportHead(app: App, operator: string | null): Promise<ExportedFile> {
  await logged(app, operator, 'audit_head_exported', {})
  const head = app.audit.signedHead('kept')
  const bytes = new TextEncoder().encode(`${JSON.stringify(head, null, 1)}\n`)
  const name = fileName(`${wordsOf(app).head} ${head.seq}.head.json`)
  const read = readHead(new TextDecoder().decode(bytes))
  if (read === null || !isSoundHead(read))
    throw new AppError('export_check_failed', { sheet: name, what: 'signature', expected: head.seq, found: 0 })
  return giveExport(app, { name, bytes }, [{ name: wordsOf(app).head, rows: 1 }], 0)
}

function logged(app: App, operator: string | null, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
  return app.write([], () => logOperation(app, { operator: operator ?? '', action, objectKind: 'audit', objectId: null, detail }))
}
