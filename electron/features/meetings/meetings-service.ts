import type { MeetingConsole, MeetingOrder, MeetingRow, MeetingSettings } from '../../../shared/contract/meetings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { readPanels } from '../panels/panels-repository.ts'
import { readEvaluatees } from '../register/register-repository.ts'
import { extendAbsence } from './attendance.ts'
import { drawLots, drawSeed } from './drawing-lots.ts'
import { idsOfPanel, readConsole } from './meeting-console.ts'
import { appendItems, readItems, recordEvent, updateItem, updateMeeting } from './meetings-repository.ts'
import { type PanelFrame, readPanelFrame } from './panel-frame.ts'
import { type At, takeStep } from './take-step.ts'

/** How a meeting is run unless the office says otherwise. */
const usualSettings: MeetingSettings = {
  minutesPerItem: 8,
  spreadLimit: '0.2',
  agreementLimit: '0.5',
  secondRound: true,
  quorum: 'two_thirds',
}

/** Meetings of a cycle, the newest first. @throws AppError `no_cycle` */
export function listMeetings(app: App, cycleId: number): MeetingRow[] {
  readCycle(app.db, cycleId)
  const rows = app.db
    .prepare(
      `SELECT m.id, m.name, p.name AS panelName, m.held_on AS heldOn, m.step,
         (SELECT count(*) FROM meeting_item i WHERE i.meeting_id = m.id) AS items,
         (SELECT count(*) FROM meeting_item i WHERE i.meeting_id = m.id AND i.state = 'closed') AS closedItems
       FROM meeting m JOIN panel p ON p.id = m.panel_id WHERE m.cycle_id = ? ORDER BY m.held_on DESC, m.id DESC`,
    )
    .all(cycleId)
  return rows as MeetingRow[]
}

/** Panels that a meeting can be made of, and the settings to begin with. @throws AppError `no_cycle` */
export function listChoices(app: App, cycleId: number) {
  readCycle(app.db, cycleId)
  const categories = new Map(
    app.db
      .all(app.db.build.selectFrom('category').select(['id', 'name']).where('cycle_id', '=', cycleId))
      .map(({ id, name }) => [id, name]),
  )
  const evaluatees = new Map(readEvaluatees(app.db, cycleId).map((evaluatee) => [evaluatee.id, evaluatee]))
  return {
    panels: readPanels(app.db, cycleId).map((panel) => {
      const frame = readPanelFrame(app, cycleId, panel.id)
      return {
        id: panel.id,
        name: panel.name,
        judges: frame.judges.length,
        running: runningMeeting(app, panel.id)?.name ?? null,
        evaluatees: idsOfPanel(app, frame).flatMap((id) => {
          const evaluatee = evaluatees.get(id)
          return evaluatee === undefined ? [] : [{ id, name: evaluatee.name, categoryName: categories.get(evaluatee.categoryId) ?? '' }]
        }),
      }
    }),
    settings: usualSettings,
  }
}

function runningMeeting(app: App, panelId: number): { readonly id: number; readonly name: string } | undefined {
  return app.db.get(
    app.db.build.selectFrom('meeting').select(['id', 'name']).where('panel_id', '=', panelId).where('step', '<>', 'closed').orderBy('id'),
  )
}

interface NewMeeting {
  readonly cycleId: number
  readonly panelId: number
  readonly name: string
  readonly heldOn: string
  readonly settings: MeetingSettings
  readonly order: MeetingOrder
}

/**
 * Prepares a meeting of a panel over all evaluatees that the panel marks.
 *
 * @throws AppError `operator_required`; `cycle_closed`; `not_found`; `panel_without_judges`; `name_taken`; `step_not_allowed` (`missing: no_evaluatees`, or
 *   `running` when another meeting of the panel is not over: its marks would stand still in one and move in the other)
 */
export async function createMeeting(app: App, operator: string | null, input: NewMeeting): Promise<MeetingConsole> {
  const by = requireOperator(operator)
  const id = await app.write(['meetings'], () => {
    requireOpenCycle(app.db, input.cycleId)
    const frame = readPanelFrame(app, input.cycleId, input.panelId)
    if (frame.judges.length === 0) throw new AppError('panel_without_judges', { name: frame.panel.name })
    requireFreeName(app, input.cycleId, input.name, null)
    const running = runningMeeting(app, input.panelId)
    if (running !== undefined) throw new AppError('step_not_allowed', { missing: 'running', name: running.name })
    const ordered = inOrder(app, frame, idsOfPanel(app, frame), input.order)
    if (ordered.evaluatees.length === 0) throw new AppError('step_not_allowed', { missing: 'no_evaluatees', name: frame.panel.name })
    const meetingId = app.db.run(
      app.db.build.insertInto('meeting').values({
        cycle_id: input.cycleId,
        panel_id: input.panelId,
        name: input.name,
        held_on: input.heldOn,
        step: 'check_in',
        settings: JSON.stringify(input.settings),
        current_item_id: null,
        minutes: null,
        minutes_event_id: null,
        created_at: app.clock().toISOString(),
        closed_at: null,
      }),
    ).insertedId
    appendItems(
      app.db,
      meetingId,
      ordered.evaluatees.map((evaluatee) => evaluatee.id),
      1,
    )
    recordEvent(app, meetingId, by, {
      kind: 'created',
      panel: frame.panel.name,
      order: input.order.kind,
      seed: ordered.seed,
      evaluatees: ordered.evaluatees.map(({ name }) => name),
    })
    logOperation(app, { operator: by, action: 'meeting_created', objectKind: 'meeting', objectId: meetingId, note: input.name })
    return meetingId
  })
  return readConsole(app, id)
}

