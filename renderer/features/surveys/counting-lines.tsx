import { type ReactElement, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotForm } from '../../../shared/contract/surveys.ts'
import type { CountedBallot } from '../../../shared/domain/ballot-count.ts'
import { classNames } from '../../components/class-names.ts'
import { choiceWords, lineOf } from './ballot-words.ts'
import styles from './counting.module.css'

interface CountingLinesProps {
  readonly form: BallotForm
  readonly ballot: CountedBallot
  /** The line that the next key is for; −1: none. */
  readonly line: number
}

/** The ballot under the hand, line by line, with the one in work kept in view. */
export function CountingLines({ form, ballot, line }: CountingLinesProps): ReactElement {
  const { t } = useTranslation()
  const now = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line in work moves with the ballot and its line
  useEffect(() => {
    now.current?.scrollIntoView({ block: 'center' })
  }, [line, ballot.number])
  const lines = form.evaluatees.length * form.leaves.length
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard
    <ol className={styles.lines} aria-label={t('surveys.count.lines')} tabIndex={0}>
      {Array.from({ length: lines }, (_, index) => {
        const choice = ballot.choices[index]
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the ballot
            key={index}
            ref={index === line ? now : undefined}
            aria-current={index === line ? 'step' : undefined}
            className={classNames(styles.line, choice === undefined && styles.unread, ballot.void && styles.struck)}
          >
            <span className={styles.lineName}>
              <span className={styles.lineWhom}>{lineOf(form, index).evaluatee}</span>
              {form.leaves.length > 1 ? <span className={styles.lineLeaf}>{lineOf(form, index).leaf.name}</span> : null}
            </span>
            <span className={styles.lineChoice}>
              {choice === undefined ? t('surveys.count.unread') : choiceWords(t, form, index, choice)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
