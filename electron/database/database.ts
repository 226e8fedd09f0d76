import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseKey, SqlConnection, SqlStatement } from './driver.ts'
import { asRefusal, refusing } from './driver-refusals.ts'
import type { Upgrade } from './migration.ts'
import { keepRowSeals, type RowSeals } from './row-seals.ts'
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
  /** Key of the file, for whoever opens copies of it; null when it is not encrypted. */
  readonly key: DatabaseKey | null
  readonly build: Kysely<Tables>
  all<Row>(query: Compilable<Row>): Row[]
  /** First row, or undefined when there is none. */
  get<Row>(query: Compilable<Row>): Row | undefined
  /** Runs a change; returns how many rows it touched and the last inserted id. */
  run(query: { compile(): { readonly sql: string; readonly parameters: readonly unknown[] } }): { changes: number; insertedId: number }
  /** A prepared statement for a bulk path, cached by its text. */
  prepare(sql: string): SqlStatement
  /** One immediate transaction; nested calls join the outer one. Rolls back when `work` throws. */
  transaction<T>(work: () => T): T
  /**
   * One immediate transaction whose work may pause between steps, for bulk loads: the caller holds the write gate, so that nobody else writes
   * meanwhile. Readers may see what is loaded so far. Rolls back when `work` throws; nested calls join the outer one.
   */
  transactionInSteps<T>(work: () => Promise<T>): Promise<T>
  /**
   * Copies the database into a new file, under the same key; the copy is complete when the promise resolves. A plain one goes page by page without
   * blocking; an encrypted one in a single step, because only SQLite itself can carry the encryption over.
   */
  copyTo(path: string): Promise<void>
  /**
   * Lets `end` take part in the end of every transaction from now on; only one may. Row seals and the audit log are written so, in the transaction they
   * tell of.
   */
  atTransactionEnd(end: TransactionEnd): void
  /** Keeps the seals of all rows that count from now on; once for a connection. */
  keepRowSeals(): RowSeals
  /** What the migration at the opening did. */
  readonly upgrade: Upgrade
  close(): void
}

/** What takes part in the end of every transaction. */
export interface TransactionEnd {
  /** First step inside every transaction. */
  readonly begun: () => void
  /** Last step inside a transaction; when it throws, the transaction is rolled back. */
  readonly beforeCommit: () => void
  /** After a commit that is on the disk; must not throw. */
  readonly afterCommit: () => void
  /** What was gathered for a transaction is void. */
  readonly afterRollback: () => void
}

/** Wraps an opened and checked connection; only `open-database.ts` and tests of the wrapper call it. */
export function wrapConnection(connection: SqlConnection, path: string, key: DatabaseKey | null): Database {
  const build = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  let end: TransactionEnd | null = null
  const begun = (): void => end?.begun()
  const beforeCommit = (): void => end?.beforeCommit()
  /** Runs a whole transaction and tells how it ended. */
  const ending = <T>(whole: () => T): T => {
    try {
      const result = whole()
      end?.afterCommit()
      return result
    } catch (error) {
      end?.afterRollback()
      throw error
    }
  }
  const statements = new Map<string, SqlStatement>()
  const prepare = (sql: string): SqlStatement => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const prepared = connection.prepare(sql)
    if (statements.size >= 500) statements.clear()
    statements.set(sql, prepared)
    return prepared
  }
  return {
    path,
    key,
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
    transaction: (work) => {
      if (connection.inTransaction) return work()
      const whole = connection.transaction(() => {
        begun()
        const result = work()
        beforeCommit()
        return result
      })
      return refusing(path, () => ending(() => whole.immediate()))
    },
    transactionInSteps: async (work) => {
      if (connection.inTransaction) return work()
      try {
        connection.exec('BEGIN IMMEDIATE')
        begun()
        const result = await work()
        beforeCommit()
        connection.exec('COMMIT')
        end?.afterCommit()
        return result
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK')
        end?.afterRollback()
        throw asRefusal(error, path)
      }
    },
    copyTo: async (target) => {
      try {
        if (key === null) await connection.backup(target, { progress: () => 250 })
        else connection.prepare('VACUUM INTO ?').run(target)
      } catch (error) {
        throw asRefusal(error, target)
      }
    },
    atTransactionEnd: (one) => {
      if (end !== null) throw new Error('somebody takes part in the end of transactions already')
      end = one
    },
    keepRowSeals: () => keepRowSeals(connection),
    upgrade: { applied: [], sealsBefore: null },
    close: () => connection.close(),
  }
}
