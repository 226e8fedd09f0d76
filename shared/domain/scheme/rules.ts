import * as z from 'zod'
import { amountText, positiveText } from '../decimal-text.ts'
import { codeSchema, nameSchema, proseSchema } from './codes.ts'

/**
 * What one counted quantity is. For `event`, `person`, `person_time` and `rank` the amount is taken once for each; `whole_step` takes it for
 * each whole `step` of the quantity, `pro_rata` for each `step` in proportion; `once` takes it whatever the quantity says.
 */
export const countingUnits = ['event', 'person', 'person_time', 'whole_step', 'pro_rata', 'rank', 'once'] as const
export const countingUnitSchema = z.enum(countingUnits)
export type CountingUnit = z.infer<typeof countingUnitSchema>

/**
 * Points for one counted quantity, as a magnitude; the rule's effect gives the sign.
 *
 * - `fixed` the same each time;
 * - `range` chosen by the recorder between `min` and `max`, with a reason (酌情);
 * - `levels` by the level of the finder or of the honour, chosen by the recorder;
 * - `repetition` by how often this rule was met before in the cycle: the n-th finding takes `amounts[n-1]`, later ones the last amount
 *   (order: date found, then the finding's id);
 * - `all` the full points of the leaf (不得分).
 */
export const ruleAmountSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), amount: amountText }),
  z.strictObject({ kind: z.literal('range'), min: amountText, max: amountText }),
  z.strictObject({
    kind: z.literal('levels'),
    levels: z.array(z.strictObject({ code: codeSchema, name: nameSchema, amount: amountText })).min(1),
  }),
  z.strictObject({ kind: z.literal('repetition'), amounts: z.array(amountText).min(1) }),
  z.strictObject({ kind: z.literal('all') }),
])
export type RuleAmount = z.infer<typeof ruleAmountSchema>

/** A condition that multiplies a finding's amount when the recorder says it holds: "not self-reported", factor 2. */
export const multiplierSchema = z.strictObject({ code: codeSchema, name: nameSchema, factor: positiveText })
export type Multiplier = z.infer<typeof multiplierSchema>

/**
 * One rule of the catalogue of a `deduct` or `bonus` leaf.
 *
 * `text` is the sentence of the office's own rules and stays beside the parameters. `unitLabel` is the counted word on screen (次, 人次, 起).
 * `effect` is given only where it differs from the leaf's method. `cap` bounds what this rule moves in one cycle; `sharedCap` and `group` name
 * an entry of the leaf's `sharedCaps` and `groups`.
 */
export const ruleSchema = z.strictObject({
  code: codeSchema,
  text: proseSchema,
  unit: countingUnitSchema,
  unitLabel: z.string().trim().min(1).max(20).optional(),
  step: positiveText.optional(),
  amount: ruleAmountSchema,
  effect: z.enum(['deduct', 'add']).optional(),
  cap: amountText.optional(),
  sharedCap: codeSchema.optional(),
  group: codeSchema.optional(),
  multipliers: z.array(multiplierSchema).optional(),
  evidence: z.enum(['required', 'optional']).default('optional'),
  supplier: nameSchema.optional(),
})
export type Rule = z.infer<typeof ruleSchema>

/** 就高不重复: of the findings in the group only the highest counts, per matter or in the whole leaf. */
export const highestOnlyGroupSchema = z.strictObject({ code: codeSchema, name: nameSchema, scope: z.enum(['matter', 'leaf']) })
export type HighestOnlyGroup = z.infer<typeof highestOnlyGroupSchema>

/** A cap that several rules of a leaf share. */
export const sharedCapSchema = z.strictObject({ code: codeSchema, name: nameSchema, cap: amountText })

/**
 * Effect of a confirmed veto fact: `zero` total is 0; `bar` cannot get grade `grade` or better (一票否优); `cap` grade not above `grade`;
 * `withdraw` title taken back; `flag` shown only.
 */
export const vetoEffectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('zero') }),
  z.strictObject({ kind: z.literal('bar'), grade: codeSchema }),
  z.strictObject({ kind: z.literal('cap'), grade: codeSchema }),
  z.strictObject({ kind: z.literal('withdraw') }),
  z.strictObject({ kind: z.literal('flag') }),
])
export type VetoEffect = z.infer<typeof vetoEffectSchema>

export const vetoRuleSchema = z.strictObject({
  code: codeSchema,
  text: proseSchema,
  effect: vetoEffectSchema,
  supplier: nameSchema.optional(),
})
export type VetoRule = z.infer<typeof vetoRuleSchema>
