import type { BallotForm, BatchHead, FormLeaf } from '../../../shared/contract/surveys.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { tallyOf } from '../../../shared/domain/ballot-count.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { CompiledLeaf } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { hasBallots, readBallots, readBatches, readPasses, type StoredBatch, type StoredForm } from './surveys-repository.ts'

/** A survey leaf of a cycle's scheme, compiled and as written. */
export interface SurveyLeaf {
  readonly code: string
  readonly name: string
  readonly compiled: CompiledLeaf
  readonly method: MethodOf<'survey'>
}

/** Survey leaves of the scheme in print order. Own leaves of single evaluatees are not on ballot forms: their ballots are typed. */
export function surveyLeaves(app: App, cycleId: number): readonly SurveyLeaf[] {
  return app.results.compiled(cycleId).leaves.flatMap((compiled) => {
    const { method } = compiled.leaf
    return method.kind === 'survey' ? [{ code: compiled.code, name: compiled.name, compiled, method }] : []
  })
}

/** Leaves of a form in its order; undefined where the scheme does not ask this group there (any more). */
export function leavesOfForm(app: App, form: StoredForm): readonly (SurveyLeaf | undefined)[] {
  const known = new Map(surveyLeaves(app, form.cycleId).map((leaf) => [leaf.code, leaf]))
  return form.leaves.map((code) => {
    const leaf = known.get(code)
    return leaf?.method.groups.some((group) => group.code === form.group) === true ? leaf : undefined
  })
}

/** Leaves of a form that can be counted. @throws AppError `not_found` when the scheme no longer has one of them for this group */
export function requireLeaves(app: App, form: StoredForm): readonly SurveyLeaf[] {
  const leaves = leavesOfForm(app, form)
  const missing = leaves.indexOf(undefined)
  if (missing >= 0) throw new AppError('not_found', { what: 'indicator', code: form.leaves[missing] ?? '' })
  return leaves.filter((leaf) => leaf !== undefined)
}

/** Option codes of each line of a form's ballots: leaf after leaf of the first evaluatee, then of the next. */
export function linesOf(form: Pick<StoredForm, 'evaluatees'>, leaves: readonly SurveyLeaf[]): readonly (readonly string[])[] {
  const one = leaves.map(({ method }) => method.options.map(({ code }) => code))
  return form.evaluatees.flatMap(() => one)
}

/** A form with names and batches, for the screen. */
export function formView(app: App, form: StoredForm): BallotForm {
  const leaves = leavesOfForm(app, form)
  const names = readNames(app, form.cycleId)
  const groupName = leaves.flatMap((leaf) => leaf?.method.groups ?? []).find(({ code }) => code === form.group)?.name
  return {
    id: form.id,
    letter: form.letter,
    name: form.name,
    group: form.group,
    groupName: groupName ?? form.group,
    leaves: form.leaves.map((code, index): FormLeaf => {
      const leaf = leaves[index]
      if (leaf === undefined) return { code, name: code, options: [] }
      return { code, name: leaf.name, options: optionsOf(leaf) }
    }),
    evaluatees: form.evaluatees.map((id) => ({ id, ...(names.get(id) ?? { name: `#${id}`, category: '' }) })),
    known: leaves.every((leaf) => leaf !== undefined),
    begun: hasBallots(app.db, form.id),
    batches: readBatches(app.db, form.id).map((batch) => batchHead(app, batch, form)),
  }
}

/** Options as the scheme has them. */
export function optionsOf({ method }: SurveyLeaf): FormLeaf['options'] {
  return method.options.map(({ code, name, coefficient }) => ({ code, name, coefficient }))
}

/** A batch with the progress of its passes; how many ballots were void is told only when both are finished. */
export function batchHead(app: App, batch: StoredBatch, form: StoredForm): BatchHead {
  const passes = readPasses(app.db, batch.id)
  const open = passes.length === 2 && passes.every(({ finishedAt }) => finishedAt !== null)
  const lines = form.evaluatees.flatMap(() => form.leaves.map(() => []))
  return {
    id: batch.id,
    name: batch.name,
    entitled: batch.entitled,
    issued: batch.issued,
    returned: batch.returned,
    state: batch.state,
    agreedBy: batch.agreedBy,
    agreedAt: batch.agreedAt,
    passes: passes.map(({ pass, counter, finishedAt }) => {
      const tally = tallyOf({ lines, ballots: readBallots(app.db, batch.id, pass) })
      return {
        pass,
        counter,
        finished: finishedAt !== null,
        ballots: tally.finished,
        valid: open ? tally.valid : null,
        void: open ? tally.void : null,
      }
    }),
  }
}

function readNames(app: App, cycleId: number): ReadonlyMap<number, { readonly name: string; readonly category: string }> {
  const rows = app.db.all(
    app.db.build
      .selectFrom('evaluatee')
      .innerJoin('category', 'category.id', 'evaluatee.category_id')
      .innerJoin('unit', 'unit.id', 'evaluatee.unit_id')
      .select(['evaluatee.id', 'evaluatee.name', 'evaluatee.branch_id as branchId', 'unit.short_name as unit', 'category.name as category'])
      .where('evaluatee.cycle_id', '=', cycleId),
  )
  // Offices give their branches the same names, so a branch is named with its unit unless its name says it.
  return new Map(
    rows.map(({ id, name, branchId, unit, category }) => [
      id,
      { name: branchId === null || name.startsWith(unit) ? name : `${unit} ${name}`, category },
    ]),
  )
}
