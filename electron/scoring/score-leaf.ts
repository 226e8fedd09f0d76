import { assertNever } from '../../shared/domain/assert-never.ts'
import type { Rounding } from '../../shared/domain/scheme/settings.ts'
import type { Cohort } from './cohort.ts'
import { clamp } from './combine.ts'
import type { CompiledLeaf, Gap, NodeScore } from './compiled.ts'
import { type Fraction, ofUnits, subtract, toRoundedUnits } from './fraction.ts'
import type { EvaluateeInputs } from './inputs.ts'
import { scoreJudged } from './leaves/judged-leaf.ts'
import { scoreMeasured } from './leaves/measured-leaf.ts'
import { scoreExternal, scoreTasks } from './leaves/other-leaves.ts'
import { scoreSurvey } from './leaves/survey-leaf.ts'
import { note, type Trace } from './trace.ts'

/**
 * Score of a leaf that carries points, with the rule for a missing value, the leaf's clamp, and with `rounding.stage = indicator` its rounding.
 */
export function finishLeaf(leaf: CompiledLeaf, value: Fraction | Gap, rounding: Rounding, trace: Trace | null): NodeScore {
  if (typeof value === 'string') {
    const score = leaf.gaps[value]
    if (trace !== null) {
      const policy = score.outcome === 'blocked' ? 'block' : score.outcome === 'scored' ? 'zero' : 'rescale'
      note(trace, 'leaf_missing', { state: score.state, policy })
    }
    return score
  }
  const inside = clamp(value, leaf.clampMin, leaf.clampMax, ['clamp_min', 'clamp_max'], trace)
  if (rounding.stage === 'final') return { state: 'scored', exact: inside, outcome: 'scored' }
  const rounded = ofUnits(toRoundedUnits(inside, rounding.mode, rounding.digits))
  if (trace !== null) {
    note(trace, 'rounding', { mode: rounding.mode, digits: rounding.digits, before: inside, after: rounded }, subtract(rounded, inside))
  }
  return { state: 'scored', exact: rounded, outcome: 'scored' }
}

/** Value of a leaf that is not fed by findings, or why there is none. `isOwn`: an own indicator, which has no category to compare with. */
export function valueOfLeaf(
  leaf: CompiledLeaf,
  inputs: EvaluateeInputs,
  cohort: Cohort,
  isOwn: boolean,
  trace: Trace | null,
): Fraction | Gap {
  const { method, index } = leaf
  switch (method.kind) {
    case 'judged':
      return scoreJudged(method, inputs.marks.get(index) ?? [], trace)
    case 'measured':
      if (!method.needsCohort) return scoreMeasured(leaf, method, inputs.values.get(index), null, trace)
      if (isOwn) return 'blocked'
      return scoreMeasured(leaf, method, inputs.values.get(index), cohort.values.get(index)?.get(inputs.category) ?? null, trace)
    case 'survey':
      return scoreSurvey(leaf, method, inputs.ballots.get(index) ?? [], trace)
    case 'external':
      return scoreExternal(leaf, method, inputs.values.get(index), trace)
    case 'tasks':
      return scoreTasks(leaf, method, inputs.tasks.get(index) ?? [], trace)
    case 'findings':
    case 'veto':
      throw new Error(`leaf ${leaf.code} is fed by findings`)
    default:
      return assertNever(method)
  }
}
