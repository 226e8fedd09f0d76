import type { MeetingConsole } from '../../../shared/contract/meetings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { requireOperator } from '../operations.ts'
import {
  readItem,
  readItems,
  readMeeting,
  recordEvent,
  type StoredItem,
  type StoredMeeting,
  updateItem,
  updateMeeting,
} from './meetings-repository.ts'
import { type At, takeStep } from './take-step.ts'

/** Which item of the meeting. */
export type AtItem = At & { readonly itemId: number }

/**
 * Calls an evaluatee's turn.
 *
 * @throws AppError as `takeStep`; `not_found`; `step_not_allowed` with `missing`: `step` (marking has not come yet), `item_open` (name: another turn is not
 *   over), `state` (this one had its turn)
 */
export function openItem(app: App, operator: string | null, input: AtItem): Promise<MeetingConsole> {
  return takeStep(app, operator, input, [], (meeting, by) => {
    const item = requireItem(app, meeting, input.itemId, ['waiting'])
    requireNoneOpen(app, meeting)
    updateItem(app.db, item.id, { state: 'first_round', opened_at: app.clock().toISOString() })
    updateMeeting(app.db, meeting.id, { current_item_id: item.id })
    recordEvent(app, meeting.id, by, { kind: 'item_opened', evaluatee: item.name }, item.id)
  })
}

/** Puts an open item back among those that wait; what was marked stays. @throws AppError as `openItem`; `missing: state` once its first round is over */
export function postponeItem(app: App, operator: string | null, input: AtItem): Promise<MeetingConsole> {
  return takeStep(app, operator, input, [], (meeting, by) => {
    const item = requireItem(app, meeting, input.itemId, ['first_round'])
    if (item.roundClosedAt !== null) throw new AppError('step_not_allowed', { missing: 'state', name: item.name })
    updateItem(app.db, item.id, { state: 'waiting', opened_at: null, countdown_ends_at: null, countdown_left: null })
    updateMeeting(app.db, meeting.id, { current_item_id: null })
    recordEvent(app, meeting.id, by, { kind: 'item_postponed', evaluatee: item.name }, item.id)
  })
}

/**
 * Ends an evaluatee's turn; its marks of this panel stand still while the meeting runs.
 *
 * @throws AppError as `openItem`; `step_not_allowed` (`missing: round_open`) before its round is over
 */
export function closeItem(app: App, operator: string | null, input: AtItem): Promise<MeetingConsole> {
  return takeStep(app, operator, input, [], (meeting, by) => {
    const item = requireItem(app, meeting, input.itemId, ['first_round', 'second_round'])
    if (item.roundClosedAt === null) throw new AppError('step_not_allowed', { missing: 'round_open', name: item.name })
    updateItem(app.db, item.id, { state: 'closed', closed_at: app.clock().toISOString() })
    updateMeeting(app.db, meeting.id, { current_item_id: null })
    recordEvent(app, meeting.id, by, { kind: 'item_closed', evaluatee: item.name }, item.id)
  })
}

/**
 * Takes a closed item up again, after its round: for another look, or for a second round if it had none. Its marks still stand still.
 *
 * @throws AppError as `openItem`; `reason_required`
 */
export function reopenItem(app: App, operator: string | null, input: AtItem & { reason: string }): Promise<MeetingConsole> {
  return takeStep(app, operator, input, [], (meeting, by) => {
    const item = requireItem(app, meeting, input.itemId, ['closed'])
    requireNoneOpen(app, meeting)
    if (input.reason === '') throw new AppError('reason_required', { name: item.name })
    updateItem(app.db, item.id, { state: item.secondRoundReason === '' ? 'first_round' : 'second_round', closed_at: null })
    updateMeeting(app.db, meeting.id, { current_item_id: item.id })
    recordEvent(app, meeting.id, by, { kind: 'item_reopened', evaluatee: item.name, reason: input.reason }, item.id)
  })
}

/**
 * Starts, stops or resets the countdown of an open item. The end is stored, not the seconds, so that it goes on while the program does not run.
 *
 * @throws AppError as `openItem`
 */
export function runCountdown(
  app: App,
  operator: string | null,
  input: AtItem & { action: 'start' | 'stop' | 'reset' },
): Promise<MeetingConsole> {
  return takeStep(app, operator, input, [], (meeting) => {
    const item = requireItem(app, meeting, input.itemId, ['first_round', 'second_round'])
    const now = app.clock()
    switch (input.action) {
      case 'start': {
        if (item.countdownEndsAt !== null) return
        const left = item.countdownLeft ?? meeting.settings.minutesPerItem * 60
        updateItem(app.db, item.id, { countdown_ends_at: new Date(now.getTime() + left * 1000).toISOString(), countdown_left: null })
        return
      }
      case 'stop':
        updateItem(app.db, item.id, { countdown_ends_at: null, countdown_left: secondsLeft(item, meeting, now) })
        return
      case 'reset':
        updateItem(app.db, item.id, { countdown_ends_at: null, countdown_left: null })
        return
    }
  })
}

/** Seconds that a countdown has left now, not below 0. */
function secondsLeft(item: StoredItem, meeting: StoredMeeting, now: Date): number {
  if (item.countdownEndsAt === null) return item.countdownLeft ?? meeting.settings.minutesPerItem * 60
  return Math.max(0, Math.ceil((Date.parse(item.countdownEndsAt) - now.getTime()) / 1000))
}

/**
 * Saves the note of the discussion when its field is left. It takes no step of the meeting, so it is checked against the note that was read.
 *
 * @throws AppError `operator_required`; `not_found`; `cycle_closed`; `changed_meanwhile`; `step_not_allowed` (`missing: closed`)
 */
export async function saveNote(
  app: App,
  operator: string | null,
  input: { itemId: number; before: string; note: string },
): Promise<{ note: string }> {
  const by = requireOperator(operator)
  await app.write(['meetings'], () => {
    const item = readItem(app.db, input.itemId)
    const meeting = readMeeting(app.db, item.meetingId)
    requireOpenCycle(app.db, meeting.cycleId)
    if (meeting.step === 'closed') throw new AppError('step_not_allowed', { missing: 'closed', name: meeting.name })
    if (item.note !== input.before) throw new AppError('changed_meanwhile', { name: item.name })
    if (item.note === input.note) return
    updateItem(app.db, item.id, { note: input.note })
    recordEvent(app, meeting.id, by, { kind: 'noted', evaluatee: item.name, note: input.note }, item.id)
  })
  return { note: input.note }
}

/** @throws AppError `not_found`; `step_not_allowed` (`missing: step | state`) */
export function requireItem(app: App, meeting: StoredMeeting, itemId: number, states: readonly StoredItem['state'][]): StoredItem {
  if (meeting.step !== 'items') throw new AppError('step_not_allowed', { missing: 'step' })
  const item = readItem(app.db, itemId, meeting.id)
  if (!states.includes(item.state)) throw new AppError('step_not_allowed', { missing: 'state', name: item.name })
  return item
}

function requireNoneOpen(app: App, meeting: StoredMeeting): void {
  const open = readItems(app.db, meeting.id).find(({ state }) => state === 'first_round' || state === 'second_round')
  if (open !== undefined) throw new AppError('step_not_allowed', { missing: 'item_open', name: open.name })
}
