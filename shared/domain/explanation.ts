import * as z from 'zod'
import { inputStateSchema } from './input-state.ts'

/**
 * One step of a calculation, as data: the screen, the score slip and the workbook put it into words.
 *
 * `code` is from a closed list (below), `values` hold what the sentence names (decimal texts, counts, names). `change` is the exact effect on
 * the running value as a fraction text, absent where a step moves nothing. `finding` is the id of the finding behind the step.
 */
export const stepCodes = [
  'start', // values: start
  'finding', // one counted finding: rule, text, quantity, amount, date, source?
  'multiplier', // name, factor
  'highest_only', // finding dropped: group, keptFinding
  'same_matter', // finding dropped: matterKey, keptFinding
  'given_back', // share, closedOn
  'rule_cap', // rule, cap, before
  'shared_cap', // name, cap, before
  'leaf_cap', // cap, before
  'floor', // floor, before
  'ceiling', // ceiling, before
  'mark', // judge, group, value | option, state
  'mark_left_out', // judge, group, value, reason: highest | lowest | absent | recused | empty | not_applicable
  'trim_not_applied', // group, counted, needed
  'group_value', // group, value, counted, aggregate, weight; stated? (weight before another group fell out); highest?, lowest?, used? (trimmed)
  'group_empty', // group, policy
  'value', // value, unit, state, baseline?, target?
  'change', // value, baseline, change
  'zero_baseline', // policy
  'curve', // kind, percent or points, tier bounds…
  'place', // place, of, best
  'ballots', // group, entitled, issued, returned, valid, outside
  'ballot_option', // group, option, count, coefficient
  'survey_void', // group, reason: over_issued | share
  'survey_withheld', // group, turnout, minimum
  'external', // value, fullMarks
  'task', // name, coefficients, product
  'leaf_missing', // state, policy: block | zero | rescale
  'rescaled', // leftOut, from, to
  'weighted', // child, weight, percent
  'clamp_min', // min, before
  'clamp_max', // max, before
  'bonus_cap', // cap, before
  'deduction_cap', // cap, before
  'total_clamp', // bound, before
  'veto', // rule, text, effect, date
  'calibration', // panel, panelMean, meanOfPanels
  'rounding', // mode, digits, before, after
] as const
export const stepCodeSchema = z.enum(stepCodes)
export type StepCode = z.infer<typeof stepCodeSchema>

export const explanationStepSchema = z.strictObject({
  code: stepCodeSchema,
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  change: z.string().optional(),
  finding: z.string().optional(),
})
export type ExplanationStep = z.infer<typeof explanationStepSchema>

/**
 * A number and where it comes from. `exact` is the unrounded value as a fraction text, `"8731/100"` or `"87"`; null when there is none (see
 * `state`). `score` is the same for reading: exact decimal where it ends within 8 places, else cut to 8 places with `…`. `points` is the full
 * mark. The exact values of the children, combined as the steps say, give this node's exact value again.
 */
export interface ExplanationNode {
  readonly code: string
  readonly name: string
  readonly kind: 'total' | 'part' | 'group' | 'leaf'
  readonly method: string | null
  readonly state: z.infer<typeof inputStateSchema>
  readonly points: string | null
  readonly exact: string | null
  readonly score: string | null
  /** Text of the scheme for a leaf: 评分标准. */
  readonly criteria: string | null
  readonly steps: readonly ExplanationStep[]
  readonly children: readonly ExplanationNode[]
}

export const explanationNodeSchema: z.ZodType<ExplanationNode> = z.lazy(() =>
  z.strictObject({
    code: z.string(),
    name: z.string(),
    kind: z.enum(['total', 'part', 'group', 'leaf']),
    method: z.string().nullable(),
    state: inputStateSchema,
    points: z.string().nullable(),
    exact: z.string().nullable(),
    score: z.string().nullable(),
    criteria: z.string().nullable(),
    steps: z.array(explanationStepSchema),
    children: z.array(explanationNodeSchema),
  }),
)
