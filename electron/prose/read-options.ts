import { toUnits } from '../../shared/domain/decimal-text.ts'
import { decimal, exactQuotient, numberPattern, percentAsShare, roundedShare } from './amounts.ts'
import { type Draft, type Mark, type Note, note } from './draft.ts'
import type { Piece } from './pieces.ts'
import {
  type GradeWord,
  gradeOf,
  pointsOf,
  readCoefficient,
  readScore,
  type Score,
  type ScoreStatement,
  scoreStatements,
} from './scores.ts'
import { gradeWords } from './vocabulary.ts'

export interface OptionReading {
  readonly options: readonly { readonly code: string; readonly name: string; readonly coefficient: string | null }[]
  /** Marks in points that a range stands for: "好（8-10分）" has no coefficient; the leaf becomes a scale. */
  readonly scale: { readonly min: string; readonly max: string } | null
  readonly marks: readonly Mark[]
  /** Full mark that the options themselves give: the best option's points. */
  readonly best: string | null
}

const values = new RegExp(`${numberPattern}(?:%|分(?!别))?`, 'g')
const distributed =
  /^(.{1,80}?)(?:[1-9一二三四五六]?个?(?:档次|档|等次|等级|级|类|个等次))?(?:进行)?(?:评定|评价|测评|评议|打分|评分|投票|票)?[,的]?(?:,)?(?:分别|依次)(.+)$/

const joinedAmounts = /^(.{1,80}?)(?:评定|评价|测评|评议|打分|评分)?,?(?:的)?(?:得|计|按|赋|记)(\d.+)$/

/**
 * Reads the options of a rubric or ballot with what each is worth, in any of the usual forms: "按A、B、C、D四档评定，分别得满分的100%、90%…",
 * "好得6分，较好得4.5分…", "满意、基本满意…分别按1、0.8…计算", "好（8-10分）". Null where fewer than two options are found.
 */
export function readOptions(draft: Draft): OptionReading | null {
  const listed = readDistributed(draft) ?? readFormula(draft) ?? readListed(draft)
  // "齐全规范得5分，较规范得3分，无台账不得分": where only some cases are words of a rubric, all are cases.
  const cases = listed === null || listed.scale !== null ? null : readCases(draft)
  return cases !== null && listed !== null && cases.options.length > listed.options.length ? cases : listed
}

function readDistributed(draft: Draft): OptionReading | null {
  for (const piece of draft.pieces) {
    const here = piece.text.search(/分别|依次|(?:得|计|按|赋|记)\d[\d.]*(?:分|%)?、\d/)
    if (here < 0) continue
    const before = draft.pieces[piece.index - 1]
    const joined = before !== undefined && before.segment === piece.segment && here < 8 ? `${before.text},${piece.text}` : piece.text
    const match = distributed.exec(joined) ?? joinedAmounts.exec(joined)
    if (match?.[1] === undefined || match[2] === undefined) continue
    const names = namesIn(match[1])
    const found = [...match[2].matchAll(values)].map(([value]) => value)
    if (names.length < 2 || found.length !== names.length) continue
    const scores = found
      .slice(0, names.length)
      .map((value) => scoreOfValue(value, /%|百分比/.test(match[2] ?? ''), /分/.test(match[2] ?? '')))
    const first = joined === piece.text ? piece.index : piece.index - 1
    return finish(draft, names, scores, [{ first, last: piece.index, role: 'option', note: null, rules: [] }])
  }
  return null
}

