import { type MeetingSettings, meetingSettingsSchema } from '../../../shared/contract/meetings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { MeetingItemState, MeetingStep } from '../../../shared/domain/glossary.ts'
import { type MeetingEvent, meetingEventSchema } from '../../../shared/domain/meeting-event.ts'
import type { Database } from '../../database/database.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'

/** A meeting 考评会议 as stored. */
export interface StoredMeeting {
  readonly id: number
  readonly cycleId: number
  readonly panelId: number
  readonly name: string
  readonly heldOn: string
  readonly step: MeetingStep
  readonly settings: MeetingSettings
  readonly currentItemId: number | null
  readonly minutes: string | null
  readonly minutesEventId: number | null
  readonly closedAt: string | null
  readonly version: number
}

/** An evaluatee's turn as stored, with the names that the console shows. */
export interface StoredItem {
  readonly id: number
  readonly meetingId: number
  readonly evaluateeId: number
  readonly name: string
  readonly unitName: string
  readonly shortName: string
  readonly shortUnitName: string
  readonly categoryName: string
  readonly state: MeetingItemState
  readonly note: string
  readonly secondRoundReason: string
  readonly countdownEndsAt: string | null
  readonly countdownLeft: number | null
  readonly roundClosedAt: string | null
}

/** @throws AppError `not_found` */
export function readMeeting(db: Database, id: number): StoredMeeting {
  const row = db.get(db.build.selectFrom('meeting').selectAll().where('id', '=', id))
  if (row === undefined) throw new AppError('not_found', { what: 'meeting', id })
  return {
    id: row.id,
    cycleId: row.cycle_id,
    panelId: row.panel_id,
    name: row.name,
    heldOn: row.held_on,
    step: row.step,
    settings: meetingSettingsSchema.parse(JSON.parse(row.settings)),
    currentItemId: row.current_item_id,
    minutes: row.minutes,
    minutesEventId: row.minutes_event_id,
    closedAt: row.closed_at,
    version: row.version,
  }
}

/** Changes columns of a meeting. */
export function updateMeeting(
  db: Database,
  id: number,
  change: Partial<{
    name: string
    held_on: string
    step: MeetingStep
    settings: string
    current_item_id: number | null
    minutes: string | null
    minutes_event_id: number | null
    closed_at: string
    version: number
  }>,
): void {
  db.run(db.build.updateTable('meeting').set(change).where('id', '=', id))
}

const itemQuery = (db: Database) =>
  db.build
    .selectFrom('meeting_item')
    .innerJoin('evaluatee', 'evaluatee.id', 'meeting_item.evaluatee_id')
    .innerJoin('unit', 'unit.id', 'evaluatee.unit_id')
    .innerJoin('category', 'category.id', 'evaluatee.category_id')
    .select([
      'meeting_item.id',
      'meeting_item.meeting_id as meetingId',
      'meeting_item.evaluatee_id as evaluateeId',
      'evaluatee.name',
      'unit.name as unitName',
      'evaluatee.short_name as shortName',
      'unit.short_name as shortUnitName',
      'category.name as categoryName',
      'meeting_item.state',
      'meeting_item.note',
      'meeting_item.second_round_reason as secondRoundReason',
      'meeting_item.countdown_ends_at as countdownEndsAt',
      'meeting_item.countdown_left as countdownLeft',
      'meeting_item.round_closed_at as roundClosedAt',
    ])

/** Items of a meeting in their order. */
export function readItems(db: Database, meetingId: number): StoredItem[] {
  return db.all(itemQuery(db).where('meeting_item.meeting_id', '=', meetingId).orderBy('meeting_item.position').orderBy('meeting_item.id'))
}

/** @throws AppError `not_found`, also for an item of another meeting */
export function readItem(db: Database, id: number, meetingId?: number): StoredItem {
  const item = db.get(itemQuery(db).where('meeting_item.id', '=', id))
  if (item === undefined || (meetingId !== undefined && item.meetingId !== meetingId)) throw new AppError('not_found', { what: 'item', id })
  return item
}

/** Changes columns of an item. */
export function updateItem(
  db: Database,
  id: number,
  change: Partial<{
    position: number
    state: MeetingItemState
    note: string
    second_round_reason: string
    countdown_ends_at: string | null
    countdown_left: number | null
    opened_at: string | null
    round_closed_at: string | null
    closed_at: string | null
  }>,
): void {
  db.run(db.build.updateTable('meeting_item').set(change).where('id', '=', id))
}

/** Puts evaluatees at the end of a meeting's order. */
export function appendItems(db: Database, meetingId: number, evaluateeIds: readonly number[], firstPosition: number): void {
  for (const [index, evaluateeId] of evaluateeIds.entries()) {
    db.run(
      db.build.insertInto('meeting_item').values({
        meeting_id: meetingId,
        evaluatee_id: evaluateeId,
        position: firstPosition + index,
        state: 'waiting',
        note: '',
        second_round_reason: '',
        countdown_ends_at: null,
        countdown_left: null,
        opened_at: null,
        round_closed_at: null,
        closed_at: null,
      }),
    )
  }
}

/** Who is present and who is absent, by judge; judges not called yet have no entry. */
export function readAttendance(
  db: Database,
  meetingId: number,
): ReadonlyMap<number, { readonly state: 'present' | 'absent'; readonly reason: string }> {
  const rows = db.all(db.build.selectFrom('meeting_attendance').select(['judge_id', 'state', 'reason']).where('meeting_id', '=', meetingId))
  return new Map(rows.map(({ judge_id, state, reason }) => [judge_id, { state, reason }]))
}

export function writeAttendance(
  db: Database,
  row: { meeting_id: number; judge_id: number; state: 'present' | 'absent'; reason: string; recorded_at: string },
): void {
  db.run(
    db.build
      .insertInto('meeting_attendance')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['meeting_id', 'judge_id']).doUpdateSet({ state: row.state, reason: row.reason, recorded_at: row.recorded_at }),
      ),
  )
}

/** A line of a meeting's record. */
interface StoredEvent {
  readonly id: number
  readonly at: string
  readonly operator: string
  /** The turn it belongs to; null: the meeting as a whole. */
  readonly itemId: number | null
  readonly event: MeetingEvent
}

/** Writes a line of a meeting's record; call it inside the transaction of what it tells of. */
export function recordEvent(app: App, meetingId: number, operator: string, event: MeetingEvent, itemId: number | null = null): void {
  app.db.run(
    app.db.build.insertInto('meeting_event').values({
      meeting_id: meetingId,
      at: app.clock().toISOString(),
      operator,
      kind: event.kind,
      item_id: itemId,
      detail: JSON.stringify(event),
    }),
  )
  // The record of the meeting has all of it; the audit log says that something was recorded, and signs its end when the meeting closes.
  const action = event.kind === 'closed' ? 'meeting_closed' : 'meeting_event'
  logOperation(app, { operator, action, objectKind: 'meeting', objectId: meetingId, detail: { event: event.kind, item: itemId } })
}

/** The record of a meeting, oldest first. */
export function readEvents(db: Database, meetingId: number): StoredEvent[] {
  return db
    .all(
      db.build
        .selectFrom('meeting_event')
        .select(['id', 'at', 'operator', 'item_id as itemId', 'detail'])
        .where('meeting_id', '=', meetingId)
        .orderBy('id'),
    )
    .map(({ detail, ...line }) => ({ ...line, event: meetingEventSchema.parse(JSON.parse(detail)) }))
}
