import type { BallotForm } from '../../../shared/contract/surveys.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { readScoredIds } from '../scoring/scoring-repository.ts'
import { formView, surveyLeaves } from './form-lines.ts'
import { hasBallots, readForm, readForms, type StoredForm, writeForm } from './surveys-repository.ts'

/** Survey leaves of the scheme with their groups, and the forms with their batches. @throws AppError `no_cycle` */
export function surveyOverview(
  app: App,
  cycleId: number,
): {
  readonly leaves: { code: string; name: string; groups: { code: string; name: string }[] }[]
  readonly forms: BallotForm[]
} {
  readCycle(app.db, cycleId)
  return {
    leaves: surveyLeaves(app, cycleId).map(({ code, name, method }) => ({
      code,
      name,
      groups: method.groups.map((group) => ({ code: group.code, name: group.name })),
    })),
    forms: readForms(app.db, cycleId).map((form) => formView(app, form)),
  }
}

/**
 * Makes a ballot form for each group of the scheme's survey leaves that has none: A for the first group, B for the next; all leaves that ask the group,
 * all evaluatees that are scored, in register order.
 *
 * @throws AppError `operator_required`, `no_cycle`, `cycle_closed`
 */
export async function proposeForms(app: App, operator: string | null, cycleId: number): Promise<{ created: number }> {
  const by = requireOperator(operator)
  return app.write(['surveys'], () => {
    requireOpenCycle(app.db, cycleId)
    const leaves = surveyLeaves(app, cycleId)
    const groups = new Map(leaves.flatMap(({ method }) => method.groups.map(({ code, name }) => [code, name] as const)))
    const present = readForms(app.db, cycleId)
    const evaluatees = readScoredIds(app.db, cycleId, null)
    if (evaluatees.length === 0) return { created: 0 }
    const letters = new Set(present.map(({ letter }) => letter))
    let created = 0
    for (const [group, name] of groups) {
      if (present.some((form) => form.group === group)) continue
      const letter = nextLetter(letters)
      letters.add(letter)
      const asked = leaves.filter(({ method }) => method.groups.some(({ code }) => code === group)).map(({ code }) => code)
      const id = writeForm(app.db, null, { cycleId, letter, name, group, leaves: asked, evaluatees })
      logOperation(app, { operator: by, action: 'ballot_form_saved', objectKind: 'ballot_form', objectId: id, detail: { letter, group } })
      created += 1
    }
    return { created }
  })
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

function nextLetter(taken: ReadonlySet<string>): string {
  for (const first of ['', ...alphabet]) {
    for (const letter of alphabet) if (!taken.has(first + letter)) return first + letter
  }
  throw new Error('more than 700 ballot forms')
}

/**
 * Saves a form. Once ballots were counted, its group and lines stand still: a counted line would otherwise speak of another evaluatee.
 *
 * @throws AppError `operator_required`, `cycle_closed`, `not_found`, `name_taken` (letter), `in_use` (lines of a begun form), `form_overlap` (another form
 *   asks the group about the same evaluatee on the same leaf: both would be counted)
 */
export async function saveForm(
  app: App,
  operator: string | null,
  input: Omit<StoredForm, 'id'> & { formId: number | null },
): Promise<{ id: number }> {
  const by = requireOperator(operator)
  return app.write(['surveys'], () => {
    const { formId, ...form } = input
    requireOpenCycle(app.db, form.cycleId)
    if (formId !== null) requireSameLines(app, readForm(app.db, formId), form)
    const asked = surveyLeaves(app, form.cycleId).filter(({ method }) => method.groups.some(({ code }) => code === form.group))
    for (const code of form.leaves) {
      if (!asked.some((leaf) => leaf.code === code)) throw new AppError('not_found', { what: 'indicator', code })
    }
    const scored = new Set(readScoredIds(app.db, form.cycleId, null))
    for (const id of form.evaluatees) if (!scored.has(id)) throw new AppError('not_found', { what: 'evaluatee', id })
    if (new Set(form.leaves).size !== form.leaves.length || new Set(form.evaluatees).size !== form.evaluatees.length) {
      throw new AppError('value_out_of_range', { field: 'lines' })
    }
    const other = readForms(app.db, form.cycleId).find((each) => each.id !== formId && overlaps(each, form))
    if (other !== undefined) throw new AppError('form_overlap', { name: `${other.letter} ${other.name}` })
    const id = writeForm(app.db, formId, form)
    logOperation(app, { operator: by, action: 'ballot_form_saved', objectKind: 'ballot_form', objectId: id, detail: form })
    return { id }
  })
}

function requireSameLines(app: App, stored: StoredForm, form: Omit<StoredForm, 'id'>): void {
  if (stored.cycleId !== form.cycleId) throw new AppError('not_found', { what: 'ballot_form', id: stored.id })
  const lines = ({ group, leaves, evaluatees }: Omit<StoredForm, 'id'>): string => JSON.stringify([group, leaves, evaluatees])
  if (lines(stored) !== lines(form) && hasBallots(app.db, stored.id)) throw new AppError('in_use', { name: stored.name })
}

function overlaps(one: Omit<StoredForm, 'id'>, other: Omit<StoredForm, 'id'>): boolean {
  if (one.group !== other.group || !one.leaves.some((code) => other.leaves.includes(code))) return false
  const ids = new Set(one.evaluatees)
  return other.evaluatees.some((id) => ids.has(id))
}

/** Takes a form away that no ballot was counted on. @throws AppError `operator_required`, `cycle_closed`, `not_found`, `in_use` */
export async function removeForm(app: App, operator: string | null, formId: number): Promise<{ id: number }> {
  const by = requireOperator(operator)
  return app.write(['surveys'], () => {
    const form = readForm(app.db, formId)
    requireOpenCycle(app.db, form.cycleId)
    if (hasBallots(app.db, formId)) throw new AppError('in_use', { name: form.name })
    app.db.run(app.db.build.deleteFrom('ballot_form').where('id', '=', formId))
    logOperation(app, { operator: by, action: 'ballot_form_removed', objectKind: 'ballot_form', objectId: formId, detail: { ...form } })
    return { id: formId }
  })
}
