import * as z from 'zod'
import { boundaryChoiceSchema, participationSchema } from '../domain/glossary.ts'
import { idSchema, procedure } from './base.ts'

/** A grade with its name; null: no grade. */
const gradeSchema = z.strictObject({ code: z.string(), name: z.string() }).nullable()

/** Why somebody has not a better grade; `grade` is the name of that one. */
const whyNotSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), grade: z.string(), gap: z.string() }),
  z.strictObject({ kind: z.literal('quota'), grade: z.string(), place: z.int(), places: z.int() }),
  z.strictObject({ kind: z.literal('tie'), grade: z.string(), tied: z.int(), free: z.int(), decided: z.boolean() }),
  z.strictObject({ kind: z.literal('veto'), grade: z.string(), facts: z.array(z.string()) }),
])

/** A departure from the computed result: what was decided, why, by whom. `grade` empty: no grade; null: as computed. */
const departureSchema = z.strictObject({
  place: z.int().positive().nullable(),
  grade: z.string().nullable(),
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: z.string(),
})

/**
 * One evaluatee on the decision screen. `place` is null for those who are not ranked. `open`: its grade waits for a tie to be decided, and both grades
 * are what they would be without admission. `shifted`: its place moved because others were given a place.
 */
const decisionRowSchema = z.strictObject({
  evaluateeId: idSchema,
  name: z.string(),
  unitName: z.string(),
  participation: participationSchema,
  total: z.string().nullable(),
  computedPlace: z.int().nullable(),
  place: z.int().nullable(),
  tied: z.boolean(),
  shifted: z.boolean(),
  computedGrade: gradeSchema,
  grade: gradeSchema,
  open: z.boolean(),
  departure: departureSchema.nullable(),
  whyNot: whyNotSchema.nullable(),
})
export type DecisionRow = z.infer<typeof decisionRowSchema>

/** A quota and how far it is used; `used` by the computed grades, `decided` by the decided ones. */
const quotaUseSchema = z.strictObject({
  grade: z.string(),
  gradeName: z.string(),
  places: z.int(),
  used: z.int(),
  decided: z.int(),
})

const namedSchema = z.strictObject({ evaluateeId: idSchema, name: z.string(), total: z.string() })

/** What one option of a tie would bring; `admitted` null: the vote says who. */
const optionSchema = z.strictObject({
  choice: boundaryChoiceSchema,
  possible: z.boolean(),
  admitted: z.array(idSchema).nullable(),
  used: z.int(),
  by: z.strictObject({ kind: z.string(), node: z.string().nullable() }).nullable(),
  next: z.strictObject({ gradeName: z.string(), count: z.int(), places: z.int().nullable(), tie: z.boolean() }).nullable(),
})

/** A tie on a quota line. `categoryId` null: of the quota for the whole cycle. */
const boundaryTieSchema = z.strictObject({
  categoryId: idSchema.nullable(),
  categoryName: z.string().nullable(),
  grade: z.string(),
  gradeName: z.string(),
  places: z.int(),
  free: z.int(),
  tied: z.array(namedSchema),
  options: z.array(optionSchema),
  decided: z
    .strictObject({
      choice: boundaryChoiceSchema,
      admitted: z.array(idSchema),
      votes: z.array(z.strictObject({ evaluateeId: idSchema, votes: z.int() })),
      reason: z.string(),
      decidedBy: z.string(),
      decidedAt: z.string(),
    })
    .nullable(),
  /** A decision was made for other equals; scores have changed since, so it does not hold. */
  outdated: z.boolean(),
})
export type BoundaryTieView = z.infer<typeof boundaryTieSchema>

const decisionCategorySchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** In decided order; those by reference and the incomplete ones stand apart. */
  ranked: z.array(decisionRowSchema),
  byReference: z.array(decisionRowSchema),
  incomplete: z.int(),
  quotas: z.array(quotaUseSchema),
})
export type DecisionCategory = z.infer<typeof decisionCategorySchema>

export const decisionViewSchema = z.strictObject({
  bands: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  categories: z.array(decisionCategorySchema),
  /** Quotas over the whole cycle. */
  quotas: z.array(quotaUseSchema),
  ties: z.array(boundaryTieSchema),
  departures: z.int(),
  /** The cycle is sealed: nothing can be decided. */
  sealed: z.boolean(),
})
export type DecisionView = z.infer<typeof decisionViewSchema>

/** What was decided about somebody whose decided place or grade is not the one that the ranking computes; `place` null: not ranked. */
const decidedSchema = z.strictObject({
  evaluateeId: idSchema,
  place: z.int().nullable(),
  grade: gradeSchema,
  /** A tie on a quota line is undecided. */
  open: z.boolean(),
  /** The reason of a departure ◆; null: it follows from a quota, a decided tie or others' places. */
  reason: z.string().nullable(),
})
export type Decided = z.infer<typeof decidedSchema>

const reasonSchema = z.string().trim().max(500)

export const decisionsContract = {
  view: procedure.input(z.strictObject({ cycleId: idSchema })).output(decisionViewSchema),
  /** Whoever's decided place or grade differs from the ranking's own; for the ranking, which shows both. */
  decided: procedure.input(z.strictObject({ cycleId: idSchema })).output(z.array(decidedSchema)),
  /**
   * Departs from the computed result, or changes a departure. `place` and `grade` null: as computed; `grade` empty: none. Refused without a reason, and
   * when neither differs from the computed result.
   */
  depart: procedure
    .input(
      z.strictObject({
        evaluateeId: idSchema,
        place: z.int().positive().max(100_000).nullable(),
        grade: z.string().max(32).nullable(),
        reason: reasonSchema,
      }),
    )
    .output(z.void()),
  /** Takes a departure back: the computed result holds again. */
  takeBack: procedure.input(z.strictObject({ evaluateeId: idSchema, reason: reasonSchema })).output(z.void()),
  /** Decides a tie on a quota line. `tied` are those that the screen showed; refused when they are others by now. */
  settle: procedure
    .input(
      z.strictObject({
        cycleId: idSchema,
        categoryId: idSchema.nullable(),
        grade: z.string().min(1).max(32),
        choice: boundaryChoiceSchema,
        tied: z.array(idSchema).min(2).max(5000),
        votes: z.array(z.strictObject({ evaluateeId: idSchema, votes: z.int().min(0).max(1_000_000) })).max(5000),
        reason: reasonSchema,
      }),
    )
    .output(z.void()),
  /** Opens a decided tie again. */
  unsettle: procedure
    .input(z.strictObject({ cycleId: idSchema, categoryId: idSchema.nullable(), grade: z.string().min(1).max(32), reason: reasonSchema }))
    .output(z.void()),
}
