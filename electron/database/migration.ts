import type { SqlConnection } from './driver.ts'
import { computeSealsNow, digestOfSeals, resealAfter, storedSeals } from './row-seals.ts'

/** One forward step of the database's form. Versions grow in tens; an applied migration is never changed. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
  /** What SQL alone cannot do, after `sql` and in the same transaction. */
  readonly run?: (connection: SqlConnection) => void
}

/** What a migration did. */
export interface Upgrade {
  /** The versions that were applied, in order; empty when the database was up to date. */
  readonly applied: readonly number[]
  /** Digest of the row seals before it, which the last line of the audit log binds; null when none were kept or nothing was applied. */
  readonly sealsBefore: Uint8Array | null
}

/**
 * Brings a database to the newest form, all steps and `user_version` in one transaction. Row seals that are kept already follow, with the distance that
 * they had from the rows: a migration must not hide what was changed before it.
 *
 * @throws Error when foreign keys do not hold afterwards; nothing is changed then
 */
export function migrate(connection: SqlConnection, migrations: readonly Migration[]): Upgrade {
  const current = connection.pragma('user_version', { simple: true }) as number
  const pending = migrations.filter((migration) => migration.version > current)
  if (pending.length === 0) return { applied: [], sealsBefore: null }
  let sealsBefore: Uint8Array | null = null
  connection
    .transaction(() => {
      const before = keepsSeals(connection) ? { computed: computeSealsNow(connection), stored: storedSeals(connection) } : null
      if (before !== null) sealsBefore = digestOfSeals(connection)
      for (const migration of pending) {
        connection.exec(migration.sql)
        migration.run?.(connection)
        connection.pragma(`user_version = ${migration.version}`)
      }
      if (before !== null) resealAfter(connection, before)
      const broken = connection.pragma('foreign_key_check') as readonly unknown[]
      if (broken.length > 0) throw new Error(`migration leaves ${broken.length} rows without their parent`)
    })
    .immediate()
  return { applied: pending.map((migration) => migration.version), sealsBefore }
}

function keepsSeals(connection: SqlConnection): boolean {
  return connection.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'row_seal'").get() !== undefined
}