function requireFreeName(app: App, cycleId: number, name: string, except: number | null): void {
  const taken = app.db.get(app.db.build.selectFrom('meeting').select('id').where('cycle_id', '=', cycleId).where('name', '=', name))
  if (taken !== undefined && taken.id !== except) throw new AppError('name_taken', { name })
}

/** The evaluatees in the wanted order; those that an order by hand does not name come last, in register order. */
function inOrder(app: App, frame: PanelFrame, ids: readonly number[], order: MeetingOrder) {
  const wanted = new Set(ids)
  const evaluatees = readEvaluatees(app.db, frame.panel.cycleId).filter(({ id }) => wanted.has(id))
  switch (order.kind) {
    case 'register':
      return { evaluatees, seed: null }
    case 'lots': {
      const seed = order.seed ?? drawSeed()
      return { evaluatees: drawLots(seed, evaluatees), seed }
    }
    case 'manual': {
      const places = new Map(order.evaluateeIds.map((id, place) => [id, place]))
      const placeOf = (id: number): number => places.get(id) ?? order.evaluateeIds.length
      return { evaluatees: evaluatees.toSorted((a, b) => placeOf(a.id) - placeOf(b.id)), seed: null }
    }
  }
}

/** Changes name, day and settings. @throws AppError as `takeStep`; `name_taken` */
export function changeMeeting(
  app: App,
  operator: string | null,
  input: At & { name: string; heldOn: string; settings: MeetingSettings },
): Promise<MeetingConsole> {
  return takeStep(app, operator, input, [], (meeting, by) => {
    requireFreeName(app, meeting.cycleId, input.name, meeting.id)
    updateMeeting(app.db, meeting.id, { name: input.name, held_on: input.heldOn, settings: JSON.stringify(input.settings) })
    const { name, heldOn, settings } = meeting
    recordEvent(app, meeting.id, by, { kind: 'changed', before: { name, heldOn, settings } })
  })
}

/** Takes a meeting away that was prepared by mistake. @throws AppError as `takeStep`; `step_not_allowed` (`missing: begun`) once an item was opened */
export async function removeMeeting(app: App, operator: string | null, at: At): Promise<{ removed: number }> {
  const by = requireOperator(operator)
  return app.write(['meetings'], () => {
    const meeting = readConsole(app, at.meetingId)
    requireOpenCycle(app.db, meeting.cycleId)
    if (meeting.version !== at.version) throw new AppError('changed_meanwhile', { name: meeting.name })
    const absent = meeting.judges.some(({ attendance }) => attendance === 'absent')
    if (absent || meeting.items.some(({ state }) => state !== 'waiting')) {
      throw new AppError('step_not_allowed', { missing: 'begun', name: meeting.name })
    }
    app.db.run(app.db.build.deleteFrom('meeting').where('id', '=', meeting.id))
    logOperation(app, { operator: by, action: 'meeting_removed', objectKind: 'meeting', objectId: meeting.id, note: meeting.name })
    return { removed: 1 }
  })
}

/** Puts the evaluatees into another order; what was marked stays. @throws AppError as `takeStep` */
export function reorderItems(app: App, operator: string | null, input: At & { order: MeetingOrder }): Promise<MeetingConsole> {
  return takeStep(app, operator, input, [], (meeting, by) => {
    const items = new Map(readItems(app.db, meeting.id).map((item) => [item.evaluateeId, item.id]))
    const frame = readPanelFrame(app, meeting.cycleId, meeting.panelId)
    const { evaluatees, seed } = inOrder(app, frame, [...items.keys()], input.order)
    for (const [index, evaluatee] of evaluatees.entries()) {
      const itemId = items.get(evaluatee.id)
      if (itemId !== undefined) updateItem(app.db, itemId, { position: index + 1 })
    }
    recordEvent(app, meeting.id, by, { kind: 'ordered', order: input.order.kind, seed, evaluatees: evaluatees.map(({ name }) => name) })
  })
}

/** Takes evaluatees in that came to the panel after the meeting was prepared; who is absent is absent for them as well. @throws AppError as `takeStep` */
export function joinEvaluatees(app: App, operator: string | null, at: At): Promise<MeetingConsole> {
  return takeStep(app, operator, at, ['inputs', 'results'], (meeting, by) => {
    const items = readItems(app.db, meeting.id)
    const present = new Set(items.map(({ evaluateeId }) => evaluateeId))
    const joined = idsOfPanel(app, readPanelFrame(app, meeting.cycleId, meeting.panelId)).filter((id) => !present.has(id))
    appendItems(app.db, meeting.id, joined, items.length + 1)
    const names = new Map(readItems(app.db, meeting.id).map(({ evaluateeId, name }) => [evaluateeId, name]))
    recordEvent(app, meeting.id, by, { kind: 'joined', evaluatees: joined.map((id) => names.get(id) ?? String(id)) })
    extendAbsence(app, meeting, by, joined)
  })
}
