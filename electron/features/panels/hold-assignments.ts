import type { App } from '../app.ts'
import { type Assignments, readAssignments } from './assignments.ts'
import { requireNoOverlap, type UncoveredMark } from './panel-reach.ts'
import { readPanels } from './panels-repository.ts'
import { marksOutside } from './panels-service.ts'

/**
 * Guards a change of categories: panels that mark by category follow their evaluatees, and marks must not end up without a panel. Call it before the change
 * and the answer after it, in one transaction.
 *
 * @param evaluateeIds those that may change category
 * @returns a check that throws AppError `panel_overlap` or `marks_outside`
 */
export function holdAssignments(app: App, cycleId: number, evaluateeIds: readonly number[]): () => void {
  if (!readPanels(app.db, cycleId).some(({ scope }) => scope.kind === 'categories')) return () => undefined
  const covered = (assignments: Assignments, marks: readonly UncoveredMark[]) =>
    marks.filter(({ judgeId, evaluateeId, indicator }) => assignments.panelOf(judgeId, evaluateeId, indicator) !== null)
  const marks = app.db
    .prepare(
      `SELECT evaluatee_id AS evaluateeId, indicator, judge_id AS judgeId FROM mark
       WHERE evaluatee_id IN (SELECT value FROM json_each(?)) AND state NOT IN ('empty', 'recused')`,
    )
    .all(JSON.stringify(evaluateeIds)) as UncoveredMark[]
  const before = covered(readAssignments(app.db, cycleId), marks)
  return () => {
    requireNoOverlap(app, cycleId)
    const after = new Set(covered(readAssignments(app.db, cycleId), before))
    const lost = before.filter((mark) => !after.has(mark))
    if (lost.length > 0) throw marksOutside(app, cycleId, lost)
  }
}
