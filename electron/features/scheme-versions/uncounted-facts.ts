import * as z from 'zod'
import type { UncountedFacts } from '../../../shared/contract/scheme-versions.ts'
import type { Misfit } from '../../../shared/domain/misfit.ts'
import type { Database } from '../../database/database.ts'
import type { CompiledLeaf, CompiledScheme } from '../../scoring/index.ts'
import { ballotMisfit, findingMisfit, markReader, taskMisfit, valueMisfit } from '../../scoring/misfits.ts'
import { readOwnLeaves } from '../own-indicators/own-leaves.ts'

/** Evaluatees read without yielding. */
const chunkSize = 64
const among = 'evaluatee_id IN (SELECT value FROM json_each(?))'
const codesSchema = z.array(z.string())
const choicesSchema = z.record(z.string(), z.string())
const countsSchema = z.record(z.string(), z.int())

type What = UncountedFacts['what']
/** The leaf of a code: of the scheme, else of the evaluatee's own. */
type LeafOf = (evaluatee: number, code: string) => CompiledLeaf | undefined

/** Why a fact would not count under a scheme; asked of the present scheme and of the new one. */
type MisfitOf = (leafOf: LeafOf) => Misfit | null

interface Tally {
  readonly what: What
  readonly reason: Misfit
  readonly indicator: string
  readonly rule: string | null
  count: number
  readonly evaluatees: Set<number>
}

/**
 * Facts of a cycle that count under one scheme and would not under another, in scheme order; they would stay stored. Findings that are not confirmed yet
 * are among them, withdrawn ones are not.
 *
 * Reads in chunks and yields between them, because a province has 600,000 marks.
 */
