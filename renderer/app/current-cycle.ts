import type { Cycle } from '../../shared/contract/cycles.ts'

/** The cycle that the address names, else the latest year's newest one; null when there is none at all. */
export function currentCycle(cycles: readonly Cycle[], wanted: number | undefined): Cycle | null {
  const named = cycles.find((cycle) => cycle.id === wanted)
  if (named !== undefined) return named
  return cycles.reduce<Cycle | null>(
    (latest, cycle) =>
      latest === null || cycle.year > latest.year || (cycle.year === latest.year && cycle.id > latest.id) ? cycle : latest,
    null,
  )
}
