import * as z from 'zod'
import { evaluateeKindSchema, participationSchema } from '../domain/glossary.ts'
import { cycleInput, idSchema, procedure, rowProblemSchema, rowVerdictSchema, verdictCountsSchema } from './base.ts'
import { tableMappingSchema } from './exchange.ts'

/** An evaluatee with what a picker needs: `pinyin` full and `initials` (信息中心 → xinxizhongxin, xxzx), of the full and the short name. */
const evaluateeSchema = z.strictObject({
  id: idSchema,
  kind: evaluateeKindSchema,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  unitId: idSchema,
  unitName: z.string(),
  categoryId: idSchema,
  participation: participationSchema,
  remark: z.string(),
  pinyin: z.string(),
  initials: z.string(),
})
export type Evaluatee = z.infer<typeof evaluateeSchema>

const categorySchema = z.strictObject({ id: idSchema, name: z.string(), evaluatees: z.int() })
export type Category = z.infer<typeof categorySchema>

const unitSchema = z.strictObject({ id: idSchema, code: z.string(), name: z.string(), shortName: z.string(), branches: z.int() })

/** Fields that a register's column can hold. `name` is required; a blank category takes the value above in merged registers. */
export const registerFields = ['code', 'name', 'shortName', 'category', 'participation', 'unit', 'remark'] as const
export type RegisterField = (typeof registerFields)[number]

const previewRowSchema = z.strictObject({
  row: z.int(),
  verdict: rowVerdictSchema,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  category: z.string(),
  participation: z.string(),
  unit: z.string(),
  remark: z.string(),
  problems: z.array(rowProblemSchema),
  changes: z.array(z.strictObject({ field: z.string(), from: z.string(), to: z.string() })),
})

export const registerPreviewSchema = z.strictObject({
  previewId: z.string(),
  mapping: tableMappingSchema,
  counts: verdictCountsSchema,
  newCategories: z.array(z.string()),
  rows: z.array(previewRowSchema),
  /** Rows after the table that were taken for notes, and blank rows: told, not imported. */
  skipped: z.array(z.strictObject({ row: z.int(), text: z.string() })),
})
export type RegisterPreview = z.infer<typeof registerPreviewSchema>

export const registerContract = {
  list: procedure.input(cycleInput).output(z.strictObject({ evaluatees: z.array(evaluateeSchema), categories: z.array(categorySchema) })),
  units: procedure.output(z.array(unitSchema)),
  /** Best guess of header rows and columns for a table read before. */
  guess: procedure.input(z.strictObject({ cycleId: idSchema, tableId: z.string(), sheet: z.int().min(0) })).output(tableMappingSchema),
  preview: procedure
    .input(z.strictObject({ cycleId: idSchema, mapping: tableMappingSchema, acceptNewCategories: z.boolean() }))
    .output(registerPreviewSchema),
  /** Applies a preview as a whole after a backup, or changes nothing. Refused rows prevent it unless `withoutRefused`. */
  apply: procedure.input(z.strictObject({ previewId: z.string(), withoutRefused: z.boolean() })).output(verdictCountsSchema),
  add: procedure
    .input(
      z.strictObject({
        cycleId: idSchema,
        name: z.string().trim().min(1).max(80),
        shortName: z.string().trim().max(40),
        code: z.string().trim().max(32),
        categoryId: idSchema,
        unitId: idSchema.nullable(),
        participation: participationSchema,
      }),
    )
    .output(evaluateeSchema),
  /** Branches of a unit from pasted names, one a line; names that exist are left as they are and counted as `same`. */
  addBranches: procedure
    .input(
      z.strictObject({
        cycleId: idSchema,
        unitId: idSchema,
        categoryId: idSchema,
        names: z.array(z.string().trim().min(1).max(80)).min(1).max(500),
      }),
    )
    .output(verdictCountsSchema),
  update: procedure
    .input(
      z.strictObject({
        evaluateeIds: z.array(idSchema).min(1).max(5000),
        categoryId: idSchema.optional(),
        participation: participationSchema.optional(),
        name: z.string().trim().min(1).max(80).optional(),
        shortName: z.string().trim().min(1).max(40).optional(),
        code: z.string().trim().min(1).max(32).optional(),
        remark: z.string().trim().max(200).optional(),
      }),
    )
    .output(z.strictObject({ changed: z.int() })),
  /** Takes evaluatees out of the cycle; refused as a whole (`in_use`) when one has facts. */
  remove: procedure
    .input(z.strictObject({ evaluateeIds: z.array(idSchema).min(1).max(5000) }))
    .output(z.strictObject({ removed: z.int() })),
  addCategory: procedure.input(z.strictObject({ cycleId: idSchema, name: z.string().trim().min(1).max(40) })).output(categorySchema),
  renameCategory: procedure.input(z.strictObject({ categoryId: idSchema, name: z.string().trim().min(1).max(40) })).output(categorySchema),
}
