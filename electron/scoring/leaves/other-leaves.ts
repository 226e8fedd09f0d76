import { counts } from '../../../shared/domain/finding-status.ts'
import type { CompiledLeaf, ExternalMethod, Gap, TasksMethod, Veto, VetoMethod } from '../compiled.ts'
import { add, divide, type Fraction, multiply, ONE, ofUnits, whole, ZERO } from '../fraction.ts'
import type { FindingInput, TaskInput, ValueInput } from '../inputs.ts'
import { note, type Trace } from '../trace.ts'
import { byDay } from './findings-leaf.ts'

/** 引用: value ÷ full marks × points, not bounded: 112 of 345 on 20 points → 6.4927…; 110 of 100 on 20 points → 22 (a clamp bounds it). */
export function scoreExternal(
  leaf: CompiledLeaf,
  method: ExternalMethod,
  input: ValueInput | undefined,
  trace: Trace | null,
): Fraction | Gap {
  if (input === undefined) return 'empty'
  if (input.state !== 'scored') return input.state
  if (input.value === null) return 'empty'
  const value = ofUnits(input.value)
  const points = multiply(leaf.full ?? ZERO, divide(value, method.fullMarks))
  if (trace !== null) note(trace, 'external', { value, fullMarks: method.fullMarks }, points)
  return points
}

/**
 * 任务: points × mean over the tasks of the product of one coefficient per factor. No task is an empty leaf.
 *
 * Example: 100 points, tasks 0.95 × 0.95, 0.88 × 0.95, 0.74 × 0.95 → 100 × 0.95 × 2.57 ÷ 3 = 81.3833…
 *
 * @returns points, or `blocked` when a task lacks a choice or makes one that the leaf does not have.
 */
export function scoreTasks(leaf: CompiledLeaf, method: TasksMethod, tasks: readonly TaskInput[], trace: Trace | null): Fraction | Gap {
  if (tasks.length === 0) return 'empty'
  const each = divide(leaf.full ?? ZERO, whole(tasks.length))
  let sum = ZERO
  const ordered = trace === null ? tasks : tasks.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  for (const task of ordered) {
    let product = ONE
    const chosen: string[] = []
    for (const factor of method.factors) {
      const choice = task.choices[factor.code]
      const coefficient = choice === undefined ? undefined : factor.options.get(choice)
      if (choice === undefined || coefficient === undefined) return 'blocked'
      product = multiply(product, coefficient)
      if (trace !== null) chosen.push(`${factor.code}=${choice}`)
    }
    sum = add(sum, product)
    if (trace !== null)
      note(trace, 'task', { code: task.code, name: task.name, coefficients: chosen.join(' '), product }, multiply(each, product))
  }
  return multiply(each, sum)
}

/** 否决: the counting findings of a veto leaf, in the order of their day. They move no points. Findings of an unknown rule have no effect here. */
export function readVetoes(
  leaf: CompiledLeaf,
  method: VetoMethod,
  findings: readonly FindingInput[],
  trace: Trace | null,
): readonly Veto[] {
  const vetoes: Veto[] = []
  for (const finding of findings.toSorted(byDay)) {
    const rule = method.rules.get(finding.rule)
    if (rule === undefined || !counts(finding.status)) continue
    vetoes.push({ rule: rule.code, effect: rule.effect, leaf: leaf.index, finding: finding.id })
    if (trace !== null) {
      const values = { rule: rule.code, text: rule.text, effect: rule.effect.kind, date: finding.foundOn }
      note(trace, 'veto', finding.source === undefined ? values : { ...values, source: finding.source }, undefined, finding.id)
    }
  }
  return vetoes
}
