import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Database } from './database.ts'
import type { DatabaseKey } from './driver.ts'
import { asRefusal } from './driver-refusals.ts'

export interface Backup {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** How many automatic backups are kept; the newest verified one is never deleted. */
const kept = 20

/**
 * Copies the open database into `folder`, reopens the copy, checks it, and only then gives it its name.
 *
 * The copy goes page by page and the check runs in a worker, so that the program stays responsive at any size.
 *
 * @param reason short word for the file name: `import`, `migration-10`
 * @param at instant for the file name
 * @throws AppError `disk_full`, `disk_failed`; Error when the copy does not check out. No file with the final name exists then
 */
export async function backupDatabase(database: Database, folder: string, reason: string, at: Date): Promise<Backup> {
  await mkdir(folder, { recursive: true })
  const stamp = at.toISOString().replaceAll(/[:.]/g, '-')
  const name = `hengjian-${stamp}-${reason}.db`
  const path = join(folder, name)
  // Two backups may begin in the same instant; neither may write into the other's copy.
  const unfinished = `${path}.${randomUUID()}.unfinished`
  try {
    await database.copyTo(unfinished)
    await verify(unfinished, database.key)
    await syncFile(unfinished)
    await rename(unfinished, path)
    await syncFile(folder)
  } catch (error) {
    // A disk without room gets back what the attempt took.
    await rm(unfinished, { force: true })
    throw asRefusal(error, path)
  }
  const { size } = await stat(path)
  await prune(folder)
  return { path, name, bytes: size }
}

/** Newest finished backup's file name and time, or null when there is none. */
export async function latestBackup(folder: string): Promise<{ readonly name: string; readonly at: Date } | null> {
  const names = await listBackups(folder)
  const newest = names.at(-1)
  return newest === undefined ? null : { name: newest, at: (await stat(join(folder, newest))).mtime }
}

async function listBackups(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.startsWith('hengjian-') && name.endsWith('.db')).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

async function prune(folder: string): Promise<void> {
  const names = await listBackups(folder)
  for (const name of names.slice(0, Math.max(0, names.length - kept))) await rm(join(folder, name))
}

async function syncFile(path: string): Promise<void> {
  // Windows cannot open a folder; its rename is durable enough without.
  if (process.platform === 'win32' && (await stat(path)).isDirectory()) return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function verify(path: string, key: DatabaseKey | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { workerData: { path, key } })
    worker.once('message', (verdict: string) => (verdict === 'ok' ? resolve() : reject(new Error(`backup does not check out: ${verdict}`))))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`backup check ended with ${code}`)))
  })
}
