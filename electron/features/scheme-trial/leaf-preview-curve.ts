import type { CurvePoint, LeafPreview } from '../../../shared/contract/leaf-preview.ts'
import { fromUnits, SCALE, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { Curve, MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import { buildCohort, type Cohort, type ValueInput } from '../../scoring/index.ts'
import type { OneLeaf } from './leaf-preview-scheme.ts'

type CurvePreview = Extract<LeafPreview, { kind: 'curve' }>
type Measured = MethodOf<'measured'>

/** Values between the ends of a curve, beside its corners. */
const samples = 60
/** Whole steps of a curve that get their own corners; a curve of more is drawn from its samples. */
const mostSteps = 40
/** Last year's value where a change is scored: percent then read as they stand. */
const baseline = 100 * SCALE
/** Own target, and best value of the category, where a share of it is scored. */
const hundred = 100 * SCALE

/**
 * The curve of a measured leaf: its points at about sixty values and on both sides of every corner, by value, or at places.
 *
 * Values are what the curve sees: the measured value, its change in percent (an improvement is positive), percent of the own target or of the best.
 * Each value goes through the engine as the value of one evaluatee.
 */
export function previewCurve(one: OneLeaf, leaf: Leaf, method: Measured): CurvePreview {
  const { curve } = method
  if (curve.kind === 'rank_points') return previewPlaces(one, method, curve)
  const best = curve.kind === 'ratio_to_best'
  const axis = best
    ? 'share_of_best'
    : method.basis === 'change'
      ? 'change'
      : curve.kind === 'ratio' && curve.target === null
        ? 'share_of_target'
        : 'value'
  const higher = method.basis === 'change' || method.direction === 'higher'
  const corners = cornersOf(curve, higher, leaf.points)
  const { low, high } = rangeOf(curve, corners, higher, method.basis === 'change')
  const values = new Set(corners.filter((value) => value >= low && value <= high))
  for (let sample = 0; sample <= samples; sample += 1) values.add(low + Math.round(((high - low) * sample) / samples))
  const cohort = best ? cohortOf(one, [inputOf(method, hundred)]) : undefined
  const turning = new Set(corners)
  return {
    kind: 'curve',
    axis,
    points: [...values].sort((a, b) => a - b).map((value) => ({ ...pointAt(one, method, value, cohort), corner: turning.has(value) })),
    tied: null,
  }
}

function pointAt(one: OneLeaf, method: Measured, value: number, cohort: Cohort | undefined): Omit<CurvePoint, 'corner'> {
  return { value: fromUnits(value), score: one.score({ values: new Map([[0, inputOf(method, value)]]) }, cohort).score }
}

/** The input that makes the curve see a value. */
function inputOf(method: Measured, seen: number): ValueInput {
  if (method.basis === 'value') return { state: 'scored', value: seen, baseline: null, target: hundred }
  return { state: 'scored', value: method.direction === 'higher' ? baseline + seen : baseline - seen, baseline, target: hundred }
}

/** Values at which the curve turns; where it jumps also the last one before, in 1/10,000. */
function cornersOf(curve: Curve, higher: boolean, points: string | null): readonly number[] {
  switch (curve.kind) {
    case 'ratio':
      return [0, curve.target === null ? hundred : toUnits(curve.target)]
    case 'threshold': {
      const target = toUnits(curve.target)
      return higher ? [target - 1, target] : [target, target + 1]
    }
    case 'linear':
      return [toUnits(curve.low), toUnits(curve.high)]
    case 'tiers':
      return boundsOf(curve.tiers).flatMap((bound) => [bound - 1, bound])
    case 'per_step': {
      const target = toUnits(curve.target)
      const step = toUnits(curve.step) * (higher ? -1 : 1)
      const steps = points === null ? 0 : Math.ceil(toUnits(points) / toUnits(curve.cost))
      const end = target + step * steps
      if (curve.steps === 'pro_rata' || steps > mostSteps) return [target, end]
      const jumps = Array.from({ length: steps }, (_, index) => target + step * (index + 1))
      return [target, ...jumps.flatMap((value) => [value - Math.sign(step), value])]
    }
    case 'rank_points':
      return []
    case 'ratio_to_best':
      return [hundred]
  }
}

function boundsOf(tiers: readonly { readonly from: string | null; readonly to: string | null }[]): readonly number[] {
  const bounds = tiers.flatMap(({ from, to }) => [from, to]).filter((bound) => bound !== null)
  return [...new Set(bounds.map(toUnits))].sort((a, b) => a - b)
}

/** The part of the axis that is drawn: the corners with some room; a proportion from 0 on. Quantities do not go below 0 unless the scheme does. */
function rangeOf(
  curve: Curve,
  corners: readonly number[],
  higher: boolean,
  isChange: boolean,
): { readonly low: number; readonly high: number } {
  const first = corners.length === 0 ? 0 : Math.min(...corners)
  const last = corners.length === 0 ? hundred : Math.max(...corners)
  if (curve.kind === 'ratio') return { low: 0, high: Math.round(last * (higher ? 1.2 : 3)) }
  if (curve.kind === 'ratio_to_best') return higher ? { low: 0, high: hundred } : { low: hundred, high: 3 * hundred }
  const span = last - first > 10 ? last - first : Math.max(Math.abs(last), SCALE)
  // Ends that read well: whole steps of a tenth, hundredth, … of what is drawn.
  const grain = 10 ** Math.max(Math.floor(Math.log10(span)) - 1, 0)
  const room = span / 4
  const floor = isChange ? -hundred : first >= 0 ? 0 : Number.NEGATIVE_INFINITY
  return { low: Math.max(Math.floor((first - room) / grain) * grain, floor), high: Math.ceil((last + room) / grain) * grain }
}

type RankCurve = Extract<Curve, { kind: 'rank_points' }>

/** Points of the places of a category of twelve, or of two more than the table lists. */
function previewPlaces(one: OneLeaf, method: Measured, curve: RankCurve): CurvePreview {
  const size = curve.places.kind === 'table' ? Math.max(curve.places.points.length + 2, 3) : 12
  // The better the earlier: the curve sees `size` for the first place where higher is better.
  const higher = method.basis === 'change' || method.direction === 'higher'
  const seen = (place: number) => (higher ? size + 1 - place : place) * SCALE
  const places = Array.from({ length: size }, (_, index) => index + 1)
  const cohort = cohortOf(
    one,
    places.map((place) => inputOf(method, seen(place))),
  )
  const scoreOf = (place: number, among: Cohort) => one.score({ values: new Map([[0, inputOf(method, seen(place))]]) }, among).score
  const twice = cohortOf(
    one,
    [1, 2, 2, 4].map((place) => inputOf(method, seen(place))),
  )
  return {
    kind: 'curve',
    axis: 'place',
    points: places.map((place) => ({ value: String(place), score: scoreOf(place, cohort), corner: true })),
    tied: scoreOf(2, twice),
  }
}

function cohortOf(one: OneLeaf, values: readonly ValueInput[]): Cohort {
  return buildCohort(
    one.compiled,
    values.map((value, index) => one.inputs(String(index), { values: new Map([[0, value]]) })),
  )
}
