import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupFile } from '../../../shared/contract/backups.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { useMoment } from '../../components/moment.ts'
import { Checkbox } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { useSize } from './backup-words.ts'
import styles from './backups.module.css'
import { MediumChooser } from './medium-chooser.tsx'

interface CopyViewProps {
  readonly backup: BackupFile
  readonly onClose: () => void
}

/** Copies a backup to another medium, where it is read back and compared. */
export function CopyView({ backup, onClose }: CopyViewProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const size = useSize()
  const [path, setPath] = useState<string | null>(null)
  const [evidence, setEvidence] = useState(true)
  const copy = useMutation(api.backups.copy.mutationOptions())

  function choose(to: string | null): void {
    copy.reset()
    setPath(to)
  }

  return (
    <Card
      title={`${t('backups.medium.choose')} · ${moment(backup.at)}`}
      actions={
        <Button size="small" variant="quiet" onClick={onClose}>
          {t('backups.medium.back')}
        </Button>
      }
      className={styles.stack}
    >
      <MediumChooser set="signedIn" path={path} onPath={choose} />
      <Checkbox checked={evidence} onChange={setEvidence}>
        {t('backups.medium.evidence')}
      </Checkbox>
      <div className={styles.actions}>
        <Button
          variant="primary"
          disabled={path === null || copy.isPending}
          onClick={() => path !== null && copy.mutate({ name: backup.name, folder: path, evidence })}
        >
          {copy.isPending ? t('backups.medium.copying') : t('backups.medium.copyHere')}
        </Button>
      </div>
      {copy.isError && <Problem error={copy.error} />}
      {copy.data !== undefined && (
        <div role="status" className={copy.data.sameDisk ? styles.warning : styles.good}>
          <p>{t('backups.medium.copied', { folder: copy.data.folder })}</p>
          {copy.data.evidenceFiles > 0 && (
            <p>{t('backups.medium.copiedEvidence', { count: copy.data.evidenceFiles, size: size(copy.data.evidenceBytes) })}</p>
          )}
          {copy.data.sameDisk && <p>{t('backups.medium.sameDisk')}</p>}
        </div>
      )}
    </Card>
  )
}
