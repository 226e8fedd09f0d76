import type { Paper, PaperState, SecondWay } from '../../../shared/contract/paper-sheets.ts'
import type { SheetMark } from '../../../shared/contract/score-sheet.ts'
import type { MarkInput } from '../../../shared/contract/scoring.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { App } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { readSheetJudge, type SheetFrame, type StoredMark, toStored } from '../judging/read-sheet.ts'
import { requireComplete, submitSheet } from '../judging/sheet-versions.ts'
import { readNewestVersion } from '../judging/sheet-versions-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { checkMark } from '../scoring/input-checks.ts'
import { storeMarks } from '../scoring/marks-service.ts'
import {
  clearPaperMark,
  deletePaper,
  insertPaper,
  readPapers,
  readPass,
  requirePaper,
  type StoredPaper,
  updatePaper,
  writePaperMark,
} from './paper-repository.ts'
import { byPlace, differencesOf, frameOf, markAt, openCells, settledMarks, viewPaper } from './paper-view.ts'

/**
 * Begins the paper of a judge, or goes on with the one that is open.
 *
 * @throws AppError `operator_required`, `cycle_closed`, `not_found`; `sheet_submitted` when the sheet is handed in and no new version was opened
 */
export async function beginPaper(
  app: App,
  operator: string | null,
  input: { cycleId: number; panelId: number; judgeId: number },
): Promise<Paper> {
  const by = requireOperator(operator)
  const id = await app.write(['panels'], () => {
    requireOpenCycle(app.db, input.cycleId)
    const judge = readSheetJudge(app, input.cycleId, input.panelId, input.judgeId)
    const known = readPapers(app.db, input.panelId).get(input.judgeId)
    if (known !== undefined && known.state !== 'done') return known.id
    const newest = readNewestVersion(app.db, input.panelId, input.judgeId)
    if (newest !== undefined && newest.submittedAt !== null) throw new AppError('sheet_submitted', { judge: judge.name })
    const paperId = insertPaper(app.db, input, by, app.clock().toISOString())
    log(app, by, 'paper_begun', paperId, judge.name)
    return paperId
  })
  return viewPaper(app, id)
}

function log(
  app: App,
  operator: string,
  action: string,
  objectId: number,
  note: string,
  detail: Readonly<Record<string, unknown>> = {},
): void {
  logOperation(app, { operator, action, objectKind: 'paper_sheet', objectId, note, detail })
}

/** One step of a paper in one transaction. @throws AppError `operator_required`, `not_found`, `cycle_closed`, `status_not_allowed` */
async function step(
  app: App,
  operator: string | null,
  paperId: number,
  states: readonly PaperState[],
  work: (paper: StoredPaper, frame: SheetFrame, by: string) => void,
  topics: readonly ('panels' | 'inputs' | 'results')[] = ['panels'],
): Promise<Paper> {
  const by = requireOperator(operator)
  await app.write(topics, () => {
    const paper = requirePaper(app.db, paperId)
    requireOpenCycle(app.db, paper.cycleId)
    if (!states.includes(paper.state)) throw new AppError('status_not_allowed', { state: paper.state })
    work(paper, frameOf(app, paper), by)
  })
  return viewPaper(app, paperId)
}

/** Marks of an entry as rows. @throws AppError `judge_not_assigned`, `judge_recused`, `reason_required`, `value_out_of_range` */
function checkedMarks(frame: SheetFrame, marks: readonly SheetMark[]): readonly StoredMark[] {
  return marks.map(({ evaluateeId, indicator, mark }) => {
    const row = frame.evaluatees.findIndex(({ id }) => id === evaluateeId)
    const column = frame.leaves.findIndex(({ code }) => code === indicator)
    const evaluatee = frame.evaluatees[row]
    const leaf = column < 0 ? null : (frame.cells[row * frame.leaves.length + column] ?? null)
    const place = { judge: frame.judge.name, evaluatee: evaluatee?.name ?? String(evaluateeId), leaf: leaf?.name ?? indicator }
    if (evaluatee === undefined || leaf === null || leaf.leaf.method.kind !== 'judged') throw new AppError('judge_not_assigned', place)
    if (evaluatee.recused) throw new AppError('judge_recused', place)
    if (mark.state === 'recused') throw new AppError('reason_required')
    checkMark(leaf.leaf.method, mark)
    return toStored({ evaluateeId, indicator }, mark)
  })
}

/** The list of names with one more; a name stands once. */
const withName = (names: readonly string[], name: string): readonly string[] =>
  names.some((known) => samePerson(known, name)) ? names : [...names, name]

