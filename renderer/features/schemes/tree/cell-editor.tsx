import { type ReactElement, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { classNames } from '../../../components/class-names.ts'
import { readNumber } from '../../../components/number-text.ts'
import styles from './tree.module.css'

/**
 * Where leaving a cell leads: by a key to its line, to the line above or below in the same column, or to the next cell; `away` when something else took
 * the focus, which then keeps it.
 */
export type Leave = 'away' | 'stay' | 'up' | 'down' | 'next' | 'previous'

interface CellTextProps {
  readonly label: string
  readonly value: string
  /** Called once, when the cell is left with another text that is not blank. */
  readonly onCommit: (text: string) => void
  readonly onLeave: (to: Leave) => void
}

const leaveOf: Readonly<Record<string, Leave>> = { Enter: 'stay', Tab: 'next', ArrowUp: 'up', ArrowDown: 'down' }

/** A name in its line. Enter and Tab keep it, Esc leaves the name as it was. */
export function CellText({ label, value, onCommit, onLeave }: CellTextProps): ReactElement {
  const [text, setText] = useState(value)
  const input = useSelected()
  const over = useRef(false)

  function keep(): void {
    if (over.current) return
    over.current = true
    const name = text.trim()
    if (name !== '' && name !== value) onCommit(name)
  }

  return (
    <input
      ref={input}
      className={styles.cellText}
      aria-label={label}
      value={text}
      maxLength={200}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        keep()
        onLeave('away')
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        const to = leaveOf[event.key]
        // Enter that ends the choice of an input method is no Enter of this cell.
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') over.current = true
        else if (to === undefined) return
        else keep()
        event.preventDefault()
        onLeave(event.key === 'Tab' && event.shiftKey ? 'previous' : (to ?? 'stay'))
      }}
    />
  )
}

interface CellNumberProps {
  readonly label: string
  readonly value: string | null
  readonly seed: string | null
  readonly required: boolean
  /** Called with each text that is a number, or null where none has to stand. */
  readonly onChange: (value: string | null) => void
  readonly onFault: (faulty: boolean) => void
  readonly onLeave: (to: Leave) => void
}

/** A number in its line; sums follow while it is typed. Esc puts back what stood there; what is no number is given up when the cell is left. */
export function CellNumber({ label, value, seed, required, onChange, onFault, onLeave }: CellNumberProps): ReactElement {
  const [before] = useState(value)
  const [text, setText] = useState(seed ?? value ?? '')
  const input = useSelected(seed === null)
  const faulty = isFaulty(text)

  function isFaulty(typed: string): boolean {
    const read = readNumber(typed)
    return read.kind === 'invalid' || (read.kind === 'empty' && required) || (read.kind === 'number' && read.text.startsWith('-'))
  }

  function type(typed: string): void {
    setText(typed)
    const read = readNumber(typed)
    const bad = isFaulty(typed)
    onFault(bad)
    if (!bad) onChange(read.kind === 'number' ? read.text : null)
  }

  const begin = useEffectEvent(() => {
    if (seed !== null) type(seed)
  })
  const end = useEffectEvent(() => onFault(false))
  useEffect(() => {
    begin()
    return () => end()
  }, [])

  return (
    <input
      ref={input}
      className={classNames(styles.cellNumber, faulty && styles.cellFaulty)}
      aria-label={label}
      aria-invalid={faulty ? true : undefined}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      onChange={(event) => type(event.target.value)}
      onBlur={() => onLeave('away')}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') {
          event.preventDefault()
          onChange(before)
          onLeave('stay')
          return
        }
        const to = event.key === 'Enter' ? (event.shiftKey ? 'up' : 'down') : leaveOf[event.key]
        if (to === undefined) return
        event.preventDefault()
        onLeave(event.key === 'Tab' && event.shiftKey ? 'previous' : to)
      }}
    />
  )
}

/** Takes the focus, with everything selected so that typing replaces it. */
function useSelected(select = true) {
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true })
    if (select) input.current?.select()
  }, [select])
  return input
}
