import * as z from 'zod'
import type { BoundaryChoice } from '../../../shared/domain/glossary.ts'
import type { Database } from '../../database/database.ts'

const idsSchema = z.array(z.int())
const votesSchema = z.record(z.string(), z.int())

/** A stored departure from the computed result. `grade` empty: no grade; null: as computed. */
export interface StoredDeparture {
  readonly evaluateeId: number
  readonly place: number | null
  readonly grade: string | null
  readonly reason: string
  readonly decidedBy: string
  readonly decidedAt: string
}

/** A stored decision about a tie. `categoryId` null: the quota is for the whole cycle. */
export interface StoredChoice {
  readonly categoryId: number | null
  readonly grade: string
  readonly choice: BoundaryChoice
  readonly tied: readonly number[]
  readonly admitted: readonly number[]
  readonly votes: Readonly<Record<string, number>>
  readonly reason: string
  readonly decidedBy: string
  readonly decidedAt: string
}

/** Departures of a cycle by evaluatee id. */
export function readDepartures(db: Database, cycleId: number): ReadonlyMap<number, StoredDeparture> {
  const rows = db.all(db.build.selectFrom('decision').selectAll().where('cycle_id', '=', cycleId).orderBy('evaluatee_id'))
  return new Map(
    rows.map(({ evaluatee_id, place, grade, reason, decided_by, decided_at }) => [
      evaluatee_id,
      { evaluateeId: evaluatee_id, place, grade, reason, decidedBy: decided_by, decidedAt: decided_at },
    ]),
  )
}

/** Stores a departure in place of the one before. */
export function writeDeparture(db: Database, cycleId: number, departure: StoredDeparture): void {
  const values = {
    evaluatee_id: departure.evaluateeId,
    cycle_id: cycleId,
    place: departure.place,
    grade: departure.grade,
    reason: departure.reason,
    decided_by: departure.decidedBy,
    decided_at: departure.decidedAt,
  }
  db.run(
    db.build
      .insertInto('decision')
      .values(values)
      .onConflict((conflict) => conflict.column('evaluatee_id').doUpdateSet(values)),
  )
}

/** @returns whether there was one */
export function removeDeparture(db: Database, evaluateeId: number): boolean {
  return db.run(db.build.deleteFrom('decision').where('evaluatee_id', '=', evaluateeId)).changes === 1
}

/** What was decided about ties of a cycle, by grade and category. */
export function readChoices(db: Database, cycleId: number): readonly StoredChoice[] {
  const rows = db.all(
    db.build.selectFrom('boundary_choice').selectAll().where('cycle_id', '=', cycleId).orderBy('category_id').orderBy('grade'),
  )
  return rows.map((row) => ({
    categoryId: row.category_id === 0 ? null : row.category_id,
    grade: row.grade,
    choice: row.choice,
    tied: idsSchema.parse(JSON.parse(row.tied)),
    admitted: idsSchema.parse(JSON.parse(row.admitted)),
    votes: votesSchema.parse(JSON.parse(row.votes)),
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }))
}

/** Stores what was decided about a tie in place of what was decided before. */
export function writeChoice(db: Database, cycleId: number, choice: StoredChoice): void {
  const values = {
    cycle_id: cycleId,
    category_id: choice.categoryId ?? 0,
    grade: choice.grade,
    choice: choice.choice,
    tied: JSON.stringify(choice.tied),
    admitted: JSON.stringify(choice.admitted),
    votes: JSON.stringify(choice.votes),
    reason: choice.reason,
    decided_by: choice.decidedBy,
    decided_at: choice.decidedAt,
  }
  db.run(
    db.build
      .insertInto('boundary_choice')
      .values(values)
      .onConflict((conflict) => conflict.columns(['cycle_id', 'category_id', 'grade']).doUpdateSet(values)),
  )
}

/** @returns whether there was one */
export function removeChoice(db: Database, cycleId: number, categoryId: number | null, grade: string): boolean {
  const query = db.build
    .deleteFrom('boundary_choice')
    .where('cycle_id', '=', cycleId)
    .where('category_id', '=', categoryId ?? 0)
    .where('grade', '=', grade)
  return db.run(query).changes === 1
}
