import * as z from 'zod'
import { amountText } from '../domain/decimal-text.ts'
import { findingStatusSchema } from '../domain/finding-status.ts'
import {
  findingSourceSchema,
  meetingItemStateSchema,
  meetingStepSchema,
  participationSchema,
  recusalSourceSchema,
} from '../domain/glossary.ts'
import { inputStateSchema } from '../domain/input-state.ts'
import { decidedCategorySchema, meetingEventSchema } from '../domain/meeting-event.ts'
import { cycleInput, dateSchema, idSchema, procedure } from './base.ts'

const shareText = amountText.refine((text) => Number(text) <= 1, 'expected a share between 0 and 1')

/**
 * How a meeting is run. `spreadLimit` is a share of a leaf's full marks above which highest and lowest mark are too far apart; `agreementLimit` the Kendall
 * W below which the judges' orders disagree; `quorum` how many judges of the panel must be present.
 */
export const meetingSettingsSchema = z.strictObject({
  minutesPerItem: z.int().min(1).max(180),
  spreadLimit: shareText,
  agreementLimit: shareText,
  secondRound: z.boolean(),
  quorum: z.enum(['none', 'half', 'two_thirds', 'all']),
})
export type MeetingSettings = z.infer<typeof meetingSettingsSchema>

/** Order of the evaluatees: of the register, by lots (a number of six digits decides; none given: one is drawn), or as put by hand. */
const orderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('register') }),
  z.strictObject({
    kind: z.literal('lots'),
    seed: z
      .string()
      .regex(/^\d{1,12}$/)
      .nullable(),
  }),
  z.strictObject({ kind: z.literal('manual'), evaluateeIds: z.array(idSchema).max(5000) }),
])
export type MeetingOrder = z.infer<typeof orderSchema>

const nameSchema = z.string().trim().min(1).max(80)
const reasonSchema = z.string().trim().max(500)

const meetingRowSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  panelName: z.string(),
  heldOn: z.string(),
  step: meetingStepSchema,
  items: z.int(),
  closedItems: z.int(),
})
export type MeetingRow = z.infer<typeof meetingRowSchema>

const judgeSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  groupName: z.string(),
  /** Null: not called yet. */
  attendance: z.enum(['present', 'absent']).nullable(),
  reason: z.string(),
})
export type MeetingJudge = z.infer<typeof judgeSchema>

const itemSchema = z.strictObject({
  id: idSchema,
  evaluateeId: idSchema,
  name: z.string(),
  unitName: z.string(),
  /** As lists name it: the short names, the full ones where there are none. */
  short: z.strictObject({ name: z.string(), unitName: z.string() }),
  categoryName: z.string(),
  state: meetingItemStateSchema,
  /** The round is over: marks stand still and their spread can be seen. */
  roundClosed: z.boolean(),
  note: z.string(),
  secondRoundReason: z.string(),
  /** `endsAt` while it runs; `left` in seconds while it does not. */
  countdown: z.strictObject({ endsAt: z.string().nullable(), left: z.int() }),
})
export type MeetingItem = z.infer<typeof itemSchema>

/** Who still lacks marks of the item that is open: how many cells are the judge's, and how many have a state; `absent`: all of them 缺席. Never what was marked. */
const progressSchema = z.strictObject({
  judgeId: idSchema,
  state: z.enum(['recused', 'not_asked', 'missing', 'absent', 'done']),
  expected: z.int(),
  entered: z.int(),
})
export type JudgeProgress = z.infer<typeof progressSchema>

const recusalSchema = z.strictObject({
  judgeId: idSchema,
  judge: z.string(),
  evaluateeId: idSchema,
  evaluatee: z.string(),
  source: recusalSourceSchema,
  reason: z.string(),
})

/** A meeting as its console shows it. `version` grows with every step and is sent back with the next; `now` is the host's clock. */
const consoleSchema = z.strictObject({
  id: idSchema,
  cycleId: idSchema,
  panelId: idSchema,
  panelName: z.string(),
  name: z.string(),
  heldOn: z.string(),
  step: meetingStepSchema,
  settings: meetingSettingsSchema,
  version: z.int(),
  now: z.string(),
  closedAt: z.string().nullable(),
  currentItemId: idSchema.nullable(),
  judges: z.array(judgeSchema),
  quorum: z.strictObject({ expected: z.int(), present: z.int(), needed: z.int() }),
  recusals: z.array(recusalSchema),
  items: z.array(itemSchema),
  /** Evaluatees of the panel that came to the register after the meeting was prepared. */
  notIncluded: z.int(),
  /** Of the open item, in the order of the judges; empty when none is open. */
  progress: z.array(progressSchema),
  /** Evaluatees of the meeting whose totals are complete. */
  complete: z.int(),
  /** Evaluatees without a complete total, with the names of what they lack; at most twenty. */
  incomplete: z.array(z.strictObject({ name: z.string(), missing: z.array(z.string()) })),
})
export type MeetingConsole = z.infer<typeof consoleSchema>

