import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { type BackupFile, type CountedKind, countedKinds } from '../../../shared/contract/backups.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { useMoment } from '../../components/moment.ts'
import { Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { isRestorable, reasonWords, standingTone, useSize } from './backup-words.ts'
import styles from './backups.module.css'

interface BackupDetailProps {
  readonly backup: BackupFile
  readonly onCopy: () => void
  readonly onRestore: () => void
}

/** One backup: what it is and holds, and what can be done with it. */
export function BackupDetail({ backup, onCopy, onRestore }: BackupDetailProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const size = useSize()
  const check = useMutation(api.backups.check.mutationOptions())
  const known = kinds(backup)
  return (
    <Card
      title={t('backups.detail.title')}
      actions={<Tag tone={standingTone[backup.standing]}>{t(`backups.standing.${backup.standing}`)}</Tag>}
      className={styles.stack}
    >
      <p className={styles.text}>{t(`backups.standingText.${backup.standing}`)}</p>
      <dl className={styles.facts}>
        <dt>{t('backups.column.at')}</dt>
        <dd>
          {moment(backup.at)} · {reasonWords(backup.reason)}
        </dd>
        <dt>{t('backups.column.by')}</dt>
        <dd>{backup.madeBy ?? t('backups.program')}</dd>
        <dt>{t('backups.column.size')}</dt>
        <dd>{size(backup.bytes)}</dd>
        {backup.checkedAt !== null && (
          <>
            <dt>{t('backups.detail.checkedAt')}</dt>
            <dd>{moment(backup.checkedAt)}</dd>
          </>
        )}
        {backup.program !== null && (
          <>
            <dt>{t('backups.detail.program')}</dt>
            <dd>{backup.program}</dd>
          </>
        )}
        <dt>{t('backups.detail.file')}</dt>
        <dd className={styles.path}>{backup.name}</dd>
        <dt>{t('backups.detail.contents')}</dt>
        <dd>
          {known.length === 0
            ? t('backups.detail.noContents')
            : known.map(([kind, count]) => `${t(`backups.kinds.${kind}`)} ${count}`).join(' · ')}
        </dd>
      </dl>
      <div className={styles.actions}>
        <Button disabled={check.isPending} onClick={() => check.mutate({ source: { folder: null, name: backup.name } })}>
          {check.isPending ? t('backups.detail.checking') : t('backups.detail.check')}
        </Button>
        <Button onClick={onCopy}>{t('backups.detail.copy')}</Button>
        <Button variant="danger" disabled={!isRestorable(backup)} onClick={onRestore}>
          {t('backups.detail.restore')}
        </Button>
      </div>
      {check.data !== undefined && (
        <p role="status" className={check.data.ok ? styles.good : styles.bad}>
          {t(`backups.checked.${check.data.finding}`, { ms: check.data.milliseconds })}
        </p>
      )}
      {check.isError && <Problem error={check.error} />}
    </Card>
  )
}

/** What it holds of each kind, without the kinds of which there is nothing. */
function kinds({ counts }: BackupFile): readonly (readonly [CountedKind, number])[] {
  if (counts === null) return []
  return countedKinds.flatMap((kind) => {
    const count = counts[kind]
    return count === undefined || count === 0 ? [] : [[kind, count] as const]
  })
}
