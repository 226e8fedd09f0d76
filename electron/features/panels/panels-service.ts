import type { Panel } from '../../../shared/contract/panels.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { readSubmittedSheets, sheetKey } from '../judging/sheet-state.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { leafFinder } from '../own-indicators/own-leaves.ts'
import { readCategories, readEvaluatee } from '../register/register-repository.ts'
import { readScoredIds } from '../scoring/scoring-repository.ts'
import { readJudges, requireJudge } from './judges-repository.ts'
import { codesOf, evaluateesOf, type Ground, readGround, requireNoOverlap, type UncoveredMark, uncoveredMarks } from './panel-reach.ts'
import {
  deletePanel,
  hasPapers,
  insertPanel,
  type PanelFields,
  readPanel,
  readPanels,
  type StoredPanel,
  updatePanel,
} from './panels-repository.ts'
import { syncRecusals } from './recusals-service.ts'

/** Panels of a cycle in their order. @throws AppError `no_cycle` */
export function listPanels(app: App, cycleId: number): Panel[] {
  readCycle(app.db, cycleId)
  const ground = readGround(app, cycleId)
  const scored = new Set(readScoredIds(app.db, cycleId, null))
  const { leafIndexByCode } = app.results.compiled(cycleId)
  const submitted = readSubmittedSheets(app.db, cycleId)
  return readPanels(app.db, cycleId).map(({ cycleId: _cycle, ...panel }) => ({
    ...panel,
    scope: knownScope(ground, panel.scope),
    leaves:
      panel.leaves.kind === 'all' ? panel.leaves : { kind: 'chosen', codes: panel.leaves.codes.filter((code) => ground.codes.has(code)) },
    judgeIds: [...panel.judgeIds],
    evaluatees: evaluateesOf(ground, panel).filter(({ id }) => scored.has(id)).length,
    leafCount: codesOf(ground, panel).filter((code) => leafIndexByCode.has(code)).length,
    submitted: panel.judgeIds.filter((judgeId) => submitted.has(sheetKey(panel.id, judgeId))).length,
  }))
}

/** An evaluatee that has left the register since is left out. */
function knownScope({ evaluatees }: Ground, scope: PanelFields['scope']): PanelFields['scope'] {
  if (scope.kind !== 'evaluatees') return scope
  const known = new Set(evaluatees.map(({ id }) => id))
  return { kind: 'evaluatees', ids: scope.ids.filter((id) => known.has(id)) }
}

function panelOf(app: App, { id, cycleId }: { readonly id: number; readonly cycleId: number }): Panel {
  const panel = listPanels(app, cycleId).find((candidate) => candidate.id === id)
  if (panel === undefined) throw new Error(`panel ${id} is gone within its own transaction`)
  return panel
}

const panelTopics = ['panels', 'inputs', 'results'] as const

/**
 * Adds a panel behind the others. Marks given before, at places that no panel covers, stay and count; the coverage names them.
 *
 * @throws AppError `name_taken`, `not_found` (a judge, category, evaluatee or leaf that the cycle does not have), `panel_overlap`, `cycle_closed`
 */
export function addPanel(app: App, operator: string | null, { cycleId, ...fields }: PanelFields & { cycleId: number }): Promise<Panel> {
  return app.write([...panelTopics], () => {
    requireOpenCycle(app.db, cycleId)
    requireKnown(app, cycleId, fields)
    const id = insertPanel(app.db, cycleId, fields)
    logOperation(app, {
      operator: operator ?? '',
      action: 'panel_added',
      objectKind: 'panel',
      objectId: id,
      note: fields.name,
      detail: { ...fields },
    })
    settle(app, operator, cycleId)
    return panelOf(app, { id, cycleId })
  })
}

/** What changes of a panel; what is undefined stays. */
export interface PanelChange {
  readonly name?: string | undefined
  readonly scope?: PanelFields['scope'] | undefined
  readonly leaves?: PanelFields['leaves'] | undefined
  readonly judgeIds?: readonly number[] | undefined
}

