import * as z from 'zod'
import { codeSchema } from '../domain/scheme/codes.ts'
import { cycleInput, idSchema, procedure } from './base.ts'

const count = z.int().min(0).max(100_000)
const passSchema = z.union([z.literal(1), z.literal(2)])
const byBatch = z.strictObject({ batchId: idSchema })
const byPass = z.strictObject({ batchId: idSchema, pass: passSchema })
const reason = z.string().trim().max(500)
const done = z.strictObject({ id: idSchema })

/** One line of a ballot: an option's code, null nothing chosen, false the line is void. */
const choiceSchema = z.union([codeSchema, z.null(), z.literal(false)])
const ballotSchema = z.strictObject({
  number: z.int().min(1).max(100_000),
  void: z.boolean(),
  choices: z.array(choiceSchema).max(20_000).readonly(),
})

/** What the scheme makes of the numbers of a group on one leaf, before any choice is looked at; shares are decimals as the scheme has them. */
const standingSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['counts', 'over_issued', 'share', 'withheld']),
  voidShare: z.string().nullable(),
  minimumTurnout: z.string().nullable(),
})
export type SurveyStandingView = z.infer<typeof standingSchema>

const numbers = { entitled: count, issued: count, returned: count }

/** How far a counter is. While either counts, nobody but the counter is told how many ballots were void. */
const passViewSchema = z.strictObject({
  pass: passSchema,
  counter: z.string(),
  finished: z.boolean(),
  ballots: count,
  valid: count.nullable(),
  void: count.nullable(),
})
export type PassView = z.infer<typeof passViewSchema>

const batchHeadSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  ...numbers,
  state: z.enum(['counting', 'agreed']),
  agreedBy: z.string().nullable(),
  agreedAt: z.string().nullable(),
  passes: z.array(passViewSchema),
})
export type BatchHead = z.infer<typeof batchHeadSchema>

const formLeafSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  options: z.array(z.strictObject({ code: z.string(), name: z.string(), coefficient: z.string().nullable() })),
})
export type FormLeaf = z.infer<typeof formLeafSchema>

/** A ballot form with its batches. `known` is false when the scheme no longer asks this group on one of its leaves: it cannot be counted then. */
const formSchema = z.strictObject({
  id: idSchema,
  letter: z.string(),
  name: z.string(),
  group: z.string(),
  groupName: z.string(),
  leaves: z.array(formLeafSchema),
  evaluatees: z.array(z.strictObject({ id: idSchema, name: z.string(), category: z.string() })),
  known: z.boolean(),
  /** Ballots have been counted, so that lines and group stand still. */
  begun: z.boolean(),
  batches: z.array(batchHeadSchema),
})
export type BallotForm = z.infer<typeof formSchema>

/**
 * What the two counters disagree on. `line` counts from 0 in the order of the form; null where the whole ballot is meant: true void, false valid, null not
 * there.
 */
const differenceSchema = z.strictObject({
  number: z.int().positive(),
  line: z.int().min(0).nullable(),
  first: z.union([choiceSchema, z.literal(true)]),
  second: z.union([choiceSchema, z.literal(true)]),
})
export type BallotDifference = z.infer<typeof differenceSchema>

/** Beside the ballots in their order: the pile taken as shuffled. `off` is how many more the second counter has of a choice. */
const shuffledSchema = z.strictObject({
  equal: z.boolean(),
  lines: z.array(z.strictObject({ line: z.int().min(0), choice: choiceSchema, off: z.int() })),
  voidOff: z.int(),
  first: z.array(z.int().positive()),
  second: z.array(z.int().positive()),
})

const comparisonSchema = z.strictObject({
  ballots: count,
  differing: count,
  /** The first ones, at most 200. */
  differences: z.array(differenceSchema),
  shuffled: shuffledSchema,
  /** Typed ballots of the data entry that counting in would replace. */
  typed: count,
})
export type PassComparison = z.infer<typeof comparisonSchema>

const resultRowSchema = z.strictObject({
  evaluateeId: idSchema,
  name: z.string(),
  counts: z.array(count),
  valid: count,
  outside: count,
  /** Lines without a choice or void on valid ballots. */
  unmarked: count,
  points: z.string().nullable(),
  /** Share of the valid ballots in percent, with two decimals: the best option, and the best two (the scheme's own share first, where it has one). */
  rates: z.array(z.string().nullable()),
})

/** Agreed result of a form on one leaf. Void and withheld: `rows` is empty, no count leaves the host. */
const leafResultSchema = z.strictObject({
  ...standingSchema.shape,
  options: formLeafSchema.shape.options,
  rates: z.array(z.array(z.string())),
  full: z.string().nullable(),
  rows: z.array(resultRowSchema),
})
export type LeafResult = z.infer<typeof leafResultSchema>

