import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/states.tsx'
import styles from './entry.module.css'
import { EntryPage } from './entry-page.tsx'
import { RecoverySheet } from './recovery-sheet.tsx'

interface NewRecoveryCodeProps {
  readonly login: string
  readonly dataFolder: string
  readonly onDone: () => void
}

/** Makes the own recovery code anew; the one before is worth nothing from then on, so that it is asked for first. */
export function NewRecoveryCode({ login, dataFolder, onDone }: NewRecoveryCodeProps): ReactElement {
  const { t } = useTranslation()
  const [code, setCode] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  if (code !== null) {
    return (
      <EntryPage title={t('accounts.recovery.newTitle')} lead={t('accounts.recovery.newLead')}>
        <RecoverySheet code={code} login={login} dataFolder={dataFolder} onDone={onDone} />
      </EntryPage>
    )
  }
  return (
    <EntryPage title={t('accounts.recovery.newTitle')}>
      <div className={styles.sheet}>
        <p>{t('accounts.recovery.ask')}</p>
        {error !== null && <Problem error={error} />}
        <div className={styles.actions}>
          <Button
            variant="primary"
            onClick={() =>
              void client.accounts.newRecoveryCode().then(
                ({ recoveryCode }) => setCode(recoveryCode),
                (problem: unknown) => setError(problem),
              )
            }
          >
            {t('accounts.recovery.make')}
          </Button>
          <Button onClick={onDone}>{t('accounts.confirm.cancel')}</Button>
        </div>
      </div>
    </EntryPage>
  )
}