/**
 * Changes a panel. A place with a mark stays covered: a change that would leave marks uncovered is refused, unless they are cleared with it for a reason;
 * the operation log keeps what they were.
 *
 * @param input.clearMarks clears them; needs an operator
 * @throws AppError `not_found`, `name_taken`, `panel_overlap`, `marks_outside` (count, judge, evaluatee, leaf), `sheet_submitted` (a judge with a sheet
 *   handed in is taken away, or its marks would be cleared), `operator_required`, `cycle_closed`
 */
export function changePanel(
  app: App,
  operator: string | null,
  input: PanelChange & { readonly panelId: number; readonly clearMarks: { readonly reason: string } | null },
): Promise<Panel> {
  return app.write([...panelTopics], () => {
    const before = readPanel(app.db, input.panelId)
    requireOpenCycle(app.db, before.cycleId)
    const after = changed(before, input)
    requireKnown(app, before.cycleId, input)
    requireSheetsKept(app, before, after)
    const uncovered = uncoveredMarks(app, before, after)
    if (uncovered.length > 0) {
      if (input.clearMarks === null) throw marksOutside(app, before.cycleId, uncovered)
      clearMarks(app, requireOperator(operator), before, uncovered, input.clearMarks.reason)
    }
    updatePanel(app.db, after)
    logOperation(app, {
      operator: operator ?? '',
      action: 'panel_changed',
      objectKind: 'panel',
      objectId: before.id,
      note: after.name,
      detail: { before },
    })
    settle(app, operator, before.cycleId)
    return panelOf(app, after)
  })
}

/** Marks that a change would leave uncovered, the first hundred in words. @throws AppError `not_found` */
export function listUncovered(
  app: App,
  input: PanelChange & { readonly panelId: number },
): { count: number; first: { judge: string; evaluatee: string; leaf: string }[] } {
  const before = readPanel(app.db, input.panelId)
  const uncovered = uncoveredMarks(app, before, changed(before, input))
  return { count: uncovered.length, first: inWords(app, before.cycleId, uncovered.slice(0, 100)) }
}

/**
 * Takes a panel away. The only one may go with its marks standing, because without panels every judge marks everybody.
 *
 * @throws AppError `not_found`, `in_use` (score sheets handed in, paper sheets or meetings of it), `marks_outside`, `cycle_closed`
 */
export function removePanel(app: App, operator: string | null, panelId: number): Promise<{ removed: number }> {
  return app.write([...panelTopics], () => {
    const panel = readPanel(app.db, panelId)
    requireOpenCycle(app.db, panel.cycleId)
    if (hasPapers(app.db, panelId)) throw new AppError('in_use', { name: panel.name })
    if (readPanels(app.db, panel.cycleId).length > 1) {
      const uncovered = uncoveredMarks(app, panel, null)
      if (uncovered.length > 0) throw marksOutside(app, panel.cycleId, uncovered)
    }
    deletePanel(app.db, panelId)
    logOperation(app, {
      operator: operator ?? '',
      action: 'panel_removed',
      objectKind: 'panel',
      objectId: panelId,
      note: panel.name,
      detail: { before: panel },
    })
    settle(app, operator, panel.cycleId)
    return { removed: 1 }
  })
}

function changed(before: StoredPanel, { name, scope, leaves, judgeIds }: PanelChange): StoredPanel {
  return {
    ...before,
    name: name ?? before.name,
    scope: scope ?? before.scope,
    leaves: leaves ?? before.leaves,
    judgeIds: judgeIds ?? before.judgeIds,
  }
}

/** What follows from a changed assignment, in the same transaction. */
function settle(app: App, operator: string | null, cycleId: number): void {
  requireNoOverlap(app, cycleId)
  syncRecusals(app, operator, cycleId)
  app.results.recalibrate(cycleId)
}

