import type { SettingsReading } from '../../shared/domain/scheme/reading.ts'
import type { Band } from '../../shared/domain/scheme/settings.ts'
import { decimal, numberPattern, percentAsShare } from './amounts.ts'
import { readCondition } from './conditions.ts'
import { certaintyOf, clausesOf, type Draft, type Mark, mark, note } from './draft.ts'
import { foldText } from './folded-text.ts'
import { type Piece, splitPieces } from './pieces.ts'
import { gradeCodes } from './vocabulary.ts'

type Grades = readonly { readonly code: string; readonly name: string }[]
type Proposed = SettingsReading['proposed']

const n = numberPattern
const total = new RegExp(`(?:总分|满分|基础分|基本分|总分值|实行|采用)(?:值)?(?:为|共|:|计|实行)?(${n})分(?!制(?:计分)?$)|(${n})分制`)
const bonusCap = new RegExp(
  String.raw`(?:加分|附加分|奖励分|加分项|加分总)[^\d,]{0,14}?(?:不超过|最高|最多|上限|封顶|为限|以内|累计|不得超过)[^\d,]{0,8}?(${n})分|(?:最高|最多|累计)(?:可)?加(?:分)?(?:不超过)?(${n})分|(?:加分)[^,]{0,8}(${n})分封顶`,
)
const deductionCap = new RegExp(
  String.raw`(?:扣分|减分|扣分项)[^\d,]{0,14}?(?:不超过|最高|最多|上限|封顶|为限|累计|不得超过)[^\d,]{0,8}?(${n})分|(?:最高|最多|累计)(?:可)?扣(?:分)?(?:不超过)?(${n})分`,
)
const quota = new RegExp(
  String.raw`(?:不超过|不得超过|不高于|控制在|按|占|为|取)[^\d,]{0,20}?(${n})%|前(${n})%|(${n})%(?:以内|左右)?(?:的)?(?:比例)?`,
)
const number = /(?:不超过|不得超过|控制在|限|评选|设|取|确定|前|共|评出|为)[^\d,]{0,12}?(\d{1,4})(?:个|名|家|支)/
const ties = /(?:得分|分数|总分|成绩|分值)(?:相同|相等|一致|并列)|并列/
const digits = /保留(?:到|至)?(?:小数点后)?(\d)位(?:小数)?|小数点后(?:保留)?(\d)位|精确到小数点后(\d)位|保留(?:到)?(整数)|取(整数)/

/** Reads a note under or above the table: full mark, caps of bonus and deductions, bands, quotas, tie-breakers, rounding. */
export function readNotes(text: string, context: { readonly grades: Grades }): Omit<SettingsReading, 'row' | 'decision'> {
  const folded = foldText(text)
  const pieces = splitPieces(folded)
  const draft: Draft = {
    folded,
    pieces,
    points: null,
    context: { points: null, part: 'base', name: '', above: [], checkedBy: null, grades: context.grades },
  }
  const marks: Mark[] = []
  const bands = readBands(pieces, context.grades, marks)
  const known: Grades = [...(bands ?? []), ...context.grades]
  const proposed: Proposed = { ...(bands === null ? {} : { bands: [...bands] }) }
  for (const piece of pieces) {
    if (!marks.some(({ first, last }) => first <= piece.index && piece.index <= last)) readPiece(piece, pieces, known, proposed, marks)
  }
  const clauses = [...clausesOf(draft, marks)]
  const nothing = Object.keys(proposed).length === 0
  return { text, proposed, clauses, certainty: nothing ? 'not_understood' : certaintyOf({ kind: 'external', fullMarks: '100' }, clauses) }
}

function readPiece(piece: Piece, pieces: readonly Piece[], grades: Grades, proposed: Proposed, marks: Mark[]): void {
  const { text } = piece
  const before = pieces[piece.index - 1]
  const aloud = before !== undefined && before.segment === piece.segment ? `${before.text},${text}` : text
  const bonus =
    bonusCap.exec(text) ??
    (/^(?:累计|最多|最高|不超过|上限)/.test(text) && /加分/.test(before?.text ?? '') ? bonusCap.exec(`加分${text}`) : null)
  const deduction = deductionCap.exec(text)
  const points = total.exec(text)
  const rounding = digits.exec(text)
  if (bonus !== null) {
    proposed.bonusCap = decimal(bonus[1] ?? bonus[2] ?? bonus[3] ?? '0')
    marks.push(mark(piece, 'cap'))
  } else if (deduction !== null) {
    proposed.deductionCap = decimal(deduction[1] ?? deduction[2] ?? '0')
    marks.push(mark(piece, 'cap'))
  } else if (readQuota(text, aloud, grades, proposed, piece, marks)) {
    return
  } else if (points !== null) {
    proposed.points = decimal(points[1] ?? points[2] ?? '100')
    marks.push(mark(piece, 'points'))
  } else if (rounding !== null) {
    const places = (rounding[4] ?? rounding[5]) ? 0 : Number(rounding[1] ?? rounding[2] ?? rounding[3] ?? '2')
    if (places > 4) return
    const down = pieces.some((each) => /舍去|截尾|只舍不入|不四舍五入/.test(each.text))
    const even = pieces.some((each) => /四舍六入|奇进偶/.test(each.text))
    proposed.rounding = { digits: places, mode: down ? 'down' : even ? 'half_even' : 'half_up', stage: 'final' }
    marks.push(mark(piece, 'other'))
  } else if (/四舍五入|四舍六入/.test(text)) marks.push(mark(piece, 'other'))
  else if (ties.test(aloud) && /扣分(?:次数|项|情况)?(?:少|较少)|扣分少/.test(text)) {
    proposed.tieBreakers = [{ kind: /次/.test(text) ? 'fewer_deductions' : 'fewer_points_deducted' }]
    marks.push(mark(piece, 'other', /次|分值/.test(text) ? null : note('tie_breaker_assumed')))
  }
}

