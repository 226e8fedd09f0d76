import type { Aggregate, MethodOf } from '../../shared/domain/scheme/leaf-methods.ts'
import { compareDecimals, decimal, numberPattern } from './amounts.ts'
import { type Draft, type Mark, type MethodReading, mark, note } from './draft.ts'
import type { OptionReading } from './read-options.ts'
import { codeIn, judgeGroupCodes } from './vocabulary.ts'

const n = numberPattern
const scale = new RegExp(
  String.raw`(?:在|按|从)?(${n})分?(?:-|至|到)(${n})分?(?:之间|范围内|区间|幅度内|以内)?(?:内)?[^,\d]{0,14}?(?:评分|打分|赋分|评定|计分|量分|给分|评价|酌情)|(?:评分|打分|赋分|(?:视|根据|按照?|结合)[^,\d]{2,24}?(?:计|得|给|评|记))(?:范围|区间)?(?:为|:)?(${n})分?(?:-|至|到)(${n})分?`,
)
const graded =
  /(?:评委|考评组|考核组|评审组|领导|专家|测评组|检查组|办公室|小组|委员会|会议)[^,]{0,16}(?:评分|打分|赋分|评定|评议|量分|给分|评价)|(?:由|经)[^,\d]{2,30}(?:评分|打分|赋分|评定|量分|给分)|(?:现场|综合|集中|实地)(?:评分|打分|评议|评定|赋分|考评|评判)|酌情(?:评分|打分|赋分|给分|计分|得分)|视情(?:况)?(?:评分|打分|赋分|给分|计分|得分)/
const trimmed =
  /去掉(\d{1,2})个?最高(?:分)?(?:和|与|及|、|,)?(?:去掉)?(\d{1,2})个?最低(?:分)?|去掉最高(?:分)?(?:和|与|、|及)?最低(?:分)?(?:各(\d{1,2})个)?|去掉(?:各)?(\d{1,2})个最高(?:分)?[、和与]最低分/
const enough =
  /(\d{1,2})(?:名|人|位)(?:\(含\))?(?:及)?(以上|以下)?[^,]{0,6}(?:评委|评分|打分|评审|专家)?|评委(?:人数)?(?:不少于|达到|超过|在)(\d{1,2})(?:名|人|位)(以上)?/
const median = /中位数|中位值|中间值/
const mean = /平均|均值/
const weight = new RegExp(
  String.raw`(?:^|[、,])([^、,\d]{1,24}?)(?:\((?:权重)?(${n})%\)|(?:所)?(?:占|权重为?|的权重为?|按|占比为?|比重为?|占比重|×|\*|占总分的?|占总成绩的?|占权重)(?:比例|比重|权重)?(?:为)?(${n})(%)?(?:的)?(?:权重|比例|比重|计入|计算|折算)?|(?<=测评|评价|评分|打分|互评|评议|得分)(${n})%)`,
  'g',
)
const ratio = /(?:按照?|以)?(\d{1,3}(?:\.\d{1,2})?(?::\d{1,3}(?:\.\d{1,2})?){1,5})(?:的)?(?:权重|比例|比重)?/
const severally = new RegExp(`(?:权重|比重|占比|得分|成绩|评分|评价|测评)?(?:分别|依次)(?:占|为|按|以)*((?:${n}%?[、,和及]?){2,6})`)
const groupName = /(?:评分|打分|评价|测评|得分|评议|评定|成绩|打分占|赋分|分数|权重|意见|分别|结果|票)+$/

type Judged = MethodOf<'judged'>

