import { type PanelLeaves, type PanelScope, panelLeavesSchema, panelScopeSchema } from '../../../shared/contract/panels.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Database } from '../../database/database.ts'

/** What the office says of a panel 考评组: whom it marks, on which leaves (all judged ones, or those chosen), and by which judges. */
export interface PanelFields {
  readonly name: string
  readonly scope: PanelScope
  readonly leaves: PanelLeaves
  readonly judgeIds: readonly number[]
}

/** A panel as stored. */
export interface StoredPanel extends PanelFields {
  readonly id: number
  readonly cycleId: number
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
    scope: panelScopeSchema.parse(JSON.parse(scope)),
    leaves: panelLeavesSchema.parse(JSON.parse(leaves)),
    judgeIds: (judgesOf.get(id) ?? []).map(({ judgeId }) => judgeId),
  }))
}

/** @throws AppError `not_found` */
export function readPanel(db: Database, id: number): StoredPanel {
  const row = db.get(db.build.selectFrom('panel').select('cycle_id as cycleId').where('id', '=', id))
  const panel = row === undefined ? undefined : readPanels(db, row.cycleId).find((candidate) => candidate.id === id)
  if (panel === undefined) throw new AppError('not_found', { what: 'panel', id })
  return panel
}

/** Stores a panel behind the others. @returns its id @throws AppError `name_taken` */
export function insertPanel(db: Database, cycleId: number, panel: PanelFields): number {
  requireFreeName(db, cycleId, panel.name, null)
  const last = db.get(
    db.build
      .selectFrom('panel')
      .select((expression) => expression.fn.max('position').as('position'))
      .where('cycle_id', '=', cycleId),
  )?.position
  const { insertedId } = db.run(
    db.build.insertInto('panel').values({
      cycle_id: cycleId,
      name: panel.name,
      position: last === null || last === undefined ? 1 : last + 1,
      scope: JSON.stringify(panel.scope),
      leaves: JSON.stringify(panel.leaves),
    }),
  )
  insertMembers(db, insertedId, panel.judgeIds)
  return insertedId
}

/** Stores a panel in place of what it was. @throws AppError `name_taken` */
export function updatePanel(db: Database, { id, cycleId, name, scope, leaves, judgeIds }: StoredPanel): void {
  requireFreeName(db, cycleId, name, id)
  db.run(
    db.build
      .updateTable('panel')
      .set({ name, scope: JSON.stringify(scope), leaves: JSON.stringify(leaves) })
      .where('id', '=', id),
  )
  db.run(db.build.deleteFrom('panel_judge').where('panel_id', '=', id))
  insertMembers(db, id, judgeIds)
}

export function deletePanel(db: Database, id: number): void {
  db.run(db.build.deleteFrom('panel').where('id', '=', id))
}

function insertMembers(db: Database, panelId: number, judgeIds: readonly number[]): void {
  const insert = db.prepare('INSERT INTO panel_judge (panel_id, judge_id) VALUES (?, ?)')
  for (const judgeId of new Set(judgeIds)) insert.run(panelId, judgeId)
}

function requireFreeName(db: Database, cycleId: number, name: string, except: number | null): void {
  const taken = db.get(db.build.selectFrom('panel').select('id').where('cycle_id', '=', cycleId).where('name', '=', name))
  if (taken !== undefined && taken.id !== except) throw new AppError('name_taken', { name })
}

/** Whether a panel has score sheets, paper sheets or meetings, which would be lost with it. */
export function hasPapers(db: Database, panelId: number): boolean {
  return ['score_sheet', 'paper_sheet', 'meeting'].some(
    (table) => db.prepare(`SELECT 1 FROM ${table} WHERE panel_id = ? LIMIT 1`).get(panelId) !== undefined,
  )
}
