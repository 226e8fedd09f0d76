import type { ComparisonTimes } from '../../../../shared/contract/scheme-weights.ts'

/** Saaty's scale from "far more important" to "far less". The host's contract has the same list; taken from there it would bring the schema library along. */
export const timesScale = [
  '9',
  '8',
  '7',
  '6',
  '5',
  '4',
  '3',
  '2',
  '1',
  '1/2',
  '1/3',
  '1/4',
  '1/5',
  '1/6',
  '1/7',
  '1/8',
  '1/9',
] as const satisfies readonly ComparisonTimes[]

/** Judgements by the codes of two items, the earlier one first: how many times as important it is as the other. */
export type Judgements = Readonly<Record<string, ComparisonTimes>>

export const pairKey = (first: string, second: string): string => `${first} ${second}`

/** What the other half of the matrix shows: `3` → `1/3`. */
export function reciprocal(times: ComparisonTimes): ComparisonTimes {
  if (times === '1') return '1'
  return (times.startsWith('1/') ? times.slice(2) : `1/${times}`) as ComparisonTimes
}

/** The upper half of the matrix in the order of the items; null while a pair is not compared. An unasked pair is not an equal one. */
export function upperHalf(codes: readonly string[], judgements: Judgements): ComparisonTimes[][] | null {
  const upper: ComparisonTimes[][] = []
  for (const [place, first] of codes.slice(0, -1).entries()) {
    const row = codes.slice(place + 1).map((second) => judgements[pairKey(first, second)])
    if (row.some((times) => times === undefined)) return null
    upper.push(row as ComparisonTimes[])
  }
  return upper
}

/** Pairs that still have to be compared. */
export function pairsLeft(codes: readonly string[], judgements: Judgements): number {
  return codes.flatMap((first, place) => codes.slice(place + 1).filter((second) => judgements[pairKey(first, second)] === undefined)).length
}

/** Judgements as they were stored; anything that is none is left out. */
export function parseJudgements(stored: string | null): Judgements {
  if (stored === null) return {}
  try {
    const entries = Object.entries(JSON.parse(stored) as object)
    return Object.fromEntries(entries.filter((entry): entry is [string, ComparisonTimes] => timesScale.includes(entry[1])))
  } catch {
    // Something else wrote under this name; the comparison begins anew.
    return {}
  }
}
