import type { SchemeProblem } from '../../../../shared/contract/schemes.ts'
import type { Indicator, IndicatorPart } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { childrenOf, type ParentPlace, partOrder, partPlace } from '../edits/tree-places.ts'
import { isLeafIndicator, matchingRows, TOTAL, treeRows } from '../scheme-tree.ts'

/** The first line: the base total. */
export interface TotalRow {
  readonly kind: 'total'
  readonly key: typeof TOTAL
}

/** The heading of a part; there even when the part holds nothing, so that something can be added. */
export interface PartRow {
  readonly kind: 'part'
  readonly key: ParentPlace
  readonly part: IndicatorPart
  readonly size: number
  readonly expanded: boolean
}

/** An indicator. `level` counts from 2, below the heading of its part; `expanded` is null for leaves. */
export interface IndicatorRow {
  readonly kind: 'indicator'
  readonly key: string
  readonly indicator: Indicator
  readonly part: IndicatorPart
  readonly level: number
  readonly parent: ParentPlace
  /** Its place among its siblings, from 0, and how many there are. */
  readonly index: number
  readonly siblings: number
  /** Whether what holds it combines by weight. */
  readonly weighted: boolean
  readonly expanded: boolean | null
}

export type ShownRow = TotalRow | PartRow | IndicatorRow

/**
 * The lines on screen, top to bottom: the total, then each part with what is open of it, in print order.
 *
 * @param collapsed codes of groups and places of parts that are closed; a search opens everything it finds
 * @param withEmptyParts whether parts without anything are shown, which a frozen version has no use for
 */
export function shownRows(scheme: Scheme, collapsed: ReadonlySet<string>, search: string, withEmptyParts: boolean): readonly ShownRow[] {
  const searching = search.trim() !== ''
  const found = searching ? new Set(matchingRows(treeRows(scheme), search).map((row) => row.code)) : null
  const rows: ShownRow[] = searching ? [] : [{ kind: 'total', key: TOTAL }]
  for (const part of partOrder) {
    const key = partPlace(part)
    const top = childrenOf(scheme, key).filter((indicator) => found === null || found.has(indicator.code))
    if (top.length === 0 && (searching || !withEmptyParts)) continue
    const expanded = searching || !collapsed.has(key)
    rows.push({ kind: 'part', key, part, size: top.length, expanded })
    if (expanded) add(top, key, part, 2, part === 'base' && scheme.combine === 'weighted')
  }
  return rows

  function add(list: readonly Indicator[], parent: ParentPlace, part: IndicatorPart, level: number, weighted: boolean): void {
    for (const [index, indicator] of list.entries()) {
      if (found !== null && !found.has(indicator.code)) continue
      const leaf = isLeafIndicator(indicator)
      const expanded = leaf ? null : searching || !collapsed.has(indicator.code)
      rows.push({
        kind: 'indicator',
        key: indicator.code,
        indicator,
        part,
        level,
        parent,
        index,
        siblings: list.length,
        weighted,
        expanded,
      })
      if (!leaf && expanded) add(indicator.children, indicator.code, part, level + 1, indicator.combine === 'weighted')
    }
  }
}

/** Whether any line states a weight. */
export function hasWeights(scheme: Scheme): boolean {
  return scheme.combine === 'weighted' || treeRows(scheme).some((row) => row.weighted)
}

/** Everything that can be closed: parts and groups. */
export function closable(scheme: Scheme): readonly string[] {
  const groups = treeRows(scheme).filter(({ indicator }) => !isLeafIndicator(indicator))
  return groups.map(({ code }) => code)
}

/** Problems of a line: those that are written below it, and how many further ones have to be confirmed; remarks are in the list of the check only. */
export interface RowProblems {
  readonly notes: readonly SchemeProblem[]
  readonly further: number
}

export const noProblems: RowProblems = { notes: [], further: 0 }

/** Problems by the line on which they are told. Written below it: sums that do not agree, and what holds back saving. */
export function problemsByRow(problems: readonly SchemeProblem[]): ReadonlyMap<string, RowProblems> {
  const byRow = new Map<string, RowProblems>()
  for (const problem of problems) {
    const key = placeOfProblem(problem)
    const { notes, further } = byRow.get(key) ?? noProblems
    const noted = problem.severity === 'refusing' || problem.code === 'sum_differs' || problem.code === 'attainable_differs'
    const counted = !noted && problem.severity === 'notice' ? 1 : 0
    byRow.set(key, { notes: noted ? [...notes, problem] : notes, further: further + counted })
  }
  return byRow
}

/** The line that a problem belongs to. A code that is used twice is told where it stands, not on the total. */
export function placeOfProblem(problem: SchemeProblem): string {
  return problem.code === 'duplicate_code' && problem.values.kind === 'node' ? (problem.values.code ?? problem.at) : problem.at
}
