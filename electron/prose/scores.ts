import { decimal, numberPattern, shareOfPoints } from './amounts.ts'
import type { Piece } from './pieces.ts'
import { gradeWords } from './vocabulary.ts'

/** What a statement like "95%及以上得6分" gives: points, a share of the full mark in percent, or a range of points. */
export type Score =
  | { readonly kind: 'points'; readonly points: string }
  | { readonly kind: 'full' }
  | { readonly kind: 'share'; readonly percent: string }
  | { readonly kind: 'range'; readonly min: string; readonly max: string }
  | { readonly kind: 'coefficient'; readonly coefficient: string }

/** A statement that a case gets a score: "好得6分" → subject "好", 6 points. */
export interface ScoreStatement {
  readonly piece: Piece
  /** First piece of the statement, where the case and its score stand in two: "95%以上的，计10分". */
  readonly first: number
  readonly subject: string
  readonly score: Score
}

const n = numberPattern
const gets = '(?:可|则|均|各|直接|视为|评价?为|折算)*(?:得|计|记|给予?|赋|打|为|评|按|加)?:?=?'
const full =
  /^(.*?)(?:的|,|者|则|可)*(?:得|计|记|给|赋|为|打|按)?(?:本项|该项|此项|全部|标准|基本)?(?:满分|全分|标准分|基础分|基本分)(?:值)?(?:计|计算)?$/
const none =
  /^(.*?)(?:的|,|者|则|一律|此项|该项|本项|均|及以下均)*(?:不得分|不计分|不给分|不记分|不予计分|无分|(?:得|计|记|为|按)?(?<![\d.])0分(?:计算|计)?)$/
const ranged = new RegExp(String.raw`^(.*?)(?:的|者)?${gets}\(?(${n})分?(?:-|至|到)(${n})分?\)?$`)
const points = new RegExp(String.raw`^(.*?)(?:的|者)?${gets}\(?(${n})分\)?(?:计算|计)?$`)
const share = new RegExp(
  `^(.*?)(?:的|者)?(?:得|按|计|记|为)?(?:满分|分值|总分|标准分|该项|本项|此项|权重分|得分|分数)*的?(${n})%(?:的)?(?:分值|标准分|得分|分数|分|计分|计算|计|给分|赋分|系数)*$`,
)
const half = /^(.*?)(?:的|者)?(?:得|计|记|按|给)(?:该项|本项|此项)?(?:一半|半)(?:的)?(?:分值|分数|分|计分)?$/
const coefficient = new RegExp(`^(.*?)(?:的)?(?:系数)?(?:按|计|为|取|=|:|折算为)*(${n})(?:倍|计算|计|系数)?$`)

/** Reads a piece as a score statement; null where it gives none. Only short pieces can be one. */
export function readScore(piece: Piece): ScoreStatement | null {
  const text = piece.text.replace(/^(?:其中|评定结果|结果|考核)?[,:]/, '')
  if (text.length > 160 || /扣|加分/.test(text)) return null
  const zero = none.exec(text)
  if (zero?.[1] !== undefined) return { piece, first: piece.index, subject: zero[1], score: { kind: 'points', points: '0' } }
  const whole = full.exec(text)
  if (whole?.[1] !== undefined) return { piece, first: piece.index, subject: whole[1], score: { kind: 'full' } }
  const between = ranged.exec(text)
  if (between?.[2] !== undefined && between[3] !== undefined && /分/.test(text)) {
    return {
      piece,
      first: piece.index,
      subject: between[1] ?? '',
      score: { kind: 'range', min: decimal(between[2]), max: decimal(between[3]) },
    }
  }
  const halved = half.exec(text)
  if (halved?.[1] !== undefined) return { piece, first: piece.index, subject: halved[1], score: { kind: 'share', percent: '50' } }
  const plain = points.exec(text)
  if (plain?.[2] !== undefined)
    return { piece, first: piece.index, subject: plain[1] ?? '', score: { kind: 'points', points: decimal(plain[2]) } }
  const part = share.exec(text)
  if (
    part?.[2] !== undefined &&
    part[1] !== undefined &&
    /得|按|计|记|为|(?:满分|分值|总分|标准分)的?\d/.test(text.slice(part[1].length)) &&
    !/以上|以下|达/.test(part[1].slice(-2))
  ) {
    return { piece, first: piece.index, subject: part[1], score: { kind: 'share', percent: decimal(part[2]) } }
  }
  return null
}

