import { type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import '../../i18n/trust-texts.ts'
import styles from './entry.module.css'
import { PasswordField } from './password-field.tsx'
import { useTry } from './use-try.ts'

interface IdentityDialogProps {
  readonly name: string
  /** @param confirmed whether the host took the password */
  readonly onAnswer: (confirmed: boolean) => void
}

/** Asks whoever sits here for the own password in front of everything: what waits for it is signed in that name. Esc turns it down. */
export function IdentityDialog({ name, onAnswer }: IdentityDialogProps): ReactElement {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const [password, setPassword] = useState('')
  const attempt = useTry((left) => t('accounts.lock.wrong', { left }))
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onAnswer(false)
      }}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (attempt.isPending || attempt.waits || password === '') return
          void attempt
            .run(async () => {
              try {
                await client.accounts.confirm({ password })
              } finally {
                setPassword('')
              }
            })
            .then((confirmed) => {
              if (confirmed) onAnswer(true)
            })
        }}
      >
        <h2 id={titleId}>{t('accounts.confirm.title')}</h2>
        <p className={styles.text}>{t('accounts.confirm.lead', { name })}</p>
        <PasswordField label={t('accounts.fields.password')} autoFocus value={password} onChange={setPassword} problem={attempt.problem} />
        {attempt.note !== null && <p role="status">{attempt.note}</p>}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" disabled={attempt.waits}>
            {attempt.isPending ? t('accounts.signIn.working') : t('accounts.confirm.submit')}
          </Button>
          <Button onClick={() => onAnswer(false)}>{t('accounts.confirm.cancel')}</Button>
        </div>
      </form>
    </dialog>
  )
}
