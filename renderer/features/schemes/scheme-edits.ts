import type { Indicator, Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { Rule, RuleAmount } from '../../../shared/domain/scheme/rules.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { isLeafIndicator } from './scheme-tree.ts'

/**
 * One changed number of a draft: where it stands and what it is now, as a decimal text; null where nothing may stand there.
 *
 * Edits are kept apart from the scheme they were made on, so that they survive a reload of the program and can be put on a newer content.
 * `place` of an amount is `amount`, `min`, `max`, `level:<code>` or `time:<index>`.
 */
export type SchemeEdit =
  | { readonly field: 'points' | 'weight' | 'leafCap'; readonly code: string; readonly value: string | null }
  | { readonly field: 'sharedCap'; readonly code: string; readonly sharedCap: string; readonly value: string | null }
  | { readonly field: 'ruleCap'; readonly code: string; readonly rule: string; readonly value: string | null }
  | { readonly field: 'ruleAmount'; readonly code: string; readonly rule: string; readonly place: string; readonly value: string | null }
  | { readonly field: 'totalPoints' | 'bonusCap' | 'deductionCap'; readonly value: string | null }

/** Names the number that an edit changes; two edits of the same number have the same key. */
export function editKey(edit: SchemeEdit): string {
  const { value: _value, ...place } = edit
  return Object.values(place).join(' ')
}

/** The scheme with the edits applied, in any order. Edits whose place is gone, or that would empty a number which must be there, change nothing. */
export function applyEdits(scheme: Scheme, edits: Iterable<SchemeEdit>): Scheme {
  let edited = scheme
  for (const edit of edits) edited = applyEdit(edited, edit)
  return edited
}

/** The edits with one more; one that restores what the scheme says anyway is dropped, so that their number is the number of changes. */
export function withEdit(scheme: Scheme, edits: ReadonlyMap<string, SchemeEdit>, edit: SchemeEdit): ReadonlyMap<string, SchemeEdit> {
  const next = new Map(edits)
  const changes = JSON.stringify(applyEdit(scheme, edit)) !== JSON.stringify(scheme)
  if (changes) next.set(editKey(edit), edit)
  else next.delete(editKey(edit))
  return next
}

function applyEdit(scheme: Scheme, edit: SchemeEdit): Scheme {
  switch (edit.field) {
    case 'totalPoints':
      return { ...scheme, points: edit.value }
    case 'bonusCap':
    case 'deductionCap':
      return { ...scheme, settings: { ...scheme.settings, [edit.field]: edit.value } }
    case 'points':
      return changeIndicator(scheme, edit.code, (indicator) => ({ ...indicator, points: edit.value }))
    case 'weight':
      return changeIndicator(scheme, edit.code, (indicator) => withOptional(indicator, 'weight', edit.value))
    case 'leafCap':
      return changeLeaf(scheme, edit.code, (leaf) =>
        leaf.method.kind === 'deduct' || leaf.method.kind === 'bonus'
          ? { ...leaf, method: withOptional(leaf.method, 'cap', edit.value) }
          : leaf,
      )
    case 'sharedCap':
      return changeLeaf(scheme, edit.code, (leaf) => changeSharedCap(leaf, edit.sharedCap, edit.value))
    case 'ruleCap':
      return changeRule(scheme, edit.code, edit.rule, (rule) => withOptional(rule, 'cap', edit.value))
    case 'ruleAmount':
      return changeRule(scheme, edit.code, edit.rule, (rule) =>
        edit.value === null ? rule : { ...rule, amount: changeAmount(rule.amount, edit.place, edit.value) },
      )
  }
}

/** The object with the key set, or without the key: these schemas tell an absent key from an empty one. */
function withOptional<Part extends object, Key extends keyof Part>(part: Part, key: Key, value: string | null): Part {
  if (value !== null) return { ...part, [key]: value }
  const { [key]: _gone, ...rest } = part
  return rest as unknown as Part
}

function changeIndicator(scheme: Scheme, code: string, change: (indicator: Indicator) => Indicator): Scheme {
  const visit = (indicator: Indicator): Indicator => {
    if (indicator.code === code) return change(indicator)
    return isLeafIndicator(indicator) ? indicator : { ...indicator, children: indicator.children.map(visit) }
  }
  return { ...scheme, parts: scheme.parts.map((part) => ({ ...part, indicator: visit(part.indicator) })) }
}

function changeLeaf(scheme: Scheme, code: string, change: (leaf: Leaf) => Leaf): Scheme {
  return changeIndicator(scheme, code, (indicator) => (isLeafIndicator(indicator) ? change(indicator) : indicator))
}

function changeSharedCap(leaf: Leaf, sharedCap: string, value: string | null): Leaf {
  const { method } = leaf
  if (value === null || (method.kind !== 'deduct' && method.kind !== 'bonus') || method.sharedCaps === undefined) return leaf
  return {
    ...leaf,
    method: { ...method, sharedCaps: method.sharedCaps.map((cap) => (cap.code === sharedCap ? { ...cap, cap: value } : cap)) },
  }
}

function changeRule(scheme: Scheme, code: string, ruleCode: string, change: (rule: Rule) => Rule): Scheme {
  return changeLeaf(scheme, code, (leaf) => {
    const { method } = leaf
    if (method.kind !== 'deduct' && method.kind !== 'bonus') return leaf
    return { ...leaf, method: { ...method, rules: method.rules.map((rule) => (rule.code === ruleCode ? change(rule) : rule)) } }
  })
}

function changeAmount(amount: RuleAmount, place: string, value: string): RuleAmount {
  switch (amount.kind) {
    case 'fixed':
      return place === 'amount' ? { ...amount, amount: value } : amount
    case 'range':
      return place === 'min' || place === 'max' ? { ...amount, [place]: value } : amount
    case 'levels':
      return { ...amount, levels: amount.levels.map((level) => (place === `level:${level.code}` ? { ...level, amount: value } : level)) }
    case 'repetition':
      return { ...amount, amounts: amount.amounts.map((each, index) => (place === `time:${index}` ? value : each)) }
    case 'all':
      return amount
  }
}

const numbered = /^-?\d+(\.\d+)?$/

/** Edits as kept by the browser. Anything that is not an edit is left out: the store may hold what an older program wrote. */
export function readEdits(text: string | null): ReadonlyMap<string, SchemeEdit> {
  const edits = new Map<string, SchemeEdit>()
  for (const entry of parsedList(text)) {
    if (isEdit(entry)) edits.set(editKey(entry), entry)
  }
  return edits
}

function parsedList(text: string | null): readonly unknown[] {
  if (text === null) return []
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed : []
  } catch {
    // Not JSON: nothing of ours.
    return []
  }
}

const textsOfField: Readonly<Record<SchemeEdit['field'], readonly string[]>> = {
  points: ['code'],
  weight: ['code'],
  leafCap: ['code'],
  sharedCap: ['code', 'sharedCap'],
  ruleCap: ['code', 'rule'],
  ruleAmount: ['code', 'rule', 'place'],
  totalPoints: [],
  bonusCap: [],
  deductionCap: [],
}

function isEdit(entry: unknown): entry is SchemeEdit {
  if (typeof entry !== 'object' || entry === null) return false
  const fields = entry as Readonly<Record<string, unknown>>
  const texts =
    typeof fields.field === 'string' && Object.hasOwn(textsOfField, fields.field) ? textsOfField[fields.field as SchemeEdit['field']] : null
  const value = fields.value
  return (
    texts?.every((name) => typeof fields[name] === 'string') === true &&
    (value === null || (typeof value === 'string' && numbered.test(value)))
  )
}
