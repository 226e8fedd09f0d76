import * as z from 'zod'
import { amountText, decimalText } from '../decimal-text.ts'
import { tieConventionSchema } from '../glossary.ts'
import { codeSchema, nameSchema } from './codes.ts'

/** `half_up` 四舍五入 (away from zero on a tie), `half_even` GB/T 8170, `down` towards zero. */
export const roundingModes = ['half_up', 'half_even', 'down'] as const
export const roundingModeSchema = z.enum(roundingModes)
export type RoundingMode = z.infer<typeof roundingModeSchema>

/** Exact inside, rounded once at the end, unless `stage` is `indicator`: then each leaf is rounded and the sums add rounded leaves. */
export const roundingSchema = z.strictObject({
  digits: z.int().min(0).max(4).default(2),
  mode: roundingModeSchema.default('half_up'),
  stage: z.enum(['final', 'indicator']).default('final'),
})
export type Rounding = z.infer<typeof roundingSchema>

/** Ordered tie-breakers; the first that differs decides, and the ranking says which it was. */
export const tieBreakerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('node'), code: codeSchema }),
  z.strictObject({ kind: z.literal('fewer_deductions') }),
  z.strictObject({ kind: z.literal('fewer_points_deducted') }),
  z.strictObject({ kind: z.literal('heavier_leaf_first') }),
])
export type TieBreaker = z.infer<typeof tieBreakerSchema>

/** 等次: half-open `[lower, upper)` on the rounded total; `upper` null for the best. `percent` bands are on total ÷ full marks × 100. */
export const bandSchema = z.strictObject({ code: codeSchema, name: nameSchema, lower: decimalText, upper: decimalText.nullable() })
export type Band = z.infer<typeof bandSchema>

/** 名额: not more than a share or a number of the category gets the grade. */
export const quotaSchema = z.strictObject({
  grade: codeSchema,
  limit: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('share'), share: amountText }),
    z.strictObject({ kind: z.literal('number'), number: z.int().min(0) }),
  ]),
  rounding: z.enum(['floor', 'half_up', 'ceil']).default('floor'),
  per: z.enum(['category', 'cycle']).default('category'),
})

/** Every choice that a rule of the engine has, with its default. Nothing is decided silently in code. */
export const settingsSchema = z.strictObject({
  rounding: roundingSchema.prefault({}),
  empty: z.enum(['block', 'zero', 'rescale']).default('block'),
  absent: z.enum(['block', 'zero', 'rescale']).default('block'),
  rankOn: z.enum(['rounded', 'exact']).default('rounded'),
  ties: tieConventionSchema.default('standard'),
  tieBreakers: z.array(tieBreakerSchema).default([]),
  bandsOn: z.enum(['score', 'percent']).default('score'),
  bands: z.array(bandSchema).default([]),
  quotas: z.array(quotaSchema).default([]),
  bonusCap: amountText.nullable().default(null),
  deductionCap: amountText.nullable().default(null),
  totalClamp: z.strictObject({ min: decimalText.nullable().default(null), max: decimalText.nullable().default(null) }).prefault({}),
  closing: z
    .strictObject({ givesBack: z.enum(['0', '0.5', '1']).default('0'), cutOff: z.iso.date().nullable().default(null) })
    .prefault({}),
  calibration: z.enum(['off', 'twice_averaging']).default('off'),
})
export type SchemeSettings = z.infer<typeof settingsSchema>
