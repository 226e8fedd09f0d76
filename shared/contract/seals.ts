import * as z from 'zod'
import { cycleInput, idSchema, procedure } from './base.ts'
import { exportedFileSchema } from './reports.ts'

/** What must be finished before sealing, in the order in which the screen lists it. */
export const sealGateItems = [
  'scheme_draft',
  'nobody_ranked',
  'findings',
  'sheets',
  'paper_sheets',
  'meetings',
  'surveys',
  'incomplete',
  'ties',
] as const
const gateLineSchema = z.strictObject({ what: z.enum(sealGateItems), open: z.int() })
export type SealGateLine = z.infer<typeof gateLineSchema>

const sealSchema = z.strictObject({
  id: idSchema,
  revision: z.int().positive(),
  /** `7F3A-19C2-E0B4`, as printed on exports. */
  code: z.string(),
  sha256: z.string(),
  sealedBy: z.string(),
  sealedAt: z.string(),
  signers: z.array(z.string()),
  reopened: z.strictObject({ by: z.string(), with: z.string(), at: z.string(), reason: z.string() }).nullable(),
})
export type Seal = z.infer<typeof sealSchema>

const sealStatusSchema = z.strictObject({
  /** The seal in force; null while the cycle is open. */
  inForce: sealSchema.nullable(),
  /** All seals, newest first. */
  history: z.array(sealSchema),
  /** Empty while a seal is in force: nothing is to be finished then. */
  gate: z.array(gateLineSchema),
  /** Departures and decided ties that will be sealed, for information. */
  decisions: z.strictObject({ departures: z.int(), ties: z.int() }),
  /** The scheme calibrates panels: totals are sealed after calibration, raw ones beside them. */
  calibrated: z.boolean(),
})
export type SealStatus = z.infer<typeof sealStatusSchema>

const placedSchema = z.strictObject({ total: z.string().nullable(), place: z.int().nullable(), gradeName: z.string().nullable() })

/** What of the result is different between two seals; null: not in that one. */
const sealDifferencesSchema = z.strictObject({
  rows: z.array(
    z.strictObject({ name: z.string(), category: z.string(), before: placedSchema.nullable(), after: placedSchema.nullable() }),
  ),
  same: z.int(),
})
export type SealDifferences = z.infer<typeof sealDifferencesSchema>

const personSchema = z.string().trim().min(1).max(40)

export const sealsContract = {
  /** The seal in force, for what only names its code; null while the cycle is open. */
  inForce: procedure
    .input(cycleInput)
    .output(z.strictObject({ code: z.string(), revision: z.int().positive(), sealedAt: z.string() }).nullable()),
  status: procedure.input(cycleInput).output(sealStatusSchema),
  /** Seals the cycle: backup, document, recomputation, and from then on nothing of the cycle changes. `signers` are those who sign beside the operator. */
  seal: procedure.input(z.strictObject({ cycleId: idSchema, signers: z.array(personSchema).max(20) })).output(sealSchema),
  /**
   * Opens a sealed cycle again: two different people and a reason. Where there are accounts, `second` is the login of the other one, who gives the own
   * `password`; otherwise a name, and no password.
   */
  reopen: procedure
    .input(
      z.strictObject({
        cycleId: idSchema,
        second: personSchema,
        password: z.string().max(1024).nullable().default(null),
        reason: z.string().trim().max(500),
      }),
    )
    .output(z.void()),
  /** What changed from one seal to another one of the same cycle. */
  differences: procedure.input(z.strictObject({ from: idSchema, to: idSchema })).output(sealDifferencesSchema),
  /** The seal file, written and read back. */
  file: procedure.input(z.strictObject({ sealId: idSchema })).output(exportedFileSchema),
}
