import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../../shared/domain/app-error.ts'
import { differencesOf, makeSeal, writeSealFile } from './seal-work.ts'
import type { SealJob } from './sealing-thread.ts'

/** Does one job of `sealing-thread.ts` away from the thread that answers the screens, and posts what came of it. */
function work(job: SealJob): unknown {
  switch (job.kind) {
    case 'make':
      return makeSeal(job.copy, job.cycleId, job.sealing)
    case 'file':
      return writeSealFile(job.packed, job.head)
    case 'differences':
      return differencesOf(job.before, job.after)
  }
}

try {
  parentPort?.postMessage({ ok: true, value: work(workerData as SealJob) })
} catch (error) {
  // A refusal keeps its code; the class of an error is lost between threads.
  if (!(error instanceof AppError)) throw error
  parentPort?.postMessage({ ok: false, code: error.code, data: error.data })
}
