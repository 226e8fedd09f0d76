import type { Judge } from '../../../shared/contract/panels.ts'
import type { GroupMean, MarkRow, Marks } from '../../../shared/contract/scoring.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import { lockLetters, openLetter, stateLetters } from '../../../shared/domain/mark-letters.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import { add, type CompiledLeaf, type CompiledScheme, type Fraction, meanRange } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { pointsOf, toSheetLeaf, totalText } from '../judging/read-sheet.ts'
import { leafFinder, readOwnLeaves } from '../own-indicators/own-leaves.ts'
import { readJudges } from '../panels/judges-repository.ts'
import { readEvaluatee } from '../register/register-repository.ts'
import { readMarkLocks } from './mark-locks.ts'
import { scoreText } from './score-text.ts'
import { readLeafScores, readScoredIds } from './scoring-repository.ts'

/** Which evaluatees have a row: those of a category (null: everybody), or only some of them. */
interface RowsOf {
  readonly cycleId: number
  readonly categoryId: number | null
  readonly evaluateeIds?: readonly number[] | undefined
}

/** Which marks to show: of one leaf, of one judge, of one evaluatee. */
export type MarksOf =
  | (RowsOf & { readonly by: 'leaf'; readonly indicator: string })
  | (RowsOf & { readonly by: 'judge'; readonly judgeId: number })
  | { readonly by: 'evaluatee'; readonly cycleId: number; readonly evaluateeId: number }

/** A stored mark, its value in 1/10,000. */
interface Stored {
  readonly state: InputState
  readonly value: number | null
  readonly option: string | null
}

/** One cell: which judge marks which leaf of which evaluatee. `leaf` is undefined where the evaluatee has none of that code. */
interface Cell {
  readonly evaluateeId: number
  readonly leaf: CompiledLeaf | undefined
  readonly judge: Judge
}

/**
 * Marks as the score grid shows them, packed row by row, each with why it cannot be entered.
 *
 * @throws AppError `no_cycle`; `not_found` (no judged leaf of this code, judge or evaluatee not in the cycle)
 */
export function listMarks(app: App, of: MarksOf): Marks {
  readCycle(app.db, of.cycleId)
  const judges = readJudges(app.db, of.cycleId)
  switch (of.by) {
    case 'leaf':
      return marksOfLeaf(app, of, judges)
    case 'judge':
      return marksOfJudge(app, of, judges)
    case 'evaluatee':
      return marksOfEvaluatee(app, of, judges)
  }
}

function marksOfLeaf(app: App, of: Extract<MarksOf, { by: 'leaf' }>, all: readonly Judge[]): Marks {
  const compiled = app.results.compiled(of.cycleId)
  const leafOf = leafFinder(app, of.cycleId)
  const scored = rowIds(app, of)
  const common = compiled.leafIndexByCode.has(of.indicator)
  const ids = common ? scored : scored.filter((id) => leafOf(id, of.indicator) !== undefined)
  const leaf = leafOf(ids[0] ?? 0, of.indicator)
  if (leaf === undefined || judgedMethod(leaf) === null) throw new AppError('not_found', { what: 'indicator', code: of.indicator })
  const judges = judgesOf([leaf], all)
  const stored = readStored(app, 'indicator = ? AND evaluatee_id IN (SELECT value FROM json_each(?))', of.indicator, JSON.stringify(ids))
  const toRow = rowPacker(app, of.cycleId)
  const scores = common && of.evaluateeIds === undefined ? readLeafScores(app.db, of.cycleId, leaf.nodeIndex) : null
  const rows = ids.map((evaluateeId) => {
    const own = common ? leaf : leafOf(evaluateeId, of.indicator)
    const cells = judges.map((judge): Cell => ({ evaluateeId, leaf: own, judge }))
    const entry = scores === null ? ownScore(app, of.cycleId, evaluateeId, own) : scores.get(evaluateeId)
    return toRow(cells, stored, own ?? null, scoreText(compiled, entry))
  })
  return { evaluateeIds: [...ids], leaves: [toSheetLeaf(leaf)], judges: named(judges, [leaf]), rows }
}

