import { lazy, type ReactElement, type Ref, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison } from '../../../shared/contract/comparison.ts'
import { Loading } from '../../components/states.tsx'
import styles from './comparison.module.css'
import type { PictureSource } from './comparison-charts.tsx'
import { dimensionModel, slotOf } from './comparison-model.ts'
import { EvaluateeCard } from './evaluatee-card.tsx'
import { IndicatorTable } from './indicator-table.tsx'
import type { Compared } from './slots.ts'

// The chart library is the largest part of the program; it is fetched when the first chart is shown.
const ComparisonCharts = lazy(() => import('./comparison-charts.tsx'))

interface ComparisonBodyProps {
  readonly comparison: Comparison
  readonly slots: readonly Compared[]
  readonly pictureSource: Ref<PictureSource>
  readonly onRemove: (evaluateeId: number) => void
}

/** Cards, charts and indicator table of a comparison. */
export function ComparisonBody({ comparison, slots, pictureSource, onRemove }: ComparisonBodyProps): ReactElement {
  const { t } = useTranslation()
  const model = useMemo(() => dimensionModel(comparison, slots, t('common.noValue'), t('comparison.mean')), [comparison, slots, t])
  return (
    <>
      <ul className={styles.cards}>
        {comparison.cards.map((card) => (
          <EvaluateeCard key={card.evaluateeId} card={card} slot={slotOf(slots, card.evaluateeId)} onRemove={onRemove} />
        ))}
      </ul>
      <div className={styles.charts}>
        <Suspense fallback={<Loading />}>
          <ComparisonCharts model={model} source={pictureSource} />
        </Suspense>
      </div>
      <IndicatorTable comparison={comparison} slots={slots} />
    </>
  )
}
