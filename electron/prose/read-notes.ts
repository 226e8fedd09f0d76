import type { SettingsReading } from '../../shared/domain/scheme/reading.ts'
import type { TieBreaker } from '../../shared/domain/scheme/settings.ts'
import { decimal, numberPattern } from './amounts.ts'
import { certaintyOf, clausesOf, type Draft, type Mark, mark, note } from './draft.ts'
import { foldText } from './folded-text.ts'
import { type Piece, splitPieces } from './pieces.ts'
import { readBands } from './read-bands.ts'
import { readQuota, readQuotaRounding } from './read-quotas.ts'
import { readEffect } from './read-veto.ts'
import { noteUnusedNumbers } from './unused-numbers.ts'

type Named = readonly { readonly code: string; readonly name: string }[]
type Proposed = SettingsReading['proposed']

/** What is known when a note is read: bands, best first, and the indicators of the scheme, which a tie-breaker may name. */
export interface NotesContext {
  readonly grades: Named
  readonly nodes?: Named
}

const n = numberPattern
const total = new RegExp(
  `(?:总分|满分|基础分|基本分|总分值|实行|采用)(?:值)?(?:为|共|:|计|实行|\\()?(${n})分(?!制(?:计分)?$|以|及)|(${n})分制`,
)
const bonusCap = new RegExp(
  String.raw`(?:加分|附加分|奖励分|加分项|加分总)[^\d,]{0,14}?(?:不超过|最高|最多|上限|封顶|为限|以内|累计|不得超过)[^\d,]{0,8}?(${n})分|(?:最高|最多|累计)(?:可)?加(?:分)?(?:不超过)?(${n})分|(?:加分)[^,]{0,8}(${n})分封顶`,
)
const deductionCap = new RegExp(
  String.raw`(?:扣分|减分|扣分项)[^\d,]{0,14}?(?:不超过|最高|最多|上限|封顶|为限|累计|不得超过)[^\d,]{0,8}?(${n})分|(?:最高|最多|累计)(?:可)?扣(?:分)?(?:不超过)?(${n})分`,
)
const both = /加扣分|扣加分|加减分|加分和扣分|加分、扣分|加分与扣分/
const unlimited = /(?:扣分|加分|减分)[^,\d]{0,6}(?:不设上限|不封顶|无上限|上不封顶|不设限|不限)/
const ties = /(?:得分|分数|总分|成绩|分值|名次|排名)(?:相同|相等|一致|并列)|并列/
const digits = /保留(?:到|至)?(?:小数点后)?(\d)位(?:小数)?|小数点后(?:保留)?(\d)位|精确到小数点后(\d)位|保留(?:到)?(整数)|取(整数)/
const consequence = /责令|约谈|限期整改|诫勉|通报批评|表彰奖励|给予奖励|书面检查/

/** Reads a note under or above the table: full mark, caps of bonus and deductions, bands, quotas, tie-breakers, rounding. */
export function readNotes(text: string, context: NotesContext): Omit<SettingsReading, 'row' | 'decision'> {
  const folded = foldText(text)
  const pieces = splitPieces(folded)
  const draft: Draft = {
    folded,
    pieces,
    points: null,
    context: { points: null, part: 'base', name: '', above: [], checkedBy: null, grades: context.grades },
  }
  const { bands, marks: bandMarks } = readBands(draft, context.grades)
  const marks: Mark[] = [...bandMarks]
  const grades: Named = [...(bands ?? []), ...context.grades]
  const proposed: Proposed = bands === null ? {} : { bands: [...bands] }
  for (const piece of pieces) {
    const taken = marks.some(({ first, last }) => first <= piece.index && piece.index <= last)
    if (!taken || /%/.test(piece.text)) readPiece(piece, draft, { ...context, grades }, proposed, marks)
  }
  const kept = noteUnusedNumbers(draft, proposed, quotasFirst(marks))
  const clauses = [...clausesOf(draft, kept)]
  const nothing = Object.keys(proposed).length === 0
  return { text, proposed, clauses, certainty: nothing ? 'not_understood' : certaintyOf({ kind: 'external', fullMarks: '100' }, clauses) }
}

/** A piece that is both band and quota ("排名前30%且85分以上的为优秀") shows as the quota, whose note says so. */
const quotasFirst = (marks: readonly Mark[]): readonly Mark[] =>
  [...marks].sort((one, other) => Number(other.role === 'quota') - Number(one.role === 'quota'))

