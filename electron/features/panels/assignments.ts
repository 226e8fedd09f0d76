import type { Database } from '../../database/database.ts'
import { readPanels, type StoredPanel } from './panels-repository.ts'

/** What a judge may do with one cell: mark it, or why not. */
export type MarkRight = 'may_mark' | 'not_assigned' | 'recused'

/**
 * Who marks what in a cycle. Without any panel every judge marks everybody; with panels a judge marks what its panels cover. A recusal (回避) takes an
 * evaluatee away from a judge on every leaf.
 */
export interface Assignments {
  readonly panels: readonly StoredPanel[]
  /** The panel in which a judge marks a leaf of an evaluatee; null when no panel says so. No two panels give a judge the same cell. */
  panelOf(judgeId: number, evaluateeId: number, indicator: string): StoredPanel | null
  /** Whether a panel marks an evaluatee, recusals aside. */
  covers(panel: StoredPanel, evaluateeId: number): boolean
  isRecused(judgeId: number, evaluateeId: number): boolean
  rightOf(judgeId: number, evaluateeId: number, indicator: string): MarkRight
}

/** Reads panels and recusals of a cycle as they stand; read it anew for each use case. */
export function readAssignments(db: Database, cycleId: number): Assignments {
  const panels = readPanels(db, cycleId)
  // Looked up one by one and kept: most questions are about one evaluatee, and a province has thousands.
  const categories = new Map<number, number | null>()
  function categoryOf(evaluateeId: number): number | null {
    const known = categories.get(evaluateeId)
    if (known !== undefined) return known
    const found = db.prepare('SELECT category_id FROM evaluatee WHERE id = ? AND cycle_id = ?').pluck().get(evaluateeId, cycleId)
    const category = typeof found === 'number' ? found : null
    categories.set(evaluateeId, category)
    return category
  }
  const reach = new Map(panels.map((panel) => [panel.id, reachOf(panel)]))
  const recused = readRecused(db, cycleId)

  function covers({ id, scope }: StoredPanel, evaluateeId: number): boolean {
    const categoryId = categoryOf(evaluateeId)
    if (categoryId === null) return false
    const ids = reach.get(id)?.ids
    if (ids === undefined || scope.kind === 'all') return true
    return ids.has(scope.kind === 'categories' ? categoryId : evaluateeId)
  }
  function panelOf(judgeId: number, evaluateeId: number, indicator: string): StoredPanel | null {
    return (
      panels.find((panel) => {
        const { judges, codes } = reach.get(panel.id) ?? nobody
        return judges.has(judgeId) && (panel.leaves.kind === 'all' || codes.has(indicator)) && covers(panel, evaluateeId)
      }) ?? null
    )
  }
  const isRecused = (judgeId: number, evaluateeId: number): boolean => recused.get(judgeId)?.has(evaluateeId) === true
  return {
    panels,
    panelOf,
    covers,
    isRecused,
    rightOf(judgeId, evaluateeId, indicator) {
      if (isRecused(judgeId, evaluateeId)) return 'recused'
      return panels.length === 0 || panelOf(judgeId, evaluateeId, indicator) !== null ? 'may_mark' : 'not_assigned'
    },
  }
}

interface Reach {
  readonly judges: ReadonlySet<number>
  readonly ids: ReadonlySet<number>
  readonly codes: ReadonlySet<string>
}
const nobody: Reach = { judges: new Set(), ids: new Set(), codes: new Set() }

function reachOf({ judgeIds, scope, leaves }: StoredPanel): Reach {
  return {
    judges: new Set(judgeIds),
    ids: new Set(scope.kind === 'all' ? [] : scope.ids),
    codes: new Set(leaves.kind === 'all' ? [] : leaves.codes),
  }
}

/** Evaluatees from whom each judge of a cycle stands back. */
function readRecused(db: Database, cycleId: number): ReadonlyMap<number, ReadonlySet<number>> {
  const rows = db.all(
    db.build
      .selectFrom('recusal')
      .innerJoin('judge', 'judge.id', 'recusal.judge_id')
      .select(['recusal.judge_id as judgeId', 'recusal.evaluatee_id as evaluateeId'])
      .where('judge.cycle_id', '=', cycleId),
  )
  const byJudge = new Map<number, Set<number>>()
  for (const { judgeId, evaluateeId } of rows) {
    const known = byJudge.get(judgeId)
    if (known === undefined) byJudge.set(judgeId, new Set([evaluateeId]))
    else known.add(evaluateeId)
  }
  return byJudge
}
