import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotDifference, BallotForm, BatchHead, PassComparison } from '../../../shared/contract/surveys.ts'
import { api, client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { notify } from '../../components/notice.tsx'
import { Checkbox, Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { choiceOptions, choiceWords, lineName, lineOf, readChoice } from './ballot-words.ts'
import { OneBallot } from './one-ballot.tsx'
import { ShuffledPile } from './shuffled-pile.tsx'
import styles from './surveys.module.css'

interface ComparisonProps {
  readonly form: BallotForm
  readonly batch: BatchHead
  readonly comparison: PassComparison
}

/** The two counts held against each other. Every difference is settled by the paper; the batch is counted in only when none is left. */
export function Comparison({ form, batch, comparison }: ComparisonProps): ReactElement {
  const { t } = useTranslation()
  const [shuffled, setShuffled] = useState(false)
  const [replaceTyped, setReplaceTyped] = useState(false)
  const agree = useMutation(api.surveys.agree.mutationOptions())
  const equal = shuffled ? comparison.shuffled.equal : comparison.differing === 0
  const ready = equal && (comparison.typed === 0 || replaceTyped)
  return (
    <Card title={t('surveys.compare.heading')}>
      {comparison.differing === 0 ? (
        <p className={styles.fits}>{t('surveys.compare.equal', { count: comparison.ballots })}</p>
      ) : (
        <>
          <Checkbox checked={shuffled} onChange={setShuffled}>
            {t('surveys.compare.shuffled')}
          </Checkbox>
          {shuffled ? (
            <ShuffledPile form={form} batch={batch} comparison={comparison} />
          ) : (
            <Differences form={form} batch={batch} comparison={comparison} />
          )}
          <OneBallot form={form} batch={batch} />
        </>
      )}
      {comparison.typed === 0 ? null : (
        <Checkbox checked={replaceTyped} onChange={setReplaceTyped}>
          {t('surveys.compare.typed', { count: comparison.typed })}
        </Checkbox>
      )}
      <Button
        variant="primary"
        disabled={!ready}
        aria-disabled={agree.isPending}
        onClick={() => {
          if (agree.isPending) return
          agree.mutate({ batchId: batch.id, shuffled, replaceTyped }, { onSuccess: () => notify.success(t('surveys.compare.agreed')) })
        }}
      >
        {t('surveys.compare.agree')}
      </Button>
      {agree.isError ? <Problem error={agree.error} /> : null}
    </Card>
  )
}

function Differences({ form, batch, comparison }: ComparisonProps): ReactElement {
  const { t } = useTranslation()
  const nameOf = (pass: 1 | 2): string => batch.passes.find((each) => each.pass === pass)?.counter ?? ''
  return (
    <>
      <p className={styles.fault} role="status">
        {t('surveys.compare.differs', { count: comparison.differing })}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.end}>
              {t('surveys.compare.number')}
            </th>
            <th scope="col">{t('surveys.compare.line')}</th>
            <th scope="col">{t('surveys.compare.first', { name: nameOf(1) })}</th>
            <th scope="col">{t('surveys.compare.second', { name: nameOf(2) })}</th>
            <th scope="col">{t('surveys.compare.other')}</th>
          </tr>
        </thead>
        <tbody>
          {comparison.differences.map((difference) => (
            <DifferenceRow key={`${difference.number} ${difference.line}`} form={form} batchId={batch.id} difference={difference} />
          ))}
        </tbody>
      </table>
      {comparison.differences.length < 200 ? null : (
        <p className={styles.hint}>{t('surveys.compare.limited', { count: comparison.differences.length })}</p>
      )}
    </>
  )
}

interface DifferenceRowProps {
  readonly form: BallotForm
  readonly batchId: number
  readonly difference: BallotDifference
}

function DifferenceRow({ form, batchId, difference }: DifferenceRowProps): ReactElement {
  const { t } = useTranslation()
  const correct = useMutation(api.surveys.correct.mutationOptions())
  const { number, line, first, second } = difference
  const told = { onSuccess: () => notify.success(t('surveys.compare.corrected')) }

  /** The whole ballot as one pass has it goes into the other. */
  async function takeBallot(from: 1 | 2, isVoid: boolean): Promise<void> {
    const into: 1 | 2 = from === 1 ? 2 : 1
    if (isVoid) {
      correct.mutate({ batchId, number, passes: [into], change: { kind: 'void' } }, told)
      return
    }
    const { choices } = await client.surveys.ballot({ batchId, pass: from, number })
    correct.mutate({ batchId, number, passes: [into], change: { kind: 'valid', choices } }, told)
  }

  const cell = (from: 1 | 2): ReactElement => {
    const choice = from === 1 ? first : second
    const missing = line === null && choice === null
    return (
      <td>
        <span className={styles.choice}>
          {line === null ? wholeWords(t, choice) : choiceWords(t, form, line, choice === true ? false : choice)}
        </span>
        {missing ? null : (
          <Button
            size="small"
            aria-label={t(from === 1 ? 'surveys.compare.takeFirst' : 'surveys.compare.takeSecond', { number })}
            aria-disabled={correct.isPending}
            onClick={() => {
              if (correct.isPending) return
              if (line === null) void takeBallot(from, choice === true)
              else if (choice !== true)
                correct.mutate({ batchId, number, passes: [from === 1 ? 2 : 1], change: { kind: 'line', line, choice } }, told)
            }}
          >
            {t('surveys.compare.take')}
          </Button>
        )}
      </td>
    )
  }
  return (
    <tr>
      <td className={styles.end}>{number}</td>
      <th scope="row">{line === null ? t('surveys.compare.whole') : lineName(form, line)}</th>
      {cell(1)}
      {cell(2)}
      <td>
        {line === null ? null : (
          <Select
            aria-label={t('surveys.compare.otherLabel', { number, line: lineName(form, line) })}
            value=""
            options={[{ value: '', label: t('surveys.compare.other') }, ...choiceOptions(t, lineOf(form, line).leaf)]}
            onChange={(key) =>
              correct.mutate({ batchId, number, passes: [1, 2], change: { kind: 'line', line, choice: readChoice(key) } }, told)
            }
          />
        )}
        {correct.isError ? <Problem error={correct.error} /> : null}
      </td>
    </tr>
  )
}

function wholeWords(t: TFunction, choice: BallotDifference['first']): string {
  if (choice === null) return t('surveys.compare.absent')
  return t(choice === true ? 'surveys.compare.voided' : 'surveys.compare.valid')
}
