import * as z from 'zod'
import { schemeSchema } from '../domain/scheme/scheme.ts'
import { idSchema, procedure } from './base.ts'
import { exportedFileSchema } from './reports.ts'
import { nodeSumSchema, schemeProblemSchema } from './schemes.ts'

/** A scheme read from a file, checked; nothing is kept until it is created. */
const readSchemeSchema = z.strictObject({
  scheme: schemeSchema,
  sums: z.array(nodeSumSchema),
  problems: z.array(schemeProblemSchema),
  /**
   * Where the printed sheet says something else than the data beside it, because somebody changed the workbook by hand. The scheme holds the printed
   * value; rules follow the data. `what`: `name`, `points`, `criteria`, `checkedBy`, `row_missing`, `row_added`.
   */
  differences: z.array(
    z.strictObject({ row: z.int(), code: z.string().nullable(), what: z.string(), printed: z.string(), data: z.string() }),
  ),
})
export type ReadScheme = z.infer<typeof readSchemeSchema>

/** Calls for schemes as files: JSON of the documented form, and the workbook in the usual form. */
export const schemeFilesContract = {
  /** Writes, reopens and checks the file. `xlsx`: 序号, 一级指标, …, 评分人 as a printable sheet, with the whole scheme as data on a further sheet. */
  export: procedure.input(z.strictObject({ versionId: idSchema, format: z.enum(['json', 'xlsx']) })).output(exportedFileSchema),
  /** Reads the text of a JSON file. @throws `scheme_unreadable` with the place of the first fault */
  readJson: procedure.input(z.strictObject({ text: z.string().max(20_000_000) })).output(readSchemeSchema),
  /** Reads a workbook that this program wrote. @throws `table_expired`, `scheme_unreadable` */
  readWorkbook: procedure.input(z.strictObject({ tableId: z.string() })).output(readSchemeSchema),
}
