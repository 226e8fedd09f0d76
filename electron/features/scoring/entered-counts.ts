import { setImmediate } from 'node:timers/promises'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { App } from '../app.ts'
import type { JudgeName } from '../panels/judges-repository.ts'
import { readScoredIds } from './scoring-repository.ts'

/**
 * How many evaluatees of the cycle (the exempt left out) have everything that each leaf asks for, by leaf code; a leaf without any is not in the map.
 *
 * A value counts with any state but `empty`; a judged leaf when every judge of its groups has marked (or is absent, recused, …); a survey when every
 * group is counted; tasks with at least one task.
 */
export async function countEntered(
  app: App,
  cycleId: number,
  leaves: readonly Leaf[],
  judges: readonly JudgeName[],
): Promise<ReadonlyMap<string, number>> {
  const needed = new Map(leaves.map((leaf) => [leaf.code, neededOf(leaf, judges)]))
  const counts = new Map<string, number>()
  const ids = readScoredIds(app.db, cycleId, null)
  for (let from = 0; from < ids.length; from += atOnce) {
    const key = JSON.stringify(ids.slice(from, from + atOnce))
    for (const { table, parts } of tables) {
      for (const row of readParts(app, key, table, parts)) {
        const wanted = needed.get(row.indicator)
        if (wanted === undefined || wanted === 0 || row.parts < wanted) continue
        const before = counts.get(row.indicator)
        counts.set(row.indicator, before === undefined ? row.evaluatees : before + row.evaluatees)
      }
    }
    await setImmediate()
  }
  return counts
}

/** Parts that one evaluatee needs for a leaf; 0: nobody can enter it yet (no judge in any of its groups). */
function neededOf(leaf: Leaf, judges: readonly JudgeName[]): number {
  const { method } = leaf
  switch (method.kind) {
    case 'judged':
      return judges.filter((judge) => method.groups.some((group) => group.code === judge.group)).length
    case 'survey':
      return method.groups.length
    default:
      return 1
  }
}

/** `parts` counts what one evaluatee has of a leaf; a task list is one part, however long. */
const tables = [
  { table: 'input_value', parts: "sum(state <> 'empty')" },
  { table: 'mark', parts: "sum(state <> 'empty')" },
  { table: 'ballot', parts: "sum(state <> 'empty')" },
  { table: 'task', parts: '1' },
] as const

/** Evaluatees counted without yielding: a province has 180 marks for each. */
const atOnce = 500

/** How many of the evaluatees have how many parts of which leaf; grouped in the order of the primary key, without sorting. */
function readParts(app: App, ids: string, table: string, parts: string) {
  return app.db
    .prepare(
      `SELECT indicator, parts, count(*) AS evaluatees
       FROM (SELECT indicator, ${parts} AS parts FROM ${table} WHERE evaluatee_id IN (SELECT value FROM json_each(?)) GROUP BY evaluatee_id, indicator)
       GROUP BY indicator, parts`,
    )
    .all(ids) as { indicator: string; parts: number; evaluatees: number }[]
}
