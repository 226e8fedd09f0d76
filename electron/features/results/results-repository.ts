import type { ResultExplanation } from '../../../shared/contract/results.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Participation } from '../../../shared/domain/glossary.ts'
import type { Database } from '../../database/database.ts'

/** What a result is called on screen. */
export interface EvaluateeName {
  readonly cycleId: number
  readonly name: string
  readonly unitName: string
  readonly categoryId: number
  readonly categoryName: string
  readonly participation: Participation
}

const nameQuery = (db: Database) =>
  db.build
    .selectFrom('evaluatee')
    .innerJoin('unit', 'unit.id', 'evaluatee.unit_id')
    .innerJoin('category', 'category.id', 'evaluatee.category_id')
    .select([
      'evaluatee.id',
      'evaluatee.cycle_id',
      'evaluatee.name',
      'evaluatee.branch_id',
      'evaluatee.participation',
      'evaluatee.category_id',
      'unit.short_name',
      'category.name as category_name',
    ])

function toName(row: {
  cycle_id: number
  name: string
  short_name: string
  category_id: number
  category_name: string
  participation: Participation
}): EvaluateeName {
  return {
    cycleId: row.cycle_id,
    name: row.name,
    unitName: row.short_name,
    categoryId: row.category_id,
    categoryName: row.category_name,
    participation: row.participation,
  }
}

/** Names of all evaluatees of a cycle, by id. */
export function readEvaluateeNames(db: Database, cycleId: number): ReadonlyMap<number, EvaluateeName> {
  return new Map(db.all(nameQuery(db).where('evaluatee.cycle_id', '=', cycleId)).map((row) => [row.id, toName(row)]))
}

/** @throws AppError `not_found` */
export function readEvaluateeName(db: Database, evaluateeId: number): EvaluateeName {
  const row = db.get(nameQuery(db).where('evaluatee.id', '=', evaluateeId))
  if (row === undefined) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
  return toName(row)
}

/** Findings with their evidence, by date. */
export function readExplainedFindings(db: Database, ids: readonly number[]): ResultExplanation['findings'] {
  if (ids.length === 0) return []
  const evidence = Map.groupBy(
    db.all(
      db.build
        .selectFrom('finding_evidence')
        .select(['finding_id', 'hash', 'name'])
        .where('finding_id', 'in', [...ids])
        .orderBy('position'),
    ),
    (row) => row.finding_id,
  )
  return db
    .all(
      db.build
        .selectFrom('finding')
        .selectAll()
        .where('id', 'in', [...ids])
        .orderBy('found_on')
        .orderBy('id'),
    )
    .map((row) => ({
      id: row.id,
      foundOn: row.found_on,
      source: row.source,
      description: row.description,
      status: row.status,
      recordedBy: row.recorded_by,
      confirmedBy: row.confirmed_by,
      confirmedAt: row.confirmed_at,
      onePersonException: row.one_person_exception === 1,
      evidence: (evidence.get(row.id) ?? []).map(({ hash, name }) => ({ hash, name })),
    }))
}
