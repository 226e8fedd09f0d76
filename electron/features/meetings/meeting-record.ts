import type { MeetingRecord } from '../../../shared/contract/meetings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { DecidedCategory } from '../../../shared/domain/meeting-event.ts'
import type { App } from '../app.ts'
import { requireOperator } from '../operations.ts'
import { readEvents, readItems, readMeeting, recordEvent, type StoredMeeting, updateMeeting } from './meetings-repository.ts'

/** What the minutes are made of, and their text where it was edited. @throws AppError `not_found` */
export function readRecord(app: App, meetingId: number): MeetingRecord {
  const meeting = readMeeting(app.db, meetingId)
  const events = readEvents(app.db, meetingId)
  const last = events.findLast(({ event }) => event.kind !== 'minutes_replaced')
  const replaced = events.findLast(({ event }) => event.kind === 'minutes_replaced')?.event
  const closed = events.find(({ event }) => event.kind === 'closed')?.event
  return {
    events,
    decided: closed?.kind === 'closed' ? closed.decided : readDecided(app, meeting),
    edited: meeting.minutes,
    stale: meeting.step !== 'closed' && meeting.minutesEventId !== null && last !== undefined && last.id > meeting.minutesEventId,
    replaced: replaced?.kind === 'minutes_replaced' ? replaced.text : null,
  }
}

/** The order as decided of the evaluatees of a meeting, by category; categories without any decision are left out. */
export function readDecided(app: App, meeting: StoredMeeting): DecidedCategory[] {
  const items = readItems(app.db, meeting.id)
  const decisions = new Map(
    app.db
      .all(app.db.build.selectFrom('decision').select(['evaluatee_id', 'place', 'grade']).where('cycle_id', '=', meeting.cycleId))
      .map((row) => [row.evaluatee_id, row]),
  )
  if (decisions.size === 0) return []
  const grades = new Map(app.results.compiled(meeting.cycleId).scheme.settings.bands.map(({ code, name }) => [code, name]))
  const last = Number.MAX_SAFE_INTEGER
  return [...Map.groupBy(items, ({ categoryName }) => categoryName)].flatMap(([category, members]) => {
    const places = members
      .flatMap(({ evaluateeId, name }) => {
        const decision = decisions.get(evaluateeId)
        if (decision === undefined) return []
        return [{ place: decision.place, name, grade: decision.grade === null ? null : (grades.get(decision.grade) ?? decision.grade) }]
      })
      .sort((a, b) => (a.place ?? last) - (b.place ?? last))
    return places.length === 0 ? [] : [{ category, places }]
  })
}

/**
 * Saves the edited minutes, or goes back to the draft; a text that is given up is kept in the record.
 *
 * @throws AppError `operator_required`; `not_found`; `step_not_allowed` (`missing: closed`) when the minutes are frozen; `changed_meanwhile` when another
 *   window saved since
 */
export async function saveMinutes(
  app: App,
  operator: string | null,
  input: { meetingId: number; before: string | null; text: string | null },
): Promise<MeetingRecord> {
  const by = requireOperator(operator)
  await app.write(['meetings'], () => {
    const meeting = readMeeting(app.db, input.meetingId)
    if (meeting.step === 'closed') throw new AppError('step_not_allowed', { missing: 'closed', name: meeting.name })
    if (meeting.minutes !== input.before) throw new AppError('changed_meanwhile', { name: meeting.name })
    if (input.text === null && meeting.minutes !== null)
      recordEvent(app, meeting.id, by, { kind: 'minutes_replaced', text: meeting.minutes })
    const newest = readEvents(app.db, meeting.id).at(-1)
    updateMeeting(app.db, meeting.id, { minutes: input.text, minutes_event_id: input.text === null ? null : (newest?.id ?? null) })
  })
  return readRecord(app, input.meetingId)
}
