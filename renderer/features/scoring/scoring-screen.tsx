import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Card } from '../../components/card.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { findLeaf } from './input-leaves.ts'
import { LeafInputs } from './leaf-inputs.tsx'
import styles from './scoring-screen.module.css'

/** 数据录入: the leaves that take entered inputs, and beside them the table of the chosen one. */
export function ScoringScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const scheme = useQuery(api.schemes.version.queryOptions({ input: { versionId: cycle.schemeVersionId } }))
  const register = useQuery(api.register.list.queryOptions({ input: { cycleId: cycle.id } }))
  const leaves = useQuery(api.scoring.leaves.queryOptions({ input: { cycleId: cycle.id } }))
  const search = useSearch({ from: '/scoring' })
  const navigate = useNavigate({ from: '/scoring' })

  const unread = [scheme, register, leaves].find((query) => query.isError)
  if (unread !== undefined) {
    return (
      <div className={styles.screen}>
        <PageHead title={t('scoring.title')} />
        <Problem error={unread.error} onRetry={() => void unread.refetch()} />
      </div>
    )
  }
  if (scheme.data === undefined || register.data === undefined || leaves.data === undefined) {
    return (
      <div className={styles.screen}>
        <PageHead title={t('scoring.title')} />
        <Loading />
      </div>
    )
  }

  const chosen = leaves.data.find(({ code }) => code === search.indicator) ?? leaves.data[0]
  const leaf = chosen === undefined ? null : findLeaf(scheme.data.scheme, chosen.code)
  const entered = leaves.data.reduce((sum, entry) => sum + entry.entered, 0)
  const expected = leaves.data.reduce((sum, entry) => sum + entry.expected, 0)
  return (
    <div className={styles.screen}>
      <PageHead
        title={t('scoring.title')}
        facts={[t('scoring.facts.leaves', { count: leaves.data.length }), t('scoring.facts.entered', { entered, expected })]}
      />
      {leaf === null ? (
        <EmptyState icon="scoring" title={t('scoring.leaves.emptyTitle')}>
          {t('scoring.leaves.emptyText')}
        </EmptyState>
      ) : (
        <div className={styles.columns}>
          <nav className={styles.leaves} aria-label={t('scoring.leaves.label')}>
            {leaves.data.map((entry) => (
              <Link
                key={entry.code}
                to="/scoring"
                search={(before) => ({ ...before, indicator: entry.code })}
                aria-current={entry.code === leaf.code ? 'true' : undefined}
                className={styles.leaf ?? ''}
              >
                <span className={styles.leafPath}>{entry.path}</span>
                <span className={styles.leafName}>{entry.name}</span>
                <span className={styles.leafFoot}>
                  <Tag tone={entry.entered >= entry.expected ? 'green' : 'neutral'}>
                    {t(`glossary.method.${entry.method as 'judged' | 'measured' | 'survey' | 'external' | 'tasks'}`)}
                  </Tag>
                  <span aria-hidden="true">
                    {entry.entered} / {entry.expected}
                  </span>
                  <span className="visually-hidden">
                    {t('scoring.leaves.progress', { entered: entry.entered, expected: entry.expected })}
                  </span>
                </span>
              </Link>
            ))}
          </nav>
          <Card className={styles.inputs}>
            <LeafInputs
              key={leaf.code}
              cycleId={cycle.id}
              leaf={leaf}
              evaluatees={register.data.evaluatees}
              categories={register.data.categories}
              category={search.category ?? null}
              onCategory={(category) =>
                void navigate({
                  search: ({ category: _category, ...before }) => (category === null ? before : { ...before, category }),
                  replace: true,
                })
              }
            />
          </Card>
        </div>
      )}
    </div>
  )
}
