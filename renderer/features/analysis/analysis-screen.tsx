import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import '../../i18n/meeting-texts.ts'
import { useTranslation } from 'react-i18next'
import type { AgreementScope } from '../../../shared/contract/agreement.ts'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Field } from '../../components/field.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Select } from '../../components/select.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { chosenScope } from './agreement-words.ts'
import styles from './analysis.module.css'
import { CoefficientCards } from './coefficient-cards.tsx'
import { DistanceMap } from './distance-map.tsx'
import { JudgeTable } from './judge-table.tsx'
import { OptionLeaves } from './option-leaves.tsx'
import { WithoutJudges } from './without-judges.tsx'

/**
 * 评分一致性: how strict each judge of a panel is, how far the judges agree, and what the ranking would be without each of them. Information only: nothing
 * on this screen changes a result.
 */
export function AnalysisScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const wanted = useSearch({ from: '/analysis' })
  const scopes = useQuery(api.agreement.scopes.queryOptions({ input: { cycleId: cycle.id } }))
  const chosen = scopes.data === undefined ? undefined : chosenScope(scopes.data, wanted)

  if (scopes.isError) {
    return (
      <>
        <PageHead title={t('agreement.title')} />
        <Problem error={scopes.error} onRetry={() => void scopes.refetch()} />
      </>
    )
  }
  if (chosen === undefined) {
    return (
      <>
        <PageHead title={t('agreement.title')} />
        <Loading />
      </>
    )
  }
  if (chosen === null || chosen.scope.judges === 0) {
    return (
      <>
        <PageHead title={t('agreement.title')} facts={[t('agreement.onlyInformation')]} />
        <EmptyState icon="analysis" title={t('agreement.nobody')} actions={<Link to="/panels">{t('agreement.toPanels')}</Link>}>
          {t('agreement.nobodyNext')}
        </EmptyState>
      </>
    )
  }
  return <Agreement cycleId={cycle.id} scopes={scopes.data ?? []} scope={chosen.scope} categoryId={chosen.category} />
}

interface AgreementProps {
  readonly cycleId: number
  readonly scopes: readonly AgreementScope[]
  readonly scope: AgreementScope
  readonly categoryId: number | null
}

function Agreement({ cycleId, scopes, scope, categoryId }: AgreementProps): ReactElement {
  const { t } = useTranslation()
  const { panelId } = scope
  const input = { cycleId, panelId, categoryId }
  const report = useQuery(api.agreement.report.queryOptions({ input, placeholderData: keepPreviousData }))
  const facts = [
    t('agreement.onlyInformation'),
    t('agreement.facts.judges', { count: scope.judges }),
    ...(report.data === undefined
      ? []
      : [t('agreement.facts.evaluatees', { count: report.data.evaluatees }), t('agreement.facts.marks', { count: report.data.marks })]),
  ]
  return (
    <div className={styles.screen}>
      <PageHead
        title={t('agreement.title')}
        facts={facts}
        actions={<ScopeChoice scopes={scopes} scope={scope} categoryId={categoryId} />}
      />
      {report.isPending ? <Loading /> : null}
      {report.isError ? <Problem error={report.error} onRetry={() => void report.refetch()} /> : null}
      {report.data === undefined ? null : report.data.marks === 0 ? (
        <EmptyState icon="analysis" title={t('agreement.noMarks')} actions={<Link to="/scoring">{t('agreement.toScoring')}</Link>}>
          {t('agreement.noMarksNext')}
        </EmptyState>
      ) : (
        <>
          <CoefficientCards report={report.data} />
          <JudgeTable report={report.data} />
          {report.data.options.length === 0 ? null : <OptionLeaves options={report.data.options} />}
          <WithoutJudges cycleId={cycleId} panelId={panelId} categoryId={categoryId} />
          <DistanceMap report={report.data} />
        </>
      )}
    </div>
  )
}

/** The panel and the category; the address keeps both. */
function ScopeChoice({ scopes, scope, categoryId }: Omit<AgreementProps, 'cycleId'>): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/analysis' })
  const go = (panel: number | null, category: number | null) =>
    void navigate({ search: { ...(panel === null ? {} : { panel }), ...(category === null ? {} : { category }) } })
  const categories = scope.categories.map(({ id, name, evaluatees }) => ({
    value: String(id),
    label: t('agreement.categoryCount', { name, count: evaluatees }),
  }))
  return (
    <div className={styles.choice}>
      <Field label={t('agreement.panel')}>
        {(control) => (
          <Select
            {...control}
            value={String(scope.panelId)}
            options={scopes.map(({ panelId, name }) => ({
              value: String(panelId),
              label: panelId === null ? t('agreement.everybody') : name,
            }))}
            onChange={(value) => go(value === 'null' ? null : Number(value), categoryId)}
          />
        )}
      </Field>
      <Field label={t('agreement.category')}>
        {(control) => (
          <Select
            {...control}
            value={String(categoryId)}
            options={categories.length === 1 ? categories : [{ value: 'null', label: t('agreement.allCategories') }, ...categories]}
            onChange={(value) => go(scope.panelId, value === 'null' ? null : Number(value))}
          />
        )}
      </Field>
    </div>
  )
}
