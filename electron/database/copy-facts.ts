import type { LogTail, SealFact } from './backup-manifest.ts'
import type { SqlStatement } from './driver.ts'

/** What a whole database holds, as far as people ask before they restore it. */
export interface CopyFacts {
  readonly applicationId: number
  /** `user_version` of the file. */
  readonly schemaVersion: number
  readonly counts: Readonly<Record<string, number>>
  readonly tail: LogTail
  readonly seals: readonly SealFact[]
}

/** Tables that people know, by the name that the manifest and the screens have for them. An older form lacks some. */
const countedTables = [
  ['cycles', 'cycle'],
  ['schemes', 'scheme_version'],
  ['evaluatees', 'evaluatee'],
  ['findings', 'finding'],
  ['evidence', 'evidence'],
  ['inputs', 'input_value'],
  ['judges', 'judge'],
  ['marks', 'mark'],
  ['ballots', 'survey_ballot'],
  ['meetings', 'meeting'],
  ['decisions', 'decision'],
  ['seals', 'seal'],
  ['accounts', 'account'],
] as const

const sealsInOrder = `SELECT c.name AS cycle, s.revision, s.sha256, s.sealed_at AS sealedAt, s.reopened_at IS NULL AS inForce
  FROM seal s JOIN cycle c ON c.id = s.cycle_id ORDER BY s.id`

/** Reads them from a database of any form that this program ever had. @throws Error of the driver when the file is damaged */
export function readFacts({ prepare }: { readonly prepare: (sql: string) => SqlStatement }): CopyFacts {
  const one = (sql: string) => prepare(sql).pluck().get() as number
  const tables = new Set(prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[])
  const counts = countedTables.filter(([, table]) => tables.has(table)).map(([name, table]) => [name, one(`SELECT count(*) FROM ${table}`)])
  const seals = tables.has('seal') ? (prepare(sealsInOrder).all() as (Omit<SealFact, 'inForce'> & { inForce: number })[]) : []
  return {
    applicationId: one('PRAGMA application_id'),
    schemaVersion: one('PRAGMA user_version'),
    counts: Object.fromEntries(counts),
    tail: logTail({ prepare }),
    seals: seals.map((seal) => ({ ...seal, inForce: seal.inForce === 1 })),
  }
}

/** Lines of the operation log in whichever form a database has it: `seq`, `at`, `hash` in hex or NULL, `operator`, `action`. */
export function logLines({ prepare }: { readonly prepare: (sql: string) => SqlStatement }): string {
  const isChained = prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'audit'").get() !== undefined
  return isChained
    ? 'SELECT seq, at, lower(hex(hash)) AS hash, actor AS operator, action FROM audit'
    : 'SELECT id AS seq, at, NULL AS hash, operator, action FROM operation'
}

/** The last line of the operation log; `seq` 0 when nothing was ever written. */
export function logTail(db: { readonly prepare: (sql: string) => SqlStatement }): LogTail {
  const last = db.prepare(`SELECT seq, at, hash FROM (${logLines(db)}) ORDER BY seq DESC LIMIT 1`).get() as LogTail | undefined
  return last ?? { seq: 0, at: null, hash: null }
}
