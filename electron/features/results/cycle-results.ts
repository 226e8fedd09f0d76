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
    if (result.participation === 'full' && result.exact !== null && result.total !== null) entries.push(toEntry(compiled, result))
  }
  return new Map(rankEvaluatees(compiled, entries).map((ranked) => [Number(ranked.id), ranked]))
}

function toEntry(compiled: CompiledScheme, result: StoredResult): RankEntry {
  return {
    id: String(result.evaluateeId),
    total: fromText(result.exact as string),
    rounded: result.total as number,
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