function readQuota(text: string, aloud: string, grades: Grades, proposed: Proposed, piece: Piece, marks: Mark[]): boolean {
  if (!/名额|比例|评为|优秀|先进|等次|数的|总数|推荐/.test(aloud) || /得分率|得票|完成率|满意|占总分|权重|测评/.test(text)) return false
  const named = gradeIn(text, grades) ?? gradeIn(aloud, grades)
  const share = quota.exec(text)
  const percent = share?.[1] ?? share?.[2] ?? share?.[3]
  const counted = percent === undefined ? number.exec(text)?.[1] : undefined
  if (named === null || (percent === undefined && counted === undefined)) return false
  const value = percent === undefined ? null : percentAsShare(decimal(percent))
  if (percent !== undefined && (value === null || Number(value) > 1)) return false
  const limit = value === null ? { kind: 'number' as const, number: Number(counted) } : { kind: 'share' as const, share: value }
  const rounding = /四舍五入/.test(text) ? ('half_up' as const) : ('floor' as const)
  const others = (proposed.quotas ?? []).filter(({ grade }) => grade !== named.code)
  proposed.quotas = [...others, { grade: named.code, limit, rounding, per: 'category' }]
  marks.push(mark(piece, 'quota', named.known ? null : note('grade_assumed', { grade: named.code })))
  return true
}

function gradeIn(text: string, grades: Grades): { readonly code: string; readonly known: boolean } | null {
  const own = [...grades].sort((one, other) => other.name.length - one.name.length).find(({ name }) => text.includes(name))
  if (own !== undefined) return { code: own.code, known: true }
  const common = [...gradeCodes]
    .filter(([name]) => name.length > 1)
    .sort((one, other) => other[0].length - one[0].length)
    .find(([name]) => text.includes(name))
  return common === undefined ? null : { code: common[1], known: false }
}

const grade = new RegExp(
  String.raw`(?:为|评为|定为|确定为|的为|属|得|:|-|\(|")?"?([\u4e00-\u9fff]{0,6}?(?:${[...gradeCodes]
    .map(([name]) => name)
    .sort((one, other) => other.length - one.length)
    .join('|')})[\u4e00-\u9fff]{0,8}?)"?(?:等次|等级|档次|档|格次|单位)?\)?$`,
)

/** Reads bands such as "90分以上为优秀，80—89分为良好，60分以下为不合格"; null where fewer than one stands. Whole-number gaps are closed. */
function readBands(pieces: readonly Piece[], known: Grades, marks: Mark[]): Band[] | null {
  const found: { name: string; lower: string | null; upper: string | null; piece: Piece }[] = []
  for (const piece of pieces) {
    const parts = piece.text.includes('、') && (piece.text.match(/\d分/g)?.length ?? 0) > 1 ? piece.text.split('、') : [piece.text]
    for (const part of parts) {
      const next = pieces[piece.index + 1]
      const alone =
        grade.exec(part) === null && next !== undefined && next.segment === piece.segment && !/\d/.test(next.text) && /\d分/.test(part)
      const outside = piece.inParentheses ? pieces[piece.index - 1]?.text.split('、').at(-1) : undefined
      const sentence = outside !== undefined ? `${outside}(${part})` : alone ? `${part},${next.text}` : part
      if (!/\d分|\d-\d/.test(sentence) || /扣|加\d|名额|%/.test(sentence)) continue
      const before = /^"?([\u4e00-\u9fff]{1,6})"?(?:等次|等级)?(?::|为|\(|-)?(?=(?:得分|总分)?[\d≥])/.exec(sentence)
      const named = gradeCodes.find(([name]) => name === before?.[1])?.[0] ?? bandName(sentence)
      const condition = named === null ? null : readCondition(sentence)
      if (named === null || condition === null) continue
      found.push({ name: named, lower: condition.from?.value ?? null, upper: condition.to?.value ?? null, piece })
      if (alone) marks.push(mark(next, 'grade'))
    }
  }
  if (found.length === 0) return null
  const sorted = [...found].sort((one, other) => Number(other.lower ?? -1) - Number(one.lower ?? -1))
  const bands: Band[] = []
  const used = new Set<string>()
  for (const { name, lower } of sorted) {
    const code =
      known.find((each) => each.name === name)?.code ??
      gradeCodes.find(([each]) => each === name)?.[1] ??
      gradeCodes.find(([each]) => name.includes(each))?.[1] ??
      'band'
    if (used.has(code)) continue
    used.add(code)
    bands.push({ code, name, lower: lower ?? '0', upper: bands.at(-1)?.lower ?? null })
  }
  const gaps = sorted.some(({ upper }, index) => upper !== null && index > 0 && upper !== sorted[index - 1]?.lower)
  for (const { piece } of found)
    if (!marks.some(({ first }) => first === piece.index)) marks.push(mark(piece, 'grade', gaps ? note('band_gap_closed') : null))
  return bands
}

function bandName(sentence: string): string | null {
  const match = grade.exec(sentence.replace(/(?:的)?(?:,|。)$/, ''))
  if (match?.[1] === undefined) return null
  return match[1].replace(/^(?:可|可以|应|以下|以上|者|分|的|为|评定?|确定|定|推荐|等次)+/, '') || null
}
