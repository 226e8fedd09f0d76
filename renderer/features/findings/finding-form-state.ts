import * as z from 'zod'
import type { Finding } from '../../../shared/contract/findings.ts'
import type { FindingSource } from '../../../shared/domain/glossary.ts'
import { findingSourceSchema } from '../../../shared/domain/glossary.ts'
import { addDays } from '../../components/day-arithmetic.ts'
import type { RuleEntry } from './leaf-catalogue.ts'

/** Days from the finding to the end of its rectification, unless the recorder says otherwise. */
export const USUAL_DEADLINE_DAYS = 14

const evidenceSchema = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string(), bytes: z.number(), type: z.string() })
export type FormEvidence = z.infer<typeof evidenceSchema>

/**
 * What stands in the form, as typed: numbers and dates are texts that may still be wrong, so that nothing typed is ever lost.
 *
 * `deadlineTouched` tells a deadline that the recorder set from the usual one, which follows the date found.
 */
const formSchema = z.strictObject({
  evaluateeId: z.int().positive().nullable(),
  indicator: z.string().nullable(),
  rule: z.string().nullable(),
  quantity: z.string(),
  level: z.string().nullable(),
  multipliers: z.array(z.string()),
  chosen: z.string(),
  reason: z.string(),
  matterKey: z.string(),
  description: z.string(),
  foundOn: z.string(),
  source: findingSourceSchema,
  deadline: z.string(),
  deadlineTouched: z.boolean(),
  evidence: z.array(evidenceSchema),
})
export type FindingForm = z.infer<typeof formSchema>

/** An empty form with the day, the most usual source and the usual deadline filled in. */
export function emptyForm(today: string, source: FindingSource = 'routine_supervision'): FindingForm {
  return {
    evaluateeId: null,
    indicator: null,
    rule: null,
    quantity: '1',
    level: null,
    multipliers: [],
    chosen: '',
    reason: '',
    matterKey: '',
    description: '',
    foundOn: today,
    source,
    deadline: addDays(today, USUAL_DEADLINE_DAYS) ?? '',
    deadlineTouched: false,
    evidence: [],
  }
}

/** The form for the next finding of a series: indicator, date and source stay, because one inspection asks many evaluatees the same. */
export function nextForm(saved: FindingForm): FindingForm {
  return { ...emptyForm(saved.foundOn, saved.source), indicator: saved.indicator }
}

/** The form that shows a stored finding for editing. */
export function formOf(finding: Finding): FindingForm {
  const { draft } = finding
  return {
    evaluateeId: draft.evaluateeId,
    indicator: draft.indicator,
    rule: draft.rule,
    quantity: draft.quantity,
    level: draft.level,
    multipliers: [...draft.multipliers],
    chosen: draft.chosen ?? '',
    reason: draft.reason,
    matterKey: draft.matterKey ?? '',
    description: draft.description,
    foundOn: draft.foundOn,
    source: draft.source,
    deadline: draft.deadline ?? '',
    deadlineTouched: true,
    evidence: finding.evidence.map((file) => ({ ...file })),
  }
}

/** Another indicator: its rules are others, so what belonged to the old rule goes; a quantity and words stay. */
export function withIndicator(form: FindingForm, indicator: string | null): FindingForm {
  if (form.indicator === indicator) return form
  return { ...form, indicator, rule: null, level: null, multipliers: [], chosen: '' }
}

/**
 * Another rule. Level, multipliers and chosen value belong to the old one and go; a rule met once has quantity 1.
 *
 * Awards and vetoes ask for no rectification, so the usual deadline is taken out with them and comes back with a deduction.
 */
export function withRule(form: FindingForm, rule: RuleEntry): FindingForm {
  if (form.rule === rule.code) return form
  const changed = {
    ...form,
    rule: rule.code,
    level: null,
    multipliers: [],
    chosen: '',
    quantity: rule.unit === 'once' || form.quantity.trim() === '' ? '1' : form.quantity,
  }
  return changed.deadlineTouched ? changed : { ...changed, deadline: usualDeadline(changed.foundOn, rule) }
}

/** Another date found; a deadline that nobody set moves with it. */
export function withFoundOn(form: FindingForm, foundOn: string, rule: RuleEntry | null): FindingForm {
  return form.deadlineTouched ? { ...form, foundOn } : { ...form, foundOn, deadline: usualDeadline(foundOn, rule) }
}

function usualDeadline(foundOn: string, rule: RuleEntry | null): string {
  if (rule !== null && rule.direction !== 'deduct') return ''
  return addDays(foundOn, USUAL_DEADLINE_DAYS) ?? ''
}

/** Takes files in, each content once; the later name of the same content is dropped. */
export function withEvidence(form: FindingForm, files: readonly FormEvidence[]): FindingForm {
  const known = new Set(form.evidence.map((file) => file.hash))
  const added = files.filter((file) => !known.has(file.hash) && known.add(file.hash))
  return added.length === 0 ? form : { ...form, evidence: [...form.evidence, ...added] }
}

/** Whether a recorder would miss something if the form were emptied: what is filled in by itself does not count. */
export function holdsWork(form: FindingForm): boolean {
  return (
    form.evaluateeId !== null ||
    form.rule !== null ||
    form.evidence.length > 0 ||
    [form.description, form.reason, form.matterKey, form.chosen].some((text) => text.trim() !== '')
  )
}

/** A form stored before, null when the text is not one (another version of the program wrote it). */
export function parseForm(text: string | null): FindingForm | null {
  if (text === null) return null
  try {
    const parsed = formSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
