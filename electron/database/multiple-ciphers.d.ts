/**
 * What the driver uses of the package. It brings types of its own, but does not name them in its `exports`, so that the compiler may not read them.
 */
declare module 'better-sqlite3-multiple-ciphers' {
  interface Statement {
    run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint }
    get(...parameters: unknown[]): unknown
    all(...parameters: unknown[]): unknown[]
    iterate(...parameters: unknown[]): IterableIterator<unknown>
    pluck(on?: boolean): this
    raw(on?: boolean): this
  }

  class Connection {
    constructor(path: string, options: { readonly readonly: boolean; readonly fileMustExist: boolean; readonly timeout: number })
    readonly inTransaction: boolean
    prepare(sql: string): Statement
    exec(sql: string): this
    pragma(source: string, options?: { readonly simple?: boolean }): unknown
    transaction<T>(work: () => T): { immediate(): T }
    function(
      name: string,
      options: { readonly deterministic?: boolean; readonly directOnly?: boolean; readonly varargs?: boolean },
      work: (...values: never[]) => unknown,
    ): this
    backup(path: string, options?: { readonly progress: () => number }): Promise<unknown>
    /** @returns SQLite's result code */
    key(key: Buffer): number
    rekey(key: Buffer): number
    close(): this
  }

  export default Connection
}
