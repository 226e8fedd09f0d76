import * as z from 'zod'
import { amountText } from '../decimal-text.ts'
import { evaluateeKindSchema } from '../glossary.ts'
import { codeSchema, nameSchema, proseSchema } from './codes.ts'
import { indicatorPartSchema, indicatorSchema } from './indicators.ts'
import { settingsSchema } from './settings.ts'

/**
 * 考评方案 as one document: what the editor edits, a version freezes, a file exchanges and the engine reads. It holds no personal data.
 *
 * `points` is the stated full mark of the base part. `parts` are the top-level indicators in print order, each with its place in the order of
 * operations. `combine` says how the base parts make the base total.
 */
export const schemeSchema = z.strictObject({
  format: z.literal('hengjian-scheme/1'),
  code: codeSchema,
  name: nameSchema,
  kind: evaluateeKindSchema,
  source: proseSchema.optional(),
  notes: z.array(proseSchema).default([]),
  points: amountText.nullable(),
  combine: z.enum(['sum', 'weighted']).default('sum'),
  dimensions: z.array(z.strictObject({ code: codeSchema, name: nameSchema })).default([]),
  parts: z.array(z.strictObject({ part: indicatorPartSchema.default('base'), indicator: indicatorSchema })).min(1),
  settings: settingsSchema.prefault({}),
})
export type Scheme = z.infer<typeof schemeSchema>
