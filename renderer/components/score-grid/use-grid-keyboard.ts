import { type ClipboardEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type GridPlace, keyToMove } from '../table-keys.ts'
import { editText, type StateWords } from './cell-reading.ts'
import { readBlock, writeBlock } from './clipboard-text.ts'
import { type ActProblem, type GridAct, type GridCells, planContent, planFill, planPaste } from './grid-acts.ts'
import { areaOf, cellsOf, entriesOf, type GridArea } from './grid-area.ts'
import { commandOf, type GridCommand } from './grid-keys.ts'
import type { GridModel } from './grid-model.ts'
import type { GridEntry } from './use-grid-entry.ts'
import type { GridSaves } from './use-grid-saves.ts'
import type { GridSelection } from './use-grid-selection.ts'

interface KeyboardOf {
  readonly model: GridModel
  /** As that of the model, and for cells of a grid that is only read. */
  readonly lockOf: GridModel['lockOf']
  readonly words: StateWords
  readonly saves: GridSaves
  readonly selection: GridSelection
  readonly entry: GridEntry
  readonly pageRows: () => number
  /** Presses what a summary shows. */
  readonly press: (place: GridPlace) => void
  readonly find: () => void
  readonly findNext: (back: boolean) => void
  /** Cleared with each act: the refusal of a block, and what the last act had to say. */
  readonly field: RefObject<HTMLInputElement | null>
}

/** What the keyboard and the clipboard do to a grid, and what an act had to say. */
export interface GridKeyboard {
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onCopy: (event: ClipboardEvent<HTMLInputElement>) => void
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void
  readonly problems: readonly ActProblem[] | null
  readonly closeProblems: () => void
  readonly note: string | null
}

