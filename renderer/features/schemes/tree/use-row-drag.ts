import { type PointerEvent as ReactPointerEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import type { EditRefused } from '../edits/edit-result.ts'
import type { Target } from '../edits/insert-indicator.ts'
import { refusalOfMove } from '../edits/move-indicators.ts'
import { childrenOf, partOfPlace } from '../edits/tree-places.ts'
import { isLeafIndicator } from '../scheme-tree.ts'
import type { IndicatorRow, ShownRow } from './shown-rows.ts'

/** Where a row lies in the scrolled content, in pixels. */
export interface RowBox {
  readonly row: ShownRow
  readonly start: number
  readonly size: number
}

/** Where a drop would go, and how that is shown: a line at a height and depth, or the row that it goes into. */
export interface Drop {
  readonly target: Target
  readonly line: { readonly top: number; readonly level: number } | null
  readonly inside: string | null
  readonly refused: EditRefused | null
}

export interface Drag {
  readonly codes: readonly string[]
  readonly x: number
  readonly y: number
  readonly drop: Drop | null
}

/** Pixels that the pointer travels before a press becomes a drag. */
const threshold = 5
/** The name's own line of a row; notes below it belong to its lower half. */
const lineHeight = 30

/** The drop of a pointer at a height over a row: before, into or after it. Null over the total, which holds parts only. */
export function dropAt(scheme: Scheme, codes: readonly string[], box: RowBox, y: number): Drop | null {
  const { row, start, size } = box
  if (row.kind === 'total') return null
  const drop = (target: Target, line: Drop['line'], inside: string | null): Drop => ({
    target,
    line,
    inside,
    refused: refusalOfMove(scheme, codes, target),
  })
  if (row.kind === 'part') return drop({ parent: row.key, index: childrenOf(scheme, row.key).length }, null, row.key)
  const part = (y - start) / Math.min(size, lineHeight)
  const before = () => drop({ parent: row.parent, index: placeIn(scheme, row) }, { top: start, level: row.level }, null)
  const after = () => drop({ parent: row.parent, index: placeIn(scheme, row) + 1 }, { top: start + size, level: row.level }, null)
  if (isLeafIndicator(row.indicator)) return part < 0.5 ? before() : after()
  if (part < 0.28) return before()
  const { children } = row.indicator
  // Below an open group's lower edge its first child follows.
  if (part > 0.72)
    return row.expanded && children.length > 0
      ? drop({ parent: row.key, index: 0 }, { top: start + size, level: row.level + 1 }, null)
      : after()
  return drop({ parent: row.key, index: children.length }, null, row.key)
}

function placeIn(scheme: Scheme, row: IndicatorRow): number {
  return childrenOf(scheme, row.parent).indexOf(row.indicator)
}

interface DragOptions {
  readonly scheme: Scheme
  readonly readOnly: boolean
  readonly scroller: { readonly current: HTMLElement | null }
  /** The row at a height of the scrolled content, or null below the last one. */
  readonly rowAt: (y: number) => RowBox | null
  readonly codesOf: (key: string) => readonly string[]
  readonly onDrop: (codes: readonly string[], target: Target) => void
  readonly onRefused: (refused: EditRefused) => void
}

/** Drags rows with the pointer. Esc gives the drag up; near the upper and lower edge the tree scrolls along. */
export function useRowDrag(options: DragOptions): {
  readonly drag: Drag | null
  readonly onPointerDown: (event: ReactPointerEvent) => void
} {
  const [drag, setDrag] = useState<Drag | null>(null)
  const pressed = useRef<{ readonly key: string; readonly x: number; readonly y: number } | null>(null)
  const last = useRef<Drag | null>(null)

  function show(next: Drag | null): void {
    last.current = next
    setDrag(next)
  }

  const onMove = useEffectEvent((event: PointerEvent) => {
    const start = pressed.current
    const { scheme, scroller, rowAt, codesOf } = options
    const element = scroller.current
    if (start === null || element === null) return
    if (last.current === null && Math.hypot(event.clientX - start.x, event.clientY - start.y) < threshold) return
    event.preventDefault()
    const bounds = element.getBoundingClientRect()
    if (event.clientY < bounds.top + 56) element.scrollTop -= 12
    else if (event.clientY > bounds.bottom - 28) element.scrollTop += 12
    const y = event.clientY - bounds.top + element.scrollTop - lineHeight
    const codes = last.current?.codes ?? codesOf(start.key)
    const box = rowAt(y)
    show({ codes, x: event.clientX, y: event.clientY, drop: box === null ? null : dropAt(scheme, codes, box, y) })
  })

  const onUp = useEffectEvent(() => {
    const ended = last.current
    pressed.current = null
    show(null)
    if (ended?.drop === null || ended === null) return
    if (ended.drop.refused === null) options.onDrop(ended.codes, ended.drop.target)
    else options.onRefused(ended.drop.refused)
  })

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || last.current === null) return
    event.stopPropagation()
    pressed.current = null
    show(null)
  })

  useEffect(() => {
    const move = (event: PointerEvent) => onMove(event)
    const up = () => onUp()
    const key = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('keydown', key, true)
    return () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('keydown', key, true)
    }
  }, [])

  return {
    drag,
    onPointerDown: (event) => {
      if (options.readOnly || event.button !== 0) return
      const element = event.target instanceof Element ? event.target : null
      if (element === null || element.closest('button, input') !== null) return
      const key = element.closest('[data-row]')?.getAttribute('data-row')
      if (key === null || key === undefined || partOfPlace(key) !== null || key === 'total') return
      pressed.current = { key, x: event.clientX, y: event.clientY }
    },
  }
}
