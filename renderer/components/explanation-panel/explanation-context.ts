import { createContext, useContext } from 'react'

/** What to open: the explanation of an evaluatee's total, or of one indicator inside it. */
export interface ExplanationTarget {
  readonly evaluateeId: number
  /** Code of the indicator to open at; absent: the total. */
  readonly indicator?: string
}

export type OpenExplanation = (target: ExplanationTarget) => void

export const ExplanationContext = createContext<OpenExplanation | null>(null)

/**
 * Opens the explanation of a number beside the present screen.
 *
 * @throws Error outside `ExplanationHost`: a number that cannot explain itself is a defect, not a state.
 */
export function useOpenExplanation(): OpenExplanation {
  const open = useContext(ExplanationContext)
  if (open === null) throw new Error('useOpenExplanation is used outside ExplanationHost')
  return open
}
