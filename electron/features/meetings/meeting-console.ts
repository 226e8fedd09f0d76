import type { JudgeProgress, MeetingConsole, MeetingItem, MeetingSettings } from '../../../shared/contract/meetings.ts'
import type { RecusalSource } from '../../../shared/domain/glossary.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import type { App } from '../app.ts'
import { leafFinder } from '../own-indicators/own-leaves.ts'
import { readAttendance, readItems, readMeeting, type StoredItem } from './meetings-repository.ts'
import { cellKey, type PanelFrame, readMarksOf, readPanelFrame } from './panel-frame.ts'

/** At most so many evaluatees are named of those without a complete total. */
const namedIncomplete = 20

/** The console of a meeting as it stands. @throws AppError `not_found` */
export function readConsole(app: App, meetingId: number): MeetingConsole {
  const meeting = readMeeting(app.db, meetingId)
  const frame = readPanelFrame(app, meeting.cycleId, meeting.panelId)
  const attendance = readAttendance(app.db, meetingId)
  const items = readItems(app.db, meetingId)
  const judges = frame.judges.map((judge) => ({
    id: judge.id,
    name: judge.name,
    groupName: frame.groupName(judge.group),
    attendance: attendance.get(judge.id)?.state ?? null,
    reason: attendance.get(judge.id)?.reason ?? '',
  }))
  const current = items.find(({ id }) => id === meeting.currentItemId)
  const { currentItemId, minutes: _minutes, minutesEventId: _minutesEventId, ...shown } = meeting
  return {
    ...shown,
    panelName: frame.panel.name,
    now: app.clock().toISOString(),
    currentItemId: current?.id ?? null,
    judges,
    quorum: {
      expected: judges.length,
      present: judges.filter((judge) => judge.attendance === 'present').length,
      needed: judgesNeeded(meeting.settings.quorum, judges.length),
    },
    recusals: readRecusals(app, frame, items),
    items: items.map((item) => toItem(item, meeting.settings)),
    notIncluded: idsOfPanel(app, frame).filter((id) => !items.some(({ evaluateeId }) => evaluateeId === id)).length,
    progress: current === undefined ? [] : progressOf(app, frame, current.evaluateeId),
    ...completeness(app, meeting.cycleId, items),
  }
}

/** Judges that must be present: more than half, at least two thirds, all, or no matter how many (but one, to mark at all). */
export function judgesNeeded(quorum: MeetingSettings['quorum'], judges: number): number {
  switch (quorum) {
    case 'none':
      return 1
    case 'half':
      return Math.floor(judges / 2) + 1
    case 'two_thirds':
      return Math.ceil((judges * 2) / 3)
    case 'all':
      return judges
  }
}

/** Evaluatees that a panel marks, in register order, without the exempt. */
export function idsOfPanel(app: App, frame: PanelFrame): number[] {
  return app.db
    .all(
      app.db.build
        .selectFrom('evaluatee')
        .select('id')
        .where('cycle_id', '=', frame.panel.cycleId)
        .where('participation', '<>', 'exempt')
        .orderBy('position')
        .orderBy('id'),
    )
    .map(({ id }) => id)
    .filter((id) => frame.covers(id))
}

function toItem(item: StoredItem, settings: MeetingSettings): MeetingItem {
  const { meetingId: _meeting, countdownEndsAt, countdownLeft, roundClosedAt, shortName, shortUnitName, ...shown } = item
  return {
    ...shown,
    short: { name: shortName === '' ? item.name : shortName, unitName: shortUnitName === '' ? item.unitName : shortUnitName },
    roundClosed: roundClosedAt !== null,
    countdown: { endsAt: countdownEndsAt, left: countdownLeft ?? settings.minutesPerItem * 60 },
  }
}

function readRecusals(app: App, { panel }: PanelFrame, items: readonly StoredItem[]): MeetingConsole['recusals'] {
  const names = new Map(items.map(({ evaluateeId, name }) => [evaluateeId, name]))
  const rows = app.db.all(
    app.db.build
      .selectFrom('recusal')
      .innerJoin('judge', 'judge.id', 'recusal.judge_id')
      .select(['recusal.judge_id as judgeId', 'judge.name as judge', 'recusal.evaluatee_id as evaluateeId', 'source', 'reason'])
      .where('judge.cycle_id', '=', panel.cycleId)
      .orderBy('judge.position')
      .orderBy('recusal.evaluatee_id'),
  )
  const members = new Set(panel.judgeIds)
  return rows.flatMap((row: { judgeId: number; judge: string; evaluateeId: number; source: RecusalSource; reason: string }) => {
    const evaluatee = names.get(row.evaluateeId)
    return evaluatee === undefined || !members.has(row.judgeId) ? [] : [{ ...row, evaluatee }]
  })
}

/** Who has marked everything of an evaluatee, by judge of the panel. */
export function progressOf(app: App, frame: PanelFrame, evaluateeId: number): JudgeProgress[] {
  const marks = readMarksOf(app, evaluateeId)
  return frame.judges.map((judge) => {
    const cells = frame.cellsOf(judge, evaluateeId)
    const states = cells.map((code) => marks.get(cellKey(judge.id, code))?.state ?? 'empty')
    const entered = states.filter((state) => state !== 'empty').length
    return {
      judgeId: judge.id,
      state: frame.isRecused(judge.id, evaluateeId) ? 'recused' : progressState(states),
      expected: cells.length,
      entered,
    }
  })
}

function progressState(states: readonly InputState[]): JudgeProgress['state'] {
  if (states.length === 0) return 'not_asked'
  if (states.includes('empty')) return 'missing'
  return states.every((state) => state === 'absent') ? 'absent' : 'done'
}

function completeness(app: App, cycleId: number, items: readonly StoredItem[]): Pick<MeetingConsole, 'complete' | 'incomplete'> {
  const results = app.results.stored(cycleId)
  const leafOf = leafFinder(app, cycleId)
  const open = items.filter(({ evaluateeId }) => results.get(evaluateeId)?.state !== 'complete')
  return {
    complete: items.length - open.length,
    incomplete: open.slice(0, namedIncomplete).map(({ evaluateeId, name }) => ({
      name,
      missing: (results.get(evaluateeId)?.missing ?? []).map((code) => leafOf(evaluateeId, code)?.name ?? code),
    })),
  }
}
