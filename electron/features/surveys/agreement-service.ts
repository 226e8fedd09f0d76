import { AppError } from '../../../shared/domain/app-error.ts'
import type { BallotChoice, CountedBallot } from '../../../shared/domain/ballot-count.ts'
import type { App } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { requireCounting, requireNumbers } from './batches-service.ts'
import { comparePasses } from './compare-passes.ts'
import { writeCountedBallots } from './counted-ballots.ts'
import { type PassKey, requireBallot, requireThrough } from './counting-service.ts'
import { linesOf, requireLeaves } from './form-lines.ts'
import { readBallots, readBatch, readForm, readPasses, type StoredBatch, type StoredForm, writeBallots } from './surveys-repository.ts'
import { typedBallots } from './typed-ballots.ts'

/** What the paper says: of one line, of the whole ballot (void), or of every line of a ballot that is valid after all. */
export type BallotChange =
  | { readonly kind: 'line'; readonly line: number; readonly choice: BallotChoice }
  | { readonly kind: 'void' }
  | { readonly kind: 'valid'; readonly choices: readonly BallotChoice[] }

/**
 * Puts what the paper says into one pass or both; the operation log keeps who looked, when, and what each pass had before.
 *
 * @throws AppError `operator_required`, `cycle_closed`, `in_use` (agreed), `not_found` (no such ballot), `passes_open` (a pass is not finished),
 *   `value_out_of_range`
 */
export async function correctBallot(
  app: App,
  operator: string | null,
  input: { readonly batchId: number; readonly number: number; readonly passes: readonly (1 | 2)[]; readonly change: BallotChange },
): Promise<{ id: number }> {
  const by = requireOperator(operator)
  return app.write(['surveys'], () => {
    const { batchId, number, change } = input
    const { form, batch } = finished(app, batchId)
    const lines = linesOf(form, requireLeaves(app, form))
    for (const pass of new Set(input.passes)) {
      const before = requireBallotOf(app, { batchId, pass }, number)
      const after = corrected(before, change, lines.length)
      requireBallot(after, lines, batch.returned)
      writeBallots(app.db, batchId, pass, [after])
      logOperation(app, {
        operator: by,
        action: 'ballot_corrected',
        objectKind: 'survey_batch',
        objectId: batchId,
        detail: { pass, number, change, before },
      })
    }
    return { id: batchId }
  })
}

function corrected(before: CountedBallot, change: BallotChange, lines: number): CountedBallot {
  switch (change.kind) {
    case 'void':
      return { ...before, void: true }
    case 'valid':
      if (change.choices.length !== lines) throw new AppError('value_out_of_range', { field: 'choices', value: change.choices.length })
      return { ...before, void: false, choices: change.choices }
    case 'line':
      if (change.line >= before.choices.length) throw new AppError('value_out_of_range', { field: 'line', value: change.line })
      return { ...before, choices: before.choices.with(change.line, change.choice) }
  }
}

/** One ballot as a pass has it, to be held against the paper. @throws AppError `not_found`, `passes_open` (a pass is not finished) */
export function ballotOfPass(app: App, { batchId, pass, number }: PassKey & { readonly number: number }): CountedBallot {
  requireFinished(app, batchId)
  return requireBallotOf(app, { batchId, pass }, number)
}

function requireBallotOf(app: App, { batchId, pass }: PassKey, number: number): CountedBallot {
  const ballot = readBallots(app.db, batchId, pass)[number - 1]
  if (ballot === undefined) throw new AppError('not_found', { what: 'ballot', id: number })
  return ballot
}

/**
 * Counts an agreed batch in 计入: the sums of all agreed batches of its form become the ballots that are scored, and the results follow, in one
 * transaction. Nothing is averaged: the two passes are equal, ballot by ballot, or in every sum when the pile was shuffled between them.
 *
 * @throws AppError `operator_required`, `cycle_closed`, `in_use` (agreed), `passes_open` (a pass is not finished), `counters_differ` (with how many
 *   ballots), `counts_do_not_add_up` with the numbers, `ballots_typed` (with how many) unless they are to be replaced
 */
export async function agreeBatch(
  app: App,
  operator: string | null,
  input: { readonly batchId: number; readonly shuffled: boolean; readonly replaceTyped: boolean },
): Promise<{ id: number }> {
  const by = requireOperator(operator)
  return app.write(['surveys', 'inputs', 'results'], () => {
    const { batchId } = input
    const { form, batch } = finished(app, batchId)
    const leaves = requireLeaves(app, form)
    requireNumbers(leaves, batch)
    requireThrough(app, form, batch, 1)
    requireThrough(app, form, batch, 2)
    const compared = comparePasses(readBallots(app.db, batchId, 1), readBallots(app.db, batchId, 2), linesOf(form, leaves).length)
    if (input.shuffled ? !compared.shuffled.equal : compared.differing > 0) {
      throw new AppError('counters_differ', { count: compared.differing })
    }
    const typed = typedBallots(app.db, form)
    if (typed.length > 0 && !input.replaceTyped) throw new AppError('ballots_typed', { count: typed.length })
    const at = app.clock().toISOString()
    app.db.run(app.db.build.updateTable('survey_batch').set({ state: 'agreed', agreed_by: by, agreed_at: at }).where('id', '=', batchId))
    writeCountedBallots(app, form)
    logOperation(app, {
      operator: by,
      action: 'survey_batch_agreed',
      objectKind: 'survey_batch',
      objectId: batchId,
      detail: { shuffled: input.shuffled, replaced: typed.length },
    })
    return { id: batchId }
  })
}

/**
 * Takes an agreed batch out again: what is scored is the sum of the others, or nothing.
 *
 * @throws AppError `operator_required`, `reason_required`, `cycle_closed`, `not_found`, `changed_meanwhile` (not agreed)
 */
export async function takeOutBatch(
  app: App,
  operator: string | null,
  { batchId, reason }: { readonly batchId: number; readonly reason: string },
): Promise<{ id: number }> {
  const by = requireOperator(operator)
  if (reason === '') throw new AppError('reason_required')
  return app.write(['surveys', 'inputs', 'results'], () => {
    const batch = readBatch(app.db, batchId)
    const form = readForm(app.db, batch.formId)
    requireOpenCycle(app.db, form.cycleId)
    if (batch.state !== 'agreed') throw new AppError('changed_meanwhile', { what: 'survey_batch', id: batchId })
    app.db.run(
      app.db.build.updateTable('survey_batch').set({ state: 'counting', agreed_by: null, agreed_at: null }).where('id', '=', batchId),
    )
    writeCountedBallots(app, form)
    logOperation(app, { operator: by, action: 'survey_batch_taken_out', objectKind: 'survey_batch', objectId: batchId, note: reason })
    return { id: batchId }
  })
}

/** A batch whose two passes are finished and not agreed. @throws AppError `not_found`, `cycle_closed`, `in_use`, `passes_open` */
function finished(app: App, batchId: number): { readonly form: StoredForm; readonly batch: StoredBatch } {
  const batch = requireCounting(readBatch(app.db, batchId))
  const form = readForm(app.db, batch.formId)
  requireOpenCycle(app.db, form.cycleId)
  requireFinished(app, batchId)
  return { form, batch }
}

function requireFinished(app: App, batchId: number): void {
  const passes = readPasses(app.db, batchId)
  if (passes.length < 2 || passes.some(({ finishedAt }) => finishedAt === null)) throw new AppError('passes_open')
}
