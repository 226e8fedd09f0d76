import type { MeetingConsole } from '../../../shared/contract/meetings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type MeetingStep, meetingSteps } from '../../../shared/domain/glossary.ts'
import type { App } from '../app.ts'
import { judgesNeeded } from './meeting-console.ts'
import { readDecided } from './meeting-record.ts'
import { readAttendance, readItems, recordEvent, type StoredMeeting, updateMeeting } from './meetings-repository.ts'
import { readPanelFrame } from './panel-frame.ts'
import { type At, takeStep } from './take-step.ts'

/**
 * Goes to the next step, or back to any earlier one; nothing that was done is undone by going back.
 *
 * @throws AppError as `takeStep`; `step_not_allowed` with `missing`: `order` (a step was left out), or what the step that is left still lacks:
 *   `attendance` (count), `quorum` (present, needed), `items_open` (count)
 */
export function goToStep(app: App, operator: string | null, input: At & { to: MeetingStep }): Promise<MeetingConsole> {
  return takeStep(app, operator, input, [], (meeting, by) => {
    const [from, to] = [meetingSteps.indexOf(meeting.step), meetingSteps.indexOf(input.to)]
    if (to > from + 1 || input.to === 'closed' || to === from) throw new AppError('step_not_allowed', { missing: 'order' })
    if (to > from) requireDone(app, meeting)
    updateMeeting(app.db, meeting.id, { step: input.to })
    recordEvent(app, meeting.id, by, { kind: 'step', from: meeting.step, to: input.to })
  })
}

/** @throws AppError `step_not_allowed` with what the present step lacks */
function requireDone(app: App, meeting: StoredMeeting): void {
  switch (meeting.step) {
    case 'check_in':
      requireQuorum(app, meeting)
      return
    case 'items': {
      const open = readItems(app.db, meeting.id).filter(({ state }) => state !== 'closed').length
      if (open > 0) throw new AppError('step_not_allowed', { missing: 'items_open', count: open })
      return
    }
    case 'recusals':
    case 'rules':
    case 'results':
    case 'closed':
      return
  }
}

function requireQuorum(app: App, meeting: StoredMeeting): void {
  const { judges } = readPanelFrame(app, meeting.cycleId, meeting.panelId)
  const attendance = readAttendance(app.db, meeting.id)
  const uncalled = judges.filter(({ id }) => !attendance.has(id)).length
  if (uncalled > 0) throw new AppError('step_not_allowed', { missing: 'attendance', count: uncalled })
  const present = judges.filter(({ id }) => attendance.get(id)?.state === 'present').length
  const needed = judgesNeeded(meeting.settings.quorum, judges.length)
  if (present < needed) throw new AppError('step_not_allowed', { missing: 'quorum', present, needed })
}

/**
 * Ends the meeting: its record and its minutes are frozen with the order as decided by then, and its marks follow the ordinary rules again.
 *
 * @throws AppError as `takeStep`; `step_not_allowed` (`missing: order`) before the last step
 */
export function closeMeeting(app: App, operator: string | null, input: At & { minutes: string }): Promise<MeetingConsole> {
  return takeStep(app, operator, input, [], (meeting, by) => {
    if (meeting.step !== 'results') throw new AppError('step_not_allowed', { missing: 'order' })
    recordEvent(app, meeting.id, by, { kind: 'closed', decided: readDecided(app, meeting) })
    updateMeeting(app.db, meeting.id, {
      step: 'closed',
      closed_at: app.clock().toISOString(),
      minutes: input.minutes,
      current_item_id: null,
    })
  })
}
