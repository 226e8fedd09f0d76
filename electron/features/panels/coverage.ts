import type { Coverage, CoverageCell, CoverageJudge, CoverageRow, Judge, Lack } from '../../../shared/contract/panels.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { readAllOwnLeaves } from '../own-indicators/own-leaves.ts'
import { readEvaluatees } from '../register/register-repository.ts'
import { readScoredIds } from '../scoring/scoring-repository.ts'
import { type Assignments, readAssignments } from './assignments.ts'
import { countEntries, countOutside, type Tally } from './coverage-counts.ts'
import { readJudges } from './judges-repository.ts'
import { readJudgeGroups } from './judges-service.ts'
import { lacksOf } from './lacks.ts'
import { type JudgedLeaf, judgedOf, leavesToMark, marksGroup } from './leaves-to-mark.ts'
import { codesOf, evaluateesOf, readGround } from './panel-reach.ts'
import type { StoredPanel } from './panels-repository.ts'
import { readRecusals } from './recusals-repository.ts'

/** One seat: a judge who has to mark an evaluatee in a panel, and how far that is. */
interface Seat {
  readonly judge: Judge
  readonly panelId: number | null
  readonly state: 'done' | 'begun' | 'waiting' | 'recused'
  /** Absent on every leaf, so no mark of theirs will count. */
  readonly away: boolean
}

/** While there is no panel, everybody marks everybody. */
const everybody = (cycleId: number, judges: readonly Judge[]): StoredPanel => ({
  id: 0,
  cycleId,
  name: '',
  scope: { kind: 'all' },
  leaves: { kind: 'all' },
  judgeIds: judges.map(({ id }) => id),
})

/**
 * Who marks whom and how far it is, one row an evaluatee (the exempt left out): those that lack judges first, then those with entries missing. Says who
 * entered, never what.
 *
 * @param input.by columns by panel or by judge group
 * @param input.panelId only the evaluatees and judges of this panel; null: all
 * @throws AppError `no_cycle`, `not_found` (the panel)
 */
export async function readCoverage(
  app: App,
  input: { cycleId: number; by: 'panel' | 'group'; panelId: number | null; categoryId: number | null },
): Promise<Coverage> {
  const { cycleId } = input
  readCycle(app.db, cycleId)
  const judges = readJudges(app.db, cycleId)
  const assignments = readAssignments(app.db, cycleId)
  const stored = assignments.panels
  const alone = input.panelId !== null
  if (input.panelId !== null && !stored.some(({ id }) => id === input.panelId))
    throw new AppError('not_found', { what: 'panel', id: input.panelId })
  const panels = (stored.length === 0 ? [everybody(cycleId, judges)] : stored).filter(
    ({ id }) => input.panelId === null || id === input.panelId,
  )
  const columns = columnsOf(app, cycleId, input.by, panels)
  const seatsOf = await readSeats(app, { ...input, alone }, panels, judges, assignments)
  const names = new Map(readEvaluatees(app.db, cycleId).map((evaluatee) => [evaluatee.id, evaluatee]))
  const lackOf = lackReader(app, cycleId, panels, alone)

  const rows: CoverageRow[] = [...seatsOf].map(([evaluateeId, seats]) => ({
    evaluateeId,
    name: names.get(evaluateeId)?.name ?? '',
    unit: names.get(evaluateeId)?.unitName ?? '',
    cells: columns.map(({ key }) => cellOf(seats.filter((seat) => columnKey(input.by, seat) === key))),
    lacks: lackOf(evaluateeId, seats),
  }))
  const unfinished = (row: CoverageRow) => row.cells.some(({ waiting, begun }) => waiting + begun > 0)
  const urgency = (row: CoverageRow) => (row.lacks.length > 0 ? 0 : unfinished(row) ? 1 : 2)
  const ground = readGround(app, cycleId)
  const reach = panels.map((panel) => ({
    panel,
    ids: new Set(evaluateesOf(ground, panel).map(({ id }) => id)),
    codes: codesOf(ground, panel),
  }))
  return {
    columns,
    rows: rows.toSorted((first, second) => urgency(first) - urgency(second)),
    lacking: rows.filter(({ lacks }) => lacks.length > 0).length,
    unfinished: rows.filter(unfinished).length,
    outside: stored.length === 0 || alone ? 0 : await countOutside(app, [...seatsOf.keys()], reach),
  }
}