/** Every score statement of the text; a bare score takes the piece before it as its case ("95%以上的，计10分"). */
export function scoreStatements(pieces: readonly Piece[]): readonly ScoreStatement[] {
  const statements: ScoreStatement[] = []
  for (const piece of pieces) {
    const statement = readScore(piece)
    if (statement === null) continue
    const before = pieces[piece.index - 1]
    const bare = statement.subject === '' && !total.test(piece.text)
    const free = before !== undefined && before.segment === piece.segment && (statements.at(-1)?.piece.index ?? -1) < before.index
    if (bare && free && !/扣|加\d/.test(before.text)) {
      statements.push({ ...statement, first: before.index, subject: before.text.replace(/(?:的|者|,)+$/, '') })
    } else statements.push(statement)
  }
  return statements
}

const total = /^(?:本项|该项|此项)?(?:满分|分值|总分|共)/

/** Reads "满意1" and "基本满意按0.8计": a grade word with a coefficient. */
export function readCoefficient(piece: Piece): ScoreStatement | null {
  if (piece.text.length > 60) return null
  const match = coefficient.exec(piece.text)
  if (match?.[1] === undefined || match[2] === undefined || gradeOf(match[1]) === null) return null
  return { piece, first: piece.index, subject: match[1], score: { kind: 'coefficient', coefficient: decimal(match[2]) } }
}

/** Points of a score on a leaf with `full` points; null where they depend on points that are not known or cannot be held in four places. */
export function pointsOf(score: Score, fullPoints: string | null): string | null {
  switch (score.kind) {
    case 'points':
      return score.points
    case 'full':
      return fullPoints
    case 'share':
      return fullPoints === null ? null : shareOfPoints(score.percent, fullPoints)
    case 'range':
    case 'coefficient':
      return null
  }
}

export interface GradeWord {
  readonly code: string
  readonly name: string
}

const letter = /^"?([A-E])"?(?:档|等|级|类|等次|等级|票)?$/
const numbered = /^(?:第?([1-9一二三四五])(?:档|等|级|类)|([一二三四五])星级?|(优|良|中|差)(?:等|级|档)?)(?:次)?$/
const chinese = '一二三四五'

const longestFirst = ([one]: readonly [string, string], [other]: readonly [string, string]): number => other.length - one.length

/** The grade or option that a subject names: "评定为优秀等次的" → 优秀, "A档" → A; null where it names none. */
export function gradeOf(subject: string): GradeWord | null {
  const bare = subject
    .replaceAll('"', '')
    .replace(
      /^(?:其中|其他|对|凡|按|以|问卷调查|问卷|满意度|票选|选|投|测评|考核|评价|评定|评议|评为|被评为|评定为|考核为|结果|等次|等级|情况|为|的|,|:|"|工作|完成|开展|落实|效果|成效|质量|总体)+(?=.)/,
      '',
    )
    .replace(/(?:等次|等级|档次|票|的|者|,|"|:|\(|,)+$/, '')
  const ending = /[\u4e00-\u9fff](?:等次|等级|档次)(?:的|者)*$/.test(subject)
    ? [...gradeWords].sort(longestFirst).find(([word]) => word.length > 1 && bare.endsWith(word))
    : undefined
  if (ending !== undefined) return { code: ending[1], name: ending[0] }
  const quoted = /"([^"]{1,8})"(?:的|等次|等级|档次|档|票|者)*$/.exec(subject)?.[1]
  return (
    (quoted === undefined ? null : gradeWord(quoted)) ??
    gradeWord(bare) ??
    gradeWord(bare.replace(/^.*(?:按照?|分为|分|评定?为|为|以|是|将)/, ''))
  )
}

function gradeWord(bare: string): GradeWord | null {
  const lettered = letter.exec(bare)
  if (lettered?.[1] !== undefined) return { code: lettered[1], name: /[档等级类]$/.test(bare) ? bare.replace(/^"|"$/g, '') : lettered[1] }
  const word = gradeWords.find(([name]) => name === bare)
  if (word !== undefined) return { code: word[1], name: word[0] }
  const number = numbered.exec(bare)
  if (number === null) return null
  if (number[3] !== undefined) return { code: gradeWords.find(([name]) => name === number[3])?.[1] ?? 'medium', name: bare }
  const which = number[1] ?? number[2] ?? '1'
  const place = /\d/.test(which) ? Number(which) : chinese.indexOf(which) + 1
  return { code: `${number[2] === undefined ? 'class' : 'star'}-${place}`, name: bare }
}
