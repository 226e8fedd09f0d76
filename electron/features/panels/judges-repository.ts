import type { Judge } from '../../../shared/contract/panels.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Database } from '../../database/database.ts'

/** What the office says of a judge. */
export interface JudgeFields {
  readonly name: string
  readonly group: string
  readonly unitId: number | null
}

const judgeQuery = (db: Database) =>
  db.build
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
export function readJudges(db: Database, cycleId: number): Judge[] {
  return db.all(judgeQuery(db).where('judge.cycle_id', '=', cycleId).orderBy('judge.position').orderBy('judge.id'))
}

/** The judge and its cycle. @throws AppError `not_found` */
export function requireJudge(db: Database, judgeId: number): Judge & { readonly cycleId: number } {
  const judge = db.get(judgeQuery(db).select('judge.cycle_id as cycleId').where('judge.id', '=', judgeId))
  if (judge === undefined) throw new AppError('not_found', { what: 'judge', id: judgeId })
  return judge
}

/** Marks that a judge gave; standing back is none. */
export function countMarks(db: Database, judgeId: number): number {
  const { marks } = db.prepare("SELECT count(*) AS marks FROM mark WHERE judge_id = ? AND state <> 'recused'").get(judgeId) as {
    marks: number
  }
  return marks
}

/** Stores a judge behind the others. @returns its id */
export function insertJudge(db: Database, judge: JudgeFields & { readonly cycleId: number; readonly code: string }): number {
  const last = db.get(
    db.build
      .selectFrom('judge')
      .select((expression) => expression.fn.max('position').as('position'))
      .where('cycle_id', '=', judge.cycleId),
  )?.position
  return db.run(
    db.build.insertInto('judge').values({
      cycle_id: judge.cycleId,
      code: judge.code,
      name: judge.name,
      judge_group: judge.group,
      position: last === null || last === undefined ? 1 : last + 1,
      unit_id: judge.unitId,
      code_hash: null,
    }),
  ).insertedId
}

export function writeJudge(db: Database, judgeId: number, { name, group, unitId }: JudgeFields): void {
  db.run(db.build.updateTable('judge').set({ name, judge_group: group, unit_id: unitId }).where('id', '=', judgeId))
}

/** Numbers the judges of a cycle in the order given. */
export function writeJudgeOrder(db: Database, judgeIds: readonly number[]): void {
  judgeIds.forEach((id, place) => {
    db.run(
      db.build
        .updateTable('judge')
        .set({ position: place + 1 })
        .where('id', '=', id),
    )
  })
}

/** Takes a judge away who gave no marks, with the places where it stood back. @returns the evaluatees of those places */
export function deleteJudge(db: Database, judgeId: number): number[] {
  const places = db.prepare('DELETE FROM mark WHERE judge_id = ? RETURNING evaluatee_id AS id').all(judgeId) as { id: number }[]
  db.run(db.build.deleteFrom('judge').where('id', '=', judgeId))
  return [...new Set(places.map(({ id }) => id))]
}
