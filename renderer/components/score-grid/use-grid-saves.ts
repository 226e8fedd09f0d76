import { useCallback, useEffect, useRef, useState } from 'react'
import { useRefusalText } from '../refusal-text.ts'
import { afterFrame } from './after-frame.ts'
import { type DoneAct, type DoneChange, type GridHistory, noHistory, redone, undone, withAct, withoutAct } from './grid-history.ts'
import {
  type CellMark,
  failedActs,
  type GridMarks,
  noMarks,
  withFailed,
  withModelContents,
  withoutActMarks,
  withRetry,
  withSaved,
  withSaving,
} from './grid-marks.ts'
import type { CellContent, GridChange, GridModel } from './grid-model.ts'

/** What the line beneath the grid says. `at` is the time of storing; `cells` counts the cells of the act, `zeros` the zeros pasted among them. */
export type SaveStatus =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving'; readonly cells: number }
  | { readonly kind: 'saved'; readonly cells: number; readonly zeros: number; readonly at: Date }
  | { readonly kind: 'failed'; readonly cells: number; readonly reason: string }

/** Saving of a grid: what is on its way, what was refused, what can be undone. */
export interface GridSaves {
  readonly marks: GridMarks
  readonly status: SaveStatus
  /** What stands in a cell, with what is typed and on its way. */
  readonly contentAt: (row: number, column: number) => CellContent
  readonly markAt: (row: number, column: number) => CellMark | undefined
  /** Saves one act; nothing when it changes nothing. `zeros`: zeros that were pasted, for the line beneath. */
  readonly perform: (changes: readonly GridChange[], zeros?: number) => void
  /** Sends a refused act again. */
  readonly retry: (act: number) => void
  /** Gives a refused act up. */
  readonly takeBack: (act: number) => void
  /** Undoes or redoes the newest act. `hidden`: some of its rows or columns are not in the grid now, and nothing was done. */
  readonly step: (
    direction: 'undo' | 'redo',
  ) => { readonly kind: 'none' | 'hidden' } | { readonly kind: 'done'; readonly changes: readonly GridChange[] }
}

/** An act that was sent: the cells as the save function of that moment counts them. */
interface SentAct {
  readonly save: GridModel['save']
  readonly changes: readonly GridChange[]
  /** Keys of the changed cells, in the same order. */
  readonly places: readonly { readonly row: string; readonly column: string }[]
  readonly zeros: number
  /** Puts the history right when the host refuses; an act that is retried gets its place back. */
  readonly refused: (history: GridHistory) => GridHistory
  readonly stored: (history: GridHistory) => GridHistory
}

/**
 * Saves what is entered into a grid, one act after the other.
 *
 * An act is on screen at once and says that it is being saved; when the host has stored it, it says so. A refused act stays on screen with its reason
 * until it is retried or taken back. Undo and redo are acts like any other: they go the same way and can be refused.
 */