function columnsOf(app: App, cycleId: number, by: 'panel' | 'group', panels: readonly StoredPanel[]): { key: string; name: string }[] {
  if (by === 'panel') return panels.map(({ id, name }) => ({ key: String(id), name }))
  return readJudgeGroups(app, cycleId).map(({ code, name }) => ({ key: code, name }))
}

function columnKey(by: 'panel' | 'group', { judge, panelId }: Seat): string {
  return by === 'group' ? judge.group : String(panelId ?? 0)
}

function cellOf(seats: readonly Seat[]): CoverageCell {
  const count = (state: Seat['state']) => seats.filter((seat) => seat.state === state).length
  return { judges: seats.length, done: count('done'), begun: count('begun'), waiting: count('waiting'), recused: count('recused') }
}

/** Seats of every evaluatee asked for, in register order. */
async function readSeats(
  app: App,
  { cycleId, categoryId, alone }: { cycleId: number; categoryId: number | null; alone: boolean },
  panels: readonly StoredPanel[],
  judges: readonly Judge[],
  assignments: Assignments,
): Promise<ReadonlyMap<number, readonly Seat[]>> {
  const ids = readScoredIds(app.db, cycleId, categoryId)
  const ground = readGround(app, cycleId)
  const common = judgedOf(app.results.compiled(cycleId).leaves)
  const own = new Map([...readAllOwnLeaves(app, cycleId)].map(([id, leaves]) => [id, judgedOf(leaves)]))
  const byId = new Map(judges.map((judge) => [judge.id, judge]))
  const seats = new Map<number, Seat[]>()
  for (const panel of panels) {
    const covered = new Set(evaluateesOf(ground, panel).map(({ id }) => id))
    const some = ids.filter((id) => covered.has(id))
    const codes = new Set(codesOf(ground, panel))
    const counts = await countEntries(app, some, panel.judgeIds, [...codes])
    const sitting = panel.judgeIds.flatMap((id) => byId.get(id) ?? [])
    const neededOf = (judge: Judge, leaves: readonly JudgedLeaf[]) =>
      leaves.filter((leaf) => codes.has(leaf.code) && marksGroup(leaf, judge.group)).length
    const needed = new Map(sitting.map((judge) => [judge.id, neededOf(judge, common)]))
    for (const evaluateeId of some) {
      const ofPanel = sitting.flatMap((judge): Seat[] => {
        const leaves = (needed.get(judge.id) ?? 0) + neededOf(judge, own.get(evaluateeId) ?? [])
        if (leaves === 0) return []
        const tally = counts.get(evaluateeId)?.get(judge.id)
        const recused = assignments.isRecused(judge.id, evaluateeId)
        return [{ judge, panelId: panel.id === 0 ? null : panel.id, ...stateOf(tally, leaves, recused) }]
      })
      const before = seats.get(evaluateeId)
      if (before === undefined) seats.set(evaluateeId, ofPanel)
      else before.push(...ofPanel)
    }
  }
  // Nobody's evaluatees are rows as well, unless one panel is asked for; register order either way.
  return new Map(ids.filter((id) => seats.has(id) || !alone).map((id) => [id, seats.get(id) ?? []]))
}

function stateOf(tally: Tally | undefined, leaves: number, recused: boolean): Pick<Seat, 'state' | 'away'> {
  if (recused) return { state: 'recused', away: false }
  if (tally === undefined) return { state: 'waiting', away: false }
  return { state: tally.entered >= leaves ? 'done' : 'begun', away: tally.absent >= leaves }
}

