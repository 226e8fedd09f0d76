import * as z from 'zod'
import { evaluateeKindSchema } from '../domain/glossary.ts'
import { codeSchema, nameSchema } from '../domain/scheme/codes.ts'
import { quotaSchema } from '../domain/scheme/settings.ts'
import { idSchema, procedure } from './base.ts'

/** A ready set of dimensions. `meaning` is the full wording that the short name stands for. */
export const dimensionSetSchema = z.strictObject({
  code: codeSchema,
  name: nameSchema,
  about: nameSchema,
  dimensions: z.array(z.strictObject({ code: codeSchema, name: nameSchema, meaning: nameSchema.optional() })).min(1),
})
export type DimensionSet = z.infer<typeof dimensionSetSchema>

const placesSchema = z.strictObject({
  /** What the cycle evaluates; its quotas say nothing about a scheme of another kind. */
  kind: evaluateeKindSchema,
  /** Evaluatees that take part in full; those by reference and exempt ones count for no quota. */
  participants: z.int(),
  /** The same by category, in the order of the register; empty ones are left out. */
  categories: z.array(z.strictObject({ id: idSchema, name: z.string(), participants: z.int() })),
  /** One entry a quota: places in all, and by category in the order above; null where the quota is for the whole cycle. */
  quotas: z.array(z.strictObject({ places: z.int(), byCategory: z.array(z.int()).nullable() })),
})
export type QuotaPlaces = z.infer<typeof placesSchema>

/** Calls for what a scheme can begin from beside the starters, and for what its quotas come to. */
export const schemeLibraryContract = {
  /** Ready sets of dimensions, in the order in which they are offered. */
  dimensionSets: procedure.output(z.array(dimensionSetSchema)),
  /** What quotas as typed come to with the register of a cycle. @throws `no_cycle` */
  quotaPlaces: procedure.input(z.strictObject({ cycleId: idSchema, quotas: z.array(quotaSchema).max(100) })).output(placesSchema),
  /** The same for an assumed number of participants, one entry a quota. */
  quotaPlacesOf: procedure
    .input(z.strictObject({ participants: z.int().min(0).max(1_000_000), quotas: z.array(quotaSchema).max(100) }))
    .output(z.array(z.int())),
}
