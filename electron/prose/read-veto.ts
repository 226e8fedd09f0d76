import type { VetoEffect, VetoRule } from '../../shared/domain/scheme/rules.ts'
import { type CriteriaContext, type Draft, type Mark, type MethodReading, mark, type Note, note, wordsOf } from './draft.ts'
import type { Piece } from './pieces.ts'
import { readLimit } from './read-limits.ts'
import { gradeCodes } from './vocabulary.ts'

interface Effect {
  readonly effect: VetoEffect
  readonly why: Note | null
}

const zero =
  /(?:总分|总成绩|年度得分|考核得分|考评得分|总得分|考核结果|考评结果|考核成绩|全年得分|当年得分|年度考核)(?:直接)?(?:按|为|计|记|得|以|评|一律)*(?:计|记|为)?0分?|(?:计|记|按|得)0分(?:计|处理)?/
const withdraw =
  /撤销(?:其)?[^,]{0,12}(?:称号|荣誉|命名|资格|奖牌)|收回[^,]{0,8}(?:奖牌|证书|牌匾|奖金)|取消[^,]{0,10}(?:称号|荣誉)|摘牌|予以摘牌/
const mayNot = /(?:不得|不能|不予|不可|不再|不)(?:被)?(?:评定?为|评选为?|确定为|定为|列为|推荐为?|授予|参评|参加|列入|认定为)[^,]{0,4}/
const bar =
  /取消[^,]{0,16}(?:评优|评先|评选|参评|推优|优秀|先进|资格)|不得(?:参与|参加)?[^,]{0,6}(?:评优|评先|推优|推荐|表彰|先进)|不(?:予|能|参加|参与|享受)[^,]{0,6}(?:评优|评先|表彰)|一票否优|一票否决|否优|不(?:得)?(?:参评|推荐)|无资格/
const notAbove = /(?:不得|不能|不)(?:高于|超过|优于)|最高(?:只能)?(?:评|定|确定)?为|只能(?:评|定|确定)为/
const directly =
  /(?:直接|一律|当年|应当?|年度|均|按|等次)*(?:评定?为|确定为|定为|认定为|列为|评|按)(?:年度)?(?:考核|考评)?"?(?=不合格|不称职|不达标|较差|差|基本|一般|合格|三星|二星|一星|后进|末)/
const lowered = /降(?:低)?(?:1|一)个?(?:等次|档次|等级|档|级|星级)|降档|降等|降级使用/

/** Reads the sentences of a veto leaf: each names a fact and what follows from it. Null where none does. */
export function readVeto(draft: Draft): MethodReading | null {
  const rules: VetoRule[] = []
  const marks: Mark[] = []
  let first = 0
  for (const piece of draft.pieces) {
    const start = draft.pieces[first]
    if (start !== undefined && start.segment !== piece.segment) first = piece.index
    const effect = readEffect(piece.text, draft.context)
    if (effect === null || isFact(draft, piece, effect)) continue
    if (heading.test(draft.pieces[first]?.text ?? '') && piece.index + 1 < draft.pieces.length)
      return factsUnder(draft, ...headingOf(draft, piece, effect), first)
    if (
      draft.pieces.slice(first, piece.index + 1).some(({ text }) => above.test(text)) &&
      marks.length === 0 &&
      piece.segment > (draft.pieces[0]?.segment ?? 0)
    )
      return factsAbove(draft, piece, effect)
    const before = marks.at(-1)
    const joins =
      first === piece.index &&
      before !== undefined &&
      before.role === 'veto' &&
      draft.pieces[before.last]?.segment === piece.segment &&
      !/的/.test(piece.text)
    const same = rules.at(-1)
    if (joins && before !== undefined && same !== undefined && same.effect.kind === effect.effect.kind) {
      rules[rules.length - 1] = { ...same, text: wordsOf(draft.folded, draft.pieces[before.first]?.start ?? 0, piece.end).slice(0, 4000) }
      marks[marks.length - 1] = { ...before, last: piece.index }
      first = piece.index + 1
      continue
    }
    const code = `r${rules.length + 1}`
    const facts = joins && before !== undefined ? before.first : first
    const text = wordsOf(draft.folded, draft.pieces[facts]?.start ?? 0, piece.end).slice(0, 4000)
    rules.push({ code, text, effect: effect.effect })
    marks.push({ first, last: piece.index, role: 'veto', note: effect.why, rules: [code] })
    first = piece.index + 1
  }
  if (rules.length === 0) return listOfFacts(draft)
  for (const piece of draft.pieces) {
    const limit = readLimit(piece.text)
    if (limit?.kind === 'supplier' && !marks.some((each) => each.first <= piece.index && piece.index <= each.last))
      marks.push(mark(piece, 'evidence'))
  }
  return { method: { kind: 'veto', rules }, marks }
}

