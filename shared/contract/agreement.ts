import * as z from 'zod'
import { idSchema, procedure } from './base.ts'

/** A mark that trimming left out, with who gave it; `mark` is a number on the scale or the name of an option. */
const droppedMarkSchema = z.strictObject({ judgeId: idSchema, judge: z.string(), mark: z.string() })

/**
 * What one group's mean on one leaf is made of. `value` is in points of the leaf, null while nothing counts; `weight` is the group's share after groups
 * without marks fell out, `stated` the scheme's where it differs. `valid` marks count, of which the mean took `used`; `needed` where there were too few
 * to trim. `policy` says what the empty group does.
 */
export const groupMeanSchema = z.strictObject({
  group: z.string(),
  name: z.string(),
  aggregate: z.enum(['mean', 'median', 'trimmed']),
  value: z.string().nullable(),
  weight: z.string().nullable(),
  stated: z.string().nullable(),
  valid: z.int(),
  used: z.int(),
  highest: z.array(droppedMarkSchema),
  lowest: z.array(droppedMarkSchema),
  absent: z.int(),
  recused: z.int(),
  empty: z.int(),
  notApplicable: z.int(),
  needed: z.int().nullable(),
  policy: z.string().nullable(),
})
export type GroupMean = z.infer<typeof groupMeanSchema>

/** The means of one judged leaf of one evaluatee, one entry a group in the order of the scheme. */
const leafMeansSchema = z.strictObject({ indicator: z.string(), name: z.string(), groups: z.array(groupMeanSchema) })
export type LeafMeans = z.infer<typeof leafMeansSchema>

/** 评分一致性: information about marks and judges; nothing here changes a result. */
export const agreementContract = {
  /** Judged leaves of an evaluatee, its own among them, in print order: what counted in each mean and what was dropped. */
  means: procedure.input(z.strictObject({ cycleId: idSchema, evaluateeId: idSchema })).output(z.array(leafMeansSchema)),
}
