import * as z from 'zod'
import { idSchema, procedure } from './base.ts'

/** A written, reopened and checked export. Fetch the bytes from `/files/exports/<fileId>`; they are kept until the program ends or 50 newer ones exist. */
export const exportedFileSchema = z.strictObject({
  fileId: z.string(),
  name: z.string(),
  bytes: z.int(),
  /** What was read back and found equal: rows per sheet and the sum of totals. */
  checked: z.strictObject({ sheets: z.array(z.strictObject({ name: z.string(), rows: z.int() })), totals: z.int() }),
})
export type ExportedFile = z.infer<typeof exportedFileSchema>

export const reportsContract = {
  /** `categoryId` null: all categories, one block each. */
  ranking: procedure.input(z.strictObject({ cycleId: idSchema, categoryId: idSchema.nullable() })).output(exportedFileSchema),
  comparison: procedure
    .input(z.strictObject({ cycleId: idSchema, evaluateeIds: z.array(idSchema).min(2).max(8), format: z.enum(['xlsx', 'csv']) }))
    .output(exportedFileSchema),
}
