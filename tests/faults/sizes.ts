/** How much of each suite runs: a part within `npm test`, everything with `npm run test:faults`. */
export interface Sizes {
  /** File calls of a scenario at which the program is killed, spread evenly; `Infinity`: all. */
  readonly kills: number
  /** File calls that fail, each once on a full and once on a failing disk. */
  readonly failures: number
  /** Interrupted runs whose next start is broken in its turn, and file calls of that start that are. */
  readonly interrupted: number
  readonly brokenStarts: number
  readonly randomKills: number
  readonly powerLossImages: number
  /** Bits that are turned over in a data folder, one at a time. */
  readonly flips: number
  /** Size of the database that is restored from a backup after damage. */
  readonly drillMegabytes: number
  readonly seed: number
}

const seed = 20261120
const part: Sizes = {
  kills: 10,
  failures: 4,
  interrupted: 1,
  brokenStarts: 3,
  randomKills: 12,
  powerLossImages: 60,
  flips: 60,
  drillMegabytes: 5,
  seed,
}
const everything: Sizes = {
  kills: Infinity,
  failures: Infinity,
  interrupted: 8,
  brokenStarts: 12,
  randomKills: 200,
  powerLossImages: 1000,
  flips: 200,
  drillMegabytes: 50,
  seed,
}

export const sizes: Sizes = process.env.HENGJIAN_FAULTS === 'all' ? everything : part

/** Numbers 0 ≤ x < 1 that come the same again from the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** At most `wanted` numbers of 1 … `count`, spread evenly, with the first and the last, `apart` at least: `spread(9, 3, 1)` is 1, 5, 9. */
export function spread(count: number, wanted: number, apart = 1): readonly number[] {
  const points = Math.min(wanted, Math.ceil(count / apart))
  if (points <= 1) return count < 1 ? [] : [count]
  return [...new Set(Array.from({ length: points }, (_, place) => 1 + Math.round((place * (count - 1)) / (points - 1))))]
}
