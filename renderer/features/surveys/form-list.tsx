import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotForm } from '../../../shared/contract/surveys.ts'
import { progressOf } from './batch-progress.ts'
import styles from './surveys.module.css'

interface FormListProps {
  readonly forms: readonly BallotForm[]
  readonly chosen: number
  readonly batch: number | null
}

/** A form is not on screen while one of its batches is. */
const exactly = { exact: true, includeSearch: true } as const

/** Every ballot form with its batches and how far each is. */
export function FormList({ forms, chosen, batch }: FormListProps): ReactElement {
  const { t } = useTranslation()
  return (
    <nav className={styles.forms} aria-label={t('surveys.forms')}>
      {forms.map((form) => (
        <div key={form.id} className={styles.formEntry}>
          <Link
            to="/surveys"
            activeOptions={exactly}
            search={(before) => ({ ...(before.cycle === undefined ? {} : { cycle: before.cycle }), form: form.id })}
            aria-current={form.id === chosen && batch === null ? 'page' : undefined}
            className={styles.formLink ?? ''}
          >
            <span className={styles.letter}>{form.letter}</span>
            <span className={styles.formName}>{form.name}</span>
          </Link>
          {form.batches.map((entry) => {
            const { key, values } = progressOf(entry)
            return (
              <Link
                key={entry.id}
                to="/surveys"
                activeOptions={exactly}
                search={(before) => ({ ...(before.cycle === undefined ? {} : { cycle: before.cycle }), form: form.id, batch: entry.id })}
                aria-current={entry.id === batch ? 'page' : undefined}
                className={styles.batchLink ?? ''}
              >
                <span>{entry.name}</span>
                <span className={styles.batchState}>{t(`surveys.progress.${key}`, values)}</span>
              </Link>
            )
          })}
        </div>
      ))}
    </nav>
  )
}
