import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { goIn, goOut } from '../../api/way-in.ts'
import { Button } from '../../components/button.tsx'
import styles from './entry.module.css'
import { PasswordField } from './password-field.tsx'
import { useTry } from './use-try.ts'

/** Opens the locked session again with the same account's password, or ends it for somebody else. */
export function LockForm(): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [password, setPassword] = useState('')
  const attempt = useTry((left) => t('accounts.lock.wrong', { left }))
  return (
    <form
      className={styles.sheet}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (attempt.isPending || attempt.waits || password === '') return
        void attempt.run(async () => {
          try {
            await client.accounts.unlock({ password })
            await goIn(queryClient, null)
          } finally {
            setPassword('')
          }
        })
      }}
    >
      <PasswordField label={t('accounts.fields.password')} autoFocus value={password} onChange={setPassword} problem={attempt.problem} />
      {attempt.note !== null && <p role="status">{attempt.note}</p>}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" disabled={attempt.waits}>
          {attempt.isPending ? t('accounts.signIn.working') : t('accounts.lock.submit')}
        </Button>
        <Button onClick={() => void goOut(queryClient)}>{t('accounts.lock.other')}</Button>
      </div>
    </form>
  )
}
