import { type Expression, type SqlBool, sql } from 'kysely'
import type { AuditChoices, AuditDetail, AuditFilter, AuditPage, AuditRow } from '../../../shared/contract/audit.ts'
import { automaticAction } from '../../../shared/domain/audit.ts'
import { hexOf } from '../../database/audit-line.ts'
import type { Database } from '../../database/database.ts'

const shown = ['seq', 'at', 'actor', 'role', 'action', 'object_kind', 'object_id', 'outcome', 'note'] as const

interface StoredRow {
  seq: number
  at: string
  actor: string
  role: string
  action: string
  object_kind: string
  object_id: number | null
  outcome: AuditRow['outcome']
  note: string
}

const toRow = ({ object_kind, object_id, ...row }: StoredRow): AuditRow => ({ ...row, objectKind: object_kind, objectId: object_id })

/** Beginning of a day of this machine's calendar, as the log has it. */
function startOf(day: string, plus: 0 | 1): string {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + plus).toISOString()
}

function matching(db: Database, filter: AuditFilter) {
  const text = `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return db.build.selectFrom('audit').where((each) => {
    const all: Expression<SqlBool>[] = []
    if (filter.from !== null) all.push(each('at', '>=', startOf(filter.from, 0)))
    if (filter.to !== null) all.push(each('at', '<', startOf(filter.to, 1)))
    if (filter.actor !== '') all.push(each('actor', '=', filter.actor))
    if (filter.action !== '') all.push(each('action', '=', filter.action))
    if (filter.objectKind !== '') all.push(each('object_kind', '=', filter.objectKind))
    if (filter.outcome !== null) all.push(each('outcome', '=', filter.outcome))
    if (!filter.automatic && filter.action !== automaticAction) all.push(each('action', '<>', automaticAction))
    if (filter.text !== '') {
      all.push(sql<SqlBool>`(note LIKE ${text} ESCAPE '\\' OR detail LIKE ${text} ESCAPE '\\' OR actor LIKE ${text} ESCAPE '\\')`)
    }
    return each.and(all)
  })
}

/** A page of lines that fit, newest first. @param before only lines with a smaller number; null: from the newest on */
export function readPage(db: Database, filter: AuditFilter, before: number | null, limit: number): AuditPage {
  const fitting = matching(db, filter)
  const paged = before === null ? fitting : fitting.where('seq', '<', before)
  const rows = db.all(
    paged
      .select([...shown])
      .orderBy('seq', 'desc')
      .limit(limit + 1),
  )
  const lines = rows.slice(0, limit).map(toRow)
  const total = db.get(fitting.select((each) => each.fn.countAll<number>().as('count')))?.count ?? 0
  return { lines, total, before: rows.length > limit ? (lines.at(-1)?.seq ?? null) : null }
}

/** Every line that fits, oldest first, with its details: for a table that leaves the program. */
export function readAllFitting(
  db: Database,
  filter: AuditFilter,
): readonly (AuditRow & { readonly detail: string; readonly hash: string })[] {
  return db
    .all(
      matching(db, filter)
        .select([...shown, 'detail', 'hash'])
        .orderBy('seq'),
    )
    .map(({ detail, hash, ...row }) => ({ ...toRow(row), detail, hash: hexOf(hash) }))
}

/** One line with everything that is known of it; undefined when there is none of that number. */
export function readLine(db: Database, seq: number): AuditDetail | undefined {
  const row = db.get(
    db.build
      .selectFrom('audit')
      .select([...shown, 'detail', 'boot_id', 'mono_ms', 'hash', 'prev'])
      .where('seq', '=', seq),
  )
  if (row === undefined) return undefined
  const { detail, boot_id, mono_ms, hash, prev, ...line } = row
  const anchors = db.prepare('SELECT reason FROM audit_anchor WHERE seq = ? ORDER BY id').pluck().all(seq) as string[]
  return { line: toRow(line), detail, bootId: boot_id, uptime: mono_ms, hash: hexOf(hash), prev: hexOf(prev), anchors }
}

/** What the log can be filtered by: what occurs in it, sorted. */
export function readChoices(db: Database): AuditChoices {
  const distinct = (column: 'actor' | 'action' | 'object_kind') =>
    db.prepare(`SELECT DISTINCT ${column} FROM audit WHERE ${column} <> '' ORDER BY ${column}`).pluck().all() as string[]
  return { actors: distinct('actor'), actions: distinct('action'), objectKinds: distinct('object_kind') }
}
