import type { IndicatorPart } from '../../../shared/domain/scheme/indicators.ts'
import { lineWidth } from '../../files/workbook/index.ts'
import { partOfHeading, readHeading } from '../../prose/index.ts'
import { saysPoints } from './column-content.ts'
import type { DraftLeaf, DraftNode } from './draft-tree.ts'
import { nameFromProse } from './heading-text.ts'

/** An indicator with its name, points and part, before it has a code. `note` holds what the sheet says of it that moves no points. */
export interface PlannedNode {
  readonly row: number
  readonly name: string
  readonly points: string | null
  readonly weight: string | null
  /** What the heading says that the part may give or take at the most. */
  readonly cap: string | null
  readonly note: string | null
  readonly children: readonly PlannedNode[]
  readonly leaf: { readonly criteria: string; readonly checkedBy: string; readonly scorer: string; readonly code: string } | null
}

/** A top-level indicator with its place in the order of operations. */
export interface PlannedPart {
  readonly part: IndicatorPart
  readonly node: PlannedNode
}

/**
 * What the header says of all rows. Without a column of criteria the leaf's own words are its criteria; `part` is that of rows under no heading that says
 * another; `scorerLabel` is what the office calls those who give the marks (评分人, 责任单位).
 */
export interface DraftForm {
  readonly hasCriteria: boolean
  readonly part: IndicatorPart
  readonly scorerLabel: string
}

/** Longest heading that can be a part's: a longer one only speaks of 加分. */
const LONGEST_PART_HEADING = 24
/** Widest cell of names that is taken as a name whole, in digits: forty Chinese characters. */
const WIDEST_NAME = 80

/**
 * Makes names, points and parts of a tree as it stands in the sheet.
 *
 * A heading over a single leaf that the sheet does not name is that leaf. Bonus, deductions and vetoes become parts of their own wherever they stand. A
 * heading 基础分（100分） over all of the base says the full mark and is no indicator.
 *
 */
export function finishDraft(
  nodes: readonly DraftNode[],
  form: DraftForm,
): { readonly parts: readonly PlannedPart[]; readonly points: string | null } {
  const unwrapped = unwrapBase(nodes)
  return { parts: unwrapped.nodes.flatMap((node) => splitParts(node, form.part, form)), points: unwrapped.points }
}

const baseHeading = /基[础本]|常规|共性|日常|正向|主体|百分制|(考[核评]|评分|评价)(内容|项目|指标)/

function unwrapBase(nodes: readonly DraftNode[]): { nodes: readonly DraftNode[]; points: string | null } {
  const wrappers = nodes.filter((node) => node.section && partOf(node) === null)
  const [wrapper] = wrappers
  if (wrapper === undefined || wrappers.length > 1 || nodes.some((node) => !node.section)) return { nodes, points: null }
  const { name, points } = headingOf(wrapper)
  const whole = points !== null && /^(100|1000|200|150|120)$/.test(points)
  if ((!whole && !baseHeading.test(name)) || wrapper.children.length === 0) return { nodes, points: null }
  return { nodes: nodes.flatMap((node) => (node === wrapper ? node.children : [node])), points }
}

function headingOf(node: DraftNode): { name: string; points: string | null; cap: string | null; weight: string | null } {
  const read = readHeading(node.heading)
  return { ...read, points: read.points ?? node.points, weight: read.weight ?? node.weight }
}

/** Headings that are nothing but the word; inside a longer name it says less. */
const bareParts: ReadonlyMap<string, IndicatorPart> = new Map([
  ['加分', 'bonus'],
  ['奖励', 'bonus'],
  ['扣分', 'deduction'],
  ['减分', 'deduction'],
  ['否决', 'veto'],
])

function partOf(node: DraftNode): IndicatorPart | null {
  if (node.heading === '' || node.heading.length > LONGEST_PART_HEADING) return null
  return partOfHeading(node.heading) ?? bareParts.get(readHeading(node.heading).name) ?? null
}

/** The node as one or more top-level indicators: what below it belongs to another part stands beside it. */
function splitParts(node: DraftNode, above: IndicatorPart, form: DraftForm): PlannedPart[] {
  const part = partOf(node) ?? above
  const moved: PlannedPart[] = []
  const keep = (parent: DraftNode): DraftNode => ({
    ...parent,
    children: parent.children.flatMap((child) => {
      const own = partOf(child)
      if (own === null || own === part) return [keep(child)]
      moved.push(...splitParts(child, own, form))
      return []
    }),
  })
  const kept = keep(node)
  const isEmptied = node.children.length > 0 && kept.children.length === 0
  return [...(isEmptied ? [] : [{ part, node: finishNode(kept, part, form) }]), ...moved]
}

