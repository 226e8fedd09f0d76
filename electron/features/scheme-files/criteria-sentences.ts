import { assertNever } from '../../../shared/domain/assert-never.ts'
import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { Aggregate, Curve, MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Rule, RuleAmount, VetoRule } from '../../../shared/domain/scheme/rules.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'

type Bands = Scheme['settings']['bands']

/** What a cell can show, with room to spare. */
const LONGEST = 30_000

/** 评分标准 of a leaf: the office's own prose, or sentences made from its method in the words in which offices write them. */
export function criteriaOf(leaf: Leaf, bands: Bands): string {
  return leaf.criteria ?? sentencesOf(leaf, bands).slice(0, LONGEST)
}

function sentencesOf(leaf: Leaf, bands: Bands): string {
  const { method } = leaf
  switch (method.kind) {
    case 'deduct':
    case 'bonus':
      return findingSentences(method)
    case 'judged':
      return judgedSentences(method)
    case 'measured':
      return measuredSentence(method)
    case 'survey':
      return surveySentence(method)
    case 'external':
      return `引用其他考评的得分，满分${method.fullMarks}分，按比例折算。`
    case 'tasks':
      return `按各项任务得分的平均值计分，每项任务得分为${method.factors.map(({ name }) => name).join('×')}。`
    case 'veto':
      return ended(method.rules.map((rule) => vetoSentence(rule, bands)))
    default:
      return assertNever(method)
  }
}

const ended = (sentences: readonly string[]) => (sentences.length === 0 ? '' : `${sentences.join('；')}。`)
const bare = (text: string) => text.replace(/[。；;，,、\s]+$/, '')
const percent = (share: string) => `${fromUnits(toUnits(share) * 100)}%`

function findingSentences(method: MethodOf<'deduct'> | MethodOf<'bonus'>): string {
  const verb = method.kind === 'deduct' ? '扣' : '加'
  const sentences = method.rules.map((rule) => ruleSentence(rule, rule.effect === undefined ? verb : rule.effect === 'add' ? '加' : '扣'))
  const shared = (method.sharedCaps ?? []).map(({ name, cap }) => `${bare(name)}合计最多${verb}${cap}分`)
  const highest = (method.groups ?? []).map(({ scope }) => (scope === 'matter' ? '同一事项就高不重复' : '就高不重复'))
  const cap = method.cap === undefined ? [] : [`本项最多${verb}${method.cap}分`]
  return ended([...sentences, ...shared, ...new Set(highest), ...cap])
}

/** Whether the office's own sentence already says what the rule takes. */
const saysAmount = /(扣|加|减)[\d.]|不得分|[\d.]+分/

function ruleSentence(rule: Rule, verb: '扣' | '加'): string {
  const text = bare(rule.text)
  if (saysAmount.test(text)) return text
  const capped = rule.cap === undefined ? '' : `，最多${verb}${rule.cap}分`
  const times = (rule.multipliers ?? []).map(
    ({ name, factor }) => `，${bare(name)}的${factor === '2' ? `加倍${verb}分` : `按${factor}倍${verb}分`}`,
  )
  return `${text}${amountPhrase(rule, verb)}${capped}${times.join('')}`
}

function amountPhrase(rule: Rule, verb: '扣' | '加'): string {
  return `${unitPhrase(rule)}${amountWords(rule.amount, verb)}`
}

function unitPhrase({ unit, unitLabel, step }: Rule): string {
  switch (unit) {
    case 'event':
      return `，每${unitLabel ?? '次'}`
    case 'person':
      return '，每人'
    case 'person_time':
      return '，每人次'
    case 'whole_step':
    case 'pro_rata':
      return `，每${step ?? '1'}${unitLabel ?? '个'}`
    case 'rank':
      return '，每后一名'
    case 'once':
      return '的'
  }
}

function amountWords(amount: RuleAmount, verb: '扣' | '加'): string {
  switch (amount.kind) {
    case 'fixed':
      return `${verb}${amount.amount}分`
    case 'range':
      return `视情${verb}${amount.min}至${amount.max}分`
    case 'levels':
      return amount.levels.map((level) => `${level.name}${verb}${level.amount}分`).join('、')
    case 'repetition':
      return amount.amounts
        .map((each, place) => `第${place + 1}次${place === amount.amounts.length - 1 ? '及以上' : ''}${verb}${each}分`)
        .join('，')
    case 'all':
      return verb === '扣' ? '不得分' : '加满分'
  }
}

