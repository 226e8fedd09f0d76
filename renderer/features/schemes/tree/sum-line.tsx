import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { showNumber } from '../../../components/number-text.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { placeOf } from '../edits/tree-places.ts'
import { TOTAL } from '../scheme-tree.ts'
import { differenceWords } from './difference-words.ts'
import styles from './tree.module.css'

/** At the foot of the tree: stated, summed and attainable points of the whole, and where they part. */
export function SumLine(): ReactElement {
  const { t } = useTranslation()
  const { scheme, sums, problems } = useSchemeDocument()
  const total = sums.get(TOTAL)
  const agrees = (value: string | null | undefined) => value === null || value === undefined || value === scheme.points
  const text = (value: string | null | undefined) => (value === null || value === undefined ? t('common.noValue') : showNumber(value))
  // Where the difference arises, not every line above it.
  const causes = problems.flatMap(({ at, code, values }) => {
    const indicator = placeOf(scheme, at)?.indicator
    if (indicator === undefined || (code !== 'sum_differs' && code !== 'attainable_differs')) return []
    const words = differenceWords(t, (code === 'sum_differs' ? values.summed : values.attainable) ?? '', values.stated ?? '')
    return words === ''
      ? []
      : [t(code === 'sum_differs' ? 'schemeTree.causeSum' : 'schemeTree.causeAttainable', { name: indicator.name, difference: words })]
  })
  const agree = total !== undefined && total.stated === total.summed && total.stated === total.attainable
  return (
    <p className={styles.sumLine}>
      <span>
        {t('schemeTree.sumLine.stated')} <strong>{text(scheme.points)}</strong>
      </span>
      <span>
        {t('schemeTree.sumLine.summed')}{' '}
        <strong className={agrees(total?.summed) ? undefined : styles.differs}>{text(total?.summed)}</strong>
      </span>
      <span>
        {t('schemeTree.sumLine.attainable')}{' '}
        <strong className={agrees(total?.attainable) ? undefined : styles.differs}>{text(total?.attainable)}</strong>
      </span>
      <span className={styles.causes} title={causes.join('；')}>
        {agree && causes.length === 0
          ? t('schemeTree.sumLine.agree')
          : causes.length > 3
            ? t('schemeTree.sumLine.more', { causes: causes.slice(0, 3).join('；'), count: causes.length })
            : causes.join('；')}
      </span>
    </p>
  )
}
