import type { SettingsReading } from '../../shared/domain/scheme/reading.ts'
import { decimal, numberPattern, percentAsShare, roundedShare } from './amounts.ts'
import { type Mark, mark, type Note, note } from './draft.ts'
import type { Piece } from './pieces.ts'
import { gradeCodes } from './vocabulary.ts'

type Grades = readonly { readonly code: string; readonly name: string }[]
type Proposed = SettingsReading['proposed']
type Quota = NonNullable<Proposed['quotas']>[number]

const n = numberPattern
const share = new RegExp(
  String.raw`(?:不超过|不得超过|不高于|控制在|按|占|为|取)[^\d,]{0,20}?(${n})%|前(${n})%|(${n})%(?:以内|左右)?(?:的)?(?:比例)?`,
)
const number =
  /(?:不超过|不得超过|控制在|限|评选|设|取|确定|前|共|评出|为)[^\d,]{0,12}?(\d{1,4})(?:个(?!等|档|级|类|方面|月|百分点|层)|名|家|支)/
const about = /名额|比例|评为|优秀|先进|等次|数的|总数|推荐|名次|排名/
const elsewhere = /得分率|得票|完成率|满意|占总分|权重|测评/

/** Reads how many may get a grade: "优秀不超过30%", "优秀、良好分别不超过20%、50%"; false where the piece says nothing of the kind. */
export function readQuota(piece: Piece, pieces: readonly Piece[], grades: Grades, proposed: Proposed, marks: Mark[]): boolean {
  const { text } = piece
  const before = pieces[piece.index - 1]
  const aloud = before !== undefined && before.segment === piece.segment ? `${before.text},${text}` : text
  const after = pieces.filter((each) => each.sentence === piece.sentence && each.index > piece.index).map((each) => each.text)
  if (!about.test(aloud) || elsewhere.test(aloud)) return false
  const several = readSeveral(text, grades)
  if (several !== null) {
    proposed.quotas = [...(proposed.quotas ?? []), ...several]
    marks.push(mark(piece, 'quota', note('grade_assumed', { grade: several[0]?.grade ?? '' })))
    return true
  }
  const named = gradeIn(text, grades) ?? gradeIn(aloud, grades) ?? gradeIn(after[0] ?? '', grades)
  const percent = percentOf(text)
  const counted = percent === undefined ? number.exec(text)?.[1] : undefined
  if (named === null || (percent === undefined && counted === undefined)) return false
  const exact = percent === undefined ? null : percentAsShare(decimal(percent))
  const part = percent === undefined ? null : (exact ?? roundedShare(decimal(percent)))
  if (part !== null && Number(part) > 1) return false
  const limit: Quota['limit'] = part === null ? { kind: 'number', number: Number(counted) } : { kind: 'share', share: part }
  const others = (proposed.quotas ?? []).filter((quota) => quota.grade !== named.code)
  proposed.quotas = [...others, { grade: named.code, limit, rounding: /四舍五入/.test(text) ? 'half_up' : 'floor', per: 'category' }]
  const conditional = /\d分/.test(text) ? note('quota_with_condition') : null
  const rounded: Note | null = percent !== undefined && exact === null ? note('share_rounded', { share: part ?? '' }) : null
  marks.push(mark(piece, 'quota', conditional ?? rounded ?? (named.known ? null : note('grade_assumed', { grade: named.name }))))
  return true
}

const percentOf = (text: string): string | undefined => {
  const found = share.exec(text)
  return found?.[1] ?? found?.[2] ?? found?.[3]
}

/** "优秀、良好等次比例分别不超过20%、50%" */
function readSeveral(text: string, grades: Grades): readonly Quota[] | null {
  const at = text.search(/分别|依次/)
  if (at < 0) return null
  const parts = [...text.slice(at).matchAll(new RegExp(`(${n})%`, 'g'))].map(([, percent = '0']) => percentAsShare(decimal(percent)))
  const named = text
    .slice(0, at)
    .split(/[、和及与]/)
    .flatMap((words) => gradeIn(words, grades) ?? [])
  if (parts.length < 2 || parts.length !== named.length) return null
  return named.flatMap(({ code }, index) => {
    const part = parts[index]
    return part === undefined || part === null
      ? []
      : [{ grade: code, limit: { kind: 'share' as const, share: part }, rounding: 'floor' as const, per: 'category' as const }]
  })
}

const roundingUp = /不足1个?(?:的)?(?:按|计|算)?(?:以)?1个|向上取整|进1|只入不舍|有余数的?(?:加|进)/
const roundingHalf = /四舍五入/
const roundingDown = /取整数?|舍去|不足1个的?(?:不计|舍)|只舍不入/

/** How a quota that is no whole number is made one: a piece behind a quota, in its sentence. */
export function readQuotaRounding(piece: Piece, pieces: readonly Piece[], proposed: Proposed, marks: Mark[]): boolean {
  const last = proposed.quotas?.at(-1)
  const close = marks.some(({ role, last: at }) => role === 'quota' && pieces[at]?.sentence === piece.sentence)
  if (last === undefined || !close || /得分|小数|位/.test(piece.text)) return false
  const rounding = roundingUp.test(piece.text)
    ? ('ceil' as const)
    : roundingHalf.test(piece.text)
      ? ('half_up' as const)
      : roundingDown.test(piece.text)
        ? ('floor' as const)
        : null
  if (rounding === null) return false
  proposed.quotas = (proposed.quotas ?? []).map((quota) => ({ ...quota, rounding }))
  marks.push(mark(piece, 'quota'))
  return true
}

function gradeIn(text: string, grades: Grades): { readonly code: string; readonly name: string; readonly known: boolean } | null {
  const own = [...grades].sort((one, other) => other.name.length - one.name.length).find(({ name }) => text.includes(name))
  if (own !== undefined) return { ...own, known: true }
  const common = [...gradeCodes]
    .filter(([name]) => name.length > 1)
    .sort((one, other) => other[0].length - one[0].length)
    .find(([name]) => text.includes(name))
  return common === undefined ? null : { code: common[1], name: common[0], known: false }
}
