import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import styles from './sheets-view.module.css'

export interface GivenCode {
  readonly judgeId: number
  readonly name: string
  readonly group: string
  readonly code: string
}

interface GivenCodesProps {
  readonly codes: readonly GivenCode[]
  readonly onPrint: () => void
  readonly onClose: () => void
}

/** Codes just given out, shown this once: the host keeps only their hashes. */
export function GivenCodes({ codes, onPrint, onClose }: GivenCodesProps): ReactElement {
  const { t } = useTranslation()
  return (
    <section className={styles.card} aria-label={t('judging.sheets.givenTitle')}>
      <h2>{t('judging.sheets.givenTitle')}</h2>
      <p role="status">{t('judging.sheets.given')}</p>
      <ul className={styles.codes}>
        {codes.map(({ judgeId, name, code }) => (
          <li key={judgeId}>
            <span>{name}</span>
            <b>{`${code.slice(0, 3)} ${code.slice(3)}`}</b>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button variant="primary" autoFocus onClick={onPrint}>
          {t('judging.sheets.printSlips')}
        </Button>
        <Button onClick={onClose}>{t('judging.sheets.givenClose')}</Button>
      </div>
    </section>
  )
}
