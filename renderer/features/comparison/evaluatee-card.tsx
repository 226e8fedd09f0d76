import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison } from '../../../shared/contract/comparison.ts'
import { seriesStyle } from '../../charts/chart-model.ts'
import { SeriesMarker } from '../../charts/series-marker.tsx'
import { useOpenExplanation } from '../../components/explanation-panel/explanation-context.ts'
import { GradeTag } from '../../components/grade-tag.tsx'
import { Icon } from '../../components/icons.tsx'
import { Movement } from '../../components/movement.tsx'
import { showNumber } from '../../components/number-text.ts'
import { Tag } from '../../components/tag.tsx'
import styles from './comparison.module.css'

interface EvaluateeCardProps {
  readonly card: Comparison['cards'][number]
  readonly slot: number
  readonly onRemove: (evaluateeId: number) => void
}

/** One evaluatee at a glance: total, rank, grade, movement, deductions and rectification. The edge and the marker are its series. */
export function EvaluateeCard({ card, slot, onRemove }: EvaluateeCardProps): ReactElement {
  const { t } = useTranslation()
  const explain = useOpenExplanation()
  const facts = [
    card.raw === null ? '' : t('comparison.raw', { total: showNumber(card.raw) }),
    card.categoryName,
    t('comparison.deductions', { count: card.deductions }),
    card.closedPercent === null ? t('comparison.noDeadlines') : t('comparison.closed', { percent: card.closedPercent.replace(/\.0$/, '') }),
  ]
  return (
    <li className={styles.card} style={{ '--series': seriesStyle(slot).colour } as CSSProperties}>
      <div className={styles.cardHead}>
        <SeriesMarker slot={slot} />
        <h2 title={card.name === card.unitName ? card.name : `${card.unitName} ${card.name}`}>{card.name}</h2>
        <button
          type="button"
          className={styles.remove}
          aria-label={t('comparison.remove', { name: card.name })}
          onClick={() => onRemove(card.evaluateeId)}
        >
          <Icon name="close" size={12} />
        </button>
      </div>
      <div className={styles.cardNumbers}>
        <button
          type="button"
          className={styles.total}
          title={t('results.explainTotal', { name: card.name })}
          onClick={() => explain({ evaluateeId: card.evaluateeId })}
        >
          <span className="visually-hidden">{card.name} </span>
          {card.total === null ? t('comparison.incomplete') : showNumber(card.total)}
        </button>
        {card.provisional ? (
          <Tag tone="amber" title={t('results.provisionalHint')}>
            {t('results.provisional')}
          </Tag>
        ) : null}
        <span className="muted">
          {card.rank === null
            ? t('comparison.unranked')
            : t(card.provisional ? 'comparison.provisionalRankOf' : 'comparison.rankOf', { rank: card.rank, of: card.of })}
        </span>
        <span className={styles.moved}>
          <Movement moved={card.moved} />
        </span>
      </div>
      <p className={styles.cardFacts}>
        {card.gradeName === null ? null : <GradeTag name={card.gradeName} order={card.gradeOrder} />}
        <span>{facts.filter((fact) => fact !== '').join(' · ')}</span>
      </p>
    </li>
  )
}
