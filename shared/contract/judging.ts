import * as z from 'zod'
import { idSchema, procedure } from './base.ts'
import { scoreSheetSchema, sheetMarkSchema, sheetVersionSchema } from './score-sheet.ts'
import { languageSchema } from './settings.ts'

const panelInput = { cycleId: idSchema, panelId: idSchema }
const judgeInput = { ...panelInput, judgeId: idSchema }
const reason = z.string().trim().min(1).max(200)

/** What the machine shows while it is a judge station 评委入座, and nothing that a judge may not know; null while it belongs to the office. */
const stationSchema = z.strictObject({
  station: z
    .strictObject({
      cycleName: z.string(),
      panels: z.array(z.string()),
      /** After so many seconds without a key or a movement the page goes back to the code. */
      idleSeconds: z.int().positive(),
      language: languageSchema,
    })
    .nullable(),
})
export type Station = z.infer<typeof stationSchema>['station']

/** A place at the station: a random text that the host gives at sign-in and forgets when it ends. Who sits there, the host knows. */
const seat = z.string().min(20).max(64)
const seatInput = z.strictObject({ seat })
const seatPanel = { seat, panelId: idSchema }

const seatedSchema = z.strictObject({
  judge: z.strictObject({ name: z.string(), group: z.string() }),
  panels: z.array(z.strictObject({ id: idSchema, name: z.string(), submittedAt: z.string().nullable() })),
})
export type Seated = z.infer<typeof seatedSchema>

const sheetLineSchema = z.strictObject({
  judgeId: idSchema,
  code: z.string(),
  name: z.string(),
  group: z.string(),
  hasCode: z.boolean(),
  version: z.int().positive(),
  reason: z.string(),
  submittedAt: z.string().nullable(),
  submittedBy: z.string().nullable(),
  way: z.enum(['own', 'paper']).nullable(),
  /** Cells that say something, and cells of the sheet. */
  done: z.int(),
  cells: z.int(),
})
export type SheetLine = z.infer<typeof sheetLineSchema>

/**
 * 评委评分. The calls of a judge name a seat and never a judge: whose sheet it is follows from who signed in. They are the only ones that the host
 * answers while the machine is a judge station; the calls of the office are refused then.
 */
export const judgingContract = {
  station: procedure.output(stationSchema),
  /** Makes the machine a judge station for these panels. `officeCode` (4 to 12 digits) takes it back. */
  openStation: procedure
    .input(
      z.strictObject({
        cycleId: idSchema,
        panelIds: z.array(idSchema).min(1).max(100),
        officeCode: z.string().regex(/^\d{4,12}$/),
        idleSeconds: z.int().min(30).max(3600),
      }),
    )
    .output(stationSchema),
  /** Refused: `code_wrong` with how many tries are left, `code_locked` with the seconds to wait. */
  closeStation: procedure.input(z.strictObject({ officeCode: z.string().max(20) })).output(stationSchema),

  /** Refused as `closeStation`. */
  signIn: procedure.input(z.strictObject({ code: z.string().max(20) })).output(z.strictObject({ seat })),
  /** Who sits here, after a reload as well; keeps the seat. Refused with `seat_ended` when nobody does any more. */
  seated: procedure.input(seatInput).output(seatedSchema),
  leave: procedure.input(seatInput).output(z.strictObject({})),
  mySheet: procedure.input(z.strictObject(seatPanel)).output(scoreSheetSchema),
  /** Stores all of the marks or none. `totals` are the judge's own totals of the evaluatees concerned. */
  saveMyMarks: procedure
    .input(z.strictObject({ ...seatPanel, marks: z.array(sheetMarkSchema).min(1).max(30_000) }))
    .output(
      z.strictObject({ savedAt: z.string(), totals: z.array(z.strictObject({ evaluateeId: idSchema, total: z.string().nullable() })) }),
    ),
  declareRecusal: procedure.input(z.strictObject({ ...seatPanel, evaluateeId: idSchema, reason })).output(scoreSheetSchema),
  /** Hands in the own sheet. Refused with `sheet_incomplete` (count, first place) while a cell says nothing. */
  handIn: procedure.input(z.strictObject({ ...seatPanel, confirmed: z.literal(true) })).output(scoreSheetSchema),
  /** Opens another version of a sheet handed in; takes the personal code again, because the seat may have been left open. */
  openMyVersion: procedure.input(z.strictObject({ ...seatPanel, code: z.string().max(20), reason })).output(scoreSheetSchema),
  myVersions: procedure.input(z.strictObject(seatPanel)).output(z.array(sheetVersionSchema)),

  /** Gives each judge named a new code; the one before is worth nothing any more. The codes are in this answer and nowhere else. */
  giveCodes: procedure
    .input(z.strictObject({ ...panelInput, judgeIds: z.array(idSchema).min(1).max(500) }))
    .output(z.array(z.strictObject({ judgeId: idSchema, name: z.string(), group: z.string(), code: z.string() }))),
  sheets: procedure.input(z.strictObject(panelInput)).output(z.array(sheetLineSchema)),
  sheet: procedure.input(z.strictObject(judgeInput)).output(scoreSheetSchema),
  versions: procedure.input(z.strictObject(judgeInput)).output(z.array(sheetVersionSchema)),
  openVersion: procedure.input(z.strictObject({ ...judgeInput, reason })).output(z.strictObject({ version: z.int().positive() })),
}
