import { type ReactElement, type ReactNode, type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../components/field.tsx'
import { Checkbox } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'

interface PasswordFieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem?: string | null
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** A password, hidden while it is typed; goes to the host byte for byte. */
export function PasswordField({ label, hint, value, onChange, problem = null, autoFocus = false, ref }: PasswordFieldProps): ReactElement {
  return (
    <Field label={label} problem={problem} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <TextInput
          {...control}
          {...(ref === undefined ? {} : { ref })}
          type="password"
          autoComplete="off"
          spellCheck={false}
          autoFocus={autoFocus}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

interface NewPasswordProps {
  readonly value: string
  readonly repeated: string
  readonly onChange: (value: string) => void
  readonly onRepeat: (repeated: string) => void
  readonly label: string
  readonly problem: string | null
  readonly differs: boolean
}

/** A new password twice; it may be shown, because a long one is typed blindly by few. */
export function NewPassword({ value, repeated, onChange, onRepeat, label, problem, differs }: NewPasswordProps): ReactElement {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const type = shown ? 'text' : 'password'
  return (
    <>
      <Field label={label} problem={problem}>
        {(control) => <TextInput {...control} type={type} autoComplete="off" spellCheck={false} value={value} onChange={onChange} />}
      </Field>
      <Field label={t('accounts.fields.repeat')} problem={differs ? t('accounts.fields.differs') : null}>
        {(control) => <TextInput {...control} type={type} autoComplete="off" spellCheck={false} value={repeated} onChange={onRepeat} />}
      </Field>
      <Checkbox checked={shown} onChange={setShown}>
        {t('accounts.fields.show')}
      </Checkbox>
    </>
  )
}
