import type { Curve, MethodOf } from '../../shared/domain/scheme/leaf-methods.ts'
import { compareDecimals, numberPattern } from './amounts.ts'
import { readCondition } from './conditions.ts'
import { type Draft, type Mark, type MethodReading, mark, type Note, note } from './draft.ts'
import { readRank } from './read-rank.ts'
import { readStatements } from './read-rules.ts'
import { type ConditionedScore, conditionedScores, directionScores, justAbove, readTiers, remainderMark } from './read-tiers.ts'
import { readScore, type ScoreStatement, scoreStatements } from './scores.ts'

type Measured = MethodOf<'measured'>

/** "未完成按比例扣分" */
const shortfall = /^(?:未完成|未达到?|未达标|达不到|不足|没有完成)[^,]{0,12}按[^,]{0,6}比例(?:扣|减|递减)/
const between =
  /(?:其间|之间|中间|期间|介于|其他|其余|区间内)[^,]{0,16}(?:按|呈)?[^,]{0,8}(?:比例|线性|插值|内插)|\d%?(?:-|至|到)\d[^,]{0,12}按(?:比例|线性)|(?:按|以)(?:线性|插值|内插|等比例|直线)[^,]{0,10}(?:计|得|折|给)/
const changeWords =
  /(?:较|比|与)(?:上年|去年|上一年|前一年|往年|上年度|上一年度|去年同期|上年同期|基期)|同比|环比|比上年|比去年|较上|压减率/
const shrinking = /下降|减少|压减|降低|压缩|精简|递减|减幅|降幅/
const lowerBetter = /投诉率|差错率|退件率|超标率|发生率|发案率|逾期率|缺勤率|违规率|死亡率|上访率|信访量|重复率|能耗|差评率|返工率/
const ratioWords =
  /(?:按|以|根据|依据)(?:照)?[^,]{0,40}?(?:率|比例|百分比|占比|进度|比重)(?:的)?(?:大小|高低)?(?:进行)?(?:折算)?(?:计|得|给|核|赋|算|折)(?:算)?(?:得)?分|(?:得分|分值)(?:为)?(?:=|等于)?[^,]{0,12}(?:乘以|×|\*)[^,]{0,16}率|率[^,]{0,6}(?:乘以|×|\*)[^,]{0,14}(?:分|满分|分值|权重)|(?:按|以)(?:实际)?比例(?:计|得|给|折)(?:算)?(?:得)?分|(?:得分|分值)(?:为)?(?:=|等于)[^,÷/]{1,16}率(?:乘以|×|\*)\d[\d.]*(?:分)?$|按[^,]{0,14}(?:完成|达标|落实|办结|整改|参学|参与)(?:情况)?比例/
