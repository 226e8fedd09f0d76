import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { Button } from '../../../components/button.tsx'
import { Tag, type Tone } from '../../../components/tag.tsx'
import { LeafForm } from '../leaf-form/leaf-form.tsx'
import { CertaintyMark } from './certainty-mark.tsx'
import { gradeName, missingGrades, withNamedGrades } from './grade-names.ts'
import { OriginalText } from './original-text.tsx'
import styles from './review.module.css'
import { editOf } from './review-choices.ts'
import { isOpen, type LeafEntry, type ReviewEntry, type SettingsEntry } from './review-entries.ts'
import { settingsLines } from './settings-lines.ts'

interface ReviewPaneProps {
  readonly entry: ReviewEntry
  readonly scheme: Scheme
  /** The leaf that the form shows; null for a note and for a leaf that is gone. */
  readonly edited: Leaf | null
  readonly readOnly: boolean
  readonly busy: boolean
  readonly faulty: boolean
  readonly acceptable: boolean
  readonly onEdit: (leaf: Leaf | null) => void
  readonly onFault: (field: string, faulty: boolean) => void
  readonly onAccept: () => void
  readonly onReject: () => void
  readonly onReopen: () => void
  readonly onMove: (steps: number) => void
}

const tones: Readonly<Record<'accepted' | 'changed' | 'rejected' | 'undone', Tone>> = {
  accepted: 'green',
  changed: 'green',
  rejected: 'neutral',
  undone: 'amber',
}

/** One reading: the office's sentence above, what would come of it below, and what may be done with it. */
export function ReviewPane(props: ReviewPaneProps): ReactElement {
  const { entry, scheme, readOnly, busy, faulty, acceptable, onAccept, onReject, onReopen, onMove } = props
  const { t } = useTranslation()
  const { reading } = entry
  const open = isOpen(entry)
  const state = entry.undone ? 'undone' : entry.decision
  const isEdited = entry.kind === 'leaf' && open && props.edited !== null && editOf(entry, props.edited) !== null
  return (
    <article className={styles.pane} aria-label={entry.name}>
      <header className={styles.paneHead}>
        <h2>{entry.name}</h2>
        {open ? <CertaintyMark certainty={entry.certainty} /> : null}
        {state === 'pending' ? null : <Tag tone={tones[state]}>{t(`schemeImport.review.decided.${state}`)}</Tag>}
        <p className={styles.paneFacts}>
          {[
            ...(entry.kind === 'leaf' ? entry.above : []),
            ...(entry.kind === 'leaf' && entry.leaf !== null && entry.leaf.points !== null
              ? [t('schemeImport.review.points', { points: entry.leaf.points })]
              : []),
            ...(reading.row === null ? [] : [t('schemeImport.review.row', { row: reading.row })]),
          ].join(' · ')}
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard */}
      <section key={`text ${entry.place}`} className={styles.source} tabIndex={0} aria-label={t('schemeImport.review.original')}>
        <OriginalText text={reading.text} clauses={reading.clauses} />
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard */}
      <section key={`form ${entry.place}`} className={styles.proposal} tabIndex={0} aria-label={t('schemeImport.review.proposal')}>
        {entry.kind === 'leaf' ? <LeafProposal {...props} entry={entry} /> : <SettingsProposal entry={entry} scheme={scheme} open={open} />}
      </section>
      <footer className={styles.actions}>
        {readOnly ? (
          <span className="muted">{t('schemeImport.review.frozen')}</span>
        ) : open ? (
          <>
            <Button
              variant="primary"
              shortcut="Enter"
              disabled={busy || !acceptable}
              title={faulty ? t('schemeImport.review.acceptFaults') : undefined}
              onClick={onAccept}
            >
              {t(isEdited ? 'schemeImport.review.acceptChanged' : 'schemeImport.review.accept')}
            </Button>
            <Button shortcut="Del" disabled={busy} onClick={onReject}>
              {t('schemeImport.review.reject')}
            </Button>
            {isEdited ? (
              <Button variant="quiet" onClick={() => props.onEdit(null)}>
                {t('schemeImport.review.reset')}
              </Button>
            ) : null}
          </>
        ) : (
          <Button disabled={busy} onClick={onReopen}>
            {t('schemeImport.review.reopen')}
          </Button>
        )}
        <span className={styles.space} />
        <Button variant="quiet" shortcut="K ↑" onClick={() => onMove(-1)}>
          {t('schemeImport.review.previous')}
        </Button>
        <Button variant="quiet" shortcut="J ↓" onClick={() => onMove(1)}>
          {t('schemeImport.review.next')}
        </Button>
      </footer>
    </article>
  )
}