/** Turns keys and clipboard into acts: one at a time, each all or nothing. */
export function useGridKeyboard(of: KeyboardOf): GridKeyboard {
  const { model, lockOf, words, saves, selection, entry, field } = of
  const { t } = useTranslation()
  const [problems, setProblems] = useState<readonly ActProblem[] | null>(null)
  const [note, setNote] = useState<string | null>(null)
  /** After Esc the next Tab leaves the grid, so that the keyboard is never caught in it. */
  const tabLeaves = useRef(false)
  const { active, end, area } = selection
  const columns = model.columns.length
  const width = columns + model.summaries.length
  const kind = active.column < columns && active.row < model.rows.length ? model.kindOf(active.row, active.column) : null
  const lock = kind === null ? null : lockOf(active.row, active.column)
  const cells: GridCells = { rows: model.rows.length, columns, kindOf: model.kindOf, contentOf: saves.contentAt, lockOf }
  const block = entriesOf(area, columns)

  const run = (act: GridAct): void => {
    setNote(null)
    if (act.problems.length > 0) {
      setProblems(act.problems)
      return
    }
    setProblems(null)
    saves.perform(act.changes, act.zeros)
    selection.selectArea(act.area)
    if (act.cutRows > 0 || act.cutColumns > 0) setNote(t('components.grid.cut', { rows: act.cutRows, columns: act.cutColumns }))
  }
  const step = (direction: 'undo' | 'redo'): void => {
    setProblems(null)
    const done = saves.step(direction)
    if (done.kind !== 'done') {
      setNote(done.kind === 'hidden' ? t('components.grid.hidden') : t(`components.grid.nothingTo.${direction}`))
      return
    }
    setNote(null)
    const [first] = done.changes
    if (first === undefined) return
    let around: GridArea = areaOf(first, first)
    for (const { row, column } of done.changes) {
      around = {
        top: Math.min(around.top, row),
        left: Math.min(around.left, column),
        bottom: Math.max(around.bottom, row),
        right: Math.max(around.right, column),
      }
    }
    selection.selectArea(around)
  }
  const textAt = (row: number, column: number): string =>
    column < columns
      ? editText(saves.contentAt(row, column), model.kindOf(row, column), words)
      : (model.summaries[column - columns]?.text?.(row) ?? '')

  /** The cell Tab goes to, along the row and on to the next one; null at the ends of the grid. */
  const tabbed = (back: boolean): GridPlace | null => {
    const along = active.column + (back ? -1 : 1)
    if (along >= 0 && along < columns) return { row: active.row, column: along }
    const row = active.row + (back ? -1 : 1)
    if (row < 0 || row >= model.rows.length) return null
    return { row, column: back ? columns - 1 : 0 }
  }
  const below = (back: boolean): GridPlace => ({
    row: Math.max(0, Math.min(active.row + (back ? -1 : 1), model.rows.length - 1)),
    column: active.column,
  })
  const moved = (event: KeyboardEvent, from: GridPlace): GridPlace | null =>
    keyToMove(event, from, { rows: model.rows.length, columns: width, pageRows: of.pageRows() })

  const editingKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { editing } = entry
    if (editing === null) return
    const { key, shiftKey } = event
    let then: GridPlace | null = null
    if (key === 'Enter') then = below(shiftKey)
    else if (key === 'Tab') then = tabbed(shiftKey)
    else if (key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      entry.cancel()
      return
    } else if (key === 'F2' && editing.mode === 'replace') {
      event.preventDefault()
      entry.write(field.current?.value ?? '')
      return
    } else if (kind?.kind === 'options' && editing.mode === 'correct' && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault()
      const names = kind.options.map(({ name }) => name)
      const at = names.indexOf(field.current?.value ?? '') + (key === 'ArrowDown' ? 1 : -1)
      entry.write(names.at(at >= names.length ? 0 : at) ?? '')
      return
    } else if (editing.mode === 'replace' && key.startsWith('Arrow') && !shiftKey && !event.ctrlKey) then = moved(event, active)
    else if (key === 'PageDown' || key === 'PageUp') then = moved(event, active)
    else return
    // At the end of the grid the cell is saved, and Tab goes on to what comes after the grid.
    const saved = entry.commit(then)
    if (then !== null || !saved) event.preventDefault()
  }
  const zeroKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key } = event
    if (key === '0' || key === '０' || key === 'Enter' || key === 'Tab') {
      event.preventDefault()
      entry.answerZero('zero')
    } else if (key === 'Delete' || key === 'Backspace') {
      event.preventDefault()
      entry.answerZero('empty')
    } else if (key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      entry.cancel()
    }
  }
  const obey = (command: GridCommand, event: KeyboardEvent<HTMLInputElement>): void => {
    const mark = saves.markAt(active.row, active.column)
    switch (command.kind) {
      case 'enter':
        if (kind === null) of.press(active)
        else if (mark?.sign === 'failed') saves.retry(mark.act)
        else selection.moveTo(below(command.back))
        break
      case 'tab': {
        const then = tabLeaves.current ? null : tabbed(command.back)
        if (then === null) return
        selection.moveTo(then)
        break
      }
      case 'edit':
        if (lock !== null) entry.refuseLock(lock)
        else entry.correct()
        break
      case 'clear':
        if (block !== null) run(planContent(cells, block))
        break
      case 'state':
        if (block !== null) run(planContent(cells, block, { state: command.state, value: null }))
        break
      case 'selectAll':
        selection.selectArea({ top: 0, left: 0, bottom: model.rows.length - 1, right: columns - 1 })
        break
      case 'fillDown':
      case 'fillRight':
        if (block !== null) run(planFill(cells, block, command.kind === 'fillDown' ? 'down' : 'right', words, textAt))
        break
      case 'undo':
      case 'redo':
        step(command.kind)
        break
      case 'find':
        of.find()
        break
      case 'findNext':
        of.findNext(command.back)
        break
      case 'escape':
        entry.closeBubble()
        setProblems(null)
        if (mark?.sign === 'failed') saves.takeBack(mark.act)
        selection.moveTo(active)
        tabLeaves.current = true
        setNote(t('components.grid.tabLeaves'))
        return
    }
    event.preventDefault()
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // Keys of an input method belong to it: they choose characters, and the text arrives as input.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (entry.bubble?.kind === 'zero') {
      zeroKey(event)
      return
    }
    if (entry.editing !== null) {
      editingKey(event)
      return
    }
    if (model.rows.length === 0) return
    if (event.key !== 'Tab' && tabLeaves.current) {
      tabLeaves.current = false
      setNote(null)
    }
    const command = commandOf(event, kind?.kind === 'number')
    const move = command === null ? moved(event, event.shiftKey ? end : active) : null
    if (command !== null) {
      if (entry.bubble !== null && command.kind !== 'escape') entry.closeBubble()
      obey(command, event)
    } else if (move !== null) {
      event.preventDefault()
      entry.closeBubble()
      selection.moveTo(move, event.shiftKey)
    } else if (lock !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      entry.refuseLock(lock)
    }
  }

  function onCopy(event: ClipboardEvent<HTMLInputElement>): void {
    if (entry.editing !== null) return
    event.preventDefault()
    const rows: string[][] = []
    for (let row = area.top; row <= area.bottom; row += 1) {
      rows.push([...cellsOf({ ...area, top: row, bottom: row })].map((place) => textAt(place.row, place.column)))
    }
    event.clipboardData.setData('text/plain', writeBlock(rows))
    setNote(t('components.grid.copied', { count: rows.length * (rows[0]?.length ?? 1) }))
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    if (entry.editing !== null) return
    event.preventDefault()
    const text = event.clipboardData.getData('text/plain')
    if (text === '' || block === null || model.rows.length === 0) return
    run(planPaste(cells, block, readBlock(text), words))
  }

  return { onKeyDown, onCopy, onPaste, problems, closeProblems: () => setProblems(null), note }
}
