import { parentPort, workerData } from 'node:worker_threads'
import type { DatabaseKey } from './driver.ts'
import { connectCopy } from './open-database.ts'

/**
 * Full check of a finished copy, off the main thread; answers `ok` or what is wrong. The copy leaves WAL mode, so that it is one file that can be
 * carried away alone.
 */
const { path, key } = workerData as { readonly path: string; readonly key: DatabaseKey | null }
const { connection } = connectCopy(path, [key], { readonly: false })
connection.pragma('journal_mode = DELETE')
const integrity = connection.pragma('integrity_check(1)', { simple: true })
const orphans = connection.pragma('foreign_key_check') as readonly unknown[]
connection.close()
parentPort?.postMessage(integrity === 'ok' ? (orphans.length === 0 ? 'ok' : `${orphans.length} rows without parent`) : String(integrity))
