import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupMean } from '../../../shared/contract/scoring.ts'
import { useOpenExplanation } from '../../components/explanation-panel/explanation-context.ts'
import { showNumber } from '../../components/number-text.ts'
import type { GridSummary } from '../../components/score-grid/grid-model.ts'
import styles from './scoring-screen.module.css'
import { countsOf } from './show-marks.ts'

/** Total and rank by evaluatee. */
export type Standing = ReadonlyMap<number, { readonly total: string | null; readonly rank: number | null }>

/** One row of a table of results: whose it is, of which leaf, and the leaf's score. */
export interface ResultRow {
  readonly evaluateeId: number
  readonly indicator: string
  readonly name: string
  readonly score: string | null
}

/** A column with a score that opens its explanation. */
export function useScoreColumn(rowAt: (row: number) => ResultRow | undefined): GridSummary {
  const { t } = useTranslation()
  const explain = useOpenExplanation()
  return useMemo(
    () => ({
      key: 'score',
      title: t('scoring.score'),
      width: 72,
      text: (place) => rowAt(place)?.score ?? '',
      show: (place) => {
        const row = rowAt(place)
        if (row === undefined || row.score === null) return <span className="muted">{t('common.noValue')}</span>
        const { evaluateeId, indicator, name, score } = row
        return (
          <button
            type="button"
            tabIndex={-1}
            className={styles.score}
            aria-label={t('scoring.explain', { evaluatee: name, score: showNumber(score, 2) })}
            onClick={() => explain({ evaluateeId, indicator })}
          >
            {showNumber(score, 2)}
          </button>
        )
      },
    }),
    [t, explain, rowAt],
  )
}

/** Columns with the total and the rank that follow from the inputs. */
export function useStandingColumns(standing: Standing, idAt: (row: number) => number | undefined): readonly GridSummary[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const at = (row: number) => standing.get(idAt(row) ?? 0)
    const none = <span className="muted">{t('common.noValue')}</span>
    return [
      {
        key: 'total',
        title: t('scoring.total'),
        width: 68,
        text: (row: number) => at(row)?.total ?? '',
        show: (row: number) => {
          const total = at(row)?.total ?? null
          return total === null ? none : showNumber(total, 2)
        },
      },
      {
        key: 'rank',
        title: t('scoring.rank'),
        width: 52,
        text: (row: number) => String(at(row)?.rank ?? ''),
        show: (row: number) => at(row)?.rank ?? none,
      },
    ]
  }, [t, standing, idAt])
}

/** A column that says how many marks carry each mean and what was left out of it. */
export function useMeansColumn(rows: number, meansAt: (row: number) => readonly GroupMean[]): GridSummary {
  const { t } = useTranslation()
  return useMemo(() => {
    const all = Array.from({ length: Math.min(rows, 200) }, (_, row) => meansAt(row))
    const several = all.some((means) => means.length > 1)
    const trimmed = all.some((means) => means.some(({ highest, lowest }) => highest.length + lowest.length > 0))
    return {
      key: 'means',
      title: t('scoring.means.title'),
      width: several ? 190 : trimmed ? 150 : 82,
      align: 'start',
      show: (row) => <Means means={meansAt(row)} />,
    }
  }, [t, rows, meansAt])
}

function Means({ means }: { readonly means: readonly GroupMean[] }): ReactElement {
  const { t } = useTranslation()
  if (means.length === 0) return <span className="muted">{t('scoring.means.none')}</span>
  const several = means.length > 1
  const words = means
    .map((mean) => {
      const counts = countsOf(mean)
      const trimmed = counts.highest + counts.lowest > 0
      const text = t(trimmed ? 'scoring.means.trimmed' : 'scoring.means.counted', counts)
      return several ? t('scoring.means.ofGroup', { group: mean.group, text }) : text
    })
    .join(t('scoring.means.and'))
  const dropped = means
    .flatMap(({ highest, lowest }) => [
      ...highest.map((value) => t('scoring.means.highest', { value })),
      ...lowest.map((value) => t('scoring.means.lowest', { value })),
    ])
    .join(t('scoring.means.and'))
  return (
    <span className="small" title={dropped === '' ? words : t('scoring.means.dropped', { words, dropped })}>
      {words}
    </span>
  )
}
