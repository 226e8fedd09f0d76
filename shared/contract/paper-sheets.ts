import * as z from 'zod'
import { codeSchema } from '../domain/scheme/codes.ts'
import { idSchema, procedure } from './base.ts'
import { scoreSheetSchema, sheetCellsSchema, sheetMarkSchema } from './score-sheet.ts'

const panelInput = { cycleId: idSchema, panelId: idSchema }
const paperInput = z.strictObject({ paperId: idSchema })
const marksInput = z.strictObject({ paperId: idSchema, marks: z.array(sheetMarkSchema).min(1).max(30_000) })

/** 首录 → 复核录入 → 核对差异 → 已入账. */
const paperStateSchema = z.enum(['first', 'second', 'differences', 'done'])
export type PaperState = z.infer<typeof paperStateSchema>
const secondWaySchema = z.enum(['blind', 'confirm'])
export type SecondWay = z.infer<typeof secondWaySchema>

const cellSchema = z.strictObject({ state: z.string(), value: z.string().nullable() })

/** A cell that two people read differently from the paper; `resolved` is what was settled on, null while it is open. Options by their code. */
const paperDifferenceSchema = z.strictObject({
  evaluateeId: idSchema,
  evaluatee: z.string(),
  indicator: z.string(),
  leaf: z.string(),
  first: cellSchema,
  second: cellSchema,
  resolved: cellSchema.nullable(),
})
export type PaperDifference = z.infer<typeof paperDifferenceSchema>

/**
 * A paper sheet as far as it is entered. `sheet.cells` is what is being entered now: the first entry, then the second one; with differences, and at the
 * end, what both agree on and what was settled.
 *
 * `first` is the first entry beside it, and null while somebody enters blind: then nothing of it leaves the host, not even whether a cell is right.
 */
const paperSchema = z.strictObject({
  id: idSchema,
  state: paperStateSchema,
  way: secondWaySchema.nullable(),
  firstBy: z.array(z.string()),
  secondBy: z.array(z.string()),
  doneAt: z.string().nullable(),
  sheet: scoreSheetSchema,
  first: sheetCellsSchema.nullable(),
  /** Evaluatees whose every cell has a second entry. */
  checked: z.array(idSchema),
  differences: z.array(paperDifferenceSchema),
})
export type Paper = z.infer<typeof paperSchema>

const paperLineSchema = z.strictObject({
  judgeId: idSchema,
  code: z.string(),
  name: z.string(),
  group: z.string(),
  submittedAt: z.string().nullable(),
  /** The paper that is being entered, else the last one that was; null for none. `entered` and `cells` count the entry under way. */
  paper: z
    .strictObject({
      id: idSchema,
      state: paperStateSchema,
      way: secondWaySchema.nullable(),
      firstBy: z.array(z.string()),
      secondBy: z.array(z.string()),
      entered: z.int(),
      cells: z.int(),
    })
    .nullable(),
})
export type PaperLine = z.infer<typeof paperLineSchema>

/** 纸质评分表: entered by one person, entered again or confirmed line by line by another, settled cell by cell, and then stored at once. */
export const paperSheetsContract = {
  list: procedure.input(z.strictObject(panelInput)).output(z.array(paperLineSchema)),
  /** Begins the paper of a judge, or goes on with the one that is open. */
  begin: procedure.input(z.strictObject({ ...panelInput, judgeId: idSchema })).output(paperSchema),
  read: procedure.input(paperInput).output(paperSchema),
  saveFirst: procedure.input(marksInput).output(paperSchema),
  /** Refused with `sheet_incomplete` while a cell says nothing. */
  finishFirst: procedure.input(paperInput).output(paperSchema),
  /** Back to the first entry, by who made it, while nobody has begun the second. */
  reopenFirst: procedure.input(paperInput).output(paperSchema),
  /** By another person than the first entry: `second_person_required`. */
  beginSecond: procedure.input(z.strictObject({ paperId: idSchema, way: secondWaySchema })).output(paperSchema),
  saveSecond: procedure.input(marksInput).output(paperSchema),
  /** Ticks a line that reads as on the paper, or takes the tick back; only when confirming. */
  confirmLine: procedure.input(z.strictObject({ paperId: idSchema, evaluateeId: idSchema, same: z.boolean() })).output(paperSchema),
  /** Compares both entries; without any difference the marks are stored and the sheet is handed in. */
  finishSecond: procedure.input(paperInput).output(paperSchema),
  /** Settles one difference by what the paper says; null takes it back. */
  resolve: procedure
    .input(z.strictObject({ paperId: idSchema, evaluateeId: idSchema, indicator: codeSchema, mark: sheetMarkSchema.shape.mark.nullable() }))
    .output(paperSchema),
  /** Stores all marks and hands in the sheet. Refused with `differences_open`. */
  apply: procedure.input(paperInput).output(paperSchema),
  /** Throws away a paper that is not done; marks that were stored before stay. */
  discard: procedure.input(paperInput).output(z.strictObject({})),
}
