import * as z from 'zod'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { BallotChoice, CountedBallot } from '../../../shared/domain/ballot-count.ts'
import type { Database } from '../../database/database.ts'

/** A ballot form as stored: which leaves and whom it asks one group about, in the order of its lines. */
export interface StoredForm {
  readonly id: number
  readonly cycleId: number
  readonly letter: string
  readonly name: string
  readonly group: string
  readonly leaves: readonly string[]
  readonly evaluatees: readonly number[]
}

/** A pile of ballots with its numbers. */
export interface StoredBatch {
  readonly id: number
  readonly formId: number
  readonly name: string
  readonly entitled: number
  readonly issued: number
  readonly returned: number
  readonly state: 'counting' | 'agreed'
  readonly agreedBy: string | null
  readonly agreedAt: string | null
}

/** One counter's pass over a batch. */
export interface StoredPass {
  readonly batchId: number
  readonly pass: 1 | 2
  readonly counter: string
  readonly finishedAt: string | null
  readonly page: string
}

const leavesSchema = z.array(z.string())
const evaluateesSchema = z.array(z.int())
const choicesSchema = z.array(z.union([z.string(), z.null(), z.literal(false)]))

/** Forms of a cycle by their letters. */
export function readForms(db: Database, cycleId: number): readonly StoredForm[] {
  const rows = db.all(db.build.selectFrom('ballot_form').selectAll().where('cycle_id', '=', cycleId).orderBy('letter'))
  return rows.map(({ id, letter, name, rater_group, leaves, evaluatees }) => ({
    id,
    cycleId,
    letter,
    name,
    group: rater_group,
    leaves: leavesSchema.parse(JSON.parse(leaves)),
    evaluatees: evaluateesSchema.parse(JSON.parse(evaluatees)),
  }))
}

/** @throws AppError `not_found` */
export function readForm(db: Database, formId: number): StoredForm {
  const row = db.get(db.build.selectFrom('ballot_form').select('cycle_id').where('id', '=', formId))
  const form = row === undefined ? undefined : readForms(db, row.cycle_id).find(({ id }) => id === formId)
  if (form === undefined) throw new AppError('not_found', { what: 'ballot_form', id: formId })
  return form
}

/** Writes a form; without an id a new one. @returns its id @throws AppError `name_taken` when another form has the letter */
export function writeForm(db: Database, formId: number | null, form: Omit<StoredForm, 'id'>): number {
  const columns = {
    cycle_id: form.cycleId,
    letter: form.letter,
    name: form.name,
    rater_group: form.group,
    leaves: JSON.stringify(form.leaves),
    evaluatees: JSON.stringify(form.evaluatees),
  }
  const taken = readForms(db, form.cycleId).some(({ id, letter }) => letter === form.letter && id !== formId)
  if (taken) throw new AppError('name_taken', { name: form.letter })
  if (formId === null) return db.run(db.build.insertInto('ballot_form').values(columns)).insertedId
  db.run(db.build.updateTable('ballot_form').set(columns).where('id', '=', formId))
  return formId
}

/** Batches of a form in the order of their making. */
export function readBatches(db: Database, formId: number): readonly StoredBatch[] {
  const rows = db.all(db.build.selectFrom('survey_batch').selectAll().where('form_id', '=', formId).orderBy('id'))
  return rows.map(({ id, name, entitled, issued, returned, state, agreed_by, agreed_at }) => ({
    id,
    formId,
    name,
    entitled,
    issued,
    returned,
    state,
    agreedBy: agreed_by,
    agreedAt: agreed_at,
  }))
}

/** @throws AppError `not_found` */
export function readBatch(db: Database, batchId: number): StoredBatch {
  const row = db.get(db.build.selectFrom('survey_batch').select('form_id').where('id', '=', batchId))
  const batch = row === undefined ? undefined : readBatches(db, row.form_id).find(({ id }) => id === batchId)
  if (batch === undefined) throw new AppError('not_found', { what: 'survey_batch', id: batchId })
  return batch
}

/** The passes of a batch that were begun, the first before the second. */
export function readPasses(db: Database, batchId: number): readonly StoredPass[] {
  const rows = db.all(db.build.selectFrom('survey_count').selectAll().where('batch_id', '=', batchId).orderBy('pass'))
  return rows.map(({ pass, counter, finished_at, page }) => ({
    batchId,
    pass: pass === 1 ? 1 : 2,
    counter,
    finishedAt: finished_at,
    page,
  }))
}

/** Ballots of a pass, numbered from 1 without gaps; one that was begun and emptied again at the end of the pile is none. */
export function readBallots(db: Database, batchId: number, pass: 1 | 2): readonly CountedBallot[] {
  const rows = db.all(
    db.build
      .selectFrom('survey_ballot')
      .select(['number', 'void', 'choices'])
      .where('batch_id', '=', batchId)
      .where('pass', '=', pass)
      .orderBy('number'),
  )
  const ballots = rows.map((row): CountedBallot => ({ number: row.number, void: row.void === 1, choices: readChoices(row.choices) }))
  return ballots.slice(0, ballots.findLastIndex((ballot) => ballot.void || ballot.choices.length > 0) + 1)
}

function readChoices(text: string): readonly BallotChoice[] {
  return choicesSchema.parse(JSON.parse(text))
}

/** Stores ballots in place of those of the same numbers. */
export function writeBallots(db: Database, batchId: number, pass: 1 | 2, ballots: readonly CountedBallot[]): void {
  const statement = db.prepare(
    `INSERT INTO survey_ballot (batch_id, pass, number, void, choices) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (batch_id, pass, number) DO UPDATE SET void = excluded.void, choices = excluded.choices`,
  )
  for (const { number, void: spoilt, choices } of ballots) statement.run(batchId, pass, number, spoilt ? 1 : 0, JSON.stringify(choices))
}

/** Whether the ballots of a pass are numbered from 1 without gaps. Asked after every key, so the ballots themselves are not read. */
export function isGapless(db: Database, batchId: number, pass: 1 | 2): boolean {
  const { ballots, last } = db
    .prepare('SELECT count(*) AS ballots, max(number) AS last FROM survey_ballot WHERE batch_id = ? AND pass = ?')
    .get(batchId, pass) as { ballots: number; last: number | null }
  return last === null || ballots === last
}

/** Whether any ballot of the form was counted. */
export function hasBallots(db: Database, formId: number): boolean {
  return (
    db.get(
      db.build
        .selectFrom('survey_ballot')
        .innerJoin('survey_batch', 'survey_batch.id', 'survey_ballot.batch_id')
        .select('survey_ballot.number')
        .where('survey_batch.form_id', '=', formId)
        .limit(1),
    ) !== undefined
  )
}
