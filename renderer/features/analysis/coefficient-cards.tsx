import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgreementReport } from '../../../shared/contract/agreement.ts'
import { Card } from '../../components/card.tsx'
import { showNumber } from '../../components/number-text.ts'
import { Tag } from '../../components/tag.tsx'
import { chanceText, toneOf } from './agreement-words.ts'
import styles from './analysis.module.css'

/** Order, marks, and agreement where marks are missing: each coefficient with its reading in words, or why there is none. */
export function CoefficientCards({ report }: { readonly report: AgreementReport }): ReactElement {
  const { t } = useTranslation()
  const { w, icc, alpha } = report
  const chance = (p: string | null) => {
    if (p === null) return null
    const { below, text } = chanceText(p)
    return t('agreement.together.chance', { p: below ? t('agreement.together.below', { p: text }) : text })
  }
  return (
    <Card
      title={t('agreement.together.title')}
      actions={
        <span className={styles.note}>
          {t('agreement.together.complete', { complete: report.complete, evaluatees: report.evaluatees })}
        </span>
      }
    >
      <div className={styles.coefficients}>
        <Coefficient
          title={t('agreement.together.w')}
          name={t('agreement.together.wName')}
          help={t('agreement.together.wHelp')}
          value={w.value}
          gap={w.gap}
          reading={w.reading === null ? null : <Tag tone={toneOf(w.reading)}>{t(`agreement.reading.w.${w.reading}`)}</Tag>}
        >
          {w.chiSquare === null || w.degrees === null ? null : (
            <p>{t('agreement.together.chiSquare', { value: w.chiSquare, degrees: w.degrees })}</p>
          )}
          {w.p === null ? null : <p>{chance(w.p)}</p>}
        </Coefficient>
        <Coefficient
          title={t('agreement.together.icc')}
          name={t('agreement.together.iccMean')}
          help={t('agreement.together.iccHelp')}
          value={icc.mean}
          gap={icc.gap}
          reading={icc.reading === null ? null : <Tag tone={toneOf(icc.reading)}>{t(`agreement.reading.icc.${icc.reading}`)}</Tag>}
        >
          {icc.meanLow === null || icc.meanHigh === null ? null : (
            <p>{t('agreement.together.range', { low: showNumber(icc.meanLow), high: showNumber(icc.meanHigh) })}</p>
          )}
          {icc.single === null ? null : (
            <p>
              {t('agreement.together.iccSingle')} <b>{showNumber(icc.single)}</b>
            </p>
          )}
          {icc.littleDifference ? <p className={styles.warning}>{t('agreement.together.littleDifference')}</p> : null}
        </Coefficient>
        <Coefficient
          title={t('agreement.together.alpha')}
          name={t('agreement.together.alphaName')}
          help={t('agreement.together.alphaHelp')}
          value={alpha.value}
          gap={alpha.gap}
          reading={alpha.reading === null ? null : <Tag tone={toneOf(alpha.reading)}>{t(`agreement.reading.alpha.${alpha.reading}`)}</Tag>}
        />
      </div>
    </Card>
  )
}

interface CoefficientProps {
  readonly title: string
  readonly name: string
  readonly help: string
  readonly value: string | null
  readonly gap: AgreementReport['w']['gap']
  readonly reading: ReactNode
  readonly children?: ReactNode
}

function Coefficient({ title, name, help, value, gap, reading, children }: CoefficientProps): ReactElement {
  const { t } = useTranslation()
  return (
    <section className={styles.coefficient}>
      <h3>{title}</h3>
      <p className={styles.note}>{name}</p>
      {value === null ? (
        <p className={styles.gap}>{gap === null ? t('common.noValue') : t(`agreement.gap.${gap}`)}</p>
      ) : (
        <p className={styles.value}>
          <b>{showNumber(value)}</b> {reading}
        </p>
      )}
      {children}
      <p className={styles.note}>{help}</p>
    </section>
  )
}
