import type { Curve } from '../../shared/domain/scheme/leaf-methods.ts'
import { compareDecimals, plus } from './amounts.ts'
import { type Bound, type Condition, readCondition } from './conditions.ts'
import { type Draft, type Mark, mark, type Note, note } from './draft.ts'
import { pointsOf, readScore, type ScoreStatement, scoreStatements } from './scores.ts'

export interface ConditionedScore {
  readonly statement: ScoreStatement
  readonly condition: Condition
  readonly points: string | null
}

/** Score statements about a value: "85%（含）至95%得4分". */
export function conditionedScores(draft: Draft): readonly ConditionedScore[] {
  const statements = scoreStatements(draft.pieces).filter(({ score, subject }) => score.kind !== 'range' && !/每/.test(subject))
  const shares = statements.some(({ subject }) => readCondition(subject)?.unit === '%')
  return statements.flatMap((statement) => {
    const condition = readCondition(statement.subject) ?? (shares && completed.test(statement.subject) ? wholly : null)
    return condition === null ? [] : [{ statement, condition, points: pointsOf(statement.score, draft.points) }]
  })
}

/** "全面完成任务" beside shares of completion is 100 %. */
const completed = /^(?:全面|全部|按时|按期|如期|圆满|按要求)*完成(?:全部|年度|目标|任务|工作|计划)*$/
const wholly: Condition = { from: { value: '100', inclusive: true, explicit: true }, to: null, unit: '%' }

const better = /下降|减少|压减|降低|压缩|精简|递减/
const more = /增长|上升|提高|增加|提升/
const same = /持平|不变|零增长/
const denied = /未|没有?|不|无/

/**
 * Statements about the direction of a change without a number: "上升的不得分", "持平的得5分", "未下降的不得分". An improvement lies above 0, its contrary
 * below; a denial ("未下降") includes 0 unless the text speaks of 持平.
 */
export function directionScores(draft: Draft, direction: 'higher' | 'lower'): readonly ConditionedScore[] {
  const statements = scoreStatements(draft.pieces).filter(({ subject }) => !/\d/.test(subject) && subject.length <= 24)
  const standing = statements.some(({ subject }) => same.test(subject))
  const zero = { value: '0', explicit: true }
  return statements.flatMap((statement): readonly ConditionedScore[] => {
    const { subject } = statement
    const [good, bad] = direction === 'lower' ? [better, more] : [more, better]
    const turned = /不降反升|反弹|不升反降|负增长/.test(subject)
    const improves = !turned && good.test(subject) && !denied.test(subject)
    const worsens = turned || (bad.test(subject) && !denied.test(subject)) || (good.test(subject) && denied.test(subject))
    const points = pointsOf(statement.score, draft.points)
    if (statement.score.kind === 'range' || (!improves && !worsens && !same.test(subject))) return []
    if (same.test(subject) && !worsens && !improves) {
      const at = { ...zero, inclusive: true }
      return [{ statement, condition: { from: at, to: { ...at }, unit: '%' }, points }]
    }
    return improves
      ? [{ statement, condition: { from: { ...zero, inclusive: false }, to: null, unit: '%' }, points }]
      : [{ statement, condition: { from: null, to: { ...zero, inclusive: !standing && !/负增长/.test(subject) }, unit: '%' }, points }]
  })
}

interface Tier {
  from: Bound | null
  to: Bound | null
  readonly points: string
  readonly first: number
  readonly index: number
}

/**
 * Makes half-open tiers without gaps of what the text states. A boundary belongs to the tier that says so (含, 及以上, 低于); else to the upper one,
 * as a guess. Whole-number neighbours ("80—89", "90以上") are joined. Below the lowest and above the highest stated value the leaf's ends follow:
 * nothing below, the best above, as guesses.
 */
