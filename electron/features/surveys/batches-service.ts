import type { BallotForm, BatchHead, PassComparison, SurveyStandingView } from '../../../shared/contract/surveys.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type SurveyMethod, surveyStanding } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { comparePasses } from './compare-passes.ts'
import { batchHead, formView, leavesOfForm, linesOf, requireLeaves, type SurveyLeaf } from './form-lines.ts'
import { readBallots, readBatch, readBatches, readForm, readPasses, type StoredBatch, type StoredForm } from './surveys-repository.ts'
import { typedBallots } from './typed-ballots.ts'

/** 应参加, 发出, 收回. */
export interface SurveyNumbers {
  readonly entitled: number
  readonly issued: number
  readonly returned: number
}

/**
 * Saves a batch with its numbers. An agreed batch stands still.
 *
 * More ballots back than out is kept only where the scheme knows what that means (the whole group is void): it happened then, and is said.
 *
 * @throws AppError `operator_required`, `cycle_closed`, `not_found`, `in_use`, `name_taken`, `counts_do_not_add_up` with the numbers
 */
export async function saveBatch(
  app: App,
  operator: string | null,
  input: SurveyNumbers & { formId: number; batchId: number | null; name: string },
): Promise<{ id: number }> {
  const by = requireOperator(operator)
  return app.write(['surveys'], () => {
    const { formId, batchId, ...columns } = input
    const form = readForm(app.db, formId)
    requireOpenCycle(app.db, form.cycleId)
    const stored = batchId === null ? null : requireCounting(readBatch(app.db, batchId))
    if (stored !== null && stored.formId !== formId) throw new AppError('not_found', { what: 'survey_batch', id: batchId })
    if (readBatches(app.db, formId).some(({ id, name }) => name === input.name && id !== batchId)) {
      throw new AppError('name_taken', { name: input.name })
    }
    requireNumbers(requireLeaves(app, form), input)
    if (stored !== null) requireRoom(app, stored.id, input)
    const id = batchId ?? insertBatch(app, formId, columns)
    if (stored !== null) app.db.run(app.db.build.updateTable('survey_batch').set(columns).where('id', '=', stored.id))
    logOperation(app, {
      operator: by,
      action: 'survey_batch_saved',
      objectKind: 'survey_batch',
      objectId: id,
      detail: { ...columns, before: stored },
    })
    return { id }
  })
}

function insertBatch(app: App, formId: number, columns: SurveyNumbers & { readonly name: string }): number {
  return app.db.run(
    app.db.build.insertInto('survey_batch').values({
      form_id: formId,
      ...columns,
      state: 'counting',
      created_at: app.clock().toISOString(),
      agreed_by: null,
      agreed_at: null,
    }),
  ).insertedId
}

/** @throws AppError `counts_do_not_add_up` with the numbers */
export function requireNumbers(leaves: readonly SurveyLeaf[], { entitled, issued, returned }: SurveyNumbers): void {
  const overIssuedIsKnown = leaves.every(({ method }) => method.voidOverIssued)
  if (issued > entitled || (returned > issued && !overIssuedIsKnown)) {
    throw new AppError('counts_do_not_add_up', { entitled, issued, returned })
  }
}

/** Fewer ballots cannot have come back than a counter has read already. @throws AppError `counts_do_not_add_up` with the numbers */
function requireRoom(app: App, batchId: number, { entitled, issued, returned }: SurveyNumbers): void {
  const counted = ([1, 2] as const).some((pass) => readBallots(app.db, batchId, pass).length > returned)
  if (counted) throw new AppError('counts_do_not_add_up', { entitled, issued, returned })
}

/** @throws AppError `in_use` when the batch is agreed */
export function requireCounting(batch: StoredBatch): StoredBatch {
  if (batch.state !== 'counting') throw new AppError('in_use', { name: batch.name })
  return batch
}

