import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import '../../i18n/meeting-texts.ts'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { PageHead } from '../../components/page-head.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { JudgesView } from './judges-view.tsx'

/** 考评组: the judges of the cycle. */
export function PanelsScreen(): ReactElement {
  const { t } = useTranslation()
  const { id: cycleId } = useCycle()
  const judges = useQuery(api.panels.judges.queryOptions({ input: { cycleId } }))
  const groups = useQuery(api.panels.groups.queryOptions({ input: { cycleId } }))
  const unread = [judges, groups].find((query) => query.isError)
  return (
    <>
      <PageHead title={t('panels.title')} />
      {unread !== undefined ? (
        <Problem error={unread.error} onRetry={() => void unread.refetch()} />
      ) : judges.data === undefined || groups.data === undefined ? (
        <Loading />
      ) : (
        <JudgesView cycleId={cycleId} judges={judges.data} groups={groups.data} />
      )}
    </>
  )
}
