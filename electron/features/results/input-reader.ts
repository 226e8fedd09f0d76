import * as z from 'zod'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { FindingStatus } from '../../../shared/domain/finding-status.ts'
import type { Participation } from '../../../shared/domain/glossary.ts'
import { type InputState, inputStateSchema } from '../../../shared/domain/input-state.ts'
import { type Leaf, leafSchema } from '../../../shared/domain/scheme/indicators.ts'
import type { Database } from '../../database/database.ts'
import { ownLeaves } from '../../scoring/compile-scheme.ts'
import type {
  BallotInput,
  CompiledLeaf,
  CompiledScheme,
  EvaluateeInputs,
  FindingInput,
  MarkInput,
  TaskInput,
  ValueInput,
} from '../../scoring/index.ts'
import { ballotMisfit, findingMisfit, type MarkReader, markReader, taskMisfit, valueMisfit } from '../../scoring/misfits.ts'

const ownIndicatorsSchema = z.record(z.string(), z.array(leafSchema))

/** Own leaves as stored, by the code of their group. */
export function parseOwnIndicators(text: string): ReadonlyMap<string, readonly Leaf[]> {
  return text === '{}' ? noOwn : new Map(Object.entries(ownIndicatorsSchema.parse(JSON.parse(text))))
}
const noOwn: ReadonlyMap<string, readonly Leaf[]> = new Map()
const choicesSchema = z.record(z.string(), z.string())
const countsSchema = z.record(z.string(), z.int())

/** Keys of a run over many evaluatees: their ids as one JSON text, so that one prepared statement serves any number. */
const among = 'evaluatee_id IN (SELECT value FROM json_each(?))'

/**
 * Reads everything that is scored about the given evaluatees, in columns rather than objects where there are many rows.
 *
 * Only findings that count are read. Facts that do not fit the scheme, because they were entered under a version whose leaf, rule, scale or options
 * were different (`misfits`), are left out; they stay stored, and count again under a scheme that they fit. So do own leaves of a group that is gone.
 *
 * @param ids evaluatees of one cycle; a few hundred at a time keep the event loop free
 * @returns one entry an id, in the order of `ids`
 * @throws AppError `scheme_invalid` naming an own leaf whose code the scheme uses itself, or that cannot be computed in its group
 */
export function readInputs(db: Database, compiled: CompiledScheme, ids: readonly number[]): readonly EvaluateeInputs[] {
  const key = JSON.stringify(ids)
  const readers = new Map<number, MutableInputs>()
  for (const row of rows(
    db,
    `SELECT id, category_id, participation, own_indicators FROM evaluatee WHERE id IN (SELECT value FROM json_each(?))`,
    key,
  )) {
    const [id, category, participation, own] = row as [number, number, Participation, string]
    readers.set(id, emptyInputs(id, category, participation, ownOf(compiled, own)))
  }
  readFindings(db, compiled, key, readers)
  readValues(db, compiled, key, readers)
  readMarks(db, compiled, key, readers)
  readBallots(db, compiled, key, readers)
  readTasks(db, compiled, key, readers)
  return ids.flatMap((id) => readers.get(id) ?? [])
}

/** Entered values alone, for the leaves that are scored against the whole category. */
export function readValuesOf(
  db: Database,
  compiled: CompiledScheme,
  leaves: readonly number[],
  cycleId: number,
): readonly Pick<EvaluateeInputs, 'evaluatee' | 'category' | 'participation' | 'values'>[] {
  const codes = JSON.stringify(leaves.map((index) => compiled.leaves[index]?.code))
  const readers = new Map<number, MutableInputs>()
  for (const row of rows(db, 'SELECT id, category_id, participation FROM evaluatee WHERE cycle_id = ?', cycleId)) {
    const [id, category, participation] = row as [number, number, Participation]
    readers.set(id, emptyInputs(id, category, participation, nothingOwn))
  }
  const sql = `SELECT v.evaluatee_id, v.indicator, v.state, v.value, v.baseline, v.target FROM input_value v JOIN evaluatee e ON e.id = v.evaluatee_id
    WHERE e.cycle_id = ? AND v.indicator IN (SELECT value FROM json_each(?))`
  for (const row of rows(db, sql, cycleId, codes)) addValue(compiled, readers, row)
  return [...readers.values()]
}

interface MutableInputs extends EvaluateeInputs {
  readonly findings: Map<number, FindingInput[]>
  readonly values: Map<number, ValueInput>
  readonly marks: Map<number, MarkInput[]>
  readonly ballots: Map<number, BallotInput[]>
  readonly tasks: Map<number, TaskInput[]>
  /** The evaluatee's own leaves by their codes; null where there are none. */
  readonly ownLeaves: ReadonlyMap<string, CompiledLeaf> | null
}
type Readers = ReadonlyMap<number, MutableInputs>