function finishNode(node: DraftNode, part: IndicatorPart, form: DraftForm): PlannedNode {
  if (node.leaf !== null && node.children.length === 0) return finishLeaf(node, node.leaf, form, null)
  const [only] = node.children
  const names = new Set(only?.leaf?.lines.map(({ name }) => name).filter((name) => name !== ''))
  const nameless = only !== undefined && only.leaf !== null && names.size !== 1
  if (only !== undefined && node.children.length === 1 && only.children.length === 0 && only.leaf !== null && nameless) {
    return finishLeaf(only, only.leaf, form, node)
  }
  const { name, points, cap, weight } = headingOf(node)
  const long = lineWidth(name) > WIDEST_NAME
  return {
    row: node.row,
    name: firstName(node.row, long ? '' : name, nameFromProse(node.heading)),
    points: points ?? (part === 'base' ? null : cap),
    weight,
    cap,
    note: long ? node.heading : null,
    children: node.children.map((child) => finishNode(child, part, form)),
    leaf: node.children.length > 0 ? null : { criteria: '', checkedBy: '', scorer: '', code: '' },
  }
}

/** A leaf of one or more lines; `group` is the heading whose place it takes, being all that stands below it. */
function finishLeaf(node: DraftNode, leaf: DraftLeaf, { hasCriteria, scorerLabel }: DraftForm, group: DraftNode | null): PlannedNode {
  const names = [...new Set(leaf.lines.map(({ name }) => name))].filter((name) => name !== '')
  const own = names.length === 1 && group === null ? (names[0] ?? '') : ''
  const isProse = lineWidth(own) > WIDEST_NAME || (!hasCriteria && saysPoints(own))
  const joined = leaf.lines
    .map(({ name, requirement, criteria }) => ({
      name: names.length > 1 || group !== null ? name : '',
      text: hasCriteria ? criteria : name || requirement,
    }))
    .map(({ name, text }) => (name === '' || text === '' || !hasCriteria ? text : `${name}：${text}`))
    .filter((text) => text !== '')
    .join('\n')
  const criteria = hasCriteria ? joined : isProse || names.length > 1 || group !== null ? joined : ''
  const requirement = leaf.lines
    .map((line) => line.requirement)
    .filter((text) => text !== '')
    .join('\n')
  const heading = group === null ? readHeading(own) : headingOf(group)
  const named = group !== null ? heading.name : isProse ? nameFromProse(own) : heading.name
  const fallback =
    names.length > 1 ? names.map((name) => readHeading(name).name).join('、') : nameFromProse(requirement === '' ? criteria : requirement)
  const notes = [
    isProse && hasCriteria ? own : '',
    requirement,
    leaf.scorer.length === 0 ? '' : `${scorerLabel}：${leaf.scorer.join('、')}`,
  ]
  const note = notes.filter((text) => text !== '').join('\n')
  return {
    row: group?.row ?? node.row,
    name: firstName(group?.row ?? node.row, named, fallback, own, nameFromProse(criteria)),
    // "发展新会员每人加4分" is a rule of 4 points, not a leaf of 4 points.
    points: node.points ?? (isProse && /[每加扣减]/.test(own) && saysPoints(own) ? null : (heading.points ?? heading.cap)),
    weight: node.weight ?? heading.weight,
    cap: heading.cap,
    note: note === '' ? null : note,
    children: [],
    leaf: { criteria, checkedBy: leaf.checkedBy.join('、'), scorer: leaf.scorer.join('、'), code: leaf.code },
  }
}

/** Longest name that a scheme holds. */
const NAME_LIMIT = 200

/** The first name that says something, as long as a scheme holds; else the row, because an indicator without a name could not be found again. */
function firstName(row: number, ...names: readonly string[]): string {
  const name = names.map((each) => each.trim()).find((each) => each !== '') ?? `第${row}行`
  return name.length > NAME_LIMIT ? `${name.slice(0, NAME_LIMIT - 1)}…` : name
}
