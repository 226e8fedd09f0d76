import type { FoldedCharacter } from './folded-text.ts'
import { countedWords } from './vocabulary.ts'

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const isNumeral = (character: string | undefined): boolean =>
  character !== undefined && (character in digits || character in powers || character === '点')

/** What stands in front of a Chinese numeral that counts although no counted word follows ("第一", "满分十"). */
const ordinal = '第'
const countedAfter = new RegExp(
  `^(?:个百分点|分(?!别|管|工|类|级|期|析|配|布|公司|组|党|支|散|局|之|点|重|必|明|突|认|关|严|比)|%|${countedWords.join('|')})`,
)

/**
 * Writes Chinese numerals that count something as Arabic digits: 三次 → 3次, 百分之八十 → 80%, 十二次 → 12次, 半数 → 50%, 三分之一 → 33.3333%.
 *
 * Numerals that belong to a name stay ("三会一课", "一般", "统一"): only a numeral before a counted word, before 分, or behind 第 before 名 or 次 counts.
 */
export function foldNumerals(characters: readonly FoldedCharacter[]): readonly FoldedCharacter[] {
  const folded: FoldedCharacter[] = []
  const text = characters.map(({ character }) => character).join('')
  let index = 0
  while (index < characters.length) {
    const found = shareAt(text, index) ?? numeralAt(text, index)
    if (found === null) {
      const each = characters[index]
      if (each !== undefined) folded.push(each)
      index += 1
      continue
    }
    const first = characters[index]
    const last = characters[index + found.length - 1]
    if (first !== undefined && last !== undefined) {
      for (const character of found.digits) folded.push({ character, at: first.at, end: last.end })
    }
    index += found.length
  }
  return folded
}

interface Found {
  readonly length: number
  readonly digits: string
}

/** 百分之八十, 百分之80, 二分之一, 半数, 过半 as shares in percent. */
function shareAt(text: string, index: number): Found | null {
  const near = text.slice(index, index + 12)
  const percent = /^百分之([零〇一二两三四五六七八九十百点]+|\d+(?:\.\d+)?)/.exec(near)
  if (percent?.[1] !== undefined) {
    const value = /^\d/.test(percent[1]) ? percent[1] : numeralValue(percent[1])
    return value === null ? null : { length: percent[0].length, digits: `${value}%` }
  }
  const fraction = /^([二三四五六七八九十])分之([一二三四五六七八九])/.exec(near)
  if (fraction?.[1] !== undefined && fraction[2] !== undefined) {
    const [below, above] = [numeralValue(fraction[1]), numeralValue(fraction[2])]
    if (below === null || above === null) return null
    const tenThousandths = Math.round((Number(above) * 1_000_000) / Number(below))
    return { length: fraction[0].length, digits: `${trimZeros(tenThousandths)}%` }
  }
  const written = /^(\d)\/(\d)(?!\d|分)/.exec(near)
  if (
    written?.[1] !== undefined &&
    written[2] !== undefined &&
    Number(written[1]) < Number(written[2]) &&
    !/\d/.test(text.charAt(index - 1))
  ) {
    return { length: written[0].length, digits: `${trimZeros(Math.round((Number(written[1]) * 1_000_000) / Number(written[2])))}%` }
  }
  if (/^半数/.test(near)) return { length: 2, digits: '50%' }
  return null
}

function numeralAt(text: string, index: number): Found | null {
  if (!isNumeral(text.charAt(index)) || text.charAt(index) === '点') return null
  let length = 1
  while (length < 9 && isNumeral(text.charAt(index + length))) length += 1
  while (length > 1 && text.charAt(index + length - 1) === '点') length -= 1
  if (text.charAt(index + length) === '人' && /^人(民|事|才|物|员)/.test(text.slice(index + length))) return null
  const rest = text.slice(index + length, index + length + 6)
  const before = text.charAt(index - 1)
  const counts =
    countedAfter.test(rest) ||
    (before === ordinal && /^(?:名|次|档|位|等|得|计|的|者|加|为|,|单位)/.test(rest)) ||
    (/[前后]/.test(before) && /^名/.test(rest))
  if (!counts || (before === ordinal && /^(书记|议题|课|责任|种|批|党)/.test(rest))) return null
  const value = numeralValue(text.slice(index, index + length))
  return value === null ? null : { length, digits: value }
}

/** Decimal text of a Chinese numeral: 十二 → 12, 二十 → 20, 一百零五 → 105, 零点五 → 0.5, 二〇二五 → 2025; null where it is none. */
function numeralValue(numeral: string): string | null {
  const [whole = '', fraction, ...more] = numeral.split('点')
  if (more.length > 0 || whole === '') return null
  const decimals = fraction === undefined ? '' : [...fraction].map((each) => digits[each] ?? '').join('')
  if (fraction !== undefined && decimals === '') return null
  if (whole.length > 1 && [...whole].every((each) => each in digits))
    return suffixed([...whole].map((each) => digits[each]).join(''), decimals)
  let total = 0
  let pending: number | null = null
  for (const each of whole) {
    const power = powers[each]
    if (power === undefined) pending = digits[each] ?? 0
    else {
      total += (pending ?? 1) * power
      pending = null
    }
  }
  return suffixed(String(total + (pending ?? 0)), decimals)
}

const suffixed = (whole: string, decimals: string): string => (decimals === '' ? whole : `${whole}.${decimals}`)

/** Decimal text of an integer in 1/10,000, cut to the four places a scheme holds. */
function trimZeros(tenThousandths: number): string {
  const decimals = String(tenThousandths % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return suffixed(String(Math.floor(tenThousandths / 10_000)), decimals)
}
