import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupFile } from '../../../shared/contract/backups.ts'
import { classNames } from '../../components/class-names.ts'
import { useMoment } from '../../components/moment.ts'
import { Tag } from '../../components/tag.tsx'
import { reasonWords, standingTone, useSize } from './backup-words.ts'
import styles from './backups.module.css'

interface BackupTableProps {
  readonly label: string
  readonly backups: readonly BackupFile[]
  readonly current: string | null
  readonly onOpen: (backup: BackupFile) => void
}

/** Backups, newest first: when, why, how big, what they hold, and whether they were checked. A row opens by its time, which is a button. */
export function BackupTable({ label, backups, current, onOpen }: BackupTableProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const size = useSize()
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('backups.column.at')}</th>
          <th scope="col">{t('backups.column.reason')}</th>
          <th scope="col" className="number">
            {t('backups.column.size')}
          </th>
          <th scope="col">{t('backups.column.holds')}</th>
          <th scope="col">{t('backups.column.standing')}</th>
          <th scope="col">{t('backups.column.by')}</th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.name} className={classNames(backup.name === current && styles.current)}>
            <td>
              <button type="button" className={styles.rowButton} aria-pressed={backup.name === current} onClick={() => onOpen(backup)}>
                {moment(backup.at)}
              </button>
            </td>
            <td>{reasonWords(backup.reason)}</td>
            <td className="number">{size(backup.bytes)}</td>
            <td className={styles.holds}>
              <Holds backup={backup} />
            </td>
            <td>
              <Tag tone={standingTone[backup.standing]} title={t(`backups.standingText.${backup.standing}`)}>
                {t(`backups.standing.${backup.standing}`)}
              </Tag>
            </td>
            <td>{backup.madeBy ?? <span className="muted">{t('backups.program')}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Holds({ backup: { counts, seals } }: { readonly backup: BackupFile }): ReactElement {
  const { t } = useTranslation()
  if (counts === null) return <span className="muted">{t('backups.unknownContent')}</span>
  const { evaluatees = 0, findings = 0, marks = 0 } = counts
  return (
    <>
      {t('backups.holds', { evaluatees, findings, marks })}
      {seals !== null && seals > 0 && ` · ${t('backups.holdsSeals', { count: seals })}`}
    </>
  )
}
