import { fromUnits, SCALE, toUnits } from '../../../shared/domain/decimal-text.ts'
import { type Indicator, isLeaf, type Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { LeafReading, SchemeReading } from '../../../shared/domain/scheme/reading.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { leavesOf } from '../schemes/starter-schemes.ts'
import { scaleMethod } from './scale-method.ts'

/**
 * Rules of 百分制加权: every leaf is scored on a scale of its own (100) and has a weight in the whole, and the headings above have neither points nor
 * weights. In points that is a leaf of as many points as its weight is worth, with the amounts of its rules in proportion: the same total for everybody.
 * Every such reading says so and is a guess at the most.
 *
 * @returns null where the rules are of another kind, or an amount would not be exact in four decimals: then everything stays as it is written
 */
export function weightsToPoints(
  scheme: Scheme,
  reading: SchemeReading,
): { readonly scheme: Scheme; readonly reading: SchemeReading } | null {
  const base = scheme.parts.filter(({ part }) => part === 'base').map(({ indicator }) => indicator)
  if (base.every(isLeaf) || !base.every(bearsOnlyLeafWeights)) return null
  const leaves = leavesOf({ ...scheme, parts: scheme.parts.filter(({ part }) => part === 'base') })
  const sum = leaves.reduce((total, leaf) => total + toUnits(leaf.weight ?? '0'), 0)
  if (sum !== SCALE && sum !== 100 * SCALE) return null
  const total = scheme.points ?? '100'
  const worth = new Map<string, Worth>()
  for (const leaf of leaves) {
    const product = toUnits(leaf.weight ?? '0') * toUnits(total)
    if (!Number.isSafeInteger(product) || product % sum !== 0 || product === 0) return null
    worth.set(leaf.code, { from: toUnits(leaf.points ?? '0'), to: product / sum, weight: leaf.weight ?? '' })
  }
  const readings: LeafReading[] = []
  for (const each of reading.leaves) {
    const share = worth.get(each.leaf)
    const scaled = share === undefined ? each : scaledReading(each, share)
    if (scaled === null) return null
    readings.push(scaled)
  }
  const parts = scheme.parts.map((part) => ({ ...part, indicator: inPoints(part.indicator, worth) }))
  return { scheme: { ...scheme, points: total, combine: 'sum', parts }, reading: { ...reading, leaves: readings } }
}

interface Worth {
  readonly from: number
  readonly to: number
  readonly weight: string
}

/** Leaves with points and weights below headings that state neither. */
function bearsOnlyLeafWeights(indicator: Indicator): boolean {
  if (isLeaf(indicator)) return indicator.weight !== undefined && indicator.points !== null && toUnits(indicator.points) > 0
  return indicator.points === null && indicator.weight === undefined && indicator.children.every(bearsOnlyLeafWeights)
}

function inPoints(indicator: Indicator, worth: ReadonlyMap<string, Worth>): Indicator {
  if (!isLeaf(indicator)) return { ...indicator, combine: 'sum', children: indicator.children.map((child) => inPoints(child, worth)) }
  const share = worth.get(indicator.code)
  return share === undefined ? indicator : withPoints(indicator, share)
}

function withPoints(leaf: Leaf, { to }: Worth): Leaf {
  const { weight: _weight, ...rest } = leaf
  return { ...rest, points: fromUnits(to) }
}

function scaledReading(reading: LeafReading, share: Worth): LeafReading | null {
  const { proposed } = reading
  if (proposed === null) return reading
  const method = scaleMethod(proposed.method, share.from, share.to)
  if (method === null) return null
  const note = {
    code: 'weight_as_points',
    values: { from: fromUnits(share.from), weight: share.weight, points: fromUnits(share.to) },
  }
  const [first, ...others] = reading.clauses
  const said =
    first !== undefined && first.certainty === 'certain' ? [{ ...first, certainty: 'guess' as const, note }, ...others] : reading.clauses
  return {
    ...reading,
    proposed: { ...withPoints(proposed, share), method },
    clauses: [...said],
    certainty: reading.certainty === 'certain' ? 'guess' : reading.certainty,
  }
}
