import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { auditDifferenceKinds, auditOutcomes, checkSteps } from '../domain/audit.ts'
import { dateSchema, procedure } from './base.ts'
import { exportedFileSchema } from './reports.ts'

const outcomeSchema = z.enum(auditOutcomes)

const differenceSchema = z.strictObject({
  kind: z.enum(auditDifferenceKinds),
  /** The line it is about; null: none. */
  seq: z.int().nullable(),
  /** A table, a trigger or a file; empty: none. */
  name: z.string(),
  stated: z.string(),
  found: z.string(),
})
export type ShownDifference = z.infer<typeof differenceSchema>

const endSchema = z.strictObject({ seq: z.int(), at: z.string(), hash: z.string(), code: z.string() })

const stateSchema = z.strictObject({
  end: endSchema,
  station: z.string(),
  /** What the clock did since the program was started; null: nothing strange. */
  clock: z.strictObject({ kind: z.enum(['back', 'forward']), before: z.string(), now: z.string(), seconds: z.int() }).nullable(),
  /** What the quick check at the start found; empty: nothing. */
  findings: z.array(differenceSchema),
})
export type AuditState = z.infer<typeof stateSchema>

const lineSchema = z.strictObject({
  seq: z.int(),
  at: z.string(),
  /** Empty: the program itself. */
  actor: z.string(),
  role: z.string(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.int().nullable(),
  outcome: outcomeSchema,
  note: z.string(),
})
export type AuditRow = z.infer<typeof lineSchema>

/** What is looked for; an empty text does not narrow. `automatic`: also lines that the program writes by itself about saved rows. */
const filterSchema = z.strictObject({
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  actor: z.string().trim().max(40),
  action: z.string().trim().max(60),
  objectKind: z.string().trim().max(60),
  outcome: outcomeSchema.nullable(),
  text: z.string().trim().max(100),
  automatic: z.boolean(),
})
export type AuditFilter = z.infer<typeof filterSchema>

const pageSchema = z.strictObject({
  /** Newest first. */
  lines: z.array(lineSchema),
  /** Lines that fit the filter, on all pages. */
  total: z.int(),
  /** Start of the next page; null: this is the last one. */
  before: z.int().nullable(),
})
export type AuditPage = z.infer<typeof pageSchema>

const detailSchema = z.strictObject({
  line: lineSchema,
  detail: z.string(),
  bootId: z.string(),
  uptime: z.int(),
  hash: z.string(),
  prev: z.string(),
  /** Signed checkpoints on this line, with their reasons. */
  anchors: z.array(z.string()),
})
export type AuditDetail = z.infer<typeof detailSchema>

const choicesSchema = z.strictObject({ actors: z.array(z.string()), actions: z.array(z.string()), objectKinds: z.array(z.string()) })
export type AuditChoices = z.infer<typeof choicesSchema>

const checkSchema = z.strictObject({
  lines: z.int(),
  anchors: z.int(),
  rows: z.int(),
  tables: z.int(),
  end: z.strictObject({ seq: z.int(), hash: z.string(), code: z.string() }),
  station: z.string(),
  keyAtHand: z.boolean(),
  heads: z.int(),
  differences: z.array(differenceSchema),
  differenceCount: z.int(),
  firstBadLine: z.int().nullable(),
})
export type AuditCheckResult = z.infer<typeof checkSchema>

/** A check as it goes on; the last event carries the result. */
const checkEventSchema = z.union([
  z.strictObject({ step: z.enum(['copy', ...checkSteps]), done: z.int(), total: z.int() }),
  z.strictObject({ result: checkSchema }),
])
export type AuditCheckEvent = z.infer<typeof checkEventSchema>

/** How a head that somebody kept stands to the log. */
const headVerdictSchema = z.strictObject({
  verdict: z.enum(['fits', 'explained', 'unreadable', 'signature', 'foreign', 'tail', 'differs']),
  seq: z.int().nullable(),
  at: z.string().nullable(),
  station: z.string().nullable(),
  /** Newest line of the log now. */
  lastSeq: z.int(),
})
export type HeadVerdict = z.infer<typeof headVerdictSchema>

export const auditContract = {
  /** What the program noticed about the log and the clock; for the notice that everybody sees. */
  state: procedure.output(stateSchema),
  /** `before` null: the newest page. */
  list: procedure
    .input(z.strictObject({ filter: filterSchema, before: z.int().nullable(), limit: z.int().min(1).max(500) }))
    .output(pageSchema),
  line: procedure.input(z.strictObject({ seq: z.int().positive() })).output(detailSchema),
  /** What the log can be filtered by. */
  choices: procedure.output(choicesSchema),
  /** Checks the whole log and all rows on a copy, step by step. */
  verify: procedure.output(eventIterator(checkEventSchema)),
  /** Writes the lines that fit as CSV, or a signed segment of the whole chain between two lines. The reading is itself logged. */
  exportTable: procedure.input(z.strictObject({ filter: filterSchema })).output(exportedFileSchema),
  exportSegment: procedure.input(z.strictObject({ from: z.int().positive(), to: z.int().positive() })).output(exportedFileSchema),
  /** The present end of the log as a small signed file, to be kept elsewhere. */
  exportHead: procedure.output(exportedFileSchema),
  /** Compares a kept head with the log. `content` is the text of the file. */
  checkHead: procedure.input(z.strictObject({ content: z.string().max(20_000) })).output(headVerdictSchema),
}
