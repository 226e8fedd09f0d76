import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import { type Indicator, type IndicatorPart, isLeaf, type Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { criteriaOf } from './criteria-sentences.ts'

/** A heading as it is printed: its name with points and weight in brackets. */
export interface PrintedHeading {
  readonly code: string
  readonly text: string
}

/** A row of the printed table. `headings` holds one entry a level, outermost first, null where the leaf stands higher. `leaf` null: a heading without leaves. */
export interface PrintedRow {
  readonly kind: 'row'
  readonly headings: readonly (PrintedHeading | null)[]
  readonly leaf: PrintedLeaf | null
}

export interface PrintedLeaf {
  readonly number: number
  readonly code: string
  readonly name: string
  readonly points: string | null
  readonly weight: string | null
  readonly criteria: string
  readonly checkedBy: string
  readonly scorer: string
}

export type PrintedLine = PrintedRow | { readonly kind: 'section'; readonly text: string }

/** A scheme in the form in which offices print it. `levels` is the number of columns of headings, at least one. */
export interface PrintedScheme {
  readonly title: string
  readonly levels: number
  readonly hasWeights: boolean
  readonly lines: readonly PrintedLine[]
  /** Grades, quotas, caps and the office's notes, one line each. */
  readonly notes: readonly string[]
}

/** Lays a scheme out as the rows of its printed table. Pure: the same scheme gives the same rows, which is how a changed print is found out. */
export function printedScheme(scheme: Scheme): PrintedScheme {
  const levels = Math.max(1, ...scheme.parts.map(({ indicator }) => headingDepth(indicator)))
  const sections = new Set(scheme.parts.map(({ part }) => part)).size > 1
  const lines: PrintedLine[] = []
  const counter = { leaf: 0, section: 0 }
  let before: IndicatorPart | null = null
  for (const { part, indicator } of scheme.parts) {
    if (sections && part !== before) {
      lines.push({ kind: 'section', text: `${numeral(counter.section)}、${sectionName(part, scheme)}` })
      counter.section += 1
    }
    before = part
    addRows(indicator, [], { scheme, part, levels, lines, counter })
  }
  const hasWeights = lines.some((line) => line.kind === 'row' && line.leaf !== null && line.leaf.weight !== null)
  return { title: scheme.name, levels, hasWeights, lines, notes: noteLines(scheme) }
}

function headingDepth(indicator: Indicator): number {
  return isLeaf(indicator) ? 0 : 1 + Math.max(0, ...indicator.children.map(headingDepth))
}

interface Place {
  readonly scheme: Scheme
  readonly part: IndicatorPart
  readonly levels: number
  readonly lines: PrintedLine[]
  readonly counter: { leaf: number; section: number }
}

function addRows(indicator: Indicator, above: readonly PrintedHeading[], place: Place): void {
  const { levels, lines, counter, scheme } = place
  const headings = (own: readonly PrintedHeading[]) => Array.from({ length: levels }, (_, level) => own[level] ?? null)
  if (isLeaf(indicator)) {
    counter.leaf += 1
    lines.push({ kind: 'row', headings: headings(above), leaf: printedLeaf(indicator, counter.leaf, scheme) })
    return
  }
  const path = [...above, { code: indicator.code, text: headingWords(indicator, place.part) }]
  if (indicator.children.length === 0) lines.push({ kind: 'row', headings: headings(path), leaf: null })
  for (const child of indicator.children) addRows(child, path, place)
}

function printedLeaf(leaf: Leaf, number: number, scheme: Scheme): PrintedLeaf {
  return {
    number,
    code: leaf.code,
    name: leaf.name,
    points: leaf.points,
    weight: leaf.weight ?? null,
    criteria: criteriaOf(leaf, scheme.settings.bands),
    checkedBy: leaf.checkedBy ?? '',
    scorer: scorerOf(leaf),
  }
}

/** 评分人: the judge groups of judged leaves and surveys, else those who supply the facts. */
function scorerOf({ method }: Leaf): string {
  switch (method.kind) {
    case 'judged':
    case 'survey':
      return method.groups.map(({ name }) => name).join('、')
    case 'deduct':
    case 'bonus':
    case 'veto':
      return [...new Set(method.rules.flatMap(({ supplier }) => supplier ?? []))].join('、')
    default:
      return ''
  }
}

/** "政治忠诚（30分）", "加分项（不超过6分）", "组织建设（25分，权重40%）". */
function headingWords({ name, points, weight }: Indicator, part: IndicatorPart): string {
  const said = [
    ...(points === null ? [] : [`${part === 'base' ? '' : '不超过'}${points}分`]),
    ...(weight === undefined ? [] : [`权重${weightWords(weight)}`]),
  ]
  return said.length === 0 ? name : `${name}（${said.join('，')}）`
}

function weightWords(weight: string): string {
  return toUnits(weight) <= 10_000 ? `${fromUnits(toUnits(weight) * 100)}%` : weight
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const
const numeral = (place: number) => numerals[place] ?? String(place + 1)

function sectionName(part: IndicatorPart, { points, settings }: Scheme): string {
  const cap = (limit: string | null) => (limit === null ? '' : `（不超过${limit}分）`)
  switch (part) {
    case 'base':
      return `基础分${points === null ? '' : `（${points}分）`}`
    case 'bonus':
      return `加分${cap(settings.bonusCap)}`
    case 'deduction':
      return `扣分${cap(settings.deductionCap)}`
    case 'veto':
      return '一票否决'
  }
}

function noteLines({ settings, notes, points }: Scheme): readonly string[] {
  const { bands, quotas, bonusCap, deductionCap, bandsOn } = settings
  const gradeName = (code: string) => bands.find((band) => band.code === code)?.name ?? code
  const lines: string[] = []
  if (points !== null) lines.push(`总分${points}分。`)
  if (bonusCap !== null) lines.push(`加分不超过${bonusCap}分。`)
  if (deductionCap !== null) lines.push(`扣分不超过${deductionCap}分。`)
  if (bands.length > 0) {
    const words = bands.map(({ name, lower, upper }) =>
      upper === null ? `${lower}分及以上为${name}` : `${lower}分及以上不满${upper}分为${name}`,
    )
    lines.push(`等次${bandsOn === 'percent' ? '（按得分占满分的百分比）' : ''}：${words.join('，')}。`)
  }
  for (const { grade, limit, rounding, per } of quotas) {
    const amount = limit.kind === 'share' ? `参评对象数的${fromUnits(toUnits(limit.share) * 100)}%` : `${limit.number}个`
    const how = `${per === 'category' ? '按分组计算' : '按全部参评对象计算'}，${{ floor: '向下取整', half_up: '四舍五入', ceil: '向上取整' }[rounding]}`
    lines.push(`${gradeName(grade)}名额不超过${amount}（${how}）。`)
  }
  return [...lines, ...notes]
}
