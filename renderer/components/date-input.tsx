import type { InputHTMLAttributes, ReactElement, Ref } from 'react'
import { classNames } from './class-names.ts'
import styles from './controls.module.css'

interface DateInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'type'> {
  /** `2026-03-20`, or null while no whole date is entered. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** A calendar day without time zone, as ISO text. */
export function DateInput({ value, onChange, className, ...rest }: DateInputProps): ReactElement {
  return (
    <input
      max="2100-12-31"
      min="2000-01-01"
      {...rest}
      type="date"
      className={classNames(styles.control, className)}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}
