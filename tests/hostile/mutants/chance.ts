import { randomFrom } from '../../files/packages.ts'

/** Deterministic choices of one mutant. */
export interface Chance {
  /** A whole number from 0 to below `limit`. */
  upTo(limit: number): number
  /** One of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item
}

/** Choices that depend on seed and number alone, so that one mutant can be made again without those before it. */
export function chanceOf(seed: number, number: number): Chance {
  const random = randomFrom(seed + Math.imul(number + 1, 0x9e3779b1))
  const upTo = (limit: number) => Math.floor(random() * limit)
  return { upTo, pick: (items) => items[upTo(items.length)] as (typeof items)[number] }
}
