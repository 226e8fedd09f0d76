import { AppError } from '../../shared/domain/app-error.ts'
import { assertNever } from '../../shared/domain/assert-never.ts'
import { toUnits } from '../../shared/domain/decimal-text.ts'
import type { IndicatorPart, Leaf } from '../../shared/domain/scheme/indicators.ts'
import type { MethodOf } from '../../shared/domain/scheme/leaf-methods.ts'
import type { Rule } from '../../shared/domain/scheme/rules.ts'
import type { SchemeSettings } from '../../shared/domain/scheme/settings.ts'
import type { CompiledAmount, CompiledCurve, CompiledLeaf, CompiledMethod, CompiledRule, Gap, NodeScore } from './compiled.ts'
import { finishLeaf } from './finish-leaf.ts'
import {
  add,
  compare,
  divide,
  type Fraction,
  larger,
  multiply,
  ofUnits,
  ratio,
  reduced,
  sign,
  smaller,
  subtract,
  whole,
  ZERO,
} from './fraction.ts'
import { scoreFindings } from './leaves/findings-leaf.ts'

/** Points from a decimal text of the scheme. */
export function pointsOf(text: string): Fraction {
  return ofUnits(toUnits(text))
}

/** Points from a text that may be missing. */
export function pointsOrNull(text: string | null | undefined): Fraction | null {
  return text === null || text === undefined ? null : pointsOf(text)
}

/** Refusal of a scheme that cannot be computed: `at` is the indicator's code, `problem` the key of what is wrong. */
export function invalidScheme(at: string, problem: string): AppError {
  return new AppError('scheme_invalid', { at, problem })
}

/** Where a leaf stands in the tree. */
export interface LeafPlace {
  readonly index: number
  readonly nodeIndex: number
  readonly part: IndicatorPart
  readonly path: readonly string[]
  readonly dimension: string | null
}

/**
 * Makes a leaf ready to be scored.
 *
 * @throws AppError `scheme_invalid` when the leaf's method cannot work with what is stated: points missing where the method needs them, a step
 * missing for a rule that counts in steps, reversed bounds, unknown references to a group or a shared cap.
 */
export function compileLeaf(leaf: Leaf, place: LeafPlace, settings: SchemeSettings): CompiledLeaf {
  const compiled = {
    ...place,
    code: leaf.code,
    name: leaf.name,
    leaf,
    full: pointsOrNull(leaf.points),
    clampMin: pointsOrNull(leaf.clamp?.min),
    clampMax: pointsOrNull(leaf.clamp?.max),
    method: compileMethod(leaf, place.part),
    gaps: compileGaps(leaf, settings),
  }
  const { method } = compiled
  if (method.kind !== 'findings') return { ...compiled, untouched: null }
  return { ...compiled, untouched: finishLeaf(compiled, scoreFindings(method, [], null, null).value, settings.rounding, null) }
}

/**
 * What a missing value does. `empty` follows the leaf's or the scheme's rule, and so does `recused` (nobody was left to judge); `absent` has its own
 * rule; `not_applicable` is always left out.
 */
function compileGaps(leaf: Leaf, settings: SchemeSettings): Readonly<Record<Gap, NodeScore>> {
  const empty = leaf.empty ?? settings.empty
  return {
    empty: gap('empty', empty),
    recused: gap('recused', empty),
    absent: gap('absent', settings.absent),
    not_applicable: { state: 'not_applicable', exact: null, outcome: 'left_out' },
    blocked: { state: 'empty', exact: null, outcome: 'blocked' },
  }
}

function gap(state: 'empty' | 'recused' | 'absent', policy: 'block' | 'zero' | 'rescale'): NodeScore {
  if (policy === 'zero') return { state, exact: ZERO, outcome: 'scored' }
  return { state, exact: null, outcome: policy === 'rescale' ? 'left_out' : 'blocked' }
}

