import { type CompiledScheme, fromText, type RankEntry, type Ranked, rankEvaluatees } from '../../scoring/index.ts'
import { type StoredResult, unpackNodes } from './stored-result.ts'

/**
 * Ranks of the full participants that have a total; by-reference and incomplete ones are not ranked.
 *
 * @param results evaluatees ranked together: of one category, or of the whole cycle
 */
export function rankResults(compiled: CompiledScheme, results: Iterable<StoredResult>): ReadonlyMap<number, Ranked> {
  const entries: RankEntry[] = []
  for (const result of results) {
    if (result.participation !== 'full' || result.exact === null || result.total === null) continue
    entries.push(toEntry(compiled, result, result.total, result.exact))
  }
  return new Map(rankEvaluatees(compiled, entries).map((ranked) => [Number(ranked.id), ranked]))
}

/**
 * Places of the running year: the provisional total stands in where there is no result yet. A view, never a result.
 *
 * @param results evaluatees that would be ranked together
 */
export function rankProvisionally(compiled: CompiledScheme, results: Iterable<StoredResult>): ReadonlyMap<number, Ranked> {
  const standIns = [...results].map((result) =>
    result.total === null ? { ...result, total: result.provisional, exact: result.provisionalExact } : result,
  )
  return rankResults(compiled, standIns)
}

function toEntry(compiled: CompiledScheme, result: StoredResult, total: number, exact: string): RankEntry {
  return {
    id: String(result.evaluateeId),
    total: fromText(exact),
    rounded: total,
    deductionCount: result.deductionCount,
    pointsDeducted: fromText(result.pointsDeducted),
    nodes: () => unpackNodes(compiled, result.nodes).map((node) => node.exact),
  }
}

/** Whether two results put an evaluatee at the same place with the same reason. */
export function samePlace(a: StoredResult, ranked: Ranked | undefined): boolean {
  const tie = ranked?.tie ?? null
  return a.rank === (ranked?.rank ?? null) && JSON.stringify(a.tie) === JSON.stringify(tie)
}
