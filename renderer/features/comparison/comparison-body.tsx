import { lazy, type ReactElement, Suspense, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison } from '../../../shared/contract/comparison.ts'
import type { Cycle } from '../../../shared/contract/cycles.ts'
import { saveBlob } from '../../api/bytes.ts'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { ExportOutcome } from '../../components/export-panel/export-outcome.tsx'
import { useExport } from '../../components/export-panel/use-export.ts'
import { notify } from '../../components/notice.tsx'
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
  readonly cycle: Cycle
  readonly comparison: Comparison
  readonly slots: readonly Compared[]
  readonly onRemove: (evaluateeId: number) => void
}

/** Cards, charts and table of a comparison, and its exports. */
export function ComparisonBody({ cycle, comparison, slots, onRemove }: ComparisonBodyProps): ReactElement {
  const { t } = useTranslation()
  const exporting = useExport()
  const pictureSource = useRef<PictureSource>(null)
  const model = useMemo(() => dimensionModel(comparison, slots, t('common.noValue'), t('comparison.mean')), [comparison, slots, t])

  const exportTable = (format: 'xlsx' | 'csv') =>
    exporting.start(() =>
      client.reports.comparison({ cycleId: cycle.id, evaluateeIds: comparison.cards.map((card) => card.evaluateeId), format }),
    )
  const exportPicture = async () => {
    const name = `${t('comparison.pictureName', { cycle: cycle.name })}.png`
    try {
      const picture = await pictureSource.current?.draw(t('comparison.title'), cycle.name)
      if (picture === undefined) return
      saveBlob(picture, name)
      notify.success(t('comparison.pictureSaved', { name }))
    } catch {
      // The browser could not make the picture (memory, canvas limits); everything on screen is as before.
      notify.problem(t('comparison.pictureFailed'))
    }
  }

  return (
    <>
      <div className={styles.exports}>
        <Button icon="download" onClick={() => void exportPicture()}>
          {t('comparison.exportPicture')}
        </Button>
        <Button disabled={exporting.state.kind === 'writing'} onClick={() => exportTable('csv')}>
          {t('comparison.exportCsv')}
        </Button>
        <Button variant="primary" disabled={exporting.state.kind === 'writing'} onClick={() => exportTable('xlsx')}>
          {t('comparison.exportTable')}
        </Button>
      </div>
      <ExportOutcome {...exporting} />
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
