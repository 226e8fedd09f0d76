import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotForm, BatchHead } from '../../../shared/contract/surveys.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/states.tsx'
import { Tag, type Tone } from '../../components/tag.tsx'
import { progressOf } from './batch-progress.ts'
import styles from './surveys.module.css'

const tones: Readonly<Record<ReturnType<typeof progressOf>['key'], Tone>> = {
  waiting: 'neutral',
  first: 'amber',
  second: 'amber',
  compare: 'blue',
  agreed: 'green',
}

/** The batches of a form with their numbers; a new one is opened at once, so that its numbers can be typed. */
export function BatchTable({ form }: { readonly form: BallotForm }): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/surveys' })
  const add = useMutation(api.surveys.saveBatch.mutationOptions())
  const addBatch = (): void => {
    if (add.isPending) return
    const taken = new Set(form.batches.map(({ name }) => name))
    let number = form.batches.length + 1
    while (taken.has(t('surveys.batches.first', { number }))) number += 1
    add.mutate(
      { formId: form.id, batchId: null, name: t('surveys.batches.first', { number }), entitled: 0, issued: 0, returned: 0 },
      { onSuccess: ({ id }) => void navigate({ search: (before) => ({ ...before, form: form.id, batch: id }) }) },
    )
  }
  return (
    <>
      {form.batches.length === 0 ? (
        <p className={styles.hint}>{t('surveys.batches.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('surveys.batches.name')}</th>
              {(['entitled', 'issued', 'returned', 'valid', 'void'] as const).map((key) => (
                <th key={key} scope="col" className={styles.end}>
                  {t(`surveys.batches.${key}`)}
                </th>
              ))}
              <th scope="col">{t('surveys.batches.state')}</th>
            </tr>
          </thead>
          <tbody>
            {form.batches.map((batch) => (
              <BatchRow key={batch.id} form={form} batch={batch} />
            ))}
          </tbody>
        </table>
      )}
      {add.isError ? <Problem error={add.error} /> : null}
      {form.known ? (
        <Button
          variant={form.batches.length === 0 ? 'primary' : 'plain'}
          size={form.batches.length === 0 ? 'normal' : 'small'}
          icon="plus"
          aria-disabled={add.isPending}
          onClick={addBatch}
        >
          {t('surveys.batches.add')}
        </Button>
      ) : null}
    </>
  )
}

function BatchRow({ form, batch }: { readonly form: BallotForm; readonly batch: BatchHead }): ReactElement {
  const { t } = useTranslation()
  const { key, values } = progressOf(batch)
  const [first] = batch.passes
  const shown = (count: number | null | undefined): string => (count === null || count === undefined ? t('common.noValue') : String(count))
  return (
    <tr>
      <th scope="row">
        <Link to="/surveys" search={(before) => ({ ...before, form: form.id, batch: batch.id })}>
          {batch.name}
        </Link>
      </th>
      <td className={styles.end}>{batch.entitled}</td>
      <td className={styles.end}>{batch.issued}</td>
      <td className={styles.end}>{batch.returned}</td>
      <td className={styles.end}>{shown(first?.valid)}</td>
      <td className={styles.end}>{shown(first?.void)}</td>
      <td>
        <Tag tone={tones[key]}>{t(`surveys.progress.${key}`, values)}</Tag>
      </td>
    </tr>
  )
}
