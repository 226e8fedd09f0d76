import type { MeetingConsole, MeetingRounds, ShownMarks } from '../../../shared/contract/meetings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { App } from '../app.ts'
import { readSubmittedSheets, sheetKey } from '../judging/sheet-state.ts'
import { openNewVersion } from '../judging/sheet-versions.ts'
import { requireOperator } from '../operations.ts'
import { storeMarks } from '../scoring/marks-service.ts'
import { progressOf } from './meeting-console.ts'
import { type AtItem, requireItem } from './meeting-items.ts'
import { readItem, readItems, readMeeting, recordEvent, type StoredItem, type StoredMeeting, updateItem } from './meetings-repository.ts'
import { cellKey, type PanelFrame, readMarksOf, readPanelFrame } from './panel-frame.ts'
import { agreementOf, type ClosedItem, type RoundMark, spreadsOf } from './round-figures.ts'
import { takeStep } from './take-step.ts'

/** Begins the reason of a sheet's new version, as the judge reads it on the own sheet. */
const secondRoundWords = '第二轮评分'

/**
 * Ends the round of an evaluatee: its marks stand still, and are kept with the round for good. Judges who lack marks are named with a reason; they are
 * marked `absent` there.
 *
 * @throws AppError as `requireItem`; `step_not_allowed` with `missing`: `marks` (names: judges who lack marks and are not named), `round_closed`
 */
export function closeRound(
  app: App,
  operator: string | null,
  input: AtItem & { absent: readonly { judgeId: number; reason: string }[] },
): Promise<MeetingConsole> {
  return takeStep(app, operator, input, ['inputs', 'results'], (meeting, by) => {
    const item = requireItem(app, meeting, input.itemId, ['first_round', 'second_round'])
    if (item.roundClosedAt !== null) throw new AppError('step_not_allowed', { missing: 'round_closed', name: item.name })
    const frame = readPanelFrame(app, meeting.cycleId, meeting.panelId)
    const absent = markAbsent(app, by, meeting, item, frame, input.absent)
    const round = item.state === 'second_round' ? 2 : 1
    const marks = keepRound(app, frame, item, round)
    const now = app.clock().toISOString()
    updateItem(app.db, item.id, { round_closed_at: now, countdown_ends_at: null, countdown_left: null })
    const spreads = spreadsOf(frame.leavesOf(item.evaluateeId), marks, meeting.settings)
    const agreement = agreementSoFar(app, meeting, frame)
    recordEvent(
      app,
      meeting.id,
      by,
      {
        kind: 'round_closed',
        evaluatee: item.name,
        round,
        absent,
        spreads: spreads.flatMap(({ name, spread, limit, over }) => (over && spread !== null ? [{ leaf: name, spread, limit }] : [])),
        agreement: agreement.below && agreement.w !== null ? { w: agreement.w, limit: meeting.settings.agreementLimit } : null,
      },
      item.id,
    )
  })
}

/** Marks the judges who lack marks as absent. @returns them with their reasons @throws AppError `step_not_allowed` naming those without a reason */
function markAbsent(
  app: App,
  by: string,
  meeting: StoredMeeting,
  item: StoredItem,
  frame: PanelFrame,
  named: readonly { judgeId: number; reason: string }[],
): { judge: string; reason: string }[] {
  const reasons = new Map(named.map(({ judgeId, reason }) => [judgeId, reason]))
  const missing = progressOf(app, frame, item.evaluateeId).filter(({ state }) => state === 'missing')
  const judges = frame.judges.filter(({ id }) => missing.some(({ judgeId }) => judgeId === id))
  const unnamed = judges.filter(({ id }) => !reasons.has(id))
  if (unnamed.length > 0) {
    throw new AppError('step_not_allowed', { missing: 'marks', names: unnamed.map(({ name }) => name).join('、'), count: unnamed.length })
  }
  const marks = readMarksOf(app, item.evaluateeId)
  const cells = judges.flatMap((judge) =>
    frame
      .cellsOf(judge, item.evaluateeId)
      .filter((code) => (marks.get(cellKey(judge.id, code))?.state ?? 'empty') === 'empty')
      .map((indicator) => ({
        evaluateeId: item.evaluateeId,
        indicator,
        judgeId: judge.id,
        mark: { state: 'absent' as const, value: null, option: null },
      })),
  )
  if (cells.length > 0) storeMarks(app, by, meeting.cycleId, cells)
  return judges.map(({ id, name }) => ({ judge: name, reason: reasons.get(id) ?? '' }))
}

/** Keeps the marks of the panel for an evaluatee as those of a round. */
function keepRound(app: App, frame: PanelFrame, item: StoredItem, round: number): RoundMark[] {
  const stored = readMarksOf(app, item.evaluateeId)
  const marks = frame.judges.flatMap((judge) =>
    frame.cellsOf(judge, item.evaluateeId).flatMap((code) => stored.get(cellKey(judge.id, code)) ?? []),
  )
  app.db.run(app.db.build.deleteFrom('meeting_round_mark').where('item_id', '=', item.id).where('round', '=', round))
  for (const { judgeId, indicator, state, value, option } of marks) {
    app.db.run(
      app.db.build.insertInto('meeting_round_mark').values({ item_id: item.id, round, indicator, judge_id: judgeId, state, value, option }),
    )
  }
  return marks
}

