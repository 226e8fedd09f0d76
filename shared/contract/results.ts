import * as z from 'zod'
import { explanationNodeSchema } from '../domain/explanation.ts'
import { participationSchema } from '../domain/glossary.ts'
import { cycleInput, dateSchema, idSchema, procedure } from './base.ts'

/** Why an equal score got another place, or that the tie stands. */
const tieSchema = z.strictObject({
  kind: z.enum(['stands', 'broken']),
  /** Tie-breaker that decided: `node`, `fewer_deductions`, …; with the node's name where it is one. */
  by: z.string().nullable(),
  node: z.string().nullable(),
})

const rankedRowSchema = z.strictObject({
  evaluateeId: idSchema,
  name: z.string(),
  unitName: z.string(),
  categoryId: idSchema,
  participation: participationSchema,
  total: z.string().nullable(),
  /** Total before the panels were calibrated; null where it is not calibrated. */
  raw: z.string().nullable(),
  /** Provisional total 暂计总分 of an incomplete evaluatee from what is entered so far, and its provisional place in the category; else null. */
  provisional: z.string().nullable(),
  provisionalRank: z.int().nullable(),
  /** Place in the category and overall; null for by-reference and incomplete evaluatees. */
  rank: z.int().nullable(),
  overallRank: z.int().nullable(),
  tie: tieSchema.nullable(),
  grade: z.string().nullable(),
  gradeName: z.string().nullable(),
  /** Vetoes in force, as effect kinds. */
  vetoes: z.array(z.string()),
  base: z.string().nullable(),
  bonus: z.string().nullable(),
  deduction: z.string().nullable(),
  /** Places won (positive) or lost since the chosen date; null when not ranked then or now. */
  moved: z.int().nullable(),
  /** Names of the leaves that still lack an input. */
  missing: z.array(z.string()),
  missingCount: z.int(),
})
export type RankedRow = z.infer<typeof rankedRowSchema>

export const rankingSchema = z.strictObject({
  scheme: z.string(),
  version: z.int(),
  digits: z.int(),
  fullMarks: z.string().nullable(),
  ranked: z.array(rankedRowSchema),
  byReference: z.array(rankedRowSchema),
  incomplete: z.array(rankedRowSchema),
})
export type RankingView = z.infer<typeof rankingSchema>

/** A finding as the explanation shows it. */
const explainedFindingSchema = z.strictObject({
  id: idSchema,
  foundOn: z.string(),
  source: z.string(),
  description: z.string(),
  status: z.string(),
  recordedBy: z.string(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  onePersonException: z.boolean(),
  evidence: z.array(z.strictObject({ hash: z.string(), name: z.string() })),
})

export const resultExplanationSchema = z.strictObject({
  evaluateeId: idSchema,
  name: z.string(),
  /** With `provisional`, total, rank and tree tell of the provisional total: inputs are still missing. */
  provisional: z.boolean(),
  total: z.string().nullable(),
  rank: z.int().nullable(),
  of: z.int(),
  gradeName: z.string().nullable(),
  tree: explanationNodeSchema,
  findings: z.array(explainedFindingSchema),
})
export type ResultExplanation = z.infer<typeof resultExplanationSchema>

export const resultsContract = {
  /** `categoryId` null: all categories, sorted by the overall rank. `since`: compare with the ranking at the end of that day. */
  ranking: procedure
    .input(z.strictObject({ cycleId: idSchema, categoryId: idSchema.nullable(), since: dateSchema.nullable() }))
    .output(rankingSchema),
  /** Days for which an earlier ranking is kept, newest first. */
  days: procedure.input(cycleInput).output(z.array(z.string())),
  explanation: procedure.input(z.strictObject({ evaluateeId: idSchema })).output(resultExplanationSchema),
}
