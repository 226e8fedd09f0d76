import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AppError } from '../../shared/domain/app-error.ts'
import type { DataFolder } from './app.ts'

const databaseName = 'hengjian.db'
const own = new Set([
  databaseName,
  `${databaseName}-wal`,
  `${databaseName}-shm`,
  `${databaseName}-journal`,
  'station.key',
  'station.head',
  'evidence',
  'backups',
  'logs',
  'quarantine',
  'hengjian.keys',
])

/** Paths of a data folder; nothing is touched. */
export function dataFolderAt(path: string): DataFolder {
  const root = resolve(path)
  return { root, database: join(root, databaseName), evidence: join(root, 'evidence'), backups: join(root, 'backups') }
}

/** Whether a folder holds our database. An unreadable folder holds none. */
export function isDataFolder(path: string): boolean {
  return existsSync(join(path, databaseName))
}

/**
 * Decides whether the folder is opened or begun, and makes a new one.
 *
 * A folder that once held data (evidence or backups are there) but has no database is never begun anew.
 *
 * @throws AppError `database_missing` for such a folder, `folder_not_empty` for one with foreign files, `folder_unreadable` when it cannot be made
 */
export function prepareDataFolder(path: string): { readonly folder: DataFolder; readonly mode: 'existing' | 'new' } {
  const folder = dataFolderAt(path)
  try {
    mkdirSync(folder.root, { recursive: true, mode: 0o700 })
    if (existsSync(folder.database)) return { folder, mode: 'existing' }
    const names = readdirSync(folder.root)
    if (names.some((name) => name === 'evidence' || name === 'backups')) throw new AppError('database_missing', { path: folder.database })
    if (names.some((name) => !own.has(name) && !name.startsWith('.'))) throw new AppError('folder_not_empty', { path: folder.root })
    return { folder, mode: 'new' }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('folder_unreadable', { path: folder.root, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' })
  }
}
