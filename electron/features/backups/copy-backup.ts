import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { CopiedBackup } from '../../../shared/contract/backups.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { backupAt } from '../../database/backup.ts'
import { manifestName, readManifest, writeManifest } from '../../database/backup-manifest.ts'
import { freeBytes, requireRoom } from '../../database/backup-space.ts'
import { asRefusal } from '../../database/driver-refusals.ts'
import { inspectCopy } from '../../database/inspect-copy.ts'
import type { PossibleKeys } from '../../database/open-database.ts'
import { fileHash } from '../../database/restore-files.ts'
import { syncFile } from '../../database/whole-file.ts'
import type { DataFolder } from '../app.ts'
import { deviceOf } from './media.ts'

/** Folder of the evidence files beside the copies on another medium. */
export const mediumEvidence = 'evidence'

export interface CopyTask {
  readonly name: string
  /** Folder on the other medium; made when it is not there. */
  readonly to: string
  /** Whether the evidence files go along that are not there yet. */
  readonly evidence: boolean
  readonly keys: PossibleKeys
  readonly free?: (folder: string) => Promise<number>
  /** For tests only: a medium that loses something of what is written to it. */
  readonly write?: (from: string, to: string) => Promise<void>
}

/**
 * Copies a backup and its manifest to another medium: under a name of its own, flushed, read back, opened, and only then named. A copy that was cut short
 * never has a backup's name.
 *
 * @throws AppError `not_found`, `copy_inside`, `backup_space_low`, `backup_damaged` (the backup itself is not what it was), `copy_failed` (what was read back
 *   differs), `disk_full`, `disk_failed`, `folder_unreadable`
 */
export async function copyBackup(folder: DataFolder, task: CopyTask): Promise<CopiedBackup> {
  const to = resolve(task.to)
  if (!relative(folder.root, to).startsWith('..')) throw new AppError('copy_inside', { path: to })
  const { path, bytes } = await backupAt(folder.backups, task.name)
  const manifest = await readManifest(folder.backups, task.name)
  const sha256 = await fileHash(path)
  if (manifest !== null && manifest.sha256 !== sha256) throw new AppError('backup_damaged', { path })
  await prepare(to)
  await requireRoom(to, bytes, false, task.free ?? freeBytes)
  const unfinished = join(to, `${task.name}.${randomUUID()}.unfinished`)
  try {
    await (task.write ?? copyFile)(path, unfinished)
    await syncFile(unfinished)
    const back = await inspectCopy({ path: unfinished, settle: false, keys: task.keys })
    if (back.sha256 !== sha256 || back.bytes !== bytes) throw new AppError('copy_failed', { path: to })
    if (manifest !== null) await writeManifest(to, manifest)
    await rename(unfinished, join(to, task.name))
    await syncFile(to)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    await dropManifestWithoutBackup(to, task.name)
    throw asRefusal(error, to)
  }
  const evidence = task.evidence ? await copyMissing(folder.evidence, join(to, mediumEvidence)) : { files: 0, bytes: 0 }
  return {
    folder: to,
    name: task.name,
    bytes,
    evidenceFiles: evidence.files,
    evidenceBytes: evidence.bytes,
    sameDisk: deviceOf(to) === deviceOf(folder.root),
  }
}

async function prepare(to: string): Promise<void> {
  try {
    await mkdir(to, { recursive: true })
  } catch (error) {
    throw new AppError('folder_unreadable', { path: to, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' })
  }
}

async function dropManifestWithoutBackup(to: string, name: string): Promise<void> {
  const there = await stat(join(to, name)).then(
    () => true,
    () => false,
  )
  if (!there) await rm(join(to, manifestName(name)), { force: true }).catch(() => undefined)
}

/**
 * Copies the evidence files that another evidence folder lacks, each under a name of its own first. Files are named after their content, so what is there
 * already is the same, and a stick takes only what is new.
 *
 * @throws AppError `disk_full`, `disk_failed`
 */
export async function copyMissing(from: string, to: string, wanted?: ReadonlySet<string>): Promise<{ files: number; bytes: number }> {
  let files = 0
  let bytes = 0
  try {
    for (const { name, folder } of await evidenceIn(from)) {
      if (wanted !== undefined && !wanted.has(name)) continue
      const target = join(to, folder, name)
      const { size } = await stat(join(from, folder, name))
      const there = await stat(target).then(
        (present) => present.size === size,
        () => false,
      )
      if (there) continue
      await mkdir(dirname(target), { recursive: true })
      const unfinished = `${target}.${randomUUID()}.unfinished`
      await copyFile(join(from, folder, name), unfinished)
      await syncFile(unfinished)
      await rename(unfinished, target)
      await syncFile(dirname(target))
      files += 1
      bytes += size
    }
  } catch (error) {
    throw asRefusal(error, to)
  }
  return { files, bytes }
}

/** Stored evidence files with the folder they lie in, named after the first two digits of their hash. */
async function evidenceIn(folder: string): Promise<readonly { readonly name: string; readonly folder: string }[]> {
  const folders = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/u.test(name))
  const found = await Promise.all(
    folders.map(async (name) =>
      (await readdir(join(folder, name))).filter((file) => /^[0-9a-f]{64}$/u.test(file)).map((file) => ({ name: file, folder: name })),
    ),
  )
  return found.flat()
}
