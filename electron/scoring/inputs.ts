import type { FindingStatus } from '../../shared/domain/finding-status.ts'
import type { Participation } from '../../shared/domain/glossary.ts'
import type { InputState } from '../../shared/domain/input-state.ts'
import type { Leaf } from '../../shared/domain/scheme/indicators.ts'

/**
 * A finding of one evaluatee on one leaf. `quantity` and `chosen` are integers in 1/10,000; `chosen` is the recorder's value of a range rule;
 * dates are ISO days. Findings whose status does not count are ignored, so a caller may pass all it has.
 */
export interface FindingInput {
  readonly id: string
  readonly rule: string
  readonly quantity: number
  readonly level: string | null
  readonly multipliers: readonly string[]
  readonly chosen: number | null
  readonly matterKey: string | null
  readonly status: FindingStatus
  readonly foundOn: string
  readonly closedOn: string | null
  readonly source?: string
  readonly reason?: string | null
}

/** The entered value of a `measured` or `external` leaf, in 1/10,000 of its unit. Only state `scored` carries a value. */
export interface ValueInput {
  readonly state: InputState
  readonly value: number | null
  readonly baseline: number | null
  readonly target: number | null
}

/** One judge's mark: `value` in 1/10,000 on a range scale, or the code of an option. */
export interface MarkInput {
  readonly judge: string
  readonly group: string
  readonly state: InputState
  readonly value: number | null
  readonly option: string | null
}

/** Counted ballots of one group; `counts` by option code. `returned` null means: the sum of the counts. */
export interface BallotInput {
  readonly group: string
  readonly state: InputState
  readonly entitled: number | null
  readonly issued: number | null
  readonly returned: number | null
  readonly counts: Readonly<Record<string, number>>
}

/** One task; `choices` names one option per factor of the leaf. */
export interface TaskInput {
  readonly code: string
  readonly name: string
  readonly choices: Readonly<Record<string, string>>
}

/**
 * Everything the engine needs of one evaluatee. Maps are keyed by leaf index: the place in `CompiledScheme.leaves`, and for the evaluatee's own
 * indicators the place in `ownLeaves(compiled, ownIndicators)`. A leaf that is not in its map has no input. `ownIndicators` is keyed by the code
 * of the `perEvaluatee` group. The order inside lists never matters.
 */
export interface EvaluateeInputs {
  readonly evaluatee: string
  readonly category: string
  readonly participation: Participation
  readonly panel?: string | null
  readonly findings: ReadonlyMap<number, readonly FindingInput[]>
  readonly values: ReadonlyMap<number, ValueInput>
  readonly marks: ReadonlyMap<number, readonly MarkInput[]>
  readonly ballots: ReadonlyMap<number, readonly BallotInput[]>
  readonly tasks: ReadonlyMap<number, readonly TaskInput[]>
  readonly ownIndicators: ReadonlyMap<string, readonly Leaf[]>
}
