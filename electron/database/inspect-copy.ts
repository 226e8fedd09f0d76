import { Worker } from 'node:worker_threads'
import type { CopyFacts } from './copy-facts.ts'
import type { PossibleKeys } from './open-database.ts'

/** What the worker is asked: a finished file, and whether it may change it to leave WAL mode. */
export interface InspectionTask {
  readonly path: string
  readonly settle: boolean
  /** Keys that the copy may be under, the likeliest first. */
  readonly keys: PossibleKeys
}

/** `ok` with what the copy holds, or what is wrong with it. */
export type Inspection = { readonly verdict: 'ok'; readonly facts: CopyFacts } | { readonly verdict: string; readonly facts: null }
export type InspectedFile = Inspection & { readonly sha256: string; readonly bytes: number }

/**
 * Opens and checks a copy in a thread of its own: integrity, foreign keys, what it holds, and the hash of the file.
 *
 * @param signal aborts the check; the thread ends with it
 * @throws Error when the file cannot be opened at all, or the check was aborted
 */
export function inspectCopy(task: InspectionTask, signal?: AbortSignal): Promise<InspectedFile> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { workerData: task })
    const abort = () => void worker.terminate()
    signal?.addEventListener('abort', abort, { once: true })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', abort)
      reject(new Error(`backup check ended with ${code}`))
    })
  })
}
