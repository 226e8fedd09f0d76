import type { CountingUnit } from '../../shared/domain/scheme/rules.ts'
import { decimal, numberPattern } from './amounts.ts'
import { countedPattern } from './vocabulary.ts'

/** What an amount is taken for: the counting unit of the rule, the counted word, and the step where the unit has one. */
export interface Counting {
  readonly unit: CountingUnit
  readonly label: string | null
  readonly step: string | null
  /** Where the words that say it stand in the text they were found in; an empty range when they stand behind the amount. */
  readonly start: number
  readonly end: number
  /** The text leaves open whether parts of a step count. */
  readonly stepsOpen: boolean
}

const counted = `%|${countedPattern}`
const perEach = new RegExp(`每([^,每]{0,14}?)(?:(${numberPattern})?(${counted})|(${numberPattern})分(?!钟))`, 'g')
const oneBefore = new RegExp(
  String.raw`(?:^|(?<!超过|达到|满|低于|高于)(?<![\d.第前后]))(1)(${counted})(?:次)?(?:的|者|未[^,\d]{0,12}|没[^,\d]{0,12}|不[^,\d]{0,12})?,?$`,
)
const oneOf =
  /(?:^|[^\d.第前后])(1)(个|名|起|件|项|次|处|篇|条|例|人)(?!月|以上|以下|以内|内(?!容)|季度|工作日|百分点)[\u4e00-\u9fff]{1,8}?(?:的)?,?$/
const byEach = /(?:按|逐)(次|项|人|人次|起|件|条|处|篇|例)$/
const behind = new RegExp(String.raw`^(?:\/|每|\()(?:1)?(${countedPattern})\)?`)
const periods = /^(?:年|月|个月|季度|个季度|周|日|天)$/

/**
 * What the amount behind `before` is counted by: "每少召开1次", "每人次", "缺1项", "每低1个百分点", "1分/次". `once` where nothing says it.
 *
 * The words nearest to the amount decide. A period that only says how often something is due ("每月召开1次的会议") is no count.
 */
export function readCounting(before: string, after: string): Counting {
  const slash = behind.exec(after)
  if (slash?.[1] !== undefined) return counting(slash[1], null, before.length, before.length, before)
  const candidates = [...before.matchAll(perEach)].filter((match) => !isFrequency(match, before))
  const last = candidates.at(-1)
  const one = oneBefore.exec(before) ?? oneOf.exec(before)
  const oneAt = one === null ? -1 : one.index + one[0].indexOf('1')
  if (last !== undefined && (one === null || oneAt < last.index + last[0].length)) {
    const previous = candidates.at(-2)
    const [, , number = last[4], word = '分'] = last
    const behindWord = /^(?:环节|方面|步骤)/.exec(before.slice(last.index + last[0].length))?.[0]
    if (word === '个' && behindWord !== undefined)
      return counting(behindWord, null, last.index, last.index + last[0].length + behindWord.length, before)
    const joined = previous !== undefined && previous.index + previous[0].length === last.index ? `${previous[3] ?? ''}${word}` : word
    const often = byEach.exec(before)
    if (often !== null && often.index === last.index + last[0].length && often[1] === '次') {
      return counting(`${word}次`, null, last.index, before.length, before)
    }
    const start = joined === word ? last.index : (previous?.index ?? last.index)
    return counting(joined === '名次' ? '人次' : joined, number ?? null, start, last.index + last[0].length, before)
  }
  if (one?.[2] !== undefined) return counting(one[2], null, oneAt, before.length, before)
  const each = byEach.exec(before)
  if (each?.[1] !== undefined) return counting(each[1], null, each.index, before.length, before)
  const unnamed = /每(?:缺|少|发现|出现|发生|有|漏)[^,\d每]{1,8}$/.exec(before)
  if (unnamed !== null) return { unit: 'event', label: null, step: null, start: unnamed.index, end: before.length, stepsOpen: false }
  const rare = /(?:每(?:缺|少|漏)?|(?:缺|少|漏)1)([\u4e00-\u9fff])$/.exec(before)
  if (rare?.[1] !== undefined && !/[年月周日季次]/.test(rare[1])) return counting(rare[1], null, rare.index, before.length, before)
  return { unit: 'once', label: null, step: null, start: before.length, end: before.length, stepsOpen: false }
}

/** "每月", "每季度召开1次": how often something is due. "每季度未公示扣1分" counts quarters. */
function isFrequency(match: RegExpMatchArray, before: string): boolean {
  const [whole, between = '', , word = ''] = match
  if (between !== '' || !periods.test(word)) return false
  const rest = before.slice((match.index ?? 0) + whole.length)
  return rest !== '' && !/^(?:未|没|缺|少|不|的?,?$)/.test(rest)
}

function counting(word: string, number: string | null, start: number, end: number, before: string): Counting {
  const step = number === null ? '1' : decimal(number)
  const place = { start, end }
  if (/百分点|%/.test(word)) {
    const label = word === '%' ? '%' : '百分点'
    return { unit: 'whole_step', label, step, ...place, stepsOpen: true }
  }
  if (
    /^[名位]次?$/.test(word) &&
    /每(?:后|落后|靠后|下降|降|降低|退后|退|前进|提升|上升|进)[^,]{0,4}$/.test(before.slice(0, end).replace(/\d*个?[名位]次?$/, ''))
  ) {
    return { unit: 'rank', label: '名', step: null, ...place, stepsOpen: false }
  }
  const label = word.replace(/^个(?=月|季度|工作日)/, '')
  if (step !== '1') return { unit: 'whole_step', label, step, ...place, stepsOpen: false }
  if (/元$/.test(word)) return { unit: 'whole_step', label, step, ...place, stepsOpen: true }
  const unit = word === '人次' ? 'person_time' : /^[人名位]$/.test(word) ? 'person' : 'event'
  return { unit, label, step: null, ...place, stepsOpen: false }
}
