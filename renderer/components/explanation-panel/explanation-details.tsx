import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultExplanation } from '../../../shared/contract/results.ts'
import type { ExplanationNode, ExplanationStep } from '../../../shared/domain/explanation.ts'
import { downloadFile, evidencePath } from '../../api/bytes.ts'
import { classNames } from '../class-names.ts'
import { Icon } from '../icons.tsx'
import { notify } from '../notice.tsx'
import { showNumber } from '../number-text.ts'
import { useRefusalText } from '../refusal-text.ts'
import { Tag } from '../tag.tsx'
import styles from './explanation-panel.module.css'
import type { StepNames } from './step-names.ts'
import { isVeto, shownSteps, stepEffect, stepWords } from './step-words.ts'

type Finding = ResultExplanation['findings'][number]

interface NodeDetailsProps {
  readonly node: ExplanationNode
  readonly level: number
  readonly isRoot: boolean
  readonly findings: ReadonlyMap<string, Finding>
  readonly names: StepNames
}

/** What stands under an open line: the office's own criteria, the exact value at the root, and every step with its effect. */
export function NodeDetails({ node, level, isRoot, findings, names }: NodeDetailsProps): ReactElement | null {
  const { t } = useTranslation()
  const steps = shownSteps(node)
  const nothingMoved = steps.length === 0 && node.children.length === 0 && !isVeto(node)
  if (node.criteria === null && !isRoot && steps.length === 0 && !nothingMoved) return null
  return (
    <tr aria-level={level} style={{ '--level': level - 2 } as CSSProperties}>
      <td colSpan={3} className={styles.detailsCell}>
        <div className={styles.details}>
          {node.criteria === null ? null : (
            <p className={styles.criteria}>
              <span>{t('explanation.criteria')}</span> {node.criteria}
            </p>
          )}
          {nothingMoved ? <p className="muted">{t('explanation.noSteps')}</p> : null}
          {steps.length === 0 ? null : (
            <ol className={styles.steps} aria-label={t('explanation.steps')}>
              {steps.map((step, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity of their own and are never reordered
                <Step key={index} step={step} names={names} finding={step.finding === undefined ? undefined : findings.get(step.finding)} />
              ))}
            </ol>
          )}
          {isRoot && node.exact !== null ? (
            <p className={styles.exact}>
              <span>{t('explanation.exactValue')}</span> {showNumber(node.exact)}
              {node.score === null || node.score === node.exact
                ? null
                : ` ${t('explanation.exactEquals', { score: showNumber(node.score) })}`}
            </p>
          ) : null}
        </div>
      </td>
    </tr>
  )
}

const dropped: ReadonlySet<ExplanationStep['code']> = new Set([
  'highest_only',
  'same_matter',
  'mark_left_out',
  'survey_void',
  'survey_withheld',
])

function Step({
  step,
  names,
  finding,
}: {
  readonly step: ExplanationStep
  readonly names: StepNames
  readonly finding: Finding | undefined
}): ReactElement {
  const { t } = useTranslation()
  const effect = stepEffect(step)
  return (
    <li className={classNames(dropped.has(step.code) && styles.dropped)}>
      <div className={styles.step}>
        <span>{stepWords(t, step, names)}</span>
        {effect === null ? null : (
          <span className={classNames(styles.effect, effect.startsWith('−') ? 'negative' : effect.startsWith('＋') && 'positive')}>
            {effect}
          </span>
        )}
      </div>
      {finding === undefined ? null : <FindingFacts finding={finding} />}
    </li>
  )
}

/** A finding behind a step: what was found, by whom it was recorded and confirmed, and its evidence to open. */
function FindingFacts({ finding }: { readonly finding: Finding }): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const download = async (hash: string, name: string) => {
    try {
      await downloadFile(evidencePath(hash, name), name)
    } catch (error) {
      notify.problem(refusalText(error))
    }
  }
  const confirmed = [finding.confirmedBy ?? t('explanation.notConfirmed'), finding.confirmedAt?.slice(0, 10)].filter(
    (part) => part !== undefined,
  )
  return (
    <div className={styles.finding}>
      <p>{finding.description}</p>
      <dl>
        <dt>{t('explanation.foundOn')}</dt>
        <dd>{finding.foundOn}</dd>
        <dt>{t('explanation.recordedBy')}</dt>
        <dd>{finding.recordedBy}</dd>
        <dt>{t('explanation.confirmedBy')}</dt>
        <dd>{confirmed.join(' ')}</dd>
      </dl>
      {finding.onePersonException ? <Tag tone="amber">{t('explanation.onePersonException')}</Tag> : null}
      <div className={styles.evidence}>
        <span className="muted">{t('explanation.evidence')}</span>
        {finding.evidence.length === 0 ? <span className="muted">{t('explanation.noEvidence')}</span> : null}
        {finding.evidence.map((file) => (
          <button
            key={file.hash}
            type="button"
            aria-label={t('explanation.downloadOf', { name: file.name })}
            onClick={() => void download(file.hash, file.name)}
          >
            <Icon name="download" size={13} />
            {file.name}
          </button>
        ))}
      </div>
    </div>
  )
}
