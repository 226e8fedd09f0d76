import type { Judge, JudgeGroup } from '../../../shared/contract/panels.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation } from '../operations.ts'
import { codeCounter } from '../register/codes.ts'

/** A judge without the number of marks, which costs a count. */
export type JudgeName = Omit<Judge, 'marks'>

/** What the office says of a judge. */
export interface JudgeFields {
  readonly name: string
  readonly group: string
  readonly unitId: number | null
}

const judgeQuery = (app: App) =>
  app.db.build
    .selectFrom('judge')
    .leftJoin('unit', 'unit.id', 'judge.unit_id')
    .select([
      'judge.id',
      'judge.code',
      'judge.name',
      'judge.judge_group as group',
      'judge.unit_id as unitId',
      'unit.short_name as unitName',
    ])

/** Judges of a cycle in their order. */
export function readJudges(app: App, cycleId: number): JudgeName[] {
  return app.db.all(judgeQuery(app).where('judge.cycle_id', '=', cycleId).orderBy('judge.position').orderBy('judge.id'))
}

/** Judges of a cycle in their order, with how many marks each has. @throws AppError `no_cycle` */
export function listJudges(app: App, cycleId: number): Judge[] {
  readCycle(app.db, cycleId)
  return readJudges(app, cycleId).map((judge) => ({ ...judge, marks: countMarks(app, judge.id) }))
}

function countMarks(app: App, judgeId: number): number {
  const { marks } = app.db.prepare('SELECT count(*) AS marks FROM mark WHERE judge_id = ?').get(judgeId) as { marks: number }
  return marks
}

/** Every judge group that a judged leaf of the cycle's scheme names, each code once with the first name met, in scheme order. */
export function readJudgeGroups(app: App, cycleId: number): JudgeGroup[] {
  const groups = new Map<string, JudgeGroup>()
  for (const { leaf } of app.results.compiled(cycleId).leaves) {
    if (leaf.method.kind !== 'judged') continue
    for (const { code, name } of leaf.method.groups) if (!groups.has(code)) groups.set(code, { code, name })
  }
  return [...groups.values()]
}

/** The judge and its cycle. @throws AppError `not_found` */
export function requireJudge(app: App, judgeId: number): JudgeName & { readonly cycleId: number } {
  const judge = app.db.get(judgeQuery(app).select('judge.cycle_id as cycleId').where('judge.id', '=', judgeId))
  if (judge === undefined) throw new AppError('not_found', { what: 'judge', id: judgeId })
  return judge
}

/**
 * Adds a judge at the end of the list, with the next code `P…`.
 *
 * @throws AppError `name_taken` (in the group), `value_out_of_range` (a group that the scheme does not have), `not_found` (the unit), `cycle_closed`
 */
export function addJudge(app: App, operator: string | null, { cycleId, ...fields }: JudgeFields & { cycleId: number }): Promise<Judge> {
  return app.write(['inputs', 'panels'], () => {
    requireOpenCycle(app.db, cycleId)
    return insertJudge(app, operator, cycleId, fields)
  })
}

/** Stores a new judge; call it inside `app.write`. @throws AppError as `addJudge` */
function insertJudge(app: App, operator: string | null, cycleId: number, fields: JudgeFields): Judge {
  requireGroup(app, cycleId, fields.group)
  const unitName = requireUnitName(app, fields.unitId)
  const judges = readJudges(app, cycleId)
  requireFreeName(judges, fields)
  const code = codeCounter(
    judges.map((judge) => judge.code),
    'P',
  )()
  const last = app.db.get(
    app.db.build
      .selectFrom('judge')
      .select((expression) => expression.fn.max('position').as('position'))
      .where('cycle_id', '=', cycleId),
  )?.position
  const id = app.db.run(
    app.db.build.insertInto('judge').values({
      cycle_id: cycleId,
      code,
      name: fields.name,
      judge_group: fields.group,
      position: last === null || last === undefined ? 1 : last + 1,
      unit_id: fields.unitId,
      code_hash: null,
    }),
  ).insertedId
  logOperation(app, { operator: operator ?? '', action: 'judge_added', objectKind: 'judge', objectId: id, note: fields.name })
  return { id, code, ...fields, unitName, marks: 0 }
}

/**
 * Renames a judge, puts it into another group or unit; the group stays once the judge has marks, because they were given in it.
 *
 * @throws AppError `not_found` (judge or unit), `name_taken`, `in_use` (the group, with marks), `value_out_of_range` (no such group), `cycle_closed`
 */
export function updateJudge(app: App, operator: string | null, { judgeId, ...fields }: JudgeFields & { judgeId: number }): Promise<Judge> {
  return app.write(['inputs', 'panels'], () => {
    const { cycleId, ...judge } = requireJudge(app, judgeId)
    requireOpenCycle(app.db, cycleId)
    if (fields.group !== judge.group) {
      requireGroup(app, cycleId, fields.group)
      requireNoMarks(app, judge)
    }
    const unitName = requireUnitName(app, fields.unitId)
    requireFreeName(
      readJudges(app, cycleId).filter(({ id }) => id !== judge.id),
      fields,
    )
    app.db.run(
      app.db.build
        .updateTable('judge')
        .set({ name: fields.name, judge_group: fields.group, unit_id: fields.unitId })
        .where('id', '=', judge.id),
    )
    logOperation(app, {
      operator: operator ?? '',
      action: 'judge_changed',
      objectKind: 'judge',
      objectId: judge.id,
      note: fields.name,
      detail: { before: { name: judge.name, group: judge.group, unitId: judge.unitId } },
    })
    return { ...judge, ...fields, unitName, marks: countMarks(app, judge.id) }
  })
}

/** @throws AppError `not_found`, `in_use` when the judge has marks, `cycle_closed` */
export function removeJudge(app: App, operator: string | null, judgeId: number): Promise<{ removed: number }> {
  return app.write(['inputs', 'panels'], () => {
    const judge = requireJudge(app, judgeId)
    requireOpenCycle(app.db, judge.cycleId)
    requireNoMarks(app, judge)
    app.db.run(app.db.build.deleteFrom('judge').where('id', '=', judgeId))
    logOperation(app, { operator: operator ?? '', action: 'judge_removed', objectKind: 'judge', objectId: judgeId, note: judge.name })
    return { removed: 1 }
  })
}

function requireNoMarks(app: App, judge: JudgeName): void {
  const marks = countMarks(app, judge.id)
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

function requireFreeName(others: readonly JudgeName[], judge: { readonly name: string; readonly group: string }): void {
  if (others.some((other) => other.name === judge.name && other.group === judge.group))
    throw new AppError('name_taken', { name: judge.name })
}
