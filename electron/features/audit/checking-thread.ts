import { Worker } from 'node:worker_threads'
import type { PossibleKeys } from '../../database/open-database.ts'
import type { AuditCheck, CheckProgress } from './check-audit.ts'
import type { SignedHead } from './signed-heads.ts'

/** What the thread checks: a finished copy, and what it is compared with. */
export interface CheckTask {
  readonly path: string
  readonly keys: PossibleKeys
  readonly trusted: string | null
  readonly heads: readonly { readonly name: string; readonly head: SignedHead }[]
}

/** What the thread gets: the task, and a flag that asks it to stop at the next step. */
export interface CheckThreadData extends CheckTask {
  readonly stop: Int32Array<SharedArrayBuffer>
}

type Message = { readonly progress: CheckProgress } | { readonly result: AuditCheck }

/**
 * Runs the full check in a thread of its own: at the size of a province it reads half a million rows.
 *
 * @throws Error when the copy cannot be read
 */
export async function* checkInThread(task: CheckTask, signal: AbortSignal): AsyncGenerator<Message, void> {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(new URL('./audit-worker.ts', import.meta.url), { workerData: { ...task, stop } satisfies CheckThreadData })
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const waiting: Message[] = []
  let ended: { readonly error: Error | null } | null = null
  let wake: () => void = () => undefined
  const end = (error: Error | null) => {
    ended ??= { error }
    wake()
  }
  worker.on('message', (message: Message) => {
    waiting.push(message)
    wake()
  })
  worker.once('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
  worker.once('exit', () => end(null))
  const abort = () => end(new Error('the check was broken off'))
  signal.addEventListener('abort', abort, { once: true })
  try {
    for (;;) {
      const message = waiting.shift()
      if (message !== undefined) {
        yield message
        if ('result' in message) return
      } else if (ended !== null) {
        throw (ended as { readonly error: Error | null }).error ?? new Error('the check ended without a result')
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    signal.removeEventListener('abort', abort)
    // It closes its copy and ends by itself: a thread that is cut off inside the database's own code can take the program with it.
    Atomics.store(stop, 0, 1)
    await gone
  }
}