function aggregateWords(aggregate: Aggregate): string {
  switch (aggregate.kind) {
    case 'mean':
      return '取平均值'
    case 'median':
      return '取中位数'
    case 'trimmed':
      return `有效评分${aggregate.minJudges}个及以上的，去掉${aggregate.high}个最高分和${aggregate.low}个最低分后取平均值`
  }
}

function judgedSentences({ scale, groups }: MethodOf<'judged'>): string {
  const [first] = groups
  const who = groups.map(({ name }) => name).join('、')
  const marks =
    scale.kind === 'range'
      ? `由${who}在${scale.min}至${scale.max}分之间评分`
      : `由${who}按${scale.options.map(({ name }) => name).join('、')}评定，分别得满分的${scale.options.map(({ coefficient }) => percent(coefficient)).join('、')}`
  const how = first === undefined ? '' : `，${aggregateWords(first.aggregate)}`
  const shares = groups.length < 2 ? '' : `；权重为${groups.map(({ name, weight }) => `${name}${weight}`).join('、')}`
  return `${marks}${how}${shares}。`
}

function measuredSentence({ unitLabel, basis, direction, curve }: MethodOf<'measured'>): string {
  const what = basis === 'change' ? `较上年${direction === 'lower' ? '下降' : '增长'}` : ''
  return `${curveWords(curve, basis === 'change' ? '%' : unitLabel, direction, what)}。`
}

function curveWords(curve: Curve, unit: string, direction: 'higher' | 'lower', what: string): string {
  const beyond = direction === 'higher' || what !== '' ? '及以上' : '及以下'
  const below = direction === 'higher' || what !== '' ? '及以下' : '及以上'
  switch (curve.kind) {
    case 'ratio':
      return curve.target === null ? '按完成数占目标数的比例计分' : `${what}按完成值占${curve.target}${unit}的比例计分`
    case 'threshold':
      return `${what}${curve.target}${unit}${beyond}得满分，否则不得分`
    case 'linear':
      return `${what}${curve.high}${unit}${beyond}得满分，${curve.low}${unit}${below}不得分，其间按比例计分`
    case 'tiers':
      return curve.tiers.map(({ from, to, points }) => `${what}${interval(from, to, unit)}得${points}分`).join('，')
    case 'per_step':
      return `达到${curve.target}${unit}得满分，每${direction === 'higher' ? '低' : '高'}${curve.step}${unit}扣${curve.cost}分，扣完为止`
    case 'rank_points':
      return curve.places.kind === 'drop'
        ? `按名次计分，第一名得满分，每后一名减${curve.places.drop}分`
        : `按名次计分，前${curve.places.points.length}名分别得${curve.places.points.map((points) => `${points}分`).join('、')}，其余得${curve.places.beyond}分`
    case 'ratio_to_best':
      return '最高者得满分，其他按与最高者的比例计分'
  }
}

/** 〔from, to) in words. */
function interval(from: string | null, to: string | null, unit: string): string {
  if (from === null) return to === null ? '' : `${to}${unit}以下（不含）`
  return to === null ? `${from}${unit}及以上` : `${from}${unit}（含）至${to}${unit}`
}

function surveySentence({ options, minimumTurnout, voidShare }: MethodOf<'survey'>): string {
  const counted = options.filter(({ coefficient }) => coefficient !== null)
  const outside = options.filter(({ coefficient }) => coefficient === null)
  const counts = `${counted.map(({ name }) => name).join('、')}分别按${counted.map(({ coefficient }) => coefficient).join('、')}计算`
  const apart = outside.length === 0 ? [] : [`${outside.map(({ name }) => name).join('、')}不计入`]
  const validity = voidShare === null ? [] : [`收回票不超过应到人数${percent(voidShare)}的无效`]
  const turnout = minimumTurnout === null ? [] : [`参与率低于${percent(minimumTurnout)}的不计分`]
  return ended([[counts, ...apart, ...validity, ...turnout].join('，')])
}

function vetoSentence({ text, effect }: VetoRule, bands: Bands): string {
  const grade = (code: string) => bands.find((band) => band.code === code)?.name ?? code
  const said = bare(text)
  switch (effect.kind) {
    case 'zero':
      return /零分|0分/.test(said) ? said : `${said}，总分计零分`
    case 'bar':
      return /不得评/.test(said) ? said : `${said}，不得评为${grade(effect.grade)}`
    case 'cap':
      return /等次/.test(said) ? said : `${said}，等次不高于${grade(effect.grade)}`
    case 'withdraw':
      return /撤销|收回/.test(said) ? said : `${said}，撤销称号`
    case 'flag':
      return said
  }
}