/** Reads a leaf that people mark: a scale or options, how marks become one value, and weights of groups. Null where nothing speaks of marks. */
export function readJudged(draft: Draft, options: OptionReading | null): MethodReading | null {
  const marks: Mark[] = [...(options?.marks ?? [])]
  const range = options?.scale ?? (options === null ? readScale(draft, marks) : null)
  const groups = readWeights(draft, marks)
  const aggregate = readAggregate(draft, marks)
  const spoken = draft.pieces.filter(({ text }) => graded.test(text) && !/扣|得(?:分)?\d|通报/.test(text))
  if (options === null && range === null && groups === null && aggregate === null && spoken.length === 0) return null
  for (const piece of spoken)
    if (!marks.some(({ first, last }) => first <= piece.index && piece.index <= last))
      marks.push(mark(piece, 'method', range === null && options === null ? note('scale_from_points') : null))
  // Weights alone say nothing of the scale.
  if (range === null && options === null && !marks.some((each) => each.note?.code === 'scale_from_points')) {
    const at = marks.findIndex(({ role, note: why }) => role === 'weights' && why === null)
    const first = marks[at]
    if (first !== undefined) marks[at] = { ...first, note: note('scale_from_points') }
  }
  const full = draft.points
  if (options === null && range === null && full === null)
    return { method: null, marks: marks.map((each) => ({ ...each, note: note('points_needed') })) }
  const own = groupOf(draft)
  const method: Judged = {
    kind: 'judged',
    scale:
      options !== null && options.scale === null
        ? { kind: 'options', options: options.options.map((each) => ({ ...each, coefficient: each.coefficient ?? '0' })) }
        : { kind: 'range', ...(range ?? { min: '0', max: full ?? '100' }), step: '0.1' },
    groups: (groups ?? [{ ...own, weight: '1' }]).map((group) => ({ ...group, aggregate: aggregate ?? { kind: 'mean' } })),
    emptyGroup: 'block',
  }
  return { method, marks }
}

function readScale(draft: Draft, marks: Mark[]): { readonly min: string; readonly max: string } | null {
  for (const piece of draft.pieces) {
    const match = scale.exec(piece.text)
    const [low, high] = [match?.[1] ?? match?.[3], match?.[2] ?? match?.[4]]
    if (low === undefined || high === undefined || /扣|加\d/.test(piece.text)) continue
    const [min, max] = [decimal(low), decimal(high)]
    if (compareDecimals(min, max) >= 0) continue
    marks.push(mark(piece, 'method'))
    return { min, max }
  }
  const [highest, lowest] = [endOf(draft, /^最高(?:得?分)?(?:为|得|评|打)?/), endOf(draft, /^最低(?:得?分)?(?:为|得|评|打)?/)]
  if (highest === null || lowest === null || compareDecimals(lowest.value, highest.value) >= 0) return null
  if (!draft.pieces.some(({ text }) => graded.test(text))) return null
  marks.push(mark(highest.piece, 'method'), mark(lowest.piece, 'method'))
  return { min: lowest.value, max: highest.value }
}

/** "最高10分", "最低6分" as pieces of their own. */
function endOf(draft: Draft, start: RegExp): { readonly value: string; readonly piece: Draft['pieces'][number] } | null {
  for (const piece of draft.pieces) {
    const match = start.test(piece.text) ? new RegExp(`(${n})分$`).exec(piece.text) : null
    if (match?.[1] !== undefined) return { value: decimal(match[1]), piece }
  }
  return null
}

