import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgreementReport } from '../../../shared/contract/agreement.ts'
import { Card } from '../../components/card.tsx'
import { showNumber } from '../../components/number-text.ts'
import { Tag } from '../../components/tag.tsx'
import { toneOf } from './agreement-words.ts'
import styles from './analysis.module.css'

/** Agreement on the leaves that are marked by option, one line each. */
export function OptionLeaves({ options }: { readonly options: AgreementReport['options'] }): ReactElement {
  const { t } = useTranslation()
  return (
    <Card title={t('agreement.options.title')}>
      <p className={styles.note}>{t('agreement.options.help')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('agreement.options.indicator')}</th>
            <th scope="col">{t('agreement.options.measure')}</th>
            <th scope="col" className="number">
              {t('agreement.options.evaluatees')}
            </th>
            <th scope="col" className="number">
              {t('agreement.options.value')}
            </th>
            <th scope="col">{t('agreement.options.reading')}</th>
          </tr>
        </thead>
        <tbody>
          {options.map(({ indicator, name, measure, evaluatees, value, reading, gap }) => (
            <tr key={indicator}>
              <th scope="row">{name}</th>
              <td>{t(`agreement.options.measures.${measure}`)}</td>
              <td className="number">{evaluatees}</td>
              <td className="number">{value === null ? t('common.noValue') : showNumber(value)}</td>
              <td>
                {gap === null ? null : <span className="muted">{t(`agreement.gap.${gap}`)}</span>}
                {reading === null ? null : (
                  <Tag tone={toneOf(reading)}>
                    {measure === 'alpha' ? t(`agreement.reading.alpha.${reading}`) : t(`agreement.reading.kappa.${reading}`)}
                  </Tag>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
