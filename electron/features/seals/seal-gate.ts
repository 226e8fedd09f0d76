import type { SealGateLine } from '../../../shared/contract/seals.ts'
import { cutByQuotas } from '../../scoring/decision/index.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { gradeCase } from '../decisions/standings.ts'
import { readSubmittedSheets, sheetKey } from '../judging/sheet-state.ts'
import { readAssignments } from '../panels/assignments.ts'

/**
 * What must be finished before a cycle is sealed, one line each, with how many are open: all must be 0. The order is that of the year.
 *
 * @throws AppError `no_cycle`
 */
export function sealGate(app: App, cycleId: number): readonly SealGateLine[] {
  const { db } = app
  const cycle = readCycle(db, cycleId)
  const counted = (sql: string): number => Number(db.prepare(sql).pluck().get(cycleId))
  const results = [...app.results.stored(cycleId).values()]
  return [
    { what: 'scheme_draft', open: cycle.schemeVersionState === 'draft' ? 1 : 0 },
    { what: 'nobody_ranked', open: results.some(({ rank }) => rank !== null) ? 0 : 1 },
    { what: 'findings', open: counted(`SELECT count(*) FROM finding WHERE cycle_id = ? AND status IN ('draft', 'submitted', 'returned')`) },
    { what: 'sheets', open: openSheets(app, cycleId) },
    {
      what: 'paper_sheets',
      open: counted(`SELECT count(*) FROM paper_sheet s JOIN panel p ON p.id = s.panel_id WHERE p.cycle_id = ? AND s.state <> 'done'`),
    },
    { what: 'meetings', open: counted(`SELECT count(*) FROM meeting WHERE cycle_id = ? AND step <> 'closed'`) },
    {
      what: 'surveys',
      open: counted(
        `SELECT count(*) FROM survey_batch b JOIN ballot_form f ON f.id = b.form_id WHERE f.cycle_id = ? AND b.state = 'counting'`,
      ),
    },
    { what: 'incomplete', open: results.filter(({ state }) => state === 'incomplete').length },
    { what: 'ties', open: cutByQuotas(gradeCase(app, cycleId)).ties.filter(({ decided }) => decided === null).length },
  ]
}

/**
 * Score sheets of panels that are not handed in: one for each judge of a panel that marks somebody. Without panels there are no sheets, and marks are
 * entered straight away.
 */
function openSheets({ db }: App, cycleId: number): number {
  const { panels, covers, isRecused } = readAssignments(db, cycleId)
  if (panels.length === 0) return 0
  const ids = db.all(db.build.selectFrom('evaluatee').select('id').where('cycle_id', '=', cycleId).where('participation', '<>', 'exempt'))
  const submitted = readSubmittedSheets(db, cycleId)
  let open = 0
  for (const panel of panels) {
    for (const judgeId of panel.judgeIds) {
      const marks = ids.some(({ id }) => covers(panel, id) && !isRecused(judgeId, id))
      if (marks && !submitted.has(sheetKey(panel.id, judgeId))) open += 1
    }
  }
  return open
}
