import * as z from 'zod'
import type { Database } from '../../database/database.ts'
import type { Ranked } from '../../scoring/index.ts'
import type { StoredResult } from './stored-result.ts'

/** Place of an evaluatee in an earlier ranking. */
export interface EarlierPlace {
  readonly rank: number | null
  readonly overallRank: number | null
  readonly total: number | null
}

const contentSchema = z.array(z.tuple([z.int(), z.int().nullable(), z.int().nullable(), z.int().nullable()]))

/** The day before an ISO day. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

/** Newest day for which a ranking is kept, or null. */
export function latestSnapshotDay(db: Database, cycleId: number): string | null {
  const query = db.build
    .selectFrom('ranking_snapshot')
    .select((expression) => expression.fn.max('day').as('day'))
    .where('cycle_id', '=', cycleId)
  return db.get(query)?.day ?? null
}

/** Keeps the ranking as it stood at the end of `day`; one that is kept already stays. */
export function writeSnapshot(
  db: Database,
  cycleId: number,
  day: string,
  results: Iterable<StoredResult>,
  overall: ReadonlyMap<number, Ranked>,
): void {
  const content = [...results].map((result) => [
    result.evaluateeId,
    result.rank,
    overall.get(result.evaluateeId)?.rank ?? null,
    result.total,
  ])
  db.run(
    db.build
      .insertInto('ranking_snapshot')
      .values({ cycle_id: cycleId, day, content: JSON.stringify(content) })
      .onConflict((conflict) => conflict.doNothing()),
  )
}

/** Days for which a ranking is kept, newest first. */
export function listSnapshotDays(db: Database, cycleId: number): string[] {
  return db
    .all(db.build.selectFrom('ranking_snapshot').select('day').where('cycle_id', '=', cycleId).orderBy('day', 'desc'))
    .map((row) => row.day)
}

/**
 * The ranking at the end of `day`: the oldest one kept for that day or later, because nothing changed in between.
 *
 * @returns null when nothing was kept since: the ranking has not changed after that day
 */
export function readSnapshot(db: Database, cycleId: number, day: string): ReadonlyMap<number, EarlierPlace> | null {
  const row = db.get(
    db.build
      .selectFrom('ranking_snapshot')
      .select('content')
      .where('cycle_id', '=', cycleId)
      .where('day', '>=', day)
      .orderBy('day')
      .limit(1),
  )
  if (row === undefined) return null
  const content = contentSchema.parse(JSON.parse(row.content))
  return new Map(content.map(([id, rank, overallRank, total]) => [id, { rank, overallRank, total }]))
}
