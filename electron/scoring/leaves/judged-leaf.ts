import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { Aggregate } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Gap, JudgedMethod } from '../compiled.ts'
import { type Fraction, scaleBy } from '../fraction.ts'
import type { MarkInput } from '../inputs.ts'
import { note, type Trace } from '../trace.ts'
import { combineGroups, type GroupValue } from './group-mean.ts'

/**
 * The counting marks of one group, lowest first, by judge where they are equal; `units` is 1/10,000 of the scale or of the option's coefficient.
 * Filled anew for each group of each leaf: at the size of a province this runs 600,000 times, and a fresh list each time is what it would cost.
 */
interface Counted {
  size: number
  readonly units: number[]
  readonly marks: MarkInput[]
}
const counted: Counted = { size: 0, units: [], marks: [] }

/**
 * Score of a `judged` leaf: marks become one value per group (mean, median, trimmed mean), the groups are combined by weight.
 *
 * Only `scored` marks count; absent, recused, empty and not applicable ones are left out of the mean, never zero. On a number scale the maximum of
 * the scale is worth the leaf's points (8 of 10 on a leaf of 20 points → 16); an option is worth its coefficient × points. A leaf without points
 * takes the marks as they are.
 *
 * Trimming leaves out the h highest and l lowest marks when at least `minJudges` count and one mark remains; of tied extremes only so many are
 * left out, so which judge it hits moves nothing. Otherwise the plain mean, and the explanation says so.
 *
 * @returns points, or why there are none. A mark that the scheme cannot read (unknown group or option, a scored mark without a value) blocks the
 * leaf: leaving it out silently would change the mean.
 */
export function scoreJudged(method: JudgedMethod, marks: readonly MarkInput[], trace: Trace | null): Fraction | Gap {
  if (marks.length === 0) return 'empty'
  const values: GroupValue[] = []
  let read = 0
  for (const group of method.groups) {
    counted.size = 0
    let gap: GroupValue['gap'] | null = null
    for (const mark of marks) {
      if (mark.group !== group.code) continue
      read += 1
      if (mark.state === 'scored') {
        const units = method.options === null ? mark.value : mark.option === null ? undefined : method.options.get(mark.option)
        if (units === undefined || units === null) return 'blocked'
        insert(counted, units, mark)
      } else gap = gap === null || gap === mark.state ? mark.state : 'empty'
    }
    const value = counted.size === 0 ? null : aggregate(group.aggregate, method.factor, counted, trace)
    if (trace !== null) noteUncounted(trace, marks, group.code)
    // One group is its own mean: what combining would give, without the list.
    if (method.groups.length === 1 && trace === null) return read < marks.length ? 'blocked' : (value ?? gap ?? 'empty')
    values.push({
      code: group.code,
      weight: group.weight,
      value,
      gap: gap ?? 'empty',
      counted: counted.size,
      aggregate: group.aggregate.kind,
    })
  }
  return read === marks.length ? combineGroups(values, method.emptyGroup, trace) : 'blocked'
}

/** Keeps the list in order while it grows; a panel is short. */
function insert(list: Counted, units: number, mark: MarkInput): void {
  let place = list.size
  while (place > 0) {
    const lower = list.units[place - 1]
    const before = list.marks[place - 1]
    if (lower === undefined || before === undefined || lower < units || (lower === units && before.judge <= mark.judge)) break
    list.units[place] = lower
    list.marks[place] = before
    place -= 1
  }
  list.units[place] = units
  list.marks[place] = mark
  list.size += 1
}

/** One value of a group in points; the list is not empty. */
function aggregate(kind: Aggregate, factor: Fraction, list: Counted, trace: Trace | null): Fraction {
  const { size } = list
  const trims = kind.kind === 'trimmed' && size >= kind.minJudges && size > kind.high + kind.low
  let first = trims ? kind.low : 0
  let end = trims ? size - kind.high : size
  if (trace !== null) noteMarks(trace, kind, list, first, end)
  if (kind.kind === 'median') {
    first = Math.ceil(size / 2) - 1
    end = size - first
  }
  let sum = 0
  for (let place = first; place < end; place += 1) {
    const units = list.units[place]
    if (units !== undefined) sum += units
  }
  return scaleBy(factor, sum, end - first)
}

function noteMarks(trace: Trace, kind: Aggregate, list: Counted, first: number, end: number): void {
  const group = list.marks[0]?.group ?? null
  if (kind.kind === 'trimmed' && first === 0 && end === list.size && kind.high + kind.low > 0) {
    note(trace, 'trim_not_applied', { group, counted: list.size, needed: Math.max(kind.minJudges, kind.high + kind.low + 1) })
  }
  list.marks.slice(0, list.size).forEach((mark, place) => {
    if (place < first) noteLeftOut(trace, mark, 'lowest')
    else if (place >= end) noteLeftOut(trace, mark, 'highest')
    else note(trace, 'mark', markValues(mark))
  })
}

/** The marks of a group that carry no value, by judge. */
function noteUncounted(trace: Trace, marks: readonly MarkInput[], group: string): void {
  const uncounted = marks.filter((mark) => mark.group === group && mark.state !== 'scored')
  for (const mark of uncounted.sort((a, b) => (a.judge < b.judge ? -1 : a.judge > b.judge ? 1 : 0))) noteLeftOut(trace, mark, mark.state)
}

function noteLeftOut(trace: Trace, mark: MarkInput, reason: string): void {
  note(trace, 'mark_left_out', { ...markValues(mark), reason })
}

function markValues(mark: MarkInput): Readonly<Record<string, string>> {
  return {
    judge: mark.judge,
    group: mark.group,
    state: mark.state,
    ...(mark.value === null ? {} : { value: fromUnits(mark.value) }),
    ...(mark.option === null ? {} : { option: mark.option }),
  }
}
