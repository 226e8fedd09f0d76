import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Certainty } from '../../../../shared/domain/scheme/reading.ts'
import { classNames } from '../../../components/class-names.ts'
import styles from './import.module.css'

/** Signs that tell the three apart without colour. */
const certaintySigns: Readonly<Record<Certainty, string>> = { certain: '●', guess: '◐', not_understood: '○' }

/** The three degrees, surest first, as the screens list them. */
export const certaintyOrder: readonly Certainty[] = ['certain', 'guess', 'not_understood']

/** How sure a reading is: its sign and colour, with the word beside it or, where there is no room, for screen readers and on hover. */
export function CertaintyMark({ certainty, short = false }: { readonly certainty: Certainty; readonly short?: boolean }): ReactElement {
  const { t } = useTranslation()
  const word = t(`schemeImport.certainty.${certainty}`)
  return (
    <span
      className={classNames(styles.mark, styles[certainty])}
      title={t('schemeImport.certaintyTitle', { word, about: t(`schemeImport.certaintyAbout.${certainty}`) })}
    >
      <span aria-hidden="true">{certaintySigns[certainty]}</span>
      <span className={short ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  )
}
