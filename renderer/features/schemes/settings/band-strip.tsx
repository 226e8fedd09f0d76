import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../../components/class-names.ts'
import { showNumber } from '../../../components/number-text.ts'
import { shortNumber } from '../leaf-form/decimals.ts'
import { TOTAL } from '../scheme-tree.ts'
import { stripPieces } from './band-edits.ts'
import styles from './band-strip.module.css'
import { useSettings } from './use-settings.ts'

const tones = [styles.tone0, styles.tone1, styles.tone2, styles.tone3, styles.tone4]

/** The bands drawn over 0 to full marks, with the most that can be reached; the table beneath says the same in words. */
export function BandStrip(): ReactElement {
  const { t } = useTranslation()
  const { scheme, settings, sums } = useSettings()
  const { bands, bandsOn } = settings
  const percent = bandsOn === 'percent'
  const full = percent ? '100' : scheme.points
  const attainable = percent ? null : (sums.get(TOTAL)?.attainable ?? null)
  const reached = attainable === null ? null : Number(attainable.replace('…', ''))
  const best = Math.max(0, ...bands.map((band) => Number(band.lower)))
  const end = Math.max(full === null ? 0 : Number(full), reached ?? 0, best) || 100
  const marks = [
    ...(full === null ? [] : [{ key: 'full', at: Number(full), words: t('schemeSettings.strip.full', { points: showNumber(full) }) }]),
    ...(reached === null || attainable === null
      ? []
      : [{ key: 'attainable', at: reached, words: t('schemeSettings.strip.attainable', { points: shortNumber(attainable) }) }]),
  ]
  return (
    <div className={styles.strip} aria-hidden="true">
      <div className={styles.stripBar}>
        {stripPieces(bands, end).map((piece) => (
          <span
            key={`${piece.place} ${piece.start}`}
            className={classNames(styles.piece, piece.name === null ? styles.hole : tones[piece.place % tones.length])}
            style={{ insetInlineStart: `${piece.start}%`, width: `${piece.width}%` }}
            title={piece.name ?? t('schemeSettings.strip.hole')}
          >
            {piece.width < 5 ? null : (piece.name ?? '?')}
          </span>
        ))}
      </div>
      <div className={styles.stripScale}>
        {bands
          .filter((band) => Number(band.lower) > 0)
          .map((band) => (
            <span key={band.code} style={{ insetInlineStart: `${(Number(band.lower) / end) * 100}%` }}>
              {showNumber(band.lower)}
            </span>
          ))}
      </div>
      <p className={styles.stripFacts}>{marks.map(({ words }) => words).join(' · ')}</p>
    </div>
  )
}
