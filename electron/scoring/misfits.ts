import { toUnits } from '../../shared/domain/decimal-text.ts'
import type { Misfit } from '../../shared/domain/misfit.ts'
import { inputKindOf } from './check-inputs.ts'
import type { CompiledLeaf, CompiledRule } from './compiled.ts'
import type { BallotInput, FindingInput, TaskInput } from './inputs.ts'

type FindingFields = Pick<FindingInput, 'rule' | 'quantity' | 'level' | 'multipliers' | 'chosen'>

/**
 * Why a finding does not count on a leaf; null when it does. Far less strict than `checkFinding`, which guards what is entered: a level or a chosen
 * value that the rule no longer asks for does no harm.
 *
 * @param leaf undefined when the scheme has no leaf of that code
 */
export function findingMisfit(leaf: CompiledLeaf | undefined, finding: FindingFields): Misfit | null {
  if (leaf === undefined) return 'leaf_gone'
  const { method } = leaf
  if (method.kind === 'veto') return method.rules.has(finding.rule) ? null : 'rule_gone'
  if (method.kind !== 'findings') return 'method_changed'
  const rule = method.rules.get(finding.rule)
  return rule === undefined ? 'rule_gone' : ruleMisfit(rule, finding)
}

function ruleMisfit(rule: CompiledRule, { quantity, level, chosen, multipliers }: FindingFields): Misfit | null {
  const { amount, unit } = rule
  const counted = unit === 'event' || unit === 'person' || unit === 'person_time' || unit === 'rank'
  if (counted && quantity % 10_000 !== 0) return 'quantity'
  if (amount.kind === 'levels' && (level === null || !amount.levels.has(level))) return 'level'
  if (amount.kind === 'range' && (chosen === null || chosen < amount.min || chosen > amount.max)) return 'chosen'
  for (const code of multipliers) if (!rule.factors.has(code)) return 'multiplier'
  return null
}

/**
 * Tests the marks of one leaf, prepared once: 600,000 marks pass here. A mark is a number, `=option`, or the name of a state without a value.
 *
 * @returns null when the leaf is not judged: none of its marks count
 */
export function markReader(leaf: CompiledLeaf): MarkReader | null {
  const { method } = leaf.leaf
  if (method.kind !== 'judged') return null
  const groups = new Set(method.groups.map(({ code }) => code))
  const hasGroup = (group: string) => groups.has(group)
  if (method.scale.kind === 'options') {
    const options = new Set(method.scale.options.map(({ code }) => `=${code}`))
    const misfit = (mark: number | string): Misfit | null =>
      typeof mark === 'number' ? 'out_of_scale' : mark.startsWith('=') && !options.has(mark) ? 'option_gone' : null
    return { hasGroup, misfit }
  }
  const [min, max, step] = [toUnits(method.scale.min), toUnits(method.scale.max), toUnits(method.scale.step)]
  const misfit = (mark: number | string): Misfit | null => {
    if (typeof mark === 'number') return mark < min || mark > max || (mark - min) % step !== 0 ? 'out_of_scale' : null
    return mark.startsWith('=') ? 'option_gone' : null
  }
  return { hasGroup, misfit }
}

export interface MarkReader {
  hasGroup(group: string): boolean
  /** Why a packed mark does not count; null when it does. */
  misfit(mark: number | string): Misfit | null
}

/** Why the ballots of a group do not count; null when they do. */
export function ballotMisfit(leaf: CompiledLeaf | undefined, ballot: Pick<BallotInput, 'group' | 'counts'>): Misfit | null {
  if (leaf === undefined) return 'leaf_gone'
  const { method } = leaf
  if (method.kind !== 'survey') return 'method_changed'
  if (!method.groups.some(({ code }) => code === ballot.group)) return 'group_gone'
  return Object.keys(ballot.counts).every((option) => method.options.some(({ code }) => code === option)) ? null : 'option_gone'
}

/** Why a task does not count; null when it does. A choice for a factor that is gone does no harm. */
export function taskMisfit(leaf: CompiledLeaf | undefined, task: Pick<TaskInput, 'choices'>): Misfit | null {
  if (leaf === undefined) return 'leaf_gone'
  const { method } = leaf
  if (method.kind !== 'tasks') return 'method_changed'
  return method.factors.every(({ code, options }) => options.has(task.choices[code] ?? '')) ? null : 'choice'
}

/** Why an entered value does not count; null when it does. Whether the curve can use it is for the score to say. */
export function valueMisfit(leaf: CompiledLeaf | undefined): Misfit | null {
  if (leaf === undefined) return 'leaf_gone'
  return inputKindOf(leaf) === 'value' ? null : 'method_changed'
}
