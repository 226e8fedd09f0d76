import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupSource, RestoreInput, RestorePreview } from '../../../shared/contract/backups.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import type { CallSet } from './backup-calls.ts'
import styles from './backups.module.css'

interface RestoreConsentProps {
  readonly set: CallSet
  readonly source: BackupSource
  readonly preview: RestorePreview
  readonly accounts: boolean
  readonly isPending: boolean
  readonly onRestore: (input: RestoreInput) => void
}

/** Asks for everything that a restore needs: reason, the word typed by hand, a name where nobody is signed in, and a second person for sealed results. */
export function RestoreConsent({ set, source, preview, accounts, isPending, onRestore }: RestoreConsentProps): ReactElement {
  const { t } = useTranslation()
  const [by, setBy] = useState('')
  const [reason, setReason] = useState('')
  const [second, setSecond] = useState('')
  const [password, setPassword] = useState('')
  const [word, setWord] = useState('')
  const asksName = set === 'closed'
  const asksSecond = preview.lostSeals.length > 0
  const theWord = t('backups.restore.theWord')
  const isComplete =
    (!asksName || by.trim() !== '') &&
    reason.trim() !== '' &&
    word.trim().toLowerCase() === theWord &&
    (!asksSecond || (second.trim() !== '' && (!accounts || password !== '')))

  return (
    <Card title={t('backups.restore.confirmTitle')}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isComplete || isPending) return
          onRestore({
            source,
            previewId: preview.previewId,
            confirmation: word,
            reason,
            by: asksName ? by : null,
            second: asksSecond ? { name: second, password: accounts ? password : null } : null,
          })
        }}
      >
        <ul className={styles.kept} aria-label={t('backups.restore.keptTitle')}>
          <li>{t('backups.restore.keptFiles', { quarantine: 'quarantine' })}</li>
          <li>{t('backups.restore.keptBackup')}</li>
          <li>{t('backups.restore.keptEvidence')}</li>
        </ul>
        {asksName && (
          <Field label={t('backups.restore.by')}>
            {(control) => <TextInput {...control} maxLength={40} value={by} onChange={setBy} />}
          </Field>
        )}
        <Field label={t('backups.restore.reason')} hint={t('backups.restore.reasonHint')}>
          {(control) => <TextInput {...control} maxLength={500} value={reason} onChange={setReason} />}
        </Field>
        {asksSecond && (
          <>
            <p className={styles.warning}>{t('backups.restore.secondHint')}</p>
            <Field label={accounts ? t('backups.restore.secondLogin') : t('backups.restore.second')}>
              {(control) => <TextInput {...control} maxLength={40} value={second} onChange={setSecond} />}
            </Field>
            {accounts && (
              <Field label={t('backups.restore.secondPassword')}>
                {(control) => (
                  <TextInput {...control} type="password" autoComplete="off" maxLength={1024} value={password} onChange={setPassword} />
                )}
              </Field>
            )}
          </>
        )}
        <Field label={t('backups.restore.word', { word: theWord })}>
          {(control) => <TextInput {...control} maxLength={20} value={word} onChange={setWord} />}
        </Field>
        <div className={styles.actions}>
          <Button type="submit" variant="primary" disabled={!isComplete || isPending}>
            {isPending ? t('backups.restore.starting') : t('backups.restore.start')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
