import * as z from 'zod'
import type { BallotInput, MarkInput, MeasuredInput, TaskInput } from '../../../shared/contract/scoring.ts'
import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import type { Database } from '../../database/database.ts'

/** Which input: one leaf of one evaluatee. */
export interface Place {
  readonly evaluateeId: number
  readonly indicator: string
}

const units = (text: string | null): number | null => (text === null ? null : toUnits(text))
const decimal = (value: number | null): string | null => (value === null ? null : fromUnits(value))

/** Stores a value in place of the one before. An empty value without anything beside it is no row: nobody has entered anything. */
export function writeValue(db: Database, place: Place, input: MeasuredInput): void {
  if (input.state === 'empty' && input.baseline === null && input.target === null) {
    db.run(db.build.deleteFrom('input_value').where('evaluatee_id', '=', place.evaluateeId).where('indicator', '=', place.indicator))
    return
  }
  const columns = { state: input.state, value: units(input.value), baseline: units(input.baseline), target: units(input.target) }
  db.run(
    db.build
      .insertInto('input_value')
      .values({ evaluatee_id: place.evaluateeId, indicator: place.indicator, ...columns })
      .onConflict((conflict) => conflict.columns(['evaluatee_id', 'indicator']).doUpdateSet(columns)),
  )
}

/** Stores marks in place of those before; an empty mark is no row. Prepared once, because a pasted block has thousands. */
export function writeMarks(db: Database, marks: readonly (Place & { readonly judgeId: number; readonly mark: MarkInput })[]): void {
  const remove = db.prepare('DELETE FROM mark WHERE evaluatee_id = ? AND indicator = ? AND judge_id = ?')
  const put = db.prepare(
    `INSERT INTO mark (evaluatee_id, indicator, judge_id, state, value, option) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (evaluatee_id, indicator, judge_id) DO UPDATE SET state = excluded.state, value = excluded.value, option = excluded.option`,
  )
  for (const { evaluateeId, indicator, judgeId, mark } of marks) {
    if (mark.state === 'empty') remove.run(evaluateeId, indicator, judgeId)
    else put.run(evaluateeId, indicator, judgeId, mark.state, units(mark.value), mark.option)
  }
}

/** Stores one mark as `writeMarks` does. */
export function writeMark(db: Database, place: Place, judgeId: number, mark: MarkInput): void {
  writeMarks(db, [{ evaluateeId: place.evaluateeId, indicator: place.indicator, judgeId, mark }])
}

/** Stores the ballots of a group in place of those before; an empty group without any number is no row. */
export function writeBallot(db: Database, place: Place, group: string, ballot: BallotInput): void {
  const { state, entitled, issued, returned } = ballot
  if (state === 'empty' && entitled === null && issued === null && returned === null) {
    db.run(
      db.build
        .deleteFrom('ballot')
        .where('evaluatee_id', '=', place.evaluateeId)
        .where('indicator', '=', place.indicator)
        .where('rater_group', '=', group),
    )
    return
  }
  const columns = { state, entitled, issued, returned, counts: JSON.stringify(ballot.counts) }
  db.run(
    db.build
      .insertInto('ballot')
      .values({ evaluatee_id: place.evaluateeId, indicator: place.indicator, rater_group: group, ...columns })
      .onConflict((conflict) => conflict.columns(['evaluatee_id', 'indicator', 'rater_group']).doUpdateSet(columns)),
  )
}

/** Stores a task list in place of the one before. */
export function writeTasks(db: Database, place: Place, tasks: readonly TaskInput[]): void {
  db.run(db.build.deleteFrom('task').where('evaluatee_id', '=', place.evaluateeId).where('indicator', '=', place.indicator))
  tasks.forEach(({ code, name, choices }, position) => {
    db.run(
      db.build.insertInto('task').values({
        evaluatee_id: place.evaluateeId,
        indicator: place.indicator,
        position,
        code,
        name,
        choices: JSON.stringify(choices),
      }),
    )
  })
}

/** Evaluatees whose inputs are asked for, in register order: of a cycle or of one category, without the exempt. */
export function readScoredIds(db: Database, cycleId: number, categoryId: number | null): readonly number[] {
  const query = db.build
    .selectFrom('evaluatee')
    .select('id')
    .where('cycle_id', '=', cycleId)
    .where('participation', '<>', 'exempt')
    .orderBy('position')
    .orderBy('id')
  return db.all(categoryId === null ? query : query.where('category_id', '=', categoryId)).map(({ id }) => id)
}

