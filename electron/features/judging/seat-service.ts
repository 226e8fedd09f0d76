import type { Seated } from '../../../shared/contract/judging.ts'
import type { ScoreSheet, SheetMark, SheetVersion } from '../../../shared/contract/score-sheet.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'
import { readAssignments } from '../panels/assignments.ts'
import { recordRecusal } from '../panels/recusals-service.ts'
import { storeMarks } from '../scoring/marks-service.ts'
import { tryCode } from './code-attempts.ts'
import { judgeOfCode } from './codes-service.ts'
import { cellsOf, readMarksOf, readSheet, readSheetFrame, readSheetJudge } from './read-sheet.ts'
import { listVersions, openNewVersion, submitSheet } from './sheet-versions.ts'
import { readNewestVersion } from './sheet-versions-repository.ts'
import { endSeat, seatOf, takeSeat } from './station-memory.ts'
import { readStation, type StoredStation } from './station-service.ts'

/** Seconds that the host waits longer than the page, which shows that it is about to leave. */
const grace = 30

interface Sitting {
  readonly station: StoredStation
  readonly judgeId: number
}

/** Who sits at a seat. Every call of a judge begins here, and no call names a judge. @throws AppError `seat_ended` */
function requireSeat(app: App, token: string): Sitting {
  const station = readStation(app)
  const seat = station === null ? undefined : seatOf(app, token, station.idleSeconds + grace)
  if (station === null || seat === undefined) throw new AppError('seat_ended')
  seat.touchedAt = performance.now()
  return { station, judgeId: seat.judgeId }
}

/** A seat that works in one of the station's panels. @throws AppError `seat_ended`; `not_found` when the station is not there for this panel */
function requirePanelSeat(app: App, input: { seat: string; panelId: number }): { cycleId: number; panelId: number; judgeId: number } {
  const { station, judgeId } = requireSeat(app, input.seat)
  if (!station.panelIds.includes(input.panelId)) throw new AppError('not_found', { what: 'panel', id: input.panelId })
  return { cycleId: station.cycleId, panelId: input.panelId, judgeId }
}

/** Panels of the station on which a judge sits. */
function panelsOf(app: App, { cycleId, panelIds }: StoredStation, judgeId: number) {
  return readAssignments(app.db, cycleId).panels.filter((panel) => panelIds.includes(panel.id) && panel.judgeIds.includes(judgeId))
}

/**
 * Seats the judge whose code this is. A code of a judge on none of the station's panels is as wrong as any other.
 *
 * @throws AppError `seat_ended` when the machine is no station; `code_wrong`, `code_locked` as `tryCode`
 */
export async function signIn(app: App, code: string): Promise<{ seat: string }> {
  const station = readStation(app)
  if (station === null) throw new AppError('seat_ended')
  const judgeId = await tryCode(app, 'judge', async () => {
    const found = await judgeOfCode(app, station.cycleId, code)
    return found !== null && panelsOf(app, station, found).length > 0 ? found : null
  })
  await app.write([], () =>
    logOperation(app, { operator: nameOf(app, judgeId), action: 'judge_signed_in', objectKind: 'judge', objectId: judgeId }),
  )
  return { seat: takeSeat(app, judgeId) }
}

function nameOf(app: App, judgeId: number): string {
  const judge = app.db.get(app.db.build.selectFrom('judge').select('name').where('id', '=', judgeId))
  if (judge === undefined) throw new AppError('seat_ended')
  return judge.name
}

/** Who sits here, and the own sheets. @throws AppError `seat_ended` */
export function seated(app: App, token: string): Seated {
  const { station, judgeId } = requireSeat(app, token)
  const panels = panelsOf(app, station, judgeId)
  const [first] = panels
  if (first === undefined) throw new AppError('seat_ended')
  const judge = readSheetJudge(app, station.cycleId, first.id, judgeId)
  return {
    judge: { name: judge.name, group: judge.group },
    panels: panels.map(({ id, name }) => ({ id, name, submittedAt: readNewestVersion(app.db, id, judgeId)?.submittedAt ?? null })),
  }
}

/** Ends a seat; one that has ended already stays ended. */
export function leaveSeat(app: App, token: string): Record<string, never> {
  endSeat(app, token)
  return {}
}

/** The own sheet. @throws AppError `seat_ended`, `not_found` */
export function mySheet(app: App, input: { seat: string; panelId: number }): ScoreSheet {
  const { cycleId, panelId, judgeId } = requirePanelSeat(app, input)
  return readSheet(app, cycleId, panelId, judgeId)
}

