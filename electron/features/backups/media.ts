import { existsSync, readdirSync, statSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { BackupFolders, Medium } from '../../../shared/contract/backups.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { readBackupName } from '../../database/backup-name.ts'
import { freeBytes } from '../../database/backup-space.ts'

/** Removable media and drives that are there now, the likeliest first. Only looked at, never written to. */
export async function listMedia(): Promise<Medium[]> {
  const media: Medium[] = []
  for (const path of process.platform === 'win32' ? drives() : mounts()) {
    // A drive without a medium cannot be asked for its room.
    const free = await freeBytes(path).catch(() => null)
    if (free !== null) media.push({ path, freeBytes: free, hasBackups: holdsBackups(path) })
  }
  return media
}

/** Drive letters other than that of the system. */
function drives(): readonly string[] {
  const system = (process.env.SystemDrive ?? 'C:').toUpperCase()
  return [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`).filter((path) => !path.startsWith(system) && existsSync(path))
}

/** Where desktops on Linux put what is plugged in, each an own disk. */
function mounts(): readonly string[] {
  const { username } = userInfo()
  const parents = [`/media/${username}`, `/run/media/${username}`, '/media', '/mnt', '/Volumes']
  const found = parents.flatMap((parent) => foldersIn(parent).map((name) => join(parent, name)))
  return found.filter((path) => path !== `/media/${username}` && deviceOf(path) !== deviceOf('/'))
}

/** Number of the disk that holds a path; null when it is not there. */
export function deviceOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.dev ?? null
}

function foldersIn(path: string): readonly string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  } catch {
    // Not there, or not for this user: nothing to offer.
    return []
  }
}

/** Whether a folder holds backups. An unreadable one holds none. */
export function holdsBackups(path: string): boolean {
  try {
    return readdirSync(path).some((name) => readBackupName(name) !== null)
  } catch {
    return false
  }
}

/**
 * Folders below a path, for choosing one by hand; hidden ones are left out.
 *
 * @throws AppError `folder_unreadable` when the path cannot be listed
 */
export function listBackupFolders(wanted: string | null): BackupFolders {
  const path = resolve(wanted ?? homedir())
  try {
    const folders = readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort((a, b) => (a < b ? -1 : 1))
      .slice(0, 500)
    const parent = dirname(path)
    return {
      path,
      parent: parent === path ? null : parent,
      hasBackups: holdsBackups(path),
      folders: folders.map((name) => ({ name: basename(name), path: join(path, name), hasBackups: holdsBackups(join(path, name)) })),
    }
  } catch (error) {
    throw new AppError('folder_unreadable', { path, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' })
  }
}