function rowIds(app: App, { cycleId, categoryId, evaluateeIds }: RowsOf): readonly number[] {
  const all = readScoredIds(app.db, cycleId, categoryId)
  if (evaluateeIds === undefined) return all
  const wanted = new Set(evaluateeIds)
  return all.filter((id) => wanted.has(id))
}

function marksOfJudge(app: App, of: Extract<MarksOf, { by: 'judge' }>, all: readonly Judge[]): Marks {
  const judge = all.find(({ id }) => id === of.judgeId)
  if (judge === undefined) throw new AppError('not_found', { what: 'judge', id: of.judgeId })
  const compiled = app.results.compiled(of.cycleId)
  const leaves = compiled.leaves.filter((leaf) => marksLeaf(judge, leaf))
  const ids = rowIds(app, of)
  const stored =
    of.evaluateeIds === undefined
      ? readStored(app, 'judge_id = ?', of.judgeId)
      : readStored(app, 'judge_id = ? AND evaluatee_id IN (SELECT value FROM json_each(?))', of.judgeId, JSON.stringify(ids))
  const toRow = rowPacker(app, of.cycleId)
  const rows = ids.map((evaluateeId) => {
    const cells = leaves.map((leaf): Cell => ({ evaluateeId, leaf, judge }))
    return toRow(cells, stored, null, judgeTotal(compiled, cells, stored))
  })
  return { evaluateeIds: [...ids], leaves: leaves.map(toSheetLeaf), judges: named([judge], leaves), rows }
}

function marksOfEvaluatee(app: App, of: Extract<MarksOf, { by: 'evaluatee' }>, all: readonly Judge[]): Marks {
  if (readEvaluatee(app.db, of.evaluateeId).cycleId !== of.cycleId)
    throw new AppError('not_found', { what: 'evaluatee', id: of.evaluateeId })
  const compiled = app.results.compiled(of.cycleId)
  const leaves = [...compiled.leaves, ...readOwnLeaves(app.db, compiled, of.evaluateeId)].filter((leaf) => judgedMethod(leaf) !== null)
  const judges = judgesOf(leaves, all)
  const stored = readStored(app, 'evaluatee_id = ?', of.evaluateeId)
  const toRow = rowPacker(app, of.cycleId)
  const rows = leaves.map((leaf) =>
    toRow(
      judges.map((judge): Cell => ({ evaluateeId: of.evaluateeId, leaf, judge })),
      stored,
      leaf,
      scoreText(compiled, ownScore(app, of.cycleId, of.evaluateeId, leaf)),
    ),
  )
  return { evaluateeIds: [of.evaluateeId], leaves: leaves.map(toSheetLeaf), judges: named(judges, leaves), rows }
}

function judgedMethod(leaf: CompiledLeaf): MethodOf<'judged'> | null {
  return leaf.leaf.method.kind === 'judged' ? leaf.leaf.method : null
}

function marksLeaf(judge: Judge, leaf: CompiledLeaf): boolean {
  return judgedMethod(leaf)?.groups.some(({ code }) => code === judge.group) === true
}