export function readTiers(
  scores: readonly ConditionedScore[],
): { readonly curve: Curve; readonly marks: readonly Mark[]; readonly unit: string; readonly lower: boolean } | null {
  const tiers: Tier[] = scores.flatMap(({ condition, points, statement }) =>
    points === null ? [] : [{ from: condition.from, to: condition.to, points, first: statement.first, index: statement.piece.index }],
  )
  if (tiers.length < 2) return null
  tiers.sort((one, other) => position(one) - position(other))
  const notes = new Map<number, Note>()
  const boundaries: string[] = []
  for (let index = 0; index + 1 < tiers.length; index += 1) {
    const [below, above] = [tiers[index], tiers[index + 1]]
    if (below === undefined || above === undefined) return null
    const boundary = boundaryBetween(below, above)
    if (boundary === null) return null
    if (boundary.why !== null) notes.set(boundary.at, boundary.why)
    boundaries.push(boundary.value)
  }
  for (let index = 1; index < boundaries.length; index += 1)
    if (compareDecimals(boundaries[index - 1] ?? '0', boundaries[index] ?? '0') >= 0) return null
  const built = tiers.map((tier, index) => ({ from: boundaries[index - 1] ?? null, to: boundaries[index] ?? null, points: tier.points }))
  const [lowest, highest] = [tiers[0], tiers.at(-1)]
  const rising = compareDecimals(highest?.points ?? '0', lowest?.points ?? '0') >= 0
  if (lowest !== undefined && lowest.from !== null && isRange(lowest)) {
    const [first] = built
    const end = boundaryValue(lowest.from)
    if (rising && first !== undefined && !(end === '0' && lowest.from.inclusive)) {
      first.from = end
      built.unshift({ from: null, to: end, points: '0' })
      notes.set(lowest.index, note('tier_below_zero', { below: end }))
    }
  }
  if (highest !== undefined && highest.to !== null && isRange(highest) && !rising) {
    const last = built.at(-1)
    const end = highest.to.inclusive || !highest.to.explicit ? justAbove(highest.to.value) : highest.to.value
    if (last !== undefined) {
      last.to = end
      built.push({ from: end, to: null, points: '0' })
      notes.set(highest.index, note('tier_below_zero', { below: end }))
    }
  }
  if (built.some(({ from, to }) => from !== null && to !== null && compareDecimals(from, to) >= 0)) return null
  const marks = tiers.map(({ first, index }): Mark => ({ first, last: index, role: 'tier', note: notes.get(index) ?? null, rules: [] }))
  const ordered = rising ? [...built].reverse() : built
  return { curve: { kind: 'tiers', tiers: ordered }, marks, unit: scores[0]?.condition.unit ?? '', lower: !rising }
}

/** Smallest value above one of four decimals, so that "more than 90" begins at 90.0001. */
export const justAbove = (value: string): string => plus(value, '0.0001')

const boundaryValue = (from: Bound): string => (from.inclusive ? from.value : justAbove(from.value))
const isRange = ({ from, to }: Tier): boolean => !(from !== null && to !== null && from.value === to.value && from === to)

/** Where a tier lies on the line: the middle of its ends, an open end far out. */
function position({ from, to }: Tier): number {
  const low = from === null ? Number(to?.value ?? 0) - 1e-3 : Number(from.value)
  const high = to === null ? Number(from?.value ?? 0) + 1e-3 : Number(to.value)
  return (low + high) / 2
}

function boundaryBetween(below: Tier, above: Tier): { readonly value: string; readonly why: Note | null; readonly at: number } | null {
  const exact = (tier: Tier): boolean => tier.from !== null && tier.to !== null && tier.from.value === tier.to.value
  const upper = above.from
  const lower = exact(below) ? null : below.to
  if (upper === null && lower === null) return null
  if (lower === null) {
    // The tier below is a single value ("达到80%得4分") or has no upper end: it reaches to where the next begins.
    return upper === null ? null : { value: boundaryValue(upper), why: null, at: below.index }
  }
  if (upper === null) return { value: lower.inclusive ? justAbove(lower.value) : lower.value, why: null, at: above.index }
  const order = compareDecimals(lower.value, upper.value)
  if (order === 0) {
    if (upper.explicit && upper.inclusive) return { value: upper.value, why: null, at: above.index }
    if (upper.explicit && !upper.inclusive) return { value: justAbove(upper.value), why: null, at: above.index }
    if (lower.explicit) return { value: lower.inclusive ? justAbove(lower.value) : lower.value, why: null, at: below.index }
    return {
      value: upper.value,
      why: above.to === null || below.from === null ? null : note('tier_boundary', { value: upper.value }),
      at: below.index,
    }
  }
  if (order < 0)
    return { value: boundaryValue(upper), why: note('tier_gap_closed', { from: lower.value, to: upper.value }), at: below.index }
  // "70%以上得2分" below "85%以上得4分": the lower statement ends where the upper begins.
  return below.from !== null && above.from !== null && compareDecimals(below.from.value, above.from.value) < 0
    ? { value: boundaryValue(above.from), why: null, at: below.index }
    : null
}

/** Marks pieces such as "其余不得分" that belong to tiers without a number of their own. */
export function remainderMark(draft: Draft, taken: readonly Mark[]): { readonly points: string; readonly mark: Mark } | null {
  for (const piece of draft.pieces) {
    if (
      taken.some(({ first, last }) => first <= piece.index && piece.index <= last) ||
      !/^(?:否则|其他|其余|反之|未达到|未达标|未开展|未组织|未实施|没有开展|达不到|没有达到|未完成|不达标|未达)/.test(piece.text)
    )
      continue
    const next = draft.pieces[piece.index + 1]
    const own = readScore(piece)
    const follows = own === null && next !== undefined && next.segment === piece.segment ? readScore(next) : null
    const statement = own ?? (follows?.subject === '' ? follows : null)
    const points = statement === null ? null : pointsOf(statement.score, draft.points)
    if (points !== null && statement !== null) return { points, mark: { ...mark(piece, 'tier'), last: statement.piece.index } }
  }
  return null
}
