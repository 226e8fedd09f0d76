import type { Database } from '../../../electron/database/database.ts'
import { arithmeticLoop } from '../arithmetic-loop.ts'
import type { Figure } from '../figure.ts'
import { shown } from '../figure.ts'
import { type Bench, withApp } from '../province.ts'
import { median, timed } from '../statistics.ts'

const counting = "status IN ('confirmed', 'rectifying', 'verifying', 'closed')"
const findingsSql = `SELECT evaluatee_id, indicator, id, rule, quantity, level, multipliers, chosen, matter_key, status, found_on, closed_on, source, reason
  FROM finding WHERE ${counting}`
const valuesSql = 'SELECT evaluatee_id, indicator, state, value, baseline, target FROM input_value'

/** Full recomputation: every input read, every total, rank and grade computed and stored. */
export function recompute({ dataFolder, cycleId, quick }: Bench): Promise<readonly Figure[]> {
  return withApp(dataFolder, async (app) => {
    const runs: number[] = []
    const packed: number[] = []
    const rowByRow: number[] = []
    const loops: number[] = []
    for (let round = 0; round < (quick ? 5 : 9); round += 1) {
      const sample = {
        packed: await timed(() => readPacked(app.db)),
        run: await timed(() => app.gate.run(() => app.results.recompute([cycleId]))),
        rows: await timed(() => readRowByRow(app.db)),
        loop: arithmeticLoop(),
      }
      // The first two rounds warm up.
      if (round < 2) continue
      packed.push(sample.packed)
      runs.push(sample.run)
      rowByRow.push(sample.rows)
      loops.push(sample.loop)
    }
    const bound = Math.min(median(packed), median(rowByRow))
    return [
      {
        name: 'full recomputation, read and stored',
        value: median(runs),
        unit: 'ms',
        goal: 600,
        bound: { what: 'raw read of all inputs', value: bound },
        ratioGoal: 3,
        detail: { fastest: Math.min(...runs), rounds: runs.length },
      },
      shown('  raw read, marks packed an evaluatee', median(packed), 'ms'),
      shown('  raw read, row by row', median(rowByRow), 'ms'),
      shown('  arithmetic over typed arrays', median(loops), 'ms'),
    ]
  })
}

/** All inputs in the fewest values that hold everything: marks as lists an evaluatee, the rest as rows at once. */
function readPacked(db: Database): number {
  const marks = `SELECT evaluatee_id, group_concat(indicator), group_concat(judge_id),
      group_concat(CASE WHEN state <> 'scored' THEN state WHEN option IS NULL THEN value ELSE '=' || option END)
    FROM mark GROUP BY evaluatee_id`
  return [marks, findingsSql, valuesSql].reduce((sum, sql) => sum + db.prepare(sql).raw(true).all().length, 0)
}

function readRowByRow(db: Database): number {
  let rows = 0
  for (const sql of ['SELECT evaluatee_id, indicator, judge_id, state, value, option FROM mark', findingsSql, valuesSql]) {
    for (const _ of db.prepare(sql).raw(true).iterate()) rows += 1
  }
  return rows
}
