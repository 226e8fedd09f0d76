import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { useOpenExplanation } from '../../components/explanation-panel/explanation-context.ts'
import { ExportOutcome } from '../../components/export-panel/export-outcome.tsx'
import { useExport } from '../../components/export-panel/use-export.ts'
import { notify } from '../../components/notice.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { useSealCode } from '../../components/use-seal-code.ts'
import { CategoryList } from './category-list.tsx'
import { RankingCard } from './ranking-card.tsx'
import { gradeOrders, limitedSelection, type RankingSection, usualSection } from './ranking-rows.ts'
import styles from './ranking-screen.module.css'

/** As many evaluatees as a comparison can tell apart by colour. */
const COMPARISON_LIMIT = 8

/**
 * 排名与等次: who stands where, in a category or overall, with what broke ties, grades, vetoes and movement; by-reference and incomplete
 * evaluatees apart. Every number opens its explanation.
 */
export function RankingScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const explain = useOpenExplanation()
  const navigate = useNavigate({ from: '/ranking' })
  const { category: categoryId = null, section, since = null } = useSearch({ from: '/ranking' })
  const [text, setText] = useState('')
  const [selection, setSelection] = useState<readonly number[]>([])
  const exporting = useExport()
  const sealCode = useSealCode()

  const ranking = useQuery(
    api.results.ranking.queryOptions({ input: { cycleId: cycle.id, categoryId, since }, placeholderData: keepPreviousData }),
  )
  const register = useQuery(api.register.list.queryOptions({ input: { cycleId: cycle.id } }))
  const days = useQuery(api.results.days.queryOptions({ input: { cycleId: cycle.id } }))
  const version = useQuery(api.schemes.version.queryOptions({ input: { versionId: cycle.schemeVersionId } }))

  const decisions = useQuery(api.decisions.decided.queryOptions({ input: { cycleId: cycle.id } }))

  const decided = useMemo(() => new Map(decisions.data?.map((one) => [one.evaluateeId, one]) ?? []), [decisions.data])
  const orders = useMemo(() => gradeOrders(version.data?.scheme.settings.bands ?? []), [version.data])
  const evaluatees = useMemo(() => new Map(register.data?.evaluatees.map((evaluatee) => [evaluatee.id, evaluatee]) ?? []), [register.data])
  const wanted = useDeferredValue(text)

  const view = ranking.data
  const facts =
    view === undefined
      ? []
      : [
          ...(sealCode === null ? [] : [t('components.sealCode', { code: sealCode })]),
          t('results.scheme', { name: view.scheme, version: view.version }),
          ...(view.fullMarks === null ? [] : [t('results.fullMarks', { points: view.fullMarks })]),
          t('results.hint'),
        ]

  const show = (category: number | null, part: RankingSection | undefined, day: string | null) =>
    void navigate({
      search: {
        ...(category === null ? {} : { category }),
        ...(part === undefined ? {} : { section: part }),
        ...(day === null ? {} : { since: day }),
      },
    })

  const select = (ticked: ReadonlySet<string | number>) => {
    const { selection: next, left } = limitedSelection(selection, [...ticked].map(Number), COMPARISON_LIMIT)
    if (left > 0) notify.problem(t('results.compareLimit', { limit: COMPARISON_LIMIT }))
    setSelection(next)
  }

  return (
    <div className={styles.screen}>
      <PageHead
        title={t('results.title')}
        facts={facts}
        actions={
          <>
            {selection.length === 0 ? null : (
              <Button variant="quiet" onClick={() => setSelection([])}>
                {t('results.clearSelection')}
              </Button>
            )}
            <Button
              icon="compare"
              disabled={selection.length < 2}
              title={t('results.compareHint', { limit: COMPARISON_LIMIT })}
              onClick={() => void navigate({ to: '/compare', search: { ids: [...selection] } })}
            >
              {selection.length === 0 ? t('results.compare') : t('results.compareCount', { count: selection.length })}
            </Button>
            <Button
              variant="primary"
              icon="download"
              disabled={exporting.state.kind === 'writing' || view === undefined}
              onClick={() => exporting.start(() => client.reports.ranking({ cycleId: cycle.id, categoryId }))}
            >
              {exporting.state.kind === 'writing' ? t('reports.writing') : t('reports.exportRanking')}
            </Button>
          </>
        }
      />
      <ExportOutcome {...exporting} />
      <div className={styles.body}>
        <CategoryList
          categories={register.data?.categories ?? []}
          current={categoryId}
          onChoose={(chosen) => show(chosen, section, since)}
        />
        {ranking.isPending ? <Loading /> : null}
        {ranking.isError ? <Problem error={ranking.error} onRetry={() => void ranking.refetch()} /> : null}
        {view === undefined ? null : (
          <RankingCard
            view={view}
            overall={categoryId === null}
            section={section ?? usualSection(view)}
            onSection={(part) => show(categoryId, part, since)}
            text={text}
            wanted={wanted}
            onText={setText}
            evaluatees={evaluatees}
            categories={register.data?.categories ?? []}
            gradeOrders={orders}
            decided={decided}
            withUnit={cycle.kind !== 'unit'}
            days={days.data ?? []}
            since={since}
            onSince={(day) => show(categoryId, section, day)}
            selection={selection}
            onSelect={select}
            onExplain={explain}
          />
        )}
      </div>
    </div>
  )
}
