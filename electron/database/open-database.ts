import { existsSync } from 'node:fs'
import { AppError } from '../../shared/domain/app-error.ts'
import { type Database, wrapConnection } from './database.ts'
import { type DatabaseKey, type SqlConnection, type SqlDriver, shippedDriver } from './driver.ts'
import { asDamage, refusing } from './driver-refusals.ts'
import { migrate } from './migration.ts'
import { migrations, newestVersion } from './migrations/index.ts'

/** "HJDB": marks a SQLite file as ours. */
export const applicationId = 0x484a4442

/**
 * Keys that a file may be under, the likeliest first; null stands for a plain file. More than one while a change of key may be under way, and for
 * copies, which stay under the key of their day. A new file gets the first.
 */
export type PossibleKeys = readonly [DatabaseKey | null, ...(DatabaseKey | null)[]]

interface OpenOptions {
  /** `existing` refuses when there is no file; `new` refuses when there is one. Never an empty database in the place of a lost one. */
  readonly mode: 'existing' | 'new'
  /** Keys that the file may be under; a plain file when none are given. */
  readonly keys?: PossibleKeys
  readonly driver?: SqlDriver
  /** Called before a migration changes an existing database, with the version it has; must leave a verified backup behind or throw. */
  readonly beforeMigration: (database: Database, version: number) => Promise<void>
}

/** What must hold on every open. `synchronous` is read back because the driver falls back to NORMAL on a reopened WAL file. */
const required = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['mmap_size', '0', 0],
] as const

/**
 * Opens the database of a data folder: the only way in, for every host.
 *
 * @throws AppError `database_missing`, `database_locked` (another program has it), `database_corrupt` (also when it is under none of the keys),
 *   `database_foreign` (a SQLite file of something else), `database_newer` (written by a later version), `disk_full` or `disk_failed`. The file is left as it was.
 */
export async function openDatabase(path: string, options: OpenOptions): Promise<Database> {
  const exists = existsSync(path)
  if (options.mode === 'existing' && !exists) throw new AppError('database_missing', { path })
  if (options.mode === 'new' && exists) throw new AppError('folder_not_empty', { path })
  const { connection, key } = refusing(path, () =>
    connect(options.driver ?? shippedDriver, path, options.keys ?? [null], { readonly: false, timeout: 200 }),
  )
  try {
    settle(connection, exists)
    if (exists) check(connection, path)
    const database = wrapConnection(connection, path, key)
    const version = connection.pragma('user_version', { simple: true }) as number
    if (exists && version < newestVersion) await options.beforeMigration(database, version)
    const upgrade = migrate(connection, migrations)
    return { ...database, upgrade }
  } catch (error) {
    connection.close()
    throw asDamage(error, path)
  }
}

/**
 * Opens a finished backup for reading only; the file stays as it is. Any thread may: nobody else writes to it.
 *
 * @throws Error of the driver when it is not there, or is under none of the keys
 */
export function openCopy(path: string, keys: PossibleKeys): Database {
  const { connection, key } = connectCopy(path, keys, { readonly: true })
  return wrapConnection(connection, path, key)
}

/**
 * Opens a file that nobody else has open, without the settings of the open database: for whoever checks a copy, or makes one ready to be put away.
 *
 * @throws Error of the driver, with `code`
 */
export function connectCopy(
  path: string,
  keys: PossibleKeys,
  { readonly }: { readonly readonly: boolean },
): { readonly connection: SqlConnection; readonly key: DatabaseKey | null } {
  return connect(shippedDriver, path, keys, { readonly, timeout: 200, mustExist: true })
}

/** Opens with the first key that fits. A single one is not tried out: what is wrong then shows where the file is first read. */
function connect(
  driver: SqlDriver,
  path: string,
  keys: PossibleKeys,
  options: { readonly readonly: boolean; readonly timeout: number; readonly mustExist?: boolean },
): { readonly connection: SqlConnection; readonly key: DatabaseKey | null } {
  const [key, ...others] = keys
  const connection = driver.open(path, { ...options, key })
  const [next, ...rest] = others
  if (next === undefined || fits(connection)) return { connection, key }
  connection.close()
  return connect(driver, path, [next, ...rest], options)
}

function fits(connection: SqlConnection): boolean {
  try {
    connection.prepare('SELECT count(*) FROM sqlite_schema').get()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') return false
    connection.close()
    throw error
  }
}

/** Settings, then the lock itself: EXCLUSIVE mode takes it with the first write transaction and keeps it until the file is closed. */
function settle(connection: SqlConnection, exists: boolean): void {
  for (const [name, value] of required) connection.pragma(`${name} = ${value}`)
  if (!exists) connection.pragma(`application_id = ${applicationId}`)
  connection.exec('BEGIN IMMEDIATE; COMMIT')
  for (const [name, , expected] of required) {
    const actual = connection.pragma(name, { simple: true })
    // mmap_size reads back as nothing where the build has no memory mapping, which is what is wanted.
    if (actual !== expected && !(name === 'mmap_size' && actual === undefined)) {
      throw new Error(`pragma ${name} is ${String(actual)}, expected ${String(expected)}`)
    }
  }
}

function check(connection: SqlConnection, path: string): void {
  if (connection.pragma('application_id', { simple: true }) !== applicationId) throw new AppError('database_foreign', { path })
  const version = connection.pragma('user_version', { simple: true }) as number
  if (version > newestVersion) throw new AppError('database_newer', { path, version, newest: newestVersion })
  const verdict = connection.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok') throw new AppError('database_corrupt', { path, found: String(verdict).slice(0, 200) })
}
