import type { Database } from '../../database/database.ts'

/** Names of the judges of a cycle by their ids as the engine writes them, in the order of the judges' list. */
export function readJudgeNames(db: Database, cycleId: number): ReadonlyMap<string, string> {
  const rows = db.all(db.build.selectFrom('judge').select(['id', 'name']).where('cycle_id', '=', cycleId).orderBy('position').orderBy('id'))
  return new Map(rows.map(({ id, name }) => [String(id), name]))
}

/** Group of each judge of a cycle, by id. */
export function readJudgeGroupOf(db: Database, cycleId: number): ReadonlyMap<number, string> {
  const rows = db.all(db.build.selectFrom('judge').select(['id', 'judge_group']).where('cycle_id', '=', cycleId))
  return new Map(rows.map(({ id, judge_group }) => [id, judge_group]))
}

/** An evaluatee that may be marked. */
export interface MarkedEvaluatee {
  readonly id: number
  readonly name: string
  readonly categoryId: number
}

/** All evaluatees of a cycle but the exempt ones, in the order of the register. */
export function readMarkedEvaluatees(db: Database, cycleId: number): readonly MarkedEvaluatee[] {
  const rows = db.all(
    db.build
      .selectFrom('evaluatee')
      .select(['id', 'name', 'category_id'])
      .where('cycle_id', '=', cycleId)
      .where('participation', '<>', 'exempt')
      .orderBy('position')
      .orderBy('id'),
  )
  return rows.map(({ id, name, category_id }) => ({ id, name, categoryId: category_id }))
}

/** Categories of a cycle in their order. */
export function readCategories(db: Database, cycleId: number): readonly { readonly id: number; readonly name: string }[] {
  return db.all(db.build.selectFrom('category').select(['id', 'name']).where('cycle_id', '=', cycleId).orderBy('position').orderBy('id'))
}
