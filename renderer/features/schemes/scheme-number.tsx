import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberInput } from '../../components/number-input.tsx'
import { showNumber } from '../../components/number-text.ts'
import { useEditing } from './editing-context.ts'
import type { SchemeEdit } from './scheme-edits.ts'
import styles from './schemes.module.css'

interface SchemeNumberProps {
  readonly label: string
  readonly value: string | null
  /** The edit that a typed value makes. */
  readonly edit: (value: string | null) => SchemeEdit
  /** Whether a number must stand here. */
  readonly required?: boolean
  /** Shown for null: "no cap". */
  readonly none?: string
}

/** A number of the scheme: text in a frozen version, a field in a draft. A number below zero, unreadable or missing holds back saving. */
export function SchemeNumber({ label, value, edit, required = false, none }: SchemeNumberProps): ReactElement {
  const { t } = useTranslation()
  const editing = useEditing()
  const noValue = none ?? t('common.noValue')
  if (editing === null) return <span className={value === null ? 'muted' : undefined}>{value === null ? noValue : showNumber(value)}</span>
  return (
    <NumberInput
      aria-label={label}
      className={styles.number ?? ''}
      value={value}
      placeholder={noValue}
      required={required}
      onChange={(typed, invalid) => {
        const faulty = invalid || (typed === null && required) || typed?.startsWith('-') === true
        editing.setFault(edit(typed), faulty)
        if (!faulty) editing.edit(edit(typed))
      }}
    />
  )
}
