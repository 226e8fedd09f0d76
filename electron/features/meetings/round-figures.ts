import type { LeafSpread, MeetingRounds, MeetingSettings } from '../../../shared/contract/meetings.ts'
import { fromUnits, SCALE, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import { kendallW } from '../../scoring/agreement/kendall-w.ts'
import type { JudgedLeaf } from './panel-frame.ts'

/** A mark of a round that is over, value in 1/10,000. */
export interface RoundMark {
  readonly judgeId: number
  readonly indicator: string
  readonly state: InputState
  readonly value: number | null
  readonly option: string | null
}

/** Full marks of a leaf on its own scale, 1/10,000: the upper end of the scale, or the points that its options share. */
function fullMarks({ method, points }: JudgedLeaf): number {
  return method.scale.kind === 'range' ? toUnits(method.scale.max) : points === null ? SCALE : toUnits(points)
}

/** What a mark is worth on the leaf's own scale, 1/10,000; null when it carries no value. */
function worth(leaf: JudgedLeaf, mark: RoundMark): number | null {
  const { scale } = leaf.method
  if (mark.state !== 'scored') return null
  if (scale.kind === 'range') return mark.value
  const option = scale.options.find(({ code }) => code === mark.option)
  return option === undefined ? null : Math.round((toUnits(option.coefficient) * fullMarks(leaf)) / SCALE)
}

/**
 * How far the marks of one evaluatee lie apart, leaf by leaf, in the order of the leaves.
 *
 * Every mark with a value counts here, also one that trimming leaves out of the mean: the alarm asks whether the judges saw the same thing. A spread
 * equal to the limit is not over it. Example: full marks 10, limit 0.2, marks 9 and 7 → spread 2, limit 2, not over; 9 and 6.9 → over.
 */
export function spreadsOf(leaves: readonly JudgedLeaf[], marks: readonly RoundMark[], settings: MeetingSettings): LeafSpread[] {
  return leaves.map((leaf) => {
    const full = fullMarks(leaf)
    const limit = Math.round((toUnits(settings.spreadLimit) * full) / SCALE)
    const values = marks.flatMap((mark) => {
      const value = mark.indicator === leaf.code ? worth(leaf, mark) : null
      return value === null ? [] : [value]
    })
    const [highest, lowest] = [Math.max(...values), Math.min(...values)]
    const any = values.length > 0
    return {
      code: leaf.code,
      name: leaf.name,
      full: fromUnits(full),
      count: values.length,
      highest: any ? fromUnits(highest) : null,
      lowest: any ? fromUnits(lowest) : null,
      spread: any ? fromUnits(highest - lowest) : null,
      limit: fromUnits(limit),
      over: any && highest - lowest > limit,
    }
  })
}

/** The leaves and the marks of one evaluatee whose round is over. */
export interface ClosedItem {
  readonly leaves: readonly JudgedLeaf[]
  readonly marks: readonly RoundMark[]
  /** Codes that a judge marks of this evaluatee; none when recused. */
  readonly cellsOf: (judgeId: number) => readonly string[]
}

/** Fewer evaluatees say nothing about an order. */
const fewestItems = 3

/**
 * Whether the judges put the evaluatees marked so far into the same order (Kendall's W), for information.
 *
 * A judge's mark of an evaluatee is the sum of the leaves, each as a share of its full marks times its points. W needs every judge for every evaluatee:
 * whoever lacks the largest share (a judge often recused, an evaluatee with many recusals) is left out until nothing lacks; the figures say how many
 * judges and evaluatees are left. `w` is null below two judges or three evaluatees, or when nobody told anybody apart.
 */
export function agreementOf(
  judgeIds: readonly number[],
  items: readonly ClosedItem[],
  settings: MeetingSettings,
): MeetingRounds['agreement'] {
  const table = judgeIds.map((judgeId) => items.map((item) => sumOf(item, judgeId)))
  const { rows, columns } = completePart(table)
  const marks = rows.map((row) => columns.map((column) => table[row]?.[column] ?? 0))
  const counted = { judges: rows.length, items: columns.length }
  if (columns.length < fewestItems) return { ...counted, w: null, below: false }
  const result = kendallW(marks)
  if (typeof result === 'string') return { ...counted, w: null, below: false }
  return { ...counted, w: result.w.toFixed(3), below: result.w < Number(settings.agreementLimit) }
}

/** A judge's sum over the leaves of an evaluatee, or null when one of its marks carries no value. */
function sumOf({ leaves, marks, cellsOf }: ClosedItem, judgeId: number): number | null {
  const cells = cellsOf(judgeId)
  if (cells.length === 0) return null
  const own = new Map(marks.filter((mark) => mark.judgeId === judgeId).map((mark) => [mark.indicator, mark]))
  let sum = 0
  for (const leaf of leaves) {
    if (!cells.includes(leaf.code)) continue
    const mark = own.get(leaf.code)
    const value = mark === undefined ? null : worth(leaf, mark)
    if (value === null) return null
    sum += (value / fullMarks(leaf)) * (leaf.points === null ? fullMarks(leaf) : toUnits(leaf.points))
  }
  // Equal sums must compare equal, whatever order they were added in.
  return Math.round(sum)
}

/** Rows and columns that are left when what lacks most is taken out, one after the other, until nothing lacks; of equals a column goes first. */
function completePart(table: readonly (readonly (number | null)[])[]): { rows: readonly number[]; columns: readonly number[] } {
  let rows = table.map((_row, index) => index)
  let columns = (table[0] ?? []).map((_cell, index) => index)
  const lacks = (row: number, column: number): boolean => (table[row]?.[column] ?? null) === null
  while (rows.length > 0 && columns.length > 0) {
    const rowGaps = rows.map((row) => columns.filter((column) => lacks(row, column)).length / columns.length)
    const columnGaps = columns.map((column) => rows.filter((row) => lacks(row, column)).length / rows.length)
    const [worstRow, worstColumn] = [Math.max(...rowGaps), Math.max(...columnGaps)]
    if (worstRow === 0 && worstColumn === 0) break
    if (worstColumn >= worstRow) columns = columns.toSpliced(columnGaps.indexOf(worstColumn), 1)
    else rows = rows.toSpliced(rowGaps.indexOf(worstRow), 1)
  }
  return { rows, columns }
}
