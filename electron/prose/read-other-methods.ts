import type { MethodOf } from '../../shared/domain/scheme/leaf-methods.ts'
import { decimal, numberPattern, shareOfPoints } from './amounts.ts'
import { type Draft, type MethodReading, mark, note } from './draft.ts'
import type { Piece } from './pieces.ts'

const n = numberPattern
const converted = /(?:×\d+%|按\d+%(?:比例)?计入|折算|换算|折合|折分|折为|转换|按比例计入|折计)/
const elsewhere =
  /(?:考核|考评|测评|评估|评价|检查|督查|审计|评定|考试|测试|巡察)[^,]{0,14}(?:得分|成绩|结果|分数|总分|分值|考分)|引用|得分[^,]{0,10}(?:折算|换算)/
const fullMarks = new RegExp(`(?:满分|总分)(?:为)?(${n})分|(${n})分制|百分制`)

/** "按意识形态考核得分折算": the score of another evaluation, converted in proportion. Full marks of 100 are assumed where none are named. */
export function readExternal(draft: Draft): MethodReading | null {
  const text = draft.pieces.map((each) => each.text).join(',')
  const piece = draft.pieces.find(
    (each) =>
      (converted.test(each.text) && (elsewhere.test(each.text) || elsewhere.test(text))) ||
      /^(?:直接)?(?:引用|采用|使用)[^,]{2,40}(?:得分|成绩|结果|分数)/.test(each.text),
  )
  if (
    piece === undefined ||
    /扣\d|扣分/.test(piece.text) ||
    /率/.test(piece.text.replace('得分率', '得分').slice(0, piece.text.search(converted) + 1))
  )
    return null
  const stated = fullMarks.exec(text)
  const amount = stated?.[1] ?? stated?.[2]
  // "折算，满分10分" says the points of this leaf, not the full mark of the other evaluation.
  const own = amount !== undefined && decimal(amount) === draft.points && draft.points !== '100'
  const full = amount === undefined || own ? '100' : decimal(amount)
  if (Number(full) === 0) return null
  const why = stated === null || own ? note('full_marks_assumed', { full }) : null
  const marks = [mark(piece, 'method', why)]
  for (const other of draft.pieces) {
    if (other === piece) continue
    if (fullMarks.test(other.text)) marks.push(mark(other, 'points'))
    else if (converted.test(other.text) || (other.index === piece.index - 2 && elsewhere.test(other.text)))
      marks.push(mark(other, 'method', agrees(other, full, draft.points) ? null : note('number_unused', { number: percentIn(other) })))
  }
  return { method: { kind: 'external', fullMarks: full }, marks }
}

const percentIn = ({ text }: Piece): string => /\d[\d.]*%/.exec(text)?.[0] ?? ''

/** "按10%折算": ten percent of 100 are the leaf's 10 points. Without a percentage nothing disagrees. */
function agrees(piece: Piece, full: string, points: string | null): boolean {
  const percent = percentIn(piece).replace('%', '')
  return percent === '' || points === null || shareOfPoints(decimal(percent), full) === points
}

const factorName = /([\u4e00-\u9fff]{1,6}?)系数/g
const factorOption = new RegExp(
  String.raw`([A-E一二三四五\u4e00-\u9fff]{1,6}?)(?:类|级|档|等)?(?:为|:|=|取|按|计|系数)*(${n})(?=[、,;。)]|$)`,
  'g',
)
const names: readonly (readonly [RegExp, string])[] = [
  [/难/, 'difficulty'],
  [/完成|成效|效果|质量/, 'effect'],
  [/工作量|数量|任务量/, 'workload'],
  [/重要|权重/, 'importance'],
  [/时效|进度/, 'timeliness'],
]

/** "难度系数×完成系数": tasks whose factors are multiplied. A factor without listed values gets 1 alone, as a guess. */
export function readTasks(draft: Draft): MethodReading | null {
  const found: { name: string; index: number; options: MethodOf<'tasks'>['factors'][number]['options']; also: number[] }[] = []
  for (const piece of draft.pieces) {
    for (const match of piece.text.matchAll(factorName)) {
      const name = `${(match[1] ?? '').replace(/^.*(?:任务|按|以|和|与|乘|各项|得分|的|其中|为)/, '')}系数`
      const after = piece.text.slice((match.index ?? 0) + match[0].length, (match.index ?? 0) + match[0].length + 60)
      const options = /^[(:为分按]/.test(after) ? optionsOf(after) : []
      const same = found.find((each) => each.name === name)
      if (name === '系数') continue
      if (same === undefined) found.push({ name, index: piece.index, options, also: [] })
      else {
        if (same.options.length === 0) same.options = options
        same.also.push(piece.index)
      }
    }
  }
  if (found.length < 2) return null
  const missing = found.some(({ options }) => options.length === 0)
  const used = new Set<string>()
  const factors = found.map(({ name, options }, index) => {
    const known = names.find(([pattern]) => pattern.test(name))?.[1]
    const code = known !== undefined && !used.has(known) ? known : `factor-${index + 1}`
    used.add(code)
    return { code, name, options: options.length === 0 ? [{ code: 'plain', name: '标准', coefficient: '1' }] : options }
  })
  const marks = [...new Set(found.flatMap(({ index, also }) => [index, ...also]))].map((index) => ({
    first: index,
    last: index,
    role: 'method' as const,
    note: missing ? note('task_coefficients') : null,
    rules: [],
  }))
  return { method: { kind: 'tasks', factors }, marks }
}

function optionsOf(text: string): MethodOf<'tasks'>['factors'][number]['options'] {
  const values = /^(?:分为|分别为|为|按|取|:|\()*((?:\d[\d.]*[、,和]?){2,6})/.exec(text)?.[1]
  if (values !== undefined)
    return [...values.matchAll(new RegExp(n, 'g'))].map(([value], index) => ({
      code: `option-${index + 1}`,
      name: value,
      coefficient: decimal(value),
    }))
  const closed = text.startsWith('(') ? text.slice(1, Math.max(1, text.indexOf(')'))) : text
  return [...closed.matchAll(factorOption)].map((match, index) => ({
    code: /^[A-E]$/.test(match[1] ?? '') ? (match[1] ?? '') : `option-${index + 1}`,
    name: match[1] ?? String(index + 1),
    coefficient: decimal(match[2] ?? '1'),
  }))
}
