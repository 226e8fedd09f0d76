import * as z from 'zod'
import { amountText, decimalText } from '../decimal-text.ts'
import { codeSchema, nameSchema, proseSchema } from './codes.ts'
import { leafMethodSchema } from './leaf-methods.ts'

const clampSchema = z.strictObject({ min: decimalText.optional(), max: decimalText.optional() })

/**
 * What leaves and groups share. `points` 满分, null where the rules state none (open-ended awards); `weight` is used when the parent combines
 * `weighted`; `dimension` names an entry of the scheme's dimensions and is inherited by descendants that name none.
 */
const common = {
  code: codeSchema,
  name: nameSchema,
  points: amountText.nullable(),
  weight: amountText.optional(),
  clamp: clampSchema.optional(),
  dimension: codeSchema.optional(),
  note: proseSchema.optional(),
}

/** 考核要点: a leaf. `criteria` is the office's own prose (评分标准), `checkedBy` its 考评方式. `empty` overrides the scheme's rule for empty inputs. */
export const leafSchema = z.strictObject({
  ...common,
  criteria: proseSchema.optional(),
  checkedBy: nameSchema.optional(),
  empty: z.enum(['block', 'zero', 'rescale']).optional(),
  method: leafMethodSchema,
})
export type Leaf = z.infer<typeof leafSchema>

/**
 * An indicator with children. `sum`: the node is the sum of its children. `weighted`: the node's points × Σ weightᵢ × scoreᵢ ÷ pointsᵢ.
 * `perEvaluatee`: further children are defined for each evaluatee in the facts (40 common + 60 own points).
 */
export interface IndicatorGroup extends z.infer<typeof groupFields> {
  readonly children: Indicator[]
}
export type Indicator = IndicatorGroup | Leaf

const groupFields = z.strictObject({
  ...common,
  combine: z.enum(['sum', 'weighted']).default('sum'),
  perEvaluatee: z.boolean().default(false),
})

export const indicatorSchema: z.ZodType<Indicator> = z.lazy(() => z.union([indicatorGroupSchema, leafSchema]))

export const indicatorGroupSchema: z.ZodType<IndicatorGroup> = groupFields.extend({
  get children() {
    return z.array(indicatorSchema)
  },
})

/** Top-level parts, in the order of operations: base total → bonus (capped) → deductions (capped); vetoes act after ranking. */
export const indicatorParts = ['base', 'bonus', 'deduction', 'veto'] as const
export const indicatorPartSchema = z.enum(indicatorParts)
export type IndicatorPart = z.infer<typeof indicatorPartSchema>

export function isLeaf(indicator: Indicator): indicator is Leaf {
  return 'method' in indicator
}