/** How the marks of a group become one value; null where the text does not say. */
function readAggregate(draft: Draft, marks: Mark[]): Aggregate | null {
  for (const piece of draft.pieces) {
    const trim = trimmed.exec(piece.text)
    if (trim !== null) {
      const high = Number(trim[1] ?? trim[3] ?? trim[4] ?? '1')
      const low = Number(trim[2] ?? trim[3] ?? trim[4] ?? '1')
      const before = draft.pieces[piece.index - 1]
      const skipped = skippedBelow(draft, piece)
      if (skipped !== null) {
        marks.push(mark(piece, 'aggregate'), ...(skipped.piece === piece ? [] : [mark(skipped.piece, 'aggregate')]))
        return { kind: 'trimmed', high, low, minJudges: Math.min(Math.max(skipped.minJudges, high + low + 1), 200) }
      }
      const condition =
        enough.exec(piece.text.slice(0, trim.index)) ??
        (before !== undefined && before.sentence === piece.sentence ? enough.exec(before.text) : null)
      const number = condition?.[1] ?? condition?.[3]
      const least = Math.max(number === undefined ? Math.max(6, high + low + 1) : Number(number), high + low + 1)
      const atLeast = number !== undefined && /超过|多于/.test(condition?.[0] ?? '') ? least + 1 : least
      marks.push(mark(piece, 'aggregate', number === undefined ? note('trim_threshold', { minJudges: String(atLeast) }) : null))
      for (const other of draft.pieces)
        if (other !== piece && mean.test(other.text) && !/扣/.test(other.text)) marks.push(mark(other, 'aggregate'))
      if (number !== undefined && before !== undefined && enough.exec(piece.text.slice(0, trim.index)) === null)
        marks.push(mark(before, 'aggregate'))
      return { kind: 'trimmed', high, low, minJudges: Math.min(atLeast, 200) }
    }
    if (median.test(piece.text)) {
      marks.push(mark(piece, 'aggregate'))
      return { kind: 'median' }
    }
  }
  const plain = draft.pieces.find(({ text }) => mean.test(text) && !/扣|平均水平|高于平均|低于平均|排/.test(text))
  if (plain === undefined) return null
  marks.push(mark(plain, 'aggregate'))
  return { kind: 'mean' }
}

const fewer =
  /(?:不足|少于|不满|低于|不到)(\d{1,3})(?:人|名|位)(?:的|时)*,?[^,)]{0,6}(?:不去|不作|不做|不剔|不执行|不再去|直接|取平均)|(\d{1,3})(?:人|名|位)(?:及)?以下(?:的|时)*,?[^,)]{0,6}(?:不去|不作|不做|不剔|直接)/

/** "（评委人数不足5人时不去）": from how many judges on the extremes are left out. */
function skippedBelow(
  draft: Draft,
  piece: Draft['pieces'][number],
): { readonly minJudges: number; readonly piece: Draft['pieces'][number] } | null {
  for (const near of [piece, draft.pieces[piece.index + 1]]) {
    const match = near === undefined || near.sentence !== piece.sentence ? null : fewer.exec(near.text)
    if (match === null || near === undefined) continue
    return { minJudges: match[1] === undefined ? Number(match[2]) + 1 : Number(match[1]), piece: near }
  }
  return null
}

interface WeightedGroup {
  readonly code: string
  readonly name: string
  readonly weight: string
}

