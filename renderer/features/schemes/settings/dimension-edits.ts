import type { DimensionSet } from '../../../../shared/contract/scheme-library.ts'
import type { Indicator } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { withOptional } from '../edits/change-indicator.ts'
import { textOfUnits, unitsOf } from '../leaf-form/decimals.ts'
import { freshCode } from '../leaf-form/list-edits.ts'
import { isLeafIndicator, type TreeRow } from '../scheme-tree.ts'

type Dimension = Scheme['dimensions'][number]

/** What belongs to a dimension: how many leaves, and their points together; a leaf without points adds none. */
export interface DimensionUse {
  readonly leaves: number
  readonly points: string
}

/** The leaves of each dimension, and those of none. A leaf that names no dimension has that of the nearest indicator above it that does. Vetoes are left out. */
export function dimensionUse(rows: readonly TreeRow[]): {
  readonly byCode: ReadonlyMap<string, DimensionUse>
  readonly without: readonly TreeRow[]
} {
  const named = new Map(rows.map((row) => [row.code, row.indicator.dimension]))
  const found = new Map<string, { leaves: number; units: number }>()
  const without: TreeRow[] = []
  for (const row of rows) {
    if (!isLeafIndicator(row.indicator) || row.part === 'veto') continue
    const code = row.indicator.dimension ?? row.above.map((above) => named.get(above)).findLast((each) => each !== undefined)
    if (code === undefined) {
      without.push(row)
      continue
    }
    const use = found.get(code) ?? { leaves: 0, units: 0 }
    use.leaves += 1
    if (row.indicator.points !== null) use.units += unitsOf(row.indicator.points)
    found.set(code, use)
  }
  return {
    byCode: new Map([...found].map(([code, { leaves, units }]) => [code, { leaves, points: textOfUnits(units) }])),
    without,
  }
}

/** The dimensions with those of a ready set behind them. What is there stays; a dimension of the same name is not added again. */
export function withSet(dimensions: readonly Dimension[], set: DimensionSet): Dimension[] {
  const all = [...dimensions]
  for (const { code, name } of set.dimensions) {
    if (all.some((each) => each.name === name)) continue
    const free = all.some((each) => each.code === code) ? freshCode(all, code) : code
    all.push({ code: free, name })
  }
  return all
}

/** The scheme without a dimension, and no indicator naming it any more. */
export function withoutDimension(scheme: Scheme, code: string): Scheme {
  const untagged = (indicator: Indicator): Indicator => {
    const own = indicator.dimension === code ? withOptional<Indicator, 'dimension'>(indicator, 'dimension', null) : indicator
    return isLeafIndicator(own) ? own : { ...own, children: own.children.map(untagged) }
  }
  return {
    ...scheme,
    dimensions: scheme.dimensions.filter((dimension) => dimension.code !== code),
    parts: scheme.parts.map((part) => ({ ...part, indicator: untagged(part.indicator) })),
  }
}
