import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Restored } from '../../../shared/contract/backups.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { useMoment } from '../../components/moment.ts'
import styles from './backups.module.css'

interface RestoredCardProps {
  readonly restored: Restored
  readonly at: string
  readonly onGoOn: () => void
}

/** What a restore did: where the earlier files are, and which evidence is missing. */
export function RestoredCard({ restored, at, onGoOn }: RestoredCardProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const { phase, missingEvidence, missingCount, fetchedEvidence } = restored
  return (
    <Card title={t('backups.restore.done', { at: moment(at) })} className={styles.stack}>
      {phase === 'locked' && <p className={styles.warning}>{t('backups.restore.locked')}</p>}
      {phase === 'broken' && <p className={styles.bad}>{t('backups.restore.broken')}</p>}
      <p role="status">
        {t('backups.restore.doneText')}
        <br />
        <span className={styles.path}>{restored.quarantine}</span>
      </p>
      {fetchedEvidence > 0 && <p>{t('backups.restore.fetched', { count: fetchedEvidence })}</p>}
      {phase === 'open' && missingCount === 0 && <p className={styles.good}>{t('backups.restore.missingNone')}</p>}
      {missingCount > 0 && (
        <div className={styles.warning}>
          <p>{t('backups.restore.missing', { count: missingCount })}</p>
          <ul className={styles.plainList}>
            {missingEvidence.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          {missingCount > missingEvidence.length && <p>{t('backups.restore.missingMore', { count: missingCount })}</p>}
        </div>
      )}
      <div className={styles.actions}>
        <Button variant="primary" onClick={onGoOn}>
          {phase === 'open' ? t('backups.restore.open') : t('backups.restore.goOn')}
        </Button>
      </div>
    </Card>
  )
}
