import type { MeetingConsole } from '../../../shared/contract/meetings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readSubmittedSheets, sheetKey } from '../judging/sheet-state.ts'
import { type PlacedMark, storeMarks } from '../scoring/marks-service.ts'
import { readAttendance, readEvents, readItems, recordEvent, type StoredMeeting, writeAttendance } from './meetings-repository.ts'
import { cellKey, readMarksOf, readPanelFrame } from './panel-frame.ts'
import { readStandingItems, standingKey } from './standing-items.ts'
import { type At, takeStep } from './take-step.ts'

type Cell = [evaluateeId: number, indicator: string]

/**
 * Checks a judge in: present, or absent with a reason.
 *
 * An absent judge is marked `absent` on every cell that is still empty and may still move; these cells are remembered, and are empty again when the judge
 * comes after all. What the judge had marked before stays.
 *
 * @throws AppError as `takeStep`; `not_found` for a judge of another panel
 */
export function checkIn(
  app: App,
  operator: string | null,
  input: At & { judgeId: number; state: 'present' | 'absent'; reason: string },
): Promise<MeetingConsole> {
  return takeStep(app, operator, input, ['inputs', 'results'], (meeting, by) => {
    const frame = readPanelFrame(app, meeting.cycleId, meeting.panelId)
    const judge = frame.judges.find(({ id }) => id === input.judgeId)
    if (judge === undefined) throw new AppError('not_found', { what: 'judge', id: input.judgeId })
    const before = readAttendance(app.db, meeting.id).get(judge.id)?.state ?? null
    const filled = before === 'absent' ? filledCells(app, meeting, judge.id) : []
    const moving = movingCells(app, meeting, judge.id)
    const cells = input.state === 'present' ? takeBack(app, meeting, by, judge.id, filled, moving) : [...filled, ...moving.empty]
    if (input.state === 'absent') store(app, meeting, by, judge.id, moving.empty, 'absent')
    writeAttendance(app.db, {
      meeting_id: meeting.id,
      judge_id: judge.id,
      state: input.state,
      reason: input.state === 'absent' ? input.reason : '',
      recorded_at: app.clock().toISOString(),
    })
    recordEvent(app, meeting.id, by, {
      kind: 'attendance',
      judgeId: judge.id,
      judge: judge.name,
      state: input.state,
      before,
      reason: input.state === 'absent' ? input.reason : '',
      cells: [...cells],
    })
  })
}

/**
 * Marks the judges who are absent as `absent` on evaluatees that came in later, as the check-in did on the others; call it inside a step that writes
 * `inputs` and `results`. What was filled in is remembered with the rest, so that a judge who comes after all finds it empty.
 */
export function extendAbsence(app: App, meeting: StoredMeeting, by: string, evaluateeIds: readonly number[]): void {
  const joined = new Set(evaluateeIds)
  const attendance = readAttendance(app.db, meeting.id)
  for (const { id, name } of readPanelFrame(app, meeting.cycleId, meeting.panelId).judges) {
    const { state, reason } = attendance.get(id) ?? { state: 'present', reason: '' }
    if (state !== 'absent') continue
    const added = movingCells(app, meeting, id).empty.filter(([evaluateeId]) => joined.has(evaluateeId))
    if (added.length === 0) continue
    const cells = [...filledCells(app, meeting, id), ...added]
    store(app, meeting, by, id, added, 'absent')
    recordEvent(app, meeting.id, by, { kind: 'attendance', judgeId: id, judge: name, state, before: state, reason, cells })
  }
}

/** Cells of a judge that may still change, by what stands in them. */
interface MovingCells {
  readonly empty: readonly Cell[]
  readonly absent: ReadonlySet<string>
}

function movingCells(app: App, meeting: StoredMeeting, judgeId: number): MovingCells {
  if (readSubmittedSheets(app.db, meeting.cycleId).has(sheetKey(meeting.panelId, judgeId))) return { empty: [], absent: new Set() }
  const frame = readPanelFrame(app, meeting.cycleId, meeting.panelId)
  const judge = frame.judges.find(({ id }) => id === judgeId)
  if (judge === undefined) return { empty: [], absent: new Set() }
  const standing = readStandingItems(app.db, meeting.cycleId)
  const empty: Cell[] = []
  const absent = new Set<string>()
  for (const { evaluateeId } of readItems(app.db, meeting.id)) {
    if (standing.has(standingKey(meeting.panelId, evaluateeId))) continue
    const marks = readMarksOf(app, evaluateeId)
    for (const indicator of frame.cellsOf(judge, evaluateeId)) {
      const state = marks.get(cellKey(judgeId, indicator))?.state ?? 'empty'
      if (state === 'empty') empty.push([evaluateeId, indicator])
      if (state === 'absent') absent.add(placeKey([evaluateeId, indicator]))
    }
  }
  return { empty, absent }
}

const placeKey = ([evaluateeId, indicator]: Cell): string => `${evaluateeId}/${indicator}`

/** Cells that the judge's absence filled in, as recorded when it was noted. */
function filledCells(app: App, meeting: StoredMeeting, judgeId: number): readonly Cell[] {
  const line = readEvents(app.db, meeting.id).findLast(({ event }) => event.kind === 'attendance' && event.judgeId === judgeId)
  return line?.event.kind === 'attendance' ? line.event.cells : []
}

function takeBack(
  app: App,
  meeting: StoredMeeting,
  by: string,
  judgeId: number,
  filled: readonly Cell[],
  moving: MovingCells,
): readonly Cell[] {
  const free = filled.filter((cell) => moving.absent.has(placeKey(cell)))
  store(app, meeting, by, judgeId, free, 'empty')
  return free
}

function store(app: App, meeting: StoredMeeting, by: string, judgeId: number, cells: readonly Cell[], state: 'absent' | 'empty'): void {
  if (cells.length === 0) return
  const marks = cells.map(
    ([evaluateeId, indicator]): PlacedMark => ({ evaluateeId, indicator, judgeId, mark: { state, value: null, option: null } }),
  )
  storeMarks(app, by, meeting.cycleId, marks)
}
