import * as z from 'zod'
import { evaluateeKindSchema, schemeVersionStateSchema } from '../domain/glossary.ts'
import { nameSchema } from '../domain/scheme/codes.ts'
import { schemeSchema } from '../domain/scheme/scheme.ts'
import { schemeProblemSeverityNames } from '../domain/scheme/scheme-problems.ts'
import { idSchema, procedure } from './base.ts'

/** Stated, summed and attainable maximum of a node; `problem` when they differ. Decimal texts; null where the rules state or allow no maximum. */
export const nodeSumSchema = z.strictObject({
  code: z.string(),
  stated: z.string().nullable(),
  summed: z.string().nullable(),
  attainable: z.string().nullable(),
})
export type NodeSum = z.infer<typeof nodeSumSchema>

/** A fault of a scheme found on saving; `code` is translated as `schemeProblems.<code>`. `refusing` ones prevent saving, `notice` ones need an explicit yes to
 * publish, a `remark` is only said. */
export const schemeProblemSchema = z.strictObject({
  at: z.string(),
  code: z.string(),
  values: z.record(z.string(), z.string()),
  severity: z.enum(schemeProblemSeverityNames),
})
export type SchemeProblem = z.infer<typeof schemeProblemSchema>

export const versionHeadSchema = z.strictObject({
  id: idSchema,
  schemeCode: z.string(),
  name: z.string(),
  number: z.int(),
  kind: evaluateeKindSchema,
  state: schemeVersionStateSchema,
  publishedAt: z.string().nullable(),
})

export type VersionHead = z.infer<typeof versionHeadSchema>

const versionSchema = versionHeadSchema.extend({
  scheme: schemeSchema,
  /** Hash of the stored content; sent back on saving, so that a change made meanwhile is not overwritten. */
  hash: z.string(),
  sums: z.array(nodeSumSchema),
  problems: z.array(schemeProblemSchema),
  /** What was changed and kept, but not saved yet; null when nothing waits. `baseHash`: the content it was made on. */
  working: z.strictObject({ scheme: schemeSchema, baseHash: z.string(), keptAt: z.string(), keptBy: z.string() }).nullable(),
  /** Cycles that are scored by this version. */
  cycles: z.array(z.strictObject({ id: idSchema, name: z.string(), year: z.int() })),
  /** Readings of imported prose that nobody has decided on yet; null where nothing was imported. */
  pendingReadings: z.int().nullable(),
})
export type SchemeVersion = z.infer<typeof versionSchema>

export const schemesContract = {
  starters: procedure.output(
    z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        kind: evaluateeKindSchema,
        leaves: z.int(),
        rules: z.int(),
        points: z.string().nullable(),
      }),
    ),
  ),
  /**
   * A new draft. `version`: the next version of the same scheme; `copy`: a scheme of its own that begins with another one's content (last year's), with
   * the mapping of their indicators kept; `scheme`: content read from a file. A code that is taken gets a number behind it.
   * @throws `not_found`, `operator_required`, `scheme_invalid`
   */
  create: procedure
    .input(
      z.discriminatedUnion('from', [
        z.strictObject({ from: z.literal('blank'), name: nameSchema, kind: evaluateeKindSchema }),
        z.strictObject({ from: z.literal('starter'), code: z.string().min(1).max(64) }),
        z.strictObject({ from: z.literal('version'), versionId: idSchema }),
        z.strictObject({ from: z.literal('copy'), versionId: idSchema, name: nameSchema }),
        z.strictObject({ from: z.literal('scheme'), scheme: schemeSchema }),
      ]),
    )
    .output(versionHeadSchema),
  /** Deletes a draft that no cycle names, after an automatic backup. @throws `in_use`, `scheme_frozen`, `not_found` */
  remove: procedure.input(z.strictObject({ versionId: idSchema })).output(z.strictObject({ removed: z.int() })),
  /**
   * Keeps the working copy of a draft: every change, a moment after it is made. It may have problems that refuse saving. No result changes.
   * @throws `scheme_frozen`, `not_found`, `changed_meanwhile`
   */
  keepWorking: procedure
    .input(z.strictObject({ versionId: idSchema, scheme: schemeSchema, baseHash: z.string() }))
    .output(z.strictObject({ keptAt: z.string() })),
  /** Gives the working copy up; the saved content stays. */
  discardWorking: procedure.input(z.strictObject({ versionId: idSchema })).output(z.strictObject({ discarded: z.int() })),
  versions: procedure.output(z.array(versionHeadSchema)),
  version: procedure.input(z.strictObject({ versionId: idSchema })).output(versionSchema),
  /** Live sums and problems of a scheme as typed, nothing saved. */
  check: procedure
    .input(z.strictObject({ scheme: schemeSchema }))
    .output(z.strictObject({ sums: z.array(nodeSumSchema), problems: z.array(schemeProblemSchema) })),
  /** Saves a draft and recomputes the cycles that use it. Refused for a published version. */
  save: procedure.input(z.strictObject({ versionId: idSchema, scheme: schemeSchema, expectedHash: z.string() })).output(versionSchema),
  /** Freezes a draft; the version published before it becomes superseded. Refused (`readings_pending`) while a reading waits for a decision. With sum problems only when `acceptProblems` is true; that yes is recorded with the operator. */
  publish: procedure.input(z.strictObject({ versionId: idSchema, acceptProblems: z.boolean() })).output(versionSchema),
}
