import type { SampleData } from '../../../electron/features/cycles/sample/sample-data.ts'
import { compileScheme, type EvaluateeInputs, type FindingInput, type MarkInput, type ValueInput } from '../../../electron/scoring/index.ts'
import { toUnits } from '../../../shared/domain/decimal-text.ts'

export const unitsOf = toUnits

function grouped<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** A sample as inputs of the engine, one entry for each evaluatee in the sample's order. */
export function sampleInputs(data: SampleData): readonly EvaluateeInputs[] {
  const { leafIndexByCode } = compileScheme(data.scheme)
  const leafOf = (code: string): number => {
    const leaf = leafIndexByCode.get(code)
    if (leaf === undefined) throw new Error(`no leaf ${code}`)
    return leaf
  }
  const findings = data.evaluatees.map(() => new Map<number, FindingInput[]>())
  const values = data.evaluatees.map(() => new Map<number, ValueInput>())
  let number = 0
  for (const finding of data.findings) {
    number += 1
    const { evaluatee, indicator, quantity, chosen, ...rest } = finding
    const of = findings[evaluatee]
    if (of === undefined) throw new Error(`no evaluatee ${evaluatee}`)
    const input = { ...rest, id: String(number), quantity: toUnits(quantity), chosen: chosen === null ? null : toUnits(chosen) }
    grouped(of, leafOf(indicator), input)
  }
  for (const { evaluatee, indicator, input } of data.values) {
    values[evaluatee]?.set(leafOf(indicator), {
      state: input.state,
      value: input.value === null ? null : toUnits(input.value),
      baseline: null,
      target: null,
    })
  }
  return data.evaluatees.map((one, place) => {
    const marks = new Map<number, MarkInput[]>()
    for (const { indicator, judge, ...mark } of data.marksOf(place))
      grouped(marks, leafOf(indicator), { ...mark, judge: String(judge), group: 'panel' })
    return {
      evaluatee: one.code,
      category: data.categories[one.category] ?? '',
      participation: one.participation,
      findings: findings[place] ?? new Map(),
      values: values[place] ?? new Map(),
      marks,
      ballots: new Map(),
      tasks: new Map(),
      ownIndicators: new Map(),
    }
  })
}
