import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codedText } from '../../i18n/dynamic-text.ts'
import type { GridPlace } from '../table-keys.ts'
import { editText, emptyCell, readCell, type StateWords, sameContent } from './cell-reading.ts'
import type { CellContent, GridModel } from './grid-model.ts'
import type { GridSaves } from './use-grid-saves.ts'

/** How a cell is being edited: `replace` by typing over it, where arrows commit, or `correct`, where arrows move inside the text. */
export interface Editing {
  readonly mode: 'replace' | 'correct'
  readonly text: string
}

/** What stands beside the active cell: why its text or the key is refused, or the question about a zero. `then`: where to go after the answer. */
export type Bubble =
  | { readonly kind: 'problem' | 'lock'; readonly words: string }
  | { readonly kind: 'zero'; readonly then: GridPlace | null }

/** Editing of the active cell. The text lives in the field itself, so that an input method is never disturbed. */
export interface GridEntry {
  readonly editing: Editing | null
  readonly bubble: Bubble | null
  /** Opens the cell with what stands in it, for correcting. */
  readonly correct: () => void
  /** The text of the field has changed; begins editing when the cell was not open. */
  readonly typed: (text: string) => void
  /** Puts a text into the open cell, such as an option that was picked. */
  readonly write: (text: string) => void
  /** Saves what is typed and goes on; false when it is refused or asked about, and the cell stays open. */
  readonly commit: (then: GridPlace | null) => boolean
  /** Answers the question about a zero. */
  readonly answerZero: (answer: 'zero' | 'empty') => void
  /** Brings the stored content back. */
  readonly cancel: () => void
  readonly refuseLock: (words: string) => void
  readonly closeBubble: () => void
  /** The focus goes elsewhere: saves what can be saved, without asking. */
  readonly leave: () => void
}

interface EntryOf {
  readonly model: GridModel
  readonly saves: GridSaves
  readonly words: StateWords
  readonly active: GridPlace
  readonly field: RefObject<HTMLInputElement | null>
  readonly moveTo: (place: GridPlace) => void
}

/** Keeps the editing of the active cell: opening, checking, the question about a zero, saving when left. */
export function useGridEntry({ model, saves, words, active, field, moveTo }: EntryOf): GridEntry {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<Editing | null>(null)
  const [bubble, setBubble] = useState<Bubble | null>(null)
  /** Cells whose zero was asked about, by the keys of row and column. */
  const asked = useRef(new Set<string>())
  const kind =
    model.columns[active.column] === undefined || model.rows[active.row] === undefined ? null : model.kindOf(active.row, active.column)

  const setText = (text: string): void => {
    if (field.current !== null) field.current.value = text
  }
  const close = (): void => {
    setText('')
    setEditing(null)
    setBubble(null)
  }
  const store = (content: CellContent, then: GridPlace | null): void => {
    const mark = saves.markAt(active.row, active.column)
    if (mark?.sign === 'failed' || !sameContent(content, saves.contentAt(active.row, active.column))) {
      saves.perform([{ ...active, content }])
    }
    close()
    if (then !== null) moveTo(then)
  }
  const read = (text: string) => (kind === null ? null : readCell(completed(text, model, active), kind, words))

  const commit = (then: GridPlace | null): boolean => {
    if (editing === null) return true
    const reading = read(field.current?.value ?? editing.text)
    if (reading === null) return true
    if (reading.kind === 'problem') {
      setBubble({ kind: 'problem', words: codedText('components.grid.problems', reading.code, reading.values) })
      return false
    }
    const cell = `${model.rows[active.row]?.key} ${model.columns[active.column]?.key}`
    const isZero = reading.content.value === '0' && kind?.kind === 'number' && kind.asksZero === true
    if (isZero && !asked.current.has(cell) && saves.contentAt(active.row, active.column).value !== '0') {
      asked.current.add(cell)
      setBubble({ kind: 'zero', then })
      return false
    }
    store(reading.content, then)
    return true
  }
  const leave = (): void => {
    if (editing === null) return
    const reading = read(field.current?.value ?? editing.text)
    if (reading?.kind === 'content') store(reading.content, null)
  }

  // A screen that goes away while a cell is open saves it like any other way of leaving it.
  const latest = useRef(leave)
  latest.current = leave
  useEffect(() => () => latest.current(), [])

  return {
    editing,
    bubble,
    commit,
    leave,
    correct() {
      if (kind === null) return
      const text = editText(saves.contentAt(active.row, active.column), kind, words)
      setText(text)
      setEditing({ mode: 'correct', text })
      setBubble(null)
      field.current?.setSelectionRange(text.length, text.length)
    },
    typed(text) {
      setEditing((before) => ({ mode: before?.mode ?? 'replace', text }))
      setBubble(null)
    },
    write(text) {
      setText(text)
      setEditing({ mode: 'correct', text })
      setBubble(null)
    },
    answerZero(answer) {
      if (bubble?.kind !== 'zero') return
      store(answer === 'zero' ? { state: 'scored', value: '0' } : emptyCell, bubble.then)
    },
    cancel: close,
    refuseLock: useCallback((lock: string) => setBubble({ kind: 'lock', words: t('components.grid.locked', { reason: lock }) }), [t]),
    closeBubble: useCallback(() => setBubble(null), []),
  }
}

/** The beginning of an option's name or code stands for it when no other option begins so. */
function completed(text: string, model: GridModel, { row, column }: GridPlace): string {
  const kind = model.kindOf(row, column)
  const typed = text.trim().toLowerCase()
  if (kind.kind !== 'options' || typed === '') return text
  const fitting = kind.options.filter(({ code, name }) => name.toLowerCase().startsWith(typed) || code.toLowerCase() === typed)
  const [only] = fitting
  return fitting.length === 1 && only !== undefined ? only.code : text
}
