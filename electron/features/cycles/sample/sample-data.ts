import type { BallotInput, MeasuredInput } from '../../../../shared/contract/scoring.ts'
import type { FindingStatus } from '../../../../shared/domain/finding-status.ts'
import type { FindingSource, Participation } from '../../../../shared/domain/glossary.ts'
import type { InputState } from '../../../../shared/domain/input-state.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'

/** `unit` and `category` are places in the sample's lists; `branch` null: the unit itself is evaluated. */
export interface SampleEvaluatee {
  readonly unit: number
  readonly branch: string | null
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly category: number
  readonly participation: Participation
  readonly remark: string
}

/** `evaluatee` is a place in the sample's list; quantity and chosen are decimal texts. A counting status has a confirmer and its instant. */
export interface SampleFinding {
  readonly evaluatee: number
  readonly indicator: string
  readonly rule: string
  readonly quantity: string
  readonly level: string | null
  readonly multipliers: readonly string[]
  readonly chosen: string | null
  readonly reason: string
  readonly matterKey: string | null
  readonly description: string
  readonly foundOn: string
  readonly source: FindingSource
  readonly deadline: string | null
  readonly status: FindingStatus
  readonly recordedBy: string
  readonly confirmedBy: string | null
  readonly confirmedAt: string | null
  readonly closedOn: string | null
  readonly withdrawReason: string | null
}

/** Marks of one evaluatee: one at a time, so that hundreds of thousands never stand in memory together. `value` in 1/10,000; `judge` a place in the list. */
export interface SampleMark {
  readonly indicator: string
  readonly judge: number
  readonly state: InputState
  readonly value: number | null
  readonly option: string | null
}

/**
 * Invented data for trying the program out; names of units are public, no person appears.
 *
 * Everything is deterministic: the same call gives the same data.
 */
export interface SampleData {
  readonly scheme: Scheme
  readonly year: number
  readonly name: string
  readonly categories: readonly string[]
  readonly units: readonly { readonly code: string; readonly name: string; readonly shortName: string }[]
  readonly evaluatees: readonly SampleEvaluatee[]
  readonly judges: readonly { readonly code: string; readonly name: string; readonly group: string }[]
  readonly findings: Iterable<SampleFinding>
  readonly values: Iterable<{ readonly evaluatee: number; readonly indicator: string; readonly input: MeasuredInput }>
  readonly ballots: Iterable<{
    readonly evaluatee: number
    readonly indicator: string
    readonly group: string
    readonly ballot: BallotInput
  }>
  /** Marks of the evaluatee at a place. */
  readonly marksOf: (evaluatee: number) => Iterable<SampleMark>
  /** Days at whose end the ranking is kept, oldest first, as a running office would have it; empty for none. */
  readonly snapshotDays: readonly string[]
}

/** Rows that are made anew each time they are gone through: a generator alone would be empty the second time. */
export function repeatable<T>(make: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: make }
}
