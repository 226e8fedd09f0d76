import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClauseReading } from '../../../../shared/domain/scheme/reading.ts'
import { classNames } from '../../../components/class-names.ts'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { CertaintyMark } from './certainty-mark.tsx'
import { type Segment, segmentsOf } from './clause-segments.ts'
import { withGradeName } from './grade-names.ts'
import styles from './review.module.css'

interface OriginalTextProps {
  readonly text: string
  readonly clauses: readonly ClauseReading[]
  /** In a list: without the line that says that there is nothing to say. */
  readonly short?: boolean
}

/** The office's own sentence, whole, with its clauses marked by how surely they were read, and below it why the others are not certain. */
export function OriginalText({ text, clauses, short = false }: OriginalTextProps): ReactElement {
  const { t } = useTranslation()
  const segments = useMemo(() => segmentsOf(text, clauses), [text, clauses])
  const noted = segments.filter((segment) => segment.number !== null)
  return (
    <>
      <blockquote className={styles.original}>
        {segments.map((segment) => (
          <Clause key={segment.start} segment={segment} />
        ))}
      </blockquote>
      {noted.length === 0 ? (
        !short && clauses.every(({ certainty }) => certainty === 'certain') ? (
          <p className="muted">{t('schemeImport.review.notesNone')}</p>
        ) : null
      ) : (
        <ol className={styles.notes} aria-label={t('schemeImport.review.notes')}>
          {noted.map(({ start, number, clause, text: words }) =>
            clause === null ? null : (
              <li key={start}>
                <span className={styles.noteNumber}>{number}</span>
                <CertaintyMark certainty={clause.certainty} />
                <span>
                  <q>{words}</q> {noteText(clause)}
                </span>
              </li>
            ),
          )}
        </ol>
      )}
    </>
  )
}

function Clause({ segment }: { readonly segment: Segment }): ReactElement {
  const { clause, text, number } = segment
  const { t } = useTranslation()
  // What moves no points is read with certainty too, but marking it would only hide what matters.
  if (clause === null || (clause.note === null && clause.rules.length === 0 && aside.has(clause.role))) return <>{text}</>
  const why = clause.note === null ? t(`schemeImport.certaintyAbout.${clause.certainty}`) : noteText(clause)
  return (
    <span
      className={classNames(styles.clause, styles[clause.certainty])}
      title={t('schemeImport.certaintyTitle', { word: t(`schemeImport.certainty.${clause.certainty}`), about: why })}
    >
      {text}
      {number === null ? null : <sup>{number}</sup>}
    </span>
  )
}

const aside = new Set<ClauseReading['role']>(['requirement', 'other', 'evidence', 'points'])

function noteText({ note }: ClauseReading): string {
  return note === null ? '' : codedText('readingNotes', note.code, withGradeName(note.values))
}
