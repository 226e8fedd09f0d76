import type { CompiledScheme } from './compiled.ts'
import { compare, type Fraction } from './fraction.ts'
import type { EvaluateeInputs } from './inputs.ts'
import { type CategoryValues, seenValue } from './leaves/measured-leaf.ts'

/** Values of the others, for the curves that compare inside a category: by leaf index, then by category. */
export interface Cohort {
  readonly values: ReadonlyMap<number, ReadonlyMap<string, CategoryValues>>
}

/** For a scheme in which no leaf compares. */
export const EMPTY_COHORT: Cohort = { values: new Map() }

/** Indexes of the leaves whose score depends on others of the category: curves `rank_points` and `ratio_to_best`. In print order. */
export function needsCohort(compiled: CompiledScheme): readonly number[] {
  return compiled.leaves.filter((leaf) => leaf.method.kind === 'measured' && leaf.method.needsCohort).map((leaf) => leaf.index)
}

/**
 * Collects what the comparing curves need: for each such leaf and category the values of the evaluatees that take part fully, best first.
 *
 * By-reference evaluatees are not in it: they get the place or the share they would have among the others, and move nobody. Evaluatees without a
 * value are not in it either. A value that changes moves the whole category of its leaf, so this is built anew after such a change.
 */
export function buildCohort(
  compiled: CompiledScheme,
  all: Iterable<Pick<EvaluateeInputs, 'evaluatee' | 'category' | 'participation' | 'values'>>,
): Cohort {
  const indexes = needsCohort(compiled)
  if (indexes.length === 0) return EMPTY_COHORT
  const values = new Map(indexes.map((index) => [index, new Map<string, Fraction[]>()]))
  for (const inputs of all) {
    if (inputs.participation !== 'full') continue
    for (const [index, categories] of values) {
      const method = compiled.leaves[index]?.method
      const input = inputs.values.get(index)
      if (input === undefined || method?.kind !== 'measured') continue
      const seen = seenValue(method, input, null)
      if (typeof seen === 'string') continue
      const list = categories.get(inputs.category)
      if (list === undefined) categories.set(inputs.category, [seen])
      else list.push(seen)
    }
  }
  for (const [index, categories] of values) {
    const method = compiled.leaves[index]?.method
    const higher = method?.kind === 'measured' && method.higher
    for (const list of categories.values()) list.sort(higher ? (a, b) => compare(b, a) : compare)
  }
  return { values }
}
