import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Curve } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { showNumber } from '../../../components/number-text.ts'
import { unitsOf } from './decimals.ts'
import styles from './leaf-form.module.css'
import { rangeWords } from './method-words.ts'

interface TierStripProps {
  readonly tiers: Extract<Curve, { kind: 'tiers' }>['tiers']
}

/** The tiers of a curve side by side, lowest first, each with its range and points. */
export function TierStrip({ tiers }: TierStripProps): ReactElement {
  const { t } = useTranslation()
  const low = (from: string | null) => (from === null ? Number.NEGATIVE_INFINITY : unitsOf(from))
  const ordered = tiers.toSorted((a, b) => low(a.from) - low(b.from))
  return (
    <ul className={styles.tierStrip} aria-label={t('schemeLeaf.tiers.title')}>
      {ordered.map((tier, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tiers have no code, and two may be alike while they are typed
        <li key={index}>
          <b>{showNumber(tier.points)}</b>
          <span>{rangeWords(t, tier.from, tier.to)}</span>
        </li>
      ))}
    </ul>
  )
}