const formula = /(?:得分|计分|考核分|分值|计算公式|公式)(?:为|=|:|,)*\(?[^,]{1,30}?(?:\/|÷|除以)[^,]{1,30}?(?:×|\*|乘以|乘)[^,]{1,24}/
const bareFormula = /(?:实际|完成|达标|办结)[^,]{0,16}(?:\/|÷|除以)[^,]{1,20}(?:×|乘以?)[^,]{0,12}(?:分|满分|分值|权重)/
const best = /(?:最高|最优|最多|最好|第1|排名第1|首位)(?:的|者|单位|的单位|值|名|得分)*(?:为|得|计|记)?(?:满分|\d{1,3}(?:\.\d{1,4})?分)/
const others = /(?:其他|其余|余下|其它)[^,]{0,14}(?:按|以)[^,]{0,24}(?:比例|比值|占比|之比|相比|比)/

/**
 * Reads a leaf that is scored by a measured value: linear, tiers, threshold, ratio, per step, by rank, against the best; null where the text speaks of none.
 *
 * `alone` says that no rule for single events stands beside it: only then "每低1个百分点扣0.5分" is a curve and not a rule.
 */
export function readMeasured(draft: Draft): MethodReading | null {
  return (
    readShareOfPlaces(draft) ??
    readRank(draft) ??
    readBest(draft) ??
    readPerStep(draft) ??
    readCurves(draft) ??
    readFormula(draft) ??
    readRatio(draft)
  )
}

function measured(draft: Draft, curve: Curve, unitLabel: string, direction: 'higher' | 'lower', change: boolean): Measured {
  return {
    kind: 'measured',
    unitLabel: change ? countedName(draft) : unitLabel,
    basis: change ? 'change' : 'value',
    zeroBaseline: 'block',
    direction,
    curve,
  }
}

/** What last year's and this year's values count, as far as the leaf's name tells. */
function countedName(draft: Draft): string {
  const text = `${draft.context.name},${draft.pieces.map((piece) => piece.text).join(',')}`
  if (/会议|检查|督查|培训/.test(text)) return '次'
  return /文件|发文|公文|简报|信访|案件|文数/.test(text) ? '件' : ''
}

const unitOf = (unit: string): string => (/百分点/.test(unit) ? '%' : unit === '分' ? '分' : unit)

const changed = /(?:下降|减少|压减|降低|压缩|精简|增长|上升|提高|增加)(?:率|幅度)?(?:达到?|不低于|超过|为)?\d[\d.]*%/

function isChange(draft: Draft): boolean {
  if (changeWords.test(draft.context.name) || draft.pieces.some(({ text }) => changed.test(text) && !/每/.test(text))) return true
  return (
    draft.pieces.some(({ text }) => changeWords.test(text)) ||
    (/同比|压减/.test(draft.context.name) && draft.pieces.some(({ text }) => shrinking.test(text) || /增长/.test(text)))
  )
}

function directionOf(draft: Draft, change: boolean): 'higher' | 'lower' {
  const text = `${draft.context.name},${draft.pieces.map((piece) => piece.text).join(',')}`
  return change ? (shrinking.test(text) ? 'lower' : 'higher') : lowerBetter.test(text) ? 'lower' : 'higher'
}

/** Curves made of statements with conditions: linear where "其间按比例" stands, a threshold for full or nothing, else tiers. */
function readCurves(draft: Draft): MethodReading | null {
  const scores = conditionedScores(draft)
  const change = isChange(draft)
  const all = change ? [...scores, ...directionScores(draft, directionOf(draft, true))] : scores
  const proportional = draft.pieces.find(({ text }) => between.test(text))
  if (proportional !== undefined) return readLinear(draft, all, proportional.index, change)
  const tiers = readTiers(all)
  if (tiers !== null && isThreshold(tiers.curve, draft.points)) return thresholdOf(draft, tiers, change)
  if (tiers !== null) {
    const rest = remainderMark(draft, tiers.marks)
    const marks = rest?.points === '0' ? [...tiers.marks.map(settled), rest.mark] : tiers.marks
    const direction = change ? directionOf(draft, true) : tiers.lower ? 'lower' : 'higher'
    return { method: measured(draft, tiers.curve, unitOf(tiers.unit), direction, change), marks }
  }
  const [only] = scores
  // "完成一项得3分" gives points for each item: no value with a threshold.
  if (only !== undefined && countsOne(only)) return null
  if (scores.length !== 1 || only === undefined || only.points === null || only.statement.score.kind === 'share') return null
  const marks = [tierMark(only.statement)]
  const rest = remainderMark(draft, marks)
  if (rest === null || rest.points !== '0') return null
  const { condition } = only
  const lower = condition.from === null
  const target = lower ? condition.to?.value : condition.from?.value
  if (target === undefined) return null
  if (only.points === draft.points) {
    return {
      method: measured(draft, { kind: 'threshold', target }, unitOf(condition.unit), lower ? 'lower' : directionOf(draft, change), change),
      marks: [...marks, rest.mark],
    }
  }
  const tiersOfOne = lower
    ? [
        { from: null, to: condition.to?.inclusive === true ? justAbove(target) : target, points: only.points },
        { from: condition.to?.inclusive === true ? justAbove(target) : target, to: null, points: '0' },
      ]
    : [
        { from: target, to: null, points: only.points },
        { from: null, to: target, points: '0' },
      ]
  return {
    method: measured(draft, { kind: 'tiers', tiers: tiersOfOne }, unitOf(condition.unit), lower ? 'lower' : 'higher', change),
    marks: [...marks, rest.mark],
  }
}

const countsOne = ({ condition: { from, to, unit } }: ConditionedScore): boolean =>
  from?.value === '1' && to?.value === '1' && unit !== '%' && unit !== '分'

/** A tier below which the text itself gives nothing ("未开展不得分") leaves no choice. */
const settled = (each: Mark): Mark => (each.note?.code === 'tier_below_zero' ? { ...each, note: null } : each)

const tierMark = ({ first, piece }: ScoreStatement): Mark => ({ ...mark(piece, 'tier'), first })

function isThreshold(curve: Curve, points: string | null): boolean {
  if (curve.kind !== 'tiers' || curve.tiers.length !== 2) return false
  const given = curve.tiers.map((tier) => tier.points)
  return points !== null && given.includes('0') && given.includes(points)
}

function thresholdOf(draft: Draft, tiers: NonNullable<ReturnType<typeof readTiers>>, change: boolean): MethodReading | null {
  if (tiers.curve.kind !== 'tiers') return null
  const full = tiers.curve.tiers.find((tier) => tier.points === draft.points)
  const target = tiers.lower ? full?.to : full?.from
  if (target === undefined || target === null) return null
  // "5%及以下" ends just above 5 as a tier, and at 5 as a threshold that includes its target.
  const shown = tiers.lower && target.endsWith('.0001') ? target.slice(0, -5) : target
  const direction = change ? directionOf(draft, true) : tiers.lower ? 'lower' : 'higher'
  return { method: measured(draft, { kind: 'threshold', target: shown }, unitOf(tiers.unit), direction, change), marks: tiers.marks }
}

function readLinear(draft: Draft, scores: readonly ConditionedScore[], proportional: number, change: boolean): MethodReading | null {
  const full = scores.find(({ points, statement }) => statement.score.kind === 'full' || (points !== null && points === draft.points))
  const none = scores.find(({ points }) => points === '0')
  if (full === undefined) return null
  const best = full.condition.from?.value ?? full.condition.to?.value
  const least = none?.condition.to?.value ?? none?.condition.from?.value ?? null
  if (best === undefined) return null
  const clause = draft.pieces[proportional]
  const marks: Mark[] = [tierMark(full.statement), ...(none === undefined ? [] : [tierMark(none.statement)])]
  if (clause !== undefined) marks.push(mark(clause, 'method', least === null ? note('linear_from_zero') : null))
  const zero = least ?? '0'
  if (zero === best) return null
  const lower = !change && compareDecimals(zero, best) > 0
  const [low, high] = compareDecimals(zero, best) < 0 ? [zero, best] : [best, zero]
  const direction = change ? directionOf(draft, true) : lower ? 'lower' : 'higher'
  return { method: measured(draft, { kind: 'linear', low, high }, unitOf(full.condition.unit), direction, change), marks }
}

/** "排名前10%的得满分": places in percent of the category, which no curve holds. Named instead of being read as a value. */
function readShareOfPlaces(draft: Draft): MethodReading | null {
  const pieces = draft.pieces.filter(({ text }) =>
    /(?:排名|名次|位次|排在)[^,\d]{0,6}\d[\d.]*%|(?:^|[^当])[前后]\d[\d.]*%(?:\)|的?(?:单位|支部)?)(?:得|计|\d)/.test(text),
  )
  const scored = draft.pieces.filter((piece) => pieces.includes(piece) || readScore(piece) !== null)
  return pieces.length === 0 ? null : { method: null, marks: scored.map((piece) => mark(piece, 'tier', note('places_by_share'))) }
}