const factsSchema = z.strictObject({
  participation: participationSchema,
  /** Result of the newest earlier cycle of the same kind of evaluatee; null when there is none. */
  lastYear: z.strictObject({ cycle: z.string(), total: z.string().nullable(), rank: z.int().nullable(), of: z.int() }).nullable(),
  findings: z.array(
    z.strictObject({
      id: idSchema,
      foundOn: z.string(),
      source: findingSourceSchema,
      status: findingStatusSchema,
      indicator: z.string(),
      description: z.string(),
      points: z.string().nullable(),
      evidence: z.array(z.strictObject({ hash: z.string(), name: z.string() })),
    }),
  ),
})
export type ItemFacts = z.infer<typeof factsSchema>

/** One leaf in a closed round: highest and lowest mark that counts, on the leaf's own scale, and how far apart they may be. */
const spreadSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  full: z.string(),
  count: z.int(),
  highest: z.string().nullable(),
  lowest: z.string().nullable(),
  spread: z.string().nullable(),
  limit: z.string(),
  over: z.boolean(),
})
export type LeafSpread = z.infer<typeof spreadSchema>

/** Whether the judges put the evaluatees marked so far into the same order; information, which moves no result. */
const agreementSchema = z.strictObject({
  w: z.string().nullable(),
  judges: z.int(),
  items: z.int(),
  below: z.boolean(),
})
const roundsSchema = z.strictObject({
  rounds: z.array(z.strictObject({ round: z.int(), leaves: z.array(spreadSchema) })),
  agreement: agreementSchema,
})
export type MeetingRounds = z.infer<typeof roundsSchema>

const shownMarksSchema = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    marks: z.array(z.strictObject({ judge: z.string(), state: inputStateSchema, value: z.string().nullable() })),
  }),
)
export type ShownMarks = z.infer<typeof shownMarksSchema>

/** What counts in this panel, to be read aloud: leaves that are marked alike stand together. */
const ruleSetSchema = z.strictObject({
  leaves: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      scale: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('range'), min: z.string(), max: z.string(), step: z.string() }),
        z.strictObject({ kind: z.literal('options'), options: z.array(z.strictObject({ name: z.string(), percent: z.string() })) }),
      ]),
    }),
  ),
  groups: z.array(
    z.strictObject({
      name: z.string(),
      /** Share of the leaf in percent, as a decimal text. */
      percent: z.string(),
      judges: z.int(),
      aggregate: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('mean') }),
        z.strictObject({ kind: z.literal('median') }),
        z.strictObject({ kind: z.literal('trimmed'), high: z.int(), low: z.int(), minJudges: z.int() }),
      ]),
    }),
  ),
  emptyGroup: z.enum(['block', 'reweight', 'zero']),
})
const rulesSchema = z.strictObject({
  sets: z.array(ruleSetSchema),
  own: z.int(),
  rounding: z.strictObject({ digits: z.int(), mode: z.enum(['half_up', 'half_even', 'down']) }),
})
export type MeetingRules = z.infer<typeof rulesSchema>

const recordSchema = z.strictObject({
  events: z.array(
    z.strictObject({ id: idSchema, at: z.string(), operator: z.string(), itemId: idSchema.nullable(), event: meetingEventSchema }),
  ),
  /** The order as decided, by category; empty while nothing is decided. */
  decided: z.array(decidedCategorySchema),
  /** The text as edited by hand, null while it was not; `stale` when more was recorded since. */
  edited: z.string().nullable(),
  stale: z.boolean(),
  /** The edited text that a fresh draft replaced last; null when none did. */
  replaced: z.string().nullable(),
})
export type MeetingRecord = z.infer<typeof recordSchema>

const at = { meetingId: idSchema, version: z.int() }
const atItem = { ...at, itemId: idSchema }

