import type { LogTail } from '../../database/backup-manifest.ts'
import { logLines } from '../../database/copy-facts.ts'
import type { Database } from '../../database/database.ts'

/** The line of the operation log with a number; undefined when there is none. */
export function logLine(db: Database, seq: number): LogTail | undefined {
  return db.prepare(`SELECT seq, at, hash FROM (${logLines(db)}) WHERE seq = ?`).get(seq) as LogTail | undefined
}

/** Who did what, how often and when, after a line of the operation log. */
export interface OperationGroup {
  readonly operator: string
  readonly action: string
  readonly count: number
  readonly firstAt: string
  readonly lastAt: string
}

/** Operations after a line of the log by who and what, the most frequent first; empty when there are none. */
export function operationsAfter(db: Database, seq: number): readonly OperationGroup[] {
  return db
    .prepare(
      `SELECT operator, action, count(*) AS count, min(at) AS firstAt, max(at) AS lastAt FROM (${logLines(db)}) WHERE seq > ?
       GROUP BY operator, action ORDER BY count(*) DESC, max(at) DESC`,
    )
    .all(seq) as OperationGroup[]
}
