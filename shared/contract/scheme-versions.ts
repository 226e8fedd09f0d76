import * as z from 'zod'
import { misfitSchema } from '../domain/misfit.ts'
import { mappingLineSchema } from '../domain/scheme/mapping.ts'
import { schemeChangeSchema } from '../domain/scheme/scheme-change.ts'
import { idSchema, procedure } from './base.ts'
import { schemeProblemSchema, versionHeadSchema } from './schemes.ts'

const cycleNameSchema = z.strictObject({ id: idSchema, name: z.string(), year: z.int() })

const listedVersionSchema = versionHeadSchema.extend({
  createdAt: z.string(),
  cycles: z.array(cycleNameSchema),
  /** Changes that are kept, but not saved yet. */
  unsaved: z.boolean(),
  /** Who published it and what was accepted with an explicit yes; null for a draft. */
  publication: z.strictObject({ by: z.string(), at: z.string(), accepted: z.array(schemeProblemSchema) }).nullable(),
})
export type ListedVersion = z.infer<typeof listedVersionSchema>

/** What codes are called in a scheme, by `dimension:<code>`, `grade:<code>`, `indicator:<code>` and `entry:<leaf>:<code>` (groups, shared caps). */
const namesSchema = z.record(z.string(), z.string())

const differenceSchema = z.strictObject({
  from: versionHeadSchema,
  to: versionHeadSchema,
  changes: z.array(schemeChangeSchema),
  names: z.strictObject({ before: namesSchema, after: namesSchema }),
  /** Lines of the mapping between both that a person confirmed, of all lines; null where none is kept: matched by code, name and place. */
  mapped: z.strictObject({ confirmed: z.int(), lines: z.int() }).nullable(),
})
export type VersionDifference = z.infer<typeof differenceSchema>

const mappedLeafSchema = z.strictObject({ code: z.string(), name: z.string(), path: z.array(z.string()) })

const mappingSchema = z.strictObject({
  from: versionHeadSchema,
  to: versionHeadSchema,
  leaves: z.strictObject({ from: z.array(mappedLeafSchema), to: z.array(mappedLeafSchema) }),
  lines: z.array(mappingLineSchema),
  /** False: a proposal that nobody has kept yet. */
  kept: z.boolean(),
})
export type VersionMapping = z.infer<typeof mappingSchema>

/** Where an evaluatee stands under one version. `provisional`: inputs are missing; total and rank are of what is there. Totals as printed. */
const standingSchema = z.strictObject({
  total: z.string().nullable(),
  rank: z.int().nullable(),
  grade: z.string().nullable(),
  provisional: z.boolean(),
})
export type MoveStanding = z.infer<typeof standingSchema>

const movedEvaluateeSchema = z.strictObject({
  evaluateeId: idSchema,
  name: z.string(),
  unitName: z.string(),
  categoryName: z.string(),
  before: standingSchema,
  after: standingSchema,
  /** Places won (positive) or lost; null when not ranked before or after. */
  places: z.int().nullable(),
})
export type MovedEvaluatee = z.infer<typeof movedEvaluateeSchema>

const uncountedSchema = z.strictObject({
  what: z.enum(['finding', 'value', 'mark', 'ballot', 'task']),
  reason: misfitSchema,
  indicator: z.string(),
  indicatorName: z.string(),
  /** Sentence of the rule as the present version has it; null for entered values. */
  rule: z.string().nullable(),
  count: z.int(),
  /** How many evaluatees have some, and the names of the first five. */
  evaluatees: z.int(),
  names: z.array(z.string()),
})
export type UncountedFacts = z.infer<typeof uncountedSchema>

const movePreviewSchema = z.strictObject({
  cycle: cycleNameSchema,
  from: versionHeadSchema,
  to: versionHeadSchema,
  /** Changes of the new version that are kept, but not saved: they are not in what is previewed. */
  unsaved: z.boolean(),
  counts: z.strictObject({
    evaluatees: z.int(),
    changed: z.int(),
    totals: z.int(),
    ranks: z.int(),
    grades: z.int(),
    newlyIncomplete: z.int(),
    newlyComplete: z.int(),
  }),
  /** Only those whose total, rank or grade changes; the largest change of rank first. */
  evaluatees: z.array(movedEvaluateeSchema),
  /** Facts that count now and would no longer; they stay stored. */
  uncounted: z.array(uncountedSchema),
  /** Leaves of the new version for which inputs are missing that the present one does not ask for. */
  lacking: z.array(z.strictObject({ indicator: z.string(), name: z.string(), evaluatees: z.int(), names: z.array(z.string()) })),
  /** Names exactly what was previewed; sent back to move the cycle. */
  fingerprint: z.string(),
})
export type MovePreview = z.infer<typeof movePreviewSchema>

const pairInput = z.strictObject({ fromId: idSchema, toId: idSchema })
const moveInput = z.strictObject({ cycleId: idSchema, versionId: idSchema })

/** Calls for the difference of two versions, the mapping of their indicators, and the move of a cycle to another version. */
export const schemeVersionsContract = {
  /** All versions of the scheme that a version belongs to, newest first. @throws `not_found` */
  list: procedure.input(z.strictObject({ versionId: idSchema })).output(z.array(listedVersionSchema)),
  /** In which points two versions differ, of one scheme or of two; a draft as it stands on screen, with what is not saved yet. @throws `not_found` */
  difference: procedure.input(pairInput).output(differenceSchema),
  /** How the leaves of one version continue in another: the lines that are kept, and a proposal for the rest. @throws `not_found` */
  mapping: procedure.input(pairInput).output(mappingSchema),
  /**
   * Keeps a mapping. Every leaf of both sides stands in exactly one line.
   * @throws `operator_required`, `not_found`, `changed_meanwhile` (a leaf is missing, stands twice or is gone: the versions changed since)
   */
  saveMapping: procedure.input(pairInput.extend({ lines: z.array(mappingLineSchema).max(5000) })).output(mappingSchema),
  /** What moving a cycle to another version would do; nothing is stored. @throws `no_cycle`, `not_found`, `cycle_closed`, `kind_differs` */
  previewMove: procedure.input(moveInput).output(movePreviewSchema),
  /**
   * Scores a cycle by another version from now on, as previewed, after an automatic backup, as a whole or not at all.
   * @throws `operator_required`, `move_outdated` (something changed since the preview), `facts_uncounted` (facts would no longer count, and
   *   `acceptUncounted` is false), and what `previewMove` throws
   */
  move: procedure
    .input(moveInput.extend({ fingerprint: z.string().length(64), acceptUncounted: z.boolean() }))
    .output(z.strictObject({ moved: z.int() })),
}
