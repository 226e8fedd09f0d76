import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/contract/accounts.ts'
import { classNames } from '../../components/class-names.ts'
import { useMoment } from '../../components/moment.ts'
import { Tag } from '../../components/tag.tsx'
import styles from './accounts.module.css'
import { useDuration } from './use-duration.ts'

interface AccountTableProps {
  readonly accounts: readonly Account[]
  readonly ownId: number | null
  readonly current: number | null
  readonly onOpen: (id: number) => void
}

const tones = { pending: 'amber', active: 'green', disabled: 'neutral' } as const

/** Accounts, oldest first: who, with which roles, in which state, and what stands against signing in now. A row opens by its name. */
export function AccountTable({ accounts, ownId, current, onOpen }: AccountTableProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const duration = useDuration()
  return (
    <table className={styles.table} aria-label={t('accounts.list.title')}>
      <thead>
        <tr>
          <th scope="col">{t('accounts.list.name')}</th>
          <th scope="col">{t('accounts.list.login')}</th>
          <th scope="col">{t('accounts.list.roles')}</th>
          <th scope="col">{t('accounts.list.state')}</th>
          <th scope="col">{t('accounts.list.lastSignIn')}</th>
          <th scope="col">{t('accounts.list.wait')}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id} className={classNames(account.id === current && styles.current)}>
            <td>
              <button type="button" className={styles.open} aria-pressed={account.id === current} onClick={() => onOpen(account.id)}>
                {account.name}
              </button>{' '}
              {account.id === ownId && <span className="muted small">{t('accounts.list.you')}</span>}
            </td>
            <td>{account.login}</td>
            <td className={styles.wrap}>
              {account.roles.length === 0 ? (
                <span className="muted">{t('accounts.list.noRoles')}</span>
              ) : (
                account.roles.map((role) => t(`shell.roles.${role}`)).join(t('shell.rolesJoin'))
              )}
            </td>
            <td>
              <Tag tone={tones[account.state]}>{t(`accounts.list.states.${account.state}`)}</Tag>
            </td>
            <td>
              {account.lastSignInAt === null ? <span className="muted">{t('accounts.list.never')}</span> : moment(account.lastSignInAt)}
            </td>
            <td>{limit(account)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )

  function limit({ lockedForGood, waitSeconds, state, mustChangePassword }: Account): ReactElement {
    if (lockedForGood) return <Tag tone="red">{t('accounts.list.lockedForGood')}</Tag>
    if (waitSeconds > 0) return <Tag tone="amber">{t('accounts.list.waits', { time: duration(waitSeconds) })}</Tag>
    if (state === 'active' && mustChangePassword) return <Tag tone="blue">{t('accounts.list.oneTime')}</Tag>
    return <span className="muted">{t('accounts.list.none')}</span>
  }
}
