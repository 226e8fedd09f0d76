import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { connectCopy, type PossibleKeys } from '../../electron/database/open-database.ts'

/** One way to damage a file; says in words what it did. */
export type Damage = (path: string, chance: () => number) => string

const pageSize = 4096

/** Turns one bit over; four times in five where something is written, because much of a small file are pages that wait for their first row. */
export const flipBit: Damage = (path, chance) => {
  const written = chance() < 0.8
  const bytes = readFileSync(path)
  let place: number
  do place = Math.floor(chance() * bytes.byteLength)
  while (written && bytes[place] === 0)
  return flip(path, bytes, place, Math.floor(chance() * 8))
}

/** Turns one bit over among the first hundred bytes, where every word counts for the whole file. */
export const flipHeaderBit: Damage = (path, chance) => flip(path, readFileSync(path), Math.floor(chance() * 100), Math.floor(chance() * 8))

function flip(path: string, bytes: Buffer, place: number, bit: number): string {
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
  writeFileSync(path, bytes)
  return `bit ${bit} of byte ${place}`
}

/** Fills one page with zeros. */
export const zeroPage: Damage = (path, chance) => {
  const bytes = readFileSync(path)
  const page = Math.floor(chance() * (bytes.byteLength / pageSize))
  bytes.fill(0, page * pageSize, (page + 1) * pageSize)
  writeFileSync(path, bytes)
  return `page ${page + 1} zeroed`
}

/** Cuts the file off somewhere, in a page or between two. */
export const cutOff: Damage = (path, chance) => {
  const places = statSync(path).size / (pageSize / 2)
  const length = Math.floor(chance() * places) * (pageSize / 2)
  truncateSync(path, length)
  return `cut off at ${length}`
}

/** Every row of every table, and the form of the database, as anybody reads them; a line each. Null when that cannot be read. The file stays as it is. */
export function rowsOf(path: string, keys: PossibleKeys): ReadonlyMap<string, readonly string[]> | null {
  const copy = `${path}.read`
  copyFileSync(path, copy)
  try {
    return readRows(copy, keys)
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${rest}`, { force: true })
  }
}

function readRows(path: string, keys: PossibleKeys): ReadonlyMap<string, readonly string[]> | null {
  const { connection } = connectCopy(path, keys, { readonly: false })
  try {
    const tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[]
    return new Map(
      ['sqlite_schema', ...tables].map((table) => [
        table,
        connection
          .prepare(`SELECT * FROM "${table}"`)
          .raw()
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    )
  } catch {
    return null
  } finally {
    connection.close()
  }
}

/** Tables whose rows read differently. */
export function changedTables(
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (table) => JSON.stringify(before.get(table)) !== JSON.stringify(after.get(table)),
  )
}
