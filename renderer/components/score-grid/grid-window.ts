import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { GridPlace } from '../table-keys.ts'
import { afterFrame } from './after-frame.ts'

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

/** Which rows and columns are drawn for a view: as many rows everywhere but at the end, so that each that goes lends its elements to one that comes. */
export function windowOf(view: View, measures: GridMeasures): GridWindow {
  const seen = inView(view, measures)
  const firstRow = Math.max(0, seen.firstRow - SPARE_ROWS)
  return {
    firstRow,
    lastRow: Math.min(measures.rows, firstRow + slotsFor(view.height, measures)) - 1,
    firstColumn: Math.max(0, Math.floor(seen.firstColumn / COLUMN_STEP) * COLUMN_STEP - COLUMN_STEP),
    lastColumn: Math.min(measures.offsets.length - 2, Math.ceil((seen.lastColumn + 1) / COLUMN_STEP) * COLUMN_STEP + COLUMN_STEP - 1),
  }
}

/** How many rows are drawn for a scroller of this height, at most: a row cut at the top and one cut at the bottom among them. */
export function slotsFor(height: number, { rowHeight, headHeight }: Pick<GridMeasures, 'rowHeight' | 'headHeight'>): number {
  return Math.max(0, Math.ceil((height - headHeight) / rowHeight)) + 2 * SPARE_ROWS + 2
}

/** Whether everything that is in view is drawn with this window. */
export function covers(window: GridWindow, view: View, measures: GridMeasures): boolean {
  const seen = inView(view, measures)
  return (
    window.firstRow <= seen.firstRow &&
    window.lastRow >= seen.lastRow &&
    window.firstColumn <= seen.firstColumn &&
    window.lastColumn >= seen.lastColumn
  )
}

/** Rows and columns of which something can be seen. */
function inView({ top, left, width, height }: View, measures: GridMeasures): GridWindow {
  const { rows, rowHeight, headHeight, nameWidth, offsets, summaryWidth } = measures
  return {
    firstRow: Math.floor(top / rowHeight),
    lastRow: Math.min(rows, Math.ceil((top + height - headHeight) / rowHeight)) - 1,
    firstColumn: columnAt(offsets, left),
    lastColumn: columnAt(offsets, left + Math.max(0, width - nameWidth - summaryWidth)),
  }
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
  /** Scrolls to a cell, now or with the draw that follows, so that rows, scroll position and selection arrive in one frame. */
  readonly reveal: (place: GridPlace) => void
}

/**
 * Follows a scroller and says which cells to draw.
 *
 * Rows are of one height and columns of known widths, so both directions follow from the scroll position alone. What comes into view is drawn before the
 * frame that shows it, not after. A key that moves by a row or a column finds it drawn already; the spare ones beyond it are drawn after its frame.
 *
 * @param measuresFor sizes for a width of the scroller; keep its identity while nothing changed
 */
export function useGridWindow(scroller: RefObject<HTMLElement | null>, measuresFor: (width: number) => GridMeasures): ShownGrid {
  const [view, setView] = useState<View>({ top: 0, left: 0, width: 1000, height: 600 })
  const measures = useMemo(() => measuresFor(view.width), [measuresFor, view.width])
  const shown = useMemo(() => windowOf(view, measures), [view, measures])
  const drawn = useRef(shown)
  /** Where the scroller stands, known without asking it: the answer would have to wait for a layout. Null until it was asked once. */
  const seen = useRef<View | null>(null)
  /** Where the next draw scrolls to; null: nowhere. */
  const wanted = useRef<View | null>(null)
  /** Whether the spare rows around `seen` are drawn after the next frame. */
  const sparing = useRef(false)

  const show = useCallback(
    (next: View): void => {
      setView((before) => (next.width === before.width && sameWindow(windowOf(before, measures), windowOf(next, measures)) ? before : next))
    },
    [measures],
  )
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const follow = (): void => {
      const before = seen.current
      seen.current = viewOf(element)
      if (sparing.current && before !== null && samePosition(before, seen.current)) return
      show(seen.current)
    }
    const scrolled = (): void => flushSync(follow)
    const resized = new ResizeObserver(follow)
    resized.observe(element)
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', scrolled)
    }
  }, [scroller, show])

  const reveal = useCallback(
    (place: GridPlace): void => {
      const element = scroller.current
      if (element === null) return
      const before = seen.current ?? viewOf(element)
      const next = viewWith(before, place, measures)
      if (samePosition(before, next)) return
      seen.current = next
      if (!covers(drawn.current, next, measures)) {
        wanted.current = next
        setView(next)
        return
      }
      wanted.current = null
      scrollTo(element, next)
      if (sparing.current) return
      sparing.current = true
      void afterFrame().then(() => {
        sparing.current = false
        show(seen.current ?? next)
      })
    },
    [scroller, measures, show],
  )
  useLayoutEffect(() => {
    drawn.current = shown
    const element = scroller.current
    const to = wanted.current
    if (element === null || to === null) return
    wanted.current = null
    scrollTo(element, to)
  })
  return { window: shown, measures, slots: slotsFor(view.height, measures), reveal }
}

function scrollTo(element: HTMLElement, { top, left }: View): void {
  element.scrollTo({ top, left, behavior: 'instant' })
}

function viewOf(element: HTMLElement): View {
  return { top: element.scrollTop, left: element.scrollLeft, width: element.clientWidth, height: element.clientHeight }
}

/** A scroller may stand at a fraction of a pixel beside where it was sent. */
function samePosition(one: View, other: View): boolean {
  return Math.abs(one.top - other.top) < 1 && Math.abs(one.left - other.left) < 1
}

function sameWindow(one: GridWindow, other: GridWindow): boolean {
  return (
    one.firstRow === other.firstRow &&
    one.lastRow === other.lastRow &&
    one.firstColumn === other.firstColumn &&
    one.lastColumn === other.lastColumn
  )
}
