import { compareDecimals, decimal, numberPattern, shareOfPoints } from './amounts.ts'
import { type Counting, readCounting } from './counting.ts'
import type { NoteCode } from './note-codes.ts'

type ChangeAmount =
  | { readonly kind: 'fixed'; readonly amount: string }
  | { readonly kind: 'range'; readonly min: string; readonly max: string }
  /** 酌情扣分 without a number. */
  | { readonly kind: 'open' }
  /** 不得分 */
  | { readonly kind: 'all' }
  /** 分别扣3、2、1分, in the order of the levels named before. */
  | { readonly kind: 'list'; readonly amounts: readonly string[] }

/** One statement that takes or gives points: "记录不完整每次扣0.25分". */
export interface Change {
  readonly effect: 'deduct' | 'add'
  readonly amount: ChangeAmount
  readonly counting: Counting
  /** What it is for, without the words of counting and amount; "" where an earlier piece says it. */
  readonly subject: string
  /** Where in the piece the counting begins with a comparison to a requirement ("每少", "低于"), so that the sentence before belongs to it. */
  readonly refersBack: boolean
  readonly guess: NoteCode | null
}

const n = numberPattern
const deduct = '(?:扣除|扣减|扣罚|减扣|倒扣|核减|扣分|扣|减去|减少|减分|减)'
const add = '(?:额外加|另加|再加|加计|加分|增加|加|奖励|奖分|奖)'
const filler = '(?:考核|绩效|综合|总|责任|该项|本项|此项|单位|班子|相应|基础|得)*(?:分值|分数|分)?(?:各|计|为|按|至|:)?'
const ranged = new RegExp(`(${deduct}|${add})${filler}(${n})分?(?:-|至|到|~)(${n})分`)
const fixed = new RegExp(`(${deduct}|${add})${filler}(${n})(分(?!钟)|$|(?=[,(/]))(以内|以下|之内)?`)
const listed = new RegExp(`(?:分别|依次)(?:给予)?(${deduct}|${add})${filler}((?:${n}分?[、,和及/]?){2,8})`)
const listedBare = new RegExp(`(${deduct}|${add})${filler}((?:${n}分[、和及/]){1,7}${n}分)$`)
const listedAfter = new RegExp(`(${deduct}|${add})(?:分别为|分别)((?:${n}分?[、和及/]?){2,8})`)
const verbBehind = new RegExp(String.raw`(?:按|以)?(每[^,\d]{0,10}?)(${n})分(?:的标准|标准)?(?:进行|予以|给予)?(${deduct}|${add})`)
const behindCounting = new RegExp(String.raw`(${n})分(?:\/[^,]{1,3})?$`)
const portion = new RegExp(
  `(扣除|扣减|扣罚|扣|另加|再加|加|奖励)(?:除|掉)?(?:该项|本项|此项|所在项|总|标准|应得)*(?:分值|分数|得分|满分|总分|分)?的?(?:(${n})%|(一半|半数))(?:的?分值?|分数)?`,
)
const open = new RegExp(
  String.raw`(?:酌情|视情|适当|视情况|视情节|视程度|相应|从严|从重)[^,\d]{0,12}?(${deduct}|${add})|(${deduct}|${add})(?:相应|适当)(?:分值|分数|分)`,
)
const nothing =
  /(?:不得分|不给分|不记分|不计分|不予计分|不予得分|得0分|计0分|记0分|按0分计?|为0分|扣除?(?:完|掉)?(?:该项|本项|此项)?(?:全部|所有)(?:分值|分数|得分|分)?|(?:全部|全额)扣除|全扣|扣完(?:该项|本项|此项)?(?:分值|分数|分)?$)/
const mayNot = /(?:不|不再|不予|不另|不重复|不得|可不|免予|免)(?:进行|予以)?(?:扣|加|奖)/
const noAmount = new RegExp(`^(?:${deduct}|${add})?$`)

