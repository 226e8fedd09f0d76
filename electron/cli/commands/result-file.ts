import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import { type AllResults, type EvaluateeResult, type Fraction, toText } from '../../scoring/index.ts'

/**
 * The results as the JSON file of the headless command.
 *
 * Rounded totals are decimal texts, exact values fraction texts (`"8731/100"`); null where there is none. Evaluatees stand in the order of the
 * facts, nodes in print order of the scheme's compiled tree. The file holds no date and no path: equal input gives an equal file.
 */
export function resultFile(results: AllResults): object {
  const { scheme } = results.compiled
  return {
    format: 'hengjian-results/1',
    scheme: { code: scheme.code, name: scheme.name },
    evaluatees: results.evaluatees.map((one) => evaluatee(results, one)),
  }
}

function evaluatee(results: AllResults, one: EvaluateeResult): object {
  const { leaves, nodes } = results.compiled
  const { score } = one
  return {
    code: one.code,
    name: one.name,
    category: one.category,
    participation: one.participation,
    state: score?.state ?? 'exempt',
    total: score === null || score.rounded === null ? null : fromUnits(score.rounded),
    exact: exact(score?.total),
    base: exact(score?.base),
    bonus: exact(score?.bonus),
    deduction: exact(score?.deduction),
    rawTotal: exact(one.calibration?.raw),
    rank: one.rank,
    rankedInCategory: one.of,
    tie: one.tie,
    overallRank: one.overallRank,
    overallTie: one.overallTie,
    grade: one.grade,
    vetoes: (score?.vetoes ?? []).map(({ rule, effect, finding }) => ({ rule, effect: effect.kind, finding })),
    missing: (score?.missing ?? []).map((leaf) => leaves[leaf]?.code ?? null),
    nodes: (score?.nodes ?? []).map((node, index) => ({
      code: nodes[index]?.code ?? null,
      state: node.state,
      outcome: node.outcome,
      exact: exact(node.exact),
    })),
  }
}

const exact = (value: Fraction | null | undefined): string | null => (value === null || value === undefined ? null : toText(value))
