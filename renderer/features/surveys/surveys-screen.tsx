import { useMutation, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import '../../i18n/meeting-texts.ts'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { BatchView } from './batch-view.tsx'
import { CountingView } from './counting-view.tsx'
import { FormList } from './form-list.tsx'
import { FormView } from './form-view.tsx'
import styles from './surveys.module.css'

/** 民主测评: ballot forms with their batches, counted by two people; the counting itself takes the whole screen. */
export function SurveysScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const { form: formId, batch: batchId, pass } = useSearch({ from: '/surveys' })
  const overview = useQuery(api.surveys.overview.queryOptions({ input: { cycleId: cycle.id } }))
  const propose = useMutation(api.surveys.propose.mutationOptions())

  if (batchId !== undefined && (pass === 1 || pass === 2)) return <CountingView key={`${batchId} ${pass}`} batchId={batchId} pass={pass} />
  if (overview.data === undefined) {
    return (
      <div className={styles.screen}>
        <PageHead title={t('surveys.title')} />
        {overview.isError ? <Problem error={overview.error} onRetry={() => void overview.refetch()} /> : <Loading />}
      </div>
    )
  }
  const { forms, leaves } = overview.data
  const batches = forms.flatMap((form) => form.batches)
  const form = forms.find(({ id }) => id === formId) ?? forms[0]
  const missing = new Set(leaves.flatMap(({ groups }) => groups.map(({ code }) => code)))
  for (const { group } of forms) missing.delete(group)
  const proposeButton = (primary: boolean): ReactElement => (
    <Button
      variant={primary ? 'primary' : 'plain'}
      icon="surveys"
      aria-disabled={propose.isPending}
      onClick={() => {
        if (propose.isPending) return
        propose.mutate(
          { cycleId: cycle.id },
          {
            onSuccess: ({ created }) =>
              notify.success(created === 0 ? t('surveys.proposedNone') : t('surveys.proposed', { count: created })),
          },
        )
      }}
    >
      {t('surveys.propose')}
    </Button>
  )
  return (
    <div className={styles.screen}>
      <PageHead
        title={t('surveys.title')}
        facts={
          forms.length === 0
            ? []
            : [
                t('surveys.facts', {
                  forms: forms.length,
                  batches: batches.length,
                  agreed: batches.filter(({ state }) => state === 'agreed').length,
                }),
              ]
        }
        actions={forms.length > 0 && missing.size > 0 ? proposeButton(false) : undefined}
      />
      {propose.isError ? <Problem error={propose.error} /> : null}
      {form === undefined ? (
        leaves.length === 0 ? (
          <EmptyState icon="surveys" title={t('surveys.noLeaves')}>
            {t('surveys.noLeavesText')}
          </EmptyState>
        ) : (
          <EmptyState icon="surveys" title={t('surveys.none')} actions={proposeButton(true)}>
            {t('surveys.noneText', { count: leaves.length })}
          </EmptyState>
        )
      ) : (
        <div className={styles.columns}>
          <FormList forms={forms} chosen={form.id} batch={batchId ?? null} />
          {batchId === undefined ? <FormView key={form.id} form={form} leaves={leaves} /> : <BatchView key={batchId} batchId={batchId} />}
        </div>
      )}
    </div>
  )
}
