import * as z from 'zod'
import { amountText, decimalText } from './decimal-text.ts'
import { findingStatusSchema } from './finding-status.ts'
import { participationSchema } from './glossary.ts'
import { inputStateSchema } from './input-state.ts'
import { codeSchema, nameSchema, proseSchema } from './scheme/codes.ts'
import { leafSchema } from './scheme/indicators.ts'

const reference = z.string().trim().min(1).max(64)

/** A finding as the engine needs it. `quantity` counts in the rule's unit; `chosen` is the recorder's value of a range rule. */
export const factFindingSchema = z.strictObject({
  id: reference,
  evaluatee: reference,
  indicator: codeSchema,
  rule: codeSchema,
  quantity: amountText.default('1'),
  level: codeSchema.optional(),
  multipliers: z.array(codeSchema).default([]),
  chosen: amountText.optional(),
  reason: proseSchema.optional(),
  matterKey: reference.optional(),
  status: findingStatusSchema.default('confirmed'),
  foundOn: z.iso.date(),
  closedOn: z.iso.date().optional(),
  source: z.string().max(200).optional(),
})

/** An entered value of a `measured` or `external` leaf. `baseline` is last year's value, `target` the evaluatee's own target. */
export const factValueSchema = z.strictObject({
  evaluatee: reference,
  indicator: codeSchema,
  state: inputStateSchema.default('scored'),
  value: decimalText.optional(),
  baseline: decimalText.optional(),
  target: decimalText.optional(),
})

/** A judge's mark: a number on a range scale or the code of an option. */
export const factMarkSchema = z.strictObject({
  evaluatee: reference,
  indicator: codeSchema,
  judge: reference,
  state: inputStateSchema.default('scored'),
  value: decimalText.optional(),
  option: codeSchema.optional(),
})

/** The counted ballots of one group for one evaluatee and leaf. */
export const factSurveySchema = z.strictObject({
  evaluatee: reference,
  indicator: codeSchema,
  group: codeSchema,
  state: inputStateSchema.default('scored'),
  entitled: z.int().min(0).optional(),
  issued: z.int().min(0).optional(),
  returned: z.int().min(0).optional(),
  counts: z.record(codeSchema, z.int().min(0)).default({}),
})

/** One task of an evaluatee; `choices` names one option per factor of the leaf. */
export const factTaskSchema = z.strictObject({
  evaluatee: reference,
  indicator: codeSchema,
  code: reference,
  name: nameSchema,
  choices: z.record(codeSchema, codeSchema),
})

/** The facts file of the headless command: everything the engine needs beside the scheme. */
export const factsSchema = z.strictObject({
  format: z.literal('hengjian-facts/1'),
  evaluatees: z.array(
    z.strictObject({
      code: reference,
      name: nameSchema,
      category: z.string().trim().max(64).default(''),
      participation: participationSchema.default('full'),
      panel: reference.optional(),
      ownIndicators: z.record(codeSchema, z.array(leafSchema)).default({}),
    }),
  ),
  judges: z.array(z.strictObject({ code: reference, name: nameSchema, group: codeSchema })).default([]),
  findings: z.array(factFindingSchema).default([]),
  values: z.array(factValueSchema).default([]),
  marks: z.array(factMarkSchema).default([]),
  surveys: z.array(factSurveySchema).default([]),
  tasks: z.array(factTaskSchema).default([]),
})
export type Facts = z.infer<typeof factsSchema>
