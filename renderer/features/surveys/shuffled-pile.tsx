import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotForm, BatchHead, PassComparison } from '../../../shared/contract/surveys.ts'
import { choiceKey, choiceWords, lineName } from './ballot-words.ts'
import styles from './surveys.module.css'

interface ShuffledPileProps {
  readonly form: BallotForm
  readonly batch: BatchHead
  readonly comparison: PassComparison
}

/** The two counts by their sums: only how far they are apart is shown, never the sums themselves. */
export function ShuffledPile({ form, batch, comparison }: ShuffledPileProps): ReactElement {
  const { t } = useTranslation()
  const { shuffled } = comparison
  if (shuffled.equal) return <p className={styles.fits}>{t('surveys.compare.shuffledEqual')}</p>
  const signed = (off: number): string => (off > 0 ? `+${off}` : `−${-off}`)
  const nameOf = (pass: 1 | 2): string =>
    t(pass === 1 ? 'surveys.compare.first' : 'surveys.compare.second', {
      name: batch.passes.find((each) => each.pass === pass)?.counter ?? '',
    })
  const numbers = (list: readonly number[]): string => (list.length === 0 ? t('surveys.compare.noneAlone') : list.join(', '))
  return (
    <>
      <p className={styles.fault} role="status">
        {t('surveys.compare.shuffledDiffers')}
      </p>
      <ul className={styles.offs}>
        {shuffled.voidOff === 0 ? null : <li>{t('surveys.compare.voidOff', { off: signed(shuffled.voidOff) })}</li>}
        {shuffled.lines.map(({ line, choice, off }) => (
          <li key={`${line} ${choiceKey(choice)}`}>
            {lineName(form, line)} · {choiceWords(t, form, line, choice)} {signed(off)}
          </li>
        ))}
      </ul>
      <p>{t('surveys.compare.alone', { pass: nameOf(1), numbers: numbers(shuffled.first) })}</p>
      <p>{t('surveys.compare.alone', { pass: nameOf(2), numbers: numbers(shuffled.second) })}</p>
    </>
  )
}
