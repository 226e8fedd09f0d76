import type { CriteriaContext } from '../../../electron/prose/index.ts'

/** A sentence as offices write it, the method it states in the notation of `describeMethod`, and what differs from a base leaf of 10 points. */
export interface Sentence {
  readonly text: string
  readonly expected: string
  readonly context?: Partial<CriteriaContext>
}

export const sentence = (text: string, expected: string, context: Partial<CriteriaContext> = {}): Sentence => ({ text, expected, context })
