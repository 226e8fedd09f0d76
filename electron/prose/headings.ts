import type { IndicatorPart } from '../../shared/domain/scheme/indicators.ts'
import { decimal, numberPattern, percentAsShare } from './amounts.ts'
import { foldText, originalRange } from './folded-text.ts'

export interface HeadingReading {
  readonly name: string
  readonly points: string | null
  readonly cap: string | null
  /** As a share of one: "权重40%" → "0.4". */
  readonly weight: string | null
}

const n = numberPattern
const marker =
  /^(?:第?[一二三四五六七八九十]{1,3}(?:[、.:]|部分[、:]?|大项[、:]?)|第\d{1,2}(?:部分|大项|类)[、:]?|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}(?:\.\d{1,2}){0,3}[、.)]?(?=[\u4e00-\u9fff"])|[\u2460-\u2473])+/
const capped = new RegExp(String.raw`(?:不超过|最高|最多|上限|封顶|至多|限|累计|≤)[^\d]{0,8}?(${n})分?(?:封顶)?|(${n})分封顶`)
const weighted = new RegExp(`(?:权重|占比|比重|占|系数)(?:为|:)?(${n})(%)?|^(${n})%$`)
const pointed = new RegExp(`(?:满分|分值|共|计|总分|标准分)?(?:为|:)?(${n})分(?:值)?`)

/**
 * Reads a heading cell: "政治忠诚（30分）" → name and points, "加分项（不超过6分）" → cap, "组织建设 权重40%" → weight; numbering is left out of the name.
 */
export function readHeading(text: string): HeadingReading {
  const folded = foldText(text)
  const line = folded.text.replace(/\n/g, ' ')
  const start = marker.exec(line)?.[0].length ?? 0
  const inside = line.slice(start).search(/\([^()]{0,20}\d[^()]*\)/)
  const open = inside < 0 ? -1 : inside + start
  const tail = /(?:[,:;、-]|满分|分值|共|权重|占比|占|计)*\d{1,4}(?:\.\d{1,4})?(?:分|%)$/.exec(line)
  const about = open >= 0 && /\d/.test(line.slice(open)) ? open : (tail?.index ?? line.length)
  const words = line.slice(about).replace(/^\(|\)$/g, '')
  const cap = capped.exec(words)
  const weight = weighted.exec(words)
  const points = cap === null ? pointed.exec(words) : null
  const bare = /^\(?(\d{1,4}(?:\.\d{1,4})?)\)?$/.exec(words)
  const end = about > start && (cap ?? weight ?? points ?? bare) !== null ? about : line.length
  const range = originalRange(folded, start, trimEnd(line, end))
  const value = points?.[1] ?? bare?.[1]
  const capValue = cap?.[1] ?? cap?.[2]
  const share = weight?.[1] ?? weight?.[3]
  return {
    name: folded.original.slice(range.start, range.end).replace(/\s+/g, ' ').trim(),
    points: value === undefined ? null : decimal(value),
    cap: capValue === undefined ? null : decimal(capValue),
    weight: share === undefined ? null : weight?.[2] === '%' || weight?.[3] !== undefined ? percentAsShare(decimal(share)) : decimal(share),
  }
}

function trimEnd(line: string, end: number): number {
  let last = end
  while (last > 0 && /[,:;、(\-。]/.test(line.charAt(last - 1))) last -= 1
  return last
}

const veto = /一票否决|否决项|否决性|否决事项|否决情形|限制性条件|限制性指标|否优|不得评优|取消资格/
const bonus = /加分|附加分|奖励分|奖励性|附加项|奖分|激励项|创新加分|正向激励|特色加分|正面清单/
const deduction = /扣分项|扣分事项|减分项|减分事项|负面清单|负向|倒扣|扣减项|惩戒|扣分指标|减分/

/** Which part of the scheme a heading opens: 加分项, 扣分项, 一票否决; null for the base part. */
export function partOfHeading(text: string): IndicatorPart | null {
  const line = foldText(text).text
  if (veto.test(line)) return 'veto'
  if (/加减分|加扣分|奖惩/.test(line)) return 'bonus'
  if (bonus.test(line)) return 'bonus'
  return deduction.test(line) ? 'deduction' : null
}
