import type { Band } from '../../shared/domain/scheme/settings.ts'
import { compareDecimals, numberPattern } from './amounts.ts'
import { type Condition, readCondition } from './conditions.ts'
import { type Draft, type Mark, type Note, note } from './draft.ts'
import { gradeCodes } from './vocabulary.ts'

type Grades = readonly { readonly code: string; readonly name: string }[]

interface Statement {
  readonly name: string
  readonly condition: Condition
  /** Place of the statement in the folded text. */
  readonly start: number
  readonly end: number
  readonly beside: string
}

const n = numberPattern
const words = [...gradeCodes]
  .map(([name]) => name)
  .sort((one, other) => other.length - one.length)
  .join('|')
const kinds = '党支部|支部|党组织|机关|集体'
const grade = `(?:"[^"\\d]{1,8}"|(?:${words})(?:${kinds})?|[A-E](?:级|档|等|类)|[一二三四五]星级?|[1-5一二三四五](?:类|档|等)(?:${kinds})?|不定星级?|不评星级?|不定等次|不评等次|不予定级)(?:等次|等级|档次|格次|单位|单位\\))?`
const above = '(?:不低于|达到|达|≥|>=|高于|超过|大于|>)'
const below = '(?:低于|不足|不满|未满|未达到?|不到|小于|少于|<|≤|<=)'
const mark = '(?:\\(不?含[^)]{0,6}\\))?'
const value = `${n}分?${mark}`
const condition = `(?:得分|总分|分数|综合得分|考核得分|成绩)?(?:在|为)?(?:${above}|${below})?${value}(?:及以上|以上|及以下|以下|含以上)?${mark}(?:(?:(?:-|至|到|且|、|但)?${below}?|,${below})${value}(?:及以下|以下|之间|以内)?${mark})?`
const chained = `(${n})分?(>|≥|>=)(${grade})(≥|>=|>)(${n})分?`
const named = `(${grade})(?:\\(|:|为|是|-)?(${condition})\\)?`
/** A number that is compared or has its unit: not the 4 of 4个等次. */
const comparing = '(?=[^\\d,。;、]{0,8}(?:[≥≤<>]=?\\d|\\d[\\d.]*(?:分|-|至|到|\\()))'
const naming = `${comparing}(${condition})(?:的|者)?(?:[^,。;\\d%]{0,12}?)(?:的|者)?,?(?:可以?|应|直接)?(?:被?评定?|确定|认定|评|定|推荐|命名|授予|列|得|属于?|计)?(?:为|是|:|-|\\()?(${grade})`
const statement = new RegExp(`${chained}|${named}|${naming}`, 'g')

/**
 * The bands of a text in any of the usual forms: "90分以上为优秀", "优秀（90分以上）", "A级≥95分，95分＞B级≥85分", "60分以下不定星".
 *
 * They come out best first, each ending where the better one begins. Null where they leave a hole wider than the step between whole numbers, overlap, or
 * name a grade twice: then the marks say so and nothing is proposed.
 */
export function readBands(draft: Draft, known: Grades): { readonly bands: readonly Band[] | null; readonly marks: readonly Mark[] } {
  const found = statementsOf(draft)
  if (found.length === 0) return { bands: null, marks: [] }
  const sorted = [...found].sort((one, other) => compareDecimals(lowerOf(other) ?? '0', lowerOf(one) ?? '0') || rank(one) - rank(other))
  const problem = problemOf(sorted)
  if (problem !== null) return { bands: null, marks: found.map((each) => markOf(draft, each, problem)) }
  const bands: Band[] = []
  for (const each of sorted) {
    const used = new Set(bands.map(({ code }) => code))
    const code = codeOf(each.name, known, used, bands.length + 1)
    bands.push({ code, name: each.name, lower: lowerOf(each) ?? '0', upper: bands.at(-1)?.lower ?? null })
  }
  return { bands, marks: sorted.map((each, index) => markOf(draft, each, whyOf(each, sorted[index - 1], sorted.length === 1))) }
}

