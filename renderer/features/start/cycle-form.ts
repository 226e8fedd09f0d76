import type { EvaluateeKind } from '../../../shared/domain/glossary.ts'

/** A scheme that a new cycle can begin with: a starter of the program or a version kept from before. */
export interface SchemeChoice {
  readonly key: string
  readonly from: { readonly from: 'starter'; readonly code: string } | { readonly from: 'version'; readonly id: number }
  readonly name: string
  readonly kind: EvaluateeKind
  readonly facts: string
}

/** Year as typed, when it is one that a cycle may have; null otherwise. */
export function readYear(typed: string): number | null {
  const year = /^\d{4}$/.test(typed.trim()) ? Number(typed) : null
  return year !== null && year >= 2000 && year <= 2100 ? year : null
}
