import type { CellState, ScoreSheet, SheetCells, SheetEvaluatee, SheetLeaf } from '../../../shared/contract/score-sheet.ts'
import type { MarkInput } from '../../../shared/contract/scoring.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Database } from '../../database/database.ts'
import type { CompiledLeaf, CompiledScheme, Fraction } from '../../scoring/index.ts'
import { add, scaleBy, toRoundedUnits, ZERO } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { readAllOwnLeaves, readOwnLeaves } from '../own-indicators/own-leaves.ts'
import { type Assignments, readAssignments } from '../panels/assignments.ts'
import type { StoredPanel } from '../panels/panels-repository.ts'
import { digitsOf, fixed } from '../results/results-view.ts'
import { readNewestVersion } from './sheet-versions-repository.ts'

/** The judge of a sheet with the group's code and name. */
export interface SheetJudge {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly groupCode: string
  readonly group: string
}

/** Whose sheet, of what: the lines and columns of a score sheet, without any mark. */
export interface SheetFrame {
  readonly cycleId: number
  readonly cycleName: string
  readonly panel: StoredPanel
  readonly judge: SheetJudge
  readonly evaluatees: readonly SheetEvaluatee[]
  readonly leaves: readonly SheetLeaf[]
  /** The compiled leaf of a cell, row by row; null where the judge does not mark. */
  readonly cells: readonly (CompiledLeaf | null)[]
  readonly compiled: CompiledScheme
}

/** A stored mark, value in 1/10,000. */
export interface StoredMark {
  readonly evaluateeId: number
  readonly indicator: string
  readonly state: InputState
  readonly value: number | null
  readonly option: string | null
}

/**
 * The frame of one judge's sheet in one panel: the evaluatees that the panel marks in register order (the exempt left out), and the judged leaves on
 * which the judge's group marks, in scheme order, own leaves 自定项 after those of the scheme.
 *
 * @param within only these lines of the sheet: one mark must not cost a province
 * @throws AppError `no_cycle`; `not_found` (no such panel in the cycle, or the judge is not on it)
 */
export function readSheetFrame(app: App, cycleId: number, panelId: number, judgeId: number, within?: ReadonlySet<number>): SheetFrame {
  const cycle = readCycle(app.db, cycleId)
  const assignments = readAssignments(app.db, cycleId)
  const panel = requirePanel(assignments, panelId)
  const judge = readPanelJudge(app, panel, judgeId)
  const compiled = app.results.compiled(cycleId)
  const evaluatees = readPanelEvaluatees(app.db, panel, within).map((evaluatee) => ({
    ...evaluatee,
    recused: assignments.isRecused(judgeId, evaluatee.id),
  }))
  const own =
    within === undefined
      ? readAllOwnLeaves(app, cycleId)
      : new Map(evaluatees.map(({ id }) => [id, readOwnLeaves(app.db, compiled, id)] as const))

  const columns = new Map<string, CompiledLeaf>()
  const marks = (leaf: CompiledLeaf): boolean => marksLeaf(panel, judge.groupCode, leaf)
  for (const leaf of compiled.leaves) if (marks(leaf)) columns.set(leaf.code, leaf)
  const ownOf = new Map(
    evaluatees.map(({ id }) => [id, new Map((own.get(id) ?? []).filter(marks).map((leaf) => [leaf.code, leaf]))] as const),
  )
  for (const leaves of ownOf.values()) for (const [code, leaf] of leaves) if (!columns.has(code)) columns.set(code, leaf)
  const leaves = [...columns.values()]
  const cells = evaluatees.flatMap(({ id }) =>
    leaves.map((leaf) => (compiled.leafIndexByCode.has(leaf.code) ? leaf : (ownOf.get(id)?.get(leaf.code) ?? null))),
  )
  return { cycleId, cycleName: cycle.name, panel, judge, evaluatees, leaves: leaves.map(toSheetLeaf), cells, compiled }
}

