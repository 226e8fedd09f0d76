import * as z from 'zod'
import { codeSchema } from '../domain/scheme/codes.ts'
import { cycleInput, idSchema, procedure } from './base.ts'

/** A judge 评委. `group` is a code of the scheme's judge groups; the own unit (null: none of the register) is what 回避 follows from. */
const judgeSchema = z.strictObject({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  group: z.string(),
  unitId: idSchema.nullable(),
  unitName: z.string().nullable(),
  marks: z.int(),
})
export type Judge = z.infer<typeof judgeSchema>

const judgeFields = { name: z.string().trim().min(1).max(40), group: codeSchema, unitId: idSchema.nullable() }

/** A judge group 评委类别 as the scheme's judged leaves name it. */
const judgeGroupSchema = z.strictObject({ code: z.string(), name: z.string() })
export type JudgeGroup = z.infer<typeof judgeGroupSchema>

/** 考评组 */
export const panelsContract = {
  judges: procedure.input(cycleInput).output(z.array(judgeSchema)),
  /** Every group that a judged leaf of the scheme names, each once, in scheme order. */
  groups: procedure.input(cycleInput).output(z.array(judgeGroupSchema)),
  addJudge: procedure.input(z.strictObject({ cycleId: idSchema, ...judgeFields })).output(judgeSchema),
  updateJudge: procedure.input(z.strictObject({ judgeId: idSchema, ...judgeFields })).output(judgeSchema),
  /** Refused (`in_use`) when the judge has marks. */
  removeJudge: procedure.input(z.strictObject({ judgeId: idSchema })).output(z.strictObject({ removed: z.int() })),
}
