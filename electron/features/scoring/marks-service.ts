import type { MarkInput } from '../../../shared/contract/scoring.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { toUnits } from '../../../shared/domain/decimal-text.ts'
import type { App } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { readSubmittedSheets, sheetKey } from '../judging/sheet-state.ts'
import { logOperation } from '../operations.ts'
import { leafFinder } from '../own-indicators/own-leaves.ts'
import { readAssignments } from '../panels/assignments.ts'
import { type JudgeName, readJudges } from '../panels/judges-service.ts'
import { checkMark } from './input-checks.ts'
import { writeMark } from './scoring-repository.ts'

/** A mark with its place: who marks which leaf of whom. */
export interface PlacedMark {
  readonly evaluateeId: number
  readonly indicator: string
  readonly judgeId: number
  readonly mark: MarkInput
}

/**
 * Stores marks with their consequences, all of them or none; call it inside `app.write`. Every way to a mark (grid, paste, own sheet, paper) goes
 * through here, so that recusal, assignment and handed-in sheets hold everywhere.
 *
 * @throws AppError with the evaluatee, leaf and judge it is about: `cycle_closed`; `not_found` (evaluatee not in the cycle, judge of another cycle, no
 *   judged leaf of this code); `value_out_of_range` (field, min, max, step; also a judge of a group that does not mark the leaf); `judge_recused`;
 *   `judge_not_assigned`; `sheet_submitted`
 */
export function storeMarks(app: App, operator: string | null, cycleId: number, marks: readonly PlacedMark[]): void {
  requireOpenCycle(app.db, cycleId)
  const check = markChecker(app, cycleId)
  for (const placed of marks) check(placed)
  for (const placed of marks) writeMark(app.db, placed, placed.judgeId, placed.mark)
  app.results.rescore(
    cycleId,
    [...new Set(marks.map((placed) => placed.evaluateeId))],
    [...new Set(marks.map((placed) => placed.indicator))],
  )
  const [only] = marks
  logOperation(app, {
    operator: operator ?? '',
    action: 'marks_saved',
    objectKind: 'evaluatee',
    objectId: marks.length === 1 && only !== undefined ? only.evaluateeId : null,
    detail: {
      cycle: cycleId,
      marks: marks.map(({ evaluateeId, indicator, judgeId, mark }) => [
        evaluateeId,
        indicator,
        judgeId,
        mark.state,
        mark.option ?? (mark.value === null ? null : toUnits(mark.value)),
      ]),
    },
  })
}

/** A check of single marks against the cycle as it stands now. @throws AppError as `storeMarks` */
export function markChecker(app: App, cycleId: number): (placed: PlacedMark) => void {
  const judges = new Map(readJudges(app, cycleId).map((judge) => [judge.id, judge]))
  const names = new Map(
    app.db
      .all(app.db.build.selectFrom('evaluatee').select(['id', 'name']).where('cycle_id', '=', cycleId))
      .map(({ id, name }) => [id, name]),
  )
  const leafOf = leafFinder(app, cycleId)
  const assignments = readAssignments(app.db, cycleId)
  const submitted = readSubmittedSheets(app.db, cycleId)

  return ({ evaluateeId, indicator, judgeId, mark }) => {
    const evaluatee = names.get(evaluateeId)
    if (evaluatee === undefined) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
    const judge = judges.get(judgeId)
    if (judge === undefined) throw new AppError('not_found', { what: 'judge', id: judgeId })
    const leaf = leafOf(evaluateeId, indicator)
    if (leaf === undefined || leaf.leaf.method.kind !== 'judged') throw new AppError('not_found', { what: 'indicator', code: indicator })
    const { method } = leaf.leaf
    if (!method.groups.some((group) => group.code === judge.group)) {
      throw new AppError('value_out_of_range', { field: 'judge', value: judge.name })
    }
    const place = placeOf(judge, evaluatee, leaf.name)
    const right = assignments.rightOf(judgeId, evaluateeId, indicator)
    if (right !== 'may_mark') throw new AppError(right === 'recused' ? 'judge_recused' : 'judge_not_assigned', place)
    const panel = assignments.panelOf(judgeId, evaluateeId, indicator)
    if (panel !== null && submitted.has(sheetKey(panel.id, judgeId))) throw new AppError('sheet_submitted', place)
    checkMark(method, mark)
  }
}

function placeOf(judge: JudgeName, evaluatee: string, leaf: string): { judge: string; evaluatee: string; leaf: string } {
  return { judge: judge.name, evaluatee, leaf }
}
