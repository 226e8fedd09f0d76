import type { Judge } from '../../../shared/contract/panels.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { CompiledLeaf } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readAllOwnLeaves } from '../own-indicators/own-leaves.ts'
import { type Assignments, readAssignments } from '../panels/assignments.ts'
import { readJudges } from '../panels/judges-repository.ts'
import type { StoredPanel } from '../panels/panels-repository.ts'

/** A leaf that judges mark. */
export interface JudgedLeaf {
  readonly code: string
  readonly name: string
  readonly points: string | null
  readonly method: MethodOf<'judged'>
}

/** A panel with its judges and what they mark: who lacks what is asked of it. */
export interface PanelFrame {
  readonly panel: StoredPanel
  readonly judges: readonly Judge[]
  /** Leaves of the scheme that the panel marks, in scheme order. */
  readonly leaves: readonly JudgedLeaf[]
  /** Leaves of an evaluatee that the panel marks: those of the scheme, then its own 自定项. */
  leavesOf(evaluateeId: number): readonly JudgedLeaf[]
  /** Codes of the leaves that a judge marks of an evaluatee; none when recused or when the judge's group marks none. */
  cellsOf(judge: Judge, evaluateeId: number): readonly string[]
  isRecused(judgeId: number, evaluateeId: number): boolean
  covers(evaluateeId: number): boolean
  /** Name of a judge group as the leaves name it. */
  groupName(code: string): string
}

/** @throws AppError `not_found` when the cycle has no such panel */
export function readPanelFrame(app: App, cycleId: number, panelId: number): PanelFrame {
  const assignments = readAssignments(app.db, cycleId)
  const panel = assignments.panels.find(({ id }) => id === panelId)
  if (panel === undefined) throw new AppError('not_found', { what: 'panel', id: panelId })
  return frameOf(app, panel, assignments)
}

function frameOf(app: App, panel: StoredPanel, assignments: Assignments): PanelFrame {
  const members = new Set(panel.judgeIds)
  const compiled = app.results.compiled(panel.cycleId)
  const codes = panel.leaves.kind === 'all' ? null : new Set(panel.leaves.codes)
  const marked = (leaves: readonly CompiledLeaf[]): JudgedLeaf[] =>
    leaves.flatMap(({ code, name, leaf }) =>
      leaf.method.kind === 'judged' && (codes === null || codes.has(code))
        ? [{ code, name, points: leaf.points, method: leaf.method }]
        : [],
    )
  const leaves = marked(compiled.leaves)
  const own = readAllOwnLeaves(app, panel.cycleId)
  const leavesOf = (evaluateeId: number): readonly JudgedLeaf[] => {
    const ownLeaves = own.get(evaluateeId)
    return ownLeaves === undefined ? leaves : [...leaves, ...marked(ownLeaves)]
  }
  const isRecused = (judgeId: number, evaluateeId: number): boolean => assignments.isRecused(judgeId, evaluateeId)
  const groupNames = new Map(leaves.flatMap(({ method }) => method.groups.map(({ code, name }) => [code, name] as const)))
  return {
    panel,
    judges: readJudges(app.db, panel.cycleId).filter(({ id }) => members.has(id)),
    leaves,
    leavesOf,
    cellsOf: (judge, evaluateeId) =>
      isRecused(judge.id, evaluateeId)
        ? []
        : leavesOf(evaluateeId)
            .filter(({ method }) => method.groups.some(({ code }) => code === judge.group))
            .map(({ code }) => code),
    isRecused,
    covers: (evaluateeId) => assignments.covers(panel, evaluateeId),
    groupName: (code) => groupNames.get(code) ?? code,
  }
}

/** A stored mark of one evaluatee, value in 1/10,000. */
interface ItemMark {
  readonly judgeId: number
  readonly indicator: string
  readonly state: InputState
  readonly value: number | null
  readonly option: string | null
}

/** Marks of one evaluatee by `judge/leaf`. */
export function readMarksOf(app: App, evaluateeId: number): ReadonlyMap<string, ItemMark> {
  const rows = app.db.all(
    app.db.build
      .selectFrom('mark')
      .select(['judge_id as judgeId', 'indicator', 'state', 'value', 'option'])
      .where('evaluatee_id', '=', evaluateeId),
  )
  return new Map(rows.map((row) => [cellKey(row.judgeId, row.indicator), row]))
}

/** Names a cell in the map of `readMarksOf`. */
export function cellKey(judgeId: number, indicator: string): string {
  return `${judgeId}/${indicator}`
}
