import { fromUnits, toUnits } from '../../shared/domain/decimal-text.ts'
import type { LeafMethod } from '../../shared/domain/scheme/leaf-methods.ts'
import type { ClauseRole } from '../../shared/domain/scheme/reading.ts'
import { decimal, numberPattern, plus, roundedShare } from './amounts.ts'
import { type Draft, type Mark, note } from './draft.ts'

interface Stated {
  readonly value: string
  readonly percent: boolean
  /** The lower end of a range or an entry of a list, whose unit stands behind the last. */
  readonly open: boolean
}

/** Roles whose numbers say what must be done, or what a fact is; they move no points themselves. */
const aside: ReadonlySet<ClauseRole> = new Set(['requirement', 'evidence', 'veto', 'highest_only', 'multiplier', 'other'])

/**
 * Lowers to a guess every clause of which a number did not go into the proposal: points that no rule gives, a share that no tier knows.
 *
 * The last guard before a person reads "certain": whatever a reader dropped, its number is missing here. Of a rule's clause only the amounts count, for
 * the numbers of its fact stand in its text.
 */
export function noteUnusedNumbers(draft: Draft, proposal: unknown, marks: readonly Mark[]): readonly Mark[] {
  const everything = decimalsIn(proposal)
  const best = highestOption(draft, marks)
  return marks.map((each) => {
    if (each.note !== null || aside.has(each.role)) return each
    const isRule = each.role === 'rule'
    const used = isRule ? decimalsIn(rulesOf(proposal, each.rules)) : everything
    const missing = textsOf(draft, each)
      .flatMap((text) => (isRule ? amountsIn(text) : numbersIn(text, each.role)))
      // 100 ends the best band, which has no upper end.
      .filter(({ value }) => each.role !== 'grade' || value !== '100')
      .find((stated) => !isUsed(stated, used, draft.points, each.role === 'option' ? best : null))
    return missing === undefined
      ? each
      : { ...each, note: note('number_unused', { number: `${missing.value}${missing.percent ? '%' : ''}` }) }
  })
}

const textsOf = ({ pieces }: Draft, { first, last }: Mark): readonly string[] => pieces.slice(first, last + 1).map(({ text }) => text)

/** Every decimal of a value, in strings and numbers alike. */
function decimalsIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (each: unknown): void => {
    if (typeof each === 'number') found.add(String(each))
    else if (typeof each === 'string') {
      if (/^-?\d+(?:\.\d+)?$/.test(each)) found.add(each)
    } else if (typeof each === 'object' && each !== null) Object.values(each).forEach(visit)
  }
  visit(value)
  for (const points of fallingPlaces(value)) found.add(points)
  return found
}

/** Points of the second and further places where each loses the same: they are not written into the curve. */
function fallingPlaces(value: unknown): readonly string[] {
  const method = value as LeafMethod | null
  if (method === null || typeof method !== 'object' || method.kind !== 'measured' || method.curve.kind !== 'rank_points') return []
  const { places } = method.curve
  if (places.kind !== 'drop') return []
  const drop = toUnits(places.drop)
  return Array.from({ length: 100 }, (_, place) => fromUnits(drop * place)).filter((points) => points !== '0')
}

function rulesOf(proposal: unknown, codes: readonly string[]): unknown {
  const method = proposal as LeafMethod | null
  if (method === null || (method.kind !== 'deduct' && method.kind !== 'bonus')) return proposal
  const rules = method.rules.filter(({ code }) => codes.includes(code))
  const shared = (method.sharedCaps ?? []).filter(({ code }) => rules.some(({ sharedCap }) => sharedCap === code))
  return [rules.map(({ text: _text, ...rest }) => rest), shared, method.cap]
}

const measured = new RegExp(
  `(${numberPattern})(%|个?百分点|分(?!钟|之|制|管|别|公司|组)|(?=(?:-|至|到|、|和)${numberPattern}(?:分|%|、|-)))`,
  'g',
)
const bare = new RegExp(`(${numberPattern})(?![个类方级种人名位档等次年月项])(%)?`, 'g')
const judges = /(\d{1,3})(?:名|人|位(?!小数)|个最)/g

function numbersIn(text: string, role: ClauseRole): readonly Stated[] {
  const plain = role === 'weights' || role === 'option'
  const counted = role === 'aggregate' ? [...text.matchAll(judges)] : []
  const stated = [...text.matchAll(plain ? bare : measured)].filter(
    ({ index = 0, 0: whole }) => !/(?:×|\*|乘以?)$/.test(text.slice(0, index)) || !whole.startsWith('100'),
  )
  return [...stated, ...counted].map(statedBy)
}

const statedBy = ([, value = '0', unit]: RegExpMatchArray): Stated => ({ value: decimal(value), percent: unit === '%', open: unit === '' })

const conditional = /(?:超过|低于|不足|达到?|高于|少于|未达到?|不满|未满|满分|总分|大于|小于|以上|以下|在|≥|≤|<|>)$/
const given = /(?:扣|减|加|得|计|记|奖|赋)[^\d,]{0,6}$/

/** Amounts of a rule's clause: points that are taken or given, shares only behind the verb. */
function amountsIn(text: string): readonly Stated[] {
  return [...text.matchAll(measured)]
    .filter((match) => {
      const before = text.slice(0, match.index)
      const after = text.slice((match.index ?? 0) + match[0].length)
      if (/百分点/.test(match[2] ?? '') || conditional.test(before) || /^(?:及|含)?(?:以上|以下|之)/.test(after)) return false
      return Number(match[1]) > 0 && (match[2] === '分' || match[2] === '' || given.test(before))
    })
    .map(statedBy)
}

function isUsed({ value, percent, open }: Stated, used: ReadonlySet<string>, points: string | null, best: string | null): boolean {
  if (value === points || used.has(value) || used.has(plus(value, '0.0001')) || (used.has(`-${value}`) && value !== '0')) return true
  if ((percent || open) && used.has(roundedShare(value))) return true
  if (best !== null && Number(best) > 0) {
    const share = roundedShare(decimal(((Number(value) * 100) / Number(best)).toFixed(4)))
    return used.has(share)
  }
  return value === '0' && used.has('0')
}

/** Points of the best option that the text names: what the others are a share of. */
function highestOption(draft: Draft, marks: readonly Mark[]): string | null {
  const values = marks
    .filter(({ role }) => role === 'option')
    .flatMap((each) => textsOf(draft, each))
    .flatMap((text) => [...text.matchAll(measured)].map(statedBy))
    .filter(({ percent }) => !percent)
    .map(({ value }) => Number(value))
  return values.length === 0 ? null : decimal(String(Math.max(...values)))
}
