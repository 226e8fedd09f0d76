import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Card } from '../../components/card.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { Chip } from '../../components/tag.tsx'
import { EvaluateeView } from './evaluatee-view.tsx'
import { findLeaf } from './input-leaves.ts'
import { JudgeView } from './judge-view.tsx'
import { LeafInputs } from './leaf-inputs.tsx'
import { LeafList } from './leaf-list.tsx'
import styles from './scoring-screen.module.css'
import { useLeafCounts } from './use-leaf-counts.ts'

/** Whether totals are shown is remembered on this PC: a panel that must not see them sits at the same screen all afternoon. */
const totalsKey = 'hengjian.scoring.totals'

const views = ['leaf', 'judge', 'evaluatee'] as const

/** 评分表: what is entered by leaf, by judge or by evaluatee, each as a grid. */
export function ScoringScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const scheme = useQuery(api.schemes.version.queryOptions({ input: { versionId: cycle.schemeVersionId } }))
  const register = useQuery(api.register.list.queryOptions({ input: { cycleId: cycle.id } }))
  const leaves = useLeafCounts(cycle.id)
  const search = useSearch({ from: '/scoring' })
  const navigate = useNavigate({ from: '/scoring' })
  const [totals, setTotals] = useState(() => localStorage.getItem(totalsKey) !== 'hidden')

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

  const view = search.view ?? 'leaf'
  const chosen = leaves.data.find(({ code }) => code === search.indicator) ?? leaves.data[0]
  const leaf = chosen === undefined ? null : findLeaf(scheme.data.scheme, chosen.code)
  const entered = leaves.data.reduce((sum, entry) => sum + entry.entered, 0)
  const expected = leaves.data.reduce((sum, entry) => sum + entry.expected, 0)
  const { evaluatees, categories } = register.data
  const onCategory = (category: number | null): void =>
    void navigate({
      search: ({ category: _category, ...before }) => (category === null ? before : { ...before, category }),
      replace: true,
    })
  return (
    <div className={styles.screen}>
      <PageHead
        title={t('scoring.title')}
        facts={[t('scoring.facts.leaves', { count: leaves.data.length }), t('scoring.facts.entered', { entered, expected })]}
      />
      <div className={styles.bar}>
        <fieldset className={styles.groups}>
          <legend className="visually-hidden">{t('scoring.views.label')}</legend>
          {views.map((each) => (
            <Chip
              key={each}
              pressed={view === each}
              onPress={() =>
                void navigate({ search: ({ view: _view, ...before }) => (each === 'leaf' ? before : { ...before, view: each }) })
              }
            >
              {t(`scoring.views.${each}`)}
            </Chip>
          ))}
        </fieldset>
        <label className={styles.totals}>
          <input
            type="checkbox"
            checked={totals}
            onChange={(event) => {
              setTotals(event.target.checked)
              localStorage.setItem(totalsKey, event.target.checked ? 'shown' : 'hidden')
            }}
          />
          {t('scoring.showTotals')}
        </label>
      </div>
      {view === 'judge' ? (
        <JudgeView
          cycleId={cycle.id}
          evaluatees={evaluatees}
          categories={categories}
          judgeId={search.judge ?? null}
          onJudge={(judge) => void navigate({ search: (before) => ({ ...before, judge }), replace: true })}
          category={search.category ?? null}
          onCategory={onCategory}
          totals={totals}
        />
      ) : view === 'evaluatee' ? (
        <EvaluateeView
          cycleId={cycle.id}
          evaluatees={evaluatees}
          evaluateeId={search.evaluatee ?? null}
          onEvaluatee={(evaluatee) => void navigate({ search: (before) => ({ ...before, evaluatee }), replace: true })}
          totals={totals}
        />
      ) : leaf === null ? (
        <EmptyState icon="scoring" title={t('scoring.leaves.emptyTitle')}>
          {t('scoring.leaves.emptyText')}
        </EmptyState>
      ) : (
        <div className={styles.columns}>
          <LeafList leaves={leaves.data} current={leaf.code} />
          <Card className={styles.inputs}>
            <LeafInputs
              key={leaf.code}
              cycleId={cycle.id}
              leaf={leaf}
              evaluatees={evaluatees}
              categories={categories}
              category={search.category ?? null}
              onCategory={onCategory}
              totals={totals}
            />
          </Card>
        </div>
      )}
    </div>
  )
}
