import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingRow } from '../../../shared/contract/findings.ts'
import { showSigned } from '../../components/number-text.ts'
import { Tag } from '../../components/tag.tsx'
import { pointsDirection, statusTone } from './list-view.ts'

interface PointsProps {
  readonly points: string | null
  /** Why the scheme in force does not count the finding; absent for one that is not stored yet. */
  readonly uncounted?: FindingRow['uncounted']
}

/** Points of a finding with sign and colour; a veto, and one that does not count, has a word instead. */
export function Points({ points, uncounted = null }: PointsProps): ReactElement {
  const { t } = useTranslation()
  if (uncounted !== null) {
    return (
      <span className="muted" title={t(`findings.uncounted.${uncountedText(uncounted)}`)}>
        {t('findings.uncounted.short')}
      </span>
    )
  }
  if (points === null) return <span className="muted">{t('findings.veto')}</span>
  const direction = pointsDirection(points)
  return <span className={direction === 'loss' ? 'negative' : direction === 'gain' ? 'positive' : 'muted'}>{showSigned(points, 2)}</span>
}

/** The status in a word; an overdue finding says by how many days. */
export function FindingStatusTag({ finding }: { readonly finding: Pick<FindingRow, 'status' | 'overdueDays'> }): ReactElement {
  const { t } = useTranslation()
  return (
    <Tag tone={statusTone(finding)}>
      {finding.overdueDays > 0 ? t('findings.overdue', { count: finding.overdueDays }) : t(`glossary.findingStatus.${finding.status}`)}
    </Tag>
  )
}

/** Which sentence says why a finding does not count; all that a person can do about the others is the same. */
export function uncountedText(uncounted: NonNullable<FindingRow['uncounted']>): 'leaf_gone' | 'rule_gone' | 'misfit' {
  return uncounted === 'leaf_gone' || uncounted === 'rule_gone' ? uncounted : 'misfit'
}
