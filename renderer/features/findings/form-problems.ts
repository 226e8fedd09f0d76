import type { FindingPreview } from '../../../shared/contract/findings.ts'
import type { AppErrorCode, AppErrorData } from '../../../shared/domain/app-error.ts'
import { codedText } from '../../i18n/dynamic-text.ts'
import type { FieldProblem, FieldProblemCode, FindingField } from './finding-form-check.ts'
import { findingFields } from './finding-form-check.ts'
import type { FindingForm } from './finding-form-state.ts'

/** A problem that the host named on saving, at its field; `code` is one of `findings.problems`. */
export interface RefusedField {
  readonly field: FindingField
  readonly code: string
  readonly values: Readonly<Record<string, string | number | null>>
}

/** Refusals that always concern one field, whatever the host adds. */
const fieldOfRefusal: Readonly<Partial<Record<AppErrorCode, FindingField>>> = {
  same_matter: 'matterKey',
  evidence_required: 'evidence',
  evidence_unknown: 'evidence',
  reason_required: 'reason',
  amount_out_of_range: 'chosen',
  quantity_not_allowed: 'quantity',
  rule_unknown: 'rule',
}

/** Where a refusal belongs; null for one that concerns the whole form, which is said at its foot. */
export function refusedField(code: AppErrorCode, data: AppErrorData): RefusedField | null {
  const field = findingFields.find((known) => known === data.field) ?? fieldOfRefusal[code]
  if (field === undefined || code === 'changed_meanwhile') return null
  if (field === 'description') return { field, code: 'description_missing', values: data }
  if (field === 'deadline') return { field, code: 'deadline_before', values: data }
  return { field, code, values: data }
}

/** Problems of what is typed, wrong whether or not the form is finished; a field still empty is only named when saving was tried. */
const wrongAsTyped: readonly FieldProblemCode[] = ['quantity_zero', 'whole_quantity', 'outside_range', 'deadline_before']

/** What is merely not filled in yet is told by the form's own check: the trial leaves the words out and would always miss them. */
const notYet: readonly string[] = ['evidence_missing', 'reason_missing', 'description_missing']

/**
 * Sentences to show beside the fields: the form's own problems first, then the host's.
 *
 * @param tried whether saving was tried, which also brings out what is merely missing
 */
export function problemTexts(
  form: FindingForm,
  own: readonly FieldProblem[],
  preview: FindingPreview | null,
  refused: RefusedField | null,
  tried: boolean,
): ReadonlyMap<FindingField, string> {
  const texts = new Map<FindingField, string>()
  const add = (field: FindingField, code: string, values: Readonly<Record<string, string | number | null>> = {}): void => {
    if (!texts.has(field)) texts.set(field, codedText('findings.problems', code, values))
  }
  for (const problem of own) if (tried || shownAsTyped(form, problem)) add(problem.field, problem.code, problem.values)
  for (const problem of preview?.problems ?? []) {
    const field = findingFields.find((known) => known === problem.field)
    if (field !== undefined && !notYet.includes(problem.code)) add(field, problem.code, problem.values)
  }
  if (refused !== null) add(refused.field, refused.code, refused.values)
  return texts
}

function shownAsTyped(form: FindingForm, { field, code }: FieldProblem): boolean {
  if (code === 'not_a_quantity') return form.quantity.trim() !== ''
  if (code === 'not_an_amount') return form.chosen.trim() !== ''
  return wrongAsTyped.includes(code) && (field !== 'chosen' || form.chosen.trim() !== '')
}
