import * as z from 'zod'
import type { Database } from '../../database/database.ts'

const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('categories'), ids: z.array(z.int()) }),
  z.strictObject({ kind: z.literal('evaluatees'), ids: z.array(z.int()) }),
])
const leavesSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('chosen'), codes: z.array(z.string()) }),
])

/** A panel 考评组 as stored: whom it marks, on which leaves (all judged ones, or those chosen), and by which judges. */
export interface StoredPanel {
  readonly id: number
  readonly cycleId: number
  readonly name: string
  readonly scope: z.infer<typeof scopeSchema>
  readonly leaves: z.infer<typeof leavesSchema>
  readonly judgeIds: readonly number[]
}

/** Panels of a cycle in their order, with their judges in the order of the judges' list. */
export function readPanels(db: Database, cycleId: number): StoredPanel[] {
  const members = db.all(
    db.build
      .selectFrom('panel_judge')
      .innerJoin('judge', 'judge.id', 'panel_judge.judge_id')
      .select(['panel_judge.panel_id as panelId', 'judge.id as judgeId'])
      .where('judge.cycle_id', '=', cycleId)
      .orderBy('judge.position')
      .orderBy('judge.id'),
  )
  const judgesOf = Map.groupBy(members, ({ panelId }) => panelId)
  const rows = db.all(db.build.selectFrom('panel').selectAll().where('cycle_id', '=', cycleId).orderBy('position').orderBy('id'))
  return rows.map(({ id, name, scope, leaves }) => ({
    id,
    cycleId,
    name,
    scope: scopeSchema.parse(JSON.parse(scope)),
    leaves: leavesSchema.parse(JSON.parse(leaves)),
    judgeIds: (judgesOf.get(id) ?? []).map(({ judgeId }) => judgeId),
  }))
}
