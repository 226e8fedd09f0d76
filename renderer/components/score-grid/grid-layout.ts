import type { CSSProperties } from 'react'
import type { GridLine, GridModel } from './grid-model.ts'
import type { GridMeasures } from './grid-window.ts'

export const ROW_HEIGHT = 34
export const HEAD_HEIGHT = 44

/** Least width of a column that names none, in pixels: five digits, or a state's word and its sign. */
const COLUMN_WIDTH = 78
/** Columns grow this many times at most: a number far from its head is hard to follow. */
const LARGEST_GROWTH = 1.9
const NAME_LEAST = 168
const NAME_MOST = 300

/**
 * Widths of a grid for a scroller of this width: columns and the rows' names grow into the room there is, and keep their least widths where there is none.
 */
export function layoutOf(
  model: Pick<GridModel, 'rows' | 'columns'> & { readonly summaries: readonly { readonly width: number }[] },
  width: number,
): GridMeasures {
  const least = model.columns.map((column) => column.width ?? COLUMN_WIDTH)
  const columnsWidth = least.reduce((sum, each) => sum + each, 0)
  const summaryWidth = model.summaries.reduce((sum, each) => sum + each.width, 0)
  const wanted = longestName(model.rows)
  const nameWidth = Math.max(NAME_LEAST, Math.min(wanted, NAME_MOST, Math.max(NAME_LEAST, Math.floor(width * 0.3))))
  const room = width - nameWidth - summaryWidth
  const growth = columnsWidth === 0 ? 1 : Math.max(1, Math.min(LARGEST_GROWTH, room / columnsWidth))
  const offsets = [0]
  for (const each of least) offsets.push((offsets.at(-1) ?? 0) + Math.floor(each * growth))
  return { rows: model.rows.length, rowHeight: ROW_HEIGHT, headHeight: HEAD_HEIGHT, nameWidth, offsets, summaryWidth }
}

/** Width of the longest title, a Chinese character taking 13.5 px and any other 7.5; the first few hundred rows stand for all. */
function longestName(rows: readonly GridLine[]): number {
  let longest = 0
  for (const { title, note } of rows.slice(0, 400)) {
    let width = 0
    for (const character of title) width += character.charCodeAt(0) > 0x2e80 ? 13.5 : 7.5
    longest = Math.max(longest, width, note === undefined ? 0 : note.length * 12)
  }
  return Math.ceil(longest) + 24
}

/** Widths of the columns and of the summaries, as styles. */
export interface GridLook {
  readonly columns: readonly CSSProperties[]
  readonly summaries: readonly CSSProperties[]
}

/** Styles that keep their identity while the layout does. */
export function lookOf(offsets: readonly number[], summaries: readonly { readonly width: number }[]): GridLook {
  return {
    columns: offsets.slice(0, -1).map((offset, place) => ({ width: (offsets[place + 1] ?? offset) - offset })),
    summaries: summaries.map(({ width }) => ({ width })),
  }
}
