import { createContext, useContext } from 'react'
import type { Cycle } from '../../shared/contract/cycles.ts'

/** Holds the cycle that the screens work on; provided by the shell, which shows the first start instead when there is none. */
export const CycleContext = createContext<Cycle | null>(null)

/** The cycle on screen, as chosen in the top bar and kept in the address. */
export function useCycle(): Cycle {
  const cycle = useContext(CycleContext)
  if (cycle === null) throw new Error('useCycle outside of a screen with a cycle')
  return cycle
}

/** The cycle on screen, or null where the screen makes sense before there is one. */
export function useCycleOrNull(): Cycle | null {
  return useContext(CycleContext)
}
