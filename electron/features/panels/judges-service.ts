import type { Judge, JudgeGroup } from '../../../shared/contract/panels.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation } from '../operations.ts'
import { codeCounter } from '../register/codes.ts'
import {
  countMarks,
  deleteJudge,
  insertJudge,
  type JudgeFields,
  readJudges,
  requireJudge,
  writeJudge,
  writeJudgeOrder,
} from './judges-repository.ts'
import { judgedOf } from './leaves-to-mark.ts'
import { syncRecusals } from './recusals-service.ts'

/** Judges of a cycle in their order. @throws AppError `no_cycle` */
export function listJudges(app: App, cycleId: number): Judge[] {
  readCycle(app.db, cycleId)
  return readJudges(app.db, cycleId)
}

/** How many marks each judge of a cycle gave. @throws AppError `no_cycle` */
export function listJudgeMarks(app: App, cycleId: number): { judgeId: number; marks: number }[] {
  return listJudges(app, cycleId).map(({ id }) => ({ judgeId: id, marks: countMarks(app.db, id) }))
}

/** Every judge group that a judged leaf of the cycle's scheme names, each code once with the first name met, in scheme order. */
export function readJudgeGroups(app: App, cycleId: number): JudgeGroup[] {
  const groups = new Map<string, JudgeGroup>()
  for (const { method } of judgedOf(app.results.compiled(cycleId).leaves)) {
    for (const { code, name } of method.groups) if (!groups.has(code)) groups.set(code, { code, name })
  }
  return [...groups.values()]
}

const judgeTopics = ['inputs', 'panels', 'results'] as const

/**
 * Adds a judge at the end of the list, with the next code `P…`; the judge stands back from the own unit at once.
 *
 * @throws AppError `name_taken` (in the group), `value_out_of_range` (a group that the scheme does not have), `not_found` (the unit), `cycle_closed`
 */
export function addJudge(app: App, operator: string | null, { cycleId, ...fields }: JudgeFields & { cycleId: number }): Promise<Judge> {
  return app.write([...judgeTopics], () => {
    const judge = storeJudge(app, operator, cycleId, fields)
    syncRecusals(app, operator, cycleId)
    return judge
  })
}

/** Stores a new judge; call it inside `app.write`, and `syncRecusals` after the last. @throws AppError as `addJudge` */
export function storeJudge(app: App, operator: string | null, cycleId: number, fields: JudgeFields): Judge {
  requireOpenCycle(app.db, cycleId)
  requireGroup(app, cycleId, fields.group)
  const unitName = requireUnitName(app, fields.unitId)
  const judges = readJudges(app.db, cycleId)
  requireFreeName(judges, fields)
  const code = codeCounter(
    judges.map((judge) => judge.code),
    'P',
  )()
  const id = insertJudge(app.db, { cycleId, code, ...fields })
  logOperation(app, { operator: operator ?? '', action: 'judge_added', objectKind: 'judge', objectId: id, note: fields.name })
  return { id, code, ...fields, unitName }
}

/**
 * Renames a judge, puts it into another group or unit; the group stays once the judge has marks, because they were given in it. Another unit means other
 * recusals.
 *
 * @throws AppError `not_found` (judge or unit), `name_taken`, `in_use` (the group, with marks), `value_out_of_range` (no such group), `sheet_submitted`
 *   (another unit, with a sheet handed in that would change), `cycle_closed`
 */
export function updateJudge(app: App, operator: string | null, { judgeId, ...fields }: JudgeFields & { judgeId: number }): Promise<Judge> {
  return app.write([...judgeTopics], () => {
    const { cycleId, ...judge } = requireJudge(app.db, judgeId)
    requireOpenCycle(app.db, cycleId)
    if (fields.group !== judge.group) {
      requireGroup(app, cycleId, fields.group)
      requireNoMarks(app, judge)
    }
    const unitName = requireUnitName(app, fields.unitId)
    requireFreeName(
      readJudges(app.db, cycleId).filter(({ id }) => id !== judge.id),
      fields,
    )
    writeJudge(app.db, judge.id, fields)
    logOperation(app, {
      operator: operator ?? '',
      action: 'judge_changed',
      objectKind: 'judge',
      objectId: judge.id,
      note: fields.name,
      detail: { before: { name: judge.name, group: judge.group, unitId: judge.unitId } },
    })
    syncRecusals(app, operator, cycleId)
    return { ...judge, ...fields, unitName }
  })
}

/** Puts a judge one place up or down; the first stays first. @throws AppError `not_found`, `cycle_closed` */
export function moveJudge(app: App, operator: string | null, input: { judgeId: number; by: 'up' | 'down' }): Promise<{ moved: number }> {
  return app.write(['panels'], () => {
    const judge = requireJudge(app.db, input.judgeId)
    requireOpenCycle(app.db, judge.cycleId)
    const ids = readJudges(app.db, judge.cycleId).map(({ id }) => id)
    const from = ids.indexOf(judge.id)
    const to = from + (input.by === 'up' ? -1 : 1)
    const other = ids[to]
    if (other === undefined) return { moved: 0 }
    ids[to] = judge.id
    ids[from] = other
    writeJudgeOrder(app.db, ids)
    logOperation(app, {
      operator: operator ?? '',
      action: 'judge_moved',
      objectKind: 'judge',
      objectId: judge.id,
      note: judge.name,
      detail: { by: input.by },
    })
    return { moved: 1 }
  })
}

/** Takes a judge away. @throws AppError `not_found`, `in_use` when the judge has marks, `cycle_closed` */
export function removeJudge(app: App, operator: string | null, judgeId: number): Promise<{ removed: number }> {
  return app.write([...judgeTopics], () => {
    const judge = requireJudge(app.db, judgeId)
    requireOpenCycle(app.db, judge.cycleId)
    requireNoMarks(app, judge)
    const places = deleteJudge(app.db, judgeId)
    if (places.length > 0) app.results.rescore(judge.cycleId, places)
    logOperation(app, { operator: operator ?? '', action: 'judge_removed', objectKind: 'judge', objectId: judgeId, note: judge.name })
    return { removed: 1 }
  })
}

function requireNoMarks(app: App, judge: Judge): void {
  const marks = countMarks(app.db, judge.id)
  if (marks > 0) throw new AppError('in_use', { name: judge.name, marks })
}

function requireGroup(app: App, cycleId: number, group: string): void {
  if (readJudgeGroups(app, cycleId).some(({ code }) => code === group)) return
  throw new AppError('value_out_of_range', { field: 'group', value: group })
}

function requireUnitName(app: App, unitId: number | null): string | null {
  if (unitId === null) return null
  const unit = app.db.get(app.db.build.selectFrom('unit').select('short_name as name').where('id', '=', unitId))
  if (unit === undefined) throw new AppError('not_found', { what: 'unit', id: unitId })
  return unit.name
}

function requireFreeName(others: readonly Judge[], judge: { readonly name: string; readonly group: string }): void {
  if (others.some((other) => other.name === judge.name && other.group === judge.group))
    throw new AppError('name_taken', { name: judge.name })
}
