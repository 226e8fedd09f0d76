import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../shared/contract/findings.ts'
import { Button } from '../../components/button.tsx'
import { useOpenExplanation } from '../../components/explanation-panel/explanation-context.ts'
import { useMoment } from '../../components/moment.ts'
import { EvidenceLink } from './evidence-field.tsx'
import { FindingActions } from './finding-actions.tsx'
import styles from './finding-detail.module.css'
import { FindingStatusTag, Points, uncountedText } from './finding-words.tsx'
import type { Operator } from './use-operator.ts'

interface FindingDetailProps {
  readonly finding: Finding
  readonly operator: Operator
  readonly today: string
  readonly onEdit: () => void
  readonly onFocusLost: () => void
}

/** One finding to read: what was found, by which rule, who recorded and confirmed it, what happened since, and what may be done now. */
export function FindingDetail({ finding, operator, today, onEdit, onFocusLost }: FindingDetailProps): ReactElement {
  const { t } = useTranslation()
  const explain = useOpenExplanation()
  const moment = useMoment()
  const { draft } = finding
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <p className={styles.headline}>
          <b>{finding.evaluatee}</b>
          <FindingStatusTag finding={finding} />
        </p>
        <p className={styles.description}>{finding.description === '' ? t('findings.detail.noDescription') : finding.description}</p>
        <dl className={styles.facts}>
          <dt>{t('findings.detail.points')}</dt>
          <dd>
            <Points points={finding.points} uncounted={finding.uncounted} />{' '}
            <Button
              size="small"
              variant="quiet"
              onClick={() => explain({ evaluateeId: finding.evaluateeId, indicator: finding.indicator })}
            >
              {t('findings.detail.openExplanation')}
            </Button>
          </dd>
          <dt>{t('findings.fields.indicator')}</dt>
          <dd>{finding.indicatorName}</dd>
          <dt>{t('findings.import.rule')}</dt>
          <dd>
            {finding.uncounted === null
              ? finding.ruleText
              : `${finding.ruleText} ${t(`findings.uncounted.${uncountedText(finding.uncounted)}`)}`.trim()}
          </dd>
          <dt>{t('findings.fields.quantity')}</dt>
          <dd>{draft.quantity}</dd>
          {draft.chosen !== null && (
            <>
              <dt>{t('findings.fields.chosen')}</dt>
              <dd>
                {draft.chosen} {draft.reason}
              </dd>
            </>
          )}
          {draft.matterKey !== null && (
            <>
              <dt>{t('findings.fields.matterKey')}</dt>
              <dd>{draft.matterKey}</dd>
            </>
          )}
          <dt>{t('findings.fields.foundOn')}</dt>
          <dd>
            {finding.foundOn} · {t(`glossary.findingSource.${finding.source}`)}
          </dd>
          <dt>{t('findings.fields.deadline')}</dt>
          <dd>{finding.deadline ?? t('findings.fields.noDeadline')}</dd>
          <dt>{t('findings.detail.recordedBy')}</dt>
          <dd>{finding.recordedBy}</dd>
          {finding.confirmedBy !== null && (
            <>
              <dt>{t('findings.detail.confirmedBy')}</dt>
              <dd>
                {finding.confirmedBy}
                {finding.onePersonException && ` · ${t('findings.detail.onePerson')}`}
              </dd>
            </>
          )}
          {finding.withdrawReason !== null && (
            <>
              <dt>{t('findings.detail.withdrawReason')}</dt>
              <dd>{finding.withdrawReason}</dd>
            </>
          )}
          <dt>{t('findings.fields.evidence')}</dt>
          <dd>
            {finding.evidence.length === 0
              ? t('findings.evidence.none')
              : finding.evidence.map((file) => (
                  <span key={file.hash} className={styles.file}>
                    <EvidenceLink hash={file.hash} name={file.name} />
                  </span>
                ))}
          </dd>
        </dl>
        {finding.history.length > 0 && <h3>{t('findings.detail.history')}</h3>}
        <ol className={styles.history}>
          {finding.history.map((entry) => (
            <li key={`${entry.at} ${entry.action}`}>
              <time dateTime={entry.at}>{moment(entry.at)}</time>
              <span>
                {t(`findings.historyActions.${entry.action}`)} · {entry.by}
                {entry.note !== '' && <small>{entry.note}</small>}
              </span>
            </li>
          ))}
        </ol>
      </div>
      <FindingActions
        key={`${finding.id} ${finding.status}`}
        finding={finding}
        operator={operator}
        today={today}
        onEdit={onEdit}
        onFocusLost={onFocusLost}
      />
    </div>
  )
}
