import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupState } from '../../shared/contract/backups.ts'
import { api } from '../api/client.ts'
import { mayCall } from '../api/rights.ts'
import styles from './backup-notice.module.css'
import { Icon } from './icons.tsx'
import { useMoment } from './moment.ts'

const screen = '/backups'

/** Says when backups cannot be made, or when a copy on a second medium is due; nothing while all is well, or for who may not know. */
export function BackupNotice(): ReactElement | null {
  const { t } = useTranslation()
  const moment = useMoment()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const me = useQuery(api.accounts.me.queryOptions())
  // A question that would be refused is not asked: the log would call it an attempt.
  const enabled = me.data !== undefined && mayCall(me.data, 'backups.state')
  const { data } = useQuery(api.backups.state.queryOptions({ enabled }))
  const words = data === undefined ? null : wordsOf(data)
  if (words === null) return null
  return (
    <div role="status" className={styles.notice}>
      <Icon name="warning" />
      <p>{words}</p>
      {path !== screen && me.data !== undefined && mayCall(me.data, 'backups.list') && <Link to={screen}>{t('shell.backups.open')}</Link>}
    </div>
  )

  function wordsOf({ trouble, copyDue, lastAt }: BackupState): string | null {
    if (trouble !== null) {
      const last = lastAt === null ? t('shell.noBackup') : t('shell.lastBackup', { at: moment(lastAt) })
      if (trouble.code !== 'backup_space_low') return t('shell.backups.failed', { last })
      return t('shell.backups.space', { last, free: trouble.data.free ?? 0, needed: trouble.data.needed ?? 0 })
    }
    return copyDue ? t('shell.backups.copyDue') : null
  }
}
