import * as z from 'zod'
import { decimalText } from '../domain/decimal-text.ts'
import { inputStateSchema } from '../domain/input-state.ts'
import { codeSchema, nameSchema } from '../domain/scheme/codes.ts'
import { cycleInput, idSchema, procedure } from './base.ts'
import { sheetLeafSchema } from './score-sheet.ts'

const valueSchema = z.strictObject({
  state: inputStateSchema,
  value: decimalText.nullable(),
  baseline: decimalText.nullable(),
  target: decimalText.nullable(),
})
const markSchema = z.strictObject({ state: inputStateSchema, value: decimalText.nullable(), option: codeSchema.nullable() })
const ballotSchema = z.strictObject({
  state: inputStateSchema,
  entitled: z.int().min(0).nullable(),
  issued: z.int().min(0).nullable(),
  returned: z.int().min(0).nullable(),
  counts: z.record(codeSchema, z.int().min(0)),
})
const taskSchema = z.strictObject({ code: z.string().trim().min(1).max(64), name: nameSchema, choices: z.record(codeSchema, codeSchema) })

/** One evaluatee's inputs of a leaf; only the member that fits the leaf's method is filled. `score` is the leaf's score now, null if none. */
const inputRowSchema = z.strictObject({
  evaluateeId: idSchema,
  value: valueSchema.nullable(),
  marks: z.array(z.strictObject({ judgeId: idSchema, mark: markSchema })),
  ballots: z.array(z.strictObject({ group: codeSchema, ballot: ballotSchema })),
  tasks: z.array(taskSchema),
  score: z.string().nullable(),
})
export type InputRow = z.infer<typeof inputRowSchema>
export type MeasuredInput = z.infer<typeof valueSchema>
export type MarkInput = z.infer<typeof markSchema>
export type BallotInput = z.infer<typeof ballotSchema>
export type TaskInput = z.infer<typeof taskSchema>

/**
 * How the marks of one judge group became a mean: how many were scored, and the values that trimming left out (decimal texts or option codes, both empty
 * without trimming). `scored − highest − lowest` of them carry the mean.
 */
const groupMeanSchema = z.strictObject({
  group: z.string(),
  scored: z.int(),
  highest: z.array(z.string()),
  lowest: z.array(z.string()),
})
export type GroupMean = z.infer<typeof groupMeanSchema>

/**
 * One row of marks, a character or text for each column: `states` and `locks` by their letters (`mark-letters.ts`), `values` a decimal text or an
 * option's code, blank unless scored. `means` and `score` belong to a leaf of an evaluatee; by judge
 * there are no means, and the score is what the judge's own marks of the row come to in points.
 */
const markRowSchema = z.strictObject({
  states: z.string(),
  locks: z.string(),
  values: z.array(z.string()),
  means: z.array(groupMeanSchema),
  score: z.string().nullable(),
})
export type MarkRow = z.infer<typeof markRowSchema>

const markJudgeSchema = z.strictObject({ id: idSchema, name: z.string(), group: z.string(), groupName: z.string() })

/** Marks as the score grid shows them. Rows run along `evaluateeIds` (by leaf, by judge) or `leaves` (by evaluatee), columns along `judges` or `leaves`. */
const marksSchema = z.strictObject({
  evaluateeIds: z.array(idSchema),
  leaves: z.array(sheetLeafSchema),
  judges: z.array(markJudgeSchema),
  rows: z.array(markRowSchema),
})
export type Marks = z.infer<typeof marksSchema>

const category = idSchema.nullable()

/** Most rows of marks that are read by themselves. */
export const MOST_ROWS_READ = 200
/** Only the rows of these evaluatees, those of them that the table has; all its rows when left out. */
const onlyRows = { evaluateeIds: z.array(idSchema).max(MOST_ROWS_READ).optional() }

/** Most marks that one act may store: a pasted block of 500 × 60. */
const MOST_MARKS = 30_000
/** Most evaluatees that one act on another leaf may touch. */
const MOST_ROWS = 5000

/** What a saved input did: the leaf's score, the total and the rank now. */
const movedSchema = z.strictObject({ score: z.string().nullable(), total: z.string().nullable(), rank: z.int().nullable() })

const place = { cycleId: idSchema, evaluateeId: idSchema, indicator: codeSchema }

/** `moved` only where one leaf of one evaluatee was touched. */
const savedSchema = z.strictObject({ saved: z.int(), moved: movedSchema.nullable() })
export type SavedInputs = z.infer<typeof savedSchema>

/** A leaf that takes entered inputs, and how many of the evaluatees that should have one have it. */
const inputLeafSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  path: z.string(),
  method: z.string(),
  entered: z.int(),
  expected: z.int(),
})
export type InputLeaf = z.infer<typeof inputLeafSchema>

export const scoringContract = {
  /** Counts every input of the cycle. */
  leaves: procedure.input(cycleInput).output(z.array(inputLeafSchema)),
  inputs: procedure
    .input(z.strictObject({ cycleId: idSchema, indicator: codeSchema, categoryId: idSchema.nullable() }))
    .output(z.array(inputRowSchema)),
  /** Marks of a leaf (evaluatees × judges), of a judge (evaluatees × leaves), or of an evaluatee (leaves × judges). */
  marks: procedure
    .input(
      z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('leaf'), cycleId: idSchema, indicator: codeSchema, categoryId: category, ...onlyRows }),
        z.strictObject({ by: z.literal('judge'), cycleId: idSchema, judgeId: idSchema, categoryId: category, ...onlyRows }),
        z.strictObject({ by: z.literal('evaluatee'), cycleId: idSchema, evaluateeId: idSchema }),
      ]),
    )
    .output(marksSchema),
  /** All or none. Refused with the place (`judge`, `evaluatee`, `leaf`) of the first that cannot be stored. */
  saveMarks: procedure
    .input(
      z.strictObject({
        cycleId: idSchema,
        marks: z
          .array(z.strictObject({ evaluateeId: idSchema, indicator: codeSchema, judgeId: idSchema, mark: markSchema }))
          .min(1)
          .max(MOST_MARKS),
      }),
    )
    .output(savedSchema),
  /** Values of one leaf, all or none. */
  saveValues: procedure
    .input(
      z.strictObject({
        cycleId: idSchema,
        indicator: codeSchema,
        values: z
          .array(z.strictObject({ evaluateeId: idSchema, input: valueSchema }))
          .min(1)
          .max(MOST_ROWS),
      }),
    )
    .output(savedSchema),
  /** Ballots of one group of a leaf, all or none. */
  saveBallots: procedure
    .input(
      z.strictObject({
        cycleId: idSchema,
        indicator: codeSchema,
        group: codeSchema,
        ballots: z
          .array(z.strictObject({ evaluateeId: idSchema, ballot: ballotSchema }))
          .min(1)
          .max(MOST_ROWS),
      }),
    )
    .output(savedSchema),
  saveValue: procedure.input(z.strictObject({ ...place, input: valueSchema })).output(movedSchema),
  saveMark: procedure.input(z.strictObject({ ...place, judgeId: idSchema, mark: markSchema })).output(movedSchema),
  saveBallot: procedure.input(z.strictObject({ ...place, group: codeSchema, ballot: ballotSchema })).output(movedSchema),
  saveTasks: procedure.input(z.strictObject({ ...place, tasks: z.array(taskSchema).max(200) })).output(movedSchema),
}
