import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cycle, CycleOverview } from '../../../shared/contract/cycles.ts'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { BackupNotice } from '../../components/backup-notice.tsx'
import { Card } from '../../components/card.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { CategoryTable } from './category-table.tsx'
import { LatestFindings } from './latest-findings.tsx'
import styles from './overview-screen.module.css'
import { Waits } from './waits.tsx'

/** 总览: what is there, what waits, who leads, what was found last. Every number leads to the screen behind it. */
export function OverviewScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const overview = useQuery(api.cycles.overview.queryOptions({ input: { cycleId: cycle.id } }))
  const facts = overview.data === undefined ? [] : factsOf(overview.data)

  function factsOf({ evaluatees }: CycleOverview): string[] {
    return [
      cycle.name,
      t('overview.facts.full', { count: evaluatees.full }),
      ...(evaluatees.byReference > 0 ? [t('overview.facts.byReference', { count: evaluatees.byReference })] : []),
      ...(evaluatees.exempt > 0 ? [t('overview.facts.exempt', { count: evaluatees.exempt })] : []),
      t('overview.facts.scheme', { name: cycle.schemeName, number: cycle.schemeVersionNumber }),
    ]
  }

  return (
    <>
      <PageHead title={t('overview.title')} facts={facts} />
      <BackupNotice />
      {overview.isPending && <Loading />}
      {overview.isError && <Problem error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.data !== undefined && <Content cycle={cycle} overview={overview.data} />}
    </>
  )
}

function Content({ cycle, overview }: { readonly cycle: Cycle; readonly overview: CycleOverview }): ReactElement {
  const { t } = useTranslation()
  const { evaluatees } = overview
  if (evaluatees.full + evaluatees.byReference + evaluatees.exempt === 0) {
    return (
      <Card>
        <EmptyState
          icon="register"
          title={t('overview.empty.title')}
          actions={
            <>
              <Link to="/register" search={{ cycle: cycle.id, mode: 'file' }} className={styles.primary}>
                {t('overview.empty.import')}
              </Link>
              <Link to="/schemes" className={styles.plain}>
                {t('overview.empty.scheme')}
              </Link>
            </>
          }
        >
          {t('overview.empty.text')}
        </EmptyState>
      </Card>
    )
  }
  // With few categories the grades fill the column that these leave short.
  const isShort = overview.categories.length <= 8
  return (
    <>
      <Waits overview={overview} />
      <div className={styles.columns}>
        <div className={styles.side}>
          <CategoryTable categories={overview.categories} />
          {isShort && <Grades grades={overview.grades} />}
        </div>
        <div className={styles.side}>
          {!isShort && <Grades grades={overview.grades} />}
          <LatestFindings latest={overview.latest} findings={overview.findings} />
        </div>
      </div>
    </>
  )
}

/** How many hold each grade: names and counts, with a strip whose parts have the same proportions. */
function Grades({ grades }: { readonly grades: CycleOverview['grades'] }): ReactElement {
  const { t } = useTranslation()
  if (grades.every(({ count }) => count === 0)) {
    return (
      <Card title={t('overview.grades.title')}>
        <p className="muted">{t('overview.grades.none')}</p>
      </Card>
    )
  }
  return (
    <Card title={t('overview.grades.title')}>
      <div className={styles.strip} aria-hidden="true">
        {grades.map(({ code, count }, index) => (
          <span key={code} data-order={Math.min(index, 4)} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={styles.grades}>
        {grades.map(({ code, name, count }, index) => (
          <li key={code}>
            <i data-order={Math.min(index, 4)} aria-hidden="true" />
            {name} <b>{t('overview.grades.count', { count })}</b>
          </li>
        ))}
      </ul>
    </Card>
  )
}
