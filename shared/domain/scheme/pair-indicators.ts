import type { Indicator, IndicatorPart } from './indicators.ts'
import { isLeaf } from './indicators.ts'
import type { SchemeMapping } from './mapping.ts'
import type { Scheme } from './scheme.ts'

/** An indicator where it stands. `siblings` are the codes of its parent's children, or of its part's top-level indicators, in print order. */
export interface PlacedIndicator {
  readonly indicator: Indicator
  readonly part: IndicatorPart
  readonly parent: PlacedIndicator | null
  readonly siblings: readonly string[]
}

/** Every indicator of a scheme in print order, parents before their children. */
export function placedIndicators(scheme: Scheme): readonly PlacedIndicator[] {
  const walk = (
    indicator: Indicator,
    part: IndicatorPart,
    parent: PlacedIndicator | null,
    siblings: readonly string[],
  ): readonly PlacedIndicator[] => {
    const placed = { indicator, part, parent, siblings }
    if (isLeaf(indicator)) return [placed]
    const codes = indicator.children.map(({ code }) => code)
    return [placed, ...indicator.children.flatMap((child) => walk(child, part, placed, codes))]
  }
  return scheme.parts.flatMap(({ part, indicator }) => {
    const siblings = scheme.parts.filter((other) => other.part === part).map((other) => other.indicator.code)
    return walk(indicator, part, null, siblings)
  })
}

/** Indicators of two schemes that are the same thing, by the one after. */
export type IndicatorPairs = ReadonlyMap<PlacedIndicator, PlacedIndicator>

/**
 * Pairs the indicators of two schemes: as the mapping says where there is one; else the same code and name; else the same name at the same place
 * under another code (renumbered); else the same code (renamed).
 *
 * Codes that were only shifted, 1.2 → 1.3 because something new came before, pair by name. An indicator that the mapping calls new, gone, split or
 * merged has no single partner, except one of the same code inside its line.
 */
export function pairIndicators(
  before: readonly PlacedIndicator[],
  after: readonly PlacedIndicator[],
  mapping: SchemeMapping = [],
): IndicatorPairs {
  const pairs = new Map<PlacedIndicator, PlacedIndicator>()
  const left = { before: new Set(before), after: new Set(after) }
  const pair = (one: PlacedIndicator, other: PlacedIndicator) => {
    pairs.set(other, one)
    left.before.delete(one)
    left.after.delete(other)
  }
  const pairBy = (keyOf: (placed: PlacedIndicator, side: 'before' | 'after') => string | null) => {
    const byKey = Map.groupBy(left.before, (one) => keyOf(one, 'before'))
    const alikes = Map.groupBy(left.after, (other) => keyOf(other, 'after'))
    for (const [key, [other, ...more]] of alikes) {
      const [one, ...rivals] = byKey.get(key) ?? []
      if (key !== null && one !== undefined && other !== undefined && rivals.length === 0 && more.length === 0) pair(one, other)
    }
  }
  const settled = pairMapped(before, after, mapping, pair)
  for (const one of settled.before) left.before.delete(one)
  for (const other of settled.after) left.after.delete(other)
  pairBy(({ indicator }) => JSON.stringify([indicator.code, indicator.name]))
  const underSameParent = () => {
    for (let known = -1; known < pairs.size; ) {
      known = pairs.size
      const partners = new Map([...pairs].map(([other, one]) => [one, other]))
      pairBy((placed, side) => {
        const parent = side === 'after' || placed.parent === null ? placed.parent : partners.get(placed.parent)
        if (parent === undefined) return null
        return JSON.stringify([placed.part, parent?.indicator.code ?? null, isLeaf(placed.indicator), placed.indicator.name])
      })
    }
  }
  underSameParent()
  // A leaf and a group of one code and two names are two things.
  pairBy(({ indicator }) => JSON.stringify([indicator.code, isLeaf(indicator)]))
  underSameParent()
  return pairs
}

/** Pairs what the mapping pairs; returns the leaves that it leaves without a partner. */
function pairMapped(
  before: readonly PlacedIndicator[],
  after: readonly PlacedIndicator[],
  mapping: SchemeMapping,
  pair: (one: PlacedIndicator, other: PlacedIndicator) => void,
): { readonly before: readonly PlacedIndicator[]; readonly after: readonly PlacedIndicator[] } {
  const byCode = (all: readonly PlacedIndicator[]) =>
    new Map(all.filter(({ indicator }) => isLeaf(indicator)).map((placed) => [placed.indicator.code, placed]))
  const sides = { before: byCode(before), after: byCode(after) }
  const alone: { before: PlacedIndicator[]; after: PlacedIndicator[] } = { before: [], after: [] }
  for (const { from, to } of mapping) {
    const olds = from.flatMap((code) => sides.before.get(code) ?? [])
    const news = to.flatMap((code) => sides.after.get(code) ?? [])
    for (const old of olds) {
      const partner = olds.length === 1 && news.length === 1 ? news[0] : news.find((each) => each.indicator.code === old.indicator.code)
      if (partner === undefined) alone.before.push(old)
      else {
        pair(old, partner)
        news.splice(news.indexOf(partner), 1)
      }
    }
    alone.after.push(...news)
  }
  return alone
}