/** What the cycle no longer has may stay in a panel's lists unsaid, but is not put there. */
function requireKnown(app: App, cycleId: number, { scope, leaves, judgeIds = [] }: PanelChange): void {
  const judges = new Set(readJudges(app.db, cycleId).map(({ id }) => id))
  requireEach('judge', judgeIds, judges)
  if (scope?.kind === 'categories') requireEach('category', scope.ids, new Set(readCategories(app.db, cycleId).map(({ id }) => id)))
  const ground = readGround(app, cycleId)
  if (scope?.kind === 'evaluatees') requireEach('evaluatee', scope.ids, new Set(ground.evaluatees.map(({ id }) => id)))
  const unknown = leaves?.kind === 'chosen' ? leaves.codes.find((code) => !ground.codes.has(code)) : undefined
  if (unknown !== undefined) throw new AppError('not_found', { what: 'indicator', code: unknown })
}

function requireEach(what: string, ids: readonly number[], known: ReadonlySet<number>): void {
  const unknown = ids.find((id) => !known.has(id))
  if (unknown !== undefined) throw new AppError('not_found', { what, id: unknown })
}

/** A judge whose sheet is handed in stays on the panel: the sheet belongs to both. */
function requireSheetsKept(app: App, before: StoredPanel, after: StoredPanel): void {
  const submitted = readSubmittedSheets(app.db, before.cycleId)
  const gone = before.judgeIds.find((id) => !after.judgeIds.includes(id) && submitted.has(sheetKey(before.id, id)))
  if (gone !== undefined) throw new AppError('sheet_submitted', { judge: requireJudge(app.db, gone).name })
}

/** The refusal of a change that would leave marks without a panel; names the first. */
export function marksOutside(app: App, cycleId: number, uncovered: readonly UncoveredMark[]): AppError {
  const [first] = inWords(app, cycleId, uncovered.slice(0, 1))
  return new AppError('marks_outside', { count: uncovered.length, ...first })
}

/** Where marks stand, in words. */
function inWords(app: App, cycleId: number, marks: readonly UncoveredMark[]): { judge: string; evaluatee: string; leaf: string }[] {
  const judges = new Map(readJudges(app.db, cycleId).map(({ id, name }) => [id, name]))
  const leafOf = leafFinder(app, cycleId)
  return marks.map(({ evaluateeId, indicator, judgeId }) => ({
    judge: judges.get(judgeId) ?? '',
    evaluatee: readEvaluatee(app.db, evaluateeId).name,
    leaf: leafOf(evaluateeId, indicator)?.name ?? indicator,
  }))
}

function clearMarks(app: App, by: string, panel: StoredPanel, marks: readonly UncoveredMark[], reason: string): void {
  const submitted = readSubmittedSheets(app.db, panel.cycleId)
  const fixed = marks.find(({ judgeId }) => submitted.has(sheetKey(panel.id, judgeId)))
  if (fixed !== undefined) throw new AppError('sheet_submitted', { judge: requireJudge(app.db, fixed.judgeId).name })
  const clear = app.db.prepare('DELETE FROM mark WHERE evaluatee_id = ? AND indicator = ? AND judge_id = ? RETURNING state, value, option')
  const before = marks.map(({ evaluateeId, indicator, judgeId }) => {
    const { state, value, option } = clear.get(evaluateeId, indicator, judgeId) as {
      state: string
      value: number | null
      option: string | null
    }
    return [evaluateeId, indicator, judgeId, state, option ?? value]
  })
  app.results.rescore(
    panel.cycleId,
    [...new Set(marks.map(({ evaluateeId }) => evaluateeId))],
    [...new Set(marks.map(({ indicator }) => indicator))],
  )
  logOperation(app, { operator: by, action: 'marks_cleared', objectKind: 'panel', objectId: panel.id, note: reason, detail: { before } })
}
