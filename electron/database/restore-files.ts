import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { AppError } from '../../shared/domain/app-error.ts'
import { asRefusal } from './driver-refusals.ts'
import { syncFile, writeWhole } from './whole-file.ts'

/**
 * Everything that belongs to one state of the database, and has to be put aside together before another state takes its place. The witness of the audit
 * log's end is one of them: it speaks of lines that the restored state lacks, which its first line says.
 */
const databaseName = 'hengjian.db'
export const keysName = 'hengjian.keys'
const parts = [databaseName, `${databaseName}-wal`, `${databaseName}-shm`, `${databaseName}-journal`, keysName, 'station.head'] as const
const orderName = 'restore.json'
export const quarantineName = 'quarantine'
const stagedSuffix = '.restored'
/** How long another program is believed to be at work on its own order, in milliseconds; a restore takes seconds. */
const believed = 120_000

const orderSchema = z.strictObject({
  format: z.literal('hengjian-restore/1'),
  id: z.string().regex(/^[0-9a-f-]{36}$/u),
  /** Folder below `quarantine` that takes the present files. */
  stamp: z.string().regex(/^[0-9A-Za-z-]{1,60}$/u),
  /** Whether a key slots file goes with the restored database. */
  hasKeys: z.boolean(),
  backup: z.string(),
  at: z.string(),
  by: z.string(),
  second: z.string().nullable(),
  reason: z.string(),
  /** First and last line of the operation log that the restored state lacks; null when none is known. */
  lost: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
  process: z.int(),
})
/** What is to be restored and who said so; stands in the data folder from the moment it is decided until the restored data has been opened. */
export type RestoreOrder = z.infer<typeof orderSchema>

/**
 * Copies a backup into the data folder under a name that nothing opens, and reads the copy back.
 *
 * @param keySlots content of the key slots file that opens it; null for a plain backup
 * @param encrypt puts the copy under the key of the data folder, for a plain backup of one that is encrypted by now
 * @returns the id that the order names. @throws AppError `backup_damaged` when the copy is not what the backup was, `disk_full`, `disk_failed`
 */
export async function stageRestore(
  root: string,
  backup: { readonly path: string; readonly sha256: string },
  keySlots: string | null,
  encrypt: (path: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const id = randomUUID()
  const path = stagedPath(root, id, databaseName)
  try {
    await copyFile(backup.path, path)
    if (keySlots !== null) {
      const keysPath = stagedPath(root, id, keysName)
      await writeFile(keysPath, keySlots, { mode: 0o600 })
      await syncFile(keysPath)
    }
    if ((await fileHash(path)) !== backup.sha256) throw new AppError('backup_damaged', { path: backup.path })
    await encrypt(path)
    await syncFile(path)
    await syncFile(root)
  } catch (error) {
    await dropStaged(root, id)
    throw asRefusal(error, path)
  }
  return id
}

/** Takes away what was staged for an order that was not given. */
export async function dropStaged(root: string, id: string): Promise<void> {
  for (const part of [databaseName, keysName]) await rm(stagedPath(root, id, part), { force: true })
}

/** Gives the order. From here on the restore is carried out, if need be at the next start; the database must not be open any more. */
export async function orderRestore(root: string, order: RestoreOrder): Promise<void> {
  await writeWhole(join(root, orderName), JSON.stringify(order, null, 1))
}

/**
 * Carries out an order that stands in the data folder, as far as it was not yet, and says which; null when there is none.
 *
 * May be interrupted anywhere and called again: what was staged is there until it has its place, and until then whatever has the database's name is
 * the old state, which goes to the quarantine and is never deleted. The order stays until `endRestore`, so that the restored data can tell of it.
 *
 * @throws AppError `database_locked` while another program carries out its order, `disk_full`, `disk_failed`
 */
export async function finishRestore(root: string): Promise<RestoreOrder | null> {
  try {
    const order = await readOrder(root)
    if (order === null) {
      await dropLeftovers(root)
      return null
    }
    if (await isOthers(root, order)) throw new AppError('database_locked', { path: join(root, databaseName) })
    await place(root, order)
    return order
  } catch (error) {
    throw asRefusal(error, join(root, databaseName))
  }
}

/** The order is fulfilled and the restored data tells of it: the order goes beside the files it put aside. */
export async function endRestore(root: string, order: RestoreOrder): Promise<void> {
  const quarantine = join(root, quarantineName, order.stamp)
  await mkdir(quarantine, { recursive: true, mode: 0o700 })
  await rename(join(root, orderName), join(quarantine, orderName))
  await syncFile(root)
}

/** The order that stands in a data folder. Null also for one that cannot be read: it was written whole, so it is not one of ours. */
export async function readOrder(root: string): Promise<RestoreOrder | null> {
  const text = await readFile(join(root, orderName), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return orderSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

async function place(root: string, order: RestoreOrder): Promise<void> {
  const quarantine = join(root, quarantineName, order.stamp)
  const staged = stagedPath(root, order.id, databaseName)
  const stagedKeys = stagedPath(root, order.id, keysName)
  if (await isThere(staged)) {
    await mkdir(quarantine, { recursive: true, mode: 0o700 })
    await syncFile(dirname(quarantine))
    for (const part of parts) {
      // Key slots that have their place already belong to the restored state, and must not follow the old ones.
      if (part === keysName && order.hasKeys && !(await isThere(stagedKeys))) continue
      if ((await isThere(join(root, part))) && !(await isThere(join(quarantine, part))))
        await rename(join(root, part), join(quarantine, part))
    }
    await syncFile(quarantine)
    await syncFile(root)
    if (order.hasKeys && (await isThere(stagedKeys))) await rename(stagedKeys, join(root, keysName))
    await rename(staged, join(root, databaseName))
    await syncFile(root)
  } else if (!(await isThere(join(root, databaseName)))) {
    // What was to be restored is gone, by another hand than ours: the old state comes back rather than none.
    for (const part of parts) if (await isThere(join(quarantine, part))) await rename(join(quarantine, part), join(root, part))
    await syncFile(root)
  }
}

/** Whether the program that gave the order is another one that still runs. Process numbers are given again, so it is believed for a while only. */
async function isOthers(root: string, order: RestoreOrder): Promise<boolean> {
  if (order.process === process.pid) return false
  const { mtimeMs } = await stat(join(root, orderName))
  if (Math.abs(Date.now() - mtimeMs) > believed) return false
  try {
    process.kill(order.process, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function dropLeftovers(root: string): Promise<void> {
  const names = await readdir(root).catch(() => [])
  const isLeft = (name: string) => name.endsWith(stagedSuffix) || (name.startsWith(`${orderName}.`) && name.endsWith('.unfinished'))
  for (const name of names.filter(isLeft)) await rm(join(root, name), { force: true })
}

function stagedPath(root: string, id: string, part: string): string {
  return join(root, `${part}.${id}${stagedSuffix}`)
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** SHA-256 of a file, in hex. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(part as Buffer)
  return hash.digest('hex')
}
