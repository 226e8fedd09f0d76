import { parentPort, workerData } from 'node:worker_threads'
import BetterSqlite3 from 'better-sqlite3'

/** Full check of a finished copy, off the main thread; answers `ok` or what is wrong. */
const connection = new BetterSqlite3(String(workerData), { readonly: true, fileMustExist: true })
const integrity = connection.pragma('integrity_check(1)', { simple: true })
const orphans = connection.pragma('foreign_key_check') as readonly unknown[]
connection.close()
parentPort?.postMessage(integrity === 'ok' ? (orphans.length === 0 ? 'ok' : `${orphans.length} rows without parent`) : String(integrity))
