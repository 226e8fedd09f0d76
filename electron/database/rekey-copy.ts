import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/domain/app-error.ts'
import type { DatabaseKey } from './driver.ts'
import type { PossibleKeys } from './open-database.ts'
import { syncFile } from './whole-file.ts'

/** What the worker is asked: a finished file that nobody else has open, the keys that it may be under, and the one that it is to be under. */
export interface RekeyTask {
  readonly path: string
  readonly from: PossibleKeys
  /** Null makes it plain. */
  readonly to: DatabaseKey | null
}

/** `ok`, or what the check of the rewritten file found. */
export type RekeyVerdict = 'ok' | { readonly fault: string }

/**
 * Writes a copy anew under another key, in its place, and checks it: integrity, foreign keys, the rows of every table counted before and after, and that
 * it opens under the new key only. It is on the disk afterwards. Runs in a thread of its own.
 *
 * @throws AppError `database_corrupt` when it does not check out; the copy is worth nothing then. Error when it is under none of the keys
 */
export async function rekeyCopy(task: RekeyTask): Promise<void> {
  const verdict = await new Promise<RekeyVerdict>((resolve, reject) => {
    const worker = new Worker(new URL('./rekey-worker.ts', import.meta.url), { workerData: task })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`change of key ended with ${code}`)))
  })
  if (verdict !== 'ok') throw new AppError('database_corrupt', { path: task.path, found: verdict.fault.slice(0, 200) })
  await syncFile(task.path)
}