/** Groups with weights: "领导评分占50%、同级单位评分占20%…" or names in order "按5:2:3". Null where fewer than two are named. */
export function readWeights(draft: Draft, marks: Mark[]): readonly WeightedGroup[] | null {
  const found: { name: string; weight: string; index: number }[] = []
  for (const piece of draft.pieces) {
    if (marks.some(({ first, last, role }) => role === 'option' && first <= piece.index && piece.index <= last)) continue
    const proportions = ratio.exec(piece.text)
    if (proportions?.[1] !== undefined && /权重|比例|比重|计算|计入|按/.test(piece.text)) {
      const weights = proportions[1].split(':').map(decimal)
      const names = namesBefore(draft, piece.index, piece.text.slice(0, proportions.index), weights.length)
      if (names !== null) {
        marks.push({ first: names.first, last: piece.index, role: 'weights', note: null, rules: [] })
        return coded(names.names.map((name, index) => ({ name, weight: weights[index] ?? '1' })))
      }
    }
    const several = severally.exec(piece.text)
    if (several?.[1] !== undefined && (/%/.test(several[1]) || /权重|比重|占/.test(piece.text))) {
      const weights = [...several[1].matchAll(new RegExp(n, 'g'))].map(([share]) => decimal(share))
      const names = weights.includes('0') ? null : namesBefore(draft, piece.index, piece.text.slice(0, several.index), weights.length)
      if (names !== null) {
        marks.push({ first: names.first, last: piece.index, role: 'weights', note: null, rules: [] })
        return coded(names.names.map((name, index) => ({ name, weight: weights[index] ?? '1' })))
      }
    }
    const evenly = /各占(?:比)?(\d{1,2}(?:\.\d{1,2})?)%/.exec(piece.text)
    if (evenly?.[1] !== undefined) {
      const count = Math.round(100 / Number(evenly[1]))
      const names = count < 2 ? null : namesBefore(draft, piece.index, piece.text.slice(0, evenly.index), count)
      if (names !== null) {
        marks.push({ first: names.first, last: piece.index, role: 'weights', note: null, rules: [] })
        return coded(names.names.map((name) => ({ name, weight: decimal(evenly[1] ?? '1') })))
      }
    }
    for (const match of piece.text.matchAll(weight)) {
      const [, words = '', bracketed, plain, percent, direct] = match
      const value = bracketed ?? plain ?? direct
      const name = words
        .replace(/^.*(?:由|分为)/, '')
        .replace(/^(?:其中|由|按|对|和|及|的|,)+/, '')
        .replace(groupName, '')
      if (value === undefined || name === '' || /率$|低于|高于/.test(name)) continue
      if (percent === undefined && bracketed === undefined && direct === undefined && !/权重|占/.test(match[0])) continue
      if (decimal(value) !== '0') found.push({ name, weight: decimal(value), index: piece.index })
    }
  }
  if (found.length < 2) return null
  for (const index of new Set(found.map((each) => each.index)))
    marks.push({ first: index, last: index, role: 'weights', note: null, rules: [] })
  return coded(found)
}

function namesBefore(
  draft: Draft,
  index: number,
  own: string,
  count: number,
): { readonly names: readonly string[]; readonly first: number } | null {
  for (const [text, first] of [
    [own, index],
    [draft.pieces[index - 1]?.text ?? '', index - 1],
  ] as const) {
    const names = text
      .split(/[、和及与,]/)
      .map((name) =>
        name
          .replace(/^(?:由|将|对|其中|采取|采用|按照?|请)+/, '')

          .replace(/(?:分别|各自|打分|评分|评价|测评|评议|按照?|以|三者|各方|进行|的)+$/, '')
          .replace(/[2-9二三四五]个?(?:类|方|级|种|个)?(?:人员|主体|群体|对象|层面|方面|环节)?$/, '')
          .replace(groupName, ''),
      )
      .filter((name) => name !== '')
    if (names.length === count) return { names, first }
  }
  return null
}

function coded(groups: readonly { readonly name: string; readonly weight: string }[]): readonly WeightedGroup[] {
  const used = new Set<string>()
  return groups.map(({ name, weight: share }, index) => {
    const known = codeIn(judgeGroupCodes, name)
    const code = known !== null && !used.has(known) ? known : `group-${index + 1}`
    used.add(code)
    return { code, name: name.slice(0, 200), weight: share }
  })
}

const marker = /(?:由|经|请)([^,\d]{2,16}?)(?:在|进行|按|根据|对|现场|集中|综合|依据|结合|从)*(?:\d|评分|打分|赋分|评定|评议|评价|量分)/

/** Who marks: from the text ("由考评组…评分"), else from 考评方式, else the panel. */
function groupOf(draft: Draft): { readonly code: string; readonly name: string } {
  const text = draft.pieces.map((piece) => piece.text).join(',')
  const named =
    marker.exec(text)?.[1]?.replace(/(?:根据|依据|结合|按照?|对|在|通过|综合|集中|现场|日常|进行|负责|统一|组织|采取).*$/, '') ??
    /^([^,、]{2,10}?)(?:评定|评分|打分|评议|评价)$/.exec(draft.context.checkedBy ?? '')?.[1]
  if (named === undefined || named.length < 2 || /集中|综合|民主|现场|实地|日常/.test(named)) return { code: 'panel', name: '考评组' }
  return { code: codeIn(judgeGroupCodes, named) ?? 'panel', name: named }
}
