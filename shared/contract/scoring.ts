import * as z from 'zod'
import { decimalText } from '../domain/decimal-text.ts'
import { inputStateSchema } from '../domain/input-state.ts'
import { codeSchema, nameSchema } from '../domain/scheme/codes.ts'
import { cycleInput, idSchema, procedure } from './base.ts'

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

/** What a saved input did: the leaf's score, the total and the rank now. */
const movedSchema = z.strictObject({ score: z.string().nullable(), total: z.string().nullable(), rank: z.int().nullable() })

const place = { cycleId: idSchema, evaluateeId: idSchema, indicator: codeSchema }

export const scoringContract = {
  /** Leaves that take entered inputs, with how many evaluatees still lack one. */
  leaves: procedure
    .input(cycleInput)
    .output(
      z.array(
        z.strictObject({ code: z.string(), name: z.string(), path: z.string(), method: z.string(), entered: z.int(), expected: z.int() }),
      ),
    ),
  inputs: procedure
    .input(z.strictObject({ cycleId: idSchema, indicator: codeSchema, categoryId: idSchema.nullable() }))
    .output(z.array(inputRowSchema)),
  saveValue: procedure.input(z.strictObject({ ...place, input: valueSchema })).output(movedSchema),
  saveMark: procedure.input(z.strictObject({ ...place, judgeId: idSchema, mark: markSchema })).output(movedSchema),
  saveBallot: procedure.input(z.strictObject({ ...place, group: codeSchema, ballot: ballotSchema })).output(movedSchema),
  saveTasks: procedure.input(z.strictObject({ ...place, tasks: z.array(taskSchema).max(200) })).output(movedSchema),
}
