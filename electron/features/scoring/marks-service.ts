import type { MarkInput } from '../../../shared/contract/scoring.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { toUnits } from '../../../shared/domain/decimal-text.ts'
import type { Database } from '../../database/database.ts'
import type { CompiledLeaf, CompiledScheme } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation } from '../operations.ts'
import { readOwnLeaves } from '../own-indicators/own-leaves.ts'
import { checkMark } from './input-checks.ts'
import { readMarkLocks } from './mark-locks.ts'
import { writeMarks } from './scoring-repository.ts'

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
 *   `judge_not_assigned`; `sheet_submitted`; `step_not_allowed` (`missing: stands`) once a running meeting closed the evaluatee's round
 */
export function storeMarks(app: App, operator: string | null, cycleId: number, marks: readonly PlacedMark[]): void {
  requireOpenCycle(app.db, cycleId)
  const check = markChecker(app, cycleId)
  for (const placed of marks) check(placed)
  writeMarks(app.db, marks)
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

/** Refusals of locked marks. */
const lockErrors = {
  recused: 'judge_recused',
  not_assigned: 'judge_not_assigned',
  submitted: 'sheet_submitted',
  stands: 'step_not_allowed',
} as const

/**
 * A check of single marks against the cycle as it stands now. What concerns one evaluatee is read when the first of its marks is checked: one cell must
 * not cost a province.
 *
 * @throws AppError as `storeMarks`
 */
export function markChecker(app: App, cycleId: number): (placed: PlacedMark) => void {
  const judges = new Map<number, MarkingJudge>()
  const lockOf = readMarkLocks(app.db, cycleId)
  const compiled = app.results.compiled(cycleId)
  const evaluatees = new Map<number, MarkedEvaluatee>()

  return ({ evaluateeId, indicator, judgeId, mark }) => {
    const evaluatee = evaluatees.get(evaluateeId) ?? readMarked(app.db, cycleId, compiled, evaluateeId)
    evaluatees.set(evaluateeId, evaluatee)
    const judge = judges.get(judgeId) ?? readMarking(app.db, cycleId, judgeId)
    judges.set(judgeId, judge)
    const index = compiled.leafIndexByCode.get(indicator)
    const leaf = index === undefined ? evaluatee.own.find(({ code }) => code === indicator) : compiled.leaves[index]
    if (leaf === undefined || leaf.leaf.method.kind !== 'judged') throw new AppError('not_found', { what: 'indicator', code: indicator })
    const { method } = leaf.leaf
    if (!method.groups.some((group) => group.code === judge.group)) {
      throw new AppError('value_out_of_range', { field: 'judge', value: judge.name })
    }
    const lock = lockOf(judgeId, evaluateeId, indicator)
    if (lock !== null) {
      const place = { judge: judge.name, evaluatee: evaluatee.name, leaf: leaf.name }
      throw new AppError(lockErrors[lock], lock === 'stands' ? { missing: lock, ...place } : place)
    }
    checkMark(method, mark)
  }
}

interface MarkingJudge {
  readonly name: string
  readonly group: string
}

/** @throws AppError `not_found` when the judge is not of the cycle */
function readMarking(db: Database, cycleId: number, judgeId: number): MarkingJudge {
  const judge = db.prepare('SELECT name, judge_group AS "group" FROM judge WHERE id = ? AND cycle_id = ?').get(judgeId, cycleId)
  if (judge === undefined) throw new AppError('not_found', { what: 'judge', id: judgeId })
  return judge as MarkingJudge
}

interface MarkedEvaluatee {
  readonly name: string
  readonly own: readonly CompiledLeaf[]
}

/** @throws AppError `not_found` when the evaluatee is not in the cycle */
function readMarked(db: Database, cycleId: number, compiled: CompiledScheme, evaluateeId: number): MarkedEvaluatee {
  const name = db.prepare('SELECT name FROM evaluatee WHERE id = ? AND cycle_id = ?').pluck().get(evaluateeId, cycleId)
  if (typeof name !== 'string') throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
  return { name, own: readOwnLeaves(db, compiled, evaluateeId) }
}
