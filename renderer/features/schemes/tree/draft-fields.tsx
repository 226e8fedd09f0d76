import { type ReactElement, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../components/field.tsx'
import { NumberInput } from '../../../components/number-input.tsx'
import { TextArea, TextInput } from '../../../components/text-input.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import styles from './tree.module.css'

interface TextFieldProps {
  /** Name of the field for jumps and faults, such as `name`. */
  readonly field: string
  /** Code of the line, which keeps the faults of two lines apart. */
  readonly at: string
  readonly label: string
  readonly value: string | null
  /** Called with each text that may stand; null where the field is emptied. */
  readonly onChange: (value: string | null) => void
  readonly required?: boolean
  readonly lines?: number
  readonly longest: number
  readonly hint?: string
}

/** A text of an indicator. While nothing may stand here, what was typed waits in the field and saving is held back. */
export function TextField({ field, at, label, value, onChange, required = false, lines = 1, longest, hint }: TextFieldProps): ReactElement {
  const { t } = useTranslation()
  const { setFault } = useSchemeDocument()
  const [typed, setTyped] = useState(value ?? '')
  const faulty = required && typed.trim() === ''
  useFollowed(value ?? '', typed.trim() === '' ? '' : typed, faulty, setTyped)
  useFaultOf(`${field} ${at}`, faulty, setFault)

  function type(text: string): void {
    setTyped(text)
    if (text.trim() !== '') onChange(text)
    else if (!required) onChange(null)
  }

  return (
    <div data-field={field} className={lines > 1 ? styles.wide : undefined}>
      <Field label={label} problem={faulty ? t('schemeTree.fault.name') : null} {...(hint === undefined ? {} : { hint })}>
        {(control) =>
          lines > 1 ? (
            <TextArea {...control} rows={lines} maxLength={longest} value={typed} onChange={type} />
          ) : (
            <TextInput {...control} maxLength={longest} value={typed} onChange={type} />
          )
        }
      </Field>
    </div>
  )
}

interface AmountFieldProps {
  readonly field: string
  readonly at: string
  readonly label: string
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly required?: boolean
  readonly signed?: boolean
  readonly none?: string
  readonly hint?: string
}

/** A number of an indicator. What is no number that may stand here stays typed, is said beneath and never reaches the scheme. */
export function AmountField({
  field,
  at,
  label,
  value,
  onChange,
  required = false,
  signed = false,
  none,
  hint,
}: AmountFieldProps): ReactElement {
  const { t } = useTranslation()
  const { setFault } = useSchemeDocument()
  const [faulty, setFaulty] = useState(false)
  useFaultOf(`${field} ${at}`, faulty, setFault)
  return (
    <div data-field={field}>
      <Field
        label={label}
        problem={faulty ? t(signed ? 'schemeTree.fault.number' : 'schemeTree.fault.amount') : null}
        {...(hint === undefined ? {} : { hint })}
      >
        {(control) => (
          <NumberInput
            {...control}
            value={value}
            placeholder={none ?? t('common.noValue')}
            onChange={(typed, invalid) => {
              const bad = invalid || (typed === null && required) || (!signed && typed?.startsWith('-') === true)
              setFaulty(bad)
              if (!bad) onChange(typed)
            }}
          />
        )}
      </Field>
    </div>
  )
}

/** Puts a value from outside (undo, the tree) in the place of what was typed, unless both say the same. */
function useFollowed(value: string, said: string, faulty: boolean, follow: (text: string) => void): void {
  const onValue = useEffectEvent(() => {
    if (faulty || said !== value) follow(value)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value from outside is what is followed
  useEffect(() => onValue(), [value])
}

/** Tells the document of a field that holds nothing that may stand, and takes it back when the field goes. */
function useFaultOf(place: string, faulty: boolean, setFault: (place: string, faulty: boolean) => void): void {
  const tell = useEffectEvent((bad: boolean) => setFault(place, bad))
  useEffect(() => {
    if (!faulty) return
    tell(true)
    return () => tell(false)
  }, [faulty])
}
