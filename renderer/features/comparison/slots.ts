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

/** Slots as the address holds them: "12.0.45" is 12 in the first slot, the second free, 45 in the third. */
export function slotsToText(slots: Slots): string {
  return slots.map((held) => held ?? 0).join('.')
}

/** Reads slots from an address. What is no id, a repeated one and whatever goes beyond eight slots is left out: an address is typed by people. */
export function slotsFromText(text: string): Slots {
  const slots: (number | null)[] = []
  for (const part of text.split('.').slice(0, seriesLimit)) {
    const id = /^[1-9]\d{0,14}$/.test(part) ? Number(part) : null
    slots.push(id !== null && slots.includes(id) ? null : id)
  }
  return withoutFreeEnd(slots)
}

function withoutFreeEnd(slots: Slots): Slots {
  return slots.slice(0, slots.findLastIndex((held) => held !== null) + 1)
}