/** Codes of the groups that mark some of the leaves, each once, in the order in which the leaves name them. */
function groupsOf(leaves: readonly CompiledLeaf[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string>()
  for (const leaf of leaves) for (const { code, name } of judgedMethod(leaf)?.groups ?? []) if (!groups.has(code)) groups.set(code, name)
  return groups
}

/** The judges that mark some of the leaves, group by group. */
function judgesOf(leaves: readonly CompiledLeaf[], all: readonly Judge[]): readonly Judge[] {
  return [...groupsOf(leaves).keys()].flatMap((group) => all.filter((judge) => judge.group === group))
}

function named(judges: readonly Judge[], leaves: readonly CompiledLeaf[]): Marks['judges'] {
  const groups = groupsOf(leaves)
  return judges.map(({ id, name, group }) => ({ id, name, group, groupName: groups.get(group) ?? group }))
}

function ownScore(app: App, cycleId: number, evaluateeId: number, leaf: CompiledLeaf | undefined): string | undefined {
  return leaf === undefined ? undefined : readLeafScores(app.db, cycleId, leaf.nodeIndex, evaluateeId).get(evaluateeId)
}

/** By leaf, judge and evaluatee: few large maps by number, because the sheet of a judge of a province has 68,000 marks. */
type StoredMarks = ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<number, Stored>>>

function storedAt(stored: StoredMarks, evaluateeId: number, indicator: string, judgeId: number): Stored | undefined {
  return stored.get(indicator)?.get(judgeId)?.get(evaluateeId)
}

function readStored(app: App, where: string, ...parameters: readonly unknown[]): StoredMarks {
  const rows = app.db
    .prepare(`SELECT evaluatee_id, indicator, judge_id, state, value, option FROM mark WHERE ${where}`)
    .raw(true)
    .all(...parameters) as [number, string, number, InputState, number | null, string | null][]
  const marks = new Map<string, Map<number, Map<number, Stored>>>()
  for (const [evaluateeId, code, judgeId, state, value, option] of rows) {
    const ofLeaf = marks.get(code) ?? new Map<number, Map<number, Stored>>()
    const ofJudge = ofLeaf.get(judgeId) ?? new Map<number, Stored>()
    ofJudge.set(evaluateeId, { state, value, option })
    ofLeaf.set(judgeId, ofJudge)
    marks.set(code, ofLeaf)
  }
  return marks
}

/** Packs rows with the locks of the cycle as it stands. `leaf`: whose means the row shows; null: none. */
function rowPacker(
  app: App,
  cycleId: number,
): (cells: readonly Cell[], stored: StoredMarks, leaf: CompiledLeaf | null, score: string | null) => MarkRow {
  const lockOf = readMarkLocks(app.db, cycleId)
  return (cells, stored, leaf, score) => {
    let states = ''
    let locks = ''
    const values: string[] = []
    const counting: { readonly group: string; readonly units: number; readonly text: string }[] = []
    for (const cell of cells) {
      const { evaluateeId, judge } = cell
      const mine = cell.leaf !== undefined && marksLeaf(judge, cell.leaf)
      const lock = mine ? lockOf(judge.id, evaluateeId, cell.leaf?.code ?? '') : 'none'
      const mark = mine ? storedAt(stored, evaluateeId, cell.leaf?.code ?? '', judge.id) : undefined
      const text = mark?.state !== 'scored' ? '' : (mark.option ?? (mark.value === null ? '' : fromUnits(mark.value)))
      states += stateLetters[mark?.state ?? 'empty']
      locks += lock === null ? openLetter : lockLetters[lock]
      values.push(text)
      const units = mark?.state === 'scored' ? unitsOf(cell.leaf, mark) : null
      if (units !== null) counting.push({ group: judge.group, units, text })
    }
    return { states, locks, values, means: leaf === null ? [] : meansOf(leaf, counting), score }
  }
}

/** What a judge's marks of one evaluatee come to in points of the leaves; null without any. */
function judgeTotal(compiled: CompiledScheme, cells: readonly Cell[], stored: StoredMarks): string | null {
  let total: Fraction | null = null
  for (const { evaluateeId, leaf, judge } of cells) {
    const mark = leaf === undefined ? undefined : storedAt(stored, evaluateeId, leaf.code, judge.id)
    const points = leaf === undefined || mark?.state !== 'scored' ? null : pointsOf(leaf, mark)
    if (points !== null) total = total === null ? points : add(total, points)
  }
  return total === null ? null : totalText(compiled, total)
}

/** What a scored mark is worth on its scale; null for an option that the scheme no longer has. */
function unitsOf(leaf: CompiledLeaf | undefined, mark: Stored): number | null {
  if (mark.option === null) return mark.value
  return leaf?.method.kind === 'judged' ? (leaf.method.options?.get(mark.option) ?? null) : null
}

/** How the scored marks of each group become its mean; groups without one are left out. */
function meansOf(
  leaf: CompiledLeaf,
  marks: readonly { readonly group: string; readonly units: number; readonly text: string }[],
): GroupMean[] {
  return (judgedMethod(leaf)?.groups ?? []).flatMap(({ code, name, aggregate }) => {
    const own = marks.filter(({ group }) => group === code).sort((one, other) => one.units - other.units)
    if (own.length === 0) return []
    const { first, end } = meanRange(aggregate, own.length)
    const texts = (some: typeof own) => some.map(({ text }) => text)
    return [{ group: name, scored: own.length, lowest: texts(own.slice(0, first)), highest: texts(own.slice(end)) }]
  })
}
