import type { ReactElement } from 'react'
import '../../i18n/meeting-texts.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { PageHead } from '../../components/page-head.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { Chip } from '../../components/tag.tsx'
import { DecideView } from './decide-view.tsx'
import styles from './decisions.module.css'
import { SealView } from './seal-view.tsx'

const views = ['decide', 'seal'] as const

/** 评定与封存: computed and decided results side by side with ties, quotas and departures; and the seal that ends the year. */
export function DecisionsScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const navigate = useNavigate({ from: '/decisions' })
  const { view = 'decide', category } = useSearch({ from: '/decisions' })
  const decisions = useQuery(api.decisions.view.queryOptions({ input: { cycleId: cycle.id } }))
  const data = decisions.data
  const open = data?.ties.filter(({ decided }) => decided === null).length ?? 0
  const facts =
    data === undefined
      ? []
      : [
          ...(data.sealed ? [t('decisions.facts.sealed')] : []),
          ...(open === 0 ? [] : [t('decisions.facts.open', { count: open })]),
          ...(data.departures === 0 ? [] : [t('decisions.facts.departures', { count: data.departures })]),
          t('decisions.facts.hint'),
        ]
  return (
    <div className={styles.screen}>
      <PageHead
        title={t('decisions.title')}
        facts={facts}
        actions={
          <nav className={styles.views} aria-label={t('decisions.views')}>
            {views.map((one) => (
              <Chip
                key={one}
                pressed={one === view}
                onPress={() => void navigate({ search: (before) => ({ ...before, view: one }) })}
                {...(one === 'decide' && open > 0 ? { count: open } : {})}
              >
                {t(`decisions.view.${one}`)}
              </Chip>
            ))}
          </nav>
        }
      />
      {view === 'seal' ? (
        <SealView />
      ) : decisions.isPending ? (
        <Loading />
      ) : decisions.isError ? (
        <Problem error={decisions.error} onRetry={() => void decisions.refetch()} />
      ) : (
        <DecideView
          data={decisions.data}
          categoryId={category}
          onCategory={(chosen) => void navigate({ search: (before) => ({ ...before, category: chosen }) })}
        />
      )}
    </div>
  )
}
