import type { Recusal } from '../../../shared/contract/panels.ts'
import type { MarkInput } from '../../../shared/contract/scoring.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { RecusalSource } from '../../../shared/domain/glossary.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { readSubmittedSheets, sheetKey } from '../judging/sheet-state.ts'
import { readStandingItems, standingKey } from '../meetings/standing-items.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { readEvaluatee } from '../register/register-repository.ts'
import { writeMark } from '../scoring/scoring-repository.ts'
import { type Assignments, readAssignments } from './assignments.ts'
import { readJudges, requireJudge } from './judges-repository.ts'
import { leavesToMark } from './leaves-to-mark.ts'
import {
  deleteRecusal,
  type Pair,
  readMarksOf,
  readOwnUnitPairs,
  readRecusals,
  type StoredMark,
  writeRecusal,
} from './recusals-repository.ts'

/** Recusals 回避 of a cycle, by judge, then by evaluatee in register order. @throws AppError `no_cycle` */
export function listRecusals(app: App, cycleId: number): Recusal[] {
  readCycle(app.db, cycleId)
  return readRecusals(app.db, cycleId)
}

/** A recusal that somebody records. */
export interface NewRecusal extends Pair {
  readonly source: Exclude<RecusalSource, 'own_unit'>
  readonly reason: string
}

/**
 * Records a recusal with its consequences; call it inside `app.write(['panels', 'inputs', 'results'], …)`. Every leaf that the judge has to mark of the
 * evaluatee reads 回避 from now on, in place of what was there; the operation log keeps the former marks. One recorded before gets the new reason.
 *
 * @param by who records it: the operator, or the judge who stands back
 * @throws AppError `not_found` (judge, or evaluatee not of the judge's cycle), `cycle_closed`, `sheet_submitted` (judge, evaluatee),
 *   `step_not_allowed` (`missing: stands`, judge, evaluatee) while the evaluatee's round in a running meeting is over
 */
export function recordRecusal(app: App, by: string, { judgeId, evaluateeId, source, reason }: NewRecusal): void {
  const { judge, evaluatee } = requirePair(app, { judgeId, evaluateeId })
  requireMovable(app, judge, evaluatee)
  writeRecusal(app.db, { judgeId, evaluateeId, source, reason, recordedBy: by, recordedAt: app.clock().toISOString() })
  logOperation(app, {
    operator: by,
    action: 'recusal_recorded',
    objectKind: 'evaluatee',
    objectId: evaluateeId,
    note: reason,
    detail: { judge: judgeId, source },
  })
  settleMarks(app, by, judge.cycleId, [])
}

/**
 * Withdraws a recusal; call it inside `app.write(['panels', 'inputs', 'results'], …)`. What read 回避 is empty again.
 *
 * @throws AppError `not_found` (also when there is no such recusal), `own_unit_recusal` while both are of one unit (judge, evaluatee), `cycle_closed`,
 *   `sheet_submitted` and `step_not_allowed` as `recordRecusal`
 */
export function withdrawRecusal(app: App, by: string, pair: Pair & { readonly reason: string }): void {
  const { judge, evaluatee } = requirePair(app, pair)
  const { judgeId, evaluateeId, reason } = pair
  const stored = readRecusals(app.db, judge.cycleId).find((each) => each.judgeId === judgeId && each.evaluateeId === evaluateeId)
  if (stored === undefined) throw new AppError('not_found', { what: 'recusal', id: judgeId })
  if (stored.sameUnit) throw new AppError('own_unit_recusal', { judge: judge.name, evaluatee: evaluatee.name })
  requireMovable(app, judge, evaluatee)
  deleteRecusal(app.db, pair)
  logOperation(app, {
    operator: by,
    action: 'recusal_withdrawn',
    objectKind: 'evaluatee',
    objectId: evaluateeId,
    note: reason,
    detail: { judge: judgeId, source: stored.source, reason: stored.reason },
  })
  settleMarks(app, by, judge.cycleId, [{ judgeId, evaluateeId }])
}

