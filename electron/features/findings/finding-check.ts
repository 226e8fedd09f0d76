import type { FindingDraft } from '../../../shared/contract/findings.ts'
import type { AppErrorCode } from '../../../shared/domain/app-error.ts'
import { fromUnits, SCALE, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { Rule, VetoRule } from '../../../shared/domain/scheme/rules.ts'

/** What is wrong with a draft, in the words of the screen (`findings.problems.<code>`), and the refusal that saving answers with. */
const refusals = {
  choose_indicator: 'rule_unknown',
  choose_rule: 'rule_unknown',
  choose_level: 'rule_unknown',
  choose_multiplier: 'rule_unknown',
  quantity_zero: 'quantity_not_allowed',
  whole_quantity: 'quantity_not_allowed',
  not_an_amount: 'amount_out_of_range',
  outside_range: 'amount_out_of_range',
  deadline_before: 'value_out_of_range',
  reason_missing: 'reason_required',
  description_missing: 'reason_required',
  evidence_missing: 'evidence_required',
} as const satisfies Readonly<Record<string, AppErrorCode>>
export type DraftProblemCode = keyof typeof refusals

export interface DraftProblem {
  readonly code: DraftProblemCode
  readonly field: keyof FindingDraft
  readonly values: Readonly<Record<string, string>>
}

/** The refusal that stands for a problem of a draft. */
export function refusalOf(code: DraftProblemCode): AppErrorCode {
  return refusals[code]
}

/** What can follow later: a draft 草稿 is kept without it, a submitted finding needs it. */
const mayFollow: ReadonlySet<DraftProblemCode> = new Set(['reason_missing', 'description_missing', 'evidence_missing'])

/** Whether a problem stands in the way of keeping the finding as a draft. */
export function preventsDraft(problem: DraftProblem): boolean {
  return !mayFollow.has(problem.code)
}

export type AnyRule = { readonly kind: 'points'; readonly rule: Rule } | { readonly kind: 'veto'; readonly rule: VetoRule }

/** The rule of a leaf by its code; null when the leaf takes no findings or has no such rule. */
export function ruleOf(leaf: Leaf, code: string): AnyRule | null {
  const { method } = leaf
  if (method.kind === 'veto') {
    const rule = method.rules.find((candidate) => candidate.code === code)
    return rule === undefined ? null : { kind: 'veto', rule }
  }
  if (method.kind !== 'deduct' && method.kind !== 'bonus') return null
  const rule = method.rules.find((candidate) => candidate.code === code)
  return rule === undefined ? null : { kind: 'points', rule }
}

/**
 * Everything that is wrong with a draft by the scheme, in the order of the form; empty when it can be submitted.
 *
 * Quantities of events, persons and ranks are whole; only steps may be broken. A range rule needs a chosen value inside its range (both ends
 * belong to it) and a reason. Whether evaluatee and files exist, and whether the matter was recorded before, is not checked here.
 *
 * @param leaf the leaf that the draft names, undefined when the scheme has none
 */
export function checkDraft(leaf: Leaf | undefined, draft: FindingDraft): readonly DraftProblem[] {
  const problems: DraftProblem[] = []
  const add = (code: DraftProblemCode, field: keyof FindingDraft, values: Readonly<Record<string, string>> = {}) => {
    problems.push({ code, field, values })
  }
  const kind = leaf?.method.kind
  if (leaf === undefined || (kind !== 'deduct' && kind !== 'bonus' && kind !== 'veto')) {
    add('choose_indicator', 'indicator', { indicator: draft.indicator })
    return problems
  }
  const found = ruleOf(leaf, draft.rule)
  if (found === null) add('choose_rule', 'rule', { rule: draft.rule })
  else if (found.kind === 'points') checkByRule(found.rule, draft, add)
  if (draft.description === '') add('description_missing', 'description')
  if (draft.deadline !== null && draft.deadline < draft.foundOn) add('deadline_before', 'deadline', { foundOn: draft.foundOn })
  if (found?.kind === 'points' && found.rule.evidence === 'required' && draft.evidence.length === 0) add('evidence_missing', 'evidence')
  return problems
}

type Add = (code: DraftProblemCode, field: keyof FindingDraft, values?: Readonly<Record<string, string>>) => void

function checkByRule(rule: Rule, draft: FindingDraft, add: Add): void {
  const quantity = toUnits(draft.quantity)
  if (quantity === 0) add('quantity_zero', 'quantity')
  else if (rule.unit !== 'pro_rata' && rule.unit !== 'whole_step' && quantity % SCALE !== 0) {
    add('whole_quantity', 'quantity', { quantity: fromUnits(quantity) })
  }
  const { amount } = rule
  if (amount.kind === 'levels' && !amount.levels.some((level) => level.code === draft.level)) {
    add('choose_level', 'level', { candidates: amount.levels.map((level) => level.name).join('、') })
  }
  const known = new Set((rule.multipliers ?? []).map((multiplier) => multiplier.code))
  const unknown = draft.multipliers.find((code) => !known.has(code))
  if (unknown !== undefined) add('choose_multiplier', 'multipliers', { multiplier: unknown })
  if (amount.kind === 'range') {
    const values = { min: amount.min, max: amount.max }
    const chosen = draft.chosen === null ? null : toUnits(draft.chosen)
    if (chosen === null) add('not_an_amount', 'chosen', values)
    else if (chosen < toUnits(amount.min) || chosen > toUnits(amount.max)) add('outside_range', 'chosen', values)
    if (draft.reason === '') add('reason_missing', 'reason')
  }
}

/** A draft without what its rule does not use: a level, a chosen value or multipliers left over from another rule. */
export function withoutLeftovers(rule: AnyRule, draft: FindingDraft): FindingDraft {
  if (rule.kind === 'veto') return { ...draft, quantity: '1', level: null, multipliers: [], chosen: null }
  const { amount } = rule.rule
  return {
    ...draft,
    level: amount.kind === 'levels' ? draft.level : null,
    chosen: amount.kind === 'range' ? draft.chosen : null,
    multipliers: [...new Set(draft.multipliers)],
  }
}

/**
 * Whether two findings of one matter may stand side by side on a leaf: only where both rules belong to one group of which the highest counts per
 * matter (就高不重复). Otherwise the same matter is recorded once.
 */
export function mayShareMatter(leaf: Leaf, ruleCode: string, otherRuleCode: string): boolean {
  if (leaf.method.kind !== 'deduct' && leaf.method.kind !== 'bonus') return false
  const groupOf = (code: string) => {
    const found = ruleOf(leaf, code)
    return found?.kind === 'points' ? found.rule.group : undefined
  }
  const group = groupOf(ruleCode)
  if (group === undefined || group !== groupOf(otherRuleCode)) return false
  return (leaf.method.groups ?? []).some((candidate) => candidate.code === group && candidate.scope === 'matter')
}
