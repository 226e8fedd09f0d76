import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../../api/refusal.ts'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { codedText, hasText } from '../../i18n/dynamic-text.ts'
import styles from './encryption.module.css'

/** A passphrase as it is being chosen: typed twice. */
export interface Chosen {
  readonly first: string
  readonly again: string
}

export const nothingChosen: Chosen = { first: '', again: '' }

/** Whether both are typed and the same. */
export const isChosen = ({ first, again }: Chosen): boolean => first !== '' && first === again

interface PassphraseFieldsProps {
  readonly label: string
  readonly againLabel: string
  readonly hint?: string
  readonly value: Chosen
  readonly onChange: (value: Chosen) => void
}

/** Two fields for a new passphrase, which say when they differ. */
export function PassphraseFields({ label, againLabel, hint, value, onChange }: PassphraseFieldsProps): ReactElement {
  const { t } = useTranslation()
  const differs = value.again !== '' && value.first !== value.again
  return (
    <>
      <Field label={label} {...(hint === undefined ? {} : { hint })}>
        {(control) => (
          <TextInput
            {...control}
            type="password"
            autoComplete="new-password"
            maxLength={128}
            value={value.first}
            onChange={(first) => onChange({ ...value, first })}
          />
        )}
      </Field>
      <Field label={againLabel} problem={differs ? t('encryption.secrets.differs') : null}>
        {(control) => (
          <TextInput
            {...control}
            type="password"
            autoComplete="new-password"
            maxLength={128}
            value={value.again}
            onChange={(again) => onChange({ ...value, again })}
          />
        )}
      </Field>
    </>
  )
}

/** The field for a secret that opens the data now. */
export function SecretField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <Field label={t('encryption.actions.current')}>
      {(control) => <TextInput {...control} type="password" maxLength={128} value={value} onChange={onChange} />}
    </Field>
  )
}

/** Why a call was refused; for a passphrase that may not be used, every reason. */
export function SecretProblem({ error }: { readonly error: unknown }): ReactElement {
  const refusal = refusalOf(error)
  if (refusal.kind !== 'app' || refusal.code !== 'password_refused') return <Problem error={error} />
  const reasons = String(refusal.data.reasons ?? '').split(',')
  return (
    <div role="alert" className={styles.warning}>
      {reasons.map((reason) => (
        <p key={reason}>
          {codedText('encryption.secrets.reasons', hasText('encryption.secrets.reasons', reason) ? reason : 'other', refusal.data)}
        </p>
      ))}
    </div>
  )
}
