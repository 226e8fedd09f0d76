import * as z from 'zod'
import { groupMeanSchema } from './agreement.ts'
import { dateSchema, idSchema, procedure } from './base.ts'

/** Scores are decimal texts rounded as the scheme says; percents have one decimal. Null = no value (incomplete, not applicable). */
const cardSchema = z.strictObject({
  evaluateeId: idSchema,
  name: z.string(),
  unitName: z.string(),
  categoryName: z.string(),
  /** With `provisional`, total and rank are provisional: the evaluatee still lacks inputs. */
  provisional: z.boolean(),
  total: z.string().nullable(),
  /** Total before the panels were calibrated; null where it is not calibrated. */
  raw: z.string().nullable(),
  rank: z.int().nullable(),
  of: z.int(),
  moved: z.int().nullable(),
  gradeName: z.string().nullable(),
  /** Place of the grade's band, 0 = best; null without grade. */
  gradeOrder: z.int().nullable(),
  deductions: z.int(),
  /** Closed ÷ counting findings with a deadline, in percent; null when there are none. */
  closedPercent: z.string().nullable(),
  participation: z.string(),
})

const cellSchema = z.strictObject({
  score: z.string().nullable(),
  percent: z.string().nullable(),
  state: z.string(),
  mark: z.enum(['best', 'worst', 'none']),
  /** Of a judged leaf: what its means are made of; else empty. */
  means: z.array(groupMeanSchema),
})

export const comparisonSchema = z.strictObject({
  cards: z.array(cardSchema),
  /** Dimensions of the scheme, or its top-level indicators where it names none. One percent per card, and the mean of the categories involved. */
  dimensions: z.array(
    z.strictObject({ code: z.string(), name: z.string(), percents: z.array(z.string().nullable()), categoryMean: z.string().nullable() }),
  ),
  /** Leaves, sorted by gap from large to small. */
  indicators: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      path: z.string(),
      points: z.string().nullable(),
      cells: z.array(cellSchema),
      categoryMean: z.string().nullable(),
      gap: z.string().nullable(),
    }),
  ),
})
export type Comparison = z.infer<typeof comparisonSchema>

export const comparisonContract = {
  compare: procedure
    .input(z.strictObject({ cycleId: idSchema, evaluateeIds: z.array(idSchema).min(2).max(8), since: dateSchema.nullable() }))
    .output(comparisonSchema),
}
