import * as z from 'zod'
import { meetingStepSchema, recusalSourceSchema } from './glossary.ts'

const name = z.string()

/** Order of a category as decided; a place is null for those without one. */
export const decidedCategorySchema = z.strictObject({
  category: name,
  places: z.array(z.strictObject({ place: z.int().nullable(), name, grade: z.string().nullable() })),
})
export type DecidedCategory = z.infer<typeof decidedCategorySchema>

/**
 * What happened in a meeting, as its record keeps it and the minutes tell it. Names are those of the moment: a judge renamed later keeps the name that
 * was read out. Numbers are decimal texts, limits are shares.
 */
export const meetingEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('created'),
    panel: name,
    order: z.enum(['register', 'lots', 'manual']),
    seed: z.string().nullable(),
    evaluatees: z.array(name),
  }),
  z.strictObject({ kind: z.literal('changed'), before: z.record(z.string(), z.unknown()) }),
  z.strictObject({
    kind: z.literal('ordered'),
    order: z.enum(['register', 'lots', 'manual']),
    seed: z.string().nullable(),
    evaluatees: z.array(name),
  }),
  z.strictObject({ kind: z.literal('joined'), evaluatees: z.array(name) }),
  /** `cells`: what absence filled in, to be taken back when the judge comes after all: evaluatee, leaf. */
  z.strictObject({
    kind: z.literal('attendance'),
    judgeId: z.int(),
    judge: name,
    state: z.enum(['present', 'absent']),
    before: z.enum(['present', 'absent']).nullable(),
    reason: z.string(),
    cells: z.array(z.tuple([z.int(), z.string()])),
  }),
  z.strictObject({ kind: z.literal('recusal'), judge: name, evaluatee: name, source: recusalSourceSchema, reason: z.string() }),
  z.strictObject({ kind: z.literal('step'), from: meetingStepSchema, to: meetingStepSchema }),
  z.strictObject({ kind: z.literal('item_opened'), evaluatee: name }),
  z.strictObject({ kind: z.literal('item_postponed'), evaluatee: name }),
  z.strictObject({
    kind: z.literal('round_closed'),
    evaluatee: name,
    round: z.int(),
    absent: z.array(z.strictObject({ judge: name, reason: z.string() })),
    spreads: z.array(z.strictObject({ leaf: name, spread: z.string(), limit: z.string() })),
    agreement: z.strictObject({ w: z.string(), limit: z.string() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('marks_shown'), evaluatee: name, round: z.int() }),
  z.strictObject({ kind: z.literal('second_round'), evaluatee: name, reason: z.string(), judges: z.array(name) }),
  z.strictObject({ kind: z.literal('item_closed'), evaluatee: name }),
  z.strictObject({ kind: z.literal('item_reopened'), evaluatee: name, reason: z.string() }),
  /** An announcement on the second screen; `shown` of `of` places were announced after it. */
  z.strictObject({
    kind: z.literal('announcement'),
    category: name,
    action: z.enum(['begun', 'begun_anew', 'taken_back', 'completed']),
    withGrades: z.boolean(),
    shown: z.int(),
    of: z.int(),
  }),
  z.strictObject({ kind: z.literal('minutes_replaced'), text: z.string() }),
  z.strictObject({ kind: z.literal('noted'), evaluatee: name, note: z.string() }),
  z.strictObject({ kind: z.literal('closed'), decided: z.array(decidedCategorySchema) }),
])
export type MeetingEvent = z.infer<typeof meetingEventSchema>
