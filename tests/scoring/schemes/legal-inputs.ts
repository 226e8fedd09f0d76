import {
  type CompiledLeaf,
  type CompiledScheme,
  checkBallot,
  checkFinding,
  checkMark,
  checkTask,
  checkValue,
  type EvaluateeInputs,
} from '../../../electron/scoring/index.ts'
import { assertNever } from '../../../shared/domain/assert-never.ts'
import { SCALE, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { Curve, LeafMethod, MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Rule } from '../../../shared/domain/scheme/rules.ts'

type Findings = EvaluateeInputs['findings'] extends ReadonlyMap<number, readonly (infer T)[]> ? T : never
type Value = EvaluateeInputs['values'] extends ReadonlyMap<number, infer T> ? T : never

/** How inputs are chosen: an index below a length, and a number of 1/10,000 between two bounds in a step. */
export interface Choice {
  readonly index: (length: number, best: number) => number
  readonly between: (low: number, high: number, step: number, best: number) => number
  /** How many findings a rule gets; `adds`: whether the rule gives points. */
  readonly findings: (adds: boolean, once: boolean) => number
}

/**
 * Inputs for every leaf of a scheme, as the choice takes them, all within what the scheme allows.
 *
 * @throws Error naming the first input that the engine's own checks refuse.
 */
export function inputsFor(compiled: CompiledScheme, choice: Choice): EvaluateeInputs {
  const inputs = { findings: new Map(), values: new Map(), marks: new Map(), ballots: new Map(), tasks: new Map() }
  for (const leaf of compiled.leaves) fill(inputs, leaf, choice)
  return { evaluatee: 'e', category: 'c', participation: 'full', ...inputs, ownIndicators: new Map() }
}

type Filled = { readonly [K in 'findings' | 'values' | 'marks' | 'ballots' | 'tasks']: Map<number, unknown> }

function fill(inputs: Filled, leaf: CompiledLeaf, choice: Choice): void {
  const method: LeafMethod = leaf.leaf.method
  switch (method.kind) {
    case 'deduct':
    case 'bonus': {
      const findings = method.rules.flatMap((rule) => findingsOf(leaf, rule, method.kind, choice))
      for (const finding of findings) legal(leaf, checkFinding(leaf, finding))
      inputs.findings.set(leaf.index, findings)
      return
    }
    case 'judged': {
      const marks = method.groups.map((group) => ({
        judge: group.code,
        group: group.code,
        state: 'scored' as const,
        ...markOn(method.scale, choice),
      }))
      for (const mark of marks) legal(leaf, checkMark(leaf, mark))
      inputs.marks.set(leaf.index, marks)
      return
    }
    case 'measured': {
      const value = measured(method, choice)
      legal(leaf, checkValue(leaf, value))
      inputs.values.set(leaf.index, value)
      return
    }
    case 'survey': {
      const ballots = method.groups.map((group) => ballotsOf(method, group.code, choice))
      for (const ballot of ballots) legal(leaf, checkBallot(leaf, ballot))
      inputs.ballots.set(leaf.index, ballots)
      return
    }
    case 'external': {
      const full = toUnits(method.fullMarks)
      inputs.values.set(leaf.index, { state: 'scored', value: choice.between(0, full, 1, full), baseline: null, target: null })
      return
    }
    case 'tasks': {
      const choices = Object.fromEntries(method.factors.map((factor) => [factor.code, pick(factor.options, choice).code]))
      const task = { code: 't', name: 'Task', choices }
      legal(leaf, checkTask(leaf, task))
      inputs.tasks.set(leaf.index, [task])
      return
    }
    case 'veto':
      return
    default:
      assertNever(method)
  }
}

function legal(leaf: CompiledLeaf, problems: readonly object[]): void {
  if (problems.length > 0) throw new Error(`${leaf.code}: ${JSON.stringify(problems[0])}`)
}

function pick<T extends { readonly code: string; readonly coefficient: string | null }>(options: readonly T[], choice: Choice): T {
  const worth = (option: T): number => (option.coefficient === null ? -1 : toUnits(option.coefficient))
  const best = options.reduce((high, option, index) => (worth(option) > worth(options[high] as T) ? index : high), 0)
  return options[choice.index(options.length, best)] as T
}

function findingsOf(leaf: CompiledLeaf, rule: Rule, kind: 'deduct' | 'bonus', choice: Choice): readonly Findings[] {
  const adds = (rule.effect ?? (kind === 'bonus' ? 'add' : 'deduct')) === 'add'
  const { amount } = rule
  return Array.from({ length: choice.findings(adds, rule.unit === 'once') }, (_, index): Findings => {
    const levels = amount.kind === 'levels' ? amount.levels : []
    const bestLevel = levels.reduce(
      (high, level, place) => (toUnits(level.amount) > toUnits(levels[high]?.amount ?? '0') ? place : high),
      0,
    )
    const [min, max] = amount.kind === 'range' ? [toUnits(amount.min), toUnits(amount.max)] : [0, 0]
    return {
      id: `${leaf.code}-${rule.code}-${index}`,
      rule: rule.code,
      quantity: choice.between(SCALE, 50 * SCALE, SCALE, 50 * SCALE),
      level: levels[choice.index(Math.max(1, levels.length), bestLevel)]?.code ?? null,
      multipliers: [],
      chosen: amount.kind === 'range' ? choice.between(min, max, 1, max) : null,
      reason: amount.kind === 'range' ? 'as the case was' : null,
      matterKey: null,
      status: 'confirmed',
      foundOn: '2026-05-01',
      closedOn: null,
    }
  })
}

function markOn(scale: MethodOf<'judged'>['scale'], choice: Choice): { value: number | null; option: string | null } {
  if (scale.kind === 'options') return { value: null, option: pick(scale.options, choice).code }
  const [min, max] = [toUnits(scale.min), toUnits(scale.max)]
  return { value: choice.between(min, max, toUnits(scale.step), max), option: null }
}

function ballotsOf(method: MethodOf<'survey'>, group: string, choice: Choice) {
  const { scoring } = method
  const first = scoring.kind === 'share_tiers' ? scoring.tiers[0]?.shareOf[0] : undefined
  const option =
    first === undefined ? pick(method.options, choice).code : (method.options[choice.index(method.options.length, 0)]?.code ?? first)
  return { group, state: 'scored' as const, entitled: 40, issued: 40, returned: 40, counts: { [option]: 40 } }
}

function measured(method: MethodOf<'measured'>, choice: Choice): Value {
  const { curve, basis, direction } = method
  const bounds = boundsOf(curve, basis === 'change' ? 'higher' : direction)
  const value = choice.between(bounds.low, bounds.high, 1, bounds.best)
  if (basis === 'value') return { state: 'scored', value, baseline: null, target: null }
  const lastYear = 100 * SCALE
  return { state: 'scored', value: direction === 'lower' ? lastYear - value : lastYear + value, baseline: lastYear, target: null }
}

/** A span that reaches beyond the curve on both sides, and a value that gets the most. */
function boundsOf(curve: Curve, direction: 'higher' | 'lower'): { low: number; high: number; best: number } {
  switch (curve.kind) {
    case 'linear':
      return { low: 0, high: 2 * toUnits(curve.high), best: direction === 'higher' ? toUnits(curve.high) : toUnits(curve.low) }
    case 'ratio':
      return { low: 0, high: 200 * SCALE, best: toUnits(curve.target ?? '100') }
    case 'threshold':
    case 'per_step':
      return { low: 0, high: 2 * toUnits(curve.target), best: toUnits(curve.target) }
    case 'tiers': {
      const best = curve.tiers.reduce((high, tier) => (toUnits(tier.points) > toUnits(high.points) ? tier : high))
      return { low: 0, high: 20 * SCALE, best: best.from === null ? toUnits(best.to ?? '0') - 1 : toUnits(best.from) }
    }
    case 'rank_points':
    case 'ratio_to_best':
      return { low: SCALE, high: 100 * SCALE, best: 100 * SCALE }
    default:
      return assertNever(curve)
  }
}
