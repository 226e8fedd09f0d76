import { randomUUID } from 'node:crypto'
import { copyFile, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import { listBackups } from '../../database/backup.ts'
import { manifestName, readManifest, type Sign, signManifest, writeManifest } from '../../database/backup-manifest.ts'
import { asRefusal } from '../../database/driver-refusals.ts'
import { inspectCopy } from '../../database/inspect-copy.ts'
import { rekeyCopy } from '../../database/rekey-copy.ts'
import { syncFile } from '../../database/whole-file.ts'
import type { App } from '../app.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { keyFileText, readKeyFile } from './key-file.ts'
import { presentKey } from './key-ring.ts'

/** Names of the backups that lie there in clear, oldest first. */
export async function plainBackups(folder: string): Promise<readonly string[]> {
  const names: string[] = []
  for (const { name } of await listBackups(folder)) if (await startsPlain(join(folder, name))) names.push(name)
  return names
}

async function startsPlain(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.toString('latin1') === 'SQLite format 3\0'
  } finally {
    await file.close()
  }
}

/**
 * Encrypts the backups that lie there in clear, or deletes them. One after the other, each in one step; what was interrupted is asked for again.
 *
 * What a disk keeps of deleted or overwritten files is not in the program's hands, and the screen says so.
 *
 * @returns how many, and how many are damaged and were left as they are
 * @throws AppError `encryption_is_off`, `disk_full`, `disk_failed`
 */
export async function convertBackups(
  app: App,
  operator: string | null,
  how: 'encrypt' | 'delete',
): Promise<{ readonly done: number; readonly damaged: number }> {
  const by = requireOperator(operator)
  if (app.keys === null) throw new AppError('encryption_is_off')
  const { backups } = app.folder
  let [done, damaged] = [0, 0]
  for (const name of await plainBackups(backups)) {
    if (how === 'delete') await remove(backups, name)
    else if (!(await encrypt(app, name))) {
      damaged += 1
      continue
    }
    done += 1
  }
  const detail = { how, done, damaged }
  await app.write(['settings'], () =>
    logOperation(app, { operator: by, action: 'plain_backups_converted', objectKind: 'backup', objectId: null, detail }),
  )
  return { done, damaged }
}

async function remove(folder: string, name: string): Promise<void> {
  await rm(join(folder, name), { force: true })
  await rm(join(folder, manifestName(name)), { force: true })
  await syncFile(folder)
}

/** @returns false for a backup that does not check out */
async function encrypt(app: App, name: string): Promise<boolean> {
  const { backups, root } = app.folder
  const path = join(backups, name)
  const unfinished = `${path}.${randomUUID()}.unfinished`
  try {
    await copyFile(path, unfinished)
    await rekeyCopy({ path: unfinished, from: [null], to: presentKey(app.keys) })
    const { sha256, bytes } = await inspectCopy({ path: unfinished, settle: false, keys: [presentKey(app.keys)] })
    const [manifest, keys] = [await readManifest(backups, name), await readKeyFile(root)]
    if (manifest !== null && keys !== null) {
      const seals = manifest.seals.map((seal) => ({ ...seal, cycle: '' }))
      const { signature: _signature, ...changed } = { ...manifest, sha256, bytes, seals, madeBy: null, keySlots: keyFileText(keys) }
      await writeManifest(backups, signManifest(changed, signOf(app)))
    }
    await rename(unfinished, path)
    await syncFile(backups)
    return true
  } catch (error) {
    await rm(unfinished, { force: true })
    if (error instanceof AppError && error.code === 'database_corrupt') return false
    throw asRefusal(error, path)
  }
}

/** The signature of this station. */
function signOf(app: App): Sign {
  return app.audit.sign
}