function statementsOf({ folded }: Draft): readonly Statement[] {
  const { text } = folded
  return [...text.matchAll(statement)].flatMap((match): readonly Statement[] => {
    const start = match.index ?? 0
    const end = start + match[0].length
    const [, high, strict, chainName, from, low, firstName, firstCondition, lastCondition, lastName] = match
    const beside = text.slice(Math.max(0, start - 14), end + 8)
    if (/不得|不能|取消|不可/.test(match[0])) return []
    if (/扣\d|加\d|名额|[扣加]分[^,。;]{0,6}$/.test(text.slice(Math.max(0, start - 8), end)) || text.charAt(start - 1) === '%') return []
    if (high !== undefined && low !== undefined && chainName !== undefined) {
      const bound = (number: string, inclusive: boolean) => ({ value: number, inclusive, explicit: true })
      const read: Condition = { from: bound(low, from !== '>'), to: bound(high, strict !== '>'), unit: '分' }
      return [{ name: bare(chainName), condition: read, start, end, beside }]
    }
    const name = firstName ?? lastName
    const said = firstCondition ?? lastCondition ?? ''
    const read = readCondition(said)
    // "前10分钟", "3个": only numbers that are points of a total, or comparisons with one.
    const points = /分|[≥≤><]|\d-\d/.test(said)
    if (name === undefined || read === null || !points || isExact(read)) return []
    return [{ name: bare(name), condition: read, start, end, beside }]
  })
}

/** "优秀（90分）" is an option with its points, not a band. */
const isExact = ({ from, to }: Condition): boolean => from !== null && to !== null && from.value === to.value

const bare = (name: string): string =>
  name
    .replaceAll('"', '')
    .replace(/^[1-5](?=[类档等])/, (place) => '一二三四五'.charAt(Number(place) - 1))
    .replace(/(?:等次|等级|档次|格次|单位\)?)$/, '')

const lowerOf = ({ condition: { from } }: Statement): string | null => from?.value ?? null
const rank = ({ condition: { from } }: Statement): number => (from === null ? 1 : 0)

/** Why the statements make no row of bands: two open below, a grade twice, a hole or an overlap. */
function problemOf(sorted: readonly Statement[]): Note | null {
  const names = new Set(sorted.map(({ name }) => name))
  const open = sorted.filter((each) => lowerOf(each) === null).length
  const [best] = sorted
  if (names.size < sorted.length || open > 1 || best === undefined || lowerOf(best) === null) return note('bands_unclear')
  for (const [index, each] of sorted.entries()) {
    const better = sorted[index - 1]
    if (better === undefined) continue
    const begin = lowerOf(better) ?? '0'
    const end = each.condition.to?.value ?? begin
    if (compareDecimals(begin, lowerOf(each) ?? '0') <= 0) return note('bands_unclear')
    if (compareDecimals(end, begin) > 0 || Number(begin) - Number(end) > 1) return note('bands_unclear')
  }
  return null
}

function whyOf(each: Statement, better: Statement | undefined, alone: boolean): Note | null {
  const { from, to } = each.condition
  const begin = better === undefined ? null : lowerOf(better)
  if (begin !== null && to !== null && to.value !== begin) return note('band_gap_closed', { from: to.value, to: begin })
  if (from !== null && !from.inclusive) return note('tier_boundary', { value: from.value })
  if (begin !== null && to?.inclusive === true && to.explicit && better?.condition.from?.inclusive !== true)
    return note('tier_boundary', { value: begin })
  if (/^不[定评予]/.test(each.name)) return note('band_without_grade', { below: begin ?? '' })
  return alone && /排名|前\d/.test(each.beside) ? note('quota_with_condition') : null
}

const stars: Readonly<Record<string, string>> = { 五: 'five-stars', 四: 'four-stars', 三: 'three-stars', 二: 'two-stars', 一: 'one-star' }

function codeOf(name: string, known: Grades, used: ReadonlySet<string>, place: number): string {
  const candidates = [
    known.find((each) => each.name === name)?.code,
    gradeCodes.find(([word]) => word === name)?.[1],
    /^[一二三四五]星级?$/.test(name) ? stars[name.charAt(0)] : undefined,
    /^[A-E]/.test(name) ? `grade-${name.charAt(0).toLowerCase()}` : undefined,
    gradeCodes.find(([word]) => word.length > 1 && name.startsWith(word))?.[1],
  ]
  return candidates.find((code) => code !== undefined && !used.has(code)) ?? `band-${place}`
}

function markOf({ pieces }: Draft, { start, end }: Statement, why: Note | null): Mark {
  const inside = pieces.filter((piece) => piece.start < end && piece.end > start)
  return { first: inside[0]?.index ?? 0, last: inside.at(-1)?.index ?? 0, role: 'grade', note: why, rules: [] }
}
