import type { MeetingConsole } from '../../../shared/contract/meetings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App, Topic } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { requireOperator } from '../operations.ts'
import { readConsole } from './meeting-console.ts'
import { readMeeting, type StoredMeeting, updateMeeting } from './meetings-repository.ts'

/** Which meeting, and which state of it the person saw. */
export interface At {
  readonly meetingId: number
  readonly version: number
}

/**
 * Takes one step of a meeting in one transaction and answers with the console after the commit, so that what a screen shows is what a restart would find.
 *
 * @param topics beside `meetings`
 * @throws AppError `operator_required`; `not_found`; `cycle_closed`; `changed_meanwhile` when another window took a step since; `step_not_allowed`
 *   (`missing: closed`) when the meeting is over; what `work` throws
 */
export async function takeStep(
  app: App,
  operator: string | null,
  at: At,
  topics: readonly Topic[],
  work: (meeting: StoredMeeting, by: string) => void,
): Promise<MeetingConsole> {
  const by = requireOperator(operator)
  await app.write(['meetings', ...topics], () => {
    const meeting = readMeeting(app.db, at.meetingId)
    requireOpenCycle(app.db, meeting.cycleId)
    if (meeting.version !== at.version) throw new AppError('changed_meanwhile', { name: meeting.name })
    if (meeting.step === 'closed') throw new AppError('step_not_allowed', { missing: 'closed', name: meeting.name })
    work(meeting, by)
    updateMeeting(app.db, meeting.id, { version: meeting.version + 1 })
  })
  return readConsole(app, at.meetingId)
}