/** 民主测评 */
export const surveysContract = {
  /** Survey leaves of the cycle's scheme with their groups, and the ballot forms with their batches. */
  overview: procedure.input(cycleInput).output(
    z.strictObject({
      leaves: z.array(
        z.strictObject({ code: z.string(), name: z.string(), groups: z.array(z.strictObject({ code: z.string(), name: z.string() })) }),
      ),
      forms: z.array(formSchema),
    }),
  ),
  /** Makes one form for each group that has none: all its leaves, all evaluatees that are scored, in register order. */
  propose: procedure.input(cycleInput).output(z.strictObject({ created: z.int() })),
  /** Refused: `name_taken` (letter), `in_use` (lines of a begun form), `form_overlap`. */
  saveForm: procedure
    .input(
      z.strictObject({
        cycleId: idSchema,
        formId: idSchema.nullable(),
        letter: z.string().trim().min(1).max(2),
        name: z.string().trim().min(1).max(60),
        group: codeSchema,
        leaves: z.array(codeSchema).min(1).max(50),
        evaluatees: z.array(idSchema).min(1).max(2000),
      }),
    )
    .output(done),
  removeForm: procedure.input(z.strictObject({ formId: idSchema })).output(done),
  /** A batch with its numbers. Refused: `counts_do_not_add_up` with the numbers, `in_use` (agreed), `name_taken`. */
  saveBatch: procedure
    .input(z.strictObject({ formId: idSchema, batchId: idSchema.nullable(), name: z.string().trim().min(1).max(60), ...numbers }))
    .output(done),
  removeBatch: procedure.input(byBatch).output(done),
  /** What the scheme makes of these numbers together with the batches already agreed. */
  standing: procedure.input(z.strictObject({ formId: idSchema, batchId: idSchema.nullable(), ...numbers })).output(z.array(standingSchema)),
  batch: procedure.input(byBatch).output(
    z.strictObject({
      form: formSchema,
      batch: batchHeadSchema,
      standings: z.array(standingSchema),
      comparison: comparisonSchema.nullable(),
    }),
  ),
  /** Starts a pass or goes on with it; the page that opened it last may save. Only its counter is answered. */
  openPass: procedure
    .input(z.strictObject({ ...byPass.shape, page: z.uuid() }))
    .output(z.strictObject({ form: formSchema, batch: batchHeadSchema, ballots: z.array(ballotSchema) })),
  /** Ballots as they stand, each in place of the one before; answers after they are stored. */
  saveBallots: procedure
    .input(z.strictObject({ ...byPass.shape, page: z.uuid(), ballots: z.array(ballotSchema).min(1).max(200) }))
    .output(z.strictObject({ saved: z.int() })),
  /** Refused: `counts_do_not_add_up` with returned, valid and void. */
  finishPass: procedure.input(byPass).output(done),
  /** The counter goes on with a finished pass. */
  reopenPass: procedure.input(byPass).output(done),
  /** Takes a pass away to be counted anew, by whomever. */
  recountPass: procedure.input(z.strictObject({ ...byPass.shape, reason })).output(done),
  /** What the paper says of one ballot, put into one pass or both. */
  correct: procedure
    .input(
      z.strictObject({
        batchId: idSchema,
        number: z.int().positive(),
        passes: z.array(passSchema).min(1).max(2),
        change: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('line'), line: z.int().min(0), choice: choiceSchema }),
          z.strictObject({ kind: z.literal('void') }),
          z.strictObject({ kind: z.literal('valid'), choices: z.array(choiceSchema).max(20_000).readonly() }),
        ]),
      }),
    )
    .output(done),
  /** One ballot as a pass has it, to be compared with the paper; only when both passes are finished. */
  ballot: procedure.input(z.strictObject({ ...byPass.shape, number: z.int().positive() })).output(ballotSchema),
  /** 计入. Refused: `counters_differ`, `counts_do_not_add_up`, `ballots_typed` with how many. */
  agree: procedure.input(z.strictObject({ batchId: idSchema, shuffled: z.boolean(), replaceTyped: z.boolean() })).output(done),
  /** Takes an agreed batch out again. */
  takeOut: procedure.input(z.strictObject({ batchId: idSchema, reason })).output(done),
  results: procedure
    .input(z.strictObject({ formId: idSchema }))
    .output(z.strictObject({ form: formSchema, numbers: z.strictObject(numbers).nullable(), leaves: z.array(leafResultSchema) })),
  /** Leaves and groups whose ballots come from agreed batches: read-only elsewhere. */
  counted: procedure
    .input(cycleInput)
    .output(z.array(z.strictObject({ indicator: z.string(), group: z.string(), evaluateeIds: z.array(idSchema) }))),
}
