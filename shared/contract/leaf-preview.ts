import * as z from 'zod'
import { amountText } from '../domain/decimal-text.ts'
import { codeSchema } from '../domain/scheme/codes.ts'

/**
 * What is tried for one rule: `times` findings of it, each of the quantity. A member that is missing, or that the rule has no use for any more, is
 * chosen by the host: quantity 3 (three steps; 1 where the rule counts once), the first level, the highest amount of a range, no multiplier, and
 * for a rule that goes by how often as many findings as it has amounts, each of quantity 1.
 */
export const ruleTrialSchema = z.strictObject({
  rule: codeSchema,
  quantity: amountText.optional(),
  level: codeSchema.optional(),
  chosen: amountText.optional(),
  multipliers: z.array(codeSchema).optional(),
  times: z.int().min(1).max(99).optional(),
})
export type RuleTrial = z.infer<typeof ruleTrialSchema>

/** A cap, floor or ceiling that held: its step in an explanation, the points it ends at, and the name of a shared cap. */
const limitSchema = z.strictObject({
  code: z.enum(['rule_cap', 'shared_cap', 'leaf_cap', 'floor', 'ceiling', 'clamp_min', 'clamp_max']),
  limit: z.string(),
  name: z.string().nullable(),
})
export type PreviewLimit = z.infer<typeof limitSchema>

const triedRuleSchema = z.strictObject({
  rule: codeSchema,
  /** The trial as it was computed, complete. */
  quantity: z.string(),
  level: z.string().nullable(),
  chosen: z.string().nullable(),
  multipliers: z.array(z.string()),
  times: z.int(),
  /** Signed points of the findings before caps, and what they move the leaf by when nothing else happened; null when the trial gives no amount. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  limits: z.array(limitSchema),
})
export type TriedRule = z.infer<typeof triedRuleSchema>

/** A value and its points; `corner` where the curve turns or jumps. `score` null where it has none. */
const curvePointSchema = z.strictObject({ value: z.string(), score: z.string().nullable(), corner: z.boolean() })
export type CurvePoint = z.infer<typeof curvePointSchema>

const exampleSchema = z.strictObject({
  /** Marks, ballots or choices in words of the scheme: group or factor, mark or option, how many, and whether the calculation left them out. */
  entries: z.array(z.strictObject({ group: z.string().nullable(), choice: z.string(), count: z.int(), leftOut: z.boolean() })),
  score: z.string().nullable(),
})
export type PreviewExample = z.infer<typeof exampleSchema>

/**
 * What a leaf makes of facts, computed by the engine: decimal texts, at most 8 places and then `…`. `impossible`: it cannot be computed as it
 * stands; `problem` is why.
 */
export const leafPreviewSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('impossible'), problem: z.string() }),
  z.strictObject({
    kind: z.literal('findings'),
    start: z.string(),
    rules: z.array(triedRuleSchema),
    /** All trials at once. `outdone`: rules of which a finding gave way to a higher one (就高不重复). */
    together: z.strictObject({ score: z.string().nullable(), limits: z.array(limitSchema), outdone: z.array(codeSchema) }),
  }),
  z.strictObject({
    kind: z.literal('curve'),
    /** What `value` is: the measured value, its change in percent, percent of the own target or of the best, or the place. */
    axis: z.enum(['value', 'change', 'share_of_target', 'share_of_best', 'place']),
    points: z.array(curvePointSchema),
    /** Two at the second place. */
    tied: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('options'),
    worst: z.string().nullable(),
    best: z.string().nullable(),
    /** Points when everybody chooses the option (of a task: with the best of the other factors); null where it stands outside the divisor. */
    options: z.array(z.strictObject({ factor: z.string().nullable(), option: z.string(), score: z.string().nullable() })),
    example: exampleSchema,
  }),
  z.strictObject({ kind: z.literal('veto') }),
])
export type LeafPreview = z.infer<typeof leafPreviewSchema>
