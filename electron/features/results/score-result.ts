import {
  type Cohort,
  type CompiledScheme,
  compileScheme,
  type EvaluateeInputs,
  gradeOf,
  provisionalScheme,
  type Score,
  scoreEvaluatee,
} from '../../scoring/index.ts'
import { type StoredResult, toStored } from './stored-result.ts'

/** A scheme as it gives results, and as it gives provisional totals. */
export interface Rules {
  readonly compiled: CompiledScheme
  readonly provisional: CompiledScheme
}

/** The two forms of one scheme. */
export function rulesOf(compiled: CompiledScheme): Rules {
  return { compiled, provisional: compileScheme(provisionalScheme(compiled.scheme)) }
}

/** Scores one evaluatee; not ranked yet. */
export function scoreResult(rules: Rules, inputs: EvaluateeInputs, cohort: Cohort): StoredResult {
  return toResult(rules, inputs, cohort, scoreEvaluatee(rules.compiled, inputs, cohort))
}

/** The stored form of a score; an incomplete one gets its provisional total. Both schemes have the same leaves, so one cohort serves both. */
export function toResult({ compiled, provisional }: Rules, inputs: EvaluateeInputs, cohort: Cohort, score: Score): StoredResult {
  return toStored(
    compiled,
    score,
    score.state === 'complete' ? null : scoreEvaluatee(provisional, inputs, cohort),
    {
      evaluateeId: Number(inputs.evaluatee),
      categoryId: Number(inputs.category),
      participation: inputs.participation,
      grade: score.rounded === null ? null : (gradeOf(compiled, score.rounded, score.vetoes)?.code ?? null),
    },
    ownCodes(compiled, inputs),
  )
}

/** Codes of the own leaves in the order in which they are scored. */
function ownCodes({ ownGroups, nodes }: CompiledScheme, { ownIndicators }: EvaluateeInputs): readonly string[] {
  if (ownIndicators.size === 0) return []
  return ownGroups.flatMap((group) => (ownIndicators.get(nodes[group]?.code ?? '') ?? []).map((leaf) => leaf.code))
}
