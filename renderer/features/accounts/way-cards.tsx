import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessMode } from '../../../shared/domain/roles.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/states.tsx'
import styles from './entry.module.css'

interface WayCardsProps {
  readonly error: unknown
  readonly isPending: boolean
  readonly withDemonstration: boolean
  readonly onChoose: (mode: AccessMode) => void
}

/** The ways to work as cards in plain words: who has which right, and what it is not for. */
export function WayCards({ error, isPending, withDemonstration, onChoose }: WayCardsProps): ReactElement {
  const { t } = useTranslation()
  const modes = ['single', 'three', ...(withDemonstration ? (['demonstration'] as const) : [])] as const
  return (
    <>
      {error !== null && <Problem error={error} />}
      <div className={withDemonstration ? styles.cards : `${styles.cards} ${styles.two}`}>
        {modes.map((mode) => (
          <section key={mode} className={styles.card} aria-label={t(`accounts.setUp.${mode}.title`)}>
            <h2>{t(`accounts.setUp.${mode}.title`)}</h2>
            <p>{t(`accounts.setUp.${mode}.text`)}</p>
            <ul className={styles.points}>
              <li>{t(`accounts.setUp.${mode}.points.first`)}</li>
              <li>{t(`accounts.setUp.${mode}.points.second`)}</li>
              <li>{t(`accounts.setUp.${mode}.points.third`)}</li>
              {mode === 'three' && <li>{t('accounts.setUp.three.points.fourth')}</li>}
            </ul>
            <Button variant={mode === 'single' ? 'primary' : 'plain'} disabled={isPending} onClick={() => onChoose(mode)}>
              {mode === 'demonstration' ? t('accounts.setUp.demonstration.choose') : t('accounts.setUp.choose')}
              <span className="visually-hidden">{t(`accounts.setUp.${mode}.title`)}</span>
            </Button>
          </section>
        ))}
      </div>
    </>
  )
}
