import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupSource, Restored, RestoreInput, RestorePreview } from '../../../shared/contract/backups.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { useMoment } from '../../components/moment.ts'
import { Loading, Problem } from '../../components/states.tsx'
import { type CallSet, calls } from './backup-calls.ts'
import { reasonWords, useSize } from './backup-words.ts'
import styles from './backups.module.css'
import { LostContent } from './lost-content.tsx'
import { RestoreConsent } from './restore-consent.tsx'

interface RestoreViewProps {
  readonly set: CallSet
  readonly source: BackupSource
  /** How the second person proves itself: by a name, or with the own account. */
  readonly accounts: boolean
  readonly onCancel: () => void
  readonly onRestored: (restored: Restored, at: string) => void
}

/** Checks a backup, says what would be lost, and restores it when that was confirmed. Nothing changes before. */
export function RestoreView({ set, source, accounts, onCancel, onRestored }: RestoreViewProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const size = useSize()
  const preview = useQuery({
    queryKey: [...calls[set].key, 'preview', source],
    queryFn: () => calls[set].preview({ source }),
    gcTime: 0,
    staleTime: 0,
  })
  const restore = useMutation({
    mutationFn: (input: RestoreInput) => calls[set].restore(input),
    onSuccess: (restored) => onRestored(restored, preview.data?.backup.at ?? ''),
    // What changed meanwhile is shown before it is asked again.
    onError: () => void preview.refetch(),
  })
  const { data } = preview
  return (
    <div className={styles.restore}>
      <div className={styles.restoreHead}>
        <h2>{data === undefined ? t('backups.restore.confirmTitle') : t('backups.restore.title', { at: moment(data.backup.at) })}</h2>
        <Button size="small" variant="quiet" onClick={onCancel}>
          {t('backups.restore.cancel')}
        </Button>
      </div>
      <p className={styles.text}>{t('backups.restore.steps')}</p>
      {preview.isPending && (
        <>
          <Loading />
          <p className={styles.text}>{t('backups.restore.checking')}</p>
        </>
      )}
      {preview.isError && <Problem error={preview.error} onRetry={() => void preview.refetch()} />}
      {data !== undefined && (
        <div className={styles.restoreGrid}>
          <div className={styles.column}>
            <Card title={t('backups.restore.backup')} className={styles.stack}>
              <p className={data.usable ? styles.good : styles.bad}>{faultWords(data)}</p>
              <p className={styles.text}>
                {reasonWords(data.backup.reason)} · {size(data.backup.bytes)} · <span className={styles.path}>{data.backup.name}</span>
              </p>
              {data.usable && <p className={data.signer?.isThis === true ? styles.text : styles.warning}>{signerWords(data)}</p>}
            </Card>
            {data.usable && <LostContent preview={data} />}
          </div>
          {data.usable && (
            <div className={styles.column}>
              <RestoreConsent
                set={set}
                source={source}
                preview={data}
                accounts={accounts}
                isPending={restore.isPending}
                onRestore={(input) => restore.mutate(input)}
              />
              {restore.isError && <Problem error={restore.error} />}
            </div>
          )}
        </div>
      )}
    </div>
  )

  function signerWords({ signer }: RestorePreview): string {
    if (signer === null) return t('backups.restore.signer.none')
    return t(`backups.restore.signer.${signer.isThis ? 'this' : 'other'}`, { fingerprint: signer.fingerprint })
  }

  function faultWords({ fault }: RestorePreview): string {
    return fault === null ? t('backups.restore.usable') : t(`backups.restore.fault.${fault}`)
  }
}
