import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditState } from '../../../shared/contract/audit.ts'
import { Icon } from '../../components/icons.tsx'
import '../../i18n/trust-texts.ts'
import styles from './audit.module.css'

/** Says above every screen that data were changed behind the program's back, or that the clock of the PC is wrong. */
export function AuditWarning({ state }: { readonly state: AuditState }): ReactElement {
  const { t } = useTranslation()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const { clock, findings } = state
  return (
    <div role="status" className={styles.warning}>
      <Icon name="warning" />
      <div>
        {findings.length > 0 && <p>{t('audit.notice.findings', { count: findings.length })}</p>}
        {clock?.kind === 'back' && <p>{t('audit.notice.clockBack', { minutes: Math.ceil(clock.seconds / 60) })}</p>}
        {clock?.kind === 'forward' && <p>{t('audit.notice.clockForward', { days: Math.floor(clock.seconds / 86_400) })}</p>}
      </div>
      {path !== '/audit' && <Link to="/audit">{t('audit.notice.open')}</Link>}
    </div>
  )
}
