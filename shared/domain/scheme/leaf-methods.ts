import * as z from 'zod'
import { amountText, decimalText, positiveText } from '../decimal-text.ts'
import { codeSchema, nameSchema } from './codes.ts'
import { highestOnlyGroupSchema, ruleSchema, sharedCapSchema, vetoRuleSchema } from './rules.ts'

/** What an input group that holds no counting value does to the leaf. */
const emptyGroupSchema = z.enum(['block', 'reweight', 'zero']).default('block')

/**
 * 扣分: starts at full points (in the `deduction` part: at 0) and is moved down by findings; 扣完为止 at `floor`.
 *
 * `floor` defaults to 0, in the `deduction` part to none. `cap` bounds what all deductions of the leaf take together. Rules with effect `add` may
 * bring points back, never above `ceiling` (default: the leaf's points).
 */
const deductSchema = z.strictObject({
  kind: z.literal('deduct'),
  start: decimalText.optional(),
  floor: decimalText.optional(),
  ceiling: decimalText.optional(),
  cap: amountText.optional(),
  rules: z.array(ruleSchema),
  groups: z.array(highestOnlyGroupSchema).optional(),
  sharedCaps: z.array(sharedCapSchema).optional(),
})

/** 加分: starts at 0 and is moved up by findings, 封顶 at `cap` (default: the leaf's points; a leaf without points has no cap). */
const bonusSchema = z.strictObject({
  kind: z.literal('bonus'),
  start: decimalText.optional(),
  cap: amountText.optional(),
  rules: z.array(ruleSchema),
  groups: z.array(highestOnlyGroupSchema).optional(),
  sharedCaps: z.array(sharedCapSchema).optional(),
})

/**
 * How the marks of one judge group become one value. `trimmed` leaves out the `high` highest and `low` lowest marks when at least `minJudges`
 * marks count (default 6, "more than 5"); otherwise the plain mean, and the explanation says so. Of tied extremes only so many are left out.
 */
export const aggregateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mean') }),
  z.strictObject({ kind: z.literal('median') }),
  z.strictObject({
    kind: z.literal('trimmed'),
    high: z.int().min(0).max(20),
    low: z.int().min(0).max(20),
    minJudges: z.int().min(1).max(200).default(6),
  }),
])
export type Aggregate = z.infer<typeof aggregateSchema>

/** An option of a rubric or a ballot; the coefficient is a share of the leaf's points (A = 1, B = 0.9). */
const optionSchema = z.strictObject({ code: codeSchema, name: nameSchema, coefficient: decimalText })

/** 评分: marks of judges, a number on a scale or an option with a coefficient. Group weights are relative and normalised by their sum. */
const judgedSchema = z.strictObject({
  kind: z.literal('judged'),
  scale: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('range'), min: decimalText, max: decimalText, step: positiveText }),
    z.strictObject({ kind: z.literal('options'), options: z.array(optionSchema).min(2) }),
  ]),
  groups: z.array(z.strictObject({ code: codeSchema, name: nameSchema, weight: positiveText, aggregate: aggregateSchema })).min(1),
  emptyGroup: emptyGroupSchema,
})

const tierSchema = z.strictObject({ from: decimalText.nullable(), to: decimalText.nullable(), points: decimalText })

/**
 * Curve from a measured value to points. All are monotonic in the leaf's `direction`.
 *
 * - `ratio` value ÷ target × points, capped at the points (`target` null: each evaluatee has its own target);
 * - `threshold` at or beyond `target` full points, else 0;
 * - `linear` 0 at or below `low`, full at or above `high`, in proportion between;
 * - `tiers` half-open intervals `[from, to)`, null = unbounded; a gap or an overlap is refused;
 * - `per_step` full points, each `step` off the target costs `cost`, whole steps or pro rata, not below 0;
 * - `rank_points` by place inside the category: the listed points, or first place full and `drop` less for each further place, not below `floor`;
 *   equal values share the mean of their places' points or the better place (`tied`);
 * - `ratio_to_best` value ÷ best value of the category × points.
 */
