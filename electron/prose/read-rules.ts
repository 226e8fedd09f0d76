import type { LeafMethod } from '../../shared/domain/scheme/leaf-methods.ts'
import { decimal, numberPattern } from './amounts.ts'
import { bindLimits } from './bind-limits.ts'
import { readCounting } from './counting.ts'
import { type Draft, type Mark, type MethodReading, mark } from './draft.ts'
import type { Piece } from './pieces.ts'
import { type Change, readChange } from './read-change.ts'
import { type Limit, readLimit } from './read-limits.ts'
import { groupRules, lengthenText, type PlacedChange, type RuleDraft, ruleMarks } from './rule-groups.ts'
import { capBySubPoints } from './sub-points.ts'

export interface PlacedLimit {
  readonly limit: Limit
  readonly piece: Piece
}

/** What the pieces say in terms of points taken and given, before rules are made of it. */
export interface Statements {
  readonly changes: readonly PlacedChange[]
  readonly limits: readonly PlacedLimit[]
}

type Statement = { readonly change: Change } | { readonly limit: Limit } | null

/** Reads one piece as a change or as a limit of changes. Caps and floors speak of 扣 and 加 too and are tried before. */
function readStatement(piece: Piece, points: string | null, verb: 'deduct' | 'add' | null): Statement {
  const { text } = piece
  const limit = readLimit(text)
  const amount = /\d分/.test(text)
  if (limit !== null) {
    if (limit.kind === 'cap' && !/^[^,]{0,12}(?:酌情|视情|适当)[^,]{0,8}[扣加减]/.test(text)) return { limit }
    if (limit.kind === 'multiplier' && !amount) return { limit }
    if (limit.kind === 'floor' && (!amount || /最低|负分/.test(text)) && !/(?:未|没|不)[^,]{2,}扣完/.test(text)) return { limit }
    if ((limit.kind === 'highest_only' || limit.kind === 'ceiling' || limit.kind === 'no_floor') && !amount) return { limit }
    if (limit.kind === 'steps' && !amount) return { limit }
  }
  const change = readChange(text, points, verb)
  if (change !== null) return { change }
  return limit === null ? null : { limit }
}

/** Every change and limit of the text in its order. `taken` pieces were read by another reader and are left out. */
export function readStatements(draft: Draft, taken: ReadonlySet<number> = new Set()): Statements {
  const { part } = draft.context
  const verb = part === 'bonus' ? 'add' : part === 'deduction' ? 'deduct' : null
  const changes: PlacedChange[] = []
  const limits: PlacedLimit[] = []
  let free = 0
  let elsewhere: number | null = null
  for (const piece of draft.pieces) {
    const statement = taken.has(piece.index) ? null : readStatement(piece, draft.points, verb)
    if (statement === null) {
      if (taken.has(piece.index)) free = piece.index + 1
      continue
    }
    // "该项目不得分，并倒扣5分" among deductions without points: the zero is another leaf's.
    if ('change' in statement && statement.change.amount.kind === 'all' && part === 'deduction' && draft.points === null) {
      elsewhere = piece.index
      continue
    }
    const other = otherCap(statement, limits.at(-1), piece)
    if ('limit' in statement) limits.push({ limit: statement.limit, piece })
    else if (other !== null) limits.push({ limit: other, piece })
    else {
      const before = changes.at(-1)
      const alone = place(draft, statement.change, piece, free)
      // "受到表彰的单位加5分、个人加2分": the second rule needs the words of the first.
      const placed =
        piece.joint === '、' && before?.last === piece.index - 1 && alone.subject.length <= 4
          ? { ...alone, textFrom: before.textFrom }
          : alone
      changes.push({ ...placed, elsewhere: elsewhere !== null && elsewhere >= placed.first && elsewhere < piece.index })
    }
    free = piece.index + 1
  }
  return { changes, limits }
}

const bareAmount = new RegExp(`^(扣|加|减)(?:分)?(${numberPattern})分$`)

/** "最多扣2分、加1分": the second amount is a cap too. */
function otherCap(
  statement: { readonly change: Change } | { readonly limit: Limit },
  before: PlacedLimit | undefined,
  piece: Piece,
): Limit | null {
  if ('limit' in statement || before?.limit.kind !== 'cap' || before.piece.index !== piece.index - 1 || piece.joint !== '、') return null
  const [, verb, amount] = bareAmount.exec(piece.text) ?? []
  if (verb === undefined || amount === undefined) return null
  return { kind: 'cap', amount: decimal(amount), reach: null, count: null, of: verb === '加' ? 'add' : 'deduct' }
}

const broken = /(?:超过|不足|低于|少于|未|没有|不到|不满)[^,]*的$/
const due = /不少于|不低于|不得少于|不得低于|至少|每(?:年|月|个月|季度?|半年|周|人每?年?)[^未没不]{0,24}\d/
const failing = /未|没有?|不|无|缺|逾期|迟|晚于|发生|出现|被|受到|因|存在|弄虚|虚报|瞒|漏|造成|发现|超过|违反|低于|少于|的$/

