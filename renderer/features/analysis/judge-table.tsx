import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgreementReport } from '../../../shared/contract/agreement.ts'
import { Card } from '../../components/card.tsx'
import { showNumber } from '../../components/number-text.ts'
import { largest, severityOf } from './agreement-words.ts'
import styles from './analysis.module.css'

/** Each judge beside the others: how much, how high, how widely, how strictly, and how often a mark was dropped. */
export function JudgeTable({ report }: { readonly report: AgreementReport }): ReactElement {
  const { t } = useTranslation()
  const most = largest(report.judges.map(({ severity }) => severity))
  const figure = (value: string | null) =>
    value === null ? <span className="muted">{t('agreement.judges.none')}</span> : showNumber(value)
  const times = (count: number) =>
    count === 0 ? <span className="muted">{t('common.noValue')}</span> : t('agreement.judges.times', { count })
  return (
    <Card title={t('agreement.judges.title')}>
      <p className={styles.note}>{t('agreement.judges.help', { points: report.commonPoints ?? t('common.noValue') })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={t('agreement.judges.title')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('agreement.judges.judge')}</th>
              <th scope="col" className="number">
                {t('agreement.judges.marks')}
              </th>
              <th scope="col" className="number">
                {t('agreement.judges.mean')}
              </th>
              <th scope="col" className="number">
                {t('agreement.judges.spread')}
              </th>
              <th scope="col" className={styles.severityColumn}>
                {t('agreement.judges.severity')}
              </th>
              <th scope="col" className="number">
                {t('agreement.judges.highest')}
              </th>
              <th scope="col" className="number">
                {t('agreement.judges.lowest')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.judges.map((judge) => (
              <tr key={judge.judgeId}>
                <th scope="row">{judge.name}</th>
                <td className="number">{judge.marks}</td>
                <td className="number">{figure(judge.mean)}</td>
                <td className="number">{figure(judge.spread)}</td>
                <td>{judge.severity === null ? figure(null) : <Severity severity={judge.severity} most={most} />}</td>
                <td className="number">{times(judge.highestDropped)}</td>
                <td className="number">{times(judge.lowestDropped)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}

/** A bar to the left of the middle for a strict judge, to the right for a mild one; the words beside it say the same. */
function Severity({ severity, most }: { readonly severity: string; readonly most: number }): ReactElement {
  const { t } = useTranslation()
  const { kind, points } = severityOf(severity)
  const share = most === 0 ? 0 : Math.abs(Number(severity)) / most
  return (
    <span className={styles.severity}>
      <span className={styles.axis} aria-hidden="true">
        <span className={styles[kind]} style={{ '--share': share } as CSSProperties} />
      </span>
      <span className={styles.severityWords}>{t(`agreement.judges.${kind}`, { points })}</span>
    </span>
  )
}
