import * as z from 'zod'
import { aggregateSchema } from '../domain/scheme/leaf-methods.ts'
import { idSchema, procedure } from './base.ts'
import { languageSchema } from './settings.ts'

/** What the second screen may show: nothing, the meeting's title, who is present, the rules, the current evaluatee, the places of a category. */
export const displaySceneKinds = ['blank', 'title', 'attendance', 'rules', 'item', 'reveal'] as const
export const displaySceneKindSchema = z.enum(displaySceneKinds)
export type DisplaySceneKind = z.infer<typeof displaySceneKindSchema>

/** How the marks of one judge group become a value, and what share of the leaf it has, in percent as people write it. */
const groupRuleSchema = z.strictObject({ name: z.string(), share: z.string(), aggregate: aggregateSchema })
/** One way of scoring, with the number of leaves that are scored so. */
const judgingRuleSchema = z.strictObject({
  leaves: z.int(),
  groups: z.array(groupRuleSchema),
  emptyGroup: z.enum(['block', 'reweight', 'zero']),
})
export type JudgingRule = z.infer<typeof judgingRuleSchema>

/** A place that is announced. `total` null: withheld, no number is shown. `bar` is the total in 1/10,000 of the full marks; null: no bar. */
const revealedRowSchema = z.strictObject({
  place: z.int(),
  name: z.string(),
  total: z.string().nullable(),
  bar: z.int().nullable(),
  /** Null unless grades are announced too. */
  gradeName: z.string().nullable(),
  /** Place, or announced grade, was decided otherwise than computed ◆. */
  departs: z.boolean(),
})
export type RevealedRow = z.infer<typeof revealedRowSchema>

/** What left marks out, for the heading; `group` null: in every judge group. */
const droppedSchema = z.strictObject({ group: z.string().nullable(), high: z.int(), low: z.int(), minJudges: z.int() })
export type DroppedMarks = z.infer<typeof droppedSchema>

const sceneSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('blank') }),
  z.strictObject({ kind: z.literal('title'), meeting: z.string(), cycle: z.string(), heldOn: z.string() }),
  z.strictObject({ kind: z.literal('attendance'), meeting: z.string(), present: z.array(z.string()), expected: z.int() }),
  z.strictObject({ kind: z.literal('rules'), meeting: z.string(), rules: z.array(judgingRuleSchema) }),
  z.strictObject({
    kind: z.literal('item'),
    meeting: z.string(),
    /** Null: no evaluatee has been called. */
    item: z
      .strictObject({
        name: z.string(),
        unitName: z.string(),
        categoryName: z.string(),
        number: z.int(),
        of: z.int(),
        /** Running until an instant, or stopped with seconds left; null: not begun. */
        countdown: z
          .discriminatedUnion('state', [
            z.strictObject({ state: z.literal('running'), endsAt: z.string() }),
            z.strictObject({ state: z.literal('stopped'), secondsLeft: z.int() }),
          ])
          .nullable(),
      })
      .nullable(),
  }),
  z.strictObject({
    kind: z.literal('reveal'),
    meetingId: idSchema,
    categoryId: idSchema,
    cycle: z.string(),
    evaluateeKind: z.enum(['unit', 'branch', 'member']),
    categoryName: z.string(),
    /** How many are announced in all, and how many of them have been. */
    of: z.int(),
    shown: z.int(),
    judges: z.int(),
    dropped: z.array(droppedSchema),
    /** Only those announced, best place first. */
    rows: z.array(revealedRowSchema),
    /** Code of the seal in force; null while the result is not sealed. */
    code: z.string().nullable(),
  }),
])
export type DisplayScene = z.infer<typeof sceneSchema>

const displaySchema = z.strictObject({ language: languageSchema, scene: sceneSchema })
export type Display = z.infer<typeof displaySchema>

/** A category as the console announces it; names and totals are in none of these. */
const categoryRevealSchema = z.strictObject({
  categoryId: idSchema,
  name: z.string(),
  /** How many have a place now, and how many of the category have none: incomplete, by reference. */
  ranked: z.int(),
  incomplete: z.int(),
  byReference: z.int(),
  /** Whether grades may be announced: no tie on a quota line of the category is undecided. */
  gradesReady: z.boolean(),
  /** Null: the announcement has not begun. `changed`: the result is no longer the one that is being announced. */
  reveal: z.strictObject({ of: z.int(), shown: z.int(), changed: z.boolean(), begunAt: z.string() }).nullable(),
})
export type CategoryReveal = z.infer<typeof categoryRevealSchema>

const controlSchema = z.strictObject({
  /** What the screen shows of this meeting; null: it shows another meeting, or what was set is not allowed any more. */
  scene: displaySceneKindSchema.nullable(),
  categoryId: idSchema.nullable(),
  /** Scenes that the meeting's step allows. */
  allowed: z.array(displaySceneKindSchema),
  categories: z.array(categoryRevealSchema),
})
export type DisplayControlState = z.infer<typeof controlSchema>

const stepInput = z.strictObject({
  meetingId: idSchema,
  categoryId: idSchema,
  /** How many places were shown when the key was pressed: a press that comes twice, or from two windows, counts once. */
  shown: z.int().min(0),
})
const stepOutput = z.strictObject({ shown: z.int(), of: z.int() })

/** 大屏: what the second screen shows, and the console's control of it. */
export const displayContract = {
  /** Exactly what may be seen now, and nothing else. */
  view: procedure.output(displaySchema),
  control: procedure.input(z.strictObject({ meetingId: idSchema })).output(controlSchema),
  /** Sets the scene; a reveal goes on where it stood. Refused (`step_not_allowed`) when the meeting's step does not allow it. */
  show: procedure
    .input(z.strictObject({ meetingId: idSchema, scene: displaySceneKindSchema, categoryId: idSchema.nullable() }))
    .output(displaySchema),
  /**
   * Freezes the order of a category and shows it with no place announced; `withGrades` with the grade beside each place. `anew` gives up an announcement
   * that has begun.
   */
  beginReveal: procedure
    .input(z.strictObject({ meetingId: idSchema, categoryId: idSchema, withGrades: z.boolean(), anew: z.boolean() }))
    .output(stepOutput),
  /** Announces the next place from the last up; tied places come together. */
  next: procedure.input(stepInput).output(stepOutput),
  /** Takes the last announced place back. */
  back: procedure.input(stepInput).output(stepOutput),
}