/** Whether two names as typed mean one person: width and spaces tell nobody apart. */
function samePerson(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()
  return plain(one) === plain(other)
}

/** Stores marks of the first entry; whoever enters some of them is one of its people. @throws AppError as `step` and `checkedMarks` */
export function saveFirst(app: App, operator: string | null, input: { paperId: number; marks: readonly SheetMark[] }): Promise<Paper> {
  return step(app, operator, input.paperId, ['first'], (paper, frame, by) => {
    for (const mark of checkedMarks(frame, input.marks)) writePaperMark(app.db, paper.id, 1, mark)
    updatePaper(app.db, paper.id, { firstBy: withName(paper.firstBy, by) })
  })
}

/** Ends the first entry. @throws AppError as `step`; `sheet_incomplete` */
export function finishFirst(app: App, operator: string | null, paperId: number): Promise<Paper> {
  return step(app, operator, paperId, ['first'], (paper, frame, by) => {
    requireEntered(app, paper, frame, 1)
    updatePaper(app.db, paper.id, { state: 'second', way: null })
    log(app, by, 'paper_first_done', paper.id, frame.judge.name)
  })
}

function requireEntered(app: App, paper: StoredPaper, frame: SheetFrame, pass: 1 | 2): void {
  const entered = byPlace(readPass(app.db, paper.id, pass))
  const open = new Map(openCells(frame).map((cell) => [`${cell.evaluateeId}/${cell.indicator}`, markAt(entered, cell).state]))
  requireComplete(
    frame.evaluatees.flatMap(({ id }) => frame.leaves.map(({ code }) => open.get(`${id}/${code}`) ?? 'none')),
    frame,
  )
}

/** Back to the first entry, by one of its people, while nobody has begun the second. @throws AppError as `step`; `status_not_allowed` */
export function reopenFirst(app: App, operator: string | null, paperId: number): Promise<Paper> {
  return step(app, operator, paperId, ['second'], (paper, frame, by) => {
    if (paper.way !== null || !paper.firstBy.some((name) => samePerson(name, by))) {
      throw new AppError('status_not_allowed', { state: paper.state })
    }
    updatePaper(app.db, paper.id, { state: 'first' })
    log(app, by, 'paper_first_reopened', paper.id, frame.judge.name)
  })
}

/** @throws AppError `second_person_required` */
function requireSecondPerson(paper: StoredPaper, by: string): void {
  if (paper.firstBy.some((name) => samePerson(name, by))) throw new AppError('second_person_required', { first: paper.firstBy.join('、') })
}

/** Begins the second entry. @throws AppError as `step`; `second_person_required`; `status_not_allowed` when it has begun another way */
export function beginSecond(app: App, operator: string | null, input: { paperId: number; way: SecondWay }): Promise<Paper> {
  return step(app, operator, input.paperId, ['second'], (paper, frame, by) => {
    requireSecondPerson(paper, by)
    if (paper.way !== null && paper.way !== input.way) throw new AppError('status_not_allowed', { state: paper.state })
    updatePaper(app.db, paper.id, {
      way: input.way,
      second: { by: withName(paper.secondBy, by), at: app.clock().toISOString() },
    })
    log(app, by, 'paper_second_begun', paper.id, frame.judge.name, { way: input.way })
  })
}

function requireSecondEntry(paper: StoredPaper, by: string): void {
  requireSecondPerson(paper, by)
  if (paper.way === null) throw new AppError('status_not_allowed', { state: paper.state })
}

/** Stores marks of the second entry. @throws AppError as `step` and `checkedMarks`; `second_person_required` */
export function saveSecond(app: App, operator: string | null, input: { paperId: number; marks: readonly SheetMark[] }): Promise<Paper> {
  return step(app, operator, input.paperId, ['second'], (paper, frame, by) => {
    requireSecondEntry(paper, by)
    for (const mark of checkedMarks(frame, input.marks)) writePaperMark(app.db, paper.id, 2, mark)
    updatePaper(app.db, paper.id, { second: { by: withName(paper.secondBy, by), at: app.clock().toISOString() } })
  })
}

