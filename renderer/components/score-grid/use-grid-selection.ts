import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { GridPlace } from '../table-keys.ts'
import { areaOf, type GridArea } from './grid-area.ts'
import type { GridMeasures } from './grid-window.ts'

/** The selected block: `active` takes what is typed, `end` is the corner that Shift moves. Columns at and behind the last entry column are summaries. */
export interface GridSelection {
  readonly active: GridPlace
  readonly end: GridPlace
  readonly area: GridArea
  /** Moves the active cell; with `extend` only the corner, so that a block is selected. */
  readonly moveTo: (place: GridPlace, extend?: boolean) => void
  readonly selectArea: (area: GridArea) => void
}

/** Keeps the selection inside the grid and in view. */
export function useGridSelection(
  scroller: RefObject<HTMLElement | null>,
  measures: GridMeasures,
  summaries: number,
  start: GridPlace = first,
): GridSelection {
  const [places, setPlaces] = useState<{ active: GridPlace; end: GridPlace }>({ active: start, end: start })
  const columns = measures.offsets.length - 1
  const active = inside(places.active, measures.rows, columns + summaries)
  const end = inside(places.end, measures.rows, columns + summaries)
  /** The cell to be brought into view with the next draw. Not a state: that would draw the whole grid a second time for each key. */
  const wanted = useRef<GridPlace | null>(start === first ? null : start)

  // With the draw that moves the cell, so that scrolling and selection arrive in one frame.
  useLayoutEffect(() => {
    if (wanted.current === null || scroller.current === null) return
    reveal(scroller.current, wanted.current, measures)
    wanted.current = null
  })

  const moveTo = useCallback((place: GridPlace, extend = false): void => {
    setPlaces((before) => (extend ? { ...before, end: place } : { active: place, end: place }))
    wanted.current = place
  }, [])
  const selectArea = useCallback((area: GridArea): void => {
    const corner = { row: area.top, column: area.left }
    setPlaces({ active: corner, end: { row: area.bottom, column: area.right } })
    wanted.current = corner
  }, [])
  const area = useMemo(
    () => areaOf({ row: active.row, column: active.column }, { row: end.row, column: end.column }),
    [active.row, active.column, end.row, end.column],
  )
  return { active, end, area, moveTo, selectArea }
}

const first: GridPlace = { row: 0, column: 0 }

function inside(place: GridPlace, rows: number, columns: number): GridPlace {
  return { row: Math.max(0, Math.min(place.row, rows - 1)), column: Math.max(0, Math.min(place.column, columns - 1)) }
}

/** Scrolls a cell out from under the head, the names and the summaries, no farther than needed. */
function reveal(scroller: HTMLElement, { row, column }: GridPlace, measures: GridMeasures): void {
  const { rowHeight, headHeight, nameWidth, offsets, summaryWidth } = measures
  const top = row * rowHeight
  const least = top + headHeight + rowHeight - scroller.clientHeight
  if (scroller.scrollTop > top) scroller.scrollTop = top
  else if (scroller.scrollTop < least) scroller.scrollTop = least
  const left = offsets[column]
  const right = offsets[column + 1]
  if (left === undefined || right === undefined) return
  const leastLeft = right + nameWidth + summaryWidth - scroller.clientWidth
  if (scroller.scrollLeft > left) scroller.scrollLeft = left
  else if (scroller.scrollLeft < leastLeft) scroller.scrollLeft = leastLeft
}