type Own = Pick<MutableInputs, 'ownIndicators' | 'ownLeaves'>
const nothingOwn: Own = { ownIndicators: noOwn, ownLeaves: null }

/** Own leaves of the groups that the scheme has. A scheme without such groups has none to read. */
function ownOf(compiled: CompiledScheme, stored: string): Own {
  if (compiled.ownGroups.length === 0 || stored === '{}') return nothingOwn
  const ownIndicators = parseOwnIndicators(stored)
  const leaves = ownLeaves(compiled, ownIndicators)
  if (leaves.length === 0) return nothingOwn
  const byCode = new Map<string, CompiledLeaf>()
  for (const leaf of leaves) {
    const { code } = leaf
    if (compiled.nodeIndexByCode.has(code) || byCode.has(code))
      throw new AppError('scheme_invalid', { at: code, problem: 'duplicate_code', kind: 'node', code })
    byCode.set(code, leaf)
  }
  return { ownIndicators, ownLeaves: byCode }
}

/** A leaf of the scheme or of the evaluatee's own list. */
function leafAt(compiled: CompiledScheme, reader: MutableInputs, code: string): CompiledLeaf | undefined {
  const index = compiled.leafIndexByCode.get(code)
  return index === undefined ? reader.ownLeaves?.get(code) : compiled.leaves[index]
}

function emptyInputs(id: number, category: number, participation: Participation, own: Own): MutableInputs {
  return {
    evaluatee: String(id),
    category: String(category),
    participation,
    findings: new Map(),
    values: new Map(),
    marks: new Map(),
    ballots: new Map(),
    tasks: new Map(),
    ...own,
  }
}

/** All rows at once: stepping through them one by one costs more than twice as much, and a chunk of evaluatees has few thousand. */
function rows(db: Database, sql: string, ...parameters: readonly unknown[]): readonly (readonly unknown[])[] {
  return db
    .prepare(sql)
    .raw(true)
    .all(...parameters) as (readonly unknown[])[]
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}

function readFindings(db: Database, compiled: CompiledScheme, key: string, readers: Readers): void {
  const sql = `SELECT evaluatee_id, indicator, id, rule, quantity, level, multipliers, chosen, matter_key, status, found_on, closed_on, source, reason
    FROM finding WHERE ${among} AND status IN ('confirmed', 'rectifying', 'verifying', 'closed')`
  for (const row of rows(db, sql, key)) {
    const reader = readers.get(row[0] as number)
    const leaf = reader === undefined ? undefined : leafAt(compiled, reader, row[1] as string)
    if (leaf === undefined || reader === undefined) continue
    const multipliers = row[6] as string
    const finding: FindingInput = {
      id: String(row[2]),
      rule: row[3] as string,
      quantity: row[4] as number,
      level: row[5] as string | null,
      multipliers: multipliers === '[]' ? [] : (JSON.parse(multipliers) as string[]),
      chosen: row[7] as number | null,
      matterKey: row[8] as string | null,
      status: row[9] as FindingStatus,
      foundOn: row[10] as string,
      closedOn: row[11] as string | null,
      source: row[12] as string,
      reason: row[13] as string,
    }
    if (findingMisfit(leaf, finding) === null) push(reader.findings, leaf.index, finding)
  }
}

function readValues(db: Database, compiled: CompiledScheme, key: string, readers: Readers): void {
  const sql = `SELECT evaluatee_id, indicator, state, value, baseline, target FROM input_value WHERE ${among}`
  for (const row of rows(db, sql, key)) addValue(compiled, readers, row)
}

function addValue(compiled: CompiledScheme, readers: Readers, row: readonly unknown[]): void {
  const reader = readers.get(row[0] as number)
  if (reader === undefined) return
  const leaf = leafAt(compiled, reader, row[1] as string)
  if (leaf === undefined || valueMisfit(leaf) !== null) return
  reader.values.set(leaf.index, {
    state: row[2] as InputState,
    value: row[3] as number | null,
    baseline: row[4] as number | null,
    target: row[5] as number | null,
  })
}

/**
 * Marks come packed, three lists of equal length an evaluatee: leaves, judges, and a number, `=option` or a state. 612,000 rows read one by one cost
 * several times as much. Equal marks of a judge are one object, since a panel gives the same few values over and over.
 */
