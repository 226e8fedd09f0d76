import { compareValues } from './compare-values.ts'
import { type Indicator, isLeaf } from './indicators.ts'
import { inSameOrder } from './longest-order.ts'
import type { SchemeMapping } from './mapping.ts'
import { type IndicatorPairs, type PlacedIndicator, pairIndicators, placedIndicators } from './pair-indicators.ts'
import type { Scheme } from './scheme.ts'
import type { BothSides, ChangedValue, SchemeChange } from './scheme-change.ts'

/** Fields in the order in which a reader wants them; others follow. */
const fieldOrder = [
  'name',
  'points',
  'weight',
  'clamp',
  'combine',
  'perEvaluatee',
  'dimension',
  'method',
  'empty',
  'criteria',
  'checkedBy',
  'note',
]

/**
 * Everything in which two schemes differ: settings first, then indicators in print order, then those that are gone.
 *
 * Pure. `schemeDifference(a, a)` is empty; seen from the other side it is the same list with before and after exchanged, added for removed and split
 * for merged. The scheme's own code is not compared: it names the scheme, and a copy has another one.
 *
 * @param mapping how leaves continue; without it they are matched by code, name and place (see `pairIndicators`)
 */
export function schemeDifference(before: Scheme, after: Scheme, mapping: SchemeMapping = []): readonly SchemeChange[] {
  const sides = { before: placedIndicators(before), after: placedIndicators(after) }
  const pairs = pairIndicators(sides.before, sides.after, mapping)
  const partners = new Map([...pairs].map(([other, one]) => [one, other]))
  const joined = splitsAndMerges(sides, mapping)
  return [
    ...compareScheme(before, after),
    ...sides.after.flatMap((placed): readonly SchemeChange[] => {
      const one = pairs.get(placed)
      if (one !== undefined) return [...(joined.byCode.get(placed.indicator.code) ?? []), ...comparePair(one, placed, pairs, partners)]
      const split = joined.byCode.get(placed.indicator.code)
      if (split !== undefined) return split
      if (joined.covered.after.has(placed.indicator.code)) return []
      return [{ kind: 'added', indicator: sidesOf(null, placed), path: [], before: null, after: arrival(placed) }]
    }),
    ...sides.before
      .filter((one) => !partners.has(one) && !joined.covered.before.has(one.indicator.code))
      .map((one): SchemeChange => ({ kind: 'removed', indicator: sidesOf(one, null), path: [], before: arrival(one), after: null })),
  ]
}

function compareScheme(before: Scheme, after: Scheme): readonly SchemeChange[] {
  const head = ({ format: _format, code: _code, parts: _parts, settings: _settings, ...rest }: Scheme) => rest
  return [...compareValues([], head(before), head(after)), ...compareValues(['settings'], before.settings, after.settings)].map(
    (change) => ({ ...change, path: [...change.path], indicator: null }),
  )
}

function comparePair(
  one: PlacedIndicator,
  other: PlacedIndicator,
  pairs: IndicatorPairs,
  partners: ReadonlyMap<PlacedIndicator, PlacedIndicator>,
): readonly SchemeChange[] {
  const indicator = sidesOf(one, other)
  const changes: SchemeChange[] = []
  if (one.indicator.code !== other.indicator.code) {
    changes.push({ kind: 'renumbered', indicator, path: [], before: one.indicator.code, after: other.indicator.code })
  }
  if (hasMoved(one, other, pairs, partners))
    changes.push({ kind: 'moved', indicator, path: [], before: placeOf(one), after: placeOf(other) })
  const [was, is] = [fieldsOf(one.indicator), fieldsOf(other.indicator)]
  const bothKinds = isLeaf(one.indicator) === isLeaf(other.indicator)
  const names = [...new Set([...fieldOrder, ...Object.keys(was), ...Object.keys(is)])]
  for (const name of names) {
    // How children are combined means nothing where the other side has none.
    if (!bothKinds && (name === 'combine' || name === 'perEvaluatee')) continue
    for (const change of compareValues([name], was[name], is[name])) changes.push({ ...change, path: [...change.path], indicator })
  }
  return changes
}