/** Grade words of a list at the end of a text: "按A、B、C、D四档" → four. */
function namesIn(text: string): readonly GradeWord[] {
  const list = text
    .replaceAll('""', '、')
    .replaceAll('"', '')
    .split(/[、/,和及]/)
  const names: GradeWord[] = []
  for (const entry of list) {
    const bare = entry
      .replace(/^.*?(?:按照?|分为|设|为|评定|选择|对|以|将|按|划分为|结果)(?=[A-E"优良好满称合达非很较完不一])/, '')
      .replace(/\(.*$/, '')
    const grade = gradeOf(entry) ?? gradeOf(bare) ?? gradeOf(bare.replace(/[1-9一二三四五六]?个?(?:档次|档|等次|等级|等|级|类|种).*$/, ''))
    if (grade !== null) names.push(grade)
    else if (names.length === 0) names.push(...endingGrade(entry))
    else if (names.length > 0 && !/[A-E]/.test(entry)) return names
  }
  return names
}

/** The grade that the first entry of a list ends with: "网上测评满意" → 满意. */
function endingGrade(entry: string): readonly GradeWord[] {
  const fitting = gradeWords.filter(([word]) => word.length > 1 && entry.endsWith(word))
  const [best] = fitting.sort((one, other) => other[0].length - one[0].length)
  return best === undefined ? [] : [{ name: best[0], code: best[1] }]
}

function scoreOfValue(value: string, percents: boolean, inPoints: boolean): Score {
  const [amount = '0'] = /[\d.]+/.exec(value) ?? []
  if (value.endsWith('%') || percents) return { kind: 'share', percent: decimal(amount) }
  if (value.endsWith('分') || (inPoints && Number(amount) > 1)) return { kind: 'points', points: decimal(amount) }
  return Number(amount) > 1 ? { kind: 'points', points: decimal(amount) } : { kind: 'coefficient', coefficient: decimal(amount) }
}

const term = new RegExp(String.raw`^\(?([\u4e00-\u9fff]{1,6}?)(?:票数|票|人数|数|选票|率)?(?:(?:×|\*|乘以)(${numberPattern})(%)?)?$`)

const factorOf = (factor: string | undefined, percent: string | undefined): string =>
  factor === undefined ? '1' : percent === undefined ? decimal(factor) : roundedShare(decimal(factor))

/** "满意度=（满意票数+基本满意票数×0.6）÷有效票数×100%": options as the terms of a sum; one without a factor counts wholly. */
function readFormula(draft: Draft): OptionReading | null {
  for (const piece of draft.pieces) {
    const sum = /=\(?([^()÷/]{1,80})\)?(?:÷|\/|除以|$)/.exec(piece.text)?.[1]
    if (sum === undefined || !sum.includes('+')) continue
    const terms = sum.split('+').flatMap((part) => {
      const match = term.exec(part)
      const grade = match?.[1] === undefined ? null : gradeOf(match[1])
      return grade === null ? [] : [{ grade, factor: factorOf(match?.[2], match?.[3]) }]
    })
    if (terms.length < 2) continue
    // Factors above one are points a vote: 100 for the best option, or the leaf's own.
    const best = Math.max(...terms.map(({ factor }) => Number(factor)))
    const scores = terms.map(({ factor }): Score => {
      if (best <= 1) return { kind: 'coefficient', coefficient: factor }
      return best === 100 ? { kind: 'share', percent: factor } : { kind: 'points', points: factor }
    })
    return finish(
      draft,
      terms.map(({ grade }) => grade),
      scores,
      [{ first: piece.index, last: piece.index, role: 'option', note: null, rules: [] }],
    )
  }
  return null
}

function readListed(draft: Draft): OptionReading | null {
  const found = draft.pieces.flatMap((piece) => {
    const parts = splitPlain(piece.text.replace(decided, ''))
    return parts.flatMap((text) => {
      const part = { ...piece, text }
      const statement = readScore(part) ?? readCoefficient(part) ?? readOpenRange(part, draft.points)
      const before = statement?.subject === '' ? draft.pieces[piece.index - 1] : undefined
      const named = before !== undefined && before.segment === piece.segment && gradeOf(before.text) !== null ? before : undefined
      const grade = statement === null ? null : gradeOf(named?.text ?? statement.subject)
      return statement === null || grade === null ? [] : [{ piece, first: named?.index ?? piece.index, grade, score: statement.score }]
    })
  })
  const distinct = found.filter(({ grade }, index) => found.findIndex((each) => each.grade.code === grade.code) === index)
  if (distinct.length < 2) return null
  const marks: Mark[] = [...new Map(distinct.map(({ piece, first }) => [piece.index, first]))].map(([last, first]) => ({
    first,
    last,
    role: 'option',
    note: null,
    rules: [],
  }))
  return finish(
    draft,
    distinct.map(({ grade }) => grade),
    distinct.map(({ score }) => score),
    marks,
  )
}

/**
 * "按时完成的得10分，延期完成的得6分，未完成的不得分": cases that exclude each other, as options named by the case. A guess.
 *
 * They exclude each other where the best gives the leaf's points and together they would give more. Two cases of full or nothing are no rubric.
 */
export function readCases(draft: Draft): OptionReading | null {
  const statements = scoreStatements(draft.pieces).filter(
    ({ subject }) => subject !== '' && !/每|\d|最高|最低|满分|总分/.test(subject) && subject.length <= 40,
  )
  const ranges = statements.filter(({ score }) => score.kind === 'range')
  const highest = statements.map(({ score }) => (score.kind === 'range' ? score.max : pointsOf(score, draft.points)))
  if (ranges.length > 1 && highest.includes(draft.points)) return caseRanges(draft, statements)
  const given = statements.map(({ score }) => pointsOf(score, draft.points))
  if (given.includes(null) || draft.points === null) return null
  const units = given.map((points) => toUnits(points ?? '0'))
  const full = toUnits(draft.points)
  const sum = units.reduce((total, each) => total + each, 0)
  const excluding = Math.max(0, ...units) === full && sum > full && full > 0
  if (!excluding || units.length < 2) return null
  const why = note('cases_as_options')
  return finish(
    draft,
    statements.map(({ subject }, index) => ({ code: `case-${index + 1}`, name: subject.replace(/^[,的]+|[,的者]+$/g, '').slice(0, 200) })),
    statements.map(({ score }) => score),
    statements.map(({ first, piece }) => ({ first, last: piece.index, role: 'option', note: why, rules: [] })),
  )
}

/** "特色鲜明的得8-10分，特色不明显的得0-4分": cases with a range each make a scale. */
function caseRanges(draft: Draft, statements: readonly ScoreStatement[]): OptionReading {
  return finish(
    draft,
    statements.map(({ subject }, index) => ({ code: `case-${index + 1}`, name: subject })),
    statements.map(({ score }) => score),
    statements.map(({ first, piece }) => ({ first, last: piece.index, role: 'option', note: null, rules: [] })),
  )
}

/** Who decides stands behind a list of options: "优秀（10分）、良好（8分）评定". */
const decided = /(?:(?:[2-6二三四五]个?)?(?:档次|等次|等级|档|标准)?(?:进行)?(?:评定|评价|打分|评分|赋分|计分)(?:等次)?)$/

const openRange = new RegExp(`^(.{1,12}?)(?:的|为|得|计|:|\\()*(${numberPattern})分(?:\\(含\\))?(及以上|以上|及以下|以下|以内)\\)?$`)

/** "较差5分以下", "优秀9分以上": a range with one end. */
function readOpenRange(piece: Piece, full: string | null): ScoreStatement | null {
  const [, subject, amount, side = ''] = openRange.exec(piece.text) ?? []
  if (subject === undefined || amount === undefined || gradeOf(subject) === null) return null
  const end = decimal(amount)
  const score: Score = /上/.test(side) ? { kind: 'range', min: end, max: full ?? end } : { kind: 'range', min: '0', max: end }
  return { piece, first: piece.index, subject, score }
}

/** "满意1、基本满意0.8、一般0.6": entries that share one piece because no amount of points ends them. */
function splitPlain(text: string): readonly string[] {
  return text.includes('、') ? text.split('、') : [text]
}

function finish(draft: Draft, grades: readonly GradeWord[], scores: readonly Score[], marks: readonly Mark[]): OptionReading {
  const numbers = scores.flatMap((score) => (score.kind === 'points' ? [Number(score.points)] : []))
  const highest = numbers.length === 0 ? null : decimal(String(Math.max(...numbers)))
  const full = draft.points
  // Options worth 100, 80 … on a leaf of other points are percentages of its full mark.
  const hundred = highest === '100' && full !== '100'
  const single = highest === '1' && full !== '1' && scores.length > 2
  const whole = hundred ? '100' : single ? '1' : full !== null && highest !== null && Number(highest) <= Number(full) ? full : highest
  const ranges = scores.flatMap((score) => (score.kind === 'range' ? [score] : []))
  if (ranges.length > 0) {
    const max = decimal(String(Math.max(...ranges.map((range) => Number(range.max)), ...numbers)))
    const why = note('grade_ranges')
    return {
      options: [],
      scale: { min: '0', max: full !== null && Number(max) > Number(full) ? full : max },
      marks: marks.map((each) => ({ ...each, note: why })),
      best: max,
    }
  }
  const coefficients = scores.map((score) => coefficientOf(score, whole))
  if (coefficients.includes(null)) {
    const why = note('coefficient_not_exact')
    return {
      options: [],
      scale: { min: '0', max: full ?? highest ?? '100' },
      marks: marks.map((each) => ({ ...each, note: why })),
      best: highest,
    }
  }
  const why: Note | null = hundred ? note('hundred_as_full') : single ? note('one_as_full') : null
  const options = grades.map(({ code, name }, index) => ({
    code,
    name: /^[A-E]$/.test(name) ? `${name}档` : name,
    coefficient: /abstained|do-not-know/.test(code) && coefficients[index] === '0' ? null : (coefficients[index] ?? '0'),
  }))
  return {
    options,
    scale: null,
    marks: why === null ? marks : marks.map((each) => ({ ...each, note: why })),
    best: hundred || single ? null : highest,
  }
}

function coefficientOf(score: Score, full: string | null): string | null {
  switch (score.kind) {
    case 'coefficient':
      return score.coefficient
    case 'full':
      return '1'
    case 'share':
      return percentAsShare(score.percent)
    case 'points':
      return score.points === '0' ? '0' : full === null ? null : exactQuotient(score.points, full)
    case 'range':
      return null
  }
}
