import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { loadPinyin } from '../pinyin-index.ts'
import type { GridPlace } from '../table-keys.ts'
import { TextInput } from '../text-input.tsx'
import type { StateWords } from './cell-reading.ts'
import { findPlaces, nextPlace, type RowSpelling, spellRows } from './grid-find.ts'
import type { CellContent, GridModel } from './grid-model.ts'
import styles from './score-grid.module.css'

interface GridFindBarProps {
  readonly model: GridModel
  readonly contentAt: (row: number, column: number) => CellContent
  readonly words: StateWords
  readonly active: GridPlace
  /** Filled with the function that goes on to the next place, for F3 pressed in the grid. */
  readonly onReady: (next: (back: boolean) => void) => void
  readonly onFound: (place: GridPlace) => void
  readonly onClose: () => void
}

/** Finds rows by name, pinyin or initials, or cells by what they hold. Enter and F3 go on, with Shift back; Esc closes. */
export function GridFindBar({ model, contentAt, words, active, onReady, onFound, onClose }: GridFindBarProps): ReactElement {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [answer, setAnswer] = useState<{ number: number; found: number } | null>(null)
  const [rows, setRows] = useState<readonly RowSpelling[]>(() => spellRows(model.rows, unspelled))
  useEffect(() => {
    let gone = false
    const known = model.rows.every(({ pinyin, initials }) => pinyin !== undefined && initials !== undefined)
    if (known) setRows(spellRows(model.rows, unspelled))
    else {
      void loadPinyin().then((spell) => {
        if (!gone) setRows(spellRows(model.rows, spell))
      })
    }
    return () => {
      gone = true
    }
  }, [model.rows])
  useEffect(() => field.current?.focus(), [])

  const go = (back: boolean): void => {
    const places = findPlaces(query, rows, active.column, model, contentAt, words)
    const next = nextPlace(places, active, back)
    setAnswer({ number: next?.number ?? 0, found: places.length })
    if (next !== null) onFound(next.place)
  }
  useEffect(() => onReady(go))
  return (
    <search className={styles.find}>
      <TextInput
        ref={field}
        type="search"
        aria-label={t('components.grid.find')}
        placeholder={t('components.grid.findPlaceholder')}
        value={query}
        onChange={(text) => {
          setQuery(text)
          setAnswer(null)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' || event.key === 'F3') {
            event.preventDefault()
            go(event.shiftKey)
          } else if (event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
            onClose()
          }
        }}
      />
      <Button size="small" shortcut="F3" onClick={() => go(false)}>
        {t('components.grid.findNext')}
      </Button>
      <span role="status" className="muted">
        {answer === null
          ? ''
          : answer.found === 0
            ? t('components.grid.findNone')
            : t('components.grid.findAnswer', { number: answer.number, found: answer.found })}
      </span>
      <Button size="small" variant="quiet" icon="close" aria-label={t('components.grid.findClose')} onClick={onClose} />
    </search>
  )
}

const unspelled = () => ({ pinyin: '', initials: '' })
