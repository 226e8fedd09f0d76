import { decimal, numberPattern } from './amounts.ts'

/** What a limit or a condition beside the rules says. `reach` says which rules it names; null where only its place tells. */
export type Limit =
  | {
      readonly kind: 'cap'
      readonly amount: string
      readonly reach: 'leaf' | 'together' | 'each' | null
      readonly count: number | null
      readonly of: 'deduct' | 'add' | null
    }
  | { readonly kind: 'floor' }
  | { readonly kind: 'no_floor' }
  | { readonly kind: 'ceiling' }
  | { readonly kind: 'highest_only'; readonly scope: 'matter' | 'leaf'; readonly stated: boolean }
  | { readonly kind: 'multiplier'; readonly condition: string; readonly factor: string | null }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'supplier'; readonly name: string }
  | { readonly kind: 'steps'; readonly steps: 'whole' | 'pro_rata' | 'up' }

const n = numberPattern
const capWords = '最多|最高|至多|上限|封顶|累计|总计|合计|总共|不超过|不得超过|不高于|不超出|为限|以内|最大'
const capBefore = new RegExp(
  String.raw`(?:${capWords})[^\d,]{0,12}?(?:扣分|加分|扣除|扣减|扣|加|计|得|奖励|奖|为|不超过)?[^\d,]{0,6}?(${n})分(?!之)|(?:不超过|不得超过|不高于|(?<![时期年权界])限|最多)[^\d,]{0,4}(${n})分`,
)
const capBehind = new RegExp(
  `(${n})分(?:封顶|为限|为上限|为最高限|以内|止|为止)|(?:加|扣)(?:完|满|至|到)(?:该项|本项)?(${n})分(?:封顶|为止|止)`,
)
const wholeLeaf = /本项|该项|此项|本小项|单项|本指标|该指标|本条|全部|总扣分|总加分|加分总|扣分总|累计总/
const together =
  /(?:以上|上述|前)?(\d)(?:项|类|种|者|款)(?:合计|累计|共|总计|相加|扣分|加分)|合计|以上各项|上述各项|以上累计|上述累计|各项累计/
const floorWords =
  /扣完|扣光|扣至0|扣到0|直至0|扣尽|扣减完|不计负分|不得负分|不出现负分|不记负分|不产生负分|不倒扣|不为负|不扣负分|不负分|最低(?:得分)?(?:为|得|计|按)?0分?|减完为止|扣除完/
const noFloorWords = /可(?:以)?(?:扣至|计|得|出现|为|倒扣|记)负分|倒扣分|扣成负分|可倒扣|下不保底/
const ceilingWords =
  /加满为止|加完为止|加满即止|得满为止|满分为止|不超过(?:该项|本项|此项)?(?:满分|分值|总分|标准分)|不得超过(?:该项|本项|此项)?(?:满分|分值|标准分)|以(?:该项|本项)?(?:满分|分值)为限|封顶$|至满分/
const highestWords =
  /就高|取(?:其)?最高|按最高|只(?:计|算|取|按|记|加|认)(?:算)?(?:一次)?(?:其?最高|较高)|只(?:计|加|算|扣|记)(?:分)?1次|从高|择高|不重复|不重复计|不累加|不累计|不累积|不叠加|不能叠加|不得重复|不可重复|不另加|以最高/
export const sameMatter =
  /同[1一]?(?:事项|事件|事|件事|项目|项|工作|成果|内容|奖项|荣誉|问题|人|信息|稿件|篇|案件|经验|活动|行为|情形|题材|单位|类)|同(?:一|1)/
const times = new RegExp(
  String.raw`加倍|翻倍|翻番|双倍|减半|(\d(?:\.\d{1,2})?)倍|(?:加重|上浮|增加|提高|加扣|多扣)(${n})%|按(${n})%(?:扣|加|计)|从重|从严|加重`,
)
const evidenceWords =
  /佐证|证明材料|证书|文件为准|原件|复印件|支撑材料|印证材料|以(?:正式)?(?:文件|通报|证书|表彰决定|发文|红头文件)[^,]{0,8}为(?:准|据|依据)|(?:需|须|应)(?:提供|附|出具|报送)[^,]{0,16}(?:材料|文件|证书|资料|凭证)|凭[^,]{1,14}(?:认定|计分|加分)/
