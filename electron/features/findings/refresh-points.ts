import type { Database } from '../../database/database.ts'
import { toRoundedUnits } from '../../scoring/fraction.ts'
import { type CompiledScheme, ruleAmount } from '../../scoring/index.ts'
import { findingMisfit } from '../../scoring/misfits.ts'
import { parseOwnIndicators } from '../results/input-reader.ts'

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
 * Findings that say the same are worth the same, so each such group is computed once and only those whose points change are written. Those on an
 * evaluatee's own indicators keep theirs: no version of the scheme says what they are worth.
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
  const own = ownCodes(db, cycleId)
  let changed = 0
  for (const group of groups) {
    if (own.has(group.indicator) && !compiled.leafIndexByCode.has(group.indicator)) continue
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

/** Codes of everybody's own indicators in a cycle. */
function ownCodes(db: Database, cycleId: number): ReadonlySet<string> {
  const rows = db.prepare("SELECT own_indicators AS own FROM evaluatee WHERE cycle_id = ? AND own_indicators <> '{}'").all(cycleId) as {
    own: string
  }[]
  return new Set(rows.flatMap(({ own }) => [...parseOwnIndicators(own).values()].flatMap((leaves) => leaves.map(({ code }) => code))))
}
