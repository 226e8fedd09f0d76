import type { App } from '../../electron/features/app.ts'
import { checkAudit } from '../../electron/features/audit/check-audit.ts'
import { withResults } from '../../electron/features/audit/check-results.ts'
import { expectedForm } from '../../electron/features/audit/expected-form.ts'

/** What a full check of an open data folder finds, in words: `file` by SQLite alone, `seals` by the audit chain and the seals of the rows. */
export interface Findings {
  readonly file: readonly string[]
  readonly seals: readonly string[]
}

/** Of the present version; made once, because it takes all migrations. */
let form: ReturnType<typeof expectedForm> | null = null

/** Checks everything that can be checked; nothing is changed. */
export async function fullCheck(app: App): Promise<Findings> {
  const integrity = app.db.prepare('PRAGMA integrity_check(1)').pluck().get()
  const orphans = app.db.prepare('PRAGMA foreign_key_check').all()
  const { findings, station } = app.audit.facts()
  form ??= expectedForm()
  const steps = checkAudit(app.db, { trusted: station.publicKey, heads: [], form })
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  const { differences } = await withResults(app.db, step.value)
  return {
    file: [
      ...(integrity === 'ok' ? [] : [`the file is broken: ${String(integrity)}`]),
      ...(orphans.length === 0 ? [] : [`${orphans.length} rows without their parent`]),
    ],
    seals: [...findings, ...differences].map(
      ({ kind, name, seq, stated, found }) => `${kind} ${name || String(seq)}: ${stated} ≠ ${found}`,
    ),
  }
}
