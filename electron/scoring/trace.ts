import type { ExplanationStep, StepCode } from '../../shared/domain/explanation.ts'
import { type Fraction, toDecimalText, toText } from './fraction.ts'

/**
 * Collects the steps of one node while it is computed. The functions that compute take a trace or null: there is one code path for the number and
 * for its explanation, and without a trace no step is built.
 */
export interface Trace {
  readonly steps: ExplanationStep[]
}

/** A trace without steps yet. */
export function newTrace(): Trace {
  return { steps: [] }
}

/** A value of a step: fractions become decimal text for reading. */
export type StepValue = string | number | null | Fraction

/**
 * Notes one step. `change` is the exact effect on the running value of the node, left out where the step moves nothing; the changes of a leaf add
 * up to its value.
 */
export function note(trace: Trace, code: StepCode, values: Readonly<Record<string, StepValue>>, change?: Fraction, finding?: string): void {
  const texts: Record<string, string | number | null> = {}
  for (const [name, value] of Object.entries(values))
    texts[name] = value !== null && typeof value === 'object' ? toDecimalText(value) : value
  trace.steps.push({
    code,
    values: texts,
    ...(change === undefined ? {} : { change: toText(change) }),
    ...(finding === undefined ? {} : { finding }),
  })
}
