import type { Database } from '../../database/database.ts'

/** Names of the judges of a cycle by their ids as the engine writes them, in the order of the judges' list. */
export function readJudgeNames(db: Database, cycleId: number): ReadonlyMap<string, string> {
  const rows = db.all(db.build.selectFrom('judge').select(['id', 'name']).where('cycle_id', '=', cycleId).orderBy('position').orderBy('id'))
  return new Map(rows.map(({ id, name }) => [String(id), name]))
}