function compileMethod(leaf: Leaf, part: IndicatorPart): CompiledMethod {
  const { method } = leaf
  const full = pointsOrNull(leaf.points)
  switch (method.kind) {
    case 'deduct':
    case 'bonus':
      return compileFindings(leaf, method, part)
    case 'judged': {
      const { scale } = method
      return {
        kind: 'judged',
        factor: reduced(
          scale.kind === 'range' ? rangeFactor(leaf, pointsOf(scale.max), full) : divide(need(full, leaf, 'points_missing'), whole(10_000)),
        ),
        options: scale.kind === 'options' ? new Map(scale.options.map((option) => [option.code, toUnits(option.coefficient)])) : null,
        groups: method.groups.map((group) => ({ ...group, weight: pointsOf(group.weight) })),
        groupIndex: new Map(method.groups.map((group, index) => [group.code, index])),
        emptyGroup: method.emptyGroup,
      }
    }
    case 'measured': {
      const higher = method.basis === 'change' || method.direction === 'higher'
      return {
        kind: 'measured',
        basis: method.basis,
        zeroBaseline: method.zeroBaseline,
        improvesUp: method.direction === 'higher',
        higher,
        unitLabel: method.unitLabel,
        curve: method.curve,
        bounds: compileCurve(leaf, method),
        needsCohort: method.curve.kind === 'rank_points' || method.curve.kind === 'ratio_to_best',
      }
    }
    case 'survey':
      if (method.scoring.kind === 'coefficients') need(full, leaf, 'points_missing')
      return {
        kind: 'survey',
        options: method.options.map((option) => ({
          code: option.code,
          name: option.name,
          coefficient: option.coefficient === null ? null : toUnits(option.coefficient),
        })),
        groups: method.groups.map((group) => ({ ...group, weight: pointsOf(group.weight) })),
        emptyGroup: method.emptyGroup,
        voidOverIssued: method.voidOverIssued,
        voidShare: pointsOrNull(method.voidShare),
        minimumTurnout: pointsOrNull(method.minimumTurnout),
        tiers:
          method.scoring.kind === 'coefficients'
            ? null
            : method.scoring.tiers.map((tier) => ({
                shareOf: new Set(tier.shareOf),
                from: pointsOrNull(tier.from),
                to: pointsOrNull(tier.to),
                points: pointsOf(tier.points),
              })),
        otherwise: method.scoring.kind === 'coefficients' ? null : pointsOf(method.scoring.otherwise),
      }
    case 'external':
      need(full, leaf, 'points_missing')
      return { kind: 'external', fullMarks: pointsOf(method.fullMarks) }
    case 'tasks':
      need(full, leaf, 'points_missing')
      return {
        kind: 'tasks',
        factors: method.factors.map((factor) => ({
          code: factor.code,
          name: factor.name,
          options: new Map(factor.options.map((option) => [option.code, pointsOf(option.coefficient)])),
        })),
      }
    case 'veto':
      return { kind: 'veto', rules: new Map(method.rules.map((rule) => [rule.code, rule])) }
    default:
      return assertNever(method)
  }
}

/** A mark of the scale's maximum is worth the leaf's points; a leaf without points takes the marks as they are. */
function rangeFactor(leaf: Leaf, max: Fraction, full: Fraction | null): Fraction {
  if (sign(max) <= 0) throw invalidScheme(leaf.code, 'scale_without_maximum')
  return divide(full === null ? ratio(1, 1) : divide(full, max), whole(10_000))
}

/**
 * Start, floor, ceiling and cap where the scheme names none: a deduction leaf starts at its points and ends at 0; in the deduction part it starts
 * at 0 and has no floor, and additions bring it back to 0 at most. A bonus leaf starts at 0 and is capped at its points, if it states any.
 */
function compileFindings(leaf: Leaf, method: MethodOf<'deduct'> | MethodOf<'bonus'>, part: IndicatorPart): CompiledMethod {
  const full = pointsOrNull(leaf.points)
  const groups = method.groups ?? []
  const sharedCaps = method.sharedCaps ?? []
  const takes = part === 'deduction'
  const start = pointsOrNull(method.start) ?? (method.kind === 'bonus' || takes ? ZERO : need(full, leaf, 'points_missing'))
  const place = (list: readonly { code: string }[], code: string | undefined, problem: string): number | null => {
    if (code === undefined) return null
    const index = list.findIndex((entry) => entry.code === code)
    if (index < 0) throw invalidScheme(leaf.code, problem)
    return index
  }
  const rules = method.rules.map(
    (rule, index): CompiledRule => ({
      index,
      code: rule.code,
      rule,
      sign: (rule.effect ?? (method.kind === 'bonus' ? 'add' : 'deduct')) === 'add' ? 1 : -1,
      unit: rule.unit,
      step: rule.unit === 'whole_step' || rule.unit === 'pro_rata' ? need(pointsOrNull(rule.step), leaf, 'step_missing') : null,
      amount: compileAmount(leaf, rule, full),
      cap: pointsOrNull(rule.cap),
      sharedCap: place(sharedCaps, rule.sharedCap, 'shared_cap_unknown'),
      group: place(groups, rule.group, 'group_unknown'),
      factors: new Map((rule.multipliers ?? []).map((multiplier) => [multiplier.code, pointsOf(multiplier.factor)])),
    }),
  )
  const named = method.kind === 'deduct' ? { floor: pointsOrNull(method.floor), ceiling: pointsOrNull(method.ceiling) } : null
  return {
    kind: 'findings',
    bonus: method.kind === 'bonus',
    start,
    floor: named === null ? null : (named.floor ?? (takes ? null : smaller(ZERO, start))),
    ceiling: named === null ? null : (named.ceiling ?? (takes ? start : larger(full ?? start, start))),
    cap: pointsOrNull(method.cap) ?? (method.kind === 'bonus' ? full : null),
    rules: new Map(rules.map((rule) => [rule.code, rule])),
    groups: groups.map(({ name, scope }) => ({ name, scope })),
    sharedCaps: sharedCaps.map((shared) => ({ name: shared.name, cap: pointsOf(shared.cap) })),
  }
}

