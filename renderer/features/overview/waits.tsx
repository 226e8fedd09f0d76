import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CycleOverview } from '../../../shared/contract/cycles.ts'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { classNames } from '../../components/class-names.ts'
import styles from './overview-screen.module.css'

/**
 * What waits for somebody, as a row of numbers; each leads to the list of exactly those. A number that nothing waits behind is quiet.
 *
 * The numbers of findings are those of the list's own filters, so that the list opened from here holds as many.
 */
export function Waits({ overview }: { readonly overview: CycleOverview }): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const counts = useQuery(api.findings.counts.queryOptions({ input: { cycleId: cycle.id } })).data
  const waits = [
    { key: 'submitted', count: counts?.submitted, to: '/findings', search: { group: 'submitted' }, urgent: true },
    { key: 'open', count: counts?.rectifying, to: '/findings', search: { group: 'rectifying' }, urgent: false },
    { key: 'overdue', count: counts?.overdue, to: '/findings', search: { group: 'overdue' }, urgent: true },
    { key: 'incomplete', count: overview.evaluatees.incomplete, to: '/ranking', search: { section: 'incomplete' }, urgent: false },
  ] as const
  return (
    <nav aria-label={t('overview.waits.title')}>
      <ul className={styles.waits}>
        {waits.map(({ key, count, to, search, urgent }) => (
          <li key={key}>
            <Link to={to} search={search} className={styles.wait}>
              <span className={styles.waitName}>{t(`overview.waits.${key}`)}</span>
              <b className={classNames(styles.big, count === 0 ? styles.quiet : urgent && styles.urgent)}>{count ?? t('common.noValue')}</b>
              <span className={styles.waitText}>{t(`overview.waits.${key}Text`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
