import * as z from 'zod'
import { decimalText } from '../domain/decimal-text.ts'
import { inputStateSchema, inputStates } from '../domain/input-state.ts'
import { codeSchema } from '../domain/scheme/codes.ts'
import { idSchema } from './base.ts'

/** What stands in a cell of a sheet; `none`: the judge does not mark this leaf of this evaluatee. */
export const cellStateSchema = z.enum([...inputStates, 'none'])
export type CellState = z.infer<typeof cellStateSchema>

/** A judged leaf as the judge needs it: what it is worth, what to look at, and how it is marked. */
export const sheetLeafSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  /** Names from the top down to the leaf's parent, joined by `›`. */
  path: z.string(),
  points: z.string().nullable(),
  criteria: z.string().nullable(),
  checkedBy: z.string().nullable(),
  scale: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('range'), min: z.string(), max: z.string(), step: z.string() }),
    z.strictObject({ kind: z.literal('options'), options: z.array(z.strictObject({ code: z.string(), name: z.string() })) }),
  ]),
})
export type SheetLeaf = z.infer<typeof sheetLeafSchema>

/** An evaluatee on a sheet; `recused`: the judge stands back from it (回避). */
const sheetEvaluateeSchema = z.strictObject({ id: idSchema, name: z.string(), category: z.string(), recused: z.boolean() })
export type SheetEvaluatee = z.infer<typeof sheetEvaluateeSchema>

/**
 * Marks of a sheet, row by row: the cell of evaluatee `e` and leaf `l` stands at `e × leaves + l`. A value is a decimal text or an option's code, null
 * unless scored. `totals` is what the judge's own marks of each evaluatee come to in points of the leaves, as the scheme rounds; null without any.
 */
export const sheetCellsSchema = z.strictObject({
  states: z.array(cellStateSchema),
  values: z.array(z.string().nullable()),
  totals: z.array(z.string().nullable()),
})
export type SheetCells = z.infer<typeof sheetCellsSchema>

/** A score sheet 评分表: one judge's marks in one panel. It says nothing of any other judge. */
export const scoreSheetSchema = z.strictObject({
  cycleId: idSchema,
  cycleName: z.string(),
  panelId: idSchema,
  panelName: z.string(),
  judge: z.strictObject({ id: idSchema, code: z.string(), name: z.string(), group: z.string() }),
  evaluatees: z.array(sheetEvaluateeSchema),
  leaves: z.array(sheetLeafSchema),
  cells: sheetCellsSchema,
  version: z.int().positive(),
  /** Why there is another version; empty for the first. */
  reason: z.string(),
  submittedAt: z.string().nullable(),
  way: z.enum(['own', 'paper']).nullable(),
})
export type ScoreSheet = z.infer<typeof scoreSheetSchema>

/** A mark with its place on a sheet, as it is saved. */
export const sheetMarkSchema = z.strictObject({
  evaluateeId: idSchema,
  indicator: codeSchema,
  mark: z.strictObject({ state: inputStateSchema, value: decimalText.nullable(), option: codeSchema.nullable() }),
})
export type SheetMark = z.infer<typeof sheetMarkSchema>

/** One cell as people read it: the option by its name. */
const readCellSchema = z.strictObject({ state: cellStateSchema, value: z.string().nullable() })
export type ReadCell = z.infer<typeof readCellSchema>

/** A cell that differs between two readings of a sheet. */
export const cellDifferenceSchema = z.strictObject({
  evaluatee: z.string(),
  leaf: z.string(),
  before: readCellSchema,
  after: readCellSchema,
})
export type CellDifference = z.infer<typeof cellDifferenceSchema>

/** A version of a sheet, open or handed in, with what it changed against the version handed in before it. */
export const sheetVersionSchema = z.strictObject({
  version: z.int().positive(),
  openedAt: z.string().nullable(),
  openedBy: z.string(),
  reason: z.string(),
  submittedAt: z.string().nullable(),
  submittedBy: z.string().nullable(),
  way: z.enum(['own', 'paper']).nullable(),
  changes: z.array(cellDifferenceSchema),
  /** What was handed in, as read then; for an open version the marks as they stand. */
  content: z.strictObject({
    evaluatees: z.array(z.string()),
    leaves: z.array(z.string()),
    cells: z.array(readCellSchema),
  }),
})
export type SheetVersion = z.infer<typeof sheetVersionSchema>
