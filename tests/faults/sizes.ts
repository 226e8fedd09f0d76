/** How much of each suite runs: a part within `npm test`, everything with `npm run test:faults`. */
export interface Sizes {
  /** Every how many-th file call is broken. */
  readonly killEvery: number
  readonly failEvery: number
  readonly randomKills: number
  readonly powerLossImages: number
  readonly seed: number
}

const part: Sizes = { killEvery: 17, failEvery: 37, randomKills: 15, powerLossImages: 80, seed: 20261120 }
const everything: Sizes = { killEvery: 1, failEvery: 2, randomKills: 200, powerLossImages: 1000, seed: 20261120 }

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
