import type { Paper, PaperDifference, PaperLine } from '../../../shared/contract/paper-sheets.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { App } from '../app.ts'
import {
  cellsOf,
  placeKey,
  readPanelJudge,
  readSheetFrame,
  requirePanel,
  type SheetFrame,
  type StoredMark,
  sheetOf,
} from '../judging/read-sheet.ts'
import { readNewestVersion } from '../judging/sheet-versions-repository.ts'
import { readAssignments } from '../panels/assignments.ts'
import { type Pass, readPapers, readPass, requirePaper, type StoredPaper } from './paper-repository.ts'

/** The frame of a paper: the judge's sheet as the panel is now. */
export function frameOf(app: App, paper: StoredPaper): SheetFrame {
  return readSheetFrame(app, paper.cycleId, paper.panelId, paper.judgeId)
}

/** A cell that takes a mark: the judge marks it and does not stand back. */
export interface OpenCell {
  readonly evaluateeId: number
  readonly evaluatee: string
  readonly indicator: string
  readonly leaf: string
}

/** Cells of a frame that take a mark, row by row. */
export function openCells(frame: SheetFrame): OpenCell[] {
  return frame.evaluatees.flatMap((evaluatee, row) =>
    frame.leaves.flatMap((leaf, column) => {
      const marked = (frame.cells[row * frame.leaves.length + column] ?? null) !== null
      if (!marked || evaluatee.recused) return []
      return [{ evaluateeId: evaluatee.id, evaluatee: evaluatee.name, indicator: leaf.code, leaf: leaf.name }]
    }),
  )
}

/** What a cell reads in an entry; a mark that nobody entered is empty. */
export function markAt(marks: ReadonlyMap<string, StoredMark>, cell: OpenCell): StoredMark {
  const empty = { evaluateeId: cell.evaluateeId, indicator: cell.indicator, state: 'empty', value: null, option: null } as const
  return marks.get(placeKey(cell)) ?? empty
}

export const byPlace = (marks: readonly StoredMark[]): ReadonlyMap<string, StoredMark> =>
  new Map(marks.map((mark) => [placeKey(mark), mark]))

/** Whether two people read the same. */
export function sameMark(one: StoredMark, other: StoredMark): boolean {
  return one.state === other.state && one.value === other.value && one.option === other.option
}

/** Cells in which the second entry differs from the first, with what was settled. */
export function differencesOf(
  app: App,
  paper: StoredPaper,
  frame: SheetFrame,
): (OpenCell & {
  first: StoredMark
  second: StoredMark
  resolved: StoredMark | null
})[] {
  const [first, second, settled] = ([1, 2, 3] as const).map((pass) => byPlace(readPass(app.db, paper.id, pass))) as [Passes, Passes, Passes]
  return openCells(frame).flatMap((cell) => {
    const one = markAt(first, cell)
    const other = markAt(second, cell)
    return sameMark(one, other) ? [] : [{ ...cell, first: one, second: other, resolved: settled.get(placeKey(cell)) ?? null }]
  })
}
type Passes = ReadonlyMap<string, StoredMark>

/** What the paper says as far as it is settled: where both agree, and what was resolved; an open difference is empty. */
export function settledMarks(app: App, paper: StoredPaper, frame: SheetFrame): StoredMark[] {
  const open = new Map(differencesOf(app, paper, frame).map((difference) => [placeKey(difference), difference.resolved]))
  return readPass(app.db, paper.id, 1).flatMap((mark) => {
    const resolved = open.get(placeKey(mark))
    return resolved === undefined ? [mark] : resolved === null ? [] : [resolved]
  })
}

/** A paper as far as it may be seen: of a blind second entry, nothing of the first. @throws AppError `not_found` */
export function viewPaper(app: App, paperId: number): Paper {
  const paper = requirePaper(app.db, paperId)
  const frame = frameOf(app, paper)
  const settled = paper.state === 'differences' || paper.state === 'done'
  const marks = settled ? settledMarks(app, paper, frame) : readPass(app.db, paper.id, paper.state === 'first' ? 1 : 2)
  const second = byPlace(paper.state === 'second' && paper.way !== null ? marks : [])
  const unchecked = new Set(openCells(frame).flatMap((cell) => (markAt(second, cell).state === 'empty' ? [cell.evaluateeId] : [])))
  const seesFirst = settled || (paper.state === 'second' && paper.way === 'confirm')
  return {
    id: paper.id,
    state: paper.state,
    way: paper.way,
    firstBy: [...paper.firstBy],
    secondBy: [...paper.secondBy],
    doneAt: paper.doneAt,
    sheet: sheetOf(app, frame, cellsOf(frame, marks)),
    first: seesFirst ? cellsOf(frame, readPass(app.db, paper.id, 1)) : null,
    checked: paper.state === 'second' ? frame.evaluatees.flatMap(({ id }) => (unchecked.has(id) ? [] : [id])) : [],
    differences: settled ? differencesOf(app, paper, frame).map(toDifference) : [],
  }
}

function toDifference({ first, second, resolved, ...cell }: ReturnType<typeof differencesOf>[number]): PaperDifference {
  return { ...cell, first: toCell(first), second: toCell(second), resolved: resolved === null ? null : toCell(resolved) }
}

function toCell({ state, value, option }: StoredMark): { state: string; value: string | null } {
  return { state, value: option ?? (value === null ? null : fromUnits(value)) }
}

/** Judges of a panel with their papers; how far the entry under way is, and nothing of what it says. @throws AppError `no_cycle`, `not_found` */
export function listPapers(app: App, { cycleId, panelId }: { cycleId: number; panelId: number }): PaperLine[] {
  const panel = requirePanel(readAssignments(app.db, cycleId), panelId)
  const papers = readPapers(app.db, panelId)
  return panel.judgeIds.map((judgeId) => {
    const judge = readPanelJudge(app, panel, judgeId)
    const paper = papers.get(judgeId)
    return {
      judgeId,
      code: judge.code,
      name: judge.name,
      group: judge.group,
      submittedAt: readNewestVersion(app.db, panelId, judgeId)?.submittedAt ?? null,
      paper: paper === undefined ? null : { ...headOf(paper), ...progressOf(app, paper) },
    }
  })
}

function headOf({ id, state, way, firstBy, secondBy }: StoredPaper) {
  return { id, state, way, firstBy: [...firstBy], secondBy: [...secondBy] }
}

function progressOf(app: App, paper: StoredPaper): { entered: number; cells: number } {
  const pass: Pass = paper.state === 'first' ? 1 : 2
  const entered = byPlace(readPass(app.db, paper.id, pass))
  const cells = openCells(frameOf(app, paper))
  return { entered: cells.filter((cell) => markAt(entered, cell).state !== 'empty').length, cells: cells.length }
}
