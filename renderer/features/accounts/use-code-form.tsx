import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './entry.module.css'
import { NewPassword } from './password-field.tsx'
import { PolicyList } from './policy-list.tsx'
import { RecoverySheet } from './recovery-sheet.tsx'
import { useTry } from './use-try.ts'

interface UseCodeFormProps {
  readonly dataFolder: string
  readonly onBack: () => void
  readonly onDone: (login: string) => void
}

/** A new password with the printed recovery code, and then the code that takes its place. */
export function UseCodeForm({ dataFolder, onBack, onDone }: UseCodeFormProps): ReactElement {
  const { t } = useTranslation()
  const [login, setLogin] = useState('')
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [tried, setTried] = useState(false)
  const [ofPassword, setOfPassword] = useState(false)
  const [next, setNext] = useState<string | null>(null)
  const attempt = useTry((left) => t('accounts.useCode.wrong', { left }))
  if (next !== null) return <RecoverySheet code={next} login={login} dataFolder={dataFolder} onDone={() => onDone(login)} />
  return (
    <form
      className={`${styles.sheet} ${styles.wide}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (attempt.isPending || attempt.waits || login.trim() === '' || code.trim() === '' || password === '' || password !== repeated)
          return
        void attempt.run(async () => {
          try {
            // biome-ignore lint/correctness/useHookAtTopLevel: a procedure whose name begins with `use`, no hook
            setNext((await client.accounts.useRecoveryCode({ login, code, password })).recoveryCode)
          } catch (error) {
            const refusal = refusalOf(error)
            setOfPassword(refusal.kind === 'app' && refusal.code === 'password_refused')
            throw error
          }
        })
      }}
    >
      {attempt.problem !== null && !ofPassword && (
        <p role="alert" className="negative">
          {attempt.problem}
        </p>
      )}
      {attempt.note !== null && <p role="status">{attempt.note}</p>}
      <div className={styles.sides}>
        <div className={styles.form}>
          <Field label={t('accounts.fields.login')} problem={tried && login.trim() === '' ? t('accounts.fields.required') : null}>
            {(control) => <TextInput {...control} autoFocus spellCheck={false} maxLength={200} value={login} onChange={setLogin} />}
          </Field>
          <Field
            label={t('accounts.useCode.code')}
            hint={t('accounts.useCode.codeHint')}
            problem={tried && code.trim() === '' ? t('accounts.fields.required') : null}
          >
            {(control) => <TextInput {...control} spellCheck={false} maxLength={200} value={code} onChange={setCode} />}
          </Field>
          <NewPassword
            label={t('accounts.useCode.next')}
            value={password}
            repeated={repeated}
            onChange={setPassword}
            onRepeat={setRepeated}
            problem={tried && password === '' ? t('accounts.fields.required') : ofPassword ? attempt.problem : null}
            differs={tried && password !== repeated}
          />
        </div>
        <PolicyList />
      </div>
      <div className={styles.actions}>
        <Button type="submit" variant="primary" disabled={attempt.waits}>
          {attempt.isPending ? t('accounts.signIn.working') : t('accounts.useCode.submit')}
        </Button>
        <Button onClick={onBack}>{t('accounts.useCode.back')}</Button>
      </div>
    </form>
  )
}
