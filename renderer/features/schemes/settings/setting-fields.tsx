import { type ReactElement, type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../components/field.tsx'
import { NumberInput } from '../../../components/number-input.tsx'
import { TextArea, TextInput } from '../../../components/text-input.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { percentText, shareText } from '../leaf-form/decimals.ts'
import { type NumberFault, type NumberKind, numberFault } from '../leaf-form/number-fault.ts'
import styles from './settings.module.css'

/** Holds saving back while a field cannot stand; lets go when the field does. */
function useFault(place: string, faulty: boolean): void {
  const { setFault } = useSchemeDocument()
  const tell = useEffectEvent((now: boolean) => setFault(`settings ${place}`, now))
  useEffect(() => {
    if (!faulty) return
    tell(true)
    return () => tell(false)
  }, [faulty])
}

interface NumberFieldProps {
  readonly label: string
  /** Name of the place, such as `band excellent lower`: for undo and for faults. */
  readonly place: string
  /** Decimal text of the scheme; a share for `percent`. Null where nothing stands. */
  readonly value: string | null
  /** Called with values that may stand only. */
  readonly onChange: (value: string | null) => void
  readonly kind?: NumberKind
  readonly required?: boolean
  /** Shown while nothing stands: "不封顶". */
  readonly none?: string
  readonly hint?: string
  readonly hideLabel?: boolean
}

/** A number with its label; what cannot stand stays typed, is named beneath and never reaches the scheme. */
export function SettingNumber(props: NumberFieldProps): ReactElement {
  const { label, place, value, onChange, kind = 'amount', required = false, none, hint, hideLabel = false } = props
  const { t } = useTranslation()
  const percent = kind === 'percent'
  const shown = value !== null && percent ? percentText(value) : value
  const [fault, setFault] = useState<{ readonly at: string | null; readonly fault: NumberFault } | null>(null)
  // Another value from outside (undo) takes the place of what was typed, and its fault goes.
  const standing = fault !== null && fault.at === shown ? fault.fault : null
  useFault(place, standing !== null)
  return (
    <Field
      label={label}
      hideLabel={hideLabel}
      className={styles.numberField}
      problem={standing === null ? null : t(`schemeLeaf.fault.${standing.code}`, standing.values)}
    >
      {(control) => (
        <span className={styles.withUnit}>
          <NumberInput
            {...control}
            className={styles.number ?? ''}
            value={shown}
            placeholder={none ?? ''}
            onChange={(text, invalid) => {
              const found = numberFault(
                invalid ? { kind: 'invalid' } : text === null ? { kind: 'empty' } : { kind: 'number', text },
                kind,
                required,
              )
              setFault(found === null ? null : { at: shown, fault: found })
              if (found === null) onChange(text !== null && percent ? shareText(text) : text)
            }}
          />
          {percent ? <span>%</span> : null}
          {hint === undefined ? null : <span className="muted">{hint}</span>}
        </span>
      )}
    </Field>
  )
}

interface TextFieldProps {
  readonly label: string
  readonly place: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly required?: boolean
  readonly longest: number
  readonly hideLabel?: boolean
  readonly rows?: number
  /** What must hold beside not being blank, and what is said otherwise. */
  readonly fits?: { readonly test: (text: string) => boolean; readonly words: string }
}

/** A text with its label; one that cannot stand stays typed and never reaches the scheme. */
export function SettingText(props: TextFieldProps): ReactElement {
  const { label, place, value, onChange, required = false, longest, hideLabel = false, rows, fits } = props
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  const problemOf = (text: string) => {
    if (text.trim() === '') return required ? t('schemeLeaf.fault.text') : null
    return fits === undefined || fits.test(text) ? null : fits.words
  }
  const problem = problemOf(typed)
  useFault(place, problem !== null)
  const follow = useEffectEvent(() => {
    if (problem !== null || typed.trim() !== value.trim()) setTyped(value)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value from outside is what is followed
  useEffect(() => follow(), [value])
  const Control = rows === undefined ? TextInput : TextArea
  return (
    <Field label={label} hideLabel={hideLabel} className={styles.textField} problem={problem}>
      {(control) => (
        <Control
          {...control}
          {...(rows === undefined ? {} : { rows })}
          maxLength={longest}
          value={typed}
          onChange={(text: string) => {
            setTyped(text)
            if (problemOf(text) === null) onChange(text)
          }}
        />
      )}
    </Field>
  )
}

/** Several short texts, one a line; blank lines count for nothing. */
export function SettingLines({
  label,
  lines,
  onChange,
}: {
  readonly label: string
  readonly lines: readonly string[]
  readonly onChange: (lines: string[]) => void
}): ReactElement {
  const joined = lines.join('\n')
  const [typed, setTyped] = useState(joined)
  const follow = useEffectEvent(() => {
    if (linesOf(typed).join('\n') !== joined) setTyped(joined)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value from outside is what is followed
  useEffect(() => follow(), [joined])
  return (
    <Field label={label} className={styles.textField}>
      {(control) => (
        <TextArea
          {...control}
          rows={4}
          value={typed}
          onChange={(text) => {
            setTyped(text)
            onChange(linesOf(text))
          }}
        />
      )}
    </Field>
  )
}

const linesOf = (text: string): string[] => text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().slice(0, 4000)]))

interface ChoiceProps<Value extends string> {
  readonly legend: string
  readonly hideLegend?: boolean
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly {
    readonly value: Value
    readonly name: string
    /** What it does, in one short line. */
    readonly effect: ReactNode
    readonly example?: ReactNode
  }[]
}

/** A choice of one with what each does beneath its name. */
export function SettingChoice<Value extends string>({
  legend,
  hideLegend = false,
  value,
  onChange,
  options,
}: ChoiceProps<Value>): ReactElement {
  const id = useId()
  return (
    <fieldset className={styles.choices}>
      <legend className={hideLegend ? 'visually-hidden' : undefined}>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.choiceCard}>
          <input type="radio" name={id} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span className={styles.choiceText}>
            <span className={styles.choiceName}>{option.name}</span>
            <span className="muted">{option.effect}</span>
            {option.example === undefined ? null : <span className={styles.example}>{option.example}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** A fact that is not changed here, with its label. */
export function SettingFact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className={styles.fact}>
      <span className={styles.factLabel}>{label}</span>
      <span>{children}</span>
    </div>
  )
}
