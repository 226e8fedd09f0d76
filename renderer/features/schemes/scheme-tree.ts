import type { Indicator, IndicatorPart, Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { Rule, VetoRule } from '../../../shared/domain/scheme/rules.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'

/** Code under which sums and problems of the whole scheme are reported. */
export const TOTAL = 'total'

/** A line of the tree table, in print order. `weighted`: the parent combines by weight, so the line has a weight to state. */
export interface TreeRow {
  readonly code: string
  readonly name: string
  readonly depth: number
  readonly part: IndicatorPart
  readonly indicator: Indicator
  /** Codes above it, outermost first. */
  readonly above: readonly string[]
  readonly weighted: boolean
}

/** Whether an indicator is a leaf. Written out here, for the domain's own test would bring the schema library into the screen. */
export function isLeafIndicator(indicator: Indicator): indicator is Leaf {
  return 'method' in indicator
}

/** Every indicator of a scheme as lines, in print order. */
export function treeRows(scheme: Scheme): TreeRow[] {
  return scheme.parts.flatMap(({ part, indicator }) => rowsBelow(indicator, part, [], part === 'base' && scheme.combine === 'weighted'))
}

function rowsBelow(indicator: Indicator, part: IndicatorPart, above: readonly string[], weighted: boolean): TreeRow[] {
  const row = { code: indicator.code, name: indicator.name, depth: above.length, part, indicator, above, weighted }
  if (isLeafIndicator(indicator)) return [row]
  return [
    row,
    ...indicator.children.flatMap((child) => rowsBelow(child, part, [...above, indicator.code], indicator.combine === 'weighted')),
  ]
}

/** Rules of a leaf: those that move points, or its vetoes; empty for leaves that take entered values. */
export function rulesOf(leaf: Leaf): readonly (Rule | VetoRule)[] {
  const { method } = leaf
  return method.kind === 'deduct' || method.kind === 'bonus' || method.kind === 'veto' ? method.rules : []
}

export interface SchemeCounts {
  readonly leaves: number
  readonly rules: number
}

/** How many leaves and rules a scheme has. */
export function countScheme(rows: readonly TreeRow[]): SchemeCounts {
  const leaves = rows.flatMap(({ indicator }) => (isLeafIndicator(indicator) ? [indicator] : []))
  return { leaves: leaves.length, rules: leaves.reduce((sum, leaf) => sum + rulesOf(leaf).length, 0) }
}

/**
 * Lines whose name, code, prose or rule texts hold the text, with everything above them, so that a hit is never without its place; all lines
 * when the text is blank.
 */
export function matchingRows(rows: readonly TreeRow[], text: string): readonly TreeRow[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return rows
  const kept = new Set<string>()
  for (const row of rows) {
    if (!searchText(row).includes(wanted)) continue
    kept.add(row.code)
    for (const code of row.above) kept.add(code)
  }
  return rows.filter((row) => kept.has(row.code))
}

function searchText({ indicator }: TreeRow): string {
  const own = `${indicator.code} ${indicator.name}`
  const all = isLeafIndicator(indicator) ? [own, indicator.criteria ?? '', ...rulesOf(indicator).map((rule) => rule.text)] : [own]
  return all.join(' ').toLowerCase()
}
