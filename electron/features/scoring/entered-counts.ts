import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { App } from '../app.ts'
import type { JudgeName } from './judges-service.ts'

/**
 * How many evaluatees of the cycle (the exempt left out) have everything that each leaf asks for, by leaf code; a leaf without any is not in the map.
 *
 * A value counts with any state but `empty`; a judged leaf when every judge of its groups has marked (or is absent, recused, …); a survey when every
 * group is counted; tasks with at least one task.
 */
export function countEntered(
  app: App,
  cycleId: number,
  leaves: readonly Leaf[],
  judges: readonly JudgeName[],
): ReadonlyMap<string, number> {
  const needed = new Map(leaves.map((leaf) => [leaf.code, neededOf(leaf, judges)]))
  const counts = new Map<string, number>()
  for (const { indicator, parts } of readParts(app, cycleId)) {
    const wanted = needed.get(indicator)
    if (wanted === undefined || wanted === 0 || parts < wanted) continue
    const before = counts.get(indicator)
    counts.set(indicator, before === undefined ? 1 : before + 1)
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

function* readParts(app: App, cycleId: number): Iterable<{ readonly indicator: string; readonly parts: number }> {
  const scored = new Set(
    (app.db.prepare("SELECT id FROM evaluatee WHERE cycle_id = ? AND participation <> 'exempt'").all(cycleId) as { id: number }[]).map(
      ({ id }) => id,
    ),
  )
  // In the order of the primary key the groups come one after the other, without sorting: 612,000 marks are read once.
  for (const { table, condition, counted } of [
    { table: 'input_value', condition: "state <> 'empty'", counted: 'count(*)' },
    { table: 'mark', condition: "state <> 'empty'", counted: 'count(*)' },
    { table: 'ballot', condition: "state <> 'empty'", counted: 'count(*)' },
    { table: 'task', condition: 'true', counted: '1' },
  ]) {
    const rows = app.db
      .prepare(`SELECT evaluatee_id, indicator, ${counted} AS parts FROM ${table} WHERE ${condition} GROUP BY evaluatee_id, indicator`)
      .all() as { evaluatee_id: number; indicator: string; parts: number }[]
    for (const row of rows) if (scored.has(row.evaluatee_id)) yield row
  }
}
