import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { goIn, goOut } from '../../api/way-in.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import styles from './entry.module.css'
import { EntryPage } from './entry-page.tsx'
import { NewPassword, PasswordField } from './password-field.tsx'
import { PolicyList } from './policy-list.tsx'
import { useTry } from './use-try.ts'

/**
 * A new password for the own account.
 *
 * @param onCancel null: it has to be changed before anything else, because it was given once or is too old
 */
export function ChangePassword({ onCancel }: { readonly onCancel: (() => void) | null }): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [tried, setTried] = useState(false)
  const [ofNext, setOfNext] = useState(false)
  const attempt = useTry((left) => t('accounts.lock.wrong', { left }))
  const isForced = onCancel === null

  async function change(): Promise<void> {
    try {
      await client.accounts.changeOwnPassword({ current, next: password })
    } catch (error) {
      const refusal = refusalOf(error)
      setOfNext(refusal.kind === 'app' && refusal.code === 'password_refused')
      throw error
    }
    notify.success(t('accounts.change.done'))
    await goIn(queryClient, null)
    onCancel?.()
  }

  return (
    <EntryPage
      title={isForced ? t('accounts.change.first') : t('accounts.change.title')}
      {...(isForced ? { lead: t('accounts.change.firstLead') } : {})}
    >
      <form
        className={`${styles.sheet} ${styles.wide}`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (attempt.isPending || attempt.waits || current === '' || password === '' || password !== repeated) return
          void attempt.run(change)
        }}
      >
        <div className={styles.sides}>
          <div className={styles.form}>
            <PasswordField
              label={isForced ? t('accounts.change.currentFirst') : t('accounts.change.current')}
              autoFocus
              value={current}
              onChange={setCurrent}
              problem={tried && current === '' ? t('accounts.fields.required') : ofNext ? null : attempt.problem}
            />
            <NewPassword
              label={t('accounts.change.next')}
              value={password}
              repeated={repeated}
              onChange={setPassword}
              onRepeat={setRepeated}
              problem={tried && password === '' ? t('accounts.fields.required') : ofNext ? attempt.problem : null}
              differs={tried && password !== repeated}
            />
            {attempt.note !== null && <p role="status">{attempt.note}</p>}
          </div>
          <PolicyList />
        </div>
        <div className={styles.actions}>
          <Button type="submit" variant="primary" disabled={attempt.waits}>
            {attempt.isPending ? t('accounts.signIn.working') : t('accounts.change.submit')}
          </Button>
          {onCancel === null ? (
            <Button onClick={() => void goOut(queryClient)}>{t('accounts.change.signOut')}</Button>
          ) : (
            <Button onClick={onCancel}>{t('accounts.confirm.cancel')}</Button>
          )}
        </div>
      </form>
    </EntryPage>
  )
}
