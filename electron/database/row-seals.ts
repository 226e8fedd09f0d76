import { hash } from 'node:crypto'
import { hexOf } from './audit-line.ts'
import type { SqlConnection, SqlStatement } from './driver.ts'

/**
 * Tables whose rows are not sealed: what is computed from other rows, what only shows a result or is a draft that saves itself every few seconds, and the
 * audit log, which has its chain. Every other table is sealed, also one that does not exist yet.
 */
const unsealed: ReadonlySet<string> = new Set(['audit', 'audit_anchor', 'audit_head', 'row_seal', 'result', 'display', 'scheme_working'])

/** Seal of a table: how many rows it has, and the sum of their hashes modulo 2^256, as eight words, most significant first. */
export interface TableSeal {
  rows: number
  readonly words: Uint32Array
}

/** What asks the database; both the wrapped and the bare connection do. */
interface Asked {
  prepare(sql: string): SqlStatement
}

interface SealedTable {
  readonly name: string
  readonly columns: readonly string[]
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Tables whose rows are sealed, by name, with their columns in the order of the table. */
export function sealedTables(db: Asked): readonly SealedTable[] {
  const rows = db
    .prepare(
      `SELECT t.name, c.name AS col FROM sqlite_schema t, pragma_table_xinfo(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.hidden = 0 ORDER BY t.name, c.cid`,
    )
    .all() as { name: string; col: string }[]
  const tables = new Map<string, string[]>()
  for (const { name, col } of rows) if (!unsealed.has(name)) tables.set(name, [...(tables.get(name) ?? []), col])
  return [...tables].map(([name, columns]) => ({ name, columns }))
}

/** A seal of a table without rows. */
export function emptySeal(): TableSeal {
  return { rows: 0, words: new Uint32Array(8) }
}

/**
 * Hash of a row: SHA-256 over the JSON list of the table's name and the values in the order of the columns. A blob counts by its own hash. Part of the
 * stored form: never changed.
 */
function hashOfRow(values: unknown[]): Buffer {
  for (let index = 1; index < values.length; index += 1) {
    const value = values[index]
    if (value instanceof Uint8Array) values[index] = { blob: hash('sha256', value, 'hex') }
  }
  return hash('sha256', JSON.stringify(values), 'buffer')
}

/** Adds the hash of a row to a sum. The order of rows does not matter, so that a change costs the same in a table of any size. */
function add(words: Uint32Array, digest: Buffer): void {
  let carry = 0
  for (let place = 7; place >= 0; place -= 1) {
    const sum = (words[place] ?? 0) + digest.readUInt32BE(place * 4) + carry
    words[place] = sum
    carry = sum > 0xffff_ffff ? 1 : 0
  }
}

function subtract(words: Uint32Array, digest: Buffer): void {
  let borrow = 0
  for (let place = 7; place >= 0; place -= 1) {
    const difference = (words[place] ?? 0) - digest.readUInt32BE(place * 4) - borrow
    words[place] = difference
    borrow = difference < 0 ? 1 : 0
  }
}

/** The sum as it is stored: 32 bytes, most significant first. */
export function digestOf(seal: TableSeal): Buffer {
  const bytes = Buffer.alloc(32)
  for (let place = 0; place < 8; place += 1) bytes.writeUInt32BE(seal.words[place] ?? 0, place * 4)
  return bytes
}

function addSeal(to: TableSeal, other: TableSeal): void {
  to.rows += other.rows
  add(to.words, digestOf(other))
}

function subtractSeal(from: TableSeal, other: TableSeal): void {
  from.rows -= other.rows
  subtract(from.words, digestOf(other))
}

/** Seals as they are stored, by table. A table that never had a row has none. */
export function storedSeals(db: Asked): Map<string, TableSeal> {
  const rows = db.prepare('SELECT name, rows, digest FROM row_seal ORDER BY name').all() as { name: string; rows: number; digest: Buffer }[]
  return new Map(
    rows.map(({ name, rows: count, digest }) => {
      const seal = emptySeal()
      seal.rows = count
      if (digest.byteLength === 32) add(seal.words, digest)
      else seal.rows = Number.NaN
      return [name, seal]
    }),
  )
}

/** One digest over all stored seals; a table without rows does not count. This is what a line of the audit log binds. */
export function digestOfSeals(db: Asked): Buffer {
  const rows = db.prepare('SELECT name, rows, digest FROM row_seal ORDER BY name').all() as { name: string; rows: number; digest: Buffer }[]
  const kept = rows.filter(({ rows: count, digest }) => count !== 0 || digest.some((byte) => byte !== 0))
  return hash('sha256', JSON.stringify(kept.map(({ name, rows: count, digest }) => [name, count, hexOf(digest)])), 'buffer')
}

/**
 * Computes the seals of all rows anew, some thousand rows a step, so that who asks may pause or tell how far it came.
 *
 * @returns the seals by table, one entry for every sealed table
 */
export function* computeSeals(db: Asked): Generator<number, Map<string, TableSeal>> {
  const seals = new Map<string, TableSeal>()
  for (const { name, columns } of sealedTables(db)) {
    const seal = emptySeal()
    const rows = db
      .prepare(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)}`)
      .raw()
      .iterate() as IterableIterator<unknown[]>
    for (const row of rows) {
      add(seal.words, hashOfRow([name, ...row]))
      seal.rows += 1
      if (seal.rows % 4000 === 0) yield 4000
    }
    seals.set(name, seal)
    yield seal.rows % 4000
  }
  return seals
}

/** All seals at once, for a migration. */
export function computeSealsNow(db: Asked): Map<string, TableSeal> {
  const steps = computeSeals(db)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Puts seals in the place of the stored ones. */
export function storeSeals(db: Asked, seals: ReadonlyMap<string, TableSeal>): void {
  const store = db.prepare(
    `INSERT INTO row_seal (name, rows, digest) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET rows = excluded.rows, digest = excluded.digest`,
  )
  for (const [name, seal] of seals) store.run(name, seal.rows, digestOf(seal))
}

/**
 * What a change of the form does to the stored seals: rows may be rewritten by it, but a row that did not fit its seal before must not fit it afterwards.
 * So each seal keeps its distance from the rows.
 *
 * @param before seals computed from the rows before the change, and those that were stored
 */
export function resealAfter(
  db: Asked,
  before: { readonly computed: ReadonlyMap<string, TableSeal>; readonly stored: ReadonlyMap<string, TableSeal> },
): void {
  const after = computeSealsNow(db)
  for (const [name, seal] of after) {
    const [computed, stored] = [before.computed.get(name), before.stored.get(name)]
    if (stored !== undefined) addSeal(seal, stored)
    if (computed !== undefined) subtractSeal(seal, computed)
  }
  storeSeals(db, after)
}

/** Rows that came and went in a transaction, by table. */
export type RowChanges = ReadonlyMap<string, readonly [came: number, gone: number]>

/** Keeps the seals of the open database; see `keepRowSeals`. */
export interface RowSeals {
  /** Writes what was gathered. @returns what changed since the last time; null: nothing */
  write(): RowChanges | null
  /** A transaction begins: what was gathered before it is kept when it is rolled back. */
  mark(): void
  /** Forgets what was gathered since `mark`. */
  rollBack(): void
}

interface Gathered {
  readonly delta: TableSeal
  came: number
  gone: number
}

/**
 * Gathers from now on what every change of a sealed row does to the seal of its table.
 *
 * Temporary triggers call a function of the program with each row that comes or goes. They live with the connection: nobody who opens the file
 * elsewhere has them or can call the function, so a row that is changed by another program does not fit its seal any more. The sums are
 * held in memory and written once a transaction, because one row of `row_seal` for each changed mark would double what a bulk load writes.
 *
 * Known limit: a statement that fails half-way and whose failure is caught inside a transaction that goes on would be counted; nothing does so.
 */
export function keepRowSeals(connection: Pick<SqlConnection, 'exec' | 'function' | 'prepare'>): RowSeals {
  let gathered = new Map<string, Gathered>()
  let marked: readonly (readonly [string, Gathered])[] = []

  const of = (table: string): Gathered => {
    const known = gathered.get(table)
    if (known !== undefined) return known
    const fresh = { delta: emptySeal(), came: 0, gone: 0 }
    gathered.set(table, fresh)
    return fresh
  }
  connection.function('hj_row_came', { varargs: true, directOnly: false, deterministic: false }, (...values: unknown[]): null => {
    const one = of(String(values[0]))
    add(one.delta.words, hashOfRow(values))
    one.delta.rows += 1
    one.came += 1
    return null
  })
  connection.function('hj_row_gone', { varargs: true, directOnly: false, deterministic: false }, (...values: unknown[]): null => {
    const one = of(String(values[0]))
    subtract(one.delta.words, hashOfRow(values))
    one.delta.rows -= 1
    one.gone += 1
    return null
  })
  for (const { name, columns } of sealedTables(connection)) connection.exec(triggersOf(name, columns))

  return {
    write() {
      const changed = [...gathered].filter(([, { delta }]) => delta.rows !== 0 || delta.words.some((word) => word !== 0))
      const changes = new Map([...gathered].map(([name, { came, gone }]) => [name, [came, gone] as const]))
      gathered = new Map()
      if (changed.length === 0) return null
      const stored = connection.prepare('SELECT rows, digest FROM row_seal WHERE name = ?')
      const sums = changed.map(([name, { delta }]) => {
        const seal = emptySeal()
        const row = stored.get(name) as { rows: number; digest: Buffer } | undefined
        if (row !== undefined) {
          seal.rows = row.rows
          add(seal.words, row.digest)
        }
        addSeal(seal, delta)
        return [name, seal] as const
      })
      storeSeals(connection, new Map(sums))
      return changes
    },
    mark() {
      marked = [...gathered].map(([name, { delta, came, gone }]) => [
        name,
        { delta: { rows: delta.rows, words: Uint32Array.from(delta.words) }, came, gone },
      ])
    },
    rollBack() {
      gathered = new Map(marked)
    },
  }
}

function triggersOf(table: string, columns: readonly string[]): string {
  const row = (side: 'NEW' | 'OLD') => `'${table}', ${columns.map((column) => `${side}.${quoted(column)}`).join(', ')}`
  const [came, gone] = [`SELECT hj_row_came(${row('NEW')});`, `SELECT hj_row_gone(${row('OLD')});`]
  const on = `ON main.${quoted(table)}`
  return `
CREATE TEMP TRIGGER ${quoted(`${table}_sealed_insert`)} AFTER INSERT ${on} BEGIN ${came} END;
CREATE TEMP TRIGGER ${quoted(`${table}_sealed_update`)} AFTER UPDATE ${on} BEGIN ${gone} ${came} END;
CREATE TEMP TRIGGER ${quoted(`${table}_sealed_delete`)} AFTER DELETE ${on} BEGIN ${gone} END;`
}
