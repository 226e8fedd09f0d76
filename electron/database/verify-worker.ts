import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { readFacts } from './copy-facts.ts'
import type { Inspection, InspectionTask } from './inspect-copy.ts'
import { connectCopy } from './open-database.ts'

/**
 * Full check of a copy, off the main thread, and what it holds. With `settle` the copy first leaves WAL mode, so that it is one file that can be carried
 * away alone; otherwise it is opened for reading only.
 */
function inspect({ path, settle, keys }: InspectionTask): Inspection {
  const { connection } = connectCopy(path, keys, { readonly: !settle })
  try {
    if (settle) connection.pragma('journal_mode = DELETE')
    const integrity = connection.pragma('integrity_check(1)', { simple: true })
    if (integrity !== 'ok') return { verdict: String(integrity).slice(0, 200), facts: null }
    const orphans = (connection.pragma('foreign_key_check') as readonly unknown[]).length
    if (orphans > 0) return { verdict: `${orphans} rows without parent`, facts: null }
    return { verdict: 'ok', facts: readFacts({ prepare: (sql) => connection.prepare(sql) }) }
  } finally {
    connection.close()
  }
}

/** The same, and the driver's code for a copy that it cannot read: that is what the check is for. */
function unlessDamaged(task: InspectionTask): Inspection {
  try {
    return inspect(task)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_')) return { verdict: code, facts: null }
    throw error
  }
}

function fileHash(path: string): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(1 << 20)
  const file = openSync(path, 'r')
  let bytes = 0
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read))
      bytes += read
    }
  } finally {
    closeSync(file)
  }
  return { sha256: hash.digest('hex'), bytes }
}

const task = workerData as InspectionTask
// The hash of what lies there when it is done: settling changes the file.
const inspection = unlessDamaged(task)
parentPort?.postMessage({ ...inspection, ...fileHash(task.path) })