/** Marks of every round of an item that is over, by round. */
function readRounds(app: App, itemId: number): ReadonlyMap<number, RoundMark[]> {
  const rows = app.db.all(
    app.db.build
      .selectFrom('meeting_round_mark')
      .select(['round', 'judge_id as judgeId', 'indicator', 'state', 'value', 'option'])
      .where('item_id', '=', itemId)
      .orderBy('round'),
  )
  return Map.groupBy(rows, ({ round }) => round)
}

/** Agreement over the evaluatees whose round is over, each by its newest round. */
function agreementSoFar(app: App, meeting: StoredMeeting, frame: PanelFrame): MeetingRounds['agreement'] {
  const closed = readItems(app.db, meeting.id).flatMap((item): ClosedItem[] => {
    if (item.roundClosedAt === null && item.state !== 'closed') return []
    const marks = [...readRounds(app, item.id).values()].at(-1)
    if (marks === undefined) return []
    const cells = new Map(frame.judges.map((judge) => [judge.id, frame.cellsOf(judge, item.evaluateeId)]))
    return [{ leaves: frame.leavesOf(item.evaluateeId), marks, cellsOf: (judgeId) => cells.get(judgeId) ?? [] }]
  })
  return agreementOf(
    frame.judges.map(({ id }) => id),
    closed,
    meeting.settings,
  )
}

/** Spread of the rounds of an item that are over, and the agreement so far. @throws AppError `not_found` */
export function readRoundFigures(app: App, itemId: number): MeetingRounds {
  const item = readItem(app.db, itemId)
  const meeting = readMeeting(app.db, item.meetingId)
  const frame = readPanelFrame(app, meeting.cycleId, meeting.panelId)
  const leaves = frame.leavesOf(item.evaluateeId)
  return {
    rounds: [...readRounds(app, itemId)].map(([round, marks]) => ({ round, leaves: spreadsOf(leaves, marks, meeting.settings) })),
    agreement: agreementSoFar(app, meeting, frame),
  }
}

/**
 * Who marked what in a round that is over. That somebody looked is recorded, because the console names nobody unless asked.
 *
 * @throws AppError `operator_required`; `not_found`; `step_not_allowed` (`missing: round_open`) when the round is not over
 */
export async function showMarks(app: App, operator: string | null, input: { itemId: number; round: number }): Promise<ShownMarks> {
  const by = requireOperator(operator)
  const item = readItem(app.db, input.itemId)
  const meeting = readMeeting(app.db, item.meetingId)
  const marks = readRounds(app, item.id).get(input.round)
  if (marks === undefined) throw new AppError('step_not_allowed', { missing: 'round_open', name: item.name })
  if (meeting.step !== 'closed') {
    await app.write(['meetings'], () =>
      recordEvent(app, meeting.id, by, { kind: 'marks_shown', evaluatee: item.name, round: input.round }, item.id),
    )
  }
  const frame = readPanelFrame(app, meeting.cycleId, meeting.panelId)
  return frame.leavesOf(item.evaluateeId).map(({ code, name, method }) => ({
    code,
    name,
    marks: frame.judges.flatMap((judge) => {
      const mark = marks.find(({ judgeId, indicator }) => judgeId === judge.id && indicator === code)
      if (mark === undefined) return []
      const option = method.scale.kind === 'options' ? method.scale.options.find((each) => each.code === mark.option)?.name : undefined
      return [{ judge: judge.name, state: mark.state, value: option ?? (mark.value === null ? null : fromUnits(mark.value)) }]
    }),
  }))
}

/**
 * Lets the judges mark an evaluatee a second time, for a reason; the first round stays as it was. Sheets handed in before are opened in a new version.
 *
 * @throws AppError as `requireItem`; `reason_required`; `step_not_allowed` with `missing`: `round_open`, `second_round_off`, `state` (it had its second round)
 */
export function openSecondRound(app: App, operator: string | null, input: AtItem & { reason: string }): Promise<MeetingConsole> {
  return takeStep(app, operator, input, ['inputs', 'panels'], (meeting, by) => {
    const item = requireItem(app, meeting, input.itemId, ['first_round'])
    if (!meeting.settings.secondRound) throw new AppError('step_not_allowed', { missing: 'second_round_off' })
    if (item.roundClosedAt === null) throw new AppError('step_not_allowed', { missing: 'round_open', name: item.name })
    if (input.reason === '') throw new AppError('reason_required', { name: item.name })
    const frame = readPanelFrame(app, meeting.cycleId, meeting.panelId)
    const submitted = readSubmittedSheets(app.db, meeting.cycleId)
    const judges = frame.judges.filter((judge) => frame.cellsOf(judge, item.evaluateeId).length > 0)
    for (const { id: judgeId } of judges) {
      if (!submitted.has(sheetKey(meeting.panelId, judgeId))) continue
      openNewVersion(
        app,
        { cycleId: meeting.cycleId, panelId: meeting.panelId, judgeId },
        by,
        `${secondRoundWords}：${item.name}，${input.reason}`,
      )
    }
    updateItem(app.db, item.id, {
      state: 'second_round',
      second_round_reason: input.reason,
      round_closed_at: null,
      countdown_ends_at: null,
      countdown_left: null,
    })
    recordEvent(
      app,
      meeting.id,
      by,
      { kind: 'second_round', evaluatee: item.name, reason: input.reason, judges: judges.map(({ name }) => name) },
      item.id,
    )
  })
}