/**
 * Stores marks of the own sheet, all of them or none.
 *
 * @throws AppError `seat_ended`; `reason_required` for a mark that says recused, which needs a declaration; `judge_not_assigned` for a cell of another
 *   panel; and as `storeMarks`
 */
export async function saveMyMarks(
  app: App,
  input: { seat: string; panelId: number; marks: readonly SheetMark[] },
): Promise<{ savedAt: string; totals: { evaluateeId: number; total: string | null }[] }> {
  const { cycleId, panelId, judgeId } = requirePanelSeat(app, input)
  const name = nameOf(app, judgeId)
  await app.write(['inputs', 'results'], () => {
    requireOwnCells(app, { cycleId, panelId, judgeId }, input.marks)
    storeMarks(
      app,
      name,
      cycleId,
      input.marks.map((mark) => ({ ...mark, judgeId })),
    )
  })
  const touched = new Set(input.marks.map(({ evaluateeId }) => evaluateeId))
  const frame = readSheetFrame(app, cycleId, panelId, judgeId, touched)
  const { totals } = cellsOf(frame, readMarksOf(app, judgeId, touched))
  return {
    savedAt: app.clock().toISOString(),
    totals: frame.evaluatees.map(({ id }, row) => ({ evaluateeId: id, total: totals[row] ?? null })),
  }
}

/**
 * Refuses marks that are no cells of this sheet, and recusals without a reason.
 *
 * @throws AppError `judge_not_assigned`, `reason_required`
 */
export function requireOwnCells(
  app: App,
  sheet: { readonly cycleId: number; readonly panelId: number; readonly judgeId: number },
  marks: readonly SheetMark[],
): void {
  const assignments = readAssignments(app.db, sheet.cycleId)
  for (const { evaluateeId, indicator, mark } of marks) {
    if (assignments.panelOf(sheet.judgeId, evaluateeId, indicator)?.id !== sheet.panelId) {
      throw new AppError('judge_not_assigned', { judge: nameOf(app, sheet.judgeId), evaluatee: String(evaluateeId), leaf: indicator })
    }
    if (mark.state === 'recused' && !assignments.isRecused(sheet.judgeId, evaluateeId)) throw new AppError('reason_required')
  }
}

/**
 * Declares that the judge stands back from an evaluatee of the own sheet.
 *
 * @throws AppError `seat_ended`; `not_found` (not on the sheet); and as `recordRecusal`
 */
export async function declareRecusal(
  app: App,
  input: { seat: string; panelId: number; evaluateeId: number; reason: string },
): Promise<ScoreSheet> {
  const sheet = requirePanelSeat(app, input)
  const { judgeId } = sheet
  await app.write(['panels', 'inputs', 'results'], () => {
    const { evaluatees } = readSheetFrame(app, sheet.cycleId, sheet.panelId, judgeId, new Set([input.evaluateeId]))
    if (evaluatees.length === 0) throw new AppError('not_found', { what: 'evaluatee', id: input.evaluateeId })
    recordRecusal(app, nameOf(app, judgeId), { judgeId, evaluateeId: input.evaluateeId, source: 'declared', reason: input.reason })
  })
  return readSheet(app, sheet.cycleId, sheet.panelId, judgeId)
}

/** Hands in the own sheet. @throws AppError `seat_ended`, and as `submitSheet` */
export async function handIn(app: App, input: { seat: string; panelId: number }): Promise<ScoreSheet> {
  const sheet = requirePanelSeat(app, input)
  await app.write(['panels'], () => submitSheet(app, sheet, nameOf(app, sheet.judgeId), 'own'))
  return readSheet(app, sheet.cycleId, sheet.panelId, sheet.judgeId)
}

/**
 * Opens another version of the own sheet; the code is asked for again.
 *
 * @throws AppError `seat_ended`; `code_wrong`, `code_locked` as `tryCode`; and as `openNewVersion`
 */
export async function openMyVersion(app: App, input: { seat: string; panelId: number; code: string; reason: string }): Promise<ScoreSheet> {
  const sheet = requirePanelSeat(app, input)
  await tryCode(app, 'judge', async () => ((await judgeOfCode(app, sheet.cycleId, input.code)) === sheet.judgeId ? sheet : null))
  await app.write(['panels'], () => openNewVersion(app, sheet, nameOf(app, sheet.judgeId), input.reason))
  return readSheet(app, sheet.cycleId, sheet.panelId, sheet.judgeId)
}

/** Versions of the own sheet. @throws AppError `seat_ended`, `not_found` */
export function myVersions(app: App, input: { seat: string; panelId: number }): SheetVersion[] {
  const { cycleId, panelId, judgeId } = requirePanelSeat(app, input)
  return listVersions(app, cycleId, panelId, judgeId)
}
