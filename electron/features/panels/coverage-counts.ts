import { setImmediate } from 'node:timers/promises'
import type { App } from '../app.ts'
import type { StoredPanel } from './panels-repository.ts'

/** Entries of one judge at one evaluatee: how many, and how many of them say absent. */
export interface Tally {
  readonly entered: number
  readonly absent: number
}

/** Evaluatees counted without yielding: a province has 180 marks for each. */
const atOnce = 150

/**
 * Counts what each judge of a panel entered for each evaluatee on the given leaves, standing back left out; pairs without any entry are not in the map.
 * Yields between chunks.
 *
 * @param judgeIds judges of the panel
 * @returns by evaluatee, then by judge
 */
export async function countEntries(
  app: App,
  evaluateeIds: readonly number[],
  judgeIds: readonly number[],
  codes: readonly string[],
): Promise<ReadonlyMap<number, ReadonlyMap<number, Tally>>> {
  const counts = new Map<number, Map<number, Tally>>()
  const statement = app.db.prepare(
    `SELECT evaluatee_id AS evaluateeId, judge_id AS judgeId, count(*) AS entered, sum(state = 'absent') AS absent FROM mark
     WHERE evaluatee_id IN (SELECT value FROM json_each(?)) AND indicator IN (SELECT value FROM json_each(?))
       AND judge_id IN (SELECT value FROM json_each(?)) AND state NOT IN ('empty', 'recused')
     GROUP BY evaluatee_id, judge_id`,
  )
  for (let from = 0; from < evaluateeIds.length; from += atOnce) {
    const rows = statement.all(
      JSON.stringify(evaluateeIds.slice(from, from + atOnce)),
      JSON.stringify(codes),
      JSON.stringify(judgeIds),
    ) as (Tally & { evaluateeId: number; judgeId: number })[]
    for (const { evaluateeId, judgeId, entered, absent } of rows) {
      const known = counts.get(evaluateeId)
      if (known === undefined) counts.set(evaluateeId, new Map([[judgeId, { entered, absent }]]))
      else known.set(judgeId, { entered, absent })
    }
    await setImmediate()
  }
  return counts
}

/** Counts marks at places that none of the panels covers. Yields between chunks. */
export async function countOutside(
  app: App,
  evaluateeIds: readonly number[],
  reach: readonly { readonly panel: StoredPanel; readonly ids: ReadonlySet<number>; readonly codes: readonly string[] }[],
): Promise<number> {
  let outside = 0
  const all = app.db.prepare(
    `SELECT count(*) AS marks FROM mark WHERE evaluatee_id IN (SELECT value FROM json_each(?)) AND state NOT IN ('empty', 'recused')`,
  )
  const covered = app.db.prepare(
    `SELECT count(*) AS marks FROM mark WHERE evaluatee_id IN (SELECT value FROM json_each(?)) AND indicator IN (SELECT value FROM json_each(?))
       AND judge_id IN (SELECT value FROM json_each(?)) AND state NOT IN ('empty', 'recused')`,
  )
  for (let from = 0; from < evaluateeIds.length; from += atOnce) {
    const some = evaluateeIds.slice(from, from + atOnce)
    outside += (all.get(JSON.stringify(some)) as { marks: number }).marks
    for (const { panel, ids, codes } of reach) {
      const key = JSON.stringify(some.filter((id) => ids.has(id)))
      outside -= (covered.get(key, JSON.stringify(codes), JSON.stringify(panel.judgeIds)) as { marks: number }).marks
    }
    await setImmediate()
  }
  return outside
}
