import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../shared/domain/app-error.ts'
import { readChecks } from './backup-checks.ts'
import { manifestName, type Sign, signManifest, writeManifest } from './backup-manifest.ts'
import { type BackupName, backupName, readBackupName } from './backup-name.ts'
import { expendable } from './backup-retention.ts'
import { freeBytes, requireRoom } from './backup-space.ts'
import type { Database } from './database.ts'
import { asRefusal } from './driver-refusals.ts'
import { inspectCopy } from './inspect-copy.ts'
import { keysName } from './restore-files.ts'
import { syncFile } from './whole-file.ts'

export interface Backup {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** What a manifest says of where a backup comes from, and what surrounds the making of it. */
export interface BackupOrigin {
  readonly madeBy: string | null
  /** Version of the program. */
  readonly program: string
  readonly sign: Sign
  /** Nothing waits for it: it is not begun on a disk that is almost full, and given up when `signal` aborts. */
  readonly isOptional: boolean
  readonly signal?: AbortSignal
  /** Runs the copying, but not the check: for who must let no writer in meanwhile and does not hold the gate already. */
  readonly holding?: <T>(copying: () => Promise<T>) => Promise<T>
  readonly free?: (folder: string) => Promise<number>
}

const noOrigin: BackupOrigin = { madeBy: null, program: '', sign: () => null, isOptional: false }

/**
 * Copies the open database into `folder`, reopens the copy, checks it, writes what it is beside it, and only then gives it its name.
 *
 * The copy goes page by page and the check runs in a worker, so that the program stays responsive at any size. Afterwards backups that are no longer
 * needed go.
 *
 * @param reason short word for the file name: `import`, `migration-10`
 * @param at instant for the file name
 * @throws AppError `backup_space_low`, `disk_full`, `disk_failed`; Error when the copy does not check out. No file with the final name exists then
 */
export async function backupDatabase(
  database: Database,
  folder: string,
  reason: string,
  at: Date,
  origin: BackupOrigin = noOrigin,
): Promise<Backup> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await requireRoom(folder, await sizeOf(database.path), origin.isOptional, origin.free ?? freeBytes)
  const { name, path, instant, release } = reserveName(folder, at, reason)
  const unfinished = `${path}.${randomUUID()}.unfinished`
  try {
    const copying = async () => {
      await database.copyTo(unfinished)
      return keySlotsOf(database)
    }
    const keySlots = await (origin.holding === undefined ? copying() : origin.holding(copying))
    const inspected = await inspectCopy({ path: unfinished, settle: true, keys: [database.key] }, origin.signal)
    if (inspected.facts === null) {
      // Just written, and not to be read back or opened: then it is the disk.
      const code = /^SQLITE_(?:CANTOPEN|IOERR|FULL)/u.exec(inspected.verdict)?.[0]
      if (code !== undefined) throw new AppError(code === 'SQLITE_FULL' ? 'disk_full' : 'disk_failed', { path })
      throw new Error(`backup does not check out: ${inspected.verdict}`)
    }
    await syncFile(unfinished)
    const { applicationId: _, ...facts } = inspected.facts
    const manifest = {
      format: 'hengjian-backup/1' as const,
      name,
      at: instant.toISOString(),
      reason,
      madeBy: keySlots === null ? origin.madeBy : null,
      program: origin.program,
      bytes: inspected.bytes,
      sha256: inspected.sha256,
      keySlots,
      ...facts,
      // Beside encrypted data nothing lies in clear that names anybody or anything.
      seals: facts.seals.map((seal) => (keySlots === null ? seal : { ...seal, cycle: '' })),
    }
    await writeManifest(folder, signManifest(manifest, origin.sign))
    await rename(unfinished, path)
    await syncFile(folder)
  } catch (error) {
    // A disk without room gets back what the attempt took.
    await rm(unfinished, { force: true })
    throw asRefusal(error, path)
  } finally {
    release()
  }
  const { size } = await stat(path)
  await prune(folder, name)
  return { path, name, bytes: size }
}

/** Backups under way: their names are taken although no file has them yet. */
const underWay = new Set<string>()

/** The name for a backup that nothing else has or is about to have: two of the same instant must not take each other's place. */
function reserveName(folder: string, at: Date, reason: string): { name: string; path: string; instant: Date; release: () => void } {
  for (let later = 0; ; later += 1) {
    const instant = new Date(at.getTime() + later)
    const name = backupName(instant, reason)
    const path = join(folder, name)
    if (underWay.has(path) || existsSync(path)) continue
    underWay.add(path)
    return { name, path, instant, release: () => underWay.delete(path) }
  }
}

/** The key slots as they stand beside an encrypted database: the copy is under the same key, and nobody could open it elsewhere without them. */
async function keySlotsOf(database: Database): Promise<string | null> {
  return database.key === null ? null : readFile(join(dirname(database.path), keysName), 'utf8')
}

/** The database and what still stands in its write-ahead log. */
async function sizeOf(path: string): Promise<number> {
  const sizes = await Promise.all(
    [path, `${path}-wal`].map((part) =>
      stat(part).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Newest finished backup's file name and time, or null when there is none. */
export async function latestBackup(folder: string): Promise<{ readonly name: string; readonly at: Date } | null> {
  return (await listBackups(folder)).at(-1) ?? null
}

/** Finished backups of a folder, oldest first; empty when the folder is not there. @throws Error of the file system when it cannot be listed */
export async function listBackups(folder: string): Promise<readonly BackupName[]> {
  return (await namesIn(folder))
    .map(readBackupName)
    .filter((backup) => backup !== null)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.name < b.name ? -1 : 1))
}

/** The day at the office that an instant belongs to. */
export function officeDay(at: Date): string {
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
}

/** Takes away what interrupted attempts left; only while no backup is being made. */
export async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) if (name.endsWith('.unfinished')) await rm(join(folder, name), { force: true })
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/**
 * Deletes what is not kept; the backup before its manifest, so that what remains of an interruption is no backup. The one just made stays in any case:
 * while the clock is set wrong its name may be the oldest.
 */
async function prune(folder: string, made: string): Promise<void> {
  const names = new Set(await namesIn(folder))
  const checks = await readChecks(folder)
  const candidates = (await listBackups(folder)).map((backup) => ({
    ...backup,
    verified: names.has(manifestName(backup.name)) && checks[backup.name]?.ok !== false,
  }))
  for (const name of expendable(candidates, officeDay)) {
    if (name === made) continue
    await rm(join(folder, name), { force: true })
    await rm(join(folder, manifestName(name)), { force: true })
  }
}

/** A backup of a folder by its file name. @throws AppError `not_found` for one that is not there, or a name that is not a backup's */
export async function backupAt(
  folder: string,
  name: string,
): Promise<{ readonly backup: BackupName; readonly path: string; readonly bytes: number }> {
  const backup = readBackupName(name)
  const path = join(folder, backup?.name ?? '')
  const size =
    backup === null
      ? null
      : await stat(path).then(
          ({ size }) => size,
          () => null,
        )
  if (backup === null || size === null) throw new AppError('not_found', { what: 'backup', name: name.slice(0, 100) })
  return { backup, path, bytes: size }
}
