import type { FindingDraft } from '../../../shared/contract/findings.ts'
import { toUnits } from '../../../shared/domain/decimal-text.ts'
import { daysBetween } from '../../components/day-arithmetic.ts'
import { readNumber } from '../../components/number-text.ts'
import type { FindingForm } from './finding-form-state.ts'
import type { RuleEntry } from './leaf-catalogue.ts'

/** Fields of the form that can have a problem. */
export const findingFields = [
  'evaluateeId',
  'indicator',
  'rule',
  'quantity',
  'level',
  'chosen',
  'reason',
  'matterKey',
  'description',
  'foundOn',
  'source',
  'deadline',
  'evidence',
] as const
export type FindingField = (typeof findingFields)[number]

/** What is wrong with a field; the words are `findings.problems.<code>`. */
export type FieldProblemCode =
  | 'choose_evaluatee'
  | 'choose_indicator'
  | 'choose_rule'
  | 'choose_level'
  | 'not_a_quantity'
  | 'quantity_zero'
  | 'whole_quantity'
  | 'not_an_amount'
  | 'outside_range'
  | 'reason_missing'
  | 'not_a_date'
  | 'deadline_before'
  | 'description_missing'
  | 'evidence_missing'
export interface FieldProblem {
  readonly field: FindingField
  readonly code: FieldProblemCode
  readonly values: Readonly<Record<string, string>>
}

/** The result of reading a form: a draft that can be sent, null while a needed field is missing or wrong, and every problem found. */
export interface CheckedForm {
  readonly draft: FindingDraft | null
  readonly problems: readonly FieldProblem[]
}

/**
 * Reads a form into a draft for `findings.preview` and `findings.save`.
 *
 * A draft comes out as soon as the host can compute with it; a missing description, reason or evidence is a problem but does not prevent the
 * preview (see `problemsForSaving`). The host checks everything again: this only says it earlier and beside the field.
 */
export function checkForm(form: FindingForm, rule: RuleEntry | null, cycleId: number): CheckedForm {
  const problems: FieldProblem[] = []
  const note = (field: FindingField, code: FieldProblemCode, values: Record<string, string> = {}): void => {
    problems.push({ field, code, values })
  }

  const quantity = readQuantity(form, rule, note)
  const chosen = readChosen(form, rule, note)
  if (form.evaluateeId === null) note('evaluateeId', 'choose_evaluatee')
  if (form.indicator === null) note('indicator', 'choose_indicator')
  else if (rule === null) note('rule', 'choose_rule')
  if (rule?.amount?.kind === 'levels' && form.level === null) note('level', 'choose_level')
  if (daysBetween(form.foundOn, form.foundOn) === null) note('foundOn', 'not_a_date')
  const days = form.deadline === '' ? null : daysBetween(form.foundOn, form.deadline)
  if (form.deadline !== '' && daysBetween(form.deadline, form.deadline) === null) note('deadline', 'not_a_date')
  else if (days !== null && days < 0) note('deadline', 'deadline_before', { foundOn: form.foundOn })

  const complete = problems.length === 0
  if (rule?.amount?.kind === 'range' && form.reason.trim() === '') note('reason', 'reason_missing')
  if (form.description.trim() === '') note('description', 'description_missing')
  if (rule?.evidenceRequired === true && form.evidence.length === 0) note('evidence', 'evidence_missing')

  if (!complete || form.evaluateeId === null || form.indicator === null || rule === null || quantity === null)
    return { draft: null, problems }
  return {
    draft: {
      cycleId,
      evaluateeId: form.evaluateeId,
      indicator: form.indicator,
      rule: rule.code,
      quantity,
      level: rule.amount?.kind === 'levels' ? form.level : null,
      multipliers: rule.multipliers.map(({ code }) => code).filter((code) => form.multipliers.includes(code)),
      chosen,
      reason: form.reason.trim(),
      matterKey: form.matterKey.trim() === '' ? null : form.matterKey.trim(),
      description: form.description.trim(),
      foundOn: form.foundOn,
      source: form.source,
      deadline: form.deadline === '' ? null : form.deadline,
      evidence: form.evidence.map(({ hash, name }) => ({ hash, name })),
    },
    problems,
  }
}

/**
 * The problems that stand in the way of saving. A draft 草稿 may lack words and files, which can follow; submitting 提交 needs them all.
 */
export function problemsForSaving(problems: readonly FieldProblem[], submit: boolean): readonly FieldProblem[] {
  return submit
    ? problems
    : problems.filter(({ code }) => code !== 'description_missing' && code !== 'evidence_missing' && code !== 'reason_missing')
}

type Note = (field: FindingField, code: FieldProblemCode, values?: Record<string, string>) => void

function readQuantity(form: FindingForm, rule: RuleEntry | null, note: Note): string | null {
  const quantity = readAmount(form.quantity)
  if (quantity === null) {
    note('quantity', 'not_a_quantity')
    return null
  }
  if (toUnits(quantity) === 0) {
    note('quantity', 'quantity_zero')
    return null
  }
  const counted = rule !== null && rule.unit !== 'pro_rata' && rule.unit !== 'whole_step'
  if (counted && quantity.includes('.') && toUnits(quantity) % toUnits('1') !== 0) {
    note('quantity', 'whole_quantity')
    return null
  }
  return quantity
}

function readChosen(form: FindingForm, rule: RuleEntry | null, note: Note): string | null {
  if (rule?.amount?.kind !== 'range') return null
  const { min, max } = rule.amount
  const chosen = readAmount(form.chosen)
  if (chosen === null) {
    note('chosen', 'not_an_amount', { min, max })
    return null
  }
  if (toUnits(chosen) < toUnits(min) || toUnits(chosen) > toUnits(max)) {
    note('chosen', 'outside_range', { min, max })
    return null
  }
  return chosen
}

/** A typed amount as plain decimal text; null when it is blank, negative or not a number. */
function readAmount(typed: string): string | null {
  const read = readNumber(typed)
  return read.kind === 'number' && !read.text.startsWith('-') ? read.text : null
}
