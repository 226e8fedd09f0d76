import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { cycleStateSchema, evaluateeKindSchema, schemeVersionStateSchema } from '../domain/glossary.ts'
import { cycleInput, idSchema, procedure } from './base.ts'

const cycleSchema = z.strictObject({
  id: idSchema,
  year: z.int(),
  name: z.string(),
  kind: evaluateeKindSchema,
  state: cycleStateSchema,
  schemeVersionId: idSchema,
  schemeName: z.string(),
  schemeVersionNumber: z.int(),
  schemeVersionState: schemeVersionStateSchema,
  /** Invented sample data; shown wherever the cycle is named. */
  isSample: z.boolean(),
})
export type Cycle = z.infer<typeof cycleSchema>

/** Facts of a cycle on one screen: what is there, what waits, what is missing. */
const overviewSchema = z.strictObject({
  evaluatees: z.strictObject({ full: z.int(), byReference: z.int(), exempt: z.int(), complete: z.int(), incomplete: z.int() }),
  categories: z.array(
    z.strictObject({
      id: idSchema,
      name: z.string(),
      evaluatees: z.int(),
      complete: z.int(),
      mean: z.string().nullable(),
      best: z.string().nullable(),
      worst: z.string().nullable(),
      leaderName: z.string().nullable(),
    }),
  ),
  findings: z.strictObject({
    total: z.int(),
    draft: z.int(),
    submitted: z.int(),
    returned: z.int(),
    open: z.int(),
    overdue: z.int(),
    closed: z.int(),
    thisMonth: z.int(),
  }),
  grades: z.array(z.strictObject({ code: z.string(), name: z.string(), count: z.int() })),
  latest: z.array(
    z.strictObject({
      id: idSchema,
      evaluateeId: idSchema,
      evaluatee: z.string(),
      indicator: z.string(),
      points: z.string(),
      foundOn: z.string(),
      description: z.string(),
    }),
  ),
})
export type CycleOverview = z.infer<typeof overviewSchema>

/** A notice that something changed, so that open screens read again. `revision` grows with every committed write. */
const changeSchema = z.strictObject({
  revision: z.int(),
  topics: z.array(
    z.enum([
      'cycles',
      'schemes',
      'register',
      'findings',
      'inputs',
      'results',
      'settings',
      'panels',
      'meetings',
      'surveys',
      'decisions',
      'accounts',
    ]),
  ),
  /** Whose inputs changed, when it were few; left out, anybody's may have. */
  evaluateeIds: z.array(idSchema).optional(),
})
export type Change = z.infer<typeof changeSchema>

export const cyclesContract = {
  list: procedure.output(z.array(cycleSchema)),
  create: procedure
    .input(
      z.strictObject({
        year: z.int().min(2000).max(2100),
        name: z.string().trim().min(1).max(80),
        scheme: z.discriminatedUnion('from', [
          z.strictObject({ from: z.literal('starter'), code: z.string().min(1).max(64) }),
          z.strictObject({ from: z.literal('version'), id: idSchema }),
        ]),
      }),
    )
    .output(cycleSchema),
  /** Loads the invented sample: `office` = the real register with branches and a year of facts; `province` = 85 units, 3,400 branches. */
  loadSample: procedure.input(z.strictObject({ size: z.enum(['office', 'province']) })).output(cycleSchema),
  overview: procedure.input(cycleInput).output(overviewSchema),
  changes: procedure.output(eventIterator(changeSchema)),
}
