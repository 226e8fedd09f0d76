import type { BoundaryChoice } from '../../../shared/domain/glossary.ts'

export type { BoundaryChoice }

/** The four ways to settle a tie in the order in which they are offered. */
export const boundaryChoiceOrder = ['admit_all', 'admit_none', 'next_tie_breaker', 'vote'] as const satisfies readonly BoundaryChoice[]
