import type { BallotForm, BatchHead } from '../../../shared/contract/surveys.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type CountedBallot, tallyOf } from '../../../shared/domain/ballot-count.ts'
import type { App } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { requireCounting } from './batches-service.ts'
import { batchHead, formView, linesOf, requireLeaves } from './form-lines.ts'
import {
  isGapless,
  readBallots,
  readBatch,
  readForm,
  readPasses,
  type StoredBatch,
  type StoredForm,
  type StoredPass,
  writeBallots,
} from './surveys-repository.ts'

/** One of the two passes over a batch. */
export interface PassKey {
  readonly batchId: number
  readonly pass: 1 | 2
}

/**
 * Starts a pass, or goes on where it was left; answers only its own counter, so that the second never sees what the first read. The page that opened
 * it last is the one that may save: a forgotten window cannot write over it.
 *
 * @throws AppError `operator_required`, `cycle_closed`, `not_found`, `in_use` (agreed), `second_person_required` (counts the other pass), `other_counter`
 *   (somebody else counts this pass), `pass_finished`
 */
export async function openPass(
  app: App,
  operator: string | null,
  { batchId, pass, page }: PassKey & { readonly page: string },
): Promise<{ form: BallotForm; batch: BatchHead; ballots: CountedBallot[] }> {
  const by = requireOperator(operator)
  const { form, batch } = counted(app, batchId)
  requireLeaves(app, form)
  await app.write(['surveys'], () => {
    const passes = readPasses(app.db, batchId)
    if (passes.some((each) => each.pass !== pass && each.counter === by)) throw new AppError('second_person_required')
    const begun = passes.find((each) => each.pass === pass)
    if (begun !== undefined) {
      requireCounter(begun, by)
      if (begun.finishedAt !== null) throw new AppError('pass_finished')
      app.db.run(app.db.build.updateTable('survey_count').set({ page }).where('batch_id', '=', batchId).where('pass', '=', pass))
      return
    }
    const at = app.clock().toISOString()
    app.db.run(
      app.db.build.insertInto('survey_count').values({ batch_id: batchId, pass, counter: by, started_at: at, finished_at: null, page }),
    )
    logPass(app, by, 'survey_count_begun', { batchId, pass })
  })
  return {
    form: formView(app, form),
    batch: batchHead(app, batch, form),
    ballots: [...readBallots(app.db, batchId, pass)],
  }
}

/**
 * Stores ballots as they stand now, each whole and in place of the one before, so that a call that is repeated changes nothing. No change is announced:
 * nobody else is to see a running count.
 *
 * @throws AppError as `openPass`; `changed_meanwhile` when another page opened the pass, `value_out_of_range` for what is no ballot of the form
 */
export async function saveBallots(
  app: App,
  operator: string | null,
  { batchId, pass, page, ballots }: PassKey & { readonly page: string; readonly ballots: readonly CountedBallot[] },
): Promise<{ saved: number }> {
  const by = requireOperator(operator)
  return app.write([], () => {
    const { form, batch } = counted(app, batchId)
    const running = requireRunning(app, { batchId, pass }, by)
    if (running.page !== page) throw new AppError('changed_meanwhile', { what: 'survey_count', id: batchId })
    const lines = linesOf(form, requireLeaves(app, form))
    for (const ballot of ballots) requireBallot(ballot, lines, batch.returned)
    writeBallots(app.db, batchId, pass, ballots)
    if (!isGapless(app.db, batchId, pass)) throw new AppError('value_out_of_range', { field: 'number' })
    return { saved: ballots.length }
  })
}

/** @throws AppError `value_out_of_range` with the field */
export function requireBallot(ballot: CountedBallot, lines: readonly (readonly string[])[], returned: number): void {
  if (ballot.number > returned) throw new AppError('value_out_of_range', { field: 'number', max: returned, min: 1, value: ballot.number })
  const fits = ballot.choices.every((choice, line) => {
    const options = lines[line]
    return options !== undefined && (choice === null || choice === false || options.includes(choice))
  })
  if (!fits) throw new AppError('value_out_of_range', { field: 'choices', value: ballot.number })
}

/**
 * Says that a pass is through. Every ballot returned is read to its last line or void by then.
 *
 * @throws AppError as `openPass`; `counts_do_not_add_up` with returned, valid and void
 */
