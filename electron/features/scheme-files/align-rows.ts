import type { PrintedLeaf } from './printed-scheme.ts'
import type { ReadRow } from './printed-sheet.ts'

/** Which row of the sheet stands for which leaf of the data (null: none any more), and the rows that stand for none. */
export interface AlignedRows {
  readonly rowOf: readonly (ReadRow | null)[]
  readonly added: readonly ReadRow[]
}

type Key = (one: { readonly number: string; readonly name: string; readonly criteria: string }) => string

/** From the surest to the least sure. A number alone finds a row that was written anew; without it, one that was moved. */
const keys: readonly Key[] = [
  ({ number, name }) => `${number}|${name}`,
  ({ name, criteria }) => `${name}|${criteria}`,
  ({ number, criteria }) => `${number}|${criteria}`,
  ({ name }) => name,
  ({ number }) => number,
]

/** A text without blanks and signs that cells cannot hold: programs that save a sheet trim and change line ends. */
export function bareText(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}\ufffe\uffff]/gu, '')
}

/** Finds for each printed leaf the row that says it. A key that several rows or leaves share finds nothing. */
export function alignRows(leaves: readonly PrintedLeaf[], rows: readonly ReadRow[]): AlignedRows {
  const rowOf: (ReadRow | null)[] = leaves.map(() => null)
  const free = new Set(rows)
  for (const key of keys) {
    const byKey = new Map<string, ReadRow | null>()
    for (const row of free) {
      const text = key({ number: row.number, name: bareText(row.name), criteria: bareText(row.criteria) })
      byKey.set(text, byKey.has(text) ? null : row)
    }
    const wanted = new Map<string, number | null>()
    for (const [place, leaf] of leaves.entries()) {
      if (rowOf[place] !== null) continue
      const text = key({ number: String(leaf.number), name: bareText(leaf.name), criteria: bareText(leaf.criteria) })
      wanted.set(text, wanted.has(text) ? null : place)
    }
    for (const [text, place] of wanted) {
      const row = byKey.get(text)
      if (place === null || row === undefined || row === null) continue
      rowOf[place] = row
      free.delete(row)
    }
  }
  return { rowOf, added: rows.filter((row) => free.has(row)) }
}
