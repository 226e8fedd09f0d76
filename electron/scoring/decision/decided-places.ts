import { assertNever } from '../../../shared/domain/assert-never.ts'
import type { TieConvention } from '../../../shared/domain/glossary.ts'

/** A ranked evaluatee of one category with its computed place. */
export interface ComputedPlace {
  readonly id: string
  readonly rank: number
}

/**
 * Places of a category after decisions: who was given a place has exactly that one, everybody else keeps the computed order and moves up or down around
 * them. Equals stay equal. Without decisions the computed places come back unchanged.
 *
 * Example: computed A 1, B 2, C 2, D 4, E 5; E is given place 1 → E 1, A 2, B 3, C 3, D 5.
 *
 * @param computed in any order; equal ranks are equals, which under `ordinal` there are none of
 * @param given decided places from 1, by id; two may be given the same place
 */
export function decidedPlaces(
  ties: TieConvention,
  computed: readonly ComputedPlace[],
  given: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  if (given.size === 0) return new Map(computed.map(({ id, rank }) => [id, rank]))
  const others = computed.filter(({ id }) => !given.has(id)).toSorted((a, b) => a.rank - b.rank)
  const groups = [...Map.groupBy(others, ({ rank }) => rank).values()]
  const inserted = computed.flatMap(({ id }) => given.get(id) ?? []).toSorted((a, b) => a - b)
  const places = new Map<string, number>()
  let before = 0
  for (const [index, group] of groups.entries()) {
    let place = basePlace(ties, before, group.length, index)
    for (const taken of inserted) if (taken <= place) place += 1
    for (const { id } of group) places.set(id, place)
    before += group.length
  }
  for (const [id, place] of given) if (computed.some((one) => one.id === id)) places.set(id, place)
  return places
}

function basePlace(ties: TieConvention, before: number, size: number, index: number): number {
  switch (ties) {
    case 'standard':
    case 'ordinal':
      return before + 1
    case 'modified':
      return before + size
    case 'dense':
      return index + 1
    default:
      return assertNever(ties)
  }
}
