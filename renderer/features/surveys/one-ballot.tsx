import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotForm, BatchHead } from '../../../shared/contract/surveys.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { NumberInput } from '../../components/number-input.tsx'
import { Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { choiceKey, choiceOptions, lineName, lineOf, readChoice } from './ballot-words.ts'
import styles from './surveys.module.css'

/** Takes one ballot of one count out by its number, to be held against the paper and corrected line by line. */
export function OneBallot({ form, batch }: { readonly form: BallotForm; readonly batch: BatchHead }): ReactElement {
  const { t } = useTranslation()
  const [pass, setPass] = useState<'1' | '2'>('1')
  const [typed, setTyped] = useState<string | null>(null)
  const [shown, setShown] = useState<{ readonly pass: 1 | 2; readonly number: number } | null>(null)
  const wanted = typed !== null && /^[1-9]\d{0,5}$/u.test(typed) ? Number(typed) : null
  const ready = wanted !== null && wanted <= batch.returned
  return (
    <details className={styles.look}>
      <summary>{t('surveys.compare.look')}</summary>
      <form
        className={styles.reason}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) setShown({ pass: pass === '1' ? 1 : 2, number: wanted })
        }}
      >
        <Field label={t('surveys.compare.lookPass')}>
          {(control) => (
            <Select
              {...control}
              value={pass}
              onChange={setPass}
              options={[
                { value: '1', label: t('surveys.pass.one') },
                { value: '2', label: t('surveys.pass.two') },
              ]}
            />
          )}
        </Field>
        <Field label={t('surveys.compare.lookNumber')}>
          {(control) => <NumberInput {...control} value={typed} onChange={(value, invalid) => setTyped(invalid ? null : value)} />}
        </Field>
        <Button type="submit" size="small" disabled={!ready}>
          {t('surveys.compare.lookOpen')}
        </Button>
      </form>
      {shown === null ? null : <BallotLines key={`${shown.pass} ${shown.number}`} form={form} batchId={batch.id} {...shown} />}
    </details>
  )
}

interface BallotLinesProps {
  readonly form: BallotForm
  readonly batchId: number
  readonly pass: 1 | 2
  readonly number: number
}

function BallotLines({ form, batchId, pass, number }: BallotLinesProps): ReactElement | null {
  const { t } = useTranslation()
  const ballot = useQuery(api.surveys.ballot.queryOptions({ input: { batchId, pass, number } }))
  const correct = useMutation(api.surveys.correct.mutationOptions())
  const told = { onSuccess: () => notify.success(t('surveys.compare.corrected')) }
  if (ballot.isError) return <Problem error={ballot.error} />
  if (ballot.data === undefined) return null
  const { choices, void: spoilt } = ballot.data
  const lines = form.evaluatees.length * form.leaves.length
  return (
    <>
      {correct.isError ? <Problem error={correct.error} /> : null}
      {spoilt ? (
        <p>
          <span className={styles.choice}>{t('surveys.compare.voided')}</span>
          <Button
            size="small"
            onClick={() =>
              correct.mutate(
                {
                  batchId,
                  number,
                  passes: [pass],
                  change: { kind: 'valid', choices: Array.from({ length: lines }, (_, line) => choices[line] ?? null) },
                },
                told,
              )
            }
          >
            {t('surveys.count.unvoid')}
          </Button>
        </p>
      ) : (
        <>
          <ol className={styles.ballotLines}>
            {choices.map((choice, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the ballot
              <li key={line}>
                <Field label={lineName(form, line)}>
                  {(control) => (
                    <Select
                      {...control}
                      value={choiceKey(choice)}
                      options={choiceOptions(t, lineOf(form, line).leaf)}
                      onChange={(key) =>
                        correct.mutate({ batchId, number, passes: [pass], change: { kind: 'line', line, choice: readChoice(key) } }, told)
                      }
                    />
                  )}
                </Field>
              </li>
            ))}
          </ol>
          <Button
            size="small"
            variant="danger"
            onClick={() => correct.mutate({ batchId, number, passes: [pass], change: { kind: 'void' } }, told)}
          >
            {t('surveys.count.void')}
          </Button>
        </>
      )}
    </>
  )
}
