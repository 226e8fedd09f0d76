import { oc } from '@orpc/contract'
import * as z from 'zod'
import { appErrorCodeSchema } from '../domain/app-error.ts'

/** Every procedure may refuse with one typed error, `APP`; its `code` is translated by the screen. Anything else is internal. */
export const procedure = oc.errors({
  APP: {
    status: 422,
    data: z.strictObject({ code: appErrorCodeSchema, data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) }),
  },
})

export const idSchema = z.int().positive()
export const cycleInput = z.strictObject({ cycleId: idSchema })
export const dateSchema = z.iso.date()

/** What an import would do with one row of the source, and why. */
export const rowVerdicts = ['new', 'same', 'changed', 'refused'] as const
export const rowVerdictSchema = z.enum(rowVerdicts)
export type RowVerdict = z.infer<typeof rowVerdictSchema>

/** A problem of one source row; `code` is translated as `rowProblems.<code>`, `values` fill its places. `row` counts from 1 as in the sheet. */
export const rowProblemSchema = z.strictObject({
  row: z.int().positive(),
  column: z.string().nullable(),
  code: z.string(),
  values: z.record(z.string(), z.string()),
})
export type RowProblem = z.infer<typeof rowProblemSchema>

export const verdictCountsSchema = z.strictObject({ new: z.int(), same: z.int(), changed: z.int(), refused: z.int() })
export type VerdictCounts = z.infer<typeof verdictCountsSchema>
