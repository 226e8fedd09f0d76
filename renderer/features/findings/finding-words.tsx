import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingRow } from '../../../shared/contract/findings.ts'
import { showSigned } from '../../components/number-text.ts'
import { Tag } from '../../components/tag.tsx'
import { pointsDirection, statusTone } from './list-view.ts'

/** Points of a finding with sign and colour; a veto has a word instead. */
export function Points({ points }: { readonly points: string | null }): ReactElement {
  const { t } = useTranslation()
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