function readMarks(db: Database, compiled: CompiledScheme, key: string, readers: Readers): void {
  const judges = new Map<string, Judge>()
  for (const row of rows(db, 'SELECT id, judge_group FROM judge')) {
    judges.set(String(row[0]), { id: String(row[0]), group: row[1] as string, marks: new Map() })
  }
  let sheet: MarkSheet = { leaves: '', judges: '', own: null, runs: [] }
  const sql = `SELECT evaluatee_id, group_concat(indicator), group_concat(judge_id),
      json_group_array(CASE WHEN state <> 'scored' THEN state WHEN option IS NULL THEN value ELSE '=' || option END)
    FROM mark WHERE ${among} GROUP BY evaluatee_id`
  for (const row of rows(db, sql, key)) {
    const [id, leaves, judgeIds, packed] = row as [number, string, string, string]
    const reader = readers.get(id)
    if (reader === undefined) continue
    // Most evaluatees are marked by the same judges on the same leaves: then the sheet of the one before fits. Own leaves have the same codes and other places.
    if (sheet.leaves !== leaves || sheet.judges !== judgeIds || sheet.own !== reader.ownLeaves) {
      sheet = ruleSheet(compiled, reader, leaves, judgeIds, judges)
    }
    const entries = JSON.parse(packed) as readonly (number | string)[]
    for (const run of sheet.runs) {
      const marks: MarkInput[] = []
      for (const { judge, place } of run.judges) {
        const entry = entries[place] ?? ''
        if (run.reader.misfit(entry) === null) marks.push(markOf(judge, entry))
      }
      const before = reader.marks.get(run.leaf)
      if (before === undefined) reader.marks.set(run.leaf, marks)
      else before.push(...marks)
    }
  }
}

/** A judge with every mark of its that was met, by its packed form. */
interface Judge {
  readonly id: string
  readonly group: string
  readonly marks: Map<number | string, MarkInput>
}

/** Who marked what: the judges whose marks of `leaf` may count, with the places of their packed values. */
interface MarkSheet {
  readonly leaves: string
  readonly judges: string
  readonly own: MutableInputs['ownLeaves']
  readonly runs: readonly MarkRun[]
}
interface MarkRun {
  readonly leaf: number
  readonly reader: MarkReader
  readonly judges: { readonly judge: Judge; readonly place: number }[]
}

function ruleSheet(
  compiled: CompiledScheme,
  evaluatee: MutableInputs,
  leaves: string,
  judgeIds: string,
  judges: ReadonlyMap<string, Judge>,
): MarkSheet {
  const codes = leaves.split(',')
  const runs: MarkRun[] = []
  for (const [place, id] of judgeIds.split(',').entries()) {
    const judge = judges.get(id)
    if (judge === undefined) throw new Error(`mark of an unknown judge: ${id}`)
    const leaf = leafAt(compiled, evaluatee, codes[place] ?? '')
    if (leaf === undefined) continue
    let run = runs.at(-1)
    if (run?.leaf !== leaf.index) {
      const reader = markReader(leaf)
      if (reader === null) continue
      run = { leaf: leaf.index, reader, judges: [] }
      runs.push(run)
    }
    if (run.reader.hasGroup(judge.group)) run.judges.push({ judge, place })
  }
  return { leaves, judges: judgeIds, own: evaluatee.ownLeaves, runs }
}

function markOf(judge: Judge, packed: number | string): MarkInput {
  const known = judge.marks.get(packed)
  if (known !== undefined) return known
  const mark = unpackMark(judge, packed)
  judge.marks.set(packed, mark)
  return mark
}

function unpackMark({ id, group }: Judge, packed: number | string): MarkInput {
  const mark = { judge: id, group, value: null, option: null }
  if (typeof packed === 'number') return { ...mark, state: 'scored', value: packed }
  return packed.startsWith('=') ? { ...mark, state: 'scored', option: packed.slice(1) } : { ...mark, state: inputStateSchema.parse(packed) }
}

function readBallots(db: Database, compiled: CompiledScheme, key: string, readers: Readers): void {
  const sql = `SELECT evaluatee_id, indicator, rater_group, state, entitled, issued, returned, counts FROM ballot WHERE ${among}`
  for (const row of rows(db, sql, key)) {
    const reader = readers.get(row[0] as number)
    const leaf = reader === undefined ? undefined : leafAt(compiled, reader, row[1] as string)
    if (leaf === undefined || reader === undefined) continue
    const ballot: BallotInput = {
      group: row[2] as string,
      state: row[3] as InputState,
      entitled: row[4] as number | null,
      issued: row[5] as number | null,
      returned: row[6] as number | null,
      counts: countsSchema.parse(JSON.parse(row[7] as string)),
    }
    if (ballotMisfit(leaf, ballot) === null) push(reader.ballots, leaf.index, ballot)
  }
}

function readTasks(db: Database, compiled: CompiledScheme, key: string, readers: Readers): void {
  const sql = `SELECT evaluatee_id, indicator, code, name, choices FROM task WHERE ${among} ORDER BY evaluatee_id, indicator, position`
  for (const row of rows(db, sql, key)) {
    const reader = readers.get(row[0] as number)
    const leaf = reader === undefined ? undefined : leafAt(compiled, reader, row[1] as string)
    if (leaf === undefined || reader === undefined) continue
    const task: TaskInput = { code: row[2] as string, name: row[3] as string, choices: choicesSchema.parse(JSON.parse(row[4] as string)) }
    if (taskMisfit(leaf, task) === null) push(reader.tasks, leaf.index, task)
  }
}
