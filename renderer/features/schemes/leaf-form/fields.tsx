import { type ReactElement, type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../../components/class-names.ts'
import { Field } from '../../../components/field.tsx'
import { readNumber } from '../../../components/number-text.ts'
import { Select } from '../../../components/select.tsx'
import { TextArea, TextInput } from '../../../components/text-input.tsx'
import { percentText, shareText } from './decimals.ts'
import { useLeafEdit } from './leaf-edit.tsx'
import styles from './leaf-form.module.css'
import { type NumberKind, numberFault } from './number-fault.ts'

/** Tells the document that a field holds something that cannot stand, and takes it back when the field goes. */
function useFault(field: string, faulty: boolean): void {
  const { fault } = useLeafEdit()
  useEffect(() => {
    if (!faulty) return
    fault(field, true)
    return () => fault(field, false)
  }, [fault, field, faulty])
}

interface NumberFieldProps {
  readonly label: string
  /** Name of the place inside the leaf, such as `rule r1 cap`. */
  readonly field: string
  /** Decimal text of the scheme; a share for the kinds in percent. Null where nothing stands. */
  readonly value: string | null
  /** Called with values that may stand only; null where the field may be empty. */
  readonly onChange: (value: string | null) => void
  readonly kind?: NumberKind
  readonly required?: boolean
  /** Shown while nothing stands: "不封顶". */
  readonly none?: string
  /** What the number counts, behind it: "分". Percent has its sign by itself. */
  readonly unit?: string
  /** A fault that does not lie in this number alone, such as a lower bound above the upper one. */
  readonly problem?: string | null
  readonly hideLabel?: boolean
  /** The label stands in front of the number instead of above it. */
  readonly inline?: boolean
  readonly wide?: boolean
}

/** A number of the leaf with its label; what cannot stand stays typed, is named beneath and never reaches the leaf. */
export function NumberField({
  label,
  field,
  value,
  onChange,
  kind = 'amount',
  required = false,
  none,
  unit,
  problem,
  hideLabel = false,
  inline = false,
  wide = false,
}: NumberFieldProps): ReactElement {
  const { t } = useTranslation()
  const percent = kind === 'percent' || kind === 'signed_percent'
  const shown = value === null ? '' : percent ? percentText(value) : value
  const [typed, setTyped] = useState(shown)
  const read = readNumber(typed)
  const fault = numberFault(read, kind, required)
  useFault(field, fault !== null)
  const follow = useEffectEvent(() => {
    // Another value from outside (undo, another rule at this place) replaces what was typed unless it says the same.
    const now = read.kind === 'number' ? read.text : ''
    if (fault !== null || now !== shown) setTyped(shown)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value from outside is what is followed
  useEffect(() => follow(), [shown])
  return (
    <Field
      label={label}
      hideLabel={hideLabel}
      className={classNames(styles.numberField, inline && styles.inlineField, wide && styles.numberWide)}
      problem={fault === null ? (problem ?? null) : t(`schemeLeaf.fault.${fault.code}`, fault.values)}
    >
      {(control) => (
        <span className={styles.withUnit}>
          <TextInput
            {...control}
            inputMode="decimal"
            className={styles.number ?? ''}
            placeholder={none ?? ''}
            value={typed}
            onChange={(text) => {
              setTyped(text)
              const next = readNumber(text)
              if (numberFault(next, kind, required) !== null) return
              onChange(next.kind === 'number' ? (percent ? shareText(next.text) : next.text) : null)
            }}
            onBlur={() => {
              if (fault === null) setTyped(shown)
            }}
          />
          {percent ? <span>%</span> : unit === undefined ? null : <span>{unit}</span>}
        </span>
      )}
    </Field>
  )
}

interface RequiredNumberProps extends Omit<NumberFieldProps, 'value' | 'onChange' | 'required' | 'none'> {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A number that must stand. */
export function RequiredNumber({ onChange, ...rest }: RequiredNumberProps): ReactElement {
  return (
    <NumberField
      {...rest}
      required
      onChange={(value) => {
        if (value !== null) onChange(value)
      }}
    />
  )
}

interface TextFieldProps {
  readonly label: string
  readonly field: string
  readonly value: string
  /** Called with texts that may stand only; the empty text only where it may. */
  readonly onChange: (value: string) => void
  readonly required?: boolean
  readonly longest: number
  readonly placeholder?: string
  readonly hideLabel?: boolean
  /** Several lines. */
  readonly prose?: boolean
  readonly wide?: boolean
}

/** A name or a sentence of the leaf. */
export function TextField(props: TextFieldProps): ReactElement {
  const { label, field, value, onChange, required = false, longest, placeholder, hideLabel = false, prose = false, wide = false } = props
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  const missing = required && typed.trim() === ''
  useFault(field, missing)
  const follow = useEffectEvent(() => {
    if (missing || typed !== value) setTyped(value)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value from outside is what is followed
  useEffect(() => follow(), [value])
  const Control = prose ? TextArea : TextInput
  return (
    <Field
      label={label}
      hideLabel={hideLabel}
      className={classNames(prose ? styles.prose : styles.textField, wide && styles.textWide)}
      problem={missing ? t('schemeLeaf.fault.text') : null}
    >
      {(control) => (
        <Control
          {...control}
          {...(prose ? { rows: 1 } : {})}
          maxLength={longest}
          placeholder={placeholder}
          value={typed}
          onChange={(text: string) => {
            setTyped(text)
            if (!required || text.trim() !== '') onChange(text)
          }}
        />
      )}
    </Field>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly hideLabel?: boolean
  readonly wide?: boolean
  /** The label stands in front of the choice instead of above it. */
  readonly inline?: boolean
}

/** A choice of one. */
export function Choice<Value extends string>({
  label,
  hideLabel = false,
  wide = false,
  inline = false,
  ...select
}: ChoiceProps<Value>): ReactElement {
  return (
    <Field
      label={label}
      hideLabel={hideLabel}
      className={classNames(styles.choice, wide && styles.choiceWide, inline && styles.inlineChoice)}
    >
      {(control) => <Select {...control} {...select} />}
    </Field>
  )
}

interface MoreProps {
  /** What is set inside, in one line; empty where nothing is. */
  readonly summary: readonly string[]
  /** What can be set inside, while nothing is. */
  readonly about: string
  readonly children: () => ReactNode
}

/** 更多设置: rarer settings behind a button that says in one line what is set there. */
export function More({ summary, about, children }: MoreProps): ReactElement {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className={styles.more}>
      <button
        type="button"
        className={styles.moreButton}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.moreWord}>{t(open ? 'schemeLeaf.less' : 'schemeLeaf.more')}</span>
        <span className={summary.length === 0 ? 'muted' : undefined}>
          {summary.length === 0 ? about : summary.join(t('schemes.method.separator'))}
        </span>
      </button>
      {open ? (
        <div id={id} className={styles.moreBody}>
          {children()}
        </div>
      ) : null}
    </div>
  )
}