/** Statements of their own, although they stand before a change: "优秀不扣分", "无案件得10分". */
const unchanged = /不扣分?$|不加分?$|不减分?$|得(?:满分|\d+(?:\.\d+)?分)$/

/** Finds the pieces before a change that say what it is for. Requirements stay clauses of their own; the rule's text begins with them all the same. */
function place(draft: Draft, change: Change, piece: Piece, free: number): PlacedChange {
  let first = piece.index
  let textFrom = piece.index
  const wanting = change.subject === '' || change.refersBack
  for (let index = piece.index - 1; index >= free; index -= 1) {
    const before = draft.pieces[index]
    if (
      before === undefined ||
      before.segment !== piece.segment ||
      (before.inParentheses !== piece.inParentheses && !(piece.inParentheses && change.subject === '' && index === piece.index - 1))
    )
      break
    if (unchanged.test(before.text)) break
    const isRequirement =
      (due.test(before.text) && !broken.test(before.text)) || (!failing.test(before.text) && (change.refersBack || change.subject !== ''))
    if (!wanting && isRequirement) break
    if (!isRequirement && first === index + 1) first = index
    textFrom = index
  }
  const own = draft.pieces.slice(first, piece.index).map(({ text }) => text)
  const nearest = own.at(-1)
  if (change.subject !== '' || change.counting.unit !== 'once' || nearest === undefined) {
    const subject = [...own, change.subject].filter((text) => text !== '').join(',')
    return { change, first, last: piece.index, textFrom, subject, elsewhere: false }
  }
  // "市级采用1条，计20分": the piece before says what is counted.
  const counting = readCounting(nearest.replace(/的$/, ''), '')
  const words = `${nearest.slice(0, counting.start)}${nearest.slice(counting.end)}`
  const counted = counting.unit === 'once' ? change : { ...change, counting }
  return { change: counted, first, last: piece.index, textFrom, subject: [...own.slice(0, -1), words].join(','), elsewhere: false }
}

const base = /(?:基础分|基本分|基准分|起评分|底分)[^\d,]{0,4}(\d{1,3}(?:\.\d{1,4})?)分/

/**
 * Reads the text as a catalogue of rules: 扣分 (`deduct`) or 加分 (`bonus`); a base leaf that knows both starts full and may be given points back.
 *
 * @returns null where no change of points can be read.
 */
export function readRules(draft: Draft, taken: ReadonlySet<number> = new Set()): MethodReading | null {
  const statements = readStatements(draft, taken)
  if (statements.changes.length === 0) return null
  const { part } = draft.context
  const deducts = part === 'deduction' || (part === 'base' && statements.changes.some(({ change }) => change.effect === 'deduct'))
  const drafts = groupRules(draft, statements.changes, deducts)
  if (drafts.length === 0) return null
  const bound = capBySubPoints(
    draft,
    bindLimits(
      draft,
      drafts.map((each) => withList(draft, each)),
      statements.limits,
      deducts,
    ),
  )
  const marks: Mark[] = [...bound.marks, ...ruleMarks(bound.drafts)]
  const start = startOf(draft, marks)
  const shared = {
    rules: bound.drafts.map(({ rule }) => rule),
    ...(bound.groups.length === 0 ? {} : { groups: [...bound.groups] }),
    ...(bound.sharedCaps.length === 0 ? {} : { sharedCaps: [...bound.sharedCaps] }),
    ...(bound.cap === null ? {} : { cap: bound.cap }),
    ...(start === null ? {} : { start }),
  }
  const method: LeafMethod = deducts
    ? { kind: 'deduct', ...shared, ...(bound.floor === null ? {} : { floor: bound.floor }) }
    : { kind: 'bonus', ...shared }
  return { method, marks }
}

/** "有下列情形之一的扣5分：①…；②…": the facts listed behind belong to the rule, as far as nothing else is said of them. */
function withList(draft: Draft, each: RuleDraft): RuleDraft {
  const [placed, ...more] = each.changes
  const heading = placed === undefined ? undefined : draft.pieces[placed.last]
  if (placed === undefined || heading === undefined || more.length > 0 || !/下列|以下|如下/.test(heading.text)) return each
  let last = heading
  for (const piece of draft.pieces.slice(heading.index + 1)) {
    if (/\d分|扣|加|得/.test(piece.text)) break
    last = piece
  }
  return last === heading ? each : { ...each, changes: [{ ...placed, last: last.index }], rule: lengthenText(draft, each, last) }
}

/** 基础分 60 分: where a leaf with rules in both directions starts. */
function startOf(draft: Draft, marks: Mark[]): string | null {
  for (const piece of draft.pieces) {
    const match = base.exec(piece.text)
    if (match?.[1] === undefined || marks.some(({ first, last }) => first <= piece.index && piece.index <= last)) continue
    marks.push(mark(piece, 'points'))
    return String(Number(match[1]))
  }
  return null
}
