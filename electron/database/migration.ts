import type { SqlConnection } from './driver.ts'

/** One forward step of the database's form. Versions grow in tens; an applied migration is never changed. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/**
 * Brings a database to the newest form, all steps and `user_version` in one transaction.
 *
 * @returns the versions that were applied, in order; empty when the database was up to date
 * @throws Error when foreign keys do not hold afterwards; nothing is changed then
 */
export function migrate(connection: SqlConnection, migrations: readonly Migration[]): readonly number[] {
  const current = connection.pragma('user_version', { simple: true }) as number
  const pending = migrations.filter((migration) => migration.version > current)
  if (pending.length === 0) return []
  connection
    .transaction(() => {
      for (const migration of pending) {
        connection.exec(migration.sql)
        connection.pragma(`user_version = ${migration.version}`)
      }
      const broken = connection.pragma('foreign_key_check') as readonly unknown[]
      if (broken.length > 0) throw new Error(`migration leaves ${broken.length} rows without their parent`)
    })
    .immediate()
  return pending.map((migration) => migration.version)
}
