import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenExplanation } from '../../components/explanation-panel/explanation-context.ts'
import { showNumber } from '../../components/number-text.ts'
import type { GridColumn } from './entry-grid.tsx'
import type { LeafRow } from './leaf-table.ts'
import styles from './scoring-screen.module.css'

/** First column of every table: who is entered for. */
export function useNameColumn(): GridColumn<LeafRow> {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      key: 'name',
      title: t('scoring.evaluatee'),
      width: '3fr',
      // Thirteen characters are shown whole.
      minWidth: 184,
      stick: 'start',
      show: (row) => (
        <b className={styles.name} title={row.name}>
          {row.name}
        </b>
      ),
    }),
    [t],
  )
}

/** Last columns of every table: the leaf's score, which opens its explanation, and with `withStanding` the total and rank that follow from it. */
export function useResultColumns(indicator: string, withStanding: boolean): readonly GridColumn<LeafRow>[] {
  const { t } = useTranslation()
  const explain = useOpenExplanation()
  return useMemo(() => {
    const score: GridColumn<LeafRow> = {
      key: 'score',
      title: t('scoring.score'),
      width: 68,
      stick: 'end',
      align: 'end',
      show: ({ evaluateeId, name, input }) =>
        input.score === null ? (
          <span className="muted">{t('common.noValue')}</span>
        ) : (
          <button
            type="button"
            className={styles.score}
            aria-label={t('scoring.explain', { evaluatee: name, score: showNumber(input.score, 2) })}
            onClick={() => explain({ evaluateeId, indicator })}
          >
            {showNumber(input.score, 2)}
          </button>
        ),
    }
    if (!withStanding) return [score]
    return [
      score,
      {
        key: 'total',
        title: t('scoring.total'),
        width: 68,
        stick: 'end',
        align: 'end',
        show: ({ total }) => (total === null ? <span className="muted">{t('common.noValue')}</span> : showNumber(total, 2)),
      },
      {
        key: 'rank',
        title: t('scoring.rank'),
        width: 52,
        stick: 'end',
        align: 'end',
        show: ({ rank }) => rank ?? <span className="muted">{t('common.noValue')}</span>,
      },
    ]
  }, [t, explain, indicator, withStanding])
}
