import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CycleOverview } from '../../../shared/contract/cycles.ts'
import { classNames } from '../../components/class-names.ts'
import styles from './overview-screen.module.css'

/** What waits for somebody, as a row of numbers; each leads to the list of exactly those. A number that nothing waits behind is quiet. */
export function Waits({ overview }: { readonly overview: CycleOverview }): ReactElement {
  const { t } = useTranslation()
  const { findings, evaluatees } = overview
  const waits = [
    { key: 'submitted', count: findings.submitted, to: '/findings', search: { group: 'submitted' }, urgent: true },
    { key: 'open', count: findings.open, to: '/findings', search: { group: 'rectifying' }, urgent: false },
    { key: 'overdue', count: findings.overdue, to: '/findings', search: { group: 'overdue' }, urgent: true },
    { key: 'incomplete', count: evaluatees.incomplete, to: '/ranking', search: {}, urgent: false },
  ] as const
  return (
    <nav aria-label={t('overview.waits.title')}>
      <ul className={styles.waits}>
        {waits.map(({ key, count, to, search, urgent }) => (
          <li key={key}>
            <Link to={to} search={search} className={styles.wait}>
              <span className={styles.waitName}>{t(`overview.waits.${key}`)}</span>
              <b className={classNames(styles.big, count === 0 ? styles.quiet : urgent && styles.urgent)}>{count}</b>
              <span className={styles.waitText}>{t(`overview.waits.${key}Text`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
