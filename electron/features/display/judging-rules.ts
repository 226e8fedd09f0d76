import type { DroppedMarks, JudgingRule } from '../../../shared/contract/display.ts'
import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { LeafMethod } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { CompiledScheme } from '../../scoring/index.ts'
import type { StoredPanel } from '../panels/panels-repository.ts'

type Judged = Extract<LeafMethod, { kind: 'judged' }>

/**
 * How a panel's marks become points, each way of scoring once with its number of leaves, in scheme order.
 *
 * Two leaves are scored the same way when groups, weights, means and the effect of an empty group are the same; their scales may differ.
 */
export function judgingRules(compiled: CompiledScheme, leaves: StoredPanel['leaves']): JudgingRule[] {
  const ways = new Map<string, { readonly method: Judged; leaves: number }>()
  for (const method of judgedMethods(compiled, leaves)) {
    const key = JSON.stringify([method.groups, method.emptyGroup])
    const known = ways.get(key)
    if (known === undefined) ways.set(key, { method, leaves: 1 })
    else known.leaves += 1
  }
  return [...ways.values()].map(({ method: { groups, emptyGroup }, leaves: count }) => ({
    leaves: count,
    groups: groups.map(({ name, weight, aggregate }) => ({ name, share: shareOf(weight, groups), aggregate })),
    emptyGroup,
  }))
}

/**
 * Which marks are left out, for the heading of a result: one line for each judge group that is trimmed, or a single line without a name when every
 * group of every leaf is trimmed alike. Empty when all marks count, or when leaves differ.
 */
export function droppedMarks(compiled: CompiledScheme, leaves: StoredPanel['leaves']): DroppedMarks[] {
  const rules = judgingRules(compiled, leaves)
  const [rule] = rules
  if (rule === undefined || rules.length > 1) return []
  const dropped = rule.groups.flatMap(({ name, aggregate }) =>
    aggregate.kind === 'trimmed' ? [{ group: name, high: aggregate.high, low: aggregate.low, minJudges: aggregate.minJudges }] : [],
  )
  const alike = new Set(dropped.map(({ high, low, minJudges }) => `${high} ${low} ${minJudges}`)).size === 1
  const [first] = dropped
  return first !== undefined && alike && dropped.length === rule.groups.length ? [{ ...first, group: null }] : dropped
}

function judgedMethods(compiled: CompiledScheme, chosen: StoredPanel['leaves']): Judged[] {
  return compiled.leaves.flatMap(({ code, leaf: { method } }) =>
    method.kind === 'judged' && (chosen.kind === 'all' || chosen.codes.includes(code)) ? [method] : [],
  )
}

/** A group's weight among all weights, in percent with at most two decimals, halves up: 50, 30, 20 of 100 → "50", "30", "20". */
function shareOf(weight: string, groups: Judged['groups']): string {
  const sum = groups.reduce((all, group) => all + BigInt(toUnits(group.weight)), 0n)
  const hundredths = (BigInt(toUnits(weight)) * 20_000n + sum) / (sum * 2n)
  return fromUnits(Number(hundredths) * 100)
}