export async function finishPass(app: App, operator: string | null, key: PassKey): Promise<{ id: number }> {
  const by = requireOperator(operator)
  return app.write(['surveys'], () => {
    const { form, batch } = counted(app, key.batchId)
    requireRunning(app, key, by)
    requireThrough(app, form, batch, key.pass)
    setFinished(app, key, app.clock().toISOString())
    logPass(app, by, 'survey_count_finished', key)
    return { id: key.batchId }
  })
}

/** @throws AppError `counts_do_not_add_up` unless valid and void ballots of the pass are those returned */
export function requireThrough(app: App, form: StoredForm, batch: StoredBatch, pass: 1 | 2): void {
  const ballots = readBallots(app.db, batch.id, pass)
  const tally = tallyOf({ lines: linesOf(form, requireLeaves(app, form)), ballots })
  if (tally.finished !== batch.returned || ballots.length !== batch.returned) {
    throw new AppError('counts_do_not_add_up', { returned: batch.returned, valid: tally.valid, void: tally.void })
  }
}

/** The counter goes on with a finished pass. @throws AppError as `openPass` */
export async function reopenPass(app: App, operator: string | null, key: PassKey): Promise<{ id: number }> {
  const by = requireOperator(operator)
  return app.write(['surveys'], () => {
    counted(app, key.batchId)
    requireCounter(requirePass(app, key), by)
    setFinished(app, key, null)
    logPass(app, by, 'survey_count_reopened', key)
    return { id: key.batchId }
  })
}

/**
 * Takes a pass away so that it is counted anew, by whomever.
 *
 * @throws AppError `operator_required`, `reason_required`, `cycle_closed`, `not_found`, `in_use` (agreed)
 */
export async function recountPass(
  app: App,
  operator: string | null,
  input: PassKey & { readonly reason: string },
): Promise<{ id: number }> {
  const by = requireOperator(operator)
  if (input.reason === '') throw new AppError('reason_required')
  return app.write(['surveys'], () => {
    const { batchId, pass, reason } = input
    counted(app, batchId)
    const { counter } = requirePass(app, input)
    const ballots = readBallots(app.db, batchId, pass)
    app.db.run(app.db.build.deleteFrom('survey_ballot').where('batch_id', '=', batchId).where('pass', '=', pass))
    app.db.run(app.db.build.deleteFrom('survey_count').where('batch_id', '=', batchId).where('pass', '=', pass))
    logOperation(app, {
      operator: by,
      action: 'survey_count_removed',
      objectKind: 'survey_batch',
      objectId: batchId,
      note: reason,
      detail: { pass, counter, ballots: ballots.length },
    })
    return { id: batchId }
  })
}

/** A batch that is being counted, with its form. @throws AppError `not_found`, `cycle_closed`, `in_use` */
function counted(app: App, batchId: number): { readonly form: StoredForm; readonly batch: StoredBatch } {
  const batch = requireCounting(readBatch(app.db, batchId))
  const form = readForm(app.db, batch.formId)
  requireOpenCycle(app.db, form.cycleId)
  return { form, batch }
}

function requirePass(app: App, { batchId, pass }: PassKey): StoredPass {
  const found = readPasses(app.db, batchId).find((each) => each.pass === pass)
  if (found === undefined) throw new AppError('not_found', { what: 'survey_count', id: batchId })
  return found
}

function requireRunning(app: App, key: PassKey, by: string): StoredPass {
  const running = requirePass(app, key)
  requireCounter(running, by)
  if (running.finishedAt !== null) throw new AppError('pass_finished')
  return running
}

function requireCounter({ counter }: StoredPass, by: string): void {
  if (counter !== by) throw new AppError('other_counter', { name: counter })
}

function setFinished(app: App, { batchId, pass }: PassKey, at: string | null): void {
  app.db.run(app.db.build.updateTable('survey_count').set({ finished_at: at }).where('batch_id', '=', batchId).where('pass', '=', pass))
}

function logPass(app: App, operator: string, action: string, { batchId, pass }: PassKey): void {
  logOperation(app, { operator, action, objectKind: 'survey_batch', objectId: batchId, detail: { pass } })
}
