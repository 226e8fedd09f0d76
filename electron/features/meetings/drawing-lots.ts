import { createHash, randomInt } from 'node:crypto'

/**
 * Order by lots 抽签: of each evaluatee the SHA-256 of `number/code` is taken, and the smallest comes first.
 *
 * The number is told in the minutes and may be called out in the room, so that anybody can draw the same order again with a common tool; a shuffle by a
 * generator of this program could not be checked outside of it.
 *
 * @param seed the number of the draw, as digits
 * @returns the evaluatees in their order; each once
 */
export function drawLots<Evaluatee extends { readonly code: string }>(seed: string, evaluatees: readonly Evaluatee[]): Evaluatee[] {
  return evaluatees
    .map((evaluatee) => ({ evaluatee, lot: createHash('sha256').update(`${seed}/${evaluatee.code}`).digest('hex') }))
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0))
    .map(({ evaluatee }) => evaluatee)
}

/** A number of six digits for a draw that was given none. */
export function drawSeed(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}
