import * as z from 'zod'
import { evaluateeKindSchema, schemeVersionStateSchema } from '../domain/glossary.ts'
import { schemeSchema } from '../domain/scheme/scheme.ts'
import { idSchema, procedure } from './base.ts'

/** Stated, summed and attainable maximum of a node; `problem` when they differ. Decimal texts; null where the rules state or allow no maximum. */
const nodeSumSchema = z.strictObject({
  code: z.string(),
  stated: z.string().nullable(),
  summed: z.string().nullable(),
  attainable: z.string().nullable(),
})
export type NodeSum = z.infer<typeof nodeSumSchema>

/** A fault of a scheme found on saving; `code` is translated as `schemeProblems.<code>`. `refusing` ones prevent saving, others need an explicit yes. */
export const schemeProblemSchema = z.strictObject({
  at: z.string(),
  code: z.string(),
  values: z.record(z.string(), z.string()),
  severity: z.enum(['refusing', 'notice']),
})
export type SchemeProblem = z.infer<typeof schemeProblemSchema>

const versionHeadSchema = z.strictObject({
  id: idSchema,
  schemeCode: z.string(),
  name: z.string(),
  number: z.int(),
  kind: evaluateeKindSchema,
  state: schemeVersionStateSchema,
  publishedAt: z.string().nullable(),
})

const versionSchema = versionHeadSchema.extend({
  scheme: schemeSchema,
  /** Hash of the stored content; sent back on saving, so that a change made meanwhile is not overwritten. */
  hash: z.string(),
  sums: z.array(nodeSumSchema),
  problems: z.array(schemeProblemSchema),
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
  versions: procedure.output(z.array(versionHeadSchema)),
  version: procedure.input(z.strictObject({ versionId: idSchema })).output(versionSchema),
  /** Live sums and problems of a scheme as typed, nothing saved. */
  check: procedure
    .input(z.strictObject({ scheme: schemeSchema }))
    .output(z.strictObject({ sums: z.array(nodeSumSchema), problems: z.array(schemeProblemSchema) })),
  /** Saves a draft and recomputes the cycles that use it. Refused for a published version. */
  save: procedure.input(z.strictObject({ versionId: idSchema, scheme: schemeSchema, expectedHash: z.string() })).output(versionSchema),
  /** Freezes a draft. With sum problems only when `acceptProblems` is true; that yes is recorded with the operator. */
  publish: procedure.input(z.strictObject({ versionId: idSchema, acceptProblems: z.boolean() })).output(versionSchema),
}
