import type { MethodOf } from '../../shared/domain/scheme/leaf-methods.ts'
import type { HighestOnlyGroup, Rule } from '../../shared/domain/scheme/rules.ts'
import { type Draft, type Mark, mark, type Note, note } from './draft.ts'
import type { Piece } from './pieces.ts'
import { type Limit, sameMatter } from './read-limits.ts'
import type { PlacedLimit } from './read-rules.ts'
import { lengthenText, type RuleDraft } from './rule-groups.ts'

type SharedCap = NonNullable<MethodOf<'deduct'>['sharedCaps']>[number]

export interface BoundRules {
  readonly drafts: readonly RuleDraft[]
  readonly groups: readonly HighestOnlyGroup[]
  readonly sharedCaps: readonly SharedCap[]
  readonly cap: string | null
  readonly floor: string | null
  readonly marks: readonly Mark[]
}

interface Binding {
  drafts: RuleDraft[]
  readonly groups: HighestOnlyGroup[]
  readonly sharedCaps: SharedCap[]
  cap: string | null
  floor: string | null
  readonly marks: Mark[]
}

/**
 * Ties caps, floors, highest-only words, multipliers and evidence to the rules they speak of.
 *
 * Without a word of reach, a limit belongs to the rules before it in its own segment (up to 。or ；); standing alone it belongs to the leaf. Where a
 * cap follows several rules of one segment it is bound to the last that can happen more than once, and marked as a guess.
 */
export function bindLimits(draft: Draft, rules: readonly RuleDraft[], limits: readonly PlacedLimit[], deducts: boolean): BoundRules {
  const binding: Binding = { drafts: [...rules], groups: [], sharedCaps: [], cap: null, floor: null, marks: [] }
  for (const { limit, piece } of limits) {
    const near = binding.drafts.filter((each) => lastPiece(each) < piece.index && each.segment === piece.segment)
    const { role, why, bound } = bindOne(draft, binding, limit, piece, near, deducts)
    const condition = conditionOf(draft, binding, limit, piece)
    const clause = mark(
      piece,
      role,
      why,
      bound.map(({ code }) => code),
    )
    binding.marks.push(condition === null ? clause : { ...clause, first: condition.index })
    if (bound.length === 1 && bound[0]?.segment === piece.segment && lastPiece(bound[0]) < piece.index && role !== 'evidence') {
      const [only] = bound
      replace(binding, only.code, (each) => ({ ...each, rule: lengthenText(draft, each, piece) }))
    }
  }
  return binding
}

interface Bound {
  readonly role: Mark['role']
  readonly why: Note | null
  readonly bound: readonly RuleDraft[]
}