export const curveSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ratio'), target: positiveText.nullable() }),
  z.strictObject({ kind: z.literal('threshold'), target: decimalText }),
  z.strictObject({ kind: z.literal('linear'), low: decimalText, high: decimalText }),
  z.strictObject({ kind: z.literal('tiers'), tiers: z.array(tierSchema).min(1) }),
  z.strictObject({
    kind: z.literal('per_step'),
    target: decimalText,
    step: positiveText,
    cost: positiveText,
    steps: z.enum(['whole', 'pro_rata']),
  }),
  z.strictObject({
    kind: z.literal('rank_points'),
    places: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('drop'), drop: amountText, floor: decimalText.default('0') }),
      z.strictObject({ kind: z.literal('table'), points: z.array(decimalText).min(1), beyond: decimalText }),
    ]),
    tied: z.enum(['mean_of_places', 'better_place']).default('better_place'),
  }),
  z.strictObject({ kind: z.literal('ratio_to_best') }),
])
export type Curve = z.infer<typeof curveSchema>

/**
 * 定量: a value, maybe with last year's value beside it.
 *
 * `basis: change` scores the change against last year in percent of last year's value, signed by `direction` so that an improvement is positive
 * ("documents 10 % fewer" = 10 with direction lower). Last year's value 0 has no change: `zeroBaseline` says what then.
 */
const measuredSchema = z.strictObject({
  kind: z.literal('measured'),
  unitLabel: z.string().trim().max(20).default(''),
  basis: z.enum(['value', 'change']).default('value'),
  zeroBaseline: z.enum(['block', 'full', 'zero', 'not_applicable']).default('block'),
  direction: z.enum(['higher', 'lower']).default('higher'),
  curve: curveSchema,
})

/**
 * 测评: ballots counted by option. Score = Σ countᵢ × coefficientᵢ ÷ valid ballots, as a share of the leaf's points.
 *
 * Options with coefficient null (abstention, "do not know") are outside the divisor. Void: returned > issued (`voidOverIssued`), or returned ≤
 * `voidShare` of those entitled. Below `minimumTurnout` (share of entitled) the result is withheld and counts as empty. `scoring: share_tiers`
 * gives the points of the first tier that matches, in order: the share of `shareOf` within `[from, to)`.
 */
const surveySchema = z.strictObject({
  kind: z.literal('survey'),
  options: z.array(z.strictObject({ code: codeSchema, name: nameSchema, coefficient: decimalText.nullable() })).min(2),
  groups: z.array(z.strictObject({ code: codeSchema, name: nameSchema, weight: positiveText })).min(1),
  emptyGroup: emptyGroupSchema,
  voidOverIssued: z.boolean().default(true),
  voidShare: amountText.nullable().default('0.5'),
  minimumTurnout: amountText.nullable().default(null),
  scoring: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('coefficients') }),
      z.strictObject({
        kind: z.literal('share_tiers'),
        tiers: z
          .array(
            z.strictObject({
              shareOf: z.array(codeSchema).min(1),
              from: decimalText.nullable(),
              to: decimalText.nullable(),
              points: decimalText,
            }),
          )
          .min(1),
        otherwise: decimalText,
      }),
    ])
    .default({ kind: 'coefficients' }),
})

/** 引用: a score from another evaluation with full marks `fullMarks`, converted in proportion. */
const externalSchema = z.strictObject({ kind: z.literal('external'), fullMarks: positiveText })

/** 任务: the evaluatee's own tasks; each task is the product of one coefficient per factor; leaf = points × mean over tasks. */
const tasksSchema = z.strictObject({
  kind: z.literal('tasks'),
  factors: z.array(z.strictObject({ code: codeSchema, name: nameSchema, options: z.array(optionSchema).min(1) })).min(1),
})

/** 否决: no points, an effect. */
const vetoSchema = z.strictObject({ kind: z.literal('veto'), rules: z.array(vetoRuleSchema).min(1) })

export const leafMethodSchema = z.discriminatedUnion('kind', [
  deductSchema,
  bonusSchema,
  judgedSchema,
  measuredSchema,
  surveySchema,
  externalSchema,
  tasksSchema,
  vetoSchema,
])
export type LeafMethod = z.infer<typeof leafMethodSchema>
export type LeafMethodKind = LeafMethod['kind']
export type MethodOf<K extends LeafMethodKind> = Extract<LeafMethod, { kind: K }>
