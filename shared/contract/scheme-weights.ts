import * as z from 'zod'
import { amountText, decimalText, positiveText } from '../domain/decimal-text.ts'
import { codeSchema } from '../domain/scheme/codes.ts'
import { idSchema, procedure } from './base.ts'

/** How many times as important one thing is as another, on Saaty's scale; fractions say that the other one is. */
export const comparisonTimes = [
  '9',
  '8',
  '7',
  '6',
  '5',
  '4',
  '3',
  '2',
  '1',
  '1/2',
  '1/3',
  '1/4',
  '1/5',
  '1/6',
  '1/7',
  '1/8',
  '1/9',
] as const
export const comparisonTimesSchema = z.enum(comparisonTimes)
export type ComparisonTimes = z.infer<typeof comparisonTimesSchema>

/** What is shared out: `total` among the items in whole steps of `step`, so that the proposals add up to exactly the total. */
const sharing = { total: positiveText, step: positiveText }

/**
 * Proposals in the order of the items. `step` is the one that was used: a finer one where the wanted one does not divide the total. `shares` are the
 * computed weights before rounding, at six places, sum 1.
 */
const proposal = { proposals: z.array(amountText), step: positiveText, shares: z.array(z.string()) }

const ahpSchema = z.strictObject({
  ...proposal,
  /** λmax, CI, RI and CR as text with four places. */
  lambdaMax: z.string(),
  consistencyIndex: z.string(),
  randomIndex: z.string(),
  consistencyRatio: z.string(),
  /** CR below 0.1. */
  consistent: z.boolean(),
  /** The three items whose comparisons contradict each other most: what stands for first : third, and what the other two imply. Null: all agree. */
  worst: z.strictObject({ first: z.int(), second: z.int(), third: z.int(), stated: z.string(), implied: z.string() }).nullable(),
})
export type AhpProposal = z.infer<typeof ahpSchema>

const entropySchema = z.strictObject({
  ...proposal,
  /** One entry an item. `constant`, `zero`: it tells nobody apart and gets nothing; `shifted`: values below zero were moved up to begin at 0. */
  columns: z.array(z.strictObject({ kind: z.enum(['spread', 'shifted', 'constant', 'zero']), entropy: z.string() })),
  /** Rows that counted, and rows left out because a value was missing. */
  rows: z.int(),
  leftOut: z.int(),
})
export type EntropyProposal = z.infer<typeof entropySchema>

/** Calls for proposals of weights; they fill nothing until they are accepted. */
export const schemeWeightsContract = {
  /** Pairwise comparison of two to nine items. `upper[i][j − i − 1]`: how many times as important item i is as item j, for i < j. */
  ahp: procedure
    .input(
      z.strictObject({
        upper: z.array(z.array(comparisonTimesSchema).min(1).max(8)).min(1).max(8),
        method: z.enum(['eigenvector', 'column_mean']),
        ...sharing,
      }),
    )
    .output(ahpSchema),
  /** Entropy weights of a matrix: one row an evaluatee, one column an item; null where a value is missing. Null when no proposal can be made. */
  entropy: procedure
    .input(z.strictObject({ rows: z.array(z.array(decimalText.nullable()).min(1).max(200)).max(20_000), ...sharing }))
    .output(entropySchema.nullable()),
  /** The scores of a cycle's evaluatees for some indicators as they stand, rounded to four places; null where there is none. Participants only. */
  scores: procedure.input(z.strictObject({ cycleId: idSchema, codes: z.array(codeSchema).min(1).max(200) })).output(
    z.strictObject({
      rows: z.array(z.strictObject({ name: z.string(), values: z.array(decimalText.nullable()) })),
      /** Codes that the scheme of the cycle does not have. */
      unknown: z.array(codeSchema),
    }),
  ),
}