function bindOne(draft: Draft, binding: Binding, limit: Limit, piece: Piece, near: readonly RuleDraft[], deducts: boolean): Bound {
  switch (limit.kind) {
    case 'cap':
      // "扣完10分为止" on a leaf of 10 points is its floor.
      if (deducts && limit.amount === draft.points && /扣(?:完|满|光)/.test(piece.text)) {
        binding.floor ??= '0'
        return { role: 'floor', why: null, bound: [] }
      }
      return bindCap(binding, limit, piece, near, deducts)
    case 'floor':
      if (draft.context.part === 'deduction') binding.cap ??= draft.points
      else if (deducts) binding.floor ??= '0'
      return { role: 'floor', why: null, bound: [] }
    case 'no_floor':
      if (draft.points !== null && deducts) binding.floor = `-${draft.points}`
      return { role: 'floor', why: note('floor_below_zero', { floor: binding.floor ?? '' }), bound: [] }
    case 'ceiling':
      return { role: 'cap', why: null, bound: [] }
    case 'highest_only': {
      const bound = reached(binding, piece, near, (each) => each.effect === 'add' || deducts)
      const before = binding.marks.at(-1)
      // "按最高级别加分，不重复计分" says one thing twice.
      if (before?.role === 'highest_only' && before.last === piece.index - 1 && draft.pieces[before.last]?.segment === piece.segment)
        return { role: 'highest_only', why: null, bound }
      const code = `h${binding.groups.length + 1}`
      const fact = limit.stated ? null : conditionBefore(draft, binding, piece)
      const matter = limit.stated || (fact !== null && sameMatter.test(fact.text))
      binding.groups.push({ code, name: wordsOf(draft, piece), scope: matter ? 'matter' : limit.scope })
      for (const each of bound) replace(binding, each.code, (old) => ({ ...old, rule: { ...old.rule, group: code } }))
      return { role: 'highest_only', why: matter || bound.length <= 1 ? null : note('highest_only_scope'), bound }
    }
    case 'multiplier': {
      const { factor } = limit
      if (factor === null) return { role: 'multiplier', why: note('factor_missing'), bound: [] }
      const before = limit.condition === '' ? conditionBefore(draft, binding, piece) : null
      const name = before === null ? ownWords(draft, piece, limit.condition) : wordsOf(draft, before).replace(/的$/, '')
      const bound = reached(binding, piece, near, () => true)
      for (const each of bound)
        replace(binding, each.code, (old) => ({
          ...old,
          rule: withMultiplier(old.rule, name === '' ? wordsOf(draft, piece) : name, factor),
        }))
      return { role: 'multiplier', why: bound.length > 1 && near.length === 0 ? note('multiplier_scope') : null, bound }
    }
    case 'evidence': {
      const bound = reached(binding, piece, near, () => true)
      for (const each of bound) replace(binding, each.code, (old) => ({ ...old, rule: { ...old.rule, evidence: 'required' } }))
      return { role: 'evidence', why: null, bound }
    }
    case 'supplier': {
      const bound = reached(binding, piece, near, () => true)
      for (const each of bound) replace(binding, each.code, (old) => ({ ...old, rule: { ...old.rule, supplier: limit.name } }))
      return { role: 'evidence', why: null, bound }
    }
    case 'steps': {
      const stepped = binding.drafts.filter(({ rule }) => rule.step !== undefined)
      if (limit.steps === 'up') return { role: 'rule', why: note('steps_rounded_up'), bound: stepped }
      const unit = limit.steps === 'whole' ? 'whole_step' : 'pro_rata'
      for (const each of stepped) replace(binding, each.code, (old) => ({ ...old, rule: { ...old.rule, unit }, why: null }))
      return { role: 'rule', why: null, bound: stepped }
    }
  }
}

/** Rules that a limit reaches when it names none: those of its segment, else of its sentence, else all before it, else all. */
function reached(binding: Binding, piece: Piece, near: readonly RuleDraft[], fits: (rule: RuleDraft) => boolean): readonly RuleDraft[] {
  const before = binding.drafts.filter((each) => lastPiece(each) < piece.index)
  const sentence = before.filter((each) => each.sentence === piece.sentence)
  return [near, sentence, before, binding.drafts].map((rules) => rules.filter(fits)).find((rules) => rules.length > 0) ?? []
}

function bindCap(
  binding: Binding,
  limit: Limit & { readonly kind: 'cap' },
  piece: Piece,
  near: readonly RuleDraft[],
  deducts: boolean,
): Bound {
  const { amount } = limit
  const before = binding.drafts.filter((each) => lastPiece(each) < piece.index)
  const all = binding.drafts
  const otherWay = limit.of !== null && (limit.of === 'deduct') !== deducts
  const fits = (each: RuleDraft): boolean => limit.of === null || each.effect === limit.of
  if (limit.reach === 'each') {
    for (const each of before.filter(fits)) replace(binding, each.code, (old) => ({ ...old, rule: { ...old.rule, cap: amount } }))
    return { role: 'cap', why: null, bound: before.filter(fits) }
  }
  if (limit.reach === 'together') {
    const inSentence = before.filter((each) => each.sentence === piece.sentence && fits(each))
    const named =
      limit.count === null ? (inSentence.length > 1 ? inSentence : before.filter(fits)) : before.filter(fits).slice(-limit.count)
    if (named.length === 1 && named[0]?.segment === piece.segment) return capOne(binding, named[0], amount, null, deducts)
    return named.length === all.length || named.length === 0 ? capLeaf(binding, amount) : capShared(binding, named, amount, null)
  }
  if (otherWay) {
    const others = all.filter(fits)
    if (others.length === 1 && others[0] !== undefined) return capOne(binding, others[0], amount, null, deducts)
    return others.length === 0 ? capLeaf(binding, amount) : capShared(binding, others, amount, null)
  }
  const fitting = near.filter(fits)
  if (limit.reach === 'leaf' && (fitting.length !== 1 || all.length === 1 || piece.joint !== ',')) return capLeaf(binding, amount)
  const last = fitting.at(-1)
  if (last === undefined) return capLeaf(binding, amount)
  if (fitting.length === 1) return capOne(binding, last, amount, null, deducts)
  const why = note('cap_scope')
  // Honours of one sentence are capped together; of deductions the last, which is the one that can be met again and again.
  if (last.effect === 'add' && fitting.length === all.length) {
    binding.cap ??= amount
    return { role: 'cap', why, bound: [] }
  }
  if (last.effect === 'add') return capShared(binding, fitting, amount, why)
  return last.rule.unit === 'once' ? capShared(binding, fitting, amount, why) : capOne(binding, last, amount, why, deducts)
}