export function useGridSaves(model: GridModel): GridSaves {
  const refusalText = useRefusalText()
  const [marks, setMarks] = useState<GridMarks>(noMarks)
  const [status, setStatus] = useState<SaveStatus>({ kind: 'nothing' })
  // The newest of both, for keys that come faster than draws.
  const current = useRef({ marks: noMarks, history: noHistory, model })
  current.current.model = model
  const sent = useRef(new Map<number, SentAct>())
  const numbered = useRef(0)
  const queue = useRef<Promise<void>>(Promise.resolve())

  const put = useCallback((change: (marks: GridMarks) => GridMarks): void => {
    current.current.marks = change(current.current.marks)
    setMarks(current.current.marks)
  }, [])
  const { contentOf } = model
  const shownContents = useRef(contentOf)
  useEffect(() => {
    if (shownContents.current === contentOf) return
    shownContents.current = contentOf
    put(withModelContents)
  }, [contentOf, put])

  const markAt = useCallback((row: number, column: number): CellMark | undefined => {
    const { marks: now, model: shown } = current.current
    if (now.size === 0) return undefined
    return now.get(shown.rows[row]?.key ?? '')?.get(shown.columns[column]?.key ?? '')
  }, [])
  const contentAt = useCallback(
    (row: number, column: number): CellContent => markAt(row, column)?.content ?? current.current.model.contentOf(row, column),
    [markAt],
  )

  const send = useCallback(
    (id: number): void => {
      const act = sent.current.get(id)
      if (act === undefined) return
      const cells = act.changes.length
      setStatus({ kind: 'saving', cells })
      const painted = afterFrame()
      queue.current = queue.current
        .then(() => painted)
        .then(() => act.save(act.changes))
        .then(
          () => {
            sent.current.delete(id)
            put((before) => withSaved(before, id))
            const [failed] = failedActs(current.current.marks)
            // What was refused earlier must not be covered by what went well later.
            if (failed === undefined) setStatus({ kind: 'saved', cells, zeros: act.zeros, at: new Date() })
          },
          (error: unknown) => {
            const reason = refusalText(error)
            current.current.history = act.refused(current.current.history)
            put((before) => withFailed(before, id, reason))
            setStatus({ kind: 'failed', cells, reason })
          },
        )
    },
    [put, refusalText],
  )

  const begin = useCallback(
    (id: number, changes: readonly GridChange[], zeros: number, history: Pick<SentAct, 'refused' | 'stored'>): void => {
      const { model: shown } = current.current
      const places = changes.map(({ row, column, content }) => ({
        row: shown.rows[row]?.key ?? '',
        column: shown.columns[column]?.key ?? '',
        content,
      }))
      sent.current.set(id, { save: shown.save, changes, places, zeros, ...history })
      put((before) => withSaving(before, id, places))
      current.current.history = history.stored(current.current.history)
      send(id)
    },
    [put, send],
  )

  const perform = useCallback(
    (changes: readonly GridChange[], zeros = 0): void => {
      if (changes.length === 0) return
      const { model: shown } = current.current
      numbered.current += 1
      const id = numbered.current
      const done: DoneChange[] = changes.map(({ row, column, content }) => {
        const mark = markAt(row, column)
        const before =
          mark === undefined || mark.sign === 'failed' ? shown.contentOf(row, column) : (mark.content ?? shown.contentOf(row, column))
        return { row: shown.rows[row]?.key ?? '', column: shown.columns[column]?.key ?? '', before, after: content }
      })
      const act: DoneAct = { id, changes: done }
      begin(id, changes, zeros, { stored: (history) => withAct(history, act), refused: (history) => withoutAct(history, id) })
    },
    [begin, markAt],
  )

  const step = useCallback<GridSaves['step']>(
    (direction) => {
      const { history, model: shown } = current.current
      const act = direction === 'undo' ? history.done.at(-1) : history.undone.at(-1)
      if (act === undefined) return { kind: 'none' }
      const rowAt = new Map(shown.rows.map((row, index) => [row.key, index]))
      const columnAt = new Map(shown.columns.map((column, index) => [column.key, index]))
      const changes: GridChange[] = []
      for (const { row, column, before, after } of act.changes) {
        const place = { row: rowAt.get(row), column: columnAt.get(column) }
        if (place.row === undefined || place.column === undefined) return { kind: 'hidden' }
        changes.push({ row: place.row, column: place.column, content: direction === 'undo' ? before : after })
      }
      numbered.current += 1
      const [stored, refused] = direction === 'undo' ? [undone, redone] : [redone, undone]
      begin(numbered.current, changes, 0, { stored, refused })
      return { kind: 'done', changes }
    },
    [begin],
  )

  const retry = useCallback(
    (id: number): void => {
      const act = sent.current.get(id)
      if (act === undefined) return
      // A cell that was typed anew since belongs to a later act.
      const { marks: now } = current.current
      const still = act.changes.filter((_change, index) => {
        const place = act.places[index]
        return place !== undefined && now.get(place.row)?.get(place.column)?.act === id
      })
      const places = act.places.filter(({ row, column }) => now.get(row)?.get(column)?.act === id)
      sent.current.set(id, { ...act, changes: still, places })
      put((before) => withRetry(before, id))
      current.current.history = act.stored(current.current.history)
      send(id)
    },
    [put, send],
  )
  const takeBack = useCallback(
    (id: number): void => {
      sent.current.delete(id)
      put((before) => withoutActMarks(before, id))
      setStatus((before) => (before.kind === 'failed' && failedActs(current.current.marks).length === 0 ? { kind: 'nothing' } : before))
    },
    [put],
  )
  return { marks, status, contentAt, markAt, perform, retry, takeBack, step }
}
