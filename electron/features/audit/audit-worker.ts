import { parentPort, workerData } from 'node:worker_threads'
import { openCopy } from '../../database/open-database.ts'
import { checkAudit } from './check-audit.ts'
import { withResults } from './check-results.ts'
import type { CheckThreadData } from './checking-thread.ts'
import { expectedForm } from './expected-form.ts'

const { path, keys, trusted, heads, stop } = workerData as CheckThreadData
const stopped = (): boolean => Atomics.load(stop, 0) === 1
const db = openCopy(path, keys)
try {
  const steps = checkAudit(db, { trusted, heads, form: expectedForm() })
  let told = 0
  let step = steps.next()
  while (step.done !== true && !stopped()) {
    // Some progress a second is enough for whoever looks on.
    if (performance.now() - told > 100 || step.value.done === step.value.total) {
      parentPort?.postMessage({ progress: step.value })
      told = performance.now()
    }
    step = steps.next()
  }
  if (step.done === true && !stopped()) parentPort?.postMessage({ result: await withResults(db, step.value) })
} finally {
  db.close()
}
