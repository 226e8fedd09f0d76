import type { Database } from '../../database/database.ts'
import { toRoundedUnits } from '../../scoring/fraction.ts'
import { type CompiledScheme, ruleAmount } from '../../scoring/index.ts'
import { findingMisfit } from '../../scoring/misfits.ts'

interface Alike {
  indicator: string
  rule: string
  quantity: number
  level: string | null
  multipliers: string
  chosen: number | null
  points: number | null
}

/**
 * Brings what each finding of a cycle is worth by itself in line with another scheme; inside the transaction that puts it in force.
 *
 * Findings that say the same are worth the same, so each such group is computed once and only those whose points change are written.
 *
 * @returns how many findings have other points now
 */
export function refreshFindingPoints(db: Database, cycleId: number, compiled: CompiledScheme): number {
  const groups = db
    .prepare('SELECT DISTINCT indicator, rule, quantity, level, multipliers, chosen, points FROM finding WHERE cycle_id = ?')
    .all(cycleId) as Alike[]
  const update = db.prepare(
    `UPDATE finding SET points = ? WHERE cycle_id = ? AND indicator = ? AND rule = ? AND quantity = ? AND level IS ? AND multipliers = ?
       AND chosen IS ? AND points IS ?`,
  )
  let changed = 0
  for (const group of groups) {
    const points = pointsUnder(compiled, group)
    if (points === group.points) continue
    changed += update.run(
      points,
      cycleId,
      group.indicator,
      group.rule,
      group.quantity,
      group.level,
      group.multipliers,
      group.chosen,
      group.points,
    ).changes
  }
  return changed
}

/** Signed points in 1/10,000 as `pointsOf` gives them; null for a veto and for a finding that the scheme does not count. */
function pointsUnder(compiled: CompiledScheme, group: Alike): number | null {
  const leaf = compiled.leafIndexByCode.get(group.indicator)
  const finding = { ...group, multipliers: JSON.parse(group.multipliers) as string[] }
  if (leaf === undefined || findingMisfit(compiled.leaves[leaf], finding) !== null) return null
  const amount = ruleAmount(compiled, leaf, finding)
  return amount === null ? null : toRoundedUnits(amount, 'down', 4)
}