/** Takes a batch away in which nothing was counted. @throws AppError `operator_required`, `cycle_closed`, `not_found`, `in_use` */
export async function removeBatch(app: App, operator: string | null, batchId: number): Promise<{ id: number }> {
  const by = requireOperator(operator)
  return app.write(['surveys'], () => {
    const batch = requireCounting(readBatch(app.db, batchId))
    requireOpenCycle(app.db, readForm(app.db, batch.formId).cycleId)
    if ([1, 2].some((pass) => readBallots(app.db, batchId, pass === 1 ? 1 : 2).length > 0)) {
      throw new AppError('in_use', { name: batch.name })
    }
    app.db.run(app.db.build.deleteFrom('survey_batch').where('id', '=', batchId))
    logOperation(app, { operator: by, action: 'survey_batch_removed', objectKind: 'survey_batch', objectId: batchId, detail: { ...batch } })
    return { id: batchId }
  })
}

/** Sums of the agreed batches of a form, with `other` numbers instead of those of one batch; null when there is nothing to sum. */
export function agreedNumbers(app: App, formId: number, other?: SurveyNumbers & { readonly batchId: number | null }): SurveyNumbers | null {
  const agreed: SurveyNumbers[] = readBatches(app.db, formId).filter(({ id, state }) => state === 'agreed' && id !== other?.batchId)
  const all = other === undefined ? agreed : [...agreed, other]
  if (all.length === 0) return null
  return {
    entitled: all.reduce((sum, { entitled }) => sum + entitled, 0),
    issued: all.reduce((sum, { issued }) => sum + issued, 0),
    returned: all.reduce((sum, { returned }) => sum + returned, 0),
  }
}

/** What the scheme would make of a form's numbers with this batch beside the agreed ones, on each leaf. @throws AppError `not_found` */
export function standingsOf(app: App, formId: number, batch: SurveyNumbers & { readonly batchId: number | null }): SurveyStandingView[] {
  const form = readForm(app.db, formId)
  const numbers = agreedNumbers(app, formId, batch) ?? batch
  return leavesOfForm(app, form).flatMap((leaf) => (leaf === undefined ? [] : [standingOn(leaf, numbers)]))
}

/** What a leaf makes of the numbers: the engine's own check, with the scheme's shares for the words beside it. */
export function standingOn(leaf: SurveyLeaf, numbers: SurveyNumbers): SurveyStandingView {
  const { code, name, method } = leaf
  const standing = surveyStanding(compiledMethod(leaf), numbers)
  return {
    code,
    name,
    kind: standing.kind === 'void' ? standing.reason : standing.kind,
    voidShare: method.voidShare,
    minimumTurnout: method.minimumTurnout,
  }
}

/** The compiled method of a survey leaf. */
export function compiledMethod({ compiled, code }: SurveyLeaf): SurveyMethod {
  if (compiled.method.kind !== 'survey') throw new Error(`leaf ${code} is compiled as ${compiled.method.kind}, expected survey`)
  return compiled.method
}

/** A batch as its screen shows it; the comparison only when both counters are finished. @throws AppError `not_found` */
export function batchView(
  app: App,
  batchId: number,
): { form: BallotForm; batch: BatchHead; standings: SurveyStandingView[]; comparison: PassComparison | null } {
  const batch = readBatch(app.db, batchId)
  const form = readForm(app.db, batch.formId)
  return {
    form: formView(app, form),
    batch: batchHead(app, batch, form),
    standings: standingsOf(app, form.id, { ...batch, batchId }),
    comparison: comparisonOf(app, form, batch),
  }
}

function comparisonOf(app: App, form: StoredForm, batch: StoredBatch): PassComparison | null {
  const passes = readPasses(app.db, batch.id)
  if (passes.length < 2 || passes.some(({ finishedAt }) => finishedAt === null)) return null
  const leaves = leavesOfForm(app, form)
  if (leaves.includes(undefined)) return null
  const lines = linesOf(form, requireLeaves(app, form)).length
  const compared = comparePasses(readBallots(app.db, batch.id, 1), readBallots(app.db, batch.id, 2), lines)
  return { ...compared, typed: batch.state === 'agreed' ? 0 : typedBallots(app.db, form).length }
}
