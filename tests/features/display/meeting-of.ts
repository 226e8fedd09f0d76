import type { App } from '../../../electron/features/app.ts'
import type { MeetingStep } from '../../../shared/domain/glossary.ts'
import type { TestCycle } from '../../helpers/app.ts'

/** A meeting of a panel of all judges over everybody, with an item for each evaluatee, as rows. @returns its id */
export function meetingOf(app: App, cycle: TestCycle, step: MeetingStep = 'results'): Promise<number> {
  const { db } = app
  return app.write(['meetings'], () => {
    const panel = db.run(
      db.build.insertInto('panel').values({
        cycle_id: cycle.cycleId,
        name: '考评组',
        position: 1,
        scope: JSON.stringify({ kind: 'all' }),
        leaves: JSON.stringify({ kind: 'all' }),
      }),
    ).insertedId
    for (const judge of cycle.judges) db.run(db.build.insertInto('panel_judge').values({ panel_id: panel, judge_id: judge }))
    const meeting = db.run(
      db.build.insertInto('meeting').values({
        cycle_id: cycle.cycleId,
        panel_id: panel,
        name: '年度集中考评会',
        held_on: '2026-12-18',
        step,
        settings: '{}',
        current_item_id: null,
        minutes: null,
        minutes_event_id: null,
        created_at: '2026-12-18T01:00:00Z',
        closed_at: null,
      }),
    ).insertedId
    for (const [position, evaluatee] of cycle.evaluatees.entries()) {
      db.run(
        db.build.insertInto('meeting_item').values({
          meeting_id: meeting,
          evaluatee_id: evaluatee,
          position,
          state: 'waiting',
          note: '',
          second_round_reason: '',
          countdown_ends_at: null,
          countdown_left: null,
          opened_at: null,
          closed_at: null,
        }),
      )
    }
    return meeting
  })
}

/** Moves a meeting to a step, as the console would. */
export function moveTo(app: App, meetingId: number, step: MeetingStep): Promise<unknown> {
  return app.write(['meetings'], () => app.db.run(app.db.build.updateTable('meeting').set({ step }).where('id', '=', meetingId)))
}
