import { statfs } from 'node:fs/promises'
import { AppError } from '../../shared/domain/app-error.ts'

/** Below this an automatic backup is not begun: the disk is for what people enter. */
export const leastFree = 500 * 1024 * 1024

/** Free bytes of the disk that holds a folder, as far as this user may fill them. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/**
 * Refuses a copy for which there is no room: twice its size must be free, and for a backup that nothing waits for 500 MB.
 *
 * @param needed size of the copy in bytes
 * @param isOptional whether nothing waits for the copy: backups before an import or a restore only need their own room
 * @throws AppError `backup_space_low` with `free` and `needed` in whole MB
 */
export async function requireRoom(folder: string, needed: number, isOptional: boolean, free = freeBytes): Promise<void> {
  const wanted = isOptional ? Math.max(leastFree, 2 * needed) : 2 * needed
  const present = await free(folder)
  if (present >= wanted) return
  throw new AppError('backup_space_low', { path: folder, free: inMegabytes(present), needed: Math.max(1, inMegabytes(wanted)) })
}

function inMegabytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024))
}
