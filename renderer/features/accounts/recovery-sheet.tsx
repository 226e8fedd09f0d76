import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Checkbox } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './entry.module.css'
import { isLastGroup } from './new-person.ts'

interface RecoverySheetProps {
  readonly code: string
  readonly login: string
  readonly dataFolder: string
  /** @param encrypt whether encryption is to be set up next; only asked with `offersEncryption` */
  readonly onDone: (encrypt: boolean) => void
  readonly offersEncryption?: boolean
}

/** A recovery code, once: large, printable, and typed back in part, so that nobody goes on who has not got it on paper. */
export function RecoverySheet({ code, login, dataFolder, onDone, offersEncryption = false }: RecoverySheetProps): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const [encrypt, setEncrypt] = useState(false)
  const isRight = isLastGroup(code, typed)
  return (
    <form
      className={`${styles.sheet} ${styles.wide}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isRight) onDone(encrypt)
        else setTried(true)
      }}
    >
      <h2 className={styles.onPaper}>{t('accounts.recovery.printTitle')}</h2>
      <output className={styles.code} aria-label={t('accounts.recovery.code')}>
        {code}
      </output>
      <div className={styles.onPaper}>
        <p>{t('accounts.recovery.printHolder', { login })}</p>
        <p>{t('accounts.recovery.printFolder', { path: dataFolder })}</p>
        <p>{t('accounts.recovery.printText')}</p>
      </div>
      <div className={styles.actions}>
        <Button onClick={() => window.print()}>{t('accounts.recovery.print')}</Button>
        <span className={styles.text}>{t('accounts.recovery.lost')}</span>
      </div>
      <div className={styles.screenOnly}>
        <Field label={t('accounts.recovery.check')} problem={tried && !isRight ? t('accounts.recovery.wrong') : null}>
          {(control) => <TextInput {...control} autoFocus spellCheck={false} maxLength={12} value={typed} onChange={setTyped} />}
        </Field>
        {offersEncryption && (
          <Checkbox checked={encrypt} onChange={setEncrypt}>
            {t('accounts.recovery.encrypt')}
          </Checkbox>
        )}
      </div>
      <div className={styles.actions}>
        <Button type="submit" variant="primary">
          {t('accounts.recovery.done')}
        </Button>
      </div>
    </form>
  )
}
