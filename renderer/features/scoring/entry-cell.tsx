import { type KeyboardEvent, memo, type ReactElement, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputState } from '../../../shared/domain/input-state.ts'
import { classNames } from '../../components/class-names.ts'
import { useRefusalText } from '../../components/refusal-text.ts'
import { codedText } from '../../i18n/dynamic-text.ts'
import { type CellLimits, type CellReading, enteredStates, readCell, stateLetters } from './cell-entry.ts'
import styles from './entry-grid.module.css'

/** What is stored in a cell: a value (number or option code) only when `scored`. */
export interface CellContent {
  readonly state: InputState
  readonly value: string | null
}

/** What a cell accepts: a number within limits, or one of a few options. */
export type CellKind =
  | { readonly kind: 'number'; readonly limits: CellLimits }
  | { readonly kind: 'options'; readonly options: readonly { readonly code: string; readonly name: string }[] }

/** Text typed into cells and not saved, by cell, so that scrolling a row away and back keeps it. */
export type CellDrafts = Map<string, string>

export type CellMove = 'up' | 'down' | 'left' | 'right'

interface EntryCellProps {
  readonly cellKey: string
  readonly label: string
  readonly content: CellContent
  readonly kind: CellKind
  readonly drafts: CellDrafts
  readonly onSave: (reading: Exclude<CellReading, { kind: 'problem' }>) => Promise<void>
  readonly onMove: (move: CellMove) => boolean
}

/**
 * One entered number, with its five states.
 *
 * Saved when the cell is left, and at once when a state key is pressed. What cannot be saved stays as typed, with the reason beneath it; Esc
 * brings the stored content back.
 */
export const EntryCell = memo(Cell, (before, after) => sameCell(before, after))

function sameCell(before: EntryCellProps, after: EntryCellProps): boolean {
  return (
    before.cellKey === after.cellKey &&
    before.label === after.label &&
    before.content.state === after.content.state &&
    before.content.value === after.content.value &&
    before.kind === after.kind &&
    before.onSave === after.onSave &&
    before.onMove === after.onMove
  )
}

function Cell(props: EntryCellProps): ReactElement {
  return props.kind.kind === 'number' ? (
    <NumberCell {...props} limits={props.kind.limits} />
  ) : (
    <OptionCell {...props} options={props.kind.options} />
  )
}

type Sign = { readonly kind: 'none' | 'saving' | 'saved' } | { readonly kind: 'refused'; readonly words: string }

function NumberCell({
  cellKey,
  label,
  content,
  limits,
  drafts,
  onSave,
  onMove,
}: EntryCellProps & { readonly limits: CellLimits }): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const problemId = useId()
  const [typed, setTyped] = useState<string | null>(drafts.get(cellKey) ?? null)
  const [sign, setSign] = useState<Sign>({ kind: 'none' })
  const words = {
    absent: t('scoring.states.absent'),
    recused: t('scoring.states.recused'),
    not_applicable: t('scoring.states.not_applicable'),
  }
  const stored = content.state === 'scored' ? (content.value ?? '') : content.state === 'empty' ? '' : words[content.state]
  const reading = typed === null ? null : readCell(typed, limits, words)
  const problem =
    reading?.kind === 'problem' ? codedText('scoring.problems', reading.code, reading.values) : sign.kind === 'refused' ? sign.words : null

  // The saved text gives way to the stored content when that says the same, not before: the former value must not flash up between.
  const [settled, setSettled] = useState<string | null>(null)
  if (typed !== null && typed === settled && reading !== null && isStored(reading, content)) {
    setTyped(null)
    setSettled(null)
  }

  const type = (text: string | null): void => {
    if (text === null) drafts.delete(cellKey)
    else drafts.set(cellKey, text)
    setTyped(text)
    // A tick beside a text that is not saved would lie.
    setSign({ kind: 'none' })
  }
  /** The text on its way to the host: leaving by Enter comes here twice, and must not save twice. */
  const sent = useRef<string | null>(null)
  const commit = (text: string): void => {
    const next = readCell(text, limits, words)
    if (next.kind === 'problem' || sent.current === text) return
    if (isStored(next, content) && sent.current === null) {
      type(null)
      return
    }
    sent.current = text
    setSign({ kind: 'saving' })
    onSave(next).then(
      () => {
        // Another text sent since will say itself when it is saved.
        if (sent.current !== text) return
        sent.current = null
        if (drafts.get(cellKey) === text) drafts.delete(cellKey)
        setSettled(text)
        setSign({ kind: 'saved' })
      },
      (error: unknown) => {
        if (sent.current !== text) return
        sent.current = null
        setSign({ kind: 'refused', words: t('scoring.notSaved', { reason: refusalText(error) }) })
      },
    )
  }
  const leave = (): void => {
    if (typed !== null) commit(typed)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const whole = selectionStart === 0 && selectionEnd === value.length
    const move = moveOf(event.key, event.shiftKey, whole)
    if (move !== null) {
      if (onMove(move) || event.key === 'Enter') event.preventDefault()
      if (event.key === 'Enter') leave()
    } else if (event.key === 'Escape' && typed !== null) {
      event.preventDefault()
      event.stopPropagation()
      type(null)
    }
  }

  return (
    <span className={styles.entry}>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : problemId}
        data-entry=""
        className={classNames(content.state !== 'scored' && typed === null && styles.state)}
        value={typed ?? stored}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          const text = event.target.value
          type(text)
          const next = readCell(text, limits, words)
          if (next.kind === 'state' && next.state !== 'empty' && !(event.nativeEvent as InputEvent).isComposing) commit(text)
        }}
        onBlur={leave}
        onKeyDown={press}
      />
      <SavedSign sign={sign} />
      {problem !== null && (
        <span id={problemId} className={styles.problem}>
          {problem}
        </span>
      )}
    </span>
  )
}

