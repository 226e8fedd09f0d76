import type { TrialFacts, TrialFinding, TrialLeaf, TrialMark } from '../../../../shared/contract/scheme-trial.ts'
import type { InputState } from '../../../../shared/domain/input-state.ts'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import type { Rule } from '../../../../shared/domain/scheme/rules.ts'
import { foldWidth, readNumber } from '../../../components/number-text.ts'
import { textOfUnits, unitsOf } from '../edits/decimal-sum.ts'

/** A leaf of which nothing is typed. One object, so that untouched leaves stay the same to the screen. */
export const noFacts: TrialLeaf = { findings: [], value: null, marks: [], ballots: [], tasks: [], others: [] }

/** States that stand in place of a number. */
export const gapStates = ['absent', 'recused', 'not_applicable'] as const satisfies readonly InputState[]
export type GapState = (typeof gapStates)[number]

/** A row of marks as understood: what counts, and the words in which nobody can see a mark. */
export interface ReadMarks {
  readonly marks: readonly Pick<TrialMark, 'state' | 'value' | 'option'>[]
  readonly unread: readonly string[]
}

/**
 * Reads the marks of a group as typed in a row: `8 9 7.5 回避`, separated by blanks, commas or 、. Where judges choose options, their codes or names are
 * typed. Whether a number lies on the scale is for the host to say.
 *
 * @param stateWords the word of each state in the language of the screen
 */
export function readMarks(text: string, scale: MethodOf<'judged'>['scale'], stateWords: Readonly<Record<GapState, string>>): ReadMarks {
  const marks: ReadMarks['marks'][number][] = []
  const unread: string[] = []
  const states = gapStates.map((state) => ({ state, word: foldWidth(stateWords[state]).toLowerCase() }))
  for (const typed of text.split(/[\s,，、;；]+/)) {
    const word = foldWidth(typed)
    if (word === '') continue
    const state = states.find((each) => each.word === word.toLowerCase())?.state
    if (state !== undefined) {
      marks.push({ state })
      continue
    }
    if (scale.kind === 'options') {
      const option = scale.options.find(({ code, name }) => code.toLowerCase() === word.toLowerCase() || foldWidth(name) === word)
      if (option === undefined) unread.push(typed)
      else marks.push({ state: 'scored', option: option.code })
      continue
    }
    const number = readNumber(word)
    if (number.kind === 'number') marks.push({ state: 'scored', value: number.text })
    else unread.push(typed)
  }
  return { marks, unread }
}

/** Marks as a row of words, the way `readMarks` reads them. */
export function marksText(
  marks: readonly TrialMark[],
  scale: MethodOf<'judged'>['scale'],
  stateWords: Readonly<Record<GapState, string>>,
): string {
  return marks
    .map(({ state, value, option }) => {
      const gap = gapStates.find((each) => each === state)
      if (gap !== undefined) return stateWords[gap].replace(/\s/g, '')
      if (option === undefined) return value ?? ''
      return (scale.kind === 'options' ? scale.options.find(({ code }) => code === option)?.name : undefined)?.replace(/\s/g, '') ?? option
    })
    .filter((word) => word !== '')
    .join(' ')
}

/** The marks of one group replaced; judges keep their places, new ones are numbered after them. */
export function withMarks(leaf: TrialLeaf, group: string, read: ReadMarks['marks']): TrialLeaf {
  const before = leaf.marks.filter((mark) => mark.group === group)
  const marks = read.map((mark, place): TrialMark => ({ ...mark, group, judge: before[place]?.judge ?? `${group}-${place + 1}` }))
  return { ...leaf, marks: [...leaf.marks.filter((mark) => mark.group !== group), ...marks] }
}

/** Findings of a rule, in the order typed. */
export function findingsOf(leaf: TrialLeaf, rule: string): readonly TrialFinding[] {
  return leaf.findings.filter((finding) => finding.rule === rule)
}

/**
 * How a rule is typed: `tick` it happened or not, `times` findings one by one (amounts that rise with each), `quantity` one number, `entries` each with
 * its own choices.
 */
export type RuleForm = 'tick' | 'times' | 'quantity' | 'entries'

