import type { InputState } from '../../shared/domain/input-state.ts'
import type { IndicatorPart, Leaf } from '../../shared/domain/scheme/indicators.ts'
import type { Aggregate, Curve } from '../../shared/domain/scheme/leaf-methods.ts'
import type { CountingUnit, Rule, VetoEffect, VetoRule } from '../../shared/domain/scheme/rules.ts'
import type { Scheme } from '../../shared/domain/scheme/scheme.ts'
import type { Fraction } from './fraction.ts'

/** A rule with its amounts as exact numbers. `sign` is −1 for a deduction, 1 for an addition. */
export interface CompiledRule {
  readonly index: number
  readonly code: string
  readonly rule: Rule
  readonly sign: 1 | -1
  readonly unit: CountingUnit
  readonly step: Fraction | null
  readonly amount: CompiledAmount
  readonly cap: Fraction | null
  readonly sharedCap: number | null
  readonly group: number | null
  readonly factors: ReadonlyMap<string, Fraction>
}

/** `RuleAmount` with exact points; bounds of a range in 1/10,000. */
export type CompiledAmount =
  | { readonly kind: 'fixed'; readonly amount: Fraction }
  | { readonly kind: 'range'; readonly min: number; readonly max: number }
  | { readonly kind: 'levels'; readonly levels: ReadonlyMap<string, Fraction> }
  | { readonly kind: 'repetition'; readonly amounts: readonly Fraction[] }
  | { readonly kind: 'all'; readonly amount: Fraction }

/** A `deduct` or `bonus` leaf: `cap` bounds the deductions of the former and the score of the latter. */
export interface FindingsMethod {
  readonly kind: 'findings'
  readonly bonus: boolean
  readonly start: Fraction
  readonly floor: Fraction | null
  readonly ceiling: Fraction | null
  readonly cap: Fraction | null
  readonly rules: ReadonlyMap<string, CompiledRule>
  readonly groups: readonly { readonly name: string; readonly scope: 'matter' | 'leaf' }[]
  readonly sharedCaps: readonly { readonly name: string; readonly cap: Fraction }[]
}

/** `factor` turns one unit of a mark (1/10,000 of the scale, or of a coefficient) into points of the leaf. */
export interface JudgedMethod {
  readonly kind: 'judged'
  readonly factor: Fraction
  readonly options: ReadonlyMap<string, number> | null
  readonly groups: readonly { readonly code: string; readonly name: string; readonly weight: Fraction; readonly aggregate: Aggregate }[]
  readonly groupIndex: ReadonlyMap<string, number>
  readonly emptyGroup: 'block' | 'reweight' | 'zero'
}

/** `higher` is whether more is better for the value that the curve sees; a change is signed so that it always is. */
export interface MeasuredMethod {
  readonly kind: 'measured'
  readonly basis: 'value' | 'change'
  readonly zeroBaseline: 'block' | 'full' | 'zero' | 'not_applicable'
  readonly improvesUp: boolean
  readonly higher: boolean
  readonly unitLabel: string
  readonly curve: Curve
  readonly bounds: CompiledCurve
  readonly needsCohort: boolean
}

/** `Curve` with exact bounds and points; `pointsOfPlace` counts places from 1. */
export type CompiledCurve =
  | { readonly kind: 'ratio'; readonly target: Fraction | null }
  | { readonly kind: 'threshold'; readonly target: Fraction }
  | { readonly kind: 'linear'; readonly low: Fraction; readonly high: Fraction }
  | {
      readonly kind: 'tiers'
      readonly tiers: readonly { readonly from: Fraction | null; readonly to: Fraction | null; readonly points: Fraction }[]
    }
  | { readonly kind: 'per_step'; readonly target: Fraction; readonly step: Fraction; readonly cost: Fraction; readonly wholeSteps: boolean }
  | { readonly kind: 'rank_points'; readonly pointsOfPlace: (place: number) => Fraction; readonly meanOfPlaces: boolean }
  | { readonly kind: 'ratio_to_best' }

/** Coefficients in 1/10,000, null outside the divisor. `tiers` and `otherwise` are null where the score comes from coefficients. */
export interface SurveyMethod {
  readonly kind: 'survey'
  readonly options: readonly { readonly code: string; readonly name: string; readonly coefficient: number | null }[]
  readonly groups: readonly { readonly code: string; readonly name: string; readonly weight: Fraction }[]
  readonly emptyGroup: 'block' | 'reweight' | 'zero'
  readonly voidOverIssued: boolean
  readonly voidShare: Fraction | null
  readonly minimumTurnout: Fraction | null
  readonly tiers:
    | readonly {
        readonly shareOf: ReadonlySet<string>
        readonly from: Fraction | null
        readonly to: Fraction | null
        readonly points: Fraction
      }[]
    | null
  readonly otherwise: Fraction | null
}

/** Full marks of the other evaluation. */
export interface ExternalMethod {
  readonly kind: 'external'
  readonly fullMarks: Fraction
}

/** Factors with the coefficient of each option. */
export interface TasksMethod {
  readonly kind: 'tasks'
  readonly factors: readonly { readonly code: string; readonly name: string; readonly options: ReadonlyMap<string, Fraction> }[]
}

/** Veto rules by code. */
export interface VetoMethod {
  readonly kind: 'veto'
  readonly rules: ReadonlyMap<string, VetoRule>
}

/** How a leaf comes to its score. */
export type CompiledMethod = FindingsMethod | JudgedMethod | MeasuredMethod | SurveyMethod | ExternalMethod | TasksMethod | VetoMethod

