import type { ReactElement, ReactNode, Ref, SelectHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import styles from './controls.module.css'

interface SelectProps<Value extends string> extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string; readonly disabled?: boolean }[]
  readonly ref?: Ref<HTMLSelectElement>
}

/** A choice of one from a short list; the browser's own control, so keyboard and screen readers know it. */
export function Select<Value extends string>({ value, onChange, options, className, ...rest }: SelectProps<Value>): ReactElement {
  return (
    <select
      {...rest}
      className={classNames(styles.control, styles.select, className)}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

interface CheckboxProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
  readonly children: ReactNode
}

/** A yes or no with its words beside it. */
export function Checkbox({ checked, onChange, disabled = false, children }: CheckboxProps): ReactElement {
  return (
    <label className={styles.choice}>
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}
