import * as z from 'zod'
import { amountText } from '../domain/decimal-text.ts'
import { findingActionSchema } from '../domain/finding-history.ts'
import { findingStatusSchema } from '../domain/finding-status.ts'
import { findingSourceSchema } from '../domain/glossary.ts'
import { misfitSchema } from '../domain/misfit.ts'
import { codeSchema } from '../domain/scheme/codes.ts'
import { cycleInput, dateSchema, idSchema, procedure, rowProblemSchema, rowVerdictSchema, verdictCountsSchema } from './base.ts'
import { tableMappingSchema } from './exchange.ts'

/** What the recorder types. `quantity` in the rule's unit; `chosen` for a range rule, with a reason; `evidence` are hashes of stored files. */
export const findingDraftSchema = z.strictObject({
  cycleId: idSchema,
  evaluateeId: idSchema,
  indicator: codeSchema,
  rule: codeSchema,
  quantity: amountText,
  level: codeSchema.nullable(),
  multipliers: z.array(codeSchema).max(10),
  chosen: amountText.nullable(),
  reason: z.string().trim().max(500),
  matterKey: z.string().trim().max(64).nullable(),
  description: z.string().trim().max(2000),
  foundOn: dateSchema,
  source: findingSourceSchema,
  deadline: dateSchema.nullable(),
  evidence: z.array(z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(255) })).max(50),
})
export type FindingDraft = z.infer<typeof findingDraftSchema>

/** A row of the list. `points` is what it counts for on its own, signed, before caps; null while no rule gives it (veto). */
const findingRowSchema = z.strictObject({
  id: idSchema,
  evaluateeId: idSchema,
  evaluatee: z.string(),
  indicator: z.string(),
  indicatorName: z.string(),
  rule: z.string(),
  description: z.string(),
  points: z.string().nullable(),
  source: findingSourceSchema,
  foundOn: z.string(),
  deadline: z.string().nullable(),
  status: findingStatusSchema,
  /** Days past the deadline while not closed; 0 otherwise. Closed on time never looks overdue. */
  overdueDays: z.int(),
  evidenceCount: z.int(),
  recordedBy: z.string(),
  confirmedBy: z.string().nullable(),
  /** Why the scheme in force does not count it (its rule is gone, …); null when it does. */
  uncounted: misfitSchema.nullable(),
})
export type FindingRow = z.infer<typeof findingRowSchema>

const findingSchema = findingRowSchema.extend({
  draft: findingDraftSchema,
  ruleText: z.string(),
  evidence: z.array(z.strictObject({ hash: z.string(), name: z.string(), bytes: z.int(), type: z.string() })),
  withdrawReason: z.string().nullable(),
  onePersonException: z.boolean(),
  /** Grows with every change; sent back on saving. */
  version: z.int(),
  history: z.array(z.strictObject({ at: z.string(), by: z.string(), action: findingActionSchema, note: z.string() })),
})
export type Finding = z.infer<typeof findingSchema>

export const findingFilterSchema = z.strictObject({
  cycleId: idSchema,
  group: z.enum(['all', 'draft', 'submitted', 'rectifying', 'overdue', 'closed', 'withdrawn']),
  text: z.string().trim().max(100),
  evaluateeId: idSchema.nullable(),
  categoryId: idSchema.nullable(),
  indicator: codeSchema.nullable(),
  source: findingSourceSchema.nullable(),
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
})
export type FindingFilter = z.infer<typeof findingFilterSchema>

export const findingSortSchema = z.strictObject({
  by: z.enum(['foundOn', 'evaluatee', 'indicator', 'points', 'status', 'id']),
  descending: z.boolean(),
})

/** What saving would do: points of the finding alone, what the indicator then has left, and the total and rank before and after. */
export const findingPreviewSchema = z.strictObject({
  points: z.string().nullable(),
  indicator: z.strictObject({ points: z.string().nullable(), before: z.string().nullable(), after: z.string().nullable() }),
  /** With `provisional`, total and rank are provisional: the evaluatee still lacks inputs. */
  provisional: z.boolean(),
  total: z.strictObject({ before: z.string().nullable(), after: z.string().nullable() }),
  rank: z.strictObject({ before: z.int().nullable(), after: z.int().nullable(), of: z.int() }),
  /** Caps reached and the like, as explanation step codes with values. */
  notes: z.array(z.strictObject({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) })),
  problems: z.array(z.strictObject({ code: z.string(), field: z.string(), values: z.record(z.string(), z.string()) })),
})
export type FindingPreview = z.infer<typeof findingPreviewSchema>

