import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { Aggregate } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Gap, JudgedMethod } from '../compiled.ts'
import { type Fraction, scaleBy } from '../fraction.ts'
import type { MarkInput } from '../inputs.ts'
import { note, type Trace } from '../trace.ts'
import { combineGroups, type Dropped, type GroupValue } from './group-mean.ts'

/**
 * The counting marks of one group, lowest first, in 1/10,000 of the scale or of the option's coefficient. Plain numbers, filled anew for each group
 * of each leaf: at the size of a province this runs 600,000 times, and fresh lists or lists of marks are what it would cost.
 */
interface Counted {
  size: number
  readonly units: number[]
}
const counted: Counted = { size: 0, units: [] }

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
        const units = unitsOf(method, mark)
        if (units === null) return 'blocked'
        insert(counted, units)
      } else gap = gap === null || gap === mark.state ? mark.state : 'empty'
    }
    const value = counted.size === 0 ? null : aggregate(group.aggregate, method.factor, counted)
    let dropped: Dropped | null = null
    if (trace !== null) {
      const counting = countingMarks(method, marks, group.code)
      if (value !== null) noteMarks(trace, group.aggregate, counting)
      dropped = droppedOf(group.aggregate, counting)
      noteUncounted(trace, marks, group.code)
    }
    // One group is its own mean: what combining would give, without the list.
    if (method.groups.length === 1 && trace === null) return read < marks.length ? 'blocked' : (value ?? gap ?? 'empty')
    values.push({
      code: group.code,
      weight: group.weight,
      value,
      gap: gap ?? 'empty',
      counted: counted.size,
      aggregate: group.aggregate.kind,
      dropped,
    })
  }
  return read === marks.length ? combineGroups(values, method.emptyGroup, trace) : 'blocked'
}

/** What a scored mark says, or null when the scheme cannot read it. */
function unitsOf({ options }: JudgedMethod, mark: MarkInput): number | null {
  if (options === null) return mark.value
  return mark.option === null ? null : (options.get(mark.option) ?? null)
}

/** Keeps the list in order while it grows; a panel is short. */
function insert(list: Counted, units: number): void {
  let place = list.size
  while (place > 0) {
    const before = list.units[place - 1]
    if (before === undefined || before <= units) break
    list.units[place] = before
    place -= 1
  }
  list.units[place] = units
  list.size += 1
}

/** Places of a list of marks, ordered lowest first, that a mean takes: from `first` up to `end`, which is left out. */
export function meanRange(kind: Aggregate, size: number): { readonly first: number; readonly end: number } {
  const trims = kind.kind === 'trimmed' && size >= kind.minJudges && size > kind.high + kind.low
  return trims ? { first: kind.low, end: size - kind.high } : { first: 0, end: size }
}

/** One value of a group in points; the list is not empty. */
function aggregate(kind: Aggregate, factor: Fraction, { size, units }: Counted): Fraction {
  let { first, end } = meanRange(kind, size)
  if (kind.kind === 'median') {
    first = Math.ceil(size / 2) - 1
    end = size - first
  }
  let sum = 0
  for (let place = first; place < end; place += 1) sum += units[place] as number
  return scaleBy(factor, sum, end - first)
}

/** The marks that count for a group, lowest first, by judge where they are equal. */
function countingMarks(method: JudgedMethod, marks: readonly MarkInput[], group: string): readonly MarkInput[] {
  const order = (a: MarkInput, b: MarkInput) => (unitsOf(method, a) as number) - (unitsOf(method, b) as number) || byJudge(a, b)
  return marks.filter((mark) => mark.group === group && mark.state === 'scored').sort(order)
}

function byJudge(a: MarkInput, b: MarkInput): number {
  return a.judge < b.judge ? -1 : a.judge > b.judge ? 1 : 0
}

function noteMarks(trace: Trace, kind: Aggregate, marks: readonly MarkInput[]): void {
  const { first, end } = meanRange(kind, marks.length)
  if (kind.kind === 'trimmed' && first === 0 && end === marks.length && kind.high + kind.low > 0) {
    const needed = Math.max(kind.minJudges, kind.high + kind.low + 1)
    note(trace, 'trim_not_applied', { group: marks[0]?.group ?? null, counted: marks.length, needed })
  }
  marks.forEach((mark, place) => {
    if (place < first) noteLeftOut(trace, mark, 'lowest')
    else if (place >= end) noteLeftOut(trace, mark, 'highest')
    else note(trace, 'mark', markValues(mark))
  })
}

/** What trimming leaves out of marks that stand lowest first; null when it leaves out nothing. */
function droppedOf(kind: Aggregate, marks: readonly MarkInput[]): Dropped | null {
  const { first, end } = meanRange(kind, marks.length)
  if (first === 0 && end === marks.length) return null
  const texts = (some: readonly MarkInput[]) => some.map((mark) => mark.option ?? fromUnits(mark.value as number)).join(' ')
  return { highest: texts(marks.slice(end)), lowest: texts(marks.slice(0, first)), used: end - first }
}

/** The marks of a group that carry no value, by judge. */
function noteUncounted(trace: Trace, marks: readonly MarkInput[], group: string): void {
  const uncounted = marks.filter((mark) => mark.group === group && mark.state !== 'scored')
  for (const mark of uncounted.sort(byJudge)) noteLeftOut(trace, mark, mark.state)
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