/**
 * Makes recusals follow from own units, and the marks of all recusals from who has to mark what: call it inside every write that changes judges, their
 * units, panels, leaves or the register. Topics `panels`, `inputs`, `results`.
 *
 * @throws AppError `sheet_submitted` (judge, evaluatee) when a mark of a handed-in sheet would change, `step_not_allowed` (`missing: stands`) when one that
 *   stands still in a running meeting would
 */
export function syncRecusals(app: App, operator: string | null, cycleId: number): void {
  settleMarks(app, operator ?? '', cycleId, syncOwnUnits(app, cycleId))
}

/** @returns the pairs that are no longer of one unit */
function syncOwnUnits(app: App, cycleId: number): Pair[] {
  const wanted = new Set(readOwnUnitPairs(app.db, cycleId).map(pairKey))
  const stored = readRecusals(app.db, cycleId)
  const known = new Set(stored.map(pairKey))
  const gone = stored.filter((recusal) => recusal.source === 'own_unit' && !wanted.has(pairKey(recusal)))
  for (const pair of gone) deleteRecusal(app.db, pair)
  const recordedAt = app.clock().toISOString()
  for (const pair of readOwnUnitPairs(app.db, cycleId)) {
    if (!known.has(pairKey(pair))) writeRecusal(app.db, { ...pair, source: 'own_unit', reason: '', recordedBy: '', recordedAt })
  }
  return gone
}

const pairKey = ({ judgeId, evaluateeId }: Pair): string => `${judgeId}/${evaluateeId}`

const recusedMark: MarkInput = { state: 'recused', value: null, option: null }
const emptyMark: MarkInput = { state: 'empty', value: null, option: null }

/** Lets the marks of every recusal read 回避 where the judge would have to mark, and nowhere else; those of pairs that are recusals no more are emptied. */
function settleMarks(app: App, by: string, cycleId: number, gone: readonly Pair[]): void {
  const { replaced, added } = markChanges(app, cycleId, gone)
  if (replaced.length === 0 && added.length === 0) return
  requireAllMovable(app, cycleId, replaced)
  for (const mark of replaced) writeMark(app.db, mark, mark.judgeId, mark.to)
  for (const mark of added) writeMark(app.db, mark, mark.judgeId, recusedMark)
  const changed = [...replaced, ...added]
  app.results.rescore(
    cycleId,
    [...new Set(changed.map(({ evaluateeId }) => evaluateeId))],
    [...new Set(changed.map(({ indicator }) => indicator))],
  )
  logOperation(app, {
    operator: by,
    action: 'recusal_marks',
    objectKind: 'cycle',
    objectId: cycleId,
    detail: {
      before: replaced.map(({ evaluateeId, indicator, judgeId, state, value, option }) => [
        evaluateeId,
        indicator,
        judgeId,
        state,
        option ?? value,
      ]),
      added: added.length,
    },
  })
}

interface MarkChanges {
  readonly replaced: readonly (StoredMark & { readonly to: MarkInput })[]
  readonly added: readonly (Pair & { readonly indicator: string })[]
}

function markChanges(app: App, cycleId: number, gone: readonly Pair[]): MarkChanges {
  const recusals: readonly Pair[] = readRecusals(app.db, cycleId)
  const groups = new Map(readJudges(app.db, cycleId).map(({ id, group }) => [id, group]))
  const leavesOf = leavesToMark(app, cycleId)
  const marks = Map.groupBy(readMarksOf(app.db, [...recusals, ...gone]), pairKey)
  const kept = new Set(recusals.map(pairKey))
  const released = gone
    .filter((pair) => !kept.has(pairKey(pair)))
    .flatMap((pair) =>
      (marks.get(pairKey(pair)) ?? []).filter(({ state }) => state === 'recused').map((mark) => ({ ...mark, to: emptyMark })),
    )
  const replaced = recusals.flatMap((pair) => {
    const codes = codesOf(pair)
    return (marks.get(pairKey(pair)) ?? []).flatMap((mark) => {
      if (codes.has(mark.indicator)) return mark.state === 'recused' ? [] : [{ ...mark, to: recusedMark }]
      return mark.state === 'recused' ? [{ ...mark, to: emptyMark }] : []
    })
  })
  const added = recusals.flatMap((pair) => {
    const present = new Set((marks.get(pairKey(pair)) ?? []).map(({ indicator }) => indicator))
    return [...codesOf(pair)].filter((code) => !present.has(code)).map((indicator) => ({ ...pair, indicator }))
  })
  return { replaced: [...released, ...replaced], added }

  function codesOf({ judgeId, evaluateeId }: Pair): ReadonlySet<string> {
    return new Set(leavesOf({ id: judgeId, group: groups.get(judgeId) ?? '' }, evaluateeId).map(({ code }) => code))
  }
}

