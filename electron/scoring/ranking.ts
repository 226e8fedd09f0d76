import { assertNever } from '../../shared/domain/assert-never.ts'
import type { TieConvention } from '../../shared/domain/glossary.ts'
import type { TieBreaker } from '../../shared/domain/scheme/settings.ts'
import { compareIds } from './compare-ids.ts'
import type { CompiledScheme, Score } from './compiled.ts'
import { compare, type Fraction, sign } from './fraction.ts'

/**
 * What ranking needs of one evaluatee. `total` is exact, `rounded` the printed total in 1/10,000; `nodes` gives the exact scores aligned with
 * `CompiledScheme.nodes` and is only called where a tie-breaker looks at them.
 */
export interface RankEntry {
  readonly id: string
  readonly total: Fraction
  readonly rounded: number
  readonly deductionCount: number
  readonly pointsDeducted: Fraction
  readonly nodes: () => readonly (Fraction | null)[]
}

/**
 * A place. `tie` is null where the total alone decided; `stands` where the place is shared (or, under `ordinal`, told apart by the id alone); `broken`
 * where equal totals got different places, with the tie-breaker's kind and the name of the indicator it looked at, if it was one.
 */
export interface Ranked {
  readonly id: string
  readonly rank: number
  readonly tie:
    | null
    | { readonly kind: 'stands' }
    | { readonly kind: 'broken'; readonly by: TieBreaker['kind']; readonly node: string | null }
}

/** The entry of a complete score; `total` and `rounded` after calibration, if there is one. @throws Error for an incomplete one. */
export function rankEntry(id: string, score: Score): RankEntry {
  if (score.total === null || score.rounded === null) throw new Error(`evaluatee ${id} has no total`)
  const { total, rounded, deductionCount, pointsDeducted, nodes } = score
  return { id, total, rounded, deductionCount, pointsDeducted, nodes: () => nodes.map((node) => node.exact) }
}

/**
 * Places of evaluatees that are ranked together: best first, equal ones by id.
 *
 * Compared is the rounded total, with `rankOn: exact` the exact one. Equal totals go through the scheme's tie-breakers in order: a node's score (higher
 * first; no score last), fewer deductions, fewer points deducted, heavier leaf first (the leaves by points from large to small, those of equal points
 * in print order: the first that differs decides). What is still equal ties: `standard` 1224, `modified` 1334, `dense` 1223, `ordinal` 1234.
 *
 * For a broken tie the named tie-breaker is the one that tells the evaluatee from the one before it, for the first of them from the one after it.
 * Example: 44, 42, 42, 41, 41, 41, 39 → standard 1 2 2 4 4 4 7.
 *
 * @param entries in any order; may be empty.
 */
export function rankEvaluatees(compiled: CompiledScheme, entries: readonly RankEntry[]): readonly Ranked[] {
  const { rankOn, ties } = compiled.scheme.settings
  const totals = rankOn === 'rounded' ? byRounded : byExact
  const sorted = entries.toSorted((a, b) => totals(a, b) || byId(a, b))
  const breakers = tieBreakers(compiled)
  const ranked: Ranked[] = []
  let start = 0
  let groups = 0
  while (start < sorted.length) {
    const end = endOfRun(sorted, start, totals)
    const run = sorted.slice(start, end)
    if (run.length > 1 && breakers.length > 0) sortByBreakers(run, breakers)
    groups = placeRun(run, start, groups, ties, breakers, ranked)
    start = end
  }
  return ranked
}

/** Adds the places of a run of equal totals, in its final order, and returns how many different places there are up to its end. */
function placeRun(
  run: readonly RankEntry[],
  start: number,
  groupsBefore: number,
  ties: TieConvention,
  breakers: readonly Breaker[],
  ranked: Ranked[],
): number {
  let groups = groupsBefore
  let from = 0
  while (from < run.length) {
    const first = run[from]
    let to = from + 1
    for (let next = run[to]; first !== undefined && next !== undefined && decider(first, next, breakers) === null; next = run[to]) to += 1
    groups += 1
    for (let place = from; place < to; place += 1) {
      const entry = run[place]
      if (entry === undefined) continue
      ranked.push({
        id: entry.id,
        rank: placeOf(ties, start, from, to, place, groups),
        tie: to - from > 1 ? { kind: 'stands' } : reason(run, place, breakers),
      })
    }
    from = to
  }
  return groups
}

