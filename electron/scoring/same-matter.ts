import { compare } from './fraction.ts'
import { byDay, type WeighedFinding } from './leaves/findings-leaf.ts'

/**
 * Deductions that give way because another one of the same matter counts: finding id → id of the one that counts. Null when there are none.
 *
 * The same matter (equal `matterKey`) is never deducted twice, on one leaf or on several: the largest counts, of equal ones the earliest. Awards are
 * not touched; where they count only once, the scheme names a highest-only group. Size is compared after multipliers and what closing gave back, and
 * before caps. Own leaves take part like the others.
 *
 * @param lists the weighed findings of each leaf of one evaluatee, in any order; null for a leaf whose findings have no amount.
 */
export function displacedByMatter(lists: readonly (readonly WeighedFinding[] | null)[]): ReadonlyMap<string, string> | null {
  let matters: Map<string, WeighedFinding[]> | null = null
  for (const list of lists) {
    if (list === null) continue
    for (const one of list) {
      const { matterKey } = one.finding
      if (matterKey === null || one.magnitude.rule.sign > 0) continue
      matters ??= new Map()
      const known = matters.get(matterKey)
      if (known === undefined) matters.set(matterKey, [one])
      else known.push(one)
    }
  }
  if (matters === null) return null
  const displaced = new Map<string, string>()
  for (const same of matters.values()) {
    let kept = same[0]
    for (const one of same) if (kept !== undefined && isBefore(one, kept)) kept = one
    for (const one of same) if (kept !== undefined && one !== kept) displaced.set(one.finding.id, kept.finding.id)
  }
  return displaced.size === 0 ? null : displaced
}

function isBefore(a: WeighedFinding, b: WeighedFinding): boolean {
  const order = compare(a.value, b.value)
  return order === 0 ? byDay(a.finding, b.finding) < 0 : order > 0
}
