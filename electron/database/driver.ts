import { ciphersDriver } from './ciphers-driver.ts'

/** Ways in which the pages of an encrypted file are sealed; both authenticate every page, so that a changed bit is an error and never a wrong number. */
export const ciphers = ['chacha20', 'sqlcipher'] as const
export type Cipher = (typeof ciphers)[number]

/** Key of an encrypted database file: 32 random bytes, used as they are; no passphrase ever comes this far down. */
export interface DatabaseKey {
  readonly cipher: Cipher
  readonly bytes: Uint8Array
}

/** A prepared statement, as far as this program uses it. */
export interface SqlStatement {
  run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint }
  get(...parameters: unknown[]): unknown
  all(...parameters: unknown[]): unknown[]
  iterate(...parameters: unknown[]): IterableIterator<unknown>
  /** Rows as their first column. */
  pluck(on?: boolean): this
  /** Rows as arrays. */
  raw(on?: boolean): this
}

/**
 * An open database file, as far as this program uses it: what SQLite is asked through, and nothing else.
 *
 * A part of what both drivers offer, so that a connection of either can be handed over as it is.
 */
export interface SqlConnection {
  readonly inTransaction: boolean
  prepare(sql: string): SqlStatement
  exec(sql: string): unknown
  pragma(source: string, options?: { readonly simple?: boolean }): unknown
  transaction<T>(work: () => T): { immediate(): T }
  /** Makes a JavaScript function callable from SQL. */
  function(
    name: string,
    options: { readonly deterministic?: boolean; readonly directOnly?: boolean; readonly varargs?: boolean },
    work: (...values: never[]) => unknown,
  ): unknown
  /** Copies page by page with pauses; refused for encrypted files. */
  backup(path: string, options?: { readonly progress: () => number }): Promise<unknown>
  close(): unknown
}

/** How a file is opened. */
export interface ConnectOptions {
  /** Null for a file that is not encrypted. */
  readonly key: DatabaseKey | null
  /** The file is never changed. */
  readonly readonly?: boolean
  readonly mustExist?: boolean
  /** How long another program's lock is waited for, in milliseconds. */
  readonly timeout?: number
}

/**
 * The seam to SQLite: the one place that a package of bindings is named in. Everything above works with any implementation that passes the suite of the
 * drivers.
 *
 * Errors of a driver carry SQLite's code as text in `code` (`SQLITE_FULL`); nothing is told by their class.
 */
export interface SqlDriver {
  readonly name: string
  /** Whether it can open encrypted files; one that cannot refuses a key instead of writing plain text. */
  readonly encrypts: boolean
  /** @throws the driver's error; a wrong key shows at the first statement, as `SQLITE_NOTADB` */
  open(path: string, options: ConnectOptions): SqlConnection
  /**
   * Writes the whole file anew under another key; null makes it plain. To be used on copies only, while nobody else has them open.
   *
   * @throws Error when the driver does not encrypt
   */
  rekey(connection: SqlConnection, key: DatabaseKey | null): void
}

/** The driver that is shipped: for plain and encrypted files alike, so that there is one SQLite in the process. */
export const shippedDriver: SqlDriver = ciphersDriver
