import { type InputHTMLAttributes, type ReactElement, type Ref, useEffect, useState } from 'react'
import { classNames } from './class-names.ts'
import styles from './controls.module.css'
import { readNumber } from './number-text.ts'

interface NumberInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'type'> {
  /** A decimal text, or null while nothing is entered. Zero is a number and never stands for nothing. */
  readonly value: string | null
  /** Called while typing whenever the text reads as a number or is empty; with `invalid` true when it is neither (value unchanged). */
  readonly onChange: (value: string | null, invalid: boolean) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** A number as exact decimal text. Folds full-width digits; keeps what was typed until the control is left, then shows the plain form. */
export function NumberInput({ value, onChange, className, onBlur, ...rest }: NumberInputProps): ReactElement {
  const [typed, setTyped] = useState(value ?? '')
  const read = readNumber(typed)
  const current = read.kind === 'number' ? read.text : read.kind === 'empty' ? null : undefined
  useEffect(() => {
    // A value from outside replaces the text only when the text does not already say the same.
    setTyped((text) => {
      const now = readNumber(text)
      const same = now.kind === 'number' ? now.text === value : now.kind === 'empty' && value === null
      return same ? text : (value ?? '')
    })
  }, [value])
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      {...rest}
      aria-invalid={current === undefined ? true : rest['aria-invalid']}
      className={classNames(styles.control, styles.number, className)}
      value={typed}
      onChange={(event) => {
        const text = event.target.value
        setTyped(text)
        const next = readNumber(text)
        onChange(next.kind === 'number' ? next.text : next.kind === 'empty' ? null : value, next.kind === 'invalid')
      }}
      onBlur={(event) => {
        if (current !== undefined) setTyped(current ?? '')
        onBlur?.(event)
      }}
    />
  )
}
