import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberInput } from '../../../components/number-input.tsx'
import { showNumber } from '../../../components/number-text.ts'
import styles from '../schemes.module.css'

interface SchemeNumberProps {
  readonly label: string
  readonly value: string | null
  readonly readOnly: boolean
  /** Called with each text that is a number which may stand here, or null where none has to. */
  readonly onChange: (value: string | null) => void
  /** What is typed is no number that may stand here, or is one again. */
  readonly onFault: (faulty: boolean) => void
  /** Whether a number must stand here. */
  readonly required?: boolean
  /** Whether it may lie below zero. */
  readonly signed?: boolean
  /** Shown for null: "no cap". */
  readonly none?: string
}

/** A number of the scheme: text in a frozen version, a field in a draft. A number below zero, unreadable or missing holds back saving. */
export function SchemeNumber({
  label,
  value,
  readOnly,
  onChange,
  onFault,
  required = false,
  signed = false,
  none,
}: SchemeNumberProps): ReactElement {
  const { t } = useTranslation()
  const noValue = none ?? t('common.noValue')
  if (readOnly) return <span className={value === null ? 'muted' : undefined}>{value === null ? noValue : showNumber(value)}</span>
  return (
    <NumberInput
      aria-label={label}
      className={styles.number ?? ''}
      value={value}
      placeholder={noValue}
      required={required}
      onChange={(typed, invalid) => {
        const faulty = invalid || (typed === null && required) || (!signed && typed?.startsWith('-') === true)
        onFault(faulty)
        if (!faulty) onChange(typed)
      }}
    />
  )
}