function placeOf(ties: TieConvention, start: number, from: number, to: number, place: number, groups: number): number {
  switch (ties) {
    case 'standard':
      return start + from + 1
    case 'modified':
      return start + to
    case 'dense':
      return groups
    case 'ordinal':
      return start + place + 1
    default:
      return assertNever(ties)
  }
}

function reason(run: readonly RankEntry[], place: number, breakers: readonly Breaker[]): Ranked['tie'] {
  const entry = run[place]
  const neighbour = run[place - 1] ?? run[place + 1]
  if (entry === undefined || neighbour === undefined) return null
  const by = decider(entry, neighbour, breakers)
  return by === null ? null : { kind: 'broken', by: by.kind, node: by.name }
}

/** One comparison of a tie-breaker: negative when `a` is better. `heavier_leaf_first` makes one for each leaf. */
interface Breaker {
  readonly kind: TieBreaker['kind']
  readonly name: string | null
  readonly compare: (a: RankEntry, b: RankEntry) => number
}

function tieBreakers(compiled: CompiledScheme): readonly Breaker[] {
  const scores = new Map<RankEntry, readonly (Fraction | null)[]>()
  const nodeOf = (entry: RankEntry, index: number): Fraction | null => {
    const known = scores.get(entry) ?? entry.nodes()
    scores.set(entry, known)
    return known[index] ?? null
  }
  const onNode = (kind: TieBreaker['kind'], index: number): Breaker => ({
    kind,
    name: compiled.nodes[index]?.name ?? null,
    compare: (a, b) => higherFirst(nodeOf(a, index), nodeOf(b, index)),
  })
  return compiled.scheme.settings.tieBreakers.flatMap((breaker): readonly Breaker[] => {
    switch (breaker.kind) {
      case 'node': {
        const index = compiled.nodeIndexByCode.get(breaker.code)
        return index === undefined ? [] : [onNode('node', index)]
      }
      case 'fewer_deductions':
        return [{ kind: breaker.kind, name: null, compare: (a, b) => a.deductionCount - b.deductionCount }]
      case 'fewer_points_deducted':
        return [{ kind: breaker.kind, name: null, compare: (a, b) => compare(a.pointsDeducted, b.pointsDeducted) }]
      case 'heavier_leaf_first':
        return heaviestFirst(compiled).map((index) => onNode('heavier_leaf_first', index))
      default:
        return assertNever(breaker)
    }
  })
}

/** Node indexes of the leaves that state points, from large to small; `toSorted` keeps print order where they are equal. */
function heaviestFirst(compiled: CompiledScheme): readonly number[] {
  const weighty = compiled.leaves.flatMap((leaf) =>
    leaf.full === null || sign(leaf.full) === 0 ? [] : [{ node: leaf.nodeIndex, full: leaf.full }],
  )
  return weighty.toSorted((a, b) => compare(b.full, a.full)).map((leaf) => leaf.node)
}

function decider(a: RankEntry, b: RankEntry, breakers: readonly Breaker[]): Breaker | null {
  return breakers.find((breaker) => breaker.compare(a, b) !== 0) ?? null
}

function sortByBreakers(run: RankEntry[], breakers: readonly Breaker[]): void {
  run.sort((a, b) => decider(a, b, breakers)?.compare(a, b) ?? byId(a, b))
}

function endOfRun(sorted: readonly RankEntry[], start: number, totals: (a: RankEntry, b: RankEntry) => number): number {
  const first = sorted[start]
  let end = start + 1
  for (let next = sorted[end]; first !== undefined && next !== undefined && totals(first, next) === 0; next = sorted[end]) end += 1
  return end
}

function byRounded(a: RankEntry, b: RankEntry): number {
  return b.rounded - a.rounded
}

function byExact(a: RankEntry, b: RankEntry): number {
  return compare(b.total, a.total)
}

function byId(a: RankEntry, b: RankEntry): number {
  return compareIds(a.id, b.id)
}

function higherFirst(a: Fraction | null, b: Fraction | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compare(b, a)
}
