import type { CompiledLeaf } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readAllOwnLeaves } from '../own-indicators/own-leaves.ts'
import type { Assignments } from '../panels/assignments.ts'
import type { StoredPanel } from '../panels/panels-repository.ts'
import { marksLeaf, readPanelEvaluatees, type SheetJudge } from './read-sheet.ts'

/** How far a sheet is: cells that say something, of the cells there are. A recused evaluatee's cells say so. */
export interface SheetProgress {
  readonly done: number
  readonly cells: number
}

/**
 * Counts cells of a panel's sheets, judge by judge, without reading any mark: the database counts. What the sheets share is read once.
 *
 * @returns the count of one judge's sheet
 */
export function readProgress(app: App, panel: StoredPanel, assignments: Assignments): (judge: SheetJudge) => SheetProgress {
  const { leaves, leafIndexByCode } = app.results.compiled(panel.cycleId)
  const lines = readPanelEvaluatees(app.db, panel)
  const lineIds = new Set(lines.map(({ id }) => id))
  const own = readAllOwnLeaves(app, panel.cycleId)
  const codesOf = (candidates: readonly CompiledLeaf[], group: string): string[] =>
    candidates.filter((leaf) => marksLeaf(panel, group, leaf)).map(({ code }) => code)

  return (judge) => {
    const common = new Set(codesOf(leaves, judge.groupCode))
    const progress = { done: 0, cells: 0 }
    const recused: number[] = []
    for (const { id } of lines) {
      const cells = common.size + codesOf(own.get(id) ?? [], judge.groupCode).filter((code) => !leafIndexByCode.has(code)).length
      progress.cells += cells
      if (!assignments.isRecused(judge.id, id)) continue
      recused.push(id)
      progress.done += cells
    }
    for (const { indicator, marks } of countMarks(app, panel, judge.id, recused)) if (common.has(indicator)) progress.done += marks
    for (const { evaluateeId, indicator } of readOtherMarks(app, judge.id, [...leafIndexByCode.keys()], own.size > 0)) {
      if (!lineIds.has(evaluateeId) || assignments.isRecused(judge.id, evaluateeId)) continue
      if (codesOf(own.get(evaluateeId) ?? [], judge.groupCode).includes(indicator)) progress.done += 1
    }
    return progress
  }
}

/** Marks of a judge on each indicator over the panel's lines, those of the recused left out. An emptied mark is no row. */
function countMarks(
  app: App,
  { cycleId, scope }: StoredPanel,
  judgeId: number,
  recused: readonly number[],
): { indicator: string; marks: number }[] {
  const within = {
    all: '',
    categories: 'AND e.category_id IN (SELECT value FROM json_each(@ids))',
    evaluatees: 'AND e.id IN (SELECT value FROM json_each(@ids))',
  }
  return app.db
    .prepare(
      `SELECT m.indicator AS indicator, count(*) AS marks FROM mark m CROSS JOIN evaluatee e ON e.id = m.evaluatee_id
       WHERE m.judge_id = @judgeId AND e.cycle_id = @cycleId AND e.participation <> 'exempt' ${within[scope.kind]}
         AND e.id NOT IN (SELECT value FROM json_each(@recused)) GROUP BY m.indicator`,
    )
    .all({
      judgeId,
      cycleId,
      recused: JSON.stringify(recused),
      ...(scope.kind === 'all' ? {} : { ids: JSON.stringify(scope.ids) }),
    }) as { indicator: string; marks: number }[]
}

/** Places of a judge's marks on leaves that the scheme does not have: own leaves of single evaluatees. */
function readOtherMarks(app: App, judgeId: number, codes: readonly string[], some: boolean): { evaluateeId: number; indicator: string }[] {
  if (!some) return []
  return app.db
    .prepare(
      `SELECT evaluatee_id AS evaluateeId, indicator FROM mark
       WHERE judge_id = ? AND indicator NOT IN (SELECT value FROM json_each(?))`,
    )
    .all(judgeId, JSON.stringify(codes)) as { evaluateeId: number; indicator: string }[]
}