const supplierWords =
  /(?:由|经)([^,\d]{2,24}?)(?:负责)?(?:认定|提供|核定|核实|审核确认|审核认定|审核|统计|出具|确认|考核|打分|赋分)(?:的)?|以([^,\d]{2,24}?)(?:提供|统计|通报|认定|反馈|核定)(?:的)?[^,\d]{0,10}为(?:准|依据|据)|数据来源:?([^,\d]{2,24})/

/** Reads what a piece says about other rules; null where it says nothing of the kind. A piece that changes points itself is read before. */
export function readLimit(text: string): Limit | null {
  const cap = readCap(text)
  if (cap !== null) return cap
  if (noFloorWords.test(text) && !/不倒扣|不得倒扣|不可倒扣/.test(text)) return { kind: 'no_floor' }
  if (floorWords.test(text)) return { kind: 'floor' }
  if (ceilingWords.test(text)) return { kind: 'ceiling' }
  if (/不足[^,]{0,10}(?:按|以)[^,]{0,8}比例|按比例(?:扣|加|折)/.test(text) && /不足|折/.test(text))
    return { kind: 'steps', steps: 'pro_rata' }
  if (/不足[^,]{0,10}(?:按|以|算|计)(?:1个?|一个?|满)?[^,]{0,8}(?:计|算|扣)/.test(text) && !/不计/.test(text))
    return { kind: 'steps', steps: 'up' }
  if (/不足[^,]{0,10}(?:不计|不扣|不加|忽略)/.test(text)) return { kind: 'steps', steps: 'whole' }
  if (highestWords.test(text))
    return { kind: 'highest_only', scope: sameMatter.test(text) ? 'matter' : 'leaf', stated: sameMatter.test(text) }
  const multiplier = readMultiplier(text)
  if (multiplier !== null) return multiplier
  const supplier = supplierWords.exec(text)
  const name = supplier?.[1] ?? supplier?.[2] ?? supplier?.[3]
  if (name !== undefined && !/评委|考评组|考核组|评审组|测评组|专家/.test(name)) return { kind: 'supplier', name }
  return evidenceWords.test(text) ? { kind: 'evidence' } : null
}

function readCap(text: string): Limit | null {
  const match = capBefore.exec(text) ?? capBehind.exec(text)
  const amount = match?.[1] ?? match?.[2]
  if (amount === undefined) return null
  const shared = together.exec(text)
  const count = shared?.[1] === undefined ? null : Number(shared[1])
  const reach = /均不|均最|各不超|分别不超|各最多|均最多/.test(text)
    ? 'each'
    : shared !== null
      ? 'together'
      : wholeLeaf.test(text)
        ? 'leaf'
        : null
  return {
    kind: 'cap',
    amount: decimal(amount),
    reach,
    count,
    of: /加扣分|扣加分|加减分/.test(text) ? null : /扣|减/.test(text) ? 'deduct' : /加|奖/.test(text) ? 'add' : null,
  }
}

function readMultiplier(text: string): Limit | null {
  const match = times.exec(text)
  if (match === null) return null
  const [word, factor, heavier, percent] = match
  const condition = text
    .slice(0, match.index)
    .replace(/(?:的|,|应|将|予以|给予|按|分值|分数|扣分|加分|扣|加|一律|则)+$/, '')
    .replace(/^(?:凡|对于?|如|若|其中)/, '')
    .replace(/^每[次项件起个人]$/, '')
  if (/加倍|翻倍|翻番|双倍/.test(word)) return { kind: 'multiplier', condition, factor: '2' }
  if (word === '减半') return { kind: 'multiplier', condition, factor: '0.5' }
  if (factor !== undefined) return { kind: 'multiplier', condition, factor: decimal(factor) }
  if (heavier !== undefined) return { kind: 'multiplier', condition, factor: hundredths(100 + Number(heavier)) }
  if (percent !== undefined) return { kind: 'multiplier', condition, factor: hundredths(Number(percent)) }
  return { kind: 'multiplier', condition, factor: null }
}

/** A whole percentage as a factor: 150 → "1.5". */
function hundredths(percent: number): string {
  return decimal((Math.round(percent * 100) / 10_000).toFixed(4))
}
