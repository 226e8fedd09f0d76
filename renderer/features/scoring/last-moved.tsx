import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { showNumber } from '../../components/number-text.ts'
import styles from './scoring-screen.module.css'
import type { Moved } from './use-inputs.ts'

/** "信息中心 · 得分 9.00 · 总分 86.31 · 名次 25": what the last saved cell did; nothing before the first and after a block. */
export function LastMoved({
  moved,
  nameOf,
}: {
  readonly moved: Moved | null
  readonly nameOf: (evaluateeId: number) => string
}): ReactElement {
  const { t } = useTranslation()
  const number = (value: string | null): string => (value === null ? t('common.noValue') : showNumber(value, 2))
  return (
    <output className={styles.moved} aria-label={t('scoring.movedLabel')}>
      {moved !== null &&
        t('scoring.moved', {
          evaluatee: nameOf(moved.evaluateeId),
          score: number(moved.score),
          total: number(moved.total),
          rank: moved.rank ?? t('common.noValue'),
        })}
    </output>
  )
}