function requirePair(app: App, { judgeId, evaluateeId }: Pair) {
  const judge = requireJudge(app.db, judgeId)
  const evaluatee = readEvaluatee(app.db, evaluateeId)
  if (evaluatee.cycleId !== judge.cycleId) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
  requireOpenCycle(app.db, judge.cycleId)
  return { judge, evaluatee }
}

/** A recusal changes the judge's own marks: not while the sheet is handed in, and not while a running meeting holds the evaluatee's marks. */
function requireMovable(
  app: App,
  judge: { readonly id: number; readonly group: string; readonly cycleId: number },
  evaluatee: { readonly id: number },
): void {
  const assignments = readAssignments(app.db, judge.cycleId)
  const check = movementCheck(app, judge.cycleId, assignments)
  for (const { code, name } of leavesToMark(app, judge.cycleId, assignments)(judge, evaluatee.id)) check(judge.id, evaluatee.id, code, name)
}

function requireAllMovable(app: App, cycleId: number, marks: readonly StoredMark[]): void {
  const check = movementCheck(app, cycleId, readAssignments(app.db, cycleId))
  for (const { judgeId, evaluateeId, indicator } of marks) check(judgeId, evaluateeId, indicator, indicator)
}

/** @returns what throws `sheet_submitted` or `step_not_allowed` (`missing: stands`) for a mark that must stay as it is */
function movementCheck(app: App, cycleId: number, assignments: Assignments) {
  const submitted = readSubmittedSheets(app.db, cycleId)
  const standing = readStandingItems(app.db, cycleId)
  return (judgeId: number, evaluateeId: number, indicator: string, leaf: string): void => {
    const panel = assignments.panelOf(judgeId, evaluateeId, indicator)
    if (panel === null) return
    const stands = standing.has(standingKey(panel.id, evaluateeId))
    if (!stands && !submitted.has(sheetKey(panel.id, judgeId))) return
    const place = { judge: requireJudge(app.db, judgeId).name, evaluatee: readEvaluatee(app.db, evaluateeId).name, leaf }
    throw stands ? new AppError('step_not_allowed', { missing: 'stands', ...place }) : new AppError('sheet_submitted', place)
  }
}

/** `syncRecusals` as a write of its own, after a scheme got other leaves: what judges stand back from must read 回避 on those as well. */
export async function refreshRecusals(app: App, operator: string | null, cycleId: number): Promise<void> {
  await app.write([...recusalTopics], () => syncRecusals(app, operator, cycleId))
}

const recusalTopics = ['panels', 'inputs', 'results'] as const

/** Records a recusal that a judge declared or the office ordered. @throws AppError `operator_required`, and as `recordRecusal` */
export async function recuse(app: App, operator: string | null, input: NewRecusal): Promise<Recusal> {
  const by = requireOperator(operator)
  return app.write([...recusalTopics], () => {
    recordRecusal(app, by, input)
    const { cycleId } = requireJudge(app.db, input.judgeId)
    const stored = readRecusals(app.db, cycleId).find((each) => pairKey(each) === pairKey(input))
    if (stored === undefined) throw new Error(`recusal ${pairKey(input)} is gone within its own transaction`)
    return stored
  })
}

/** Withdraws a recusal for a reason. @throws AppError `operator_required`, and as `withdrawRecusal` */
export async function takeBackRecusal(
  app: App,
  operator: string | null,
  input: Pair & { readonly reason: string },
): Promise<{ withdrawn: number }> {
  const by = requireOperator(operator)
  await app.write([...recusalTopics], () => withdrawRecusal(app, by, input))
  return { withdrawn: 1 }
}
