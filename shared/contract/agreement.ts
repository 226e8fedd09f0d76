import * as z from 'zod'
import { idSchema, procedure } from './base.ts'

/** A mark that trimming left out, with who gave it; `mark` is a number on the scale or the name of an option. */
const droppedMarkSchema = z.strictObject({ judgeId: idSchema, judge: z.string(), mark: z.string() })

/**
 * What one group's mean on one leaf is made of. `value` is in points of the leaf, null while nothing counts; `weight` is the group's share after groups
 * without marks fell out, `stated` the scheme's where it differs. `valid` marks count, of which the mean took `used`; `needed` where there were too few
 * to trim. `policy` says what the empty group does.
 */
export const groupMeanSchema = z.strictObject({
  group: z.string(),
  name: z.string(),
  aggregate: z.enum(['mean', 'median', 'trimmed']),
  value: z.string().nullable(),
  weight: z.string().nullable(),
  stated: z.string().nullable(),
  valid: z.int(),
  used: z.int(),
  highest: z.array(droppedMarkSchema),
  lowest: z.array(droppedMarkSchema),
  absent: z.int(),
  recused: z.int(),
  empty: z.int(),
  notApplicable: z.int(),
  needed: z.int().nullable(),
  policy: z.string().nullable(),
})
export type GroupMean = z.infer<typeof groupMeanSchema>

/** The means of one judged leaf of one evaluatee, one entry a group in the order of the scheme. */
const leafMeansSchema = z.strictObject({ indicator: z.string(), name: z.string(), groups: z.array(groupMeanSchema) })
export type LeafMeans = z.infer<typeof leafMeansSchema>

/** Figures are decimals for reading, already rounded to their last shown digit; null where there is nothing to compute them from. */
const figure = z.string().nullable()

/** Why a coefficient is missing. */
const gaps = ['few_judges', 'few_evaluatees', 'all_equal', 'missing_marks', 'no_common_leaves'] as const
export type AgreementGap = (typeof gaps)[number]
const gapSchema = z.enum(gaps).nullable()

/** How a coefficient is usually read, from little to full agreement. */
const readings = ['poor', 'some', 'good', 'strong'] as const
const readingSchema = z.enum(readings).nullable()

/** A panel that can be looked at; without any panel there is one entry with `panelId` null: all judges and all evaluatees. */
const scopeSchema = z.strictObject({
  panelId: idSchema.nullable(),
  name: z.string(),
  judges: z.int(),
  evaluatees: z.int(),
  categories: z.array(z.strictObject({ id: idSchema, name: z.string(), evaluatees: z.int() })),
})
export type AgreementScope = z.infer<typeof scopeSchema>

const judgeFiguresSchema = z.strictObject({
  judgeId: idSchema,
  name: z.string(),
  marks: z.int(),
  evaluatees: z.int(),
  mean: figure,
  spread: figure,
  severity: figure,
  highestDropped: z.int(),
  lowestDropped: z.int(),
})

const reportSchema = z.strictObject({
  judges: z.array(judgeFiguresSchema),
  /** Evaluatees with marks of the panel, those of them that every judge marked in full, and full marks of the leaves that every judge marks. */
  evaluatees: z.int(),
  complete: z.int(),
  commonPoints: figure,
  marks: z.int(),
  w: z.strictObject({ value: figure, chiSquare: figure, degrees: z.int().nullable(), p: figure, reading: readingSchema, gap: gapSchema }),
  icc: z.strictObject({
    single: figure,
    singleLow: figure,
    singleHigh: figure,
    mean: figure,
    meanLow: figure,
    meanHigh: figure,
    f: figure,
    p: figure,
    reading: readingSchema,
    gap: gapSchema,
    /** The evaluatees differ so little that the coefficient is low although judges are close to each other. */
    littleDifference: z.boolean(),
  }),
  alpha: z.strictObject({ value: figure, reading: readingSchema, gap: gapSchema }),
  /** Agreement on the leaves that are marked by option, beyond chance. */
  options: z.array(
    z.strictObject({
      indicator: z.string(),
      name: z.string(),
      measure: z.enum(['cohen', 'fleiss', 'alpha']),
      value: figure,
      reading: readingSchema,
      gap: gapSchema,
      evaluatees: z.int(),
    }),
  ),
  /** One row an evaluatee in the order of the register, one distance a judge in the order of `judges`: from the mean of the others, in points. */
  distances: z.array(z.strictObject({ evaluateeId: idSchema, name: z.string(), distances: z.array(figure) })),
})
export type AgreementReport = z.infer<typeof reportSchema>

/** The ranking of a category without one judge. `in` and `out` cross the line after `places` places. */
const withoutJudgeSchema = z.strictObject({
  judgeId: idSchema,
  name: z.string(),
  changed: z.int(),
  moves: z.array(z.strictObject({ evaluateeId: idSchema, name: z.string(), from: z.int(), to: z.int() })),
  lines: z.array(
    z.strictObject({
      line: z.enum(['first', 'quota']),
      gradeName: z.string().nullable(),
      places: z.int(),
      in: z.array(z.string()),
      out: z.array(z.string()),
    }),
  ),
  /** Evaluatees that would have no total without the judge; moves and lines are empty then. */
  withoutTotal: z.int(),
})
export type WithoutJudge = z.infer<typeof withoutJudgeSchema>

const scopeInput = { cycleId: idSchema, panelId: idSchema.nullable() }

/** 评分一致性: information about marks and judges; nothing here changes a result. */
export const agreementContract = {
  /** Panels with the categories in which they mark somebody. */
  scopes: procedure.input(z.strictObject({ cycleId: idSchema })).output(z.array(scopeSchema)),
  report: procedure.input(z.strictObject({ ...scopeInput, categoryId: idSchema.nullable() })).output(reportSchema),
  /** Places of a category without each judge of the panel in turn, computed by the engine. `provisional`: totals are still provisional. */
  without: procedure
    .input(z.strictObject({ ...scopeInput, categoryId: idSchema }))
    .output(z.strictObject({ ranked: z.int(), provisional: z.boolean(), judges: z.array(withoutJudgeSchema) })),
  /** Judged leaves of an evaluatee, its own among them, in print order: what counted in each mean and what was dropped. */
  means: procedure.input(z.strictObject({ cycleId: idSchema, evaluateeId: idSchema })).output(z.array(leafMeansSchema)),
}
