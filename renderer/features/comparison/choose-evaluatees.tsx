import { useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cycle } from '../../../shared/contract/cycles.ts'
import type { Evaluatee } from '../../../shared/contract/register.ts'
import { api } from '../../api/client.ts'
import { seriesLimit } from '../../charts/chart-model.ts'
import { SeriesMarker } from '../../charts/series-marker.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icons.tsx'
import { EmptyState } from '../../components/states.tsx'
import styles from './comparison.module.css'
import type { Compared, Slots } from './slots.ts'

interface ChooseEvaluateesProps {
  readonly cycle: Cycle
  readonly picker: ReactNode
  readonly chosen: readonly Compared[]
  readonly evaluatees: readonly Evaluatee[]
  readonly onRemove: (evaluateeId: number) => void
  readonly onTakeTop: (slots: Slots) => void
}

/** Evaluatees that the shortcut takes from the head of the ranking. */
const TOP = 4

/** Shown while fewer than two evaluatees are chosen: how to choose them, and a shortcut that takes the head of the ranking. */
export function ChooseEvaluatees({ cycle, picker, chosen, evaluatees, onRemove, onTakeTop }: ChooseEvaluateesProps): ReactElement {
  const { t } = useTranslation()
  const ranking = useQuery(api.results.ranking.queryOptions({ input: { cycleId: cycle.id, categoryId: null, since: null } }))
  const top = ranking.data?.ranked.slice(0, TOP).map((row) => row.evaluateeId) ?? []
  return (
    <EmptyState
      icon="compare"
      title={chosen.length === 0 ? t('comparison.choose') : t('comparison.chooseOneMore')}
      actions={top.length < 2 ? null : <Button onClick={() => onTakeTop(top)}>{t('comparison.takeTop', { count: top.length })}</Button>}
    >
      <p>{t('comparison.chooseNext', { limit: seriesLimit })}</p>
      <div className={styles.choosing}>
        {chosen.map(({ evaluateeId, slot }) => {
          const name = evaluatees.find((evaluatee) => evaluatee.id === evaluateeId)?.name ?? ''
          return (
            <span key={evaluateeId} className={styles.chosen}>
              <SeriesMarker slot={slot} /> {name}
              <button
                type="button"
                className={styles.remove}
                aria-label={t('comparison.remove', { name })}
                onClick={() => onRemove(evaluateeId)}
              >
                <Icon name="close" size={12} />
              </button>
            </span>
          )
        })}
        {picker}
      </div>
    </EmptyState>
  )
}
