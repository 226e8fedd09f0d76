import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { GridPlace } from '../table-keys.ts'
import { areaOf, type GridArea } from './grid-area.ts'
import type { ShownGrid } from './grid-window.ts'

/** The selected block: `active` takes what is typed, `end` is the corner that Shift moves. Columns at and behind the last entry column are summaries. */
export interface GridSelection {
  readonly active: GridPlace
  readonly end: GridPlace
  readonly area: GridArea
  /** Moves the active cell; with `extend` only the corner, so that a block is selected. */
  readonly moveTo: (place: GridPlace, extend?: boolean) => void
  readonly selectArea: (area: GridArea) => void
}

/** Keeps the selection inside the grid and in view. @param reveal see `ShownGrid` */
export function useGridSelection(
  { measures, reveal }: Pick<ShownGrid, 'measures' | 'reveal'>,
  summaries: number,
  start: GridPlace = first,
): GridSelection {
  const [places, setPlaces] = useState<{ active: GridPlace; end: GridPlace }>({ active: start, end: start })
  const columns = measures.offsets.length - 1
  const { rows } = measures
  const active = useMemo(() => inside(places.active, rows, columns + summaries), [places.active, rows, columns, summaries])
  const end = useMemo(() => inside(places.end, rows, columns + summaries), [places.end, rows, columns, summaries])
  const begin = useRef(start === first ? null : start)
  useLayoutEffect(() => {
    if (begin.current !== null) reveal(begin.current)
    begin.current = null
  }, [reveal])

  const moveTo = useCallback(
    (place: GridPlace, extend = false): void => {
      setPlaces((before) => (extend ? { ...before, end: place } : { active: place, end: place }))
      reveal(place)
    },
    [reveal],
  )
  const selectArea = useCallback(
    (area: GridArea): void => {
      const corner = { row: area.top, column: area.left }
      setPlaces({ active: corner, end: { row: area.bottom, column: area.right } })
      reveal(corner)
    },
    [reveal],
  )
  const area = useMemo(() => areaOf(active, end), [active, end])
  return { active, end, area, moveTo, selectArea }
}

const first: GridPlace = { row: 0, column: 0 }

function inside(place: GridPlace, rows: number, columns: number): GridPlace {
  return { row: Math.max(0, Math.min(place.row, rows - 1)), column: Math.max(0, Math.min(place.column, columns - 1)) }
}
