import type { Judge } from '../../../shared/contract/scoring.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation } from '../operations.ts'
import { codeCounter } from '../register/codes.ts'

/** A judge without the number of marks, which costs a count. */
export type JudgeName = Omit<Judge, 'marks'>

const judgeQuery = (app: App) => app.db.build.selectFrom('judge').select(['id', 'code', 'name', 'judge_group as group'])

/** Judges of a cycle in their order. */
export function readJudges(app: App, cycleId: number): JudgeName[] {
  return app.db.all(judgeQuery(app).where('cycle_id', '=', cycleId).orderBy('position').orderBy('id'))
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

/** The judge and its cycle. @throws AppError `not_found` */
export function requireJudge(app: App, judgeId: number): JudgeName & { readonly cycleId: number } {
  const judge = app.db.get(judgeQuery(app).select('cycle_id as cycleId').where('id', '=', judgeId))
  if (judge === undefined) throw new AppError('not_found', { what: 'judge', id: judgeId })
  return judge
}

/** @throws AppError `name_taken` (in the group), `value_out_of_range` (a group that the scheme does not have), `cycle_closed` */
export function addJudge(app: App, operator: string | null, input: { cycleId: number; name: string; group: string }): Promise<Judge> {
  return app.write(['inputs'], () => {
    requireOpenCycle(app.db, input.cycleId)
    requireGroup(app, input.cycleId, input.group)
    const judges = readJudges(app, input.cycleId)
    requireFreeName(judges, input)
    const code = codeCounter(
      judges.map((judge) => judge.code),
      'P',
    )()
    const last = app.db.get(
      app.db.build
        .selectFrom('judge')
        .select((expression) => expression.fn.max('position').as('position'))
        .where('cycle_id', '=', input.cycleId),
    )?.position
    const id = app.db.run(
      app.db.build.insertInto('judge').values({
        cycle_id: input.cycleId,
        code,
        name: input.name,
        judge_group: input.group,
        position: last === null || last === undefined ? 1 : last + 1,
      }),
    ).insertedId
    logOperation(app, { operator: operator ?? '', action: 'judge_added', objectKind: 'judge', objectId: id, note: input.name })
    return { id, code, name: input.name, group: input.group, marks: 0 }
  })
}

/**
 * Renames a judge or puts it into another group; the group stays once the judge has marks, because they were given in it.
 *
 * @throws AppError `not_found`, `name_taken`, `in_use` (the group, with marks), `value_out_of_range` (no such group), `cycle_closed`
 */
export function updateJudge(app: App, operator: string | null, input: { judgeId: number; name: string; group: string }): Promise<Judge> {
  return app.write(['inputs'], () => {
    const { cycleId, ...judge } = requireJudge(app, input.judgeId)
    requireOpenCycle(app.db, cycleId)
    if (input.group !== judge.group) {
      requireGroup(app, cycleId, input.group)
      requireNoMarks(app, judge)
    }
    requireFreeName(
      readJudges(app, cycleId).filter(({ id }) => id !== judge.id),
      input,
    )
    app.db.run(app.db.build.updateTable('judge').set({ name: input.name, judge_group: input.group }).where('id', '=', judge.id))
    logOperation(app, {
      operator: operator ?? '',
      action: 'judge_changed',
      objectKind: 'judge',
      objectId: judge.id,
      note: input.name,
      detail: { before: { name: judge.name, group: judge.group } },
    })
    return { ...judge, name: input.name, group: input.group, marks: countMarks(app, judge.id) }
  })
}

/** @throws AppError `not_found`, `in_use` when the judge has marks, `cycle_closed` */
export function removeJudge(app: App, operator: string | null, judgeId: number): Promise<{ removed: number }> {
  return app.write(['inputs'], () => {
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
  const known = app.results
    .compiled(cycleId)
    .leaves.some(({ leaf }) => leaf.method.kind === 'judged' && leaf.method.groups.some((candidate) => candidate.code === group))
  if (!known) throw new AppError('value_out_of_range', { field: 'group', value: group })
}

function requireFreeName(others: readonly JudgeName[], judge: { readonly name: string; readonly group: string }): void {
  if (others.some((other) => other.name === judge.name && other.group === judge.group))
    throw new AppError('name_taken', { name: judge.name })
}
