/** One measured figure beside what it should be and what it cannot go below. Times in ms, memory in MB. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'MB' | 'fps' | '×' | '%'
  /** Bound of the value: at most, or for `fps` at least. Null: shown for its own sake. */
  readonly goal: number | null
  /** The least (for `fps` the most) that this machine does for the same work in the same run. */
  readonly bound: { readonly what: string; readonly value: number } | null
  /** How many times the bound the value may be; null: any. */
  readonly ratioGoal: number | null
  /** Further facts of the measurement, for the reader of the JSON. */
  readonly detail?: Readonly<Record<string, number | string>>
}

/** A figure that explains others and has no goal of its own. */
export function shown(name: string, value: number, unit: Figure['unit'], detail: Figure['detail'] = {}): Figure {
  return { name, value, unit, goal: null, bound: null, ratioGoal: null, detail }
}

/** Value ÷ bound, or null without a bound that can be divided by. */
export function ratioOf({ value, bound }: Figure): number | null {
  return bound === null || bound.value === 0 ? null : value / bound.value
}

/** Whether goal and ratio hold; null for a figure without either. */
export function isMet(figure: Figure): boolean | null {
  const { value, unit, goal, ratioGoal } = figure
  if (goal === null && ratioGoal === null) return null
  const ratio = ratioOf(figure)
  const holdsGoal = goal === null || (unit === 'fps' ? value >= goal : value <= goal)
  return holdsGoal && (ratioGoal === null || (ratio !== null && ratio <= ratioGoal))
}