/** The best gets full points, all others in proportion to it. */
function readBest(draft: Draft): MethodReading | null {
  const first = draft.pieces.find(({ text }) => best.test(text))
  const rest = draft.pieces.find(({ text }) => others.test(text))
  const joined = draft.pieces.find(({ text }) =>
    /(?:与|占|除以|\/|÷)[^,]{0,12}(?:最高|最大|最多|最优)(?:值|者|单位|得分|分|的单位)?[^,]{0,10}(?:之比|比值|比例|×|\*|乘)/.test(text),
  )
  const found = first !== undefined && rest !== undefined ? [first, rest] : joined === undefined ? [] : [joined]
  if (found.length === 0) return null
  const direction = directionOf(draft, false)
  return { method: measured(draft, { kind: 'ratio_to_best' }, '', direction, false), marks: found.map((piece) => mark(piece, 'method')) }
}

/** "得分=实际完成数÷目标数×分值": each evaluatee has its own target. */
function readFormula(draft: Draft): MethodReading | null {
  const piece = draft.pieces.find(({ text }) => formula.test(text) || bareFormula.test(text))
  if (piece === undefined) return null
  const share = /(?:总数|总人数|应|全部|总量|总支部)/.test(piece.text.split(/\/|÷|除以/)[1] ?? '')
  const percent = share && /100%/.test(piece.text)
  const curve: Curve = { kind: 'ratio', target: share || percent ? '100' : null }
  return { method: measured(draft, curve, share || percent ? '%' : '', 'higher', false), marks: [mark(piece, 'method')] }
}

