import type { Cycle } from '../../../shared/contract/cycles.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Database } from '../../database/database.ts'

const cycleQuery = (db: Database) =>
  db.build
    .selectFrom('cycle')
    .innerJoin('scheme_version', 'scheme_version.id', 'cycle.scheme_version_id')
    .select([
      'cycle.id',
      'cycle.year',
      'cycle.name',
      'cycle.kind',
      'cycle.state',
      'cycle.is_sample',
      'cycle.scheme_version_id',
      'scheme_version.name as scheme_name',
      'scheme_version.number as scheme_number',
      'scheme_version.state as scheme_state',
    ])

type CycleRow = ReturnType<typeof rows>[number]
const rows = (db: Database) => db.all(cycleQuery(db).orderBy('cycle.year', 'desc').orderBy('cycle.id', 'desc'))

function toCycle(row: CycleRow): Cycle {
  return {
    id: row.id,
    year: row.year,
    name: row.name,
    kind: row.kind,
    state: row.state,
    schemeVersionId: row.scheme_version_id,
    schemeName: row.scheme_name,
    schemeVersionNumber: row.scheme_number,
    schemeVersionState: row.scheme_state,
    isSample: row.is_sample === 1,
  }
}

/** All cycles, newest year first. */
export function readCycles(db: Database): Cycle[] {
  return rows(db).map(toCycle)
}

/** @throws AppError `no_cycle` */
export function readCycle(db: Database, id: number): Cycle {
  const row = db.get(cycleQuery(db).where('cycle.id', '=', id))
  if (row === undefined) throw new AppError('no_cycle', { id })
  return toCycle(row)
}

/** @throws AppError `no_cycle`, `cycle_closed` */
export function requireOpenCycle(db: Database, id: number): Cycle {
  const cycle = readCycle(db, id)
  if (cycle.state !== 'open') throw new AppError('cycle_closed', { name: cycle.name })
  return cycle
}

/** @returns the new cycle's id @throws AppError `name_taken` */
export function insertCycle(
  db: Database,
  cycle: { year: number; name: string; kind: Cycle['kind']; schemeVersionId: number; isSample: boolean; at: string },
): number {
  const taken = db.get(db.build.selectFrom('cycle').select('id').where('name', '=', cycle.name))
  if (taken !== undefined) throw new AppError('name_taken', { name: cycle.name })
  return db.run(
    db.build.insertInto('cycle').values({
      year: cycle.year,
      name: cycle.name,
      kind: cycle.kind,
      state: 'open',
      scheme_version_id: cycle.schemeVersionId,
      is_sample: cycle.isSample ? 1 : 0,
      created_at: cycle.at,
    }),
  ).insertedId
}
