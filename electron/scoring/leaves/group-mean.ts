import type { Aggregate } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Gap } from '../compiled.ts'
import { add, compare, divide, type Fraction, multiply, ZERO } from '../fraction.ts'
import { note, type Trace } from '../trace.ts'

/** Marks that trimming left out, separated by blanks, and how many the mean then took. */
export interface Dropped {
  readonly highest: string
  readonly lowest: string
  readonly used: number
}

/** Value of one group (of judges or of ballots) in points of the leaf; null with the reason when nothing of it counts. */
export interface GroupValue {
  readonly code: string
  readonly weight: Fraction
  readonly value: Fraction | null
  readonly gap: 'empty' | 'absent' | 'recused' | 'not_applicable'
  /** How many marks or ballots counted, and how they became one value; only the explanation reads these. */
  readonly counted: number
  readonly aggregate: Aggregate['kind']
  /** Null or absent where trimming left out no mark. */
  readonly dropped?: Dropped | null
}

/**
 * Combines the groups of a leaf by their weights: Σ weight × value ÷ Σ weight. Weights are relative.
 *
 * A group in which everything is `not_applicable` is left out. Another group without a counting value does what `emptyGroup` says, beside groups that
 * have one: `block` leaves the leaf and the evaluatee without a score whatever the leaf's own rule for empty inputs is, `reweight` leaves the group
 * out, `zero` counts it as 0. When no group has a value the leaf itself is empty and its own rule decides.
 *
 * Example: leaders 80 at weight 2, peers 90 at weight 3, panel empty → block: none; reweight: (160 + 270) ÷ 5 = 86.
 */
export function combineGroups(
  groups: readonly GroupValue[],
  emptyGroup: 'block' | 'reweight' | 'zero',
  trace: Trace | null,
): Fraction | Gap {
  const gap = commonGap(groups)
  if (gap !== null) return gap
  let sum = ZERO
  let weights = ZERO
  let blocked = false
  for (const group of groups) {
    if (group.value === null) {
      if (group.gap === 'not_applicable') {
        if (trace !== null) note(trace, 'group_empty', { group: group.code, policy: 'not_applicable' })
        continue
      }
      if (trace !== null) note(trace, 'group_empty', { group: group.code, policy: emptyGroup })
      if (emptyGroup === 'block') blocked = true
      if (emptyGroup === 'zero') weights = add(weights, group.weight)
    } else {
      sum = groups.length === 1 ? group.value : add(sum, multiply(group.value, group.weight))
      weights = add(weights, group.weight)
    }
  }
  const mean = groups.length === 1 ? sum : divide(sum, weights)
  if (trace !== null) {
    const stated = groups.reduce((total, group) => add(total, group.weight), ZERO)
    for (const group of groups) {
      if (group.value === null) continue
      const share = divide(group.weight, weights)
      const values = {
        group: group.code,
        value: group.value,
        counted: group.counted,
        aggregate: group.aggregate,
        weight: share,
        // What the weight would be with every group, where one is missing and the others carry more.
        ...(blocked || compare(stated, weights) === 0 ? {} : { stated: divide(group.weight, stated) }),
        ...group.dropped,
      }
      if (blocked) note(trace, 'group_value', values)
      else note(trace, 'group_value', values, multiply(group.value, share))
    }
  }
  return blocked ? 'blocked' : mean
}

/** The state of a leaf in which no group has a value: the one that all share, else `empty`; groups that do not apply do not speak for the others. */
function commonGap(groups: readonly GroupValue[]): GroupValue['gap'] | null {
  let common: GroupValue['gap'] | null = null
  for (const group of groups) {
    if (group.value !== null) return null
    if (group.gap === 'not_applicable') continue
    common = common === null || common === group.gap ? group.gap : 'empty'
  }
  return common ?? 'not_applicable'
}
