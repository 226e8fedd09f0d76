import type { TrialFacts, TrialProblem, TrialResult } from '../../../shared/contract/scheme-trial.ts'
import type { SchemeProblem } from '../../../shared/contract/schemes.ts'
import type { VetoRule } from '../../../shared/domain/scheme/rules.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { checkScheme } from '../../scoring/check-scheme.ts'
import { ownLeaves } from '../../scoring/compile-scheme.ts'
import {
  type CompiledLeaf,
  type CompiledScheme,
  compileScheme,
  explainEvaluatee,
  gradeOf,
  provisionalScheme,
  type Score,
  scoreEvaluatee,
  toDecimalText,
  toText,
} from '../../scoring/index.ts'
import { fixed, rounded } from '../results/results-view.ts'
import { trialInputs } from './trial-inputs.ts'

/** Answer of a trial: without a result where the scheme cannot be saved as it is, and then with the reasons. */
export interface Trial {
  readonly refusing: SchemeProblem[]
  readonly problems: TrialProblem[]
  readonly result: TrialResult | null
}

/**
 * Trial calculation 试算 of one evaluatee by a scheme that need not be saved. Nothing is read from or written to the database.
 *
 * While inputs are missing, total, parts and tree are provisional, as the running year shows them. Panels are not calibrated: that needs everybody.
 */
export function runTrial(scheme: Scheme, facts: TrialFacts): Trial {
  const refusing = checkScheme(scheme).filter(({ severity }) => severity === 'refusing')
  if (refusing.length > 0) return { refusing, problems: [], result: null }
  const compiled = compileScheme(scheme)
  const { inputs, cohort, problems } = trialInputs(compiled, facts)
  const score = scoreEvaluatee(compiled, inputs, cohort)
  const provisional = score.state === 'incomplete'
  const rules = provisional ? compileScheme(provisionalScheme(scheme)) : compiled
  const shown = provisional ? scoreEvaluatee(rules, inputs, cohort) : score
  const leaves = [...compiled.leaves, ...ownLeaves(compiled, inputs.ownIndicators)]
  return {
    refusing: [],
    problems: [...problems],
    result: {
      provisional,
      total: shown.rounded === null ? null : fixed(shown.rounded, scheme.settings.rounding.digits),
      fullMarks: compiled.fullMarks === null ? null : toDecimalText(compiled.fullMarks),
      grade: score.rounded === null ? null : gradeOf(compiled, score.rounded, score.vetoes),
      vetoes: vetoesOf(scheme, leaves, score),
      missing: score.missing.flatMap((index) => {
        const leaf = leaves[index]
        return leaf === undefined ? [] : [{ code: leaf.code, name: leaf.name }]
      }),
      parts: partsOf(compiled, shown),
      tree: explainEvaluatee(rules, inputs, cohort),
    },
  }
}

function vetoesOf(scheme: Scheme, leaves: readonly CompiledLeaf[], score: Score): TrialResult['vetoes'] {
  return score.vetoes.map(({ leaf, rule, effect }) => {
    const method = leaves[leaf]?.leaf.method
    const rules: readonly VetoRule[] = method?.kind === 'veto' ? method.rules : []
    const grade = 'grade' in effect ? scheme.settings.bands.find((band) => band.code === effect.grade)?.name : undefined
    return { text: rules.find(({ code }) => code === rule)?.text ?? rule, effect: effect.kind, grade: grade ?? null }
  })
}

function partsOf(compiled: CompiledScheme, score: Score): TrialResult['parts'] {
  return compiled.parts.flatMap(({ part }) => {
    if (part === 'veto') return []
    const exact = score[part]
    return [{ part, score: exact === null ? null : rounded(compiled, toText(exact)) }]
  })
}
