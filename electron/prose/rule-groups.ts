import type { Rule, RuleAmount } from '../../shared/domain/scheme/rules.ts'
import { type Draft, type Mark, type Note, note, wordsOf } from './draft.ts'
import { happensEachTime } from './event-words.ts'
import type { Piece } from './pieces.ts'
import type { Change } from './read-change.ts'
import { continuesLevels, levelCodesFor, levelNames, listedLevels } from './rule-levels.ts'

/** A change with the pieces that say what it is for: `first` to `last` are its clause, `textFrom` where its rule's text begins. */
export interface PlacedChange {
  readonly change: Change
  readonly first: number
  readonly last: number
  readonly textFrom: number
  readonly subject: string
  /** The words also take all points of another leaf, which this rule cannot. */
  readonly elsewhere: boolean
}

/** A rule in the making: changes that make one rule together, and what was found beside them. */
export interface RuleDraft {
  readonly code: string
  readonly changes: readonly PlacedChange[]
  readonly rule: Rule
  readonly why: Note | null
  readonly effect: 'deduct' | 'add'
  readonly segment: number
  readonly sentence: number
}

/** Joins changes that belong together (levels, first and repeated times) and makes a rule of each. Changes without a usable amount are left out. */
export function groupRules(draft: Draft, changes: readonly PlacedChange[], deductByDefault: boolean): readonly RuleDraft[] {
  const drafts: RuleDraft[] = []
  let index = 0
  while (index < changes.length) {
    const first = changes[index]
    if (first === undefined) break
    const run = [first]
    while (index + run.length < changes.length) {
      const next = changes[index + run.length]
      const previous = run.at(-1)
      if (next === undefined || previous === undefined || !belongsTogether(draft, first, previous, next)) break
      run.push(next)
    }
    const built = buildRule(draft, run, `r${drafts.length + 1}`, deductByDefault)
    if (built !== null) drafts.push(built)
    index += run.length
  }
  return drafts
}

const nthTime = /第([1-9])次|首次|初次|第1起|再次|再犯|二次/

/** Which time a subject speaks of: "第二次" → 2, 首次 → 1, 再次 → 2; null where it speaks of none. */
function timeOf(subject: string): number | null {
  const match = nthTime.exec(subject)
  if (match === null) return null
  if (match[1] !== undefined) return Number(match[1])
  return /再|二次/.test(match[0]) ? 2 : 1
}

function belongsTogether(draft: Draft, first: PlacedChange, previous: PlacedChange, next: PlacedChange): boolean {
  if (draft.pieces[first.last]?.sentence !== draft.pieces[next.last]?.sentence) return false
  const [one, other] = [timeOf(previous.subject), timeOf(next.subject)]
  if (one !== null && other !== null) return other === one + 1 && first.change.effect === next.change.effect && isFixed(next.change)
  if (one !== null || other !== null) return false
  return continuesLevels({ ...first.change, subject: first.subject }, { ...next.change, subject: next.subject })
}

const isFixed = (change: Change): boolean => change.amount.kind === 'fixed'

/** "2次扣3分" behind "出现1次扣1分": how often, and nothing else. */
const onlyTimes = /^(?:累计)?(?:[2-9]|\d{2,3})(?:次|起|件|项|例|人次)(?:及以上|以上)?(?:的)?$/

function buildRule(draft: Draft, run: readonly PlacedChange[], code: string, deductByDefault: boolean): RuleDraft | null {
  const [first] = run
  const last = run.at(-1)
  if (first === undefined || last === undefined) return null
  const amount = amountOf(draft, run)
  if (amount === null) return null
  const piece = draft.pieces[last.last]
  const counting = (run.find(({ change }) => change.counting.unit !== 'once') ?? first).change.counting
  const text = wordsOf(draft.folded, draft.pieces[first.textFrom]?.start ?? 0, piece?.end ?? 0)
  const { effect } = first.change
  const fact = run.length === 1 && first.subject.length <= 4 ? text : run.map(({ subject }) => subject).join(',')
  const open = counting.unit === 'once' && amount.value.kind !== 'all' && amount.value.kind !== 'repetition'
  const assumed = open && happensEachTime(fact, effect)
  const stepped = counting.unit === 'whole_step' || counting.unit === 'pro_rata'
  const rule: Rule = {
    code,
    text: text.slice(0, 4000),
    unit: assumed ? 'event' : counting.unit,
    ...(counting.label === null ? {} : { unitLabel: counting.label }),
    ...(stepped && counting.step !== null ? { step: counting.step } : {}),
    amount: amount.value,
    ...((effect === 'deduct') === deductByDefault ? {} : { effect }),
    evidence: 'optional',
  }
  const why =
    amount.why ??
    (first.change.guess === null ? null : note(first.change.guess)) ??
    (counting.stepsOpen && counting.unit === 'whole_step' ? note('step_or_pro_rata') : null) ??
    (run.some(({ elsewhere }) => elsewhere) ? note('elsewhere_zero') : null) ??
    (run.length === 1 && onlyTimes.test(first.subject) ? note('times_as_rules') : null) ??
    (assumed ? note('count_assumed') : null)
  return { code, changes: run, rule, why, effect, segment: piece?.segment ?? 0, sentence: piece?.sentence ?? 0 }
}

interface Amount {
  readonly value: RuleAmount
  readonly why: Note | null
}

function amountOf(draft: Draft, run: readonly PlacedChange[]): Amount | null {
  const [first] = run
  if (first === undefined) return null
  const { amount } = first.change
  if (run.length > 1) {
    const amounts = run.flatMap(({ change }) => (change.amount.kind === 'fixed' ? [change.amount.amount] : []))
    if (timeOf(first.subject) !== null) return { value: { kind: 'repetition', amounts }, why: null }
    return {
      value: levels(levelNames(run.map(({ subject }) => subject)), amounts),
      why: null,
    }
  }
  switch (amount.kind) {
    case 'fixed':
      return { value: amount, why: null }
    case 'range':
      return { value: amount, why: null }
    case 'all':
      return { value: amount, why: draft.points === null ? note('points_needed') : null }
    case 'open':
      return draft.points === null
        ? null
        : { value: { kind: 'range', min: '0', max: draft.points }, why: note('amount_open', { max: draft.points }) }
    case 'list': {
      const names = listedLevels(first.subject, amount.amounts.length)
      if (names !== null) return { value: levels(names, amount.amounts), why: null }
      return {
        value: levels(
          amount.amounts.map((_, index) => String(index + 1)),
          amount.amounts,
        ),
        why: note('level_names'),
      }
    }
  }
}

function levels(names: readonly string[], amounts: readonly string[]): RuleAmount {
  const codes = levelCodesFor(names)
  return {
    kind: 'levels',
    levels: amounts.map((amount, index) => ({
      code: codes[index] ?? `level-${index + 1}`,
      name: (names[index] ?? '').slice(0, 200),
      amount,
    })),
  }
}

/** The mark of each clause that a rule was read from. */
export function ruleMarks(drafts: readonly RuleDraft[]): readonly Mark[] {
  return drafts.flatMap(({ changes, code, why }) =>
    changes.map(({ first, last }) => ({ first, last, role: 'rule' as const, note: why, rules: [code] })),
  )
}

/** Text of a rule lengthened to the end of a piece that belongs to it, such as its cap. */
export function lengthenText(draft: Draft, { changes, rule }: RuleDraft, piece: Piece): Rule {
  const start = draft.pieces[changes[0]?.textFrom ?? 0]?.start ?? 0
  return { ...rule, text: wordsOf(draft.folded, start, piece.end).slice(0, 4000) }
}
