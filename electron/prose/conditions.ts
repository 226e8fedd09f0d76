import { compareDecimals, decimal, numberPattern } from './amounts.ts'
import { countedPattern } from './vocabulary.ts'

/** One end of an interval; `explicit` where the text itself says on which side the boundary value lies (含, 及以上, 低于). */
export interface Bound {
  readonly value: string
  readonly inclusive: boolean
  readonly explicit: boolean
}

/** Values that a condition accepts. `unit` is "%" or the counted word, "" where none stands. */
export interface Condition {
  readonly from: Bound | null
  readonly to: Bound | null
  readonly unit: string
}

const unitPattern = `%|分(?!钟)|${countedPattern}`
const bound = String.raw`(${numberPattern})(${unitPattern})?(\((?:不?含)[^)]{0,10}\))?`
const single = new RegExp(
  String.raw`(不低于|不少于|不得低于|不得少于|不小于|达到或超过|达到|达|≥|>=|高于|超过|大于|多于|超|>|不超过|不高于|不大于|控制在|≤|<=|低于|不足|未达到|未达|达不到|没有达到|不到|少于|小于|不满|未满|<)?${bound}(及以上|以上|含以上|或以上|及以下|以下|以内|之内|或以下|含以下|的?以上)?(\((?:不?含)[^)]{0,10}\))?`,
)
const range = new RegExp(
  String.raw`${bound}(?:及?以上)?(?:\((?:不?含)[^)]{0,10}\))?(?:-|至|到|、|(?:且|但|,)?(?=低于|不足|不满|少于|小于|未达|不到|<|≤)|(?:且|,)?)(?:低于|不足|不满|少于|小于|未达到|未达|不到|<|≤)?${bound}(及以下|以下|之间|以内)?(\((?:不?含)[^)]{0,10}\))?`,
)
const above = /^(?:不低于|不少于|不得低于|不得少于|不小于|达到或超过|达到|达|≥|>=)$/
const strictlyAbove = /^(?:高于|超过|大于|多于|超|>)$/
const below = /^(?:不超过|不高于|不大于|控制在|≤|<=)$/
const strictlyBelow = /^(?:低于|不足|未达到|未达|达不到|没有达到|不到|少于|小于|不满|未满|<)$/

/**
 * Reads the condition a text states about a value: "85%（含）至95%" → from 85 inclusive to 95; "低于70%" → to 70 exclusive; null without a number.
 *
 * 以上 and 以下 include their number (civil-law usage) but say so less clearly than 及以上, which a neighbouring interval may correct.
 */
export function readCondition(text: string): Condition | null {
  return readChain(text) ?? readRange(text) ?? readSingle(text)
}

const chain = new RegExp(String.raw`(${numberPattern})(${unitPattern})?(<|≤|<=)[^<≤\d,]{1,14}(<=|<|≤)(${numberPattern})(${unitPattern})?`)

/** "85%≤完成率＜95%" */
function readChain(text: string): Condition | null {
  const match = chain.exec(text)
  const [, low, lowUnit, first, second, high, highUnit] = match ?? []
  if (low === undefined || high === undefined || first === undefined || second === undefined) return null
  return {
    from: { value: decimal(low), inclusive: first !== '<', explicit: true },
    to: { value: decimal(high), inclusive: second !== '<', explicit: true },
    unit: highUnit ?? lowUnit ?? '',
  }
}

function readRange(text: string): Condition | null {
  const match = range.exec(text)
  if (match === null) return null
  const [whole, low, lowUnit, lowMark, high, highUnit, highMark, suffix, lastMark] = match
  if (low === undefined || high === undefined) return null
  if (!/[-至到以且,低不少小未<≤]/.test(whole.slice(low.length + (lowUnit?.length ?? 0)))) return null
  const reversed = compareDecimals(decimal(low), decimal(high)) > 0
  if (reversed && !/以上|以下|-|至|到/.test(whole)) return null
  const unit = highUnit ?? lowUnit ?? ''
  const lowBound: Bound = {
    value: decimal(low),
    inclusive: !/不含/.test(lowMark ?? ''),
    explicit: lowMark !== undefined || /以上/.test(whole),
  }
  const highMarks = `${highMark ?? ''}${lastMark ?? ''}`
  const strict = /低于|不足|不满|少于|小于|未达|不到|</.test(whole)
  const highBound: Bound = {
    value: decimal(high),
    inclusive: !strict && /\(含/.test(highMarks),
    explicit: strict || highMarks !== '' || suffix === '及以下',
  }
  return reversed
    ? { from: { ...highBound, inclusive: true }, to: { ...lowBound, inclusive: false }, unit }
    : { from: lowBound, to: highBound, unit }
}

function readSingle(text: string): Condition | null {
  const match = single.exec(text)
  if (match === null) return null
  const [, word = '', number, unit = '', mark = '', suffix = '', lastMark = ''] = match
  if (number === undefined) return null
  const value = decimal(number)
  const marks = `${mark}${lastMark}`
  const [included, excluded] = [/\(含/.test(marks), /不含/.test(marks)]
  const isBelow = /以下|以内|之内/.test(suffix) || below.test(word) || strictlyBelow.test(word)
  if (isBelow) {
    const strict = excluded || (strictlyBelow.test(word) && !included)
    const explicit = marks !== '' || word !== '' || /及|或|含|内/.test(suffix)
    return { from: null, to: { value, inclusive: !strict, explicit }, unit }
  }
  if (/以上/.test(suffix) || above.test(word) || strictlyAbove.test(word)) {
    const strict = excluded || (strictlyAbove.test(word) && !included && suffix === '')
    const explicit = marks !== '' || word !== '' || /及|或|含/.test(suffix)
    return { from: { value, inclusive: !strict, explicit }, to: null, unit }
  }
  return { from: { value, inclusive: true, explicit: true }, to: { value, inclusive: true, explicit: true }, unit }
}
