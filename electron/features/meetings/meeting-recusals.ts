import type { MeetingConsole } from '../../../shared/contract/meetings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { recordRecusal } from '../panels/recusals-service.ts'
import { readItems, recordEvent } from './meetings-repository.ts'
import { readPanelFrame } from './panel-frame.ts'
import { type At, takeStep } from './take-step.ts'

/**
 * Records a recusal 回避 that a judge declares in the meeting, with its reason.
 *
 * @throws AppError as `takeStep` and `recordRecusal`; `not_found` for a judge or an evaluatee that is not of this meeting; `reason_required`
 */
export function recuse(
  app: App,
  operator: string | null,
  input: At & { judgeId: number; evaluateeId: number; reason: string },
): Promise<MeetingConsole> {
  return takeStep(app, operator, input, ['panels', 'inputs', 'results'], (meeting, by) => {
    const judge = readPanelFrame(app, meeting.cycleId, meeting.panelId).judges.find(({ id }) => id === input.judgeId)
    if (judge === undefined) throw new AppError('not_found', { what: 'judge', id: input.judgeId })
    const item = readItems(app.db, meeting.id).find(({ evaluateeId }) => evaluateeId === input.evaluateeId)
    if (item === undefined) throw new AppError('not_found', { what: 'evaluatee', id: input.evaluateeId })
    if (input.reason === '') throw new AppError('reason_required', { name: judge.name })
    const { judgeId, evaluateeId, reason } = input
    recordRecusal(app, by, { judgeId, evaluateeId, source: 'declared', reason })
    recordEvent(app, meeting.id, by, { kind: 'recusal', judge: judge.name, evaluatee: item.name, source: 'declared', reason }, item.id)
  })
}
