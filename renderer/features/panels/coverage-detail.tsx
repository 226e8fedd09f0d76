import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageRow } from '../../../shared/contract/panels.ts'
import { api } from '../../api/client.ts'
import { SidePanel } from '../../components/side-panel.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import styles from './coverage-view.module.css'

interface CoverageDetailProps {
  readonly cycleId: number
  readonly row: CoverageRow
  readonly onClose: () => void
}

const tones = { done: 'green', begun: 'amber', waiting: 'amber', recused: 'neutral' } as const

/** The judges of one evaluatee: who has finished, who has not entered what, who stands back and why. */
export function CoverageDetail({ cycleId, row, onClose }: CoverageDetailProps): ReactElement {
  const { t } = useTranslation()
  const judges = useQuery(api.panels.coverageOf.queryOptions({ input: { cycleId, evaluateeId: row.evaluateeId } }))
  return (
    <SidePanel title={t('panels.coverage.detail', { name: row.name })} onClose={onClose}>
      {judges.isError ? (
        <Problem error={judges.error} onRetry={() => void judges.refetch()} />
      ) : judges.data === undefined ? (
        <Loading />
      ) : judges.data.length === 0 ? (
        <p className="muted">{t('panels.coverage.noJudges')}</p>
      ) : (
        <ul className={styles.judges}>
          {judges.data.map(({ judgeId, name, group, panel, state, needed, marked, source, missing }) => (
            <li key={judgeId}>
              <div className={styles.judge}>
                <b>{name}</b>
                <span className="muted small">{panel === null ? group : `${group} · ${panel}`}</span>
                <Tag tone={tones[state]}>{t(`panels.coverage.state.${state}`, { marked, needed })}</Tag>
                {source !== null && <span className="muted small">{t(`panels.recusals.sources.${source}`)}</span>}
              </div>
              {missing.length > 0 && <p className="muted small">{t('panels.coverage.missing', { leaves: missing.join('、') })}</p>}
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  )
}
