import type { NodeSum } from '../../shared/contract/schemes.ts'
import { assertNever } from '../../shared/domain/assert-never.ts'
import { toUnits } from '../../shared/domain/decimal-text.ts'
import { type Indicator, type IndicatorGroup, type IndicatorPart, isLeaf, type Leaf } from '../../shared/domain/scheme/indicators.ts'
import type { MethodOf } from '../../shared/domain/scheme/leaf-methods.ts'
import type { Scheme } from '../../shared/domain/scheme/scheme.ts'
import { totalPlace } from '../../shared/domain/scheme/scheme-problems.ts'
import { weightDivisor } from './compile-scheme.ts'
import { add, compare, divide, type Fraction, larger, multiply, ofUnits, sign, smaller, toDecimalText, ZERO } from './fraction.ts'
import { highestAmount } from './scheme-checks/check-rules.ts'

/**
 * What the scheme states for a node, what its children's points add up to, and the most that anybody can reach there; all exact, in points.
 *
 * null means: `stated` the rules name no full mark; `summed` a child names none; `attainable` nothing bounds it.
 */
export interface ExactNodeSum {
  readonly code: string
  readonly part: IndicatorPart | null
  readonly indicator: Indicator | null
  readonly stated: Fraction | null
  readonly summed: Fraction | null
  readonly attainable: Fraction | null
}

const points = (text: string): Fraction => ofUnits(toUnits(text))

/**
 * Stated, summed and attainable maximum of the base total and of every node outside the veto part, exact.
 *
 * Order: the base total first (code `total`), then every node before its children, in print order. Nothing is checked: a scheme with problems
 * still has sums. Example: K12 of 25 points whose best task is worth 95 % → attainable 23.75; four leaves of 3 + 2 + 3 + 4 under a node of 10
 * with clamp max 10 → stated 10, summed 12, attainable 10.
 */
export function exactSums(scheme: Scheme): readonly ExactNodeSum[] {
  const sums: ExactNodeSum[] = []
  const base: ChildSum[] = []
  for (const { part, indicator } of scheme.parts) {
    if (part === 'veto') continue
    const nodes = sumsBelow(indicator, part)
    sums.push(...nodes.all)
    if (part === 'base') base.push({ indicator, own: nodes.own })
  }
  const stated = scheme.points === null ? null : points(scheme.points)
  const { summed, attainable } = combine(scheme.combine, stated, base)
  return [{ code: totalPlace, part: 'base', indicator: null, stated, summed, attainable }, ...sums]
}

/** The same for the screen, as decimal texts; a sum that does not end within 8 places is cut and ends with `…`. */
export function schemeSums(scheme: Scheme): readonly NodeSum[] {
  const text = (value: Fraction | null): string | null => (value === null ? null : toDecimalText(value))
  return exactSums(scheme).map(({ code, stated, summed, attainable }) => ({
    code,
    stated: text(stated),
    summed: text(summed),
    attainable: text(attainable),
  }))
}

interface ChildSum {
  readonly indicator: Indicator
  readonly own: ExactNodeSum
}

function sumsBelow(indicator: Indicator, part: IndicatorPart): { readonly own: ExactNodeSum; readonly all: readonly ExactNodeSum[] } {
  const stated = indicator.points === null ? null : points(indicator.points)
  if (isLeaf(indicator)) {
    const attainable = clamped(indicator, attainableOfLeaf(indicator, part))
    const own = { code: indicator.code, part, indicator, stated, summed: stated, attainable }
    return { own, all: [own] }
  }
  const below = indicator.children.map((child) => sumsBelow(child, part))
  const children = indicator.children.map(
    (child, index): ChildSum => ({ indicator: child, own: (below[index] as (typeof below)[number]).own }),
  )
  const { summed, attainable } = combine(indicator.combine, stated, children)
  const own = {
    code: indicator.code,
    part,
    indicator,
    stated,
    summed,
    attainable: clamped(indicator, ownFill(indicator, stated, attainable)),
  }
  return { own, all: [own, ...below.flatMap((each) => each.all)] }
}

/** The own indicators of each evaluatee fill a `perEvaluatee` node up to its points. */
function ownFill(group: IndicatorGroup, stated: Fraction | null, attainable: Fraction | null): Fraction | null {
  return group.perEvaluatee && stated !== null && attainable !== null ? larger(stated, attainable) : attainable
}

function clamped(indicator: Indicator, value: Fraction | null): Fraction | null {
  const max = indicator.clamp?.max
  if (max === undefined) return value
  return value === null ? points(max) : smaller(value, points(max))
}

function combine(
  how: 'sum' | 'weighted',
  stated: Fraction | null,
  children: readonly ChildSum[],
): Pick<ExactNodeSum, 'summed' | 'attainable'> {
  return how === 'sum'
    ? { summed: total(children.map(({ own }) => own.stated)), attainable: total(children.map(({ own }) => own.attainable)) }
    : { summed: weightedSum(stated, children, 'stated'), attainable: weightedSum(stated, children, 'attainable') }
}

/** The sum, or null when one of the parts is null. */
function total(parts: readonly (Fraction | null)[]): Fraction | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : add(sum, part)), ZERO as Fraction | null)
}

/**
 * Points × Σ weightᵢ × valueᵢ ÷ pointsᵢ, as the engine combines: weights may be shares or percent. null when a child has no points, weight or
 * bound.
 */
function weightedSum(stated: Fraction | null, children: readonly ChildSum[], field: 'stated' | 'attainable'): Fraction | null {
  if (stated === null) return null
  let sum = ZERO
  let weights = ZERO
  for (const { indicator, own } of children) {
    const value = own[field]
    if (indicator.weight === undefined || value === null || own.stated === null || sign(own.stated) === 0) return null
    sum = add(sum, multiply(points(indicator.weight), divide(value, own.stated)))
    weights = add(weights, points(indicator.weight))
  }
  return divide(multiply(stated, sum), weightDivisor(weights))
}

