import { AppError } from '../../shared/domain/app-error.ts'
import { closedCycle } from './migrations/closed-cycle.ts'

/**
 * What the driver or the file system reported, as a refusal that the screen can put into words: the disk is full or fails, the file is locked, damaged or
 * cannot be opened. Everything else is a defect and comes back as it is.
 *
 * @param path of the database, for the message
 */
export function asRefusal(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code === null) return error
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new AppError('disk_full', { path })
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return new AppError('disk_failed', { path })
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('database_locked', { path })
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new AppError('database_corrupt', { path, found: error instanceof Error ? error.message.slice(0, 200) : code })
  }
  if (code === 'SQLITE_CONSTRAINT_TRIGGER' && error instanceof Error && error.message === closedCycle) return new AppError('sealed')
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) return new AppError('folder_unreadable', { path })
  return error
}

/**
 * As `asRefusal`, for work on a file that is being opened and whose form is known: there a table or a column that SQLite does not find is damage and no defect.
 */
export function asDamage(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code !== 'SQLITE_ERROR' && code !== 'SQLITE_MISMATCH' && code !== 'SQLITE_TOOBIG') return asRefusal(error, path)
  return new AppError('database_corrupt', { path, found: error instanceof Error ? error.message.slice(0, 200) : code })
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** Runs `work`, and turns what the driver reports into a refusal. @throws AppError as `asRefusal`, and what `work` throws */
export function refusing<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asRefusal(error, path)
  }
}
