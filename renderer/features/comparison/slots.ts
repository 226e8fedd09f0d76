import { seriesLimit } from '../../charts/chart-model.ts'

/** The evaluatees under comparison by slot; null is a free slot. The slot gives the colour, so taking one away leaves the others' colours alone. */
export type Slots = readonly (number | null)[]

export interface Compared {
  readonly evaluateeId: number
  readonly slot: number
}

/** Evaluatees under comparison in the order of their slots. */
export function compared(slots: Slots): Compared[] {
  return slots.flatMap((evaluateeId, slot) => (evaluateeId === null ? [] : [{ evaluateeId, slot }]))
}

/** Puts an evaluatee into the first free slot. Unchanged when it is already compared or all eight slots are taken. */
export function addToSlots(slots: Slots, evaluateeId: number): Slots {
  if (slots.includes(evaluateeId)) return slots
  const free = slots.indexOf(null)
  if (free >= 0) return slots.with(free, evaluateeId)
  return slots.length < seriesLimit ? [...slots, evaluateeId] : slots
}

/** Frees the slot of an evaluatee; free slots at the end are dropped. */
export function removeFromSlots(slots: Slots, evaluateeId: number): Slots {
  return withoutFreeEnd(slots.map((held) => (held === evaluateeId ? null : held)))
}

/** Slots as the address holds them, 0 for a free one: [12, 0, 45]. */
export function slotsToIds(slots: Slots): readonly number[] {
  return slots.map((held) => held ?? 0)
}

/** Slots from the address, which has been checked there. */
export function slotsFromIds(ids: readonly number[]): Slots {
  return ids.map((id) => (id === 0 ? null : id))
}

function withoutFreeEnd(slots: Slots): Slots {
  return slots.slice(0, slots.findLastIndex((held) => held !== null) + 1)
}