/** "按完成率计分". A target in front of it ("以90%为目标") is taken, else 100 %. */
function readRatio(draft: Draft): MethodReading | null {
  const piece = draft.pieces.find(({ text }) => (ratioWords.test(text) && !/扣|\+/.test(text)) || shortfall.test(text))
  if (piece === undefined) return null
  const full = scoreStatements(draft.pieces).find(({ score, subject }) => score.kind === 'full' && !/\d/.test(subject))
  if (shortfall.test(piece.text) && full === undefined) return null
  const fullAt = conditionedScores(draft).find(({ statement }) => statement.score.kind === 'full')
  const target = fullAt?.condition.from?.value ?? '100'
  const marks: Mark[] = [mark(piece, 'method')]
  if (fullAt !== undefined && fullAt.statement.piece.index !== piece.index) marks.push(mark(fullAt.statement.piece, 'tier'))
  if (full !== undefined && full.piece.index !== piece.index) marks.push(tierMark(full))
  if (target === '0') return null
  return { method: measured(draft, { kind: 'ratio', target }, '%', directionOf(draft, false), false), marks }
}

const target = new RegExp(`(${numberPattern})(?:%|个百分点)`)

/** Index of a bare "得满分" behind a goal ("整改率100%，得满分"), else of the goal itself. */
function fullBehind(draft: Draft, index: number): number {
  return /^(?:的|,)?(?:得|计|记)(?:满分|\d+(?:\.\d+)?分)$/.test(draft.pieces[index + 1]?.text ?? '') ? index + 1 : index
}

/** "达到95%得满分，每低1个百分点扣0.5分" where it is all that the leaf says about points. */
function readPerStep(draft: Draft): MethodReading | null {
  const { changes: every, limits } = readStatements(draft)
  const changes = every.filter(({ change }) => change.amount.kind !== 'all')
  const [only] = changes
  // "未开展不得分" beside it needs a rule of its own.
  if (changes.length !== 1 || every.length !== 1 || only === undefined || draft.context.part !== 'base') return null
  const { change, last } = only
  const { counting, amount } = change
  if (change.effect !== 'deduct' || amount.kind !== 'fixed' || counting.step === null || !/百分点|%/.test(counting.label ?? '')) return null
  const clause = draft.pieces[last]
  const before = draft.pieces.slice(0, only.first).filter(({ text }) => target.test(text) && !/每(?:低|降|少|高|超|增)/.test(text))
  const own = draft.pieces
    .slice(only.first, last + 1)
    .map(({ text: part }) => part)
    .join(',')
    .split('每')[0]
  const [source] = before.slice(-1)
  const text = source?.text ?? own ?? ''
  // Two goals in one clause ("一季度25%、二季度50%") are no single target.
  if ((text.match(/%/g)?.length ?? 0) > 1) return null
  const condition = readCondition(text)
  const goal = condition?.from?.value ?? condition?.to?.value
  if (clause === undefined || goal === undefined || !target.test(text) || Number(amount.amount) === 0) return null
  const direction = /每(?:高|超|增|上升|多)/.test(
    draft.pieces
      .slice(only.first, last + 1)
      .map(({ text: part }) => part)
      .join(','),
  )
    ? 'lower'
    : 'higher'
  const settled = limits.find(({ limit }) => limit.kind === 'steps')
  const pro = counting.unit === 'pro_rata' || (settled?.limit.kind === 'steps' && settled.limit.steps === 'pro_rata')
  const up = settled?.limit.kind === 'steps' && settled.limit.steps === 'up'
  const why: Note | null = up ? note('steps_rounded_up') : pro || settled !== undefined ? null : note('step_or_pro_rata')
  const marks: Mark[] = [{ ...mark(clause, 'method', why), first: only.first }]
  if (source !== undefined) marks.push({ ...mark(source, 'tier'), last: fullBehind(draft, source.index) })
  for (const { limit, piece } of limits) {
    if (limit.kind === 'floor') marks.push(mark(piece, 'floor'))
    else if (limit.kind === 'steps') marks.push(mark(piece, 'method'))
    else return null
  }
  const overYear = isChange(draft)
  const curve: Curve = { kind: 'per_step', target: goal, step: counting.step, cost: amount.amount, steps: pro ? 'pro_rata' : 'whole' }
  return { method: measured(draft, curve, '%', overYear ? directionOf(draft, true) : direction, overYear), marks }
}
