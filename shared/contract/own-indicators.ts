import * as z from 'zod'
import { codeSchema } from '../domain/scheme/codes.ts'
import { leafSchema } from '../domain/scheme/indicators.ts'
import { cycleInput, idSchema, procedure, rowProblemSchema, rowVerdictSchema, verdictCountsSchema } from './base.ts'
import { tableMappingSchema } from './exchange.ts'
import { schemeProblemSchema } from './schemes.ts'

/** Own leaves 自定项 of one evaluatee by the code of their group. */
export const ownSchema = z.record(codeSchema, z.array(leafSchema).max(200))
export type Own = z.infer<typeof ownSchema>

/** How an evaluatee's own leaves fill a group: `none` it has none, `open` the group states no points or a leaf has none. */
export const ownFills = ['complete', 'short', 'over', 'none', 'open'] as const

/** `room` are the group's points without its common leaves, `sum` those of the own leaves, `difference` what lacks or is too much; decimal texts. */
const ownGroupSchema = z.strictObject({
  group: z.string(),
  leaves: z.int(),
  sum: z.string(),
  room: z.string().nullable(),
  fill: z.enum(ownFills),
  difference: z.string(),
})
export type OwnGroup = z.infer<typeof ownGroupSchema>

const ownListedSchema = z.strictObject({
  evaluateeId: idSchema,
  name: z.string(),
  unitName: z.string(),
  category: z.string(),
  groups: z.array(ownGroupSchema),
  /** Own leaves of groups that the scheme does not have (any more); they count for nothing. */
  strayed: z.int(),
  /** Own leaves that still lack an input. */
  missing: z.int(),
})
export type OwnListed = z.infer<typeof ownListedSchema>

const ownCheckSchema = z.strictObject({ groups: z.array(ownGroupSchema), problems: z.array(schemeProblemSchema) })

const ownOfSchema = z.strictObject({
  own: ownSchema,
  /** Names this content; sent back on saving. */
  hash: z.string(),
  /** Findings, values, marks, ballots and tasks of each own leaf, by its code; leaves without any are left out. */
  inputs: z.record(z.string(), z.int()),
  groups: z.array(ownGroupSchema),
  problems: z.array(schemeProblemSchema),
})
export type OwnOf = z.infer<typeof ownOfSchema>

/** Fields of an imported table of own leaves; evaluatee and name are the key. */
export const ownImportFields = ['evaluatee', 'group', 'name', 'points', 'criteria', 'method'] as const

const ownPreviewSchema = z.strictObject({
  previewId: z.string(),
  mapping: tableMappingSchema,
  counts: verdictCountsSchema,
  rows: z.array(
    z.strictObject({
      row: z.int().positive(),
      verdict: rowVerdictSchema,
      evaluatee: z.string(),
      group: z.string(),
      name: z.string(),
      points: z.string(),
      criteria: z.string(),
      method: z.string(),
      problems: z.array(rowProblemSchema),
    }),
  ),
  skipped: z.array(z.strictObject({ row: z.int(), text: z.string() })),
})
export type OwnPreview = z.infer<typeof ownPreviewSchema>

const evaluatee = { cycleId: idSchema, evaluateeId: idSchema }

/** Calls for the own leaves of evaluatees in a scheme that leaves room for them: 40 common points and 60 own ones. */
export const ownIndicatorsContract = {
  /** Every evaluatee that takes part, in register order. `groups` are those of the cycle's scheme. */
  list: procedure.input(cycleInput).output(
    z.strictObject({
      groups: z.array(z.strictObject({ code: z.string(), name: z.string(), points: z.string().nullable(), room: z.string().nullable() })),
      evaluatees: z.array(ownListedSchema),
    }),
  ),
  /** @throws `not_found` */
  of: procedure.input(z.strictObject(evaluatee)).output(ownOfSchema),
  /** Sums and problems of own leaves as typed; nothing is saved. */
  check: procedure.input(z.strictObject({ ...evaluatee, own: ownSchema })).output(ownCheckSchema),
  /**
   * Saves the own leaves of one evaluatee and rescores it. Sums that differ need `acceptProblems`; that yes is logged.
   * @throws `scheme_invalid`, `scheme_sum_problem`, `changed_meanwhile`, `cycle_closed`, `in_use` (a leaf would go that has findings or inputs: name, count)
   */
  save: procedure
    .input(z.strictObject({ ...evaluatee, own: ownSchema, expectedHash: z.string(), acceptProblems: z.boolean() }))
    .output(ownOfSchema),
  guess: procedure.input(z.strictObject({ cycleId: idSchema, tableId: z.string(), sheet: z.int().min(0) })).output(tableMappingSchema),
  preview: procedure.input(z.strictObject({ cycleId: idSchema, mapping: tableMappingSchema })).output(ownPreviewSchema),
  /** Applies a preview as a whole after a backup, or changes nothing. Refused rows prevent it unless `withoutRefused`. */
  apply: procedure.input(z.strictObject({ previewId: z.string(), withoutRefused: z.boolean() })).output(verdictCountsSchema),
}