/**
 * A leaf ready to be scored. `index` is its place in `leaves` (for an own indicator: in `ownLeaves`), `full` its points; `path` the names from the
 * top-level indicator down to the leaf's parent; `dimension` its own or inherited dimension.
 */
export interface CompiledLeaf {
  readonly index: number
  readonly nodeIndex: number
  readonly code: string
  readonly name: string
  readonly leaf: Leaf
  readonly part: IndicatorPart
  readonly path: readonly string[]
  readonly dimension: string | null
  readonly full: Fraction | null
  readonly clampMin: Fraction | null
  readonly clampMax: Fraction | null
  readonly method: CompiledMethod
  /** What a leaf without a value does, by the state of its input; `blocked` is an input that no policy may turn into a number. */
  readonly gaps: Readonly<Record<Gap, NodeScore>>
  /** Score of a `deduct` or `bonus` leaf without findings, null for the others: most leaves of most evaluatees, so it is one object. */
  readonly untouched: NodeScore | null
}

/** Why a leaf has no value of its own. */
export type Gap = Exclude<InputState, 'scored'> | 'blocked'

/** What a group needs to know of a child. `apart`: a veto or a group of vetoes, no points. `weight` is null under `sum`. */
export interface Member {
  readonly node: number
  readonly code: string
  readonly points: Fraction | null
  readonly weight: Fraction | null
  readonly apart: boolean
}

/**
 * How children make a node. `allPoints` is the sum of the children's stated points, `allWeights` of their weights; `divisor` is 100 where the
 * weights are written in percent, else 1. `rescales` is false in the bonus and deduction parts, where a left-out leaf just adds nothing.
 */
export interface Combination {
  readonly combine: 'sum' | 'weighted'
  readonly full: Fraction | null
  readonly members: readonly Member[]
  readonly allPoints: Fraction
  readonly allWeights: Fraction
  readonly divisor: Fraction
  readonly rescales: boolean
}

/** An indicator of the tree: a leaf, or a group with its combination. `children` and `parent` are places in `nodes`. */
export interface CompiledNode {
  readonly index: number
  readonly code: string
  readonly name: string
  readonly kind: 'group' | 'leaf'
  readonly part: IndicatorPart
  readonly depth: number
  readonly parent: number | null
  readonly children: readonly number[]
  readonly dimension: string | null
  readonly full: Fraction | null
  readonly leaf: CompiledLeaf | null
  readonly perEvaluatee: boolean
  readonly clampMin: Fraction | null
  readonly clampMax: Fraction | null
  readonly combination: Combination | null
}

/** A grade's band, half-open; `upper` null for the best. */
export interface CompiledBand {
  readonly code: string
  readonly name: string
  readonly lower: Fraction
  readonly upper: Fraction | null
}

/** One part of the order of operations: its top-level indicators (places in `nodes`, print order) and how they combine. */
export interface CompiledPart {
  readonly part: IndicatorPart
  readonly roots: readonly number[]
  readonly combination: Combination
}

/**
 * A scheme with its indexes. `nodes` holds children before their parents; `leaves` are in print order. `parts` has an entry for each part that the
 * scheme uses, in the order base, bonus, deduction, veto. `fullMarks` is the stated full mark, else the sum of the base parts, null if open.
 */
export interface CompiledScheme {
  readonly scheme: Scheme
  readonly nodes: readonly CompiledNode[]
  readonly leaves: readonly CompiledLeaf[]
  readonly parts: readonly CompiledPart[]
  readonly leafIndexByCode: ReadonlyMap<string, number>
  readonly nodeIndexByCode: ReadonlyMap<string, number>
  readonly ownGroups: readonly number[]
  /** Leaves that findings feed, in print order. */
  readonly fedLeaves: readonly CompiledLeaf[]
  readonly fullMarks: Fraction | null
  readonly bonusCap: Fraction | null
  readonly deductionCap: Fraction | null
  readonly totalMin: Fraction | null
  readonly totalMax: Fraction | null
  readonly givesBack: Fraction
  /** Best first. */
  readonly bands: readonly CompiledBand[]
}

/**
 * Score of one node. `state` says what its input was, `outcome` what became of it: `scored` has an exact value (also an empty input that counts 0),
 * `left_out` takes no part in its parent, `blocked` leaves the evaluatee without a total. A veto leaf is `left_out` and never rescales.
 */
export interface NodeScore {
  readonly state: InputState
  readonly exact: Fraction | null
  readonly outcome: 'scored' | 'left_out' | 'blocked'
}

/** A confirmed veto fact: the rule, its effect, and the finding that states it. */
export interface Veto {
  readonly rule: string
  readonly effect: VetoEffect
  readonly leaf: number
  readonly finding: string
}

/**
 * Result of one evaluatee. `nodes` is aligned with `CompiledScheme.nodes`, `ownNodes` with `ownLeaves(…)`. `total` is exact and before calibration,
 * `rounded` the same in 1/10,000, rounded as the scheme says; both null while `incomplete`. `base`, `bonus`, `deduction` are the capped parts, null
 * where the scheme has no such part or it is incomplete; `deduction` is not positive. `missing` lists the leaf indexes that block, in print order.
 * `deductionCount` counts the deducting findings that took points; `pointsDeducted` is what findings took after caps and floors, in leaf points.
 */
export interface Score {
  readonly state: 'complete' | 'incomplete'
  readonly total: Fraction | null
  readonly rounded: number | null
  readonly base: Fraction | null
  readonly bonus: Fraction | null
  readonly deduction: Fraction | null
  readonly nodes: readonly NodeScore[]
  readonly ownNodes: readonly NodeScore[]
  readonly missing: readonly number[]
  readonly vetoes: readonly Veto[]
  readonly deductionCount: number
  readonly pointsDeducted: Fraction
}
