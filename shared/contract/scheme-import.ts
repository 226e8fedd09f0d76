import * as z from 'zod'
import { evaluateeKindSchema } from '../domain/glossary.ts'
import { codeSchema, nameSchema } from '../domain/scheme/codes.ts'
import { indicatorPartSchema } from '../domain/scheme/indicators.ts'
import { certaintySchema, readingDecisionSchema, schemeReadingSchema } from '../domain/scheme/reading.ts'
import { schemeSchema } from '../domain/scheme/scheme.ts'
import { idSchema, procedure } from './base.ts'
import { tableMappingSchema } from './exchange.ts'
import { schemeProblemSchema } from './schemes.ts'

/**
 * Columns of an office's own rules. `level1`…`level4` are the indicator levels above the leaf, `leaf` the 考核要点, `requirement` 工作要求 that moves no
 * points, `criteria` 评分标准, `checkedBy` 考评方式, `scorer` 评分人. A column may be missing (null); `criteria` or `leaf` must be there.
 */
export const schemeColumns = [
  'number',
  'level1',
  'level2',
  'level3',
  'level4',
  'leaf',
  'requirement',
  'points',
  'weight',
  'criteria',
  'checkedBy',
  'scorer',
  'code',
] as const
export const schemeColumnSchema = z.enum(schemeColumns)
export type SchemeColumn = z.infer<typeof schemeColumnSchema>

const guessSchema = z.strictObject({
  mapping: tableMappingSchema,
  /** Columns whose meaning was guessed from their content, not read from a header that says so. */
  uncertain: z.array(schemeColumnSchema),
  /** Title above the table, proposed as the scheme's name. */
  title: z.string().nullable(),
  kind: evaluateeKindSchema,
  /** The workbook was written by this program and can be read back as the scheme that it holds. */
  ownForm: z.boolean(),
})
export type SchemeTableGuess = z.infer<typeof guessSchema>

/** A line of the outline that would be made, in print order. `certainty` and `rules` for leaves with prose only. */
const outlineRowSchema = z.strictObject({
  row: z.int().positive(),
  depth: z.int().min(0),
  code: codeSchema,
  name: z.string(),
  part: indicatorPartSchema,
  points: z.string().nullable(),
  text: z.string(),
  method: z.string().nullable(),
  rules: z.int(),
  certainty: certaintySchema.nullable(),
})
export type OutlineRow = z.infer<typeof outlineRowSchema>

const previewSchema = z.strictObject({
  name: z.string(),
  points: z.string().nullable(),
  outline: z.array(outlineRowSchema),
  leaves: z.int(),
  rules: z.int(),
  certainties: z.strictObject({ certain: z.int(), guess: z.int(), not_understood: z.int() }),
  /** Notes that concern the whole scheme, as written. */
  notes: z.array(z.strictObject({ row: z.int(), text: z.string(), certainty: certaintySchema })),
  /** Rows that became nothing, and why: `blank`, `title`, `subtotal`, `no_name`, `repeated_header`. */
  skipped: z.array(z.strictObject({ row: z.int(), text: z.string(), reason: z.string() })),
  /** What does not add up in the proposal. */
  problems: z.array(schemeProblemSchema),
})
export type SchemeImportPreview = z.infer<typeof previewSchema>

const wanted = z.strictObject({ mapping: tableMappingSchema, kind: evaluateeKindSchema, name: nameSchema })

/** Calls for the import of an office's own rules. */
export const schemeImportContract = {
  /** Finds header and columns of a sheet. @throws `table_expired` */
  guess: procedure.input(z.strictObject({ tableId: z.string(), sheet: z.int().min(0) })).output(guessSchema),
  /** What would be made with these columns; nothing is kept. @throws `table_expired`, `nothing_to_apply` */
  preview: procedure.input(wanted).output(previewSchema),
  /**
   * Makes a draft with the tree, points and the office's prose, and keeps the proposals beside it as pending: no rule is in force until somebody
   * has decided on it. @throws `table_expired`, `nothing_to_apply`, `operator_required`
   */
  create: procedure.input(wanted).output(z.strictObject({ versionId: idSchema })),
  /** The reading kept beside a draft; null where it was not imported. */
  reading: procedure.input(z.strictObject({ versionId: idSchema })).output(schemeReadingSchema.nullable()),
  /**
   * Keeps decisions on readings together with the working copy they lead to, in one transaction. `place` is a leaf's code, or `settings:<index>`.
   * @throws `not_found`, `scheme_frozen`, `changed_meanwhile`
   */
  decide: procedure
    .input(
      z.strictObject({
        versionId: idSchema,
        decisions: z.array(z.strictObject({ place: z.string().min(1).max(64), decision: readingDecisionSchema })).min(1),
        working: z.strictObject({ scheme: schemeSchema, baseHash: z.string() }).nullable(),
      }),
    )
    .output(schemeReadingSchema),
}