/** Ticks a line that reads as on the paper, or takes the tick back. @throws AppError as `step`; `second_person_required`, `status_not_allowed` */
export function confirmLine(
  app: App,
  operator: string | null,
  input: { paperId: number; evaluateeId: number; same: boolean },
): Promise<Paper> {
  return step(app, operator, input.paperId, ['second'], (paper, frame, by) => {
    requireSecondEntry(paper, by)
    if (paper.way !== 'confirm') throw new AppError('status_not_allowed', { state: paper.state })
    const first = byPlace(readPass(app.db, paper.id, 1))
    for (const cell of openCells(frame)) {
      if (cell.evaluateeId !== input.evaluateeId) continue
      if (input.same) writePaperMark(app.db, paper.id, 2, markAt(first, cell))
      else clearPaperMark(app.db, paper.id, 2, cell)
    }
    updatePaper(app.db, paper.id, { second: { by: withName(paper.secondBy, by), at: app.clock().toISOString() } })
  })
}

/** Compares both entries; without any difference the marks are stored at once. @throws AppError as `step` and `store`; `sheet_incomplete` */
export function finishSecond(app: App, operator: string | null, paperId: number): Promise<Paper> {
  return step(
    app,
    operator,
    paperId,
    ['second'],
    (paper, frame, by) => {
      requireSecondEntry(paper, by)
      requireEntered(app, paper, frame, 2)
      const differences = differencesOf(app, paper, frame)
      updatePaper(app.db, paper.id, { state: 'differences' })
      log(app, by, 'paper_second_done', paper.id, frame.judge.name, { differences: differences.length })
      if (differences.length === 0) store(app, paper, frame, by)
    },
    ['panels', 'inputs', 'results'],
  )
}

/** Settles one difference. @throws AppError as `step` and `checkedMarks`; `not_found` where both entries agree */
export function resolveDifference(
  app: App,
  operator: string | null,
  input: { paperId: number; evaluateeId: number; indicator: string; mark: MarkInput | null },
): Promise<Paper> {
  return step(app, operator, input.paperId, ['differences'], (paper, frame, by) => {
    const found = differencesOf(app, paper, frame).find(
      (difference) => difference.evaluateeId === input.evaluateeId && difference.indicator === input.indicator,
    )
    if (found === undefined) throw new AppError('not_found', { what: 'difference' })
    if (input.mark === null || input.mark.state === 'empty') clearPaperMark(app.db, paper.id, 3, found)
    else {
      for (const mark of checkedMarks(frame, [{ ...input, mark: input.mark }])) writePaperMark(app.db, paper.id, 3, mark)
    }
    log(app, by, 'paper_resolved', paper.id, frame.judge.name, {
      evaluatee: input.evaluateeId,
      indicator: input.indicator,
      state: input.mark?.state ?? null,
      value: input.mark?.value ?? input.mark?.option ?? null,
    })
  })
}

/** Stores all marks of a settled paper and hands in the sheet. @throws AppError as `step` and `store` */
export function applyPaper(app: App, operator: string | null, paperId: number): Promise<Paper> {
  return step(app, operator, paperId, ['differences'], (paper, frame, by) => store(app, paper, frame, by), ['panels', 'inputs', 'results'])
}

/** @throws AppError `differences_open` with how many; and as `storeMarks` and `submitSheet` */
function store(app: App, paper: StoredPaper, frame: SheetFrame, by: string): void {
  const open = differencesOf(app, paper, frame).filter(({ resolved }) => resolved === null)
  if (open.length > 0) throw new AppError('differences_open', { count: open.length })
  const settled = byPlace(settledMarks(app, paper, frame))
  storeMarks(
    app,
    by,
    paper.cycleId,
    openCells(frame).map((cell) => ({
      evaluateeId: cell.evaluateeId,
      indicator: cell.indicator,
      judgeId: paper.judgeId,
      mark: toInput(markAt(settled, cell)),
    })),
  )
  const people = [...paper.firstBy, ...paper.secondBy].join('、')
  submitSheet(app, paper, people, 'paper')
  updatePaper(app.db, paper.id, { state: 'done', done: { by, at: app.clock().toISOString() } })
}

function toInput({ state, value, option }: StoredMark): MarkInput {
  return { state, value: value === null ? null : fromUnits(value), option }
}

/** Throws away a paper that is not done. @throws AppError `operator_required`, `not_found`, `status_not_allowed` */
export async function discardPaper(app: App, operator: string | null, paperId: number): Promise<Record<string, never>> {
  const by = requireOperator(operator)
  await app.write(['panels'], () => {
    const paper = requirePaper(app.db, paperId)
    if (paper.state === 'done') throw new AppError('status_not_allowed', { state: paper.state })
    log(app, by, 'paper_discarded', paper.id, frameOf(app, paper).judge.name, { state: paper.state })
    deletePaper(app.db, paperId)
  })
  return {}
}
