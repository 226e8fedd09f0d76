import type { BallotDifference, PassComparison } from '../../../shared/contract/surveys.ts'
import type { BallotChoice, CountedBallot } from '../../../shared/domain/ballot-count.ts'

/** As many differences as a screen lists; the number of differing ballots is always told. */
const LISTED = 200

/**
 * Compares two finished passes over the same pile, ballot by ballot in its order, and again as if the pile had been shuffled between them: then by the
 * sums of every choice on every line, with the ballots that have no twin in the other pass.
 *
 * What was read of a ballot before it was voided does not count.
 *
 * Example: first reads A, B; second reads A, C on ballot 2 → one difference (2, line 0, B, C), off −1 for B and +1 for C.
 */
export function comparePasses(
  first: readonly CountedBallot[],
  second: readonly CountedBallot[],
  lines: number,
): Omit<PassComparison, 'typed'> {
  const ballots = Math.max(first.length, second.length)
  const differences: BallotDifference[] = []
  let differing = 0
  for (let index = 0; index < ballots; index += 1) {
    const found = differencesOf(index + 1, first[index], second[index], lines)
    if (found.length > 0) differing += 1
    if (differences.length < LISTED) differences.push(...found)
  }
  return { ballots, differing, differences: differences.slice(0, LISTED), shuffled: compareShuffled(first, second, lines) }
}

function differencesOf(
  number: number,
  first: CountedBallot | undefined,
  second: CountedBallot | undefined,
  lines: number,
): readonly BallotDifference[] {
  if (first === undefined || second === undefined) {
    return [{ number, line: null, first: first === undefined ? null : first.void, second: second === undefined ? null : second.void }]
  }
  if (first.void !== second.void) return [{ number, line: null, first: first.void, second: second.void }]
  if (first.void) return []
  const found: BallotDifference[] = []
  for (let line = 0; line < lines; line += 1) {
    const [one, other] = [choiceOf(first, line), choiceOf(second, line)]
    if (one !== other) found.push({ number, line, first: one, second: other })
  }
  return found
}

function choiceOf({ choices }: CountedBallot, line: number): BallotChoice {
  return choices[line] ?? null
}

function compareShuffled(first: readonly CountedBallot[], second: readonly CountedBallot[], lines: number): PassComparison['shuffled'] {
  const off = Array.from({ length: lines }, () => new Map<BallotChoice, number>())
  let voidOff = 0
  for (const [ballots, step] of [[first, -1] as const, [second, 1] as const]) {
    for (const ballot of ballots) {
      if (ballot.void) voidOff += step
      else for (const [line, sums] of off.entries()) sums.set(choiceOf(ballot, line), (sums.get(choiceOf(ballot, line)) ?? NONE) + step)
    }
  }
  const differing = off.flatMap((sums, line) => [...sums].flatMap(([choice, sum]) => (sum === 0 ? [] : [{ line, choice, off: sum }])))
  return {
    equal: differing.length === 0 && voidOff === 0 && first.length === second.length,
    lines: differing.slice(0, LISTED),
    voidOff,
    first: withoutTwin(first, second),
    second: withoutTwin(second, first),
  }
}
/** No ballot with this choice yet. */
const NONE = 0

/** Numbers of the ballots that no ballot of the other pass equals, each twin used once. */
function withoutTwin(ballots: readonly CountedBallot[], others: readonly CountedBallot[]): number[] {
  const key = (ballot: CountedBallot): string => (ballot.void ? 'void' : JSON.stringify(ballot.choices))
  const left = new Map<string, number>()
  for (const other of others) left.set(key(other), (left.get(key(other)) ?? NONE) + 1)
  const alone: number[] = []
  for (const ballot of ballots) {
    const twins = left.get(key(ballot)) ?? NONE
    if (twins > 0) left.set(key(ballot), twins - 1)
    else alone.push(ballot.number)
  }
  return alone.slice(0, LISTED)
}