function compileAmount(leaf: Leaf, rule: Rule, full: Fraction | null): CompiledAmount {
  const { amount } = rule
  switch (amount.kind) {
    case 'fixed':
      return { kind: 'fixed', amount: pointsOf(amount.amount) }
    case 'range': {
      const [min, max] = [toUnits(amount.min), toUnits(amount.max)]
      if (min > max) throw invalidScheme(leaf.code, 'range_reversed')
      return { kind: 'range', min, max }
    }
    case 'levels':
      return { kind: 'levels', levels: new Map(amount.levels.map((level) => [level.code, pointsOf(level.amount)])) }
    case 'repetition':
      return { kind: 'repetition', amounts: amount.amounts.map(pointsOf) }
    case 'all':
      return { kind: 'all', amount: need(full, leaf, 'points_missing') }
    default:
      return assertNever(amount)
  }
}

function compileCurve(leaf: Leaf, method: MethodOf<'measured'>): CompiledCurve {
  const { curve } = method
  const full = pointsOrNull(leaf.points)
  switch (curve.kind) {
    case 'ratio':
      need(full, leaf, 'points_missing')
      return { kind: 'ratio', target: pointsOrNull(curve.target) }
    case 'threshold':
      need(full, leaf, 'points_missing')
      return { kind: 'threshold', target: pointsOf(curve.target) }
    case 'linear': {
      need(full, leaf, 'points_missing')
      const [low, high] = [pointsOf(curve.low), pointsOf(curve.high)]
      if (compare(low, high) >= 0) throw invalidScheme(leaf.code, 'range_reversed')
      return { kind: 'linear', low, high }
    }
    case 'tiers':
      return {
        kind: 'tiers',
        tiers: curve.tiers.map((tier) => ({ from: pointsOrNull(tier.from), to: pointsOrNull(tier.to), points: pointsOf(tier.points) })),
      }
    case 'per_step':
      need(full, leaf, 'points_missing')
      return {
        kind: 'per_step',
        target: pointsOf(curve.target),
        step: pointsOf(curve.step),
        cost: pointsOf(curve.cost),
        wholeSteps: curve.steps === 'whole',
      }
    case 'rank_points':
      return { kind: 'rank_points', pointsOfPlace: placePoints(leaf, curve.places, full), meanOfPlaces: curve.tied === 'mean_of_places' }
    case 'ratio_to_best':
      need(full, leaf, 'points_missing')
      return { kind: 'ratio_to_best' }
    default:
      return assertNever(curve)
  }
}

type Places = Extract<MethodOf<'measured'>['curve'], { kind: 'rank_points' }>['places']

function placePoints(leaf: Leaf, places: Places, full: Fraction | null): (place: number) => Fraction {
  if (places.kind === 'table') {
    const [table, beyond] = [places.points.map(pointsOf), pointsOf(places.beyond)]
    return (place) => table[place - 1] ?? beyond
  }
  const [first, drop, floor] = [need(full, leaf, 'points_missing'), pointsOf(places.drop), pointsOf(places.floor)]
  return (place) => larger(subtract(first, multiply(drop, whole(place - 1))), floor)
}

/** Sum of points or weights, in the order given. */
export function sumOf(values: Iterable<Fraction>): Fraction {
  let sum = ZERO
  for (const value of values) sum = add(sum, value)
  return sum
}

function need<T>(value: T | null, leaf: Leaf, problem: string): T {
  if (value === null) throw invalidScheme(leaf.code, problem)
  return value
}
