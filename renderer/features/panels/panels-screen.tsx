import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import '../../i18n/meeting-texts.ts'
import { useTranslation } from 'react-i18next'
import type { Judge, JudgedLeaf, JudgeGroup, Panel } from '../../../shared/contract/panels.ts'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { PageHead } from '../../components/page-head.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { CoverageView } from './coverage-view.tsx'
import { JudgesView } from './judges-view.tsx'
import { PanelList } from './panel-list.tsx'
import styles from './panels-screen.module.css'
import { PaperView } from './paper-view.tsx'
import { RecusalsView } from './recusals-view.tsx'
import { SheetsView } from './sheets-view.tsx'
import { WorkView } from './work-view.tsx'

const views = ['work', 'judges', 'coverage', 'recusals', 'sheets', 'paper'] as const

/** Judges and recusals are those of the cycle, whatever the panel. */
const ofPanels = (view: (typeof views)[number]): boolean => view !== 'judges' && view !== 'recusals'

/** What every view of the panels works with. */
export interface PanelsData {
  readonly cycleId: number
  readonly judges: readonly Judge[]
  readonly groups: readonly JudgeGroup[]
  readonly panels: readonly Panel[]
  readonly leaves: readonly JudgedLeaf[]
}

/** 考评组: the panels, and beside them who belongs to them, whom they mark, how far they are, and who stands back. */
export function PanelsScreen(): ReactElement {
  const { t } = useTranslation()
  const { id: cycleId } = useCycle()
  const search = useSearch({ from: '/panels' })
  const navigate = useNavigate({ from: '/panels' })
  const judges = useQuery(api.panels.judges.queryOptions({ input: { cycleId } }))
  const groups = useQuery(api.panels.groups.queryOptions({ input: { cycleId } }))
  const list = useQuery(api.panels.list.queryOptions({ input: { cycleId } }))
  const add = useMutation(api.panels.add.mutationOptions())

  const unread = [judges, groups, list].find((query) => query.isError)
  if (unread !== undefined || judges.data === undefined || groups.data === undefined || list.data === undefined) {
    return (
      <div className={styles.screen}>
        <PageHead title={t('panels.title')} />
        {unread === undefined ? <Loading /> : <Problem error={unread.error} onRetry={() => void unread.refetch()} />}
      </div>
    )
  }

  const { panels, leaves } = list.data
  const data: PanelsData = { cycleId, judges: judges.data, groups: groups.data, panels, leaves }
  const panel = panels.find(({ id }) => id === search.panel) ?? panels[0] ?? null
  const view = search.view ?? (judges.data.length === 0 ? 'judges' : 'work')
  const choose = (panelId: number): void => void navigate({ search: (before) => ({ ...before, panel: panelId }) })
  const addPanel = (judgeIds: number[]): void => {
    const taken = new Set(panels.map(({ name }) => name))
    const names = [t('panels.list.firstName'), ...Array.from({ length: 100 }, (_, place) => t('panels.list.newName', { count: place + 1 }))]
    const name = names.slice(panels.length === 0 ? 0 : 2).find((each) => !taken.has(each)) ?? ''
    // A further panel begins with nobody to mark: one of everybody would overlap with those before.
    const scope = panels.length === 0 ? { kind: 'all' as const } : { kind: 'categories' as const, ids: [] }
    add.mutate(
      { cycleId, name, scope, leaves: { kind: 'all' }, judgeIds },
      { onSuccess: ({ id }) => void navigate({ search: (before) => ({ ...before, view: 'work' as const, panel: id }) }) },
    )
  }
  return (
    <div className={styles.screen}>
      <PageHead
        title={t('panels.title')}
        facts={[
          t('panels.facts.judges', { count: judges.data.length }),
          t('panels.facts.panels', { count: panels.length }),
          t('panels.facts.leaves', { count: leaves.length }),
        ]}
      />
      <nav className={styles.views} aria-label={t('panels.views.label')}>
        {views.map((each) => (
          <Link
            key={each}
            from="/panels"
            to="/panels"
            search={(before) => ({ ...before, view: each })}
            aria-current={each === view ? 'page' : undefined}
            className={styles.view ?? ''}
          >
            {t(`panels.views.${each}`)}
          </Link>
        ))}
      </nav>
      {add.error !== null && <Problem error={add.error} />}
      <div className={styles.body}>
        {ofPanels(view) && (
          <PanelList
            panels={panels}
            current={panel?.id ?? null}
            judges={judges.data.length}
            busy={add.isPending}
            onChoose={choose}
            onAdd={() => addPanel([])}
            onAddWhole={() => addPanel(judges.data.map(({ id }) => id))}
          />
        )}
        <div className={styles.work}>
          {view === 'judges' ? (
            <JudgesView {...data} />
          ) : view === 'coverage' ? (
            <CoverageView cycleId={cycleId} panel={panel} panels={panels} />
          ) : view === 'recusals' ? (
            <RecusalsView cycleId={cycleId} judges={judges.data} />
          ) : view === 'sheets' ? (
            <SheetsView cycleId={cycleId} panelId={panel?.id ?? null} />
          ) : view === 'paper' ? (
            <PaperView cycleId={cycleId} panelId={panel?.id ?? null} />
          ) : (
            <WorkView {...data} panel={panel} onAddWhole={() => addPanel(judges.data.map(({ id }) => id))} />
          )}
        </div>
      </div>
    </div>
  )
}