/** Lacks of an evaluatee, worked out once for all that are alike: the same panels, the same judges standing back or away, no leaves of their own. */
function lackReader(
  app: App,
  cycleId: number,
  panels: readonly StoredPanel[],
  alone: boolean,
): (evaluateeId: number, seats: readonly Seat[]) => Lack[] {
  const common = judgedOf(app.results.compiled(cycleId).leaves)
  const own = readAllOwnLeaves(app, cycleId)
  const codes = new Map(panels.map(({ id, leaves }) => [id, leaves.kind === 'all' ? null : new Set(leaves.codes)]))
  const known = new Map<string, Lack[]>()
  return (evaluateeId, seats) => {
    const ownLeaves = judgedOf(own.get(evaluateeId) ?? [])
    const able = seats.filter(({ state, away }) => state !== 'recused' && !away)
    const panelIds = [...new Set(seats.map(({ panelId }) => panelId ?? 0))]
    const key = ownLeaves.length > 0 ? `own ${evaluateeId}` : [panelIds, able.map(({ judge, panelId }) => [judge.id, panelId])].join('|')
    const before = known.get(key)
    if (before !== undefined) return before
    // Of one panel alone only its own leaves are looked at: the others may be marked elsewhere.
    const asked = !alone
      ? [...common, ...ownLeaves]
      : [...common, ...ownLeaves].filter(({ code }) => panels.some(({ id }) => codes.get(id)?.has(code) ?? true))
    const lacks = lacksOf(
      asked,
      able.map(({ judge, panelId }) => ({
        id: judge.id,
        group: judge.group,
        marks: ({ code }) => codes.get(panelId ?? 0)?.has(code) ?? true,
      })),
    )
    known.set(key, lacks)
    return lacks
  }
}

/**
 * The judges who have to mark one evaluatee, with what each has not entered yet; no marks.
 *
 * @throws AppError `no_cycle`, `not_found` (evaluatee not in the cycle)
 */
export function readCoverageOf(app: App, { cycleId, evaluateeId }: { cycleId: number; evaluateeId: number }): CoverageJudge[] {
  readCycle(app.db, cycleId)
  if (!readScoredIds(app.db, cycleId, null).includes(evaluateeId)) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
  const assignments = readAssignments(app.db, cycleId)
  const leavesOf = leavesToMark(app, cycleId, assignments)
  const groups = new Map(readJudgeGroups(app, cycleId).map(({ code, name }) => [code, name]))
  const sources = new Map(
    readRecusals(app.db, cycleId)
      .filter((recusal) => recusal.evaluateeId === evaluateeId)
      .map(({ judgeId, source }) => [judgeId, source]),
  )
  const entered = Map.groupBy(
    app.db
      .prepare("SELECT judge_id AS judgeId, indicator FROM mark WHERE evaluatee_id = ? AND state NOT IN ('empty', 'recused')")
      .all(evaluateeId) as { judgeId: number; indicator: string }[],
    ({ judgeId }) => judgeId,
  )
  return readJudges(app.db, cycleId).flatMap((judge): CoverageJudge[] => {
    const leaves = leavesOf(judge, evaluateeId)
    if (leaves.length === 0) return []
    const codes = new Set((entered.get(judge.id) ?? []).map(({ indicator }) => indicator))
    const missing = leaves.filter(({ code }) => !codes.has(code))
    const source = sources.get(judge.id) ?? null
    const marked = leaves.length - missing.length
    const panels = new Set(leaves.flatMap(({ code }) => assignments.panelOf(judge.id, evaluateeId, code)?.name ?? []))
    return [
      {
        judgeId: judge.id,
        name: judge.name,
        group: groups.get(judge.group) ?? judge.group,
        panel: panels.size === 0 ? null : [...panels].join('、'),
        state: source !== null ? 'recused' : missing.length === 0 ? 'done' : marked > 0 ? 'begun' : 'waiting',
        needed: leaves.length,
        marked,
        source,
        missing: source !== null ? [] : missing.map(({ name }) => name),
      },
    ]
  })
}
