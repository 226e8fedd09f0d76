import type { RecusalSource } from '../../../shared/domain/glossary.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import type { Database } from '../../database/database.ts'

/** A judge and an evaluatee. */
export interface Pair {
  readonly judgeId: number
  readonly evaluateeId: number
}

/** A recusal 回避 as stored. */
export interface StoredRecusal extends Pair {
  readonly source: RecusalSource
  readonly reason: string
  readonly recordedBy: string
  readonly recordedAt: string
}

/** Recusals of a cycle, by judge in the order of the judges' list, then by evaluatee in register order. */
export function readRecusals(db: Database, cycleId: number) {
  return db
    .all(
      db.build
        .selectFrom('recusal')
        .innerJoin('judge', 'judge.id', 'recusal.judge_id')
        .innerJoin('evaluatee', 'evaluatee.id', 'recusal.evaluatee_id')
        .innerJoin('unit', 'unit.id', 'evaluatee.unit_id')
        .select([
          'recusal.judge_id as judgeId',
          'judge.name as judge',
          'judge.unit_id as judgeUnit',
          'recusal.evaluatee_id as evaluateeId',
          'evaluatee.name as evaluatee',
          'evaluatee.unit_id as evaluateeUnit',
          'unit.short_name as unit',
          'recusal.source',
          'recusal.reason',
          'recusal.recorded_by as recordedBy',
          'recusal.recorded_at as recordedAt',
        ])
        .where('judge.cycle_id', '=', cycleId)
        .orderBy('judge.position')
        .orderBy('judge.id')
        .orderBy('evaluatee.position')
        .orderBy('evaluatee.id'),
    )
    .map(({ judgeUnit, evaluateeUnit, ...recusal }) => ({ ...recusal, sameUnit: judgeUnit === evaluateeUnit }))
}

/** Pairs of one unit: whom each judge may not mark because both belong to it. */
export function readOwnUnitPairs(db: Database, cycleId: number): Pair[] {
  return db
    .prepare(
      `SELECT judge.id AS judgeId, evaluatee.id AS evaluateeId
       FROM judge JOIN evaluatee ON evaluatee.cycle_id = judge.cycle_id AND evaluatee.unit_id = judge.unit_id WHERE judge.cycle_id = ?`,
    )
    .all(cycleId) as Pair[]
}

/** Stores a recusal in place of the one before of the same pair. */
export function writeRecusal(db: Database, { judgeId, evaluateeId, source, reason, recordedBy, recordedAt }: StoredRecusal): void {
  const columns = { source, reason, recorded_by: recordedBy, recorded_at: recordedAt }
  db.run(
    db.build
      .insertInto('recusal')
      .values({ judge_id: judgeId, evaluatee_id: evaluateeId, ...columns })
      .onConflict((conflict) => conflict.columns(['judge_id', 'evaluatee_id']).doUpdateSet(columns)),
  )
}

export function deleteRecusal(db: Database, { judgeId, evaluateeId }: Pair): void {
  db.run(db.build.deleteFrom('recusal').where('judge_id', '=', judgeId).where('evaluatee_id', '=', evaluateeId))
}

/** A mark as stored, value in 1/10,000. */
export interface StoredMark extends Pair {
  readonly indicator: string
  readonly state: InputState
  readonly value: number | null
  readonly option: string | null
}

/** Every stored mark of the pairs. */
export function readMarksOf(db: Database, pairs: readonly Pair[]): StoredMark[] {
  return db
    .prepare(
      `SELECT mark.evaluatee_id AS evaluateeId, mark.indicator, mark.judge_id AS judgeId, mark.state, mark.value, mark.option
       FROM json_each(?) pair JOIN mark ON mark.evaluatee_id = pair.value ->> 0 AND mark.judge_id = pair.value ->> 1`,
    )
    .all(JSON.stringify(pairs.map(({ evaluateeId, judgeId }) => [evaluateeId, judgeId]))) as StoredMark[]
}
