import * as z from 'zod'
import { codeSchema, proseSchema } from './codes.ts'

/**
 * How indicators of one version continue in another: `same` (nothing to say), `renamed` (another name, code or place, still the same thing), `split`
 * (one became several), `merged` (several became one), `new` (nothing before), `gone` (nothing after). Kept for the three-year evaluation, which joins
 * the years through it and marks a trend that crosses a change.
 */
export const mappingKinds = ['same', 'renamed', 'split', 'merged', 'new', 'gone'] as const
export const mappingKindSchema = z.enum(mappingKinds)
export type MappingKind = z.infer<typeof mappingKindSchema>

/** One line of the table: codes of leaves before and after. `confirmed`: a person has looked at it; a proposal until then. */
export const mappingLineSchema = z.strictObject({
  kind: mappingKindSchema,
  from: z.array(codeSchema),
  to: z.array(codeSchema),
  note: proseSchema.optional(),
  confirmed: z.boolean(),
})
export type MappingLine = z.infer<typeof mappingLineSchema>

export const schemeMappingSchema = z.array(mappingLineSchema)
export type SchemeMapping = z.infer<typeof schemeMappingSchema>
