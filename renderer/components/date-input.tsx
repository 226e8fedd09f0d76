import { type InputHTMLAttributes, type KeyboardEvent, type ReactElement, type Ref, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import controls from './controls.module.css'
import styles from './date-input.module.css'
import { type DateContext, readDate, stepDay } from './date-text.ts'
import { Icon } from './icons.tsx'
import { today } from './moment.ts'

interface DateInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'type' | 'min' | 'max'> {
  /** `2026-03-20`, or null while no day is entered. */
  readonly value: string | null
  /** Called while typing as soon as the text reads as a day or is empty; the value stays while it reads as neither. */
  readonly onChange: (value: string | null) => void
  /** Completes a day typed without a year; the current year unless given. */
  readonly year?: number
  /** First and last day that are taken, ISO. */
  readonly min?: string
  readonly max?: string
  readonly ref?: Ref<HTMLInputElement>
}

/**
 * A calendar day without time zone, shown and written as ISO text in every language, typed in any of the forms `readDate` takes.
 *
 * A native date field would follow the browser's language (11/21/2026) and refuse 3.20. The text is normalised when the field is left; what
 * cannot be read stays with words beside it and makes the field invalid for its form. Up and down move by a day, Escape takes back a text that
 * is not a day, the mouse has the native calendar.
 */
export function DateInput(props: DateInputProps): ReactElement {
  const { value, onChange, year, min = '2000-01-01', max = '2100-12-31', className, ref, onBlur, onKeyDown, ...rest } = props
  const { t } = useTranslation()
  const id = useId()
  const text = useRef<HTMLInputElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value ?? '')
  const [left, setLeft] = useState(false)

  const context = (): DateContext => ({ year: year ?? Number(today().slice(0, 4)), today: today(), min, max })
  const read = readDate(typed, context())
  const readable = read.kind === 'date' || read.kind === 'empty'
  const words = readable
    ? null
    : read.kind === 'no_such_day'
      ? t('components.date.noSuchDay', { day: read.day })
      : read.kind === 'outside'
        ? t('components.date.outside', { min, max })
        : t('components.date.unreadable')
  const shown = words !== null && left

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another value from outside replaces the text, and only when it does not already say the same
  useEffect(() => {
    if ((read.kind === 'date' ? read.day : null) !== value || !readable) setTyped(value ?? '')
  }, [value])
  useEffect(() => text.current?.setCustomValidity(words ?? ''), [words])

  const take = (next: string): void => {
    setTyped(next)
    setLeft(false)
    const day = readDate(next, context())
    if (day.kind === 'date' && day.day !== value) onChange(day.day)
    if (day.kind === 'empty' && value !== null) onChange(null)
  }

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    onKeyDown?.(event)
    if (event.defaultPrevented || event.nativeEvent.isComposing || rest.disabled === true || rest.readOnly === true) return
    if (event.key === 'Escape' && !readable) {
      event.preventDefault()
      take(value ?? '')
    }
    if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || !readable || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const next = read.kind === 'date' ? stepDay(read.day, event.key === 'ArrowUp' ? 1 : -1, { min, max }) : today()
    if (next !== null) take(next)
  }

  const described = [rest['aria-describedby'], shown ? `${id}-words` : undefined].filter((part) => part !== undefined)
  return (
    <div className={styles.field}>
      <input
        autoComplete="off"
        placeholder={t('components.date.placeholder')}
        {...rest}
        ref={(element) => {
          text.current = element
          if (typeof ref === 'function') return ref(element)
          if (ref !== undefined && ref !== null) ref.current = element
        }}
        type="text"
        aria-invalid={shown ? true : rest['aria-invalid']}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
        className={classNames(controls.control, styles.text, className)}
        value={typed}
        onChange={(event) => take(event.target.value)}
        onKeyDown={press}
        onBlur={(event) => {
          if (read.kind === 'date') setTyped(read.day)
          setLeft(true)
          onBlur?.(event)
        }}
        onInvalid={(event) => {
          // Said in words beside the field, not in the browser's bubble; the first refused field of a form takes the focus.
          event.preventDefault()
          setLeft(true)
          if (event.currentTarget.form?.querySelector('input:invalid') === event.currentTarget) event.currentTarget.focus()
        }}
      />
      <button
        type="button"
        tabIndex={-1}
        className={styles.calendar}
        aria-label={t('components.date.calendar')}
        title={t('components.date.calendar')}
        disabled={rest.disabled}
        onClick={() => picker.current?.showPicker()}
      >
        <Icon name="calendar" />
      </button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        className={styles.picker}
        aria-label={t('components.date.calendar')}
        min={min}
        max={max}
        disabled={rest.disabled}
        value={read.kind === 'date' ? read.day : ''}
        onChange={(event) => {
          take(event.target.value)
          text.current?.focus()
        }}
      />
      {shown ? (
        <p id={`${id}-words`} role="alert" className={styles.problem}>
          {words}
        </p>
      ) : null}
    </div>
  )
}
