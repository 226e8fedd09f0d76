import type { ReactElement } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { BallotForm } from '../../../shared/contract/surveys.ts'
import styles from './ballot-paper.module.css'

interface BallotSheetProps {
  readonly form: BallotForm
  readonly cycle: string
}

/** The blank ballot as it is handed out: letter, how to fill it in, a box for each option. It carries no number, so that no voter can be told. */
export function BallotSheet({ form, cycle }: BallotSheetProps): ReactElement {
  const { t } = useTranslation()
  const [first] = form.leaves
  const names = (index: number): string => (form.leaves[index]?.options ?? []).map(({ name }) => name).join(' ')
  const oneScale = form.leaves.every((_, index) => names(index) === names(0))
  const severalLeaves = form.leaves.length > 1
  return (
    <div className={styles.sheet}>
      <header className={styles.head}>
        <span className={styles.letter}>{form.letter}</span>
        <div>
          <p className={styles.title}>{t('surveys.paper.title', { cycle })}</p>
          <p className={styles.group}>{t('surveys.paper.group', { group: form.groupName })}</p>
        </div>
      </header>
      <p className={styles.how}>{t('surveys.paper.how')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('surveys.paper.evaluatee', { letter: form.letter })}</th>
            {severalLeaves ? <th scope="col">{t('surveys.paper.leaf')}</th> : null}
            {oneScale ? (
              first?.options.map(({ code, name }) => (
                <th key={code} scope="col" className={styles.option}>
                  {name}
                </th>
              ))
            ) : (
              <th scope="col">{t('surveys.paper.choice')}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {form.evaluatees.flatMap((evaluatee) =>
            form.leaves.map((leaf, index) => (
              <tr key={`${evaluatee.id} ${leaf.code}`}>
                {index === 0 ? (
                  <th scope="row" rowSpan={form.leaves.length}>
                    {evaluatee.name}
                  </th>
                ) : null}
                {severalLeaves ? <td>{leaf.name}</td> : null}
                {oneScale ? (
                  leaf.options.map(({ code }) => (
                    <td key={code} className={styles.option}>
                      <span className={styles.box} />
                    </td>
                  ))
                ) : (
                  <td>
                    {leaf.options.map(({ code, name }) => (
                      <span key={code} className={styles.inline}>
                        <span className={styles.box} />
                        {name}
                      </span>
                    ))}
                  </td>
                )}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}

/** The blank ballot for the printer: stands outside the program's frame, shows on paper only, and then alone. */
export function PrintedBallot(props: BallotSheetProps): ReactElement {
  return createPortal(
    <div className={styles.printed} data-ballot-sheet="">
      <BallotSheet {...props} />
    </div>,
    document.body,
  )
}
