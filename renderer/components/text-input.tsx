import type { InputHTMLAttributes, ReactElement, Ref, TextareaHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import styles from './controls.module.css'

interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. */
export function TextInput({ value, onChange, className, ...rest }: TextInputProps): ReactElement {
  return (
    <input
      type="text"
      autoComplete="off"
      {...rest}
      className={classNames(styles.control, className)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** Several lines of text. */
export function TextArea({ value, onChange, className, ...rest }: TextAreaProps): ReactElement {
  return (
    <textarea
      {...rest}
      className={classNames(styles.control, styles.area, className)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