/** @throws AppError `not_found` */
export function requirePanel(assignments: Assignments, panelId: number): StoredPanel {
  const panel = assignments.panels.find(({ id }) => id === panelId)
  if (panel === undefined) throw new AppError('not_found', { what: 'panel', id: panelId })
  return panel
}

/** The method of a leaf that judges mark; null for any other leaf. */
function judgedMethod({ leaf }: CompiledLeaf): MethodOf<'judged'> | null {
  return leaf.method.kind === 'judged' ? leaf.method : null
}

/** Whether a group marks a leaf in a panel. */
export function marksLeaf(panel: StoredPanel, groupCode: string, leaf: CompiledLeaf): boolean {
  const inPanel = panel.leaves.kind === 'all' || panel.leaves.codes.includes(leaf.code)
  return inPanel && judgedMethod(leaf)?.groups.some(({ code }) => code === groupCode) === true
}

/** A judge of a panel. @throws AppError `no_cycle`, `not_found` */
export function readSheetJudge(app: App, cycleId: number, panelId: number, judgeId: number): SheetJudge {
  return readPanelJudge(app, requirePanel(readAssignments(app.db, cycleId), panelId), judgeId)
}

/** @throws AppError `not_found` when the judge is not on the panel */
export function readPanelJudge(app: App, panel: StoredPanel, judgeId: number): SheetJudge {
  const row = app.db.get(app.db.build.selectFrom('judge').select(['id', 'code', 'name', 'judge_group']).where('id', '=', judgeId))
  if (row === undefined || !panel.judgeIds.includes(judgeId)) throw new AppError('not_found', { what: 'judge', id: judgeId })
  const groupName = (leaves: readonly CompiledLeaf[]): string | undefined =>
    leaves.flatMap((leaf) => judgedMethod(leaf)?.groups ?? []).find(({ code }) => code === row.judge_group)?.name
  const group =
    groupName(app.results.compiled(panel.cycleId).leaves) ?? groupName([...readAllOwnLeaves(app, panel.cycleId).values()].flat())
  return { id: row.id, code: row.code, name: row.name, groupCode: row.judge_group, group: group ?? row.judge_group }
}

/** Lines of a panel's sheets in register order; the exempt are left out. */
export function readPanelEvaluatees(db: Database, panel: StoredPanel, within?: ReadonlySet<number>): Omit<SheetEvaluatee, 'recused'>[] {
  const query = db.build
    .selectFrom('evaluatee')
    .innerJoin('category', 'category.id', 'evaluatee.category_id')
    .select(['evaluatee.id', 'evaluatee.name', 'evaluatee.category_id as categoryId', 'category.name as category'])
    .where('evaluatee.cycle_id', '=', panel.cycleId)
    .where('evaluatee.participation', '<>', 'exempt')
    .orderBy('evaluatee.position')
    .orderBy('evaluatee.id')
  const { scope } = panel
  const ids = new Set(scope.kind === 'all' ? [] : scope.ids)
  return db
    .all(within === undefined ? query : query.where('evaluatee.id', 'in', [...within]))
    .filter(({ id, categoryId }) => scope.kind === 'all' || ids.has(scope.kind === 'categories' ? categoryId : id))
    .map(({ id, name, category }) => ({ id, name, category }))
}

/** A judged leaf in the form in which sheets show it. */
export function toSheetLeaf({ code, name, path, leaf }: CompiledLeaf): SheetLeaf {
  const { scale } = leaf.method as MethodOf<'judged'>
  return {
    code,
    name,
    path: path.join(' › '),
    points: leaf.points,
    criteria: leaf.criteria ?? null,
    checkedBy: leaf.checkedBy ?? null,
    scale:
      scale.kind === 'range'
        ? { kind: 'range', min: scale.min, max: scale.max, step: scale.step }
        : { kind: 'options', options: scale.options.map((option) => ({ code: option.code, name: option.name })) },
  }
}

