import { parentPort, workerData } from 'node:worker_threads'
import { type DatabaseKey, type SqlConnection, shippedDriver } from './driver.ts'
import { connectCopy } from './open-database.ts'
import type { RekeyTask, RekeyVerdict } from './rekey-copy.ts'

/** Does the work of `rekey-copy.ts` away from the thread that answers the screens. */
function rekey({ path, from, to }: RekeyTask): RekeyVerdict {
  const before = rewrite(path, from, to)
  if (opensUnder(path, to === null ? undefined : null)) return { fault: 'it opens without a key' }
  const copy = shippedDriver.open(path, { key: to, readonly: true })
  try {
    const integrity = copy.pragma('integrity_check(1)', { simple: true })
    if (integrity !== 'ok') return { fault: String(integrity) }
    const orphans = (copy.pragma('foreign_key_check') as readonly unknown[]).length
    if (orphans > 0) return { fault: `${orphans} rows without parent` }
    const after = rowCounts(copy)
    return after === before ? 'ok' : { fault: `rows before ${before}, after ${after}` }
  } finally {
    copy.close()
  }
}

/** @returns how many rows each table had */
function rewrite(path: string, from: RekeyTask['from'], to: DatabaseKey | null): string {
  const { connection, key } = connectCopy(path, from, { readonly: false })
  try {
    // A journal on the disk would hold pages of the one side beside those of the other.
    connection.pragma('journal_mode = DELETE')
    connection.pragma('journal_mode = MEMORY')
    connection.pragma('synchronous = FULL')
    const counts = rowCounts(connection)
    if (key !== to) shippedDriver.rekey(connection, to)
    return counts
  } finally {
    connection.close()
  }
}

function rowCounts(connection: SqlConnection): string {
  const tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as readonly string[]
  const counts = tables.map((name) => `${name} ${connection.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number}`)
  return counts.join(', ')
}

/** Whether the file opens under a key; never under undefined. */
function opensUnder(path: string, key: DatabaseKey | null | undefined): boolean {
  if (key === undefined) return false
  const connection = shippedDriver.open(path, { key, readonly: true })
  try {
    connection.prepare('SELECT count(*) FROM sqlite_schema').get()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') return false
    throw error
  } finally {
    connection.close()
  }
}

parentPort?.postMessage(rekey(workerData as RekeyTask))
