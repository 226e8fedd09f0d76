import * as z from 'zod'
import { amountText } from '../decimal-text.ts'
import { codeSchema } from './codes.ts'
import { leafSchema } from './indicators.ts'
import { bandSchema, quotaSchema, roundingSchema, tieBreakerSchema } from './settings.ts'

/**
 * How sure the program is of what it read: `certain` every number and word of the clause has one meaning; `guess` the proposal is likely, a choice
 * was made that the text leaves open (the note says which); `not_understood` nothing is proposed from it.
 */
export const certainties = ['certain', 'guess', 'not_understood'] as const
export const certaintySchema = z.enum(certainties)
export type Certainty = z.infer<typeof certaintySchema>

/** What a clause of the prose is about. `requirement` says what is wanted and moves no points; `other` is everything without a meaning for scoring. */
export const clauseRoles = [
  'rule',
  'method',
  'tier',
  'option',
  'cap',
  'floor',
  'highest_only',
  'multiplier',
  'aggregate',
  'weights',
  'validity',
  'veto',
  'evidence',
  'requirement',
  'grade',
  'quota',
  'points',
  'other',
] as const
export type ClauseRole = (typeof clauseRoles)[number]

/**
 * One clause of the office's own sentence: where it stands in the whole text (UTF-16, half-open), how sure its reading is, and which rules of the
 * proposal came out of it (codes). `note` says why it is a guess or what was not understood; translated as `readingNotes.<code>`.
 */
export const clauseReadingSchema = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(0),
  role: z.enum(clauseRoles),
  certainty: certaintySchema,
  rules: z.array(codeSchema),
  note: z.strictObject({ code: z.string().regex(/^[a-z_]+$/), values: z.record(z.string(), z.string()) }).nullable(),
})
export type ClauseReading = z.infer<typeof clauseReadingSchema>

/** What a person decided about a reading. Until then it is no rule. `changed`: taken over after corrections. */
export const readingDecisions = ['pending', 'accepted', 'changed', 'rejected'] as const
export const readingDecisionSchema = z.enum(readingDecisions)
export type ReadingDecision = z.infer<typeof readingDecisionSchema>

/**
 * The reading of one leaf's 评分标准: the text as it stands in the source, row of the sheet (from 1), the leaf as proposed (null: nothing proposed),
 * and the clauses of the text. `certainty` is that of the least certain clause that concerns scoring.
 */
export const leafReadingSchema = z.strictObject({
  leaf: codeSchema,
  row: z.int().positive().nullable(),
  text: z.string(),
  proposed: leafSchema.nullable(),
  clauses: z.array(clauseReadingSchema),
  certainty: certaintySchema,
  decision: readingDecisionSchema,
})
export type LeafReading = z.infer<typeof leafReadingSchema>

/** A note under or above the table that concerns the whole scheme (满分, 名额, 等次, 加分上限), and the settings proposed from it. */
export const settingsReadingSchema = z.strictObject({
  row: z.int().positive().nullable(),
  text: z.string(),
  proposed: z.strictObject({
    points: amountText.optional(),
    bonusCap: amountText.optional(),
    deductionCap: amountText.optional(),
    bandsOn: z.enum(['score', 'percent']).optional(),
    bands: z.array(bandSchema).optional(),
    quotas: z.array(quotaSchema).optional(),
    tieBreakers: z.array(tieBreakerSchema).optional(),
    rounding: roundingSchema.optional(),
  }),
  clauses: z.array(clauseReadingSchema),
  certainty: certaintySchema,
  decision: readingDecisionSchema,
})
export type SettingsReading = z.infer<typeof settingsReadingSchema>

/** Everything that was read from an office's own rules, kept beside the draft until each reading has been decided. */
export const schemeReadingSchema = z.strictObject({
  source: z.string(),
  leaves: z.array(leafReadingSchema),
  settings: z.array(settingsReadingSchema),
})
export type SchemeReading = z.infer<typeof schemeReadingSchema>