/** Reads a change from a piece of text; null where it states none. `points` of the leaf resolve shares ("扣该项分值的50%"). */
export function readChange(text: string, points: string | null, verb: 'deduct' | 'add' | null): Change | null {
  if (mayNot.test(text)) return null
  const list = listed.exec(text) ?? listedAfter.exec(text) ?? listedBare.exec(text)
  if (list?.[1] !== undefined && list[2] !== undefined) {
    const amounts = [...list[2].matchAll(new RegExp(n, 'g'))].map(([amount]) => decimal(amount))
    return change(effectOf(list[1]), { kind: 'list', amounts }, text, list.index, list.index + list[0].length, null)
  }
  const range = ranged.exec(text)
  if (range?.[1] !== undefined && range[2] !== undefined && range[3] !== undefined) {
    const [one, other] = [decimal(range[2]), decimal(range[3])]
    const [min, max] = compareDecimals(one, other) <= 0 ? [one, other] : [other, one]
    return change(effectOf(range[1]), { kind: 'range', min, max }, text, range.index, range.index + range[0].length, null)
  }
  const share = portion.exec(text)
  if (share?.[1] !== undefined && points !== null) {
    const amount = shareOfPoints(share[2] === undefined ? '50' : decimal(share[2]), points)
    if (amount !== null) {
      return change(effectOf(share[1]), { kind: 'fixed', amount }, text, share.index, share.index + share[0].length, 'share_of_points')
    }
  }
  const plain = fixed.exec(text)
  if (plain?.[1] !== undefined && plain[2] !== undefined) {
    const amount = decimal(plain[2])
    const end = plain.index + plain[0].length
    const discretion = /酌情|视情|视程度/.test(text.slice(Math.max(0, plain.index - 10), plain.index))
    if (plain[4] !== undefined || discretion) {
      return change(effectOf(plain[1]), { kind: 'range', min: '0', max: amount }, text, plain.index, end, 'range_from_zero')
    }
    return change(effectOf(plain[1]), { kind: 'fixed', amount }, text, plain.index, end, null)
  }
  return readUnusual(text, verb)
}

function readUnusual(text: string, verb: 'deduct' | 'add' | null): Change | null {
  const behind = verbBehind.exec(text)
  if (behind?.[2] !== undefined && behind[3] !== undefined) {
    const at = behind.index + behind[0].indexOf(behind[1] ?? '') + (behind[1] ?? '').length
    return change(effectOf(behind[3]), { kind: 'fixed', amount: decimal(behind[2]) }, text, at, behind.index + behind[0].length, null)
  }
  const discretion = open.exec(text)
  if (discretion !== null) {
    const word = discretion[1] ?? discretion[2] ?? ''
    return change(effectOf(word), { kind: 'open' }, text, discretion.index, discretion.index + discretion[0].length, 'amount_open')
  }
  const none = nothing.exec(text)
  if (none !== null && verb !== 'add') return change('deduct', { kind: 'all' }, text, none.index, text.length, null)
  if (verb === null) return null
  const bare = behindCounting.exec(text)
  if (bare?.[1] === undefined) return null
  const before = text.slice(0, bare.index).replace(/(?:得|计|记|给予?|赋)$/, '')
  const read = change(verb, { kind: 'fixed', amount: decimal(bare[1]) }, text, before.length, text.length, null)
  return read.counting.unit === 'once' && verb === 'deduct' ? null : read
}

/** Whether the verb of a change takes or gives. */
function effectOf(verb: string): 'deduct' | 'add' {
  return /[扣减]/.test(verb) ? 'deduct' : 'add'
}

function change(effect: 'deduct' | 'add', amount: ChangeAmount, text: string, start: number, end: number, guess: NoteCode | null): Change {
  const before = text.slice(0, start)
  const counting = readCounting(before.replace(/(?:各|均|的|分别|可|将|应|再|另|一律|给予|予以|酌情|视情|直接)+$/, ''), text.slice(end))
  const words = `${before.slice(0, counting.start)}${before.slice(counting.end)}`
  const trailing = text.slice(end)
  const subject = words
    .replace(/^(?:则|并|并且|均|且)*(?:(?:该|此|本|所在)(?:项目|指标|小项|项|条|题)(?:工作|内容)?)?$/, '')
    .replace(/(?:的|各|均|可|将|应|一律|给予|予以|直接|,)+$/, '')
  const refersBack =
    /^(?:每?(?:少|缺|漏|低|降低?|超|迟|晚|多|提高|增加|高出|高)|不足|低于|达不到|未达到?|不达标|未完成|未落实|未做到)/.test(text) ||
    (subject === '' && /每(?:少|缺|漏|低|降|不足|超|迟|晚)/.test(before))
  const stepsOpen = counting.stepsOpen && !/按比例/.test(trailing)
  const settled = stepsOpen === counting.stepsOpen ? counting : { ...counting, stepsOpen, unit: 'pro_rata' as const }
  return { effect, amount, counting: settled, subject: noAmount.test(subject) ? '' : subject, refersBack, guess }
}