/** 考评会议. Every step answers with the console as it stands after the commit. */
export const meetingsContract = {
  list: procedure.input(cycleInput).output(z.array(meetingRowSchema)),
  /** What a new meeting can be made of: panels with their evaluatees in register order, and the settings to begin with. */
  choices: procedure.input(cycleInput).output(
    z.strictObject({
      panels: z.array(
        z.strictObject({
          id: idSchema,
          name: z.string(),
          judges: z.int(),
          /** A meeting of this panel that is not closed; null when there is none. */
          running: z.string().nullable(),
          evaluatees: z.array(z.strictObject({ id: idSchema, name: z.string(), categoryName: z.string() })),
        }),
      ),
      settings: meetingSettingsSchema,
    }),
  ),
  create: procedure
    .input(
      z.strictObject({
        cycleId: idSchema,
        panelId: idSchema,
        name: nameSchema,
        heldOn: dateSchema,
        settings: meetingSettingsSchema,
        order: orderSchema,
      }),
    )
    .output(consoleSchema),
  get: procedure.input(z.strictObject({ meetingId: idSchema })).output(consoleSchema),
  change: procedure
    .input(z.strictObject({ ...at, name: nameSchema, heldOn: dateSchema, settings: meetingSettingsSchema }))
    .output(consoleSchema),
  /** Only while nothing of it has been marked in its turn. */
  remove: procedure.input(z.strictObject(at)).output(z.strictObject({ removed: z.int() })),
  reorder: procedure.input(z.strictObject({ ...at, order: orderSchema })).output(consoleSchema),
  /** Takes the panel's evaluatees in that came to the register later. */
  join: procedure.input(z.strictObject(at)).output(consoleSchema),
  attend: procedure
    .input(z.strictObject({ ...at, judgeId: idSchema, state: z.enum(['present', 'absent']), reason: reasonSchema }))
    .output(consoleSchema),
  recuse: procedure.input(z.strictObject({ ...at, judgeId: idSchema, evaluateeId: idSchema, reason: reasonSchema })).output(consoleSchema),
  /** To the next step, or back to an earlier one. Closing is `close`. */
  step: procedure.input(z.strictObject({ ...at, to: meetingStepSchema })).output(consoleSchema),
  openItem: procedure.input(z.strictObject(atItem)).output(consoleSchema),
  postponeItem: procedure.input(z.strictObject(atItem)).output(consoleSchema),
  countdown: procedure.input(z.strictObject({ ...atItem, action: z.enum(['start', 'stop', 'reset']) })).output(consoleSchema),
  /** `before` is the note as it was read, so that two windows do not overwrite each other. */
  saveNote: procedure
    .input(z.strictObject({ itemId: idSchema, before: z.string(), note: z.string().max(4000) }))
    .output(z.strictObject({ note: z.string() })),
  /** `absent` names every judge who lacks marks, with the reason. */
  closeRound: procedure
    .input(z.strictObject({ ...atItem, absent: z.array(z.strictObject({ judgeId: idSchema, reason: reasonSchema.min(1) })).max(200) }))
    .output(consoleSchema),
  secondRound: procedure.input(z.strictObject({ ...atItem, reason: reasonSchema })).output(consoleSchema),
  closeItem: procedure.input(z.strictObject(atItem)).output(consoleSchema),
  reopenItem: procedure.input(z.strictObject({ ...atItem, reason: reasonSchema })).output(consoleSchema),
  facts: procedure.input(z.strictObject({ itemId: idSchema })).output(factsSchema),
  /** Spread of the rounds that are over, and the agreement so far. Empty while the first round is open. */
  rounds: procedure.input(z.strictObject({ itemId: idSchema })).output(roundsSchema),
  /** Who marked what in a round that is over; that it was looked at is recorded. */
  showMarks: procedure.input(z.strictObject({ itemId: idSchema, round: z.int().min(1) })).output(shownMarksSchema),
  rules: procedure.input(z.strictObject({ meetingId: idSchema })).output(rulesSchema),
  record: procedure.input(z.strictObject({ meetingId: idSchema })).output(recordSchema),
  /** `before` as read (null: not edited); `text` null goes back to the draft, and the replaced text is kept in the record. */
  saveMinutes: procedure
    .input(z.strictObject({ meetingId: idSchema, before: z.string().nullable(), text: z.string().max(200_000).nullable() }))
    .output(recordSchema),
  /** Ends the meeting; `minutes` is their text as it stood, kept with the meeting from now on. */
  close: procedure.input(z.strictObject({ ...at, minutes: z.string().trim().min(1).max(200_000) })).output(consoleSchema),
}
