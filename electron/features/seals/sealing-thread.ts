import { Worker } from 'node:worker_threads'
import type { SealDifferences } from '../../../shared/contract/seals.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { CopiedDatabase, MadeSeal, Sealing, WrittenSeal } from './seal-work.ts'

/** What is done in a thread of its own, because at the size of a province it takes many seconds. */
export type SealJob =
  | { readonly kind: 'make'; readonly copy: CopiedDatabase; readonly cycleId: number; readonly sealing: Sealing }
  | { readonly kind: 'file'; readonly packed: Uint8Array; readonly head: { readonly code: string; readonly sha256: string } }
  | { readonly kind: 'differences'; readonly before: Uint8Array; readonly after: Uint8Array }

interface Outcomes {
  readonly make: MadeSeal
  readonly file: WrittenSeal
  readonly differences: SealDifferences
}

type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: AppError['code']; readonly data: AppError['data'] }

/**
 * Runs a job in a thread of its own and ends the thread.
 *
 * @throws AppError and Error as the functions of `seal-work.ts` that do the job
 */
export function inSealingThread<Job extends SealJob>(job: Job): Promise<Outcomes[Job['kind']]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./seal-worker.ts', import.meta.url), { workerData: job })
    worker.once('message', (answer: Answer<Outcomes[Job['kind']]>) => {
      if (answer.ok) resolve(answer.value)
      else reject(new AppError(answer.code, answer.data))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`sealing thread ended with ${code}`)))
  })
}
