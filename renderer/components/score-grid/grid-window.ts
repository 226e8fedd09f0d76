import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { GridPlace } from '../table-keys.ts'

/** Rows and columns that are drawn, both ends included; `last` is below `first` when there are none. */
export interface GridWindow {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** Sizes of a grid in pixels. `offsets` has one entry more than there are columns: where each begins, and where the last ends. */
export interface GridMeasures {
  readonly rows: number
  readonly rowHeight: number
  readonly headHeight: number
  readonly nameWidth: number
  readonly offsets: readonly number[]
  readonly summaryWidth: number
}

/** What of the grid is in view. */
export interface View {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
}

/** Rows drawn beyond the edges, so that a wheel step finds them there. */
const SPARE_ROWS = 6
/** Columns come and go this many at a time: scrolling sideways draws every row anew. */
const COLUMN_STEP = 2

/** Which rows and columns are drawn for a view. */
export function windowOf(view: View, measures: GridMeasures): GridWindow {
  const { rows, rowHeight, headHeight, nameWidth, offsets, summaryWidth } = measures
  const columns = offsets.length - 1
  const firstRow = Math.max(0, Math.floor(view.top / rowHeight) - SPARE_ROWS)
  const lastRow = Math.min(rows - 1, Math.ceil((view.top + view.height - headHeight) / rowHeight) + SPARE_ROWS)
  const begin = columnAt(offsets, view.left)
  const end = columnAt(offsets, view.left + Math.max(0, view.width - nameWidth - summaryWidth))
  return {
    firstRow,
    lastRow,
    firstColumn: Math.max(0, Math.floor(begin / COLUMN_STEP) * COLUMN_STEP - COLUMN_STEP),
    lastColumn: Math.min(columns - 1, Math.ceil((end + 1) / COLUMN_STEP) * COLUMN_STEP + COLUMN_STEP - 1),
  }
}

/** Rows that can be in the window of a scroller of this height, at most: a row cut at the top and one cut at the bottom among them. */
export function slotsFor(height: number, { rowHeight, headHeight }: Pick<GridMeasures, 'rowHeight' | 'headHeight'>): number {
  return Math.max(0, Math.ceil((height - headHeight) / rowHeight)) + 2 * SPARE_ROWS + 2
}

/** The column at a distance from the first one's edge; the first or last one beyond the ends. */
export function columnAt(offsets: readonly number[], distance: number): number {
  let low = 0
  let high = Math.max(0, offsets.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= distance) low = middle
    else high = middle - 1
  }
  return low
}

/** The view out from under the head, the names and the summaries in which a cell stands whole, scrolled no farther than needed. */
export function viewWith(view: View, { row, column }: GridPlace, measures: GridMeasures): View {
  const { rowHeight, headHeight, nameWidth, offsets, summaryWidth } = measures
  const top = row * rowHeight
  const leastTop = top + headHeight + rowHeight - view.height
  const next = { ...view, top: view.top > top ? top : Math.max(view.top, leastTop) }
  const left = offsets[column]
  const right = offsets[column + 1]
  // Summaries stay in view by themselves.
  if (left === undefined || right === undefined) return next
  const leastLeft = right + nameWidth + summaryWidth - view.width
  return { ...next, left: view.left > left ? left : Math.max(view.left, leastLeft) }
}

/** What of a grid is drawn, and how to bring a cell there. */
export interface ShownGrid {
  readonly window: GridWindow
  readonly measures: GridMeasures
  /** How many rows fit at most, the same wherever the scroller stands. */
  readonly slots: number
  /** Scrolls to a cell with the draw that follows, so that rows, scroll position and selection arrive in one frame. */
  readonly reveal: (place: GridPlace) => void
}

/**
 * Follows a scroller and says which cells to draw.
 *
 * Rows are of one height and columns of known widths, so both directions follow from the scroll position alone. The new rows are drawn before the frame
 * that shows them, not after.
 *
 * @param measuresFor sizes for a width of the scroller; keep its identity while nothing changed
 */
export function useGridWindow(scroller: RefObject<HTMLElement | null>, measuresFor: (width: number) => GridMeasures): ShownGrid {
  const [view, setView] = useState<View>({ top: 0, left: 0, width: 1000, height: 600 })
  const measures = useMemo(() => measuresFor(view.width), [measuresFor, view.width])
  /** Where the scroller stands, known without asking it: the answer would have to wait for a layout. Null until it was asked once. */
  const seen = useRef<View | null>(null)
  /** Where the next draw scrolls to; null: nowhere. */
  const wanted = useRef<View | null>(null)

  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const follow = (): void => {
      const next = viewOf(element)
      seen.current = next
      setView((before) => (next.width === before.width && sameWindow(windowOf(before, measures), windowOf(next, measures)) ? before : next))
    }
    const scrolled = (): void => flushSync(follow)
    const resized = new ResizeObserver(follow)
    resized.observe(element)
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', scrolled)
    }
  }, [scroller, measures])

  const reveal = useCallback(
    (place: GridPlace): void => {
      const element = scroller.current
      if (element === null) return
      const before = seen.current ?? viewOf(element)
      const next = viewWith(before, place, measures)
      if (next.top === before.top && next.left === before.left) return
      seen.current = next
      wanted.current = next
      setView(next)
    },
    [scroller, measures],
  )
  useLayoutEffect(() => {
    const element = scroller.current
    const to = wanted.current
    if (element === null || to === null) return
    wanted.current = null
    element.scrollTo({ top: to.top, left: to.left, behavior: 'instant' })
  })
  const shown = useMemo(() => windowOf(view, measures), [view, measures])
  return { window: shown, measures, slots: slotsFor(view.height, measures), reveal }
}

function viewOf(element: HTMLElement): View {
  return { top: element.scrollTop, left: element.scrollLeft, width: element.clientWidth, height: element.clientHeight }
}

function sameWindow(one: GridWindow, other: GridWindow): boolean {
  return (
    one.firstRow === other.firstRow &&
    one.lastRow === other.lastRow &&
    one.firstColumn === other.firstColumn &&
    one.lastColumn === other.lastColumn
  )
}