export function formOf(rule: Rule): RuleForm {
  const { amount } = rule
  if (amount.kind === 'levels' || amount.kind === 'range' || (rule.multipliers?.length ?? 0) > 0) return 'entries'
  if (amount.kind === 'repetition') return 'times'
  return amount.kind === 'all' || rule.unit === 'once' ? 'tick' : 'quantity'
}

/** What a new finding is like; `reason` stands for the reason that a chosen amount needs. */
export interface NewFinding {
  readonly foundOn: string
  readonly reason: string
}

/** A finding of a rule as it is first added: once, at the first level, at the least amount. */
export function newFinding(
  leafCode: string,
  leaf: TrialLeaf,
  rule: Pick<Rule, 'code'> & Partial<Pick<Rule, 'amount'>>,
  { foundOn, reason }: NewFinding,
): TrialFinding {
  const taken = new Set(leaf.findings.map(({ id }) => id))
  let number = 1
  while (taken.has(`${leafCode} ${rule.code} ${number}`)) number += 1
  const { amount } = rule
  return {
    id: `${leafCode} ${rule.code} ${number}`,
    rule: rule.code,
    quantity: '1',
    multipliers: [],
    status: 'confirmed',
    foundOn,
    ...(amount?.kind === 'levels' ? { level: amount.levels[0]?.code ?? '' } : {}),
    ...(amount?.kind === 'range' ? { chosen: amount.min, reason } : {}),
  }
}

/** The quantity typed for a rule: the sum over its findings; null while there is none. */
export function quantityOf(leaf: TrialLeaf, rule: string): string | null {
  const findings = findingsOf(leaf, rule)
  if (findings.length === 0) return null
  return textOfUnits(findings.reduce((sum, { quantity }) => sum + (unitsOf(quantity) ?? 0n), 0n))
}

/** A rule's quantity changed: the last findings give or take, so that those of a real evaluatee keep their dates and matters as long as they can. */
export function withQuantity(leafCode: string, leaf: TrialLeaf, rule: Rule, quantity: string | null, fresh: NewFinding): TrialLeaf {
  const others = leaf.findings.filter((finding) => finding.rule !== rule.code)
  let wanting = quantity === null ? 0n : (unitsOf(quantity) ?? 0n)
  const kept: TrialFinding[] = []
  for (const finding of findingsOf(leaf, rule.code)) {
    const has = unitsOf(finding.quantity) ?? 0n
    const takes = has < wanting ? has : wanting
    if (takes > 0n) kept.push({ ...finding, quantity: textOfUnits(takes) })
    wanting -= takes
  }
  const last = kept.at(-1)
  if (wanting > 0n && last !== undefined) {
    kept[kept.length - 1] = { ...last, quantity: textOfUnits((unitsOf(last.quantity) ?? 0n) + wanting) }
  } else if (wanting > 0n) {
    kept.push({ ...newFinding(leafCode, { ...leaf, findings: others }, rule, fresh), quantity: textOfUnits(wanting) })
  }
  return { ...leaf, findings: [...others, ...kept] }
}

/** So many findings of a rule, each once; the last ones are added or go. */
export function withTimes(leafCode: string, leaf: TrialLeaf, rule: Pick<Rule, 'code'>, times: number, fresh: NewFinding): TrialLeaf {
  let next = leaf
  let present = findingsOf(next, rule.code)
  while (present.length < times) {
    next = { ...next, findings: [...next.findings, newFinding(leafCode, next, rule, fresh)] }
    present = findingsOf(next, rule.code)
  }
  const gone = new Set(present.slice(times).map(({ id }) => id))
  return gone.size === 0 ? next : { ...next, findings: next.findings.filter(({ id }) => !gone.has(id)) }
}

/** One finding replaced, or taken away with null. */
export function withFinding(leaf: TrialLeaf, id: string, finding: TrialFinding | null): TrialLeaf {
  return { ...leaf, findings: leaf.findings.flatMap((each) => (each.id === id ? (finding === null ? [] : [finding]) : [each])) }
}

/** The facts as they are sent: without leaves that the scheme on screen does not have (any more), so that they come back with an undo. */
export function factsFor(leaves: readonly Leaf[], facts: TrialFacts): TrialFacts {
  const sent: Record<string, TrialLeaf> = {}
  for (const { code } of leaves) {
    const leaf = facts.leaves[code]
    if (leaf !== undefined) sent[code] = leaf
  }
  return { leaves: sent, own: facts.own }
}
