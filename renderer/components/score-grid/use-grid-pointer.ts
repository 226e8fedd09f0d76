import { type PointerEvent, type RefObject, useRef } from 'react'
import type { GridPlace } from '../table-keys.ts'
import { columnAt, type GridMeasures } from './grid-window.ts'
import type { GridEntry } from './use-grid-entry.ts'
import type { GridSelection } from './use-grid-selection.ts'

interface PointerOf {
  readonly scroller: RefObject<HTMLElement | null>
  readonly field: RefObject<HTMLInputElement | null>
  readonly measures: GridMeasures
  readonly selection: GridSelection
  readonly entry: GridEntry
}

/** What the mouse does to a grid. */
export interface GridPointer {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUp: () => void
}

/** Selects with the mouse: a cell, a block by dragging or with Shift, a row by its name, a column by its head. */
export function useGridPointer({ scroller, field, measures, selection, entry }: PointerOf): GridPointer {
  const dragging = useRef(false)

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    const target = event.target instanceof Element ? event.target : null
    // Controls inside the grid, the open field and its bubble keep their own clicks.
    if (target === null || event.button !== 0 || target.closest('button, a, input, [data-beside]') !== null) return
    const place = placeOf(target)
    if (place === null) return
    event.preventDefault()
    // A cell whose text is refused or asked about stays open: nothing is lost by clicking elsewhere.
    if (!entry.commit(null)) {
      field.current?.focus({ preventScroll: true })
      return
    }
    entry.closeBubble()
    if (place.kind === 'row') {
      selection.selectArea({ top: place.row, bottom: place.row, left: 0, right: measures.offsets.length - 2 })
    } else if (place.kind === 'column') {
      selection.selectArea({ top: 0, bottom: measures.rows - 1, left: place.column, right: place.column })
    } else {
      selection.moveTo(place.place, event.shiftKey)
      dragging.current = true
    }
    field.current?.focus({ preventScroll: true })
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const element = scroller.current
    if (!dragging.current || element === null) return
    if (event.buttons === 0) {
      dragging.current = false
      return
    }
    const box = element.getBoundingClientRect()
    const { rowHeight, headHeight, nameWidth, offsets } = measures
    const row = Math.floor((event.clientY - box.top + element.scrollTop - headHeight) / rowHeight)
    const column = columnAt(offsets, event.clientX - box.left + element.scrollLeft - nameWidth)
    const place = { row: Math.max(0, Math.min(row, measures.rows - 1)), column }
    if (place.row !== selection.end.row || place.column !== selection.end.column) selection.moveTo(place, true)
  }

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp: () => {
      dragging.current = false
    },
  }
}

type Pressed =
  | { readonly kind: 'cell'; readonly place: GridPlace }
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'column'; readonly column: number }

/** What was pressed, told by the marks that rows, cells and heads carry. */
function placeOf(target: Element): Pressed | null {
  const row = target.closest('[data-row]')?.getAttribute('data-row')
  const column = target.closest('[data-column]')?.getAttribute('data-column')
  if (row !== null && row !== undefined) {
    return column === null || column === undefined
      ? target.closest('[role="rowheader"]') === null
        ? null
        : { kind: 'row', row: Number(row) }
      : { kind: 'cell', place: { row: Number(row), column: Number(column) } }
  }
  return column === null || column === undefined ? null : { kind: 'column', column: Number(column) }
}