function isStored(reading: CellReading, content: CellContent): boolean {
  if (reading.kind === 'problem') return false
  return reading.kind === 'value' ? content.state === 'scored' && content.value === reading.value : content.state === reading.state
}

function OptionCell({
  label,
  content,
  options,
  onSave,
  onMove,
}: EntryCellProps & { readonly options: readonly { code: string; name: string }[] }): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const problemId = useId()
  const [sign, setSign] = useState<Sign>({ kind: 'none' })
  const [chosen, setChosen] = useState<string | null>(null)
  const stored = content.state === 'scored' ? `=${content.value ?? ''}` : content.state
  if (chosen !== null && chosen === stored && sign.kind === 'saved') setChosen(null)
  const choose = (value: string): void => {
    setChosen(value)
    setSign({ kind: 'saving' })
    const reading = value.startsWith('=')
      ? ({ kind: 'value', value: value.slice(1) } as const)
      : ({ kind: 'state', state: value as InputState } as const)
    onSave(reading).then(
      () => setSign({ kind: 'saved' }),
      (error: unknown) => setSign({ kind: 'refused', words: t('scoring.notSaved', { reason: refusalText(error) }) }),
    )
  }
  const press = (event: KeyboardEvent<HTMLSelectElement>): void => {
    const state = enteredStates.find((entered) => event.altKey && event.code === `Key${stateLetters[entered]}`)
    if (state !== undefined) {
      event.preventDefault()
      choose(state)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      if (content.state !== 'empty') choose('empty')
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault()
      onMove(event.shiftKey ? 'up' : 'down')
    } else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && onMove(event.key === 'ArrowLeft' ? 'left' : 'right')) {
      event.preventDefault()
    }
  }
  return (
    <span className={styles.entry}>
      <select
        aria-label={label}
        aria-invalid={sign.kind === 'refused' ? true : undefined}
        aria-describedby={sign.kind === 'refused' ? problemId : undefined}
        data-entry=""
        className={classNames(content.state !== 'scored' && styles.state)}
        value={chosen ?? stored}
        onChange={(event) => choose(event.target.value)}
        onKeyDown={press}
      >
        <option value="empty">{t('scoring.states.empty')}</option>
        {options.map((option) => (
          <option key={option.code} value={`=${option.code}`}>
            {option.name}
          </option>
        ))}
        {enteredStates.map((state) => (
          <option key={state} value={state}>
            {t(`scoring.states.${state}`)}
          </option>
        ))}
      </select>
      <SavedSign sign={sign} />
      {sign.kind === 'refused' && (
        <span id={problemId} className={styles.problem}>
          {sign.words}
        </span>
      )}
    </span>
  )
}

function SavedSign({ sign }: { readonly sign: Sign }): ReactElement | null {
  const { t } = useTranslation()
  if (sign.kind !== 'saved' && sign.kind !== 'saving') return null
  return (
    <span className={styles.sign} title={t(sign.kind === 'saved' ? 'scoring.savedCell' : 'scoring.saving')} aria-hidden="true">
      {sign.kind === 'saved' ? '✓' : '…'}
    </span>
  )
}

/** Enter and the vertical arrows leave the cell up or down; the horizontal ones only while its whole text is selected, not while editing. */
function moveOf(key: string, shift: boolean, whole: boolean): CellMove | null {
  switch (key) {
    case 'Enter':
      return shift ? 'up' : 'down'
    case 'ArrowDown':
      return 'down'
    case 'ArrowUp':
      return 'up'
    case 'ArrowLeft':
      return whole ? 'left' : null
    case 'ArrowRight':
      return whole ? 'right' : null
    default:
      return null
  }
}