interface LeafProposalProps extends ReviewPaneProps {
  readonly entry: LeafEntry
}

/** What the sentence would become, open to corrections; once decided, what the draft has. */
function LeafProposal({ entry, scheme, edited, readOnly, onEdit, onFault }: LeafProposalProps): ReactElement {
  const { t } = useTranslation()
  const open = isOpen(entry)
  const named = useMemo(() => (edited === null ? scheme : withNamedGrades(scheme, edited)), [scheme, edited])
  if (edited === null) return <p className={styles.undone}>{t('schemeImport.review.gone')}</p>
  const nothing = entry.reading.proposed === null
  return (
    <>
      <h3>
        {t(open ? 'schemeImport.review.proposal' : 'schemeImport.review.current')}{' '}
        <span className={styles.hint}>
          {readOnly ? '' : t(open ? 'schemeImport.review.proposalAbout' : 'schemeImport.review.currentAbout')}
        </span>
      </h3>
      {entry.undone ? <p className={styles.undone}>{t('schemeImport.review.undoneText')}</p> : null}
      {open && nothing ? <p className={styles.undone}>{t('schemeImport.review.nothingRead')}</p> : null}
      {entry.decision === 'rejected' ? null : <GradesMissing proposal={edited} scheme={scheme} />}
      {entry.decision === 'rejected' ? (
        <p className="muted">{t('schemeImport.review.rejectedText')}</p>
      ) : (
        <LeafForm
          leaf={edited}
          part={entry.part}
          scheme={named}
          readOnly={readOnly || !open}
          onChange={(leaf) => onEdit(editOf(entry, leaf))}
          onFault={onFault}
        />
      )}
    </>
  )
}

interface SettingsProposalProps {
  readonly entry: SettingsEntry
  readonly scheme: Scheme
  readonly open: boolean
}

/** What a note would set, in words. */
function SettingsProposal({ entry, scheme, open }: SettingsProposalProps): ReactElement {
  const { t } = useTranslation()
  const lines = useMemo(() => settingsLines(t, entry.reading.proposed, scheme), [t, entry, scheme])
  return (
    <>
      <h3>{t(open ? 'schemeImport.review.settingsProposal' : 'schemeImport.review.current')}</h3>
      {lines.length === 0 ? (
        <p className={styles.undone}>{t('schemeImport.review.settingsNothing')}</p>
      ) : (
        <>
          <ul className={styles.settings}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <GradesMissing proposal={entry.reading.proposed} scheme={scheme} />
          <p className="muted">{t('schemeImport.review.settingsChange')}</p>
        </>
      )}
    </>
  )
}

interface GradesMissingProps {
  readonly proposal: Leaf | SettingsEntry['reading']['proposed']
  readonly scheme: Scheme
}

/** A grade that the rules speak of and the scheme does not have: with it nothing can be saved, so it is said before and where to add it. */
function GradesMissing({ proposal, scheme }: GradesMissingProps): ReactElement | null {
  const { t } = useTranslation()
  const grades = missingGrades(proposal, scheme).map((code) => gradeName(code, []))
  return grades.length === 0 ? null : (
    <p className={styles.undone}>{t('schemeImport.review.gradesMissing', { grades: grades.join(t('schemes.method.comma')) })}</p>
  )
}
