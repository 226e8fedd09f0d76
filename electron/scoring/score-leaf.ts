import { assertNever } from '../../shared/domain/assert-never.ts'
import type { Cohort } from './cohort.ts'
import type { CompiledLeaf, Gap } from './compiled.ts'
import type { Fraction } from './fraction.ts'
import type { EvaluateeInputs } from './inputs.ts'
import { scoreJudged } from './leaves/judged-leaf.ts'
import { scoreMeasured } from './leaves/measured-leaf.ts'
import { scoreExternal, scoreTasks } from './leaves/other-leaves.ts'
import { scoreSurvey } from './leaves/survey-leaf.ts'
import type { Trace } from './trace.ts'

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