export const findingImportFields = [
  'evaluatee',
  'indicator',
  'rule',
  'quantity',
  'level',
  'chosen',
  'reason',
  'description',
  'foundOn',
  'source',
  'deadline',
  'matterKey',
] as const

const importRowSchema = z.strictObject({
  row: z.int(),
  verdict: rowVerdictSchema,
  evaluatee: z.string(),
  indicator: z.string(),
  rule: z.string(),
  quantity: z.string(),
  points: z.string().nullable(),
  description: z.string(),
  foundOn: z.string(),
  problems: z.array(rowProblemSchema),
})

export const findingImportPreviewSchema = z.strictObject({
  previewId: z.string(),
  mapping: tableMappingSchema,
  counts: verdictCountsSchema,
  rows: z.array(importRowSchema),
  skipped: z.array(z.strictObject({ row: z.int(), text: z.string() })),
})
export type FindingImportPreview = z.infer<typeof findingImportPreviewSchema>

/** Totals after a change that counts, so that the screen can show the move at once. */
const movedSchema = z.strictObject({ finding: findingSchema, total: z.string().nullable(), rank: z.int().nullable() })

export const findingsContract = {
  list: procedure
    .input(z.strictObject({ filter: findingFilterSchema, sort: findingSortSchema, offset: z.int().min(0), limit: z.int().min(1).max(500) }))
    .output(z.strictObject({ total: z.int(), rows: z.array(findingRowSchema) })),
  /** Counts for the filter chips and the fact line: per group, this month's number and points. */
  counts: procedure.input(cycleInput).output(
    z.strictObject({
      all: z.int(),
      draft: z.int(),
      submitted: z.int(),
      rectifying: z.int(),
      overdue: z.int(),
      closed: z.int(),
      withdrawn: z.int(),
      month: z.strictObject({ number: z.int(), points: z.string() }),
    }),
  ),
  get: procedure.input(z.strictObject({ id: idSchema })).output(findingSchema),
  /** `editing` is the finding that the draft replaces, null for a new one. The preview shows the state as if the draft were confirmed. */
  preview: procedure.input(z.strictObject({ draft: findingDraftSchema, editing: idSchema.nullable() })).output(findingPreviewSchema),
  /** Saves a draft or submits it. An edit names the version it saw. */
  save: procedure
    .input(
      z.strictObject({
        draft: findingDraftSchema,
        editing: z.strictObject({ id: idSchema, version: z.int() }).nullable(),
        submit: z.boolean(),
      }),
    )
    .output(movedSchema),
  /** Confirms submitted findings, all or none. The confirmer is another person than the recorder, unless the one-person exception is given a reason. */
  confirm: procedure
    .input(z.strictObject({ ids: z.array(idSchema).min(1).max(5000), onePersonReason: z.string().trim().min(1).max(200).nullable() }))
    .output(z.strictObject({ confirmed: z.int() })),
  submit: procedure.input(z.strictObject({ ids: z.array(idSchema).min(1).max(5000) })).output(z.strictObject({ submitted: z.int() })),
  return: procedure
    .input(z.strictObject({ ids: z.array(idSchema).min(1).max(5000), reason: z.string().trim().min(1).max(500) }))
    .output(z.strictObject({ returned: z.int() })),
  withdraw: procedure.input(z.strictObject({ id: idSchema, reason: z.string().trim().min(1).max(500) })).output(movedSchema),
  /** Moves a counting finding along its rectification: `rectifying`, `verifying` or `closed`; the date is the day it happened. */
  advance: procedure
    .input(
      z.strictObject({ id: idSchema, to: z.enum(['rectifying', 'verifying', 'closed']), on: dateSchema, note: z.string().trim().max(500) }),
    )
    .output(movedSchema),
  importGuess: procedure
    .input(z.strictObject({ cycleId: idSchema, tableId: z.string(), sheet: z.int().min(0) }))
    .output(tableMappingSchema),
  importPreview: procedure.input(z.strictObject({ cycleId: idSchema, mapping: tableMappingSchema })).output(findingImportPreviewSchema),
  /** Applies a preview as submitted findings, as a whole after a backup, or changes nothing. */
  importApply: procedure.input(z.strictObject({ previewId: z.string(), withoutRefused: z.boolean() })).output(verdictCountsSchema),
}