export async function uncountedFacts(
  db: Database,
  {
    cycleId,
    present,
    other,
    nameOf,
  }: { cycleId: number; present: CompiledScheme; other: CompiledScheme; nameOf: (evaluateeId: number) => string },
): Promise<UncountedFacts[]> {
  const tallies = new Map<string, Tally>()
  const [leafNow, leafThen] = [leafFinderIn(db, present), leafFinderIn(db, other)]
  const judge: Judge = (misfitOf, what, indicator, rule, evaluatees, count = 1) => {
    const reason = misfitOf(leafThen)
    if (reason === null || misfitOf(leafNow) !== null) return
    const key = JSON.stringify([what, indicator, rule, reason])
    const tally = tallies.get(key) ?? { what, reason, indicator, rule, count: 0, evaluatees: new Set<number>() }
    tally.count += count
    for (const id of evaluatees) tally.evaluatees.add(id)
    tallies.set(key, tally)
  }
  const ids = db.all(db.build.selectFrom('evaluatee').select('id').where('cycle_id', '=', cycleId).orderBy('position').orderBy('id'))
  for (let from = 0; from < ids.length; from += chunkSize) {
    const key = JSON.stringify(ids.slice(from, from + chunkSize).map(({ id }) => id))
    judgeFindings(db, key, judge)
    judgeValues(db, key, judge)
    judgeMarks(db, key, present.ownGroups.length > 0, judge)
    judgeBallotsAndTasks(db, key, judge)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const place = (code: string) => present.leafIndexByCode.get(code) ?? present.leaves.length
  return [...tallies.values()]
    .sort((a, b) => place(a.indicator) - place(b.indicator))
    .map(({ what, reason, indicator, rule, count, evaluatees }) => {
      const leaf = leafNow([...evaluatees][0] ?? 0, indicator)
      return {
        what,
        reason,
        indicator,
        indicatorName: leaf?.name ?? indicator,
        rule: rule === null ? null : (ruleText(leaf, rule) ?? rule),
        count,
        evaluatees: evaluatees.size,
        names: [...evaluatees].slice(0, 5).map(nameOf),
      }
    })
}

function leafFinderIn(db: Database, compiled: CompiledScheme): LeafOf {
  const own = new Map<number, readonly CompiledLeaf[]>()
  return (evaluatee, code) => {
    const index = compiled.leafIndexByCode.get(code)
    if (index !== undefined || compiled.ownGroups.length === 0) return compiled.leaves[index ?? -1]
    const leaves = own.get(evaluatee) ?? readOwnLeaves(db, compiled, evaluatee)
    own.set(evaluatee, leaves)
    return leaves.find((leaf) => leaf.code === code)
  }
}

type Judge = (misfitOf: MisfitOf, what: What, indicator: string, rule: string | null, evaluatees: readonly number[], count?: number) => void

function ruleText(leaf: CompiledLeaf | undefined, code: string): string | undefined {
  const method = leaf?.leaf.method
  if (method?.kind !== 'deduct' && method?.kind !== 'bonus' && method?.kind !== 'veto') return undefined
  return method.rules.find((rule) => rule.code === code)?.text
}

function judgeFindings(db: Database, key: string, judge: Judge): void {
  const rows = db
    .prepare(
      `SELECT evaluatee_id AS evaluatee, indicator, rule, quantity, level, multipliers, chosen FROM finding WHERE ${among} AND status <> 'withdrawn'`,
    )
    .all(key) as {
    evaluatee: number
    indicator: string
    rule: string
    quantity: number
    level: string | null
    multipliers: string
    chosen: number | null
  }[]
  for (const row of rows) {
    const finding = { ...row, multipliers: row.multipliers === '[]' ? [] : codesSchema.parse(JSON.parse(row.multipliers)) }
    judge((leafOf) => findingMisfit(leafOf(row.evaluatee, row.indicator), finding), 'finding', row.indicator, row.rule, [row.evaluatee])
  }
}

function judgeValues(db: Database, key: string, judge: Judge): void {
  const rows = db.prepare(`SELECT evaluatee_id AS evaluatee, indicator FROM input_value WHERE ${among} AND state <> 'empty'`).all(key) as {
    evaluatee: number
    indicator: string
  }[]
  for (const { evaluatee, indicator } of rows) {
    judge((leafOf) => valueMisfit(leafOf(evaluatee, indicator)), 'value', indicator, null, [evaluatee])
  }
}

const readers = new WeakMap<CompiledLeaf, ReturnType<typeof markReader>>()

/** The reader of a leaf's marks, prepared once: thousands of rows ask for the same few. */
function readerOf(leaf: CompiledLeaf): ReturnType<typeof markReader> {
  const known = readers.get(leaf)
  if (known !== undefined) return known
  const reader = markReader(leaf)
  readers.set(leaf, reader)
  return reader
}

/** Equal marks of a leaf come as one row, with the evaluatees that have them; `apart`: one row an evaluatee, because each may have leaves of its own. */
function judgeMarks(db: Database, key: string, apart: boolean, judge: Judge): void {
  const rows = db
    .prepare(
      `SELECT m.indicator, j.judge_group AS judgeGroup, m.state, m.value, m.option, count(*) AS count, json_group_array(DISTINCT m.evaluatee_id) AS evaluatees
       FROM mark m JOIN judge j ON j.id = m.judge_id WHERE m.${among} AND m.state <> 'empty'
       GROUP BY m.indicator, j.judge_group, m.state, m.value, m.option, CASE WHEN ? = 1 THEN m.evaluatee_id END`,
    )
    .all(key, apart ? 1 : 0) as {
    indicator: string
    judgeGroup: string
    state: string
    value: number | null
    option: string | null
    count: number
    evaluatees: string
  }[]
  for (const row of rows) {
    const packed = row.state !== 'scored' ? row.state : (row.value ?? `=${row.option ?? ''}`)
    const evaluatees = z.array(z.int()).parse(JSON.parse(row.evaluatees))
    const misfitOf: MisfitOf = (leafOf) => {
      const leaf = leafOf(evaluatees[0] ?? 0, row.indicator)
      if (leaf === undefined) return 'leaf_gone'
      const reader = readerOf(leaf)
      if (reader === null) return 'method_changed'
      return reader.hasGroup(row.judgeGroup) ? reader.misfit(packed) : 'group_gone'
    }
    judge(misfitOf, 'mark', row.indicator, null, evaluatees, row.count)
  }
}

function judgeBallotsAndTasks(db: Database, key: string, judge: Judge): void {
  const ballots = db
    .prepare(
      `SELECT evaluatee_id AS evaluatee, indicator, rater_group AS raterGroup, counts FROM ballot WHERE ${among} AND state <> 'empty'`,
    )
    .all(key) as { evaluatee: number; indicator: string; raterGroup: string; counts: string }[]
  for (const row of ballots) {
    const ballot = { group: row.raterGroup, counts: countsSchema.parse(JSON.parse(row.counts)) }
    judge((leafOf) => ballotMisfit(leafOf(row.evaluatee, row.indicator), ballot), 'ballot', row.indicator, null, [row.evaluatee])
  }
  const tasks = db.prepare(`SELECT evaluatee_id AS evaluatee, indicator, choices FROM task WHERE ${among}`).all(key) as {
    evaluatee: number
    indicator: string
    choices: string
  }[]
  for (const row of tasks) {
    const task = { choices: choicesSchema.parse(JSON.parse(row.choices)) }
    judge((leafOf) => taskMisfit(leafOf(row.evaluatee, row.indicator), task), 'task', row.indicator, null, [row.evaluatee])
  }
}