const heading = /下列|以下|如下|(?:事项|情形|情况|条件|范围)(?:包括|为|有)?$/

/** "被上级一票否决的，总分记0分": a veto of others is the fact, not what follows from it. */
function isFact(draft: Draft, piece: Piece, { why }: Effect): boolean {
  if ((why?.code !== 'veto_effect_assumed' && why?.code !== 'put_directly') || !/的$/.test(piece.text)) return false
  return draft.pieces.slice(piece.index + 1).some((next) => next.segment === piece.segment && readEffect(next.text, draft.context) !== null)
}

const above = /(?:上述|以上|前述|上列)[^,]{0,10}(?:之一|任[1一何]|情形|情况|问题|行为)|有(?:上述|以上|前述)/

/** "1.…的；2.…的。有上述情形之一的，取消评优资格": every fact before has the effect of the closing sentence. */
function factsAbove(draft: Draft, closing: Piece, { effect, why }: Effect): MethodReading {
  const rules: VetoRule[] = []
  const marks: Mark[] = []
  const segments = new Set(draft.pieces.filter(({ segment }) => segment < closing.segment).map(({ segment }) => segment))
  for (const segment of segments) {
    const pieces = draft.pieces.filter((piece) => piece.segment === segment)
    const [from, to] = [pieces[0], pieces.at(-1)]
    if (from === undefined || to === undefined) continue
    const code = `r${rules.length + 1}`
    rules.push({ code, text: wordsOf(draft.folded, from.start, to.end).slice(0, 4000), effect })
    marks.push({ first: from.index, last: to.index, role: 'veto', note: null, rules: [code] })
  }
  const first = draft.pieces.find(({ segment }) => segment === closing.segment)?.index ?? closing.index
  const codes = rules.map(({ code }) => code)
  return { method: { kind: 'veto', rules }, marks: [...marks, { first, last: closing.index, role: 'veto', note: why, rules: codes }] }
}

/** "有下列情形之一的，取消评选资格，直接确定为较差：…": of two effects in the heading the one that says more, the later. */
function headingOf(draft: Draft, piece: Piece, effect: Effect): readonly [Piece, Effect] {
  const next = draft.pieces[piece.index + 1]
  const more = next === undefined || next.segment !== piece.segment || /的$/.test(next.text) ? null : readEffect(next.text, draft.context)
  return next === undefined || more === null ? [piece, effect] : [next, more]
}

/** "有下列情形之一的，不得评为优秀：…；…": every fact that follows has the effect of the heading. */
function factsUnder(draft: Draft, headed: Piece, { effect, why }: Effect, first: number): MethodReading {
  const rules: VetoRule[] = []
  const marks: Mark[] = []
  const segments = new Map<number, Piece[]>()
  for (const piece of draft.pieces.slice(headed.index + 1)) segments.set(piece.segment, [...(segments.get(piece.segment) ?? []), piece])
  for (const pieces of segments.values()) {
    const [from, to] = [pieces[0], pieces.at(-1)]
    if (from === undefined || to === undefined) continue
    const code = `r${rules.length + 1}`
    const own = pieces.map((piece) => readEffect(piece.text, draft.context)).find((each) => each !== null)
    rules.push({ code, text: wordsOf(draft.folded, from.start, to.end).slice(0, 4000), effect: own?.effect ?? effect })
    marks.push({ first: from.index, last: to.index, role: 'veto', note: own?.why ?? null, rules: [code] })
  }
  const codes = rules.map(({ code }) => code)
  if (rules.length === 0)
    rules.push({ code: 'r1', text: wordsOf(draft.folded, draft.pieces[first]?.start ?? 0, headed.end).slice(0, 4000), effect })
  return {
    method: { kind: 'veto', rules },
    marks: [{ first, last: headed.index, role: 'veto', note: why, rules: codes.length === 0 ? ['r1'] : codes }, ...marks],
  }
}

