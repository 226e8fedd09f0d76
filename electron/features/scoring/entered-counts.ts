import { setImmediate } from 'node:timers/promises'
import type { Judge } from '../../../shared/contract/panels.ts'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { App } from '../app.ts'
import { type Assignments, readAssignments } from '../panels/assignments.ts'
import type { StoredPanel } from '../panels/panels-repository.ts'
import { readScoredIds } from './scoring-repository.ts'

/**
 * How many evaluatees of the cycle (the exempt left out) have everything that each leaf asks for, by leaf code; a leaf without any is not in the map.
 *
 * A value counts with any state but `empty`; a judged leaf when every judge of its groups who has to mark the evaluatee has marked (or is absent, stands
 * back, …); a survey when every group is counted; tasks with at least one task.
 */
export async function countEntered(
  app: App,
  cycleId: number,
  leaves: readonly Leaf[],
  judges: readonly Judge[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const add = (code: string, evaluatees: number): void => {
    const before = counts.get(code)
    counts.set(code, before === undefined ? evaluatees : before + evaluatees)
  }
  const ids = readScoredIds(app.db, cycleId, null)
  const parts = new Map(leaves.map((leaf) => [leaf.code, leaf.method.kind === 'survey' ? leaf.method.groups.length : 1]))
  for (let from = 0; from < ids.length; from += atOnce) {
    const key = JSON.stringify(ids.slice(from, from + atOnce))
    for (const { table, counted } of tables) {
      for (const row of readParts(app, key, table, counted)) {
        const wanted = parts.get(row.indicator)
        if (wanted !== undefined && wanted > 0 && row.parts >= wanted) add(row.indicator, row.evaluatees)
      }
    }
    await setImmediate()
  }
  const judged = leaves.filter(({ method }) => method.kind === 'judged')
  for (const { panels, evaluateeIds } of markedTogether(readAssignments(app.db, cycleId), ids, cycleId, judges)) {
    await countMarked(app, judged, judges, panels, evaluateeIds, add)
  }
  return counts
}

interface Together {
  readonly panels: readonly StoredPanel[]
  readonly evaluateeIds: readonly number[]
}

/** Evaluatees that the same panels mark. While there is no panel, one of everybody does. */
function markedTogether(assignments: Assignments, ids: readonly number[], cycleId: number, judges: readonly Judge[]): readonly Together[] {
  if (assignments.panels.length === 0) {
    const judgeIds = judges.map(({ id }) => id)
    return [{ panels: [{ id: 0, cycleId, name: '', scope: { kind: 'all' }, leaves: { kind: 'all' }, judgeIds }], evaluateeIds: ids }]
  }
  const together = new Map<string, { panels: readonly StoredPanel[]; evaluateeIds: number[] }>()
  for (const id of ids) {
    const panels = assignments.panels.filter((panel) => assignments.covers(panel, id))
    const key = panels.map((panel) => panel.id).join()
    const known = together.get(key)
    if (known === undefined) together.set(key, { panels, evaluateeIds: [id] })
    else known.evaluateeIds.push(id)
  }
  return [...together.values()]
}

/** Counts the evaluatees that every judge has marked who has to, leaf by leaf; a leaf that nobody has to mark is never complete. */
async function countMarked(
  app: App,
  leaves: readonly Leaf[],
  judges: readonly Judge[],
  panels: readonly StoredPanel[],
  evaluateeIds: readonly number[],
  add: (code: string, evaluatees: number) => void,
): Promise<void> {
  const seats = leaves.flatMap(({ code, method }) => {
    const covering = new Set(
      panels.filter((panel) => panel.leaves.kind === 'all' || panel.leaves.codes.includes(code)).flatMap(({ judgeIds }) => judgeIds),
    )
    const groups = new Set(method.kind === 'judged' ? method.groups.map((group) => group.code) : [])
    const sitting = judges.filter(({ id, group }) => covering.has(id) && groups.has(group))
    return sitting.length === 0 ? [] : [{ code, judgeIds: sitting.map(({ id }) => id).toSorted((a, b) => a - b) }]
  })
  for (const [sitting, alike] of Map.groupBy(seats, ({ judgeIds }) => JSON.stringify(judgeIds))) {
    const codes = JSON.stringify(alike.map(({ code }) => code))
    const wanted = alike[0]?.judgeIds.length
    for (let from = 0; from < evaluateeIds.length; from += atOnce) {
      const rows = app.db
        .prepare(
          `SELECT indicator, count(*) AS evaluatees
           FROM (SELECT indicator FROM mark WHERE evaluatee_id IN (SELECT value FROM json_each(?)) AND indicator IN (SELECT value FROM json_each(?))
                 AND judge_id IN (SELECT value FROM json_each(?)) AND state <> 'empty'
                 GROUP BY evaluatee_id, indicator HAVING count(*) = ?)
           GROUP BY indicator`,
        )
        .all(JSON.stringify(evaluateeIds.slice(from, from + atOnce)), codes, sitting, wanted) as { indicator: string; evaluatees: number }[]
      for (const { indicator, evaluatees } of rows) add(indicator, evaluatees)
      await setImmediate()
    }
  }
}

/** `counted` says what one evaluatee has of a leaf; a task list is one part, however long. */
const tables = [
  { table: 'input_value', counted: "sum(state <> 'empty')" },
  { table: 'ballot', counted: "sum(state <> 'empty')" },
  { table: 'task', counted: '1' },
] as const

/** Evaluatees counted without yielding: a province has 180 marks for each. */
const atOnce = 500

/** How many of the evaluatees have how many parts of which leaf; grouped in the order of the primary key, without sorting. */
function readParts(app: App, ids: string, table: string, counted: string) {
  return app.db
    .prepare(
      `SELECT indicator, parts, count(*) AS evaluatees
       FROM (SELECT indicator, ${counted} AS parts FROM ${table} WHERE evaluatee_id IN (SELECT value FROM json_each(?)) GROUP BY evaluatee_id, indicator)
       GROUP BY indicator, parts`,
    )
    .all(ids) as { indicator: string; parts: number; evaluatees: number }[]
}
