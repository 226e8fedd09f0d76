import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { Aggregate } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Gap, JudgedMethod } from '../compiled.ts'
import { type Fraction, multiply, ratio } from '../fraction.ts'
import type { MarkInput } from '../inputs.ts'
import { note, type Trace } from '../trace.ts'
import { combineGroups, type GroupValue } from './group-mean.ts'

/** A counting mark; `units` is 1/10,000 of the scale or of the option's coefficient. */
interface Counted {
  readonly units: number
  readonly mark: MarkInput
}

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
  const counted: Counted[][] = method.groups.map(() => [])
  const gaps: (GroupValue['gap'] | null)[] = method.groups.map(() => null)
  const ordered = trace === null ? marks : marks.toSorted((a, b) => (a.judge < b.judge ? -1 : a.judge > b.judge ? 1 : 0))
  for (const mark of ordered) {
    const place = method.groupIndex.get(mark.group)
    if (place === undefined) return 'blocked'
    if (mark.state === 'scored') {
      const units = method.options === null ? mark.value : mark.option === null ? undefined : method.options.get(mark.option)
      if (units === undefined || units === null) return 'blocked'
      counted[place]?.push({ units, mark })
    } else {
      gaps[place] = gaps[place] === null || gaps[place] === mark.state ? mark.state : 'empty'
      if (trace !== null) noteLeftOut(trace, mark, mark.state)
    }
  }
  const values = method.groups.map((group, place): GroupValue => {
    const list = counted[place] ?? []
    return {
      code: group.code,
      weight: group.weight,
      value: list.length === 0 ? null : multiply(aggregate(group.aggregate, list, trace), method.factor),
      gap: gaps[place] ?? 'empty',
      facts: { counted: list.length, aggregate: group.aggregate.kind },
    }
  })
  return combineGroups(values, method.emptyGroup, trace)
}

/** One value of a group in the unit of its marks; `list` is not empty and is put in order here, lowest first, by judge where marks are equal. */
function aggregate(kind: Aggregate, list: Counted[], trace: Trace | null): Fraction {
  sortMarks(list)
  const trims = kind.kind === 'trimmed' && list.length >= kind.minJudges && list.length > kind.high + kind.low
  if (trace !== null && kind.kind === 'trimmed' && !trims && list[0] !== undefined) {
    note(trace, 'trim_not_applied', {
      group: list[0].mark.group,
      counted: list.length,
      needed: Math.max(kind.minJudges, kind.high + kind.low + 1),
    })
  }
  let [first, end] = trims ? [kind.low, list.length - kind.high] : [0, list.length]
  if (trace !== null) {
    list.forEach((one, place) => {
      if (place < first) noteLeftOut(trace, one.mark, 'lowest')
      else if (place >= end) noteLeftOut(trace, one.mark, 'highest')
      else note(trace, 'mark', markValues(one.mark))
    })
  }
  if (kind.kind === 'median') {
    first = Math.ceil(list.length / 2) - 1
    end = list.length - first
  }
  let sum = 0
  list.forEach((one, place) => {
    if (place >= first && place < end) sum += one.units
  })
  return ratio(sum, end - first)
}

/** Insertion sort: lists are as long as a panel, and this runs for each group of each leaf of each evaluatee. */
function sortMarks(list: Counted[]): void {
  for (let place = 1; place < list.length; place += 1) {
    const one = list[place]
    if (one === undefined) continue
    let before = place - 1
    for (let other = list[before]; other !== undefined && isAfter(other, one); other = list[before]) {
      list[before + 1] = other
      before -= 1
    }
    list[before + 1] = one
  }
}

function isAfter(a: Counted, b: Counted): boolean {
  return a.units === b.units ? a.mark.judge > b.mark.judge : a.units > b.units
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