/** A veto row that only lists its facts ("发生重大事故的；被立案审查的"): 一票否决 is what its heading says. */
function listOfFacts(draft: Draft): MethodReading | null {
  if (draft.context.part !== 'veto') return null
  const rules: VetoRule[] = []
  const marks: Mark[] = []
  const bySegment = new Map<number, number[]>()
  for (const piece of draft.pieces) bySegment.set(piece.segment, [...(bySegment.get(piece.segment) ?? []), piece.index])
  for (const indexes of bySegment.values()) {
    const [from, to] = [indexes[0], indexes.at(-1)]
    if (from === undefined || to === undefined) continue
    const code = `r${rules.length + 1}`
    const text = wordsOf(draft.folded, draft.pieces[from]?.start ?? 0, draft.pieces[to]?.end ?? 0).slice(0, 4000)
    if (text === '') continue
    const best = bestGrade(draft.context)
    rules.push({ code, text, effect: { kind: 'bar', grade: best.code } })
    marks.push({ first: from, last: to, role: 'veto', note: note('veto_effect_assumed', { grade: best.name }), rules: [code] })
  }
  return rules.length === 0 ? null : { method: { kind: 'veto', rules }, marks }
}

/** What a sentence lets follow; null where it lets nothing follow. */
export function readEffect(text: string, context: Pick<CriteriaContext, 'grades'>): Effect | null {
  if (zero.test(text)) return { effect: { kind: 'zero' }, why: null }
  if (lowered.test(text)) {
    const second = secondGrade(context)
    return { effect: { kind: 'cap', grade: second.code }, why: note('lowered_by_one', { grade: second.name }) }
  }
  if (notAbove.test(text)) {
    const grade = gradeIn(text.slice(text.search(notAbove)), context)
    if (grade !== null) return { effect: { kind: 'cap', grade: grade.code }, why: grade.why }
  }
  const forbidden = mayNot.exec(text)
  if (forbidden !== null) {
    const grade = lowestIn(text.slice(forbidden.index), context)
    if (grade !== null) return { effect: { kind: 'bar', grade: grade.code }, why: grade.why }
  }
  if (directly.test(text)) {
    const grade = gradeIn(text.slice(text.search(directly)), context)
    if (grade !== null) return { effect: { kind: 'cap', grade: grade.code }, why: note('put_directly', { grade: grade.name }) }
  }
  if (bar.test(text) || forbidden !== null) {
    const { code, name } = bestGrade(context)
    const alone = /一票否决/.test(text) && !/评优|评先|优秀|资格|先进/.test(text)
    return {
      effect: { kind: 'bar', grade: code },
      why: alone
        ? note('veto_effect_assumed', { grade: name })
        : context.grades.length === 0
          ? note('grade_assumed', { grade: name })
          : null,
    }
  }
  if (withdraw.test(text)) return { effect: { kind: 'withdraw' }, why: null }
  return null
}

interface GradeReference {
  readonly code: string
  readonly name: string
  readonly why: Note | null
}

/** The grade that words name, with the scheme's own code where it has one of that name. */
function gradeIn(text: string, { grades }: Pick<CriteriaContext, 'grades'>): GradeReference | null {
  const byLength = [...grades].sort((one, other) => other.name.length - one.name.length)
  const own = byLength.find(({ name }) => text.includes(name))
  const named = [...gradeCodes].sort((one, other) => other[0].length - one[0].length).find(([name]) => text.includes(name))
  if (own !== undefined && (named === undefined || own.name.length >= named[0].length)) return { ...own, why: null }
  if (named === undefined) return null
  const [name, code] = named
  const similar = byLength.find(
    (each) => each.name.includes(name) && name.length > 1 && !each.name.startsWith('不') && !each.name.startsWith('基本'),
  )
  if (similar !== undefined) return { ...similar, why: null }
  return { code, name, why: note('grade_assumed', { grade: name }) }
}

/** Of several grades that are forbidden together ("优秀、良好等次") the lowest: it and all better ones are barred. */
function lowestIn(text: string, context: Pick<CriteriaContext, 'grades'>): GradeReference | null {
  const found = text.split(/[、和或及]/).flatMap((part) => gradeIn(part, context) ?? [])
  const known = found.every(({ code }) => context.grades.some((each) => each.code === code))
  const order = known ? context.grades.map(({ code }) => code) : gradeCodes.map(([, code]) => code)
  return found.sort((one, other) => order.indexOf(other.code) - order.indexOf(one.code))[0] ?? null
}

const bestGrade = ({ grades }: Pick<CriteriaContext, 'grades'>) => grades[0] ?? { code: 'excellent', name: '优秀' }
const secondGrade = ({ grades }: Pick<CriteriaContext, 'grades'>) => grades[1] ?? { code: 'good', name: '良好' }