/** The most that one leaf can give, before its clamp; null where nothing bounds it. */
function attainableOfLeaf(leaf: Leaf, part: IndicatorPart): Fraction | null {
  const full = leaf.points === null ? null : points(leaf.points)
  const { method } = leaf
  switch (method.kind) {
    case 'deduct':
      return attainableOfDeduct(leaf, method, part)
    case 'bonus':
      return attainableOfBonus(leaf, method)
    case 'judged':
      return method.scale.kind === 'options'
        ? share(full, best(method.scale.options.map((option) => points(option.coefficient))))
        : (full ?? points(method.scale.max))
    case 'measured':
      return attainableOfCurve(full, method)
    case 'survey':
      return attainableOfSurvey(full, method)
    case 'external':
      return full
    case 'tasks':
      return method.factors
        .map((factor) => best(factor.options.map((option) => points(option.coefficient))))
        .reduce((product, factor) => share(product, factor), full)
    case 'veto':
      return ZERO
    default:
      return assertNever(method)
  }
}

const best = (values: readonly Fraction[]): Fraction => values.reduce(larger)
const share = (full: Fraction | null, coefficient: Fraction): Fraction | null => (full === null ? null : multiply(full, coefficient))

function attainableOfDeduct(leaf: Leaf, method: MethodOf<'deduct'>, part: IndicatorPart): Fraction | null {
  const full = leaf.points === null ? null : points(leaf.points)
  const start = method.start === undefined ? (part === 'deduction' ? ZERO : full) : points(method.start)
  if (start === null) return null
  const gained = movedBy(leaf, method, 'add')
  const ceiling = method.ceiling === undefined ? (part === 'deduction' ? start : larger(full ?? start, start)) : points(method.ceiling)
  if (gained === null) return ceiling
  return smaller(add(start, gained), ceiling)
}

function attainableOfBonus(leaf: Leaf, method: MethodOf<'bonus'>): Fraction | null {
  const cap = method.cap ?? leaf.points
  const gained = movedBy(leaf, method, 'add')
  const start = method.start === undefined ? ZERO : points(method.start)
  if (gained === null) return cap === null ? null : points(cap)
  const reached = add(start, gained)
  return cap === null ? reached : smaller(reached, points(cap))
}

/**
 * The most that the rules of a leaf with this effect can move together; null where one of them may be met without end.
 *
 * A rule that is met once moves its highest amount, any other as much as its cap or shared cap allows. Of a highest-only group with scope `leaf`
 * only the best rule counts.
 */
function movedBy(leaf: Leaf, method: MethodOf<'deduct'> | MethodOf<'bonus'>, effect: 'add' | 'deduct'): Fraction | null {
  const own = method.kind === 'bonus' ? 'add' : 'deduct'
  const free: (Fraction | null)[] = []
  const pooled = new Map<string, { readonly cap: Fraction | null; readonly highestOnly: boolean; readonly values: (Fraction | null)[] }>()
  for (const rule of method.rules) {
    if ((rule.effect ?? own) !== effect) continue
    const capped = rule.cap === undefined ? null : points(rule.cap)
    const once = rule.unit === 'once' && (rule.multipliers ?? []).length === 0 ? ofUnits(highestAmount(rule, leaf.points)) : null
    const bound = capped === null ? once : once === null ? capped : smaller(capped, once)
    const sharedCap = method.sharedCaps?.find((each) => each.code === rule.sharedCap)
    const highestOnly = method.groups?.find((each) => each.code === rule.group && each.scope === 'leaf')
    if (sharedCap === undefined && highestOnly === undefined) {
      free.push(bound)
      continue
    }
    const key = sharedCap === undefined ? `group ${rule.group}` : `cap ${rule.sharedCap}`
    const pool = pooled.get(key) ?? {
      cap: sharedCap === undefined ? null : points(sharedCap.cap),
      highestOnly: sharedCap === undefined,
      values: [],
    }
    pool.values.push(bound)
    pooled.set(key, pool)
  }
  for (const { cap, highestOnly, values } of pooled.values()) {
    const sum = highestOnly ? highestOf(values) : total(values)
    free.push(cap === null ? sum : sum === null ? cap : smaller(sum, cap))
  }
  return total(free)
}

function highestOf(values: readonly (Fraction | null)[]): Fraction | null {
  return values.reduce((high, value) => (high === null || value === null ? null : larger(high, value)), ZERO as Fraction | null)
}

function attainableOfCurve(full: Fraction | null, { curve }: MethodOf<'measured'>): Fraction | null {
  if (curve.kind === 'tiers') return best(curve.tiers.map((tier) => points(tier.points)))
  if (curve.kind === 'rank_points' && curve.places.kind === 'table') {
    return best([...curve.places.points, curve.places.beyond].map(points))
  }
  return full
}

function attainableOfSurvey(full: Fraction | null, { options, scoring }: MethodOf<'survey'>): Fraction | null {
  if (scoring.kind === 'share_tiers') return best([...scoring.tiers.map((tier) => tier.points), scoring.otherwise].map(points))
  const coefficients = options.flatMap((option) => (option.coefficient === null ? [] : [points(option.coefficient)]))
  return coefficients.length === 0 ? full : share(full, best(coefficients))
}

/** Whether stated and attainable maximum are both known and differ, or the rules state one that nothing bounds. */
export function attainableDiffers({ stated, attainable }: ExactNodeSum): boolean {
  return stated !== null && (attainable === null || compare(stated, attainable) !== 0)
}
