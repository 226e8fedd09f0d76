import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CycleOverview } from '../../../shared/contract/cycles.ts'
import { Card } from '../../components/card.tsx'
import { showSigned } from '../../components/number-text.ts'
import styles from './overview-screen.module.css'

interface LatestFindingsProps {
  readonly latest: CycleOverview['latest']
  readonly findings: CycleOverview['findings']
}

/** The findings recorded last, each a link to its place in the list. */
export function LatestFindings({ latest, findings }: LatestFindingsProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Card
      title={t('overview.latest.title')}
      actions={<Link to="/findings">{latest.length === 0 ? t('overview.latest.add') : t('overview.latest.all')}</Link>}
    >
      <p className={styles.note}>
        {t('overview.findingsFacts', { total: findings.total, month: findings.thisMonth, closed: findings.closed })}
      </p>
      {latest.length === 0 ? (
        <p className="muted">{t('overview.latest.none')}</p>
      ) : (
        <ul className={styles.latest}>
          {latest.map((finding) => (
            <li key={finding.id}>
              <Link to="/findings" search={{ open: finding.id }}>
                <span className={styles.day}>{finding.foundOn.slice(5)}</span>
                <span className={styles.what}>
                  <b>{finding.evaluatee}</b> {finding.indicator}
                  <small>{finding.description}</small>
                </span>
                <span className={finding.points.startsWith('-') ? 'number negative' : 'number positive'}>
                  {showSigned(finding.points, 2)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