function readPiece(
  piece: Piece,
  draft: Draft,
  context: Required<Pick<NotesContext, 'grades'>> & NotesContext,
  proposed: Proposed,
  marks: Mark[],
): void {
  const { pieces } = draft
  const { text } = piece
  const before = pieces[piece.index - 1]
  const bonus =
    bonusCap.exec(text) ??
    (/^(?:累计|最多|最高|不超过|上限)/.test(text) && /加分/.test(before?.text ?? '') ? bonusCap.exec(`加分${text}`) : null)
  const deduction = deductionCap.exec(text)
  const points = total.exec(text)
  if (both.test(text) && (bonus !== null || deduction !== null)) marks.push(mark(piece, 'cap', note('cap_of_both')))
  else if (unlimited.test(text)) marks.push(mark(piece, 'cap'))
  else if (bonus !== null) {
    proposed.bonusCap = decimal(bonus[1] ?? bonus[2] ?? bonus[3] ?? '0')
    marks.push(mark(piece, 'cap'))
  } else if (deduction !== null) {
    proposed.deductionCap = decimal(deduction[1] ?? deduction[2] ?? '0')
    marks.push(mark(piece, 'cap'))
  } else if (readQuota(piece, pieces, context.grades, proposed, marks)) return
  else if (readQuotaRounding(piece, pieces, proposed, marks)) return
  else if (points !== null) {
    proposed.points = decimal(points[1] ?? points[2] ?? '100')
    marks.push(mark(piece, 'points'))
  } else if (readEffect(text, context) !== null) vetoed(piece, pieces, marks)
  else if (readRounding(piece, pieces, proposed, marks)) return
  else if (readTies(piece, draft, context, proposed, marks)) return
  else if (consequence.test(text)) {
    marks.push(mark(piece, 'other'))
    if (before !== undefined && before.segment === piece.segment && /的$/.test(before.text)) marks.push(mark(before, 'other'))
  }
}

/** A veto in a note is no setting; its facts before it belong to it. */
function vetoed(piece: Piece, pieces: readonly Piece[], marks: Mark[]): void {
  const free = (index: number): boolean => !marks.some(({ first, last }) => first <= index && index <= last)
  let first = piece.index
  while (first > 0 && pieces[first - 1]?.segment === piece.segment && free(first - 1)) first -= 1
  marks.push({ first, last: piece.index, role: 'veto', note: note('veto_elsewhere'), rules: [] })
}

function readRounding(piece: Piece, pieces: readonly Piece[], proposed: Proposed, marks: Mark[]): boolean {
  const found = digits.exec(piece.text)
  if (found !== null) {
    const places = (found[4] ?? found[5]) ? 0 : Number(found[1] ?? found[2] ?? found[3] ?? '2')
    if (places > 4) return true
    const near = pieces.filter(({ sentence }) => sentence === piece.sentence)
    const down = near.some((each) => /舍去|截尾|只舍不入|不四舍五入/.test(each.text))
    const even = near.some((each) => /四舍六入|奇进偶/.test(each.text))
    proposed.rounding = { digits: places, mode: down ? 'down' : even ? 'half_even' : 'half_up', stage: 'final' }
    marks.push(mark(piece, 'other'))
    return true
  }
  if (!/四舍五入|四舍六入|舍去|截尾|只舍不入/.test(piece.text)) return false
  marks.push(mark(piece, 'other'))
  return true
}

/** "得分相同的，扣分次数少者在前", "得分相同的，以组织建设得分高者排名在前": what decides between equal totals. */
function readTies(piece: Piece, { pieces }: Draft, context: NotesContext, proposed: Proposed, marks: Mark[]): boolean {
  const near = pieces.filter(({ sentence, index }) => sentence === piece.sentence && index <= piece.index)
  const opening = near.find(({ text }) => ties.test(text))
  if (opening === undefined) return false
  const claim = (role: Mark['role'], why: Mark['note']): void => {
    marks.push({ first: opening.index, last: piece.index, role, note: why, rules: [] })
  }
  const taken = near.some((each) => marks.some(({ first, last }) => first <= each.index && each.index <= last))
  const behind = piece === opening ? piece.text.slice(piece.text.search(ties)) : piece.text
  const breakers: TieBreaker[] = [...namedIn(behind, context.nodes ?? [])]
  const fewer = /扣分(?:次数|项|情况|分值)?(?:少|较少|低)/.test(behind)
  if (fewer) breakers.push({ kind: /次/.test(behind) ? 'fewer_deductions' : 'fewer_points_deducted' })
  if (breakers.length > 0) {
    proposed.tieBreakers = [...(proposed.tieBreakers ?? []), ...breakers]
    const why = fewer && !/次|分值/.test(behind) ? note('tie_breaker_assumed') : null
    if (taken) marks.push(mark(piece, 'other', why))
    else claim('other', why)
    return true
  }
  const last = pieces.filter(({ sentence }) => sentence === piece.sentence).at(-1) === piece
  if (piece === opening && !last) return false
  if (/高者|多者|优先|靠前|在前|以.+为准/.test(behind)) {
    if (taken) marks.push(mark(piece, 'other', note('tie_node_unknown')))
    else claim('other', note('tie_node_unknown'))
    return true
  }
  return false
}

/** Indicators that the words name, in their order; a longer name goes before a shorter one inside it. */
function namedIn(text: string, nodes: Named): readonly TieBreaker[] {
  const found: { readonly code: string; readonly at: number; readonly end: number }[] = []
  for (const { code, name } of [...nodes].sort((one, other) => other.name.length - one.name.length)) {
    const folded = foldText(name).text
    const at = folded.length < 2 ? -1 : text.indexOf(folded)
    if (at >= 0 && !found.some((each) => at < each.end && each.at < at + folded.length)) found.push({ code, at, end: at + folded.length })
  }
  return found.sort((one, other) => one.at - other.at).map(({ code }) => ({ kind: 'node', code }))
}
