import * as z from 'zod'
import { decimalText } from '../domain/decimal-text.ts'
import { explanationNodeSchema } from '../domain/explanation.ts'
import { factFindingSchema, factMarkSchema, factSurveySchema, factTaskSchema, factValueSchema } from '../domain/facts.ts'
import { codeSchema } from '../domain/scheme/codes.ts'
import { indicatorPartSchema, leafSchema } from '../domain/scheme/indicators.ts'
import { schemeSchema } from '../domain/scheme/scheme.ts'
import { idSchema, procedure } from './base.ts'
import { leafPreviewSchema, ruleTrialSchema } from './leaf-preview.ts'
import { schemeProblemSchema } from './schemes.ts'

/** Kinds of trial facts; also the names of the lists of `trialLeafSchema`. */
export const trialKinds = ['findings', 'value', 'marks', 'ballots', 'tasks', 'others'] as const
export const trialKindSchema = z.enum(trialKinds)
export type TrialKind = z.infer<typeof trialKindSchema>

const here = { evaluatee: true, indicator: true } as const
const trialFindingSchema = factFindingSchema.omit(here)
const trialValueSchema = factValueSchema.omit(here)
const trialMarkSchema = factMarkSchema.omit(here).extend({ group: codeSchema })
const trialBallotSchema = factSurveySchema.omit(here)
const trialTaskSchema = factTaskSchema.omit(here)
export type TrialFinding = z.infer<typeof trialFindingSchema>
export type TrialValue = z.infer<typeof trialValueSchema>
export type TrialMark = z.infer<typeof trialMarkSchema>
export type TrialBallot = z.infer<typeof trialBallotSchema>
export type TrialTask = z.infer<typeof trialTaskSchema>

/**
 * What is typed for one leaf. Only the lists that fit its method are looked at. `others` are the values of the other members of the category, for the
 * curves that compare (place, share of the best); the evaluatee's own value is not among them.
 */
const trialLeafSchema = z.strictObject({
  findings: z.array(trialFindingSchema).max(500).default([]),
  value: trialValueSchema.nullable().default(null),
  marks: z.array(trialMarkSchema).max(500).default([]),
  ballots: z.array(trialBallotSchema).max(100).default([]),
  tasks: z.array(trialTaskSchema).max(200).default([]),
  others: z.array(decimalText).max(5000).default([]),
})
export type TrialLeaf = z.infer<typeof trialLeafSchema>

/** The facts of one evaluatee for a trial calculation 试算, by leaf code; `own` its own leaves by the code of their group. Never stored. */
export const trialFactsSchema = z.strictObject({
  leaves: z.record(codeSchema, trialLeafSchema).default({}),
  own: z.record(codeSchema, z.array(leafSchema)).default({}),
})
export type TrialFacts = z.infer<typeof trialFactsSchema>

/**
 * A fact that was left out of the calculation: the leaf `at`, which of its lists (`own`: an own leaf itself), the place in it from 0, the field, and why
 * (`schemeTrial.problem.<code>`).
 */
const trialProblemSchema = z.strictObject({
  at: z.string(),
  kind: z.enum([...trialKinds, 'own']),
  place: z.int().min(0),
  field: z.string(),
  code: z.string(),
  value: z.string(),
  expected: z.string(),
})
export type TrialProblem = z.infer<typeof trialProblemSchema>

const trialResultSchema = z.strictObject({
  /** Inputs are missing: total, parts and tree tell of the provisional total 暂计总分, and there is no grade. */
  provisional: z.boolean(),
  total: z.string().nullable(),
  fullMarks: z.string().nullable(),
  grade: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  vetoes: z.array(z.strictObject({ text: z.string(), effect: z.string(), grade: z.string().nullable() })),
  missing: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  parts: z.array(z.strictObject({ part: z.string(), score: z.string().nullable() })),
  tree: explanationNodeSchema,
})
export type TrialResult = z.infer<typeof trialResultSchema>

/** Facts of a real evaluatee that the scheme on screen has no place for. */
const leftOverSchema = z.strictObject({ indicator: z.string(), name: z.string(), kind: trialKindSchema, count: z.int() })
export type LeftOver = z.infer<typeof leftOverSchema>

/** Calls for the effect of a leaf at once, and the trial calculation 试算 of one evaluatee before publishing. Nothing here is stored. */
export const schemeTrialContract = {
  /** The effect of one leaf as it is typed: every rule with its trial, the curve of its values, the points of its options. */
  previewLeaf: procedure
    .input(z.strictObject({ leaf: leafSchema, part: indicatorPartSchema, trials: z.array(ruleTrialSchema).max(500).default([]) }))
    .output(leafPreviewSchema),
  /** Problems that refuse saving are answered instead of a result; facts that do not fit are left out and named. */
  trial: procedure.input(z.strictObject({ scheme: schemeSchema, facts: trialFactsSchema })).output(
    z.strictObject({
      refusing: z.array(schemeProblemSchema),
      problems: z.array(trialProblemSchema),
      result: trialResultSchema.nullable(),
    }),
  ),
  /** Facts that give each leaf the most it can reach: nothing found, every award, best marks. */
  fullFacts: procedure.input(z.strictObject({ scheme: schemeSchema, facts: trialFactsSchema })).output(trialFactsSchema),
  /** What counts of a real evaluatee in its cycle, as far as the scheme has a place for it, beside its present standing. @throws `not_found` */
  factsOf: procedure.input(z.strictObject({ cycleId: idSchema, evaluateeId: idSchema, scheme: schemeSchema })).output(
    z.strictObject({
      facts: trialFactsSchema,
      leftOver: z.array(leftOverSchema),
      judges: z.array(z.strictObject({ code: z.string(), name: z.string() })),
      present: z.strictObject({ total: z.string().nullable(), provisional: z.boolean(), gradeName: z.string().nullable() }),
    }),
  ),
}
