import type { ExplanationNode } from '../../../shared/domain/explanation.ts'
import type { IndicatorPart, Leaf } from '../../../shared/domain/scheme/indicators.ts'
import { settingsSchema } from '../../../shared/domain/scheme/settings.ts'
import { type Cohort, type CompiledLeaf, compileScheme, EMPTY_COHORT, type EvaluateeInputs, explainEvaluatee } from '../../scoring/index.ts'

/** The category of everybody in a preview. */
export const category = 'preview'

/** Facts of one evaluatee on one leaf: the maps of `EvaluateeInputs` with the only leaf at place 0. */
export type LeafFacts = Partial<Pick<EvaluateeInputs, 'findings' | 'values' | 'marks' | 'ballots' | 'tasks'>>

/** One leaf as a scheme of its own: `score` computes it for some facts, with its steps. */
export interface OneLeaf {
  readonly leaf: CompiledLeaf
  readonly inputs: (evaluatee: string, facts: LeafFacts) => EvaluateeInputs
  readonly score: (facts: LeafFacts, cohort?: Cohort) => ExplanationNode
  readonly compiled: ReturnType<typeof compileScheme>
}

/**
 * A scheme that holds nothing but the leaf, in its part and with the default settings, so that a preview goes through the engine's own code and
 * nothing but that.
 *
 * @throws AppError `scheme_invalid` as `compileScheme` does
 */
export function oneLeafScheme(leaf: Leaf, part: IndicatorPart): OneLeaf {
  const compiled = compileScheme({
    format: 'hengjian-scheme/1',
    code: 'preview',
    name: leaf.name,
    kind: 'unit',
    notes: [],
    points: null,
    combine: 'sum',
    dimensions: [],
    parts: [{ part, indicator: leaf }],
    settings: settingsSchema.parse({}),
  })
  const [only] = compiled.leaves
  if (only === undefined) throw new Error(`leaf ${leaf.code} made a scheme without leaves`)
  const inputs = (evaluatee: string, facts: LeafFacts): EvaluateeInputs => ({
    evaluatee,
    category,
    participation: 'full',
    findings: new Map(),
    values: new Map(),
    marks: new Map(),
    ballots: new Map(),
    tasks: new Map(),
    ownIndicators: new Map(),
    ...facts,
  })
  return {
    leaf: only,
    compiled,
    inputs,
    score: (facts, cohort = EMPTY_COHORT) => {
      const node = explainEvaluatee(compiled, inputs('preview', facts), cohort).children[0]?.children[0]
      if (node === undefined) throw new Error(`leaf ${leaf.code} has no place in the explanation`)
      return node
    },
  }
}
