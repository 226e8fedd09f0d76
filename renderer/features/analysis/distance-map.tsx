import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgreementReport } from '../../../shared/contract/agreement.ts'
import { Card } from '../../components/card.tsx'
import { classNames } from '../../components/class-names.ts'
import { useOpenExplanation } from '../../components/explanation-panel/explanation-context.ts'
import { depthOf, distanceText, largest, mostDistant } from './agreement-words.ts'
import styles from './analysis.module.css'

/** Rows that one table can hold. */
const MOST_ROWS = 200

/** Evaluatees × judges: how far each judge is from the others, as a signed number; the ground repeats it and never says it alone. */
export function DistanceMap({ report }: { readonly report: AgreementReport }): ReactElement {
  const { t } = useTranslation()
  const explain = useOpenExplanation()
  const most = useMemo(() => largest(report.distances.flatMap(({ distances }) => distances)), [report.distances])
  const rows = useMemo(() => mostDistant(report.distances, MOST_ROWS), [report.distances])
  return (
    <Card title={t('agreement.distances.title')}>
      <p className={styles.note}>
        {t('agreement.distances.help')}
        {rows.length < report.distances.length ? ` ${t('agreement.distances.limited', { count: MOST_ROWS })}` : ''}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classNames(styles.scroll, styles.tall)} aria-label={t('agreement.distances.title')} tabIndex={0}>
        <table className={classNames(styles.table, styles.map)}>
          <thead>
            <tr>
              <th scope="col">{t('agreement.distances.evaluatee')}</th>
              {report.judges.map(({ judgeId, name }) => (
                <th key={judgeId} scope="col" className="number" title={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ evaluateeId, name, distances }) => (
              <tr key={evaluateeId}>
                <th scope="row" title={name}>
                  <button type="button" title={t('agreement.distances.explain', { name })} onClick={() => explain({ evaluateeId })}>
                    {name}
                  </button>
                </th>
                {report.judges.map(({ judgeId }, column) => (
                  <Distance key={judgeId} distance={distances[column] ?? null} most={most} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}

function Distance({ distance, most }: { readonly distance: string | null; readonly most: number }): ReactElement {
  const { t } = useTranslation()
  if (distance === null) {
    return (
      <td className="number muted" title={t('agreement.distances.none')}>
        {t('common.noValue')}
      </td>
    )
  }
  const depth = depthOf(distance, most)
  const side = distance.startsWith('-') ? 'low' : 'high'
  return (
    <td
      className={classNames('number', depth > 0 && styles[`${side}${depth}`])}
      title={depth === 0 ? undefined : t(`agreement.distances.${side}`)}
    >
      {distanceText(distance)}
    </td>
  )
}
