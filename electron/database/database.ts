import type BetterSqlite3 from 'better-sqlite3'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { asRefusal, refusing } from './driver-refusals.ts'
import type { Tables } from './tables.ts'

/** A query that can be run: any Kysely builder, typed by its rows. */
interface Compilable<Row> {
  compile(): { readonly sql: string; readonly parameters: readonly unknown[]; readonly query: unknown }
  /** Only for inference: Kysely's own name of the row type. */
  execute(): Promise<Row[]>
}

/**
 * The open database: queries are built with `build` (Kysely, typed, dialect-neutral) and run here, synchronously.
 *
 * Synchronous on purpose: there is one connection, and a transaction that never awaits cannot have another request's statements inside it.
 */
export interface Database {
  readonly path: string
  readonly build: Kysely<Tables>
  all<Row>(query: Compilable<Row>): Row[]
  /** First row, or undefined when there is none. */
  get<Row>(query: Compilable<Row>): Row | undefined
  /** Runs a change; returns how many rows it touched and the last inserted id. */
  run(query: { compile(): { readonly sql: string; readonly parameters: readonly unknown[] } }): { changes: number; insertedId: number }
  /** A prepared statement for a bulk path, cached by its text. */
  prepare(sql: string): BetterSqlite3.Statement<unknown[]>
  /** One immediate transaction; nested calls join the outer one. Rolls back when `work` throws. */
  transaction<T>(work: () => T): T
  /**
   * One immediate transaction whose work may pause between steps, for bulk loads: the caller holds the write gate, so that nobody else writes
   * meanwhile. Readers may see what is loaded so far. Rolls back when `work` throws; nested calls join the outer one.
   */
  transactionInSteps<T>(work: () => Promise<T>): Promise<T>
  /** Copies the database page by page into a new file without blocking; the copy is complete when the promise resolves. */
  copyTo(path: string): Promise<void>
  close(): void
}

/** Wraps an opened and checked connection; only `open-database.ts` and tests of the wrapper call it. */
export function wrapConnection(connection: BetterSqlite3.Database, path: string): Database {
  const build = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  const statements = new Map<string, BetterSqlite3.Statement<unknown[]>>()
  const prepare = (sql: string): BetterSqlite3.Statement<unknown[]> => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const prepared = connection.prepare<unknown[]>(sql)
    if (statements.size >= 500) statements.clear()
    statements.set(sql, prepared)
    return prepared
  }
  return {
    path,
    build,
    prepare,
    all: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = query.compile()
      return prepare(sql).all(...parameters) as Row[]
    },
    get: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = query.compile()
      return prepare(sql).get(...parameters) as Row | undefined
    },
    run: (query) => {
      const { sql, parameters } = query.compile()
      const { changes, lastInsertRowid } = prepare(sql).run(...parameters)
      return { changes, insertedId: Number(lastInsertRowid) }
    },
    transaction: (work) => (connection.inTransaction ? work() : refusing(path, () => connection.transaction(work).immediate())),
    transactionInSteps: async (work) => {
      if (connection.inTransaction) return work()
      try {
        connection.exec('BEGIN IMMEDIATE')
        const result = await work()
        connection.exec('COMMIT')
        return result
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK')
        throw asRefusal(error, path)
      }
    },
    copyTo: async (target) => {
      try {
        await connection.backup(target, { progress: () => 250 })
      } catch (error) {
        throw asRefusal(error, target)
      }
    },
    close: () => connection.close(),
  }
}
