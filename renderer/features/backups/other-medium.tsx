import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupSource } from '../../../shared/contract/backups.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Problem } from '../../components/states.tsx'
import { type CallSet, calls } from './backup-calls.ts'
import { BackupTable } from './backup-table.tsx'
import { isRestorable } from './backup-words.ts'
import styles from './backups.module.css'
import { MediumChooser } from './medium-chooser.tsx'

interface OtherMediumProps {
  readonly set: CallSet
  readonly onRestore: (source: BackupSource) => void
  readonly onClose?: () => void
}

/** Looks for backups on a stick or another disk, and chooses one to be restored. */
export function OtherMedium({ set, onRestore, onClose }: OtherMediumProps): ReactElement {
  const { t } = useTranslation()
  const [path, setPath] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const found = useQuery({
    queryKey: [...calls[set].key, 'list', path],
    queryFn: () => calls[set].list(path),
    enabled: path !== null,
    gcTime: 0,
    staleTime: 0,
  })
  const backup = found.data?.find(({ name }) => name === chosen)
  return (
    <Card
      title={t('backups.medium.fromOther')}
      actions={
        onClose !== undefined && (
          <Button size="small" variant="quiet" onClick={onClose}>
            {t('backups.medium.back')}
          </Button>
        )
      }
      className={styles.stack}
    >
      <MediumChooser
        set={set}
        path={path}
        onPath={(to) => {
          setChosen(null)
          setPath(to)
        }}
      />
      {path !== null && found.isError && <Problem error={found.error} />}
      {path !== null && found.data?.length === 0 && <p className={styles.text}>{t('backups.medium.nothingHere')}</p>}
      {path !== null && found.data !== undefined && found.data.length > 0 && (
        <>
          <div className={styles.scroll}>
            <BackupTable
              label={t('backups.medium.foundHere')}
              backups={found.data}
              current={chosen}
              onOpen={({ name }) => setChosen(name)}
            />
          </div>
          <div className={styles.actions}>
            <Button
              variant="danger"
              disabled={backup === undefined || !isRestorable(backup)}
              onClick={() => backup !== undefined && onRestore({ folder: path, name: backup.name })}
            >
              {t('backups.detail.restore')}
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}