function fieldsOf(indicator: Indicator): Readonly<Record<string, unknown>> {
  const { code: _code, ...fields } = indicator
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'children'))
}

/** Another part, another parent, or another place among the siblings that both sides have there. */
function hasMoved(
  one: PlacedIndicator,
  other: PlacedIndicator,
  pairs: IndicatorPairs,
  partners: ReadonlyMap<PlacedIndicator, PlacedIndicator>,
): boolean {
  const parent = one.parent === null ? null : (partners.get(one.parent) ?? undefined)
  if (one.part !== other.part || parent !== other.parent) return true
  const stayed = [...pairs].filter(
    ([after, before]) =>
      after.parent === other.parent && before.parent === one.parent && after.part === before.part && after.part === one.part,
  )
  // Both codes name a pair, so that the answer is the same from either side.
  const keyOf = (before: string, after: string) => [before, after].sort().join(' ')
  const keys = { before: new Map<string, string>(), after: new Map<string, string>() }
  for (const [after, before] of stayed) {
    const key = keyOf(before.indicator.code, after.indicator.code)
    keys.before.set(before.indicator.code, key)
    keys.after.set(after.indicator.code, key)
  }
  const orderBefore = one.siblings.flatMap((code) => keys.before.get(code) ?? [])
  const orderAfter = other.siblings.flatMap((code) => keys.after.get(code) ?? [])
  return !inSameOrder(orderBefore, orderAfter).has(keyOf(one.indicator.code, other.indicator.code))
}

function sidesOf(before: PlacedIndicator | null, after: PlacedIndicator | null): BothSides {
  const named = (placed: PlacedIndicator | null) => (placed === null ? null : { code: placed.indicator.code, name: placed.indicator.name })
  return { before: named(before), after: named(after) }
}

/** Where an indicator stands: part, parent (null at the top), and its place among its siblings, from 1. */
function placeOf(placed: PlacedIndicator): ChangedValue {
  const { part, parent, siblings, indicator } = placed
  return { part, parent: parent === null ? null : parent.indicator.name, position: siblings.indexOf(indicator.code) + 1 }
}

/** What is said of an indicator that is new or gone. */
function arrival(placed: PlacedIndicator): ChangedValue {
  const { indicator } = placed
  const method = isLeaf(indicator) ? indicator.method.kind : null
  return { ...(placeOf(placed) as Record<string, ChangedValue>), points: indicator.points, method }
}

/** The changes of the lines of a mapping that join several leaves, by the code of their first leaf after; and which leaves they tell of. */
function splitsAndMerges(
  sides: { readonly before: readonly PlacedIndicator[]; readonly after: readonly PlacedIndicator[] },
  mapping: SchemeMapping,
): {
  readonly byCode: ReadonlyMap<string, readonly SchemeChange[]>
  readonly covered: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> }
} {
  const names = (all: readonly PlacedIndicator[]) => new Map(all.map(({ indicator }) => [indicator.code, indicator.name]))
  const [were, are] = [names(sides.before), names(sides.after)]
  const byCode = new Map<string, SchemeChange[]>()
  const covered = { before: new Set<string>(), after: new Set<string>() }
  for (const { kind, from, to } of mapping) {
    if (kind !== 'split' && kind !== 'merged') continue
    const olds = from.filter((code) => were.has(code))
    const news = to.filter((code) => are.has(code))
    const [first] = news
    const [old] = olds
    if (first === undefined || old === undefined) continue
    for (const code of olds) covered.before.add(code)
    for (const code of news) covered.after.add(code)
    const change: SchemeChange = {
      kind,
      indicator: { before: { code: old, name: were.get(old) ?? old }, after: { code: first, name: are.get(first) ?? first } },
      path: [],
      before: olds.map((code) => were.get(code) ?? code),
      after: news.map((code) => are.get(code) ?? code),
    }
    byCode.set(first, [...(byCode.get(first) ?? []), change])
  }
  return { byCode, covered }
}