/** Everything entered for one leaf of a cycle, by evaluatee. Each list is read in one go, because a category can be a whole province. */
export interface LeafInputs {
  readonly values: ReadonlyMap<number, MeasuredInput>
  readonly marks: ReadonlyMap<number, { judgeId: number; mark: MarkInput }[]>
  readonly ballots: ReadonlyMap<number, { group: string; ballot: BallotInput }[]>
  readonly tasks: ReadonlyMap<number, TaskInput[]>
}

/**
 * Stored score of one node by evaluatee, as packed: a fraction text or the name of a state. The database takes the one entry out, because a
 * list asks for one leaf of thousands of evaluatees.
 *
 * @param evaluateeId only this one
 */
export function readLeafScores(db: Database, cycleId: number, nodeIndex: number, evaluateeId?: number): ReadonlyMap<number, string> {
  const only = evaluateeId === undefined ? '' : ' AND evaluatee_id = ?'
  const rows = db
    .prepare(`SELECT evaluatee_id AS id, json_extract(nodes, ?) AS entry FROM result WHERE +cycle_id = ?${only}`)
    .all(`$[${nodeIndex}]`, cycleId, ...(evaluateeId === undefined ? [] : [evaluateeId])) as { id: number; entry: string }[]
  return new Map(rows.map(({ id, entry }) => [id, entry]))
}

const countsSchema = z.record(z.string(), z.int())
const choicesSchema = z.record(z.string(), z.string())
const ofLeaf = 'indicator = ? AND evaluatee_id IN (SELECT value FROM json_each(?))'

export function readLeafInputs(db: Database, indicator: string, ids: readonly number[]): LeafInputs {
  const key = JSON.stringify(ids)
  const values = db.prepare(`SELECT evaluatee_id, state, value, baseline, target FROM input_value WHERE ${ofLeaf}`).all(indicator, key) as {
    evaluatee_id: number
    state: InputState
    value: number | null
    baseline: number | null
    target: number | null
  }[]
  const marks = db
    .prepare(`SELECT evaluatee_id, judge_id, state, value, option FROM mark WHERE ${ofLeaf} ORDER BY evaluatee_id, judge_id`)
    .all(indicator, key) as { evaluatee_id: number; judge_id: number; state: InputState; value: number | null; option: string | null }[]
  const ballots = db
    .prepare(`SELECT evaluatee_id, rater_group, state, entitled, issued, returned, counts FROM ballot WHERE ${ofLeaf}`)
    .all(indicator, key) as {
    evaluatee_id: number
    rater_group: string
    state: InputState
    entitled: number | null
    issued: number | null
    returned: number | null
    counts: string
  }[]
  const tasks = db
    .prepare(`SELECT evaluatee_id, code, name, choices FROM task WHERE ${ofLeaf} ORDER BY evaluatee_id, position`)
    .all(indicator, key) as { evaluatee_id: number; code: string; name: string; choices: string }[]
  return {
    values: new Map(
      values.map((row) => [
        row.evaluatee_id,
        { state: row.state, value: decimal(row.value), baseline: decimal(row.baseline), target: decimal(row.target) },
      ]),
    ),
    marks: grouped(marks, (row) => ({
      judgeId: row.judge_id,
      mark: { state: row.state, value: decimal(row.value), option: row.option },
    })),
    ballots: grouped(ballots, ({ rater_group, state, entitled, issued, returned, counts }) => ({
      group: rater_group,
      ballot: { state, entitled, issued, returned, counts: countsSchema.parse(JSON.parse(counts)) },
    })),
    tasks: grouped(tasks, ({ code, name, choices }) => ({ code, name, choices: choicesSchema.parse(JSON.parse(choices)) })),
  }
}

function grouped<Row extends { readonly evaluatee_id: number }, Value>(
  rows: readonly Row[],
  toValue: (row: Row) => Value,
): ReadonlyMap<number, Value[]> {
  const groups = new Map<number, Value[]>()
  for (const row of rows) {
    const known = groups.get(row.evaluatee_id)
    if (known === undefined) groups.set(row.evaluatee_id, [toValue(row)])
    else known.push(toValue(row))
  }
  return groups
}
