import BetterSqlite3 from 'better-sqlite3-multiple-ciphers'
import type { ConnectOptions, DatabaseKey, SqlConnection, SqlDriver } from './driver.ts'

/** Connections by what was handed out, because changing a key is asked of the package itself. */
const opened = new WeakMap<SqlConnection, BetterSqlite3>()

/**
 * SQLite with page encryption (SQLite3MultipleCiphers). Without a key it reads and writes ordinary SQLite files.
 *
 * The key goes in as raw bytes and skips the package's own derivation from a passphrase: passphrases are the key slots' business.
 */
export const ciphersDriver: SqlDriver = {
  name: 'better-sqlite3-multiple-ciphers',
  encrypts: true,
  open(path, { key, readonly = false, mustExist = readonly, timeout = 200 }: ConnectOptions) {
    const connection = new BetterSqlite3(path, { readonly, fileMustExist: mustExist, timeout })
    try {
      if (key !== null) {
        connection.pragma(`cipher = '${key.cipher}'`)
        connection.key(rawKey(key))
      }
    } catch (error) {
      connection.close()
      throw error
    }
    opened.set(connection, connection)
    return connection
  },
  rekey(connection, key) {
    const own = opened.get(connection)
    if (own === undefined) throw new Error('the connection is of another driver')
    if (key !== null) own.pragma(`cipher = '${key.cipher}'`)
    own.rekey(key === null ? Buffer.alloc(0) : rawKey(key))
  },
}

/** The package's spelling of a key that is not to be derived. */
function rawKey({ bytes }: DatabaseKey): Buffer {
  if (bytes.byteLength !== 32) throw new Error(`a key has 32 bytes, found ${bytes.byteLength}`)
  return Buffer.from(`raw:${Buffer.from(bytes).toString('hex')}`, 'ascii')
}
