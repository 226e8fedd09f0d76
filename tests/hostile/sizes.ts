/** How much of each suite runs: a part within `npm test`, everything with `npm run test:hostile`. */
export interface Sizes {
  /** Damaged workbooks, and damaged text tables: each costs the start of a reading process. */
  readonly tables: number
  /** Damaged scheme files, and damaged seal files. */
  readonly texts: number
  /** Requests that must be refused. */
  readonly requests: number
  readonly seed: number
}

/** An answer that takes this long, in ms, is none: the program hangs. How quick it is, the printed line says. */
export const hangs = 60_000

const part: Sizes = { tables: 60, texts: 300, requests: 600, seed: 20261122 }
const everything: Sizes = { tables: 3000, texts: 3000, requests: 3000, seed: 20261122 }

const chosen = process.env.HENGJIAN_HOSTILE === 'all' ? everything : part

/** `HENGJIAN_SEED` makes other mutants and requests; a failure names its seed and number, which make it happen again. */
export const sizes: Sizes = { ...chosen, seed: Number(process.env.HENGJIAN_SEED ?? chosen.seed) }