function capLeaf(binding: Binding, amount: string): Bound {
  binding.cap ??= amount
  return { role: 'cap', why: null, bound: [] }
}

/** Caps one rule. The only rule of a bonus leaf, made of several levels, is the whole leaf. */
function capOne(binding: Binding, one: RuleDraft, amount: string, why: Note | null, deducts: boolean): Bound {
  if (!deducts && binding.drafts.length === 1 && one.rule.amount.kind === 'levels') {
    binding.cap ??= amount
    replace(binding, one.code, (old) => countedByEvent(old, amount))
    return { role: 'cap', why, bound: [one] }
  }
  replace(binding, one.code, (old) => {
    const counted = countedByEvent(old, amount)
    return { ...counted, rule: { ...counted.rule, cap: amount } }
  })
  return { role: 'cap', why, bound: [one] }
}

/** A bonus that has a cap above its amount can be met several times, although its words count nothing. */
function countedByEvent(old: RuleDraft, cap: string): RuleDraft {
  if (old.rule.amount.kind === 'fixed' && old.rule.amount.amount === cap) return old
  if (old.effect !== 'add' || old.rule.unit !== 'once') return old
  return { ...old, rule: { ...old.rule, unit: 'event' }, why: old.why ?? note('count_assumed') }
}

function capShared(binding: Binding, rules: readonly RuleDraft[], amount: string, why: Note | null): Bound {
  const code = `s${binding.sharedCaps.length + 1}`
  binding.sharedCaps.push({
    code,
    name: rules
      .map(({ code: each }) => each)
      .join('+')
      .slice(0, 200),
    cap: amount,
  })
  for (const each of rules) replace(binding, each.code, (old) => ({ ...old, rule: { ...old.rule, sharedCap: code } }))
  return { role: 'cap', why, bound: rules }
}

function withMultiplier(rule: Rule, name: string, factor: string): Rule {
  const multipliers = rule.multipliers ?? []
  return { ...rule, multipliers: [...multipliers, { code: `m${multipliers.length + 1}`, name: name.slice(0, 200), factor }] }
}

/** The piece that a limit needs to be whole: when it holds ("瞒报的，加倍"), or what it is about ("同一信息被多次采用的，按最高分计"). */
function conditionOf(draft: Draft, binding: Binding, limit: Limit, piece: Piece): Piece | null {
  if (limit.kind === 'multiplier') return limit.condition === '' ? conditionBefore(draft, binding, piece) : null
  const before = limit.kind === 'highest_only' && !limit.stated ? conditionBefore(draft, binding, piece) : null
  return before !== null && sameMatter.test(before.text) ? before : null
}

/** The piece before a bare "加倍扣分" that says when: "瞒报的，加倍扣分". Null where that piece belongs to a rule. */
function conditionBefore(draft: Draft, binding: Binding, piece: Piece): Piece | null {
  const before = draft.pieces[piece.index - 1]
  if (before === undefined || before.segment !== piece.segment) return null
  const taken = binding.drafts.some(({ changes }) => changes.some(({ first, last }) => first <= before.index && before.index <= last))
  return taken || binding.marks.some(({ first, last }) => first <= before.index && before.index <= last) ? null : before
}

function replace(binding: Binding, code: string, change: (old: RuleDraft) => RuleDraft): void {
  binding.drafts = binding.drafts.map((each) => (each.code === code ? change(each) : each))
}

const lastPiece = ({ changes }: RuleDraft): number => changes.at(-1)?.last ?? 0

/** The office's own spelling of a part of a piece; the folded one where the part was put together. */
function ownWords(draft: Draft, piece: Piece, part: string): string {
  const at = part === '' ? -1 : piece.text.indexOf(part)
  return at < 0 ? part : wordsOf(draft, { ...piece, start: piece.start + at, end: piece.start + at + part.length })
}

function wordsOf(draft: Draft, piece: Piece): string {
  const from = draft.folded.at[piece.start] ?? 0
  return draft.folded.original
    .slice(from, draft.folded.ends[piece.end - 1] ?? from)
    .trim()
    .slice(0, 200)
}