/** Marks put into their cells. An evaluatee from which the judge stands back is recused whatever is stored; a mark outside the frame is left out. */
export function cellsOf(frame: SheetFrame, marks: readonly StoredMark[]): SheetCells {
  const stored = new Map(marks.map((mark) => [placeKey(mark), mark]))
  const states: CellState[] = []
  const values: (string | null)[] = []
  const totals: (string | null)[] = []
  frame.evaluatees.forEach((evaluatee, row) => {
    let total: Fraction | null = null
    frame.leaves.forEach((leaf, column) => {
      const compiled = frame.cells[row * frame.leaves.length + column] ?? null
      const mark = stored.get(placeKey({ evaluateeId: evaluatee.id, indicator: leaf.code }))
      const state: CellState = compiled === null ? 'none' : evaluatee.recused ? 'recused' : (mark?.state ?? 'empty')
      states.push(state)
      values.push(state === 'scored' && mark !== undefined ? (mark.option ?? (mark.value === null ? null : fromUnits(mark.value))) : null)
      if (state === 'scored' && mark !== undefined && compiled !== null) {
        const points = pointsOf(compiled, mark)
        if (points !== null) total = add(total ?? ZERO, points)
      }
    })
    totals.push(total === null ? null : totalText(frame.compiled, total))
  })
  return { states, values, totals }
}

/** Names a cell in a map. */
export function placeKey({ evaluateeId, indicator }: { readonly evaluateeId: number; readonly indicator: string }): string {
  return `${evaluateeId}/${indicator}`
}

/** Points of the leaf that one mark alone would give; null for an option that the scheme no longer has. */
export function pointsOf({ method }: CompiledLeaf, mark: Pick<StoredMark, 'value' | 'option'>): Fraction | null {
  if (method.kind !== 'judged') return null
  const units = mark.option === null ? mark.value : (method.options?.get(mark.option) ?? null)
  return units === null ? null : scaleBy(method.factor, units, 1)
}

/** A judge's own total as the scheme rounds it. */
export function totalText(compiled: CompiledScheme, total: Fraction): string {
  const { mode } = compiled.scheme.settings.rounding
  return fixed(toRoundedUnits(total, mode, digitsOf(compiled)), digitsOf(compiled))
}

/** The judge's marks as stored, on every evaluatee or on some. */
export function readMarksOf(app: App, judgeId: number, within?: ReadonlySet<number>): StoredMark[] {
  const query = app.db.build
    .selectFrom('mark')
    .select(['evaluatee_id as evaluateeId', 'indicator', 'state', 'value', 'option'])
    .where('judge_id', '=', judgeId)
  if (within === undefined) return app.db.all(query)
  // By evaluatee first: the index of a judge's marks would be walked from end to end.
  return app.db.all(query.where('evaluatee_id', 'in', [...within]))
}

/** A mark as it is sent, as a row of the database. */
export function toStored(place: { readonly evaluateeId: number; readonly indicator: string }, mark: MarkInput): StoredMark {
  const { state, value, option } = mark
  return { evaluateeId: place.evaluateeId, indicator: place.indicator, state, value: value === null ? null : toUnits(value), option }
}

/** A judge's sheet with the marks as they stand. @throws AppError as `readSheetFrame` */
export function readSheet(app: App, cycleId: number, panelId: number, judgeId: number): ScoreSheet {
  const frame = readSheetFrame(app, cycleId, panelId, judgeId)
  return sheetOf(app, frame, cellsOf(frame, readMarksOf(app, judgeId)))
}

/** A frame with marks of any origin, and the state of the sheet. */
export function sheetOf(app: App, frame: SheetFrame, cells: SheetCells): ScoreSheet {
  const { judge, panel } = frame
  const newest = readNewestVersion(app.db, panel.id, judge.id)
  return {
    cycleId: frame.cycleId,
    cycleName: frame.cycleName,
    panelId: panel.id,
    panelName: panel.name,
    judge: { id: judge.id, code: judge.code, name: judge.name, group: judge.group },
    evaluatees: [...frame.evaluatees],
    leaves: [...frame.leaves],
    cells,
    version: newest?.version ?? 1,
    reason: newest?.reason ?? '',
    submittedAt: newest?.submittedAt ?? null,
    way: newest?.way ?? null,
  }
}
