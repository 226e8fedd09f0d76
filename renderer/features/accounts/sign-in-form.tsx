import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { goIn } from '../../api/way-in.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './entry.module.css'
import { PasswordField } from './password-field.tsx'
import { useTry } from './use-try.ts'

/** Name and password. What is wrong stands at the password, because the host does not say whether the name exists. */
export function SignInForm({ login: known, children }: { readonly login: string | null; readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [login, setLogin] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const attempt = useTry((left) => t('accounts.signIn.left', { left }))
  return (
    <form
      className={styles.sheet}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (attempt.isPending || attempt.waits || login.trim() === '' || password === '') return
        void attempt.run(async () => {
          try {
            const { token } = await client.accounts.signIn({ login, password })
            await goIn(queryClient, token)
          } finally {
            setPassword('')
          }
        })
      }}
    >
      <Field label={t('accounts.fields.login')}>
        {(control) => (
          <TextInput {...control} autoFocus={known === null} spellCheck={false} maxLength={200} value={login} onChange={setLogin} />
        )}
      </Field>
      <PasswordField
        label={t('accounts.fields.password')}
        autoFocus={known !== null}
        value={password}
        onChange={setPassword}
        problem={attempt.problem}
      />
      {attempt.note !== null && <p role="status">{attempt.note}</p>}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" disabled={attempt.waits}>
          {attempt.isPending ? t('accounts.signIn.working') : t('accounts.signIn.submit')}
        </Button>
      </div>
      <div className={styles.links}>
        <p className={styles.text}>
          <b>{t('accounts.signIn.firstTitle')}</b> {t('accounts.signIn.first')}
        </p>
        {children}
      </div>
    </form>
  )
}
