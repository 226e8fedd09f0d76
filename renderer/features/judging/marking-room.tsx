import { type ReactElement, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seated } from '../../../shared/contract/judging.ts'
import type { ScoreSheet } from '../../../shared/contract/score-sheet.ts'
import { Button } from '../../components/button.tsx'
import type { GridChange } from '../../components/score-grid/grid-model.ts'
import { ScoreGrid } from '../../components/score-grid/score-grid.tsx'
import { reviewSheet, type SheetPlace } from '../../components/score-sheet/review-sheet.ts'
import { useSheetModel } from '../../components/score-sheet/use-sheet-model.ts'
import { EmptyState } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { RecusalForm } from './recusal-form.tsx'
import styles from './station.module.css'

interface MarkingRoomProps {
  readonly seat: string
  readonly judge: Seated['judge']
  readonly panels: Seated['panels']
  readonly sheet: ScoreSheet
  /** The cell to go back to, from the review. */
  readonly start: SheetPlace | null
  readonly save: (changes: readonly GridChange[]) => Promise<void>
  readonly onPanel: (id: number) => void
  readonly onSheet: (sheet: ScoreSheet) => void
  readonly onReview: () => void
  readonly onLeave: () => void
}

/** The own sheet: a grid to mark in, and beside it what helps to judge the cell one is at. */
export function MarkingRoom({
  seat,
  judge,
  panels,
  sheet,
  start,
  save,
  onPanel,
  onSheet,
  onReview,
  onLeave,
}: MarkingRoomProps): ReactElement {
  const { t } = useTranslation()
  const [totals, setTotals] = useState(true)
  const [active, setActive] = useState<SheetPlace>(start ?? { row: 0, column: 0 })
  const [recusing, setRecusing] = useState(false)
  const submitted = sheet.submittedAt !== null
  const model = useSheetModel(sheet, { locked: submitted ? t('judging.seat.lockedSheet') : null, totals, save })
  const onActive = useCallback((place: SheetPlace) => setActive(place), [])
  const review = useMemo(() => reviewSheet(sheet), [sheet])
  const evaluatee = sheet.evaluatees[active.row]
  const leaf = sheet.leaves[active.column]

  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <h1 tabIndex={-1}>
          {judge.name}
          <small className={styles.group}>{judge.group}</small>
        </h1>
        <p className={styles.facts}>
          {sheet.panelName} · {t('judging.seat.facts', { done: review.done, cells: review.cells })}
          {sheet.version > 1 && ` · ${t('judging.seat.version', { version: sheet.version })}`}{' '}
          <Tag tone={submitted ? 'green' : 'neutral'}>{t(submitted ? 'judging.seat.handedIn' : 'judging.seat.open')}</Tag>
        </p>
        <span className={styles.space} />
        <label className={styles.check}>
          <input type="checkbox" checked={totals} onChange={(event) => setTotals(event.target.checked)} />
          {t('judging.seat.showTotals')}
        </label>
        <Button onClick={onLeave}>{t('judging.seat.leave')}</Button>
        <Button variant="primary" onClick={onReview}>
          {t(submitted ? 'judging.review.back' : 'judging.seat.review')}
        </Button>
      </div>
      {sheet.reason !== '' && <p className={styles.note}>{t('judging.seat.reason', { reason: sheet.reason })}</p>}
      {panels.length > 1 && (
        <nav aria-label={t('judging.seat.panels')} className={styles.panels}>
          {panels.map(({ id, name, submittedAt }) => (
            <button key={id} type="button" aria-current={id === sheet.panelId} onClick={() => onPanel(id)}>
              {name}
              <small className={styles.mark}>{t(submittedAt === null ? 'judging.seat.open' : 'judging.seat.handedIn')}</small>
            </button>
          ))}
        </nav>
      )}
      {review.cells === 0 ? (
        <EmptyState icon="scoring" title={t('judging.seat.nothing')} />
      ) : (
        <div className={styles.work}>
          <div className={styles.grid}>
            <ScoreGrid
              key={`${sheet.panelId}/${sheet.version}`}
              label={t('judging.seat.sheet', { panel: sheet.panelName })}
              corner={t('judging.seat.corner')}
              model={model}
              onActive={onActive}
              start={start ?? origin}
            />
          </div>
          <aside className={styles.aside} aria-live="polite">
            <p className={styles.path}>{leaf?.path}</p>
            <h2>{leaf?.name}</h2>
            <h3>{t('judging.seat.criteria')}</h3>
            <p className={styles.prose}>{leaf?.criteria ?? t('judging.seat.noCriteria')}</p>
            {leaf !== undefined && leaf.checkedBy !== null && (
              <p className={styles.path}>{t('judging.seat.checkedBy', { text: leaf.checkedBy })}</p>
            )}
            {evaluatee !== undefined && (
              <div className={styles.person}>
                <h2>{evaluatee.name}</h2>
                {evaluatee.recused ? (
                  <p>{t('judging.seat.alreadyRecused', { evaluatee: evaluatee.name })}</p>
                ) : recusing ? (
                  <RecusalForm
                    key={evaluatee.id}
                    seat={seat}
                    panelId={sheet.panelId}
                    evaluatee={evaluatee}
                    onClose={() => setRecusing(false)}
                    onSheet={(next) => {
                      setRecusing(false)
                      onSheet(next)
                    }}
                  />
                ) : (
                  !submitted && (
                    <Button size="small" onClick={() => setRecusing(true)}>
                      {t('judging.seat.recuse')}
                    </Button>
                  )
                )}
              </div>
            )}
          </aside>
        </div>
      )}
    </div>
  )
}

const origin: SheetPlace = { row: 0, column: 0 }
