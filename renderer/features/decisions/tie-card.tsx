import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoundaryTieView } from '../../../shared/contract/decisions.ts'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Icon } from '../../components/icons.tsx'
import { useMoment } from '../../components/moment.ts'
import { notify } from '../../components/notice.tsx'
import { NumberInput } from '../../components/number-input.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { type BoundaryChoice, boundaryChoiceOrder } from './boundary-choices.ts'
import { consequenceWords, namesOf, voteFault } from './decision-words.ts'
import styles from './decisions.module.css'

interface TieCardProps {
  readonly tie: BoundaryTieView
  readonly sealed: boolean
}

/** A tie on a quota line: open with its four options and what each brings, or decided with who, why and when. */
export function TieCard({ tie, sealed }: TieCardProps): ReactElement {
  const { t } = useTranslation()
  const id = useId()
  return (
    <section className={styles.tie} aria-labelledby={id}>
      <h2 id={id}>
        <Icon name={tie.decided === null ? 'warning' : 'check'} />{' '}
        {t('decisions.tie.title', { category: tie.categoryName ?? t('decisions.wholeCycle'), grade: tie.gradeName })}
      </h2>
      <p>
        {t('decisions.tie.facts', { tied: tie.tied.length, free: tie.free, places: tie.places })}{' '}
        <strong>{tie.tied.map(({ name, total }) => `${name} ${total}`).join(t('decisions.tie.separator'))}</strong>
      </p>
      {tie.decided === null ? sealed ? null : <OpenTie tie={tie} /> : <DecidedTie tie={tie} decided={tie.decided} sealed={sealed} />}
    </section>
  )
}

function OpenTie({ tie }: { readonly tie: BoundaryTieView }): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const group = useId()
  const [choice, setChoice] = useState<BoundaryChoice | null>(null)
  const [votes, setVotes] = useState<Readonly<Record<number, string | null>>>({})
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<'reason' | 'votesMissing' | 'votesEqual' | null>(null)
  const settle = useMutation(api.decisions.settle.mutationOptions())
  const counts = tie.tied.map(({ evaluateeId }) => {
    const typed = votes[evaluateeId] ?? null
    return typed !== null && /^\d{1,6}$/.test(typed) ? Number(typed) : null
  })
  const save = (): void => {
    if (choice === null || settle.isPending) return
    const unclear = choice === 'vote' ? voteFault(tie.free, counts) : null
    const problem = unclear ?? (reason.trim() === '' ? 'reason' : null)
    setFault(problem)
    if (problem !== null) return
    settle.mutate(
      {
        cycleId: cycle.id,
        categoryId: tie.categoryId,
        grade: tie.grade,
        choice,
        tied: tie.tied.map(({ evaluateeId }) => evaluateeId),
        votes:
          choice === 'vote'
            ? tie.tied.flatMap(({ evaluateeId }, index) => {
                const count = counts[index]
                return count == null ? [] : [{ evaluateeId, votes: count }]
              })
            : [],
        reason: reason.trim(),
      },
      { onSuccess: () => notify.success(t('decisions.tie.saved', { grade: tie.gradeName })) },
    )
  }
  return (
    <form
      className={styles.tieForm}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {tie.outdated ? <p className={styles.outdated}>{t('decisions.tie.outdated')}</p> : null}
      <fieldset className={styles.options}>
        <legend className="visually-hidden">{t('decisions.tie.options')}</legend>
        {boundaryChoiceOrder.map((one) => {
          const option = tie.options.find((known) => known.choice === one)
          if (option === undefined) return null
          return (
            <label key={one} className={styles.option}>
              <input type="radio" name={group} checked={choice === one} disabled={!option.possible} onChange={() => setChoice(one)} />
              <span>
                <strong>{t(`decisions.tie.option.${one}`)}</strong>
                <span className={styles.consequence}>{consequenceWords(t, tie, option)}</span>
              </span>
            </label>
          )
        })}
      </fieldset>
      {choice === 'vote' ? (
        <div className={styles.votes}>
          {tie.tied.map(({ evaluateeId, name }) => (
            <Field key={evaluateeId} label={t('decisions.tie.votes', { name })}>
              {(control) => (
                <NumberInput
                  {...control}
                  inputMode="numeric"
                  value={votes[evaluateeId] ?? null}
                  onChange={(value) => setVotes((before) => ({ ...before, [evaluateeId]: value }))}
                />
              )}
            </Field>
          ))}
        </div>
      ) : null}
      {fault === 'votesMissing' || fault === 'votesEqual' ? (
        <p role="alert" className="negative small">
          {t(`decisions.tie.${fault}`)}
        </p>
      ) : null}
      <div className={styles.reasonLine}>
        <Field
          label={t('decisions.tie.reason')}
          className={styles.reason}
          problem={fault === 'reason' ? t('decisions.depart.reasonMissing') : null}
        >
          {(control) => <TextInput {...control} maxLength={500} value={reason} onChange={setReason} />}
        </Field>
        <Button type="submit" variant="primary" aria-disabled={choice === null || settle.isPending}>
          {t('decisions.tie.decide')}
        </Button>
      </div>
      {settle.error === null ? null : <Problem error={settle.error} />}
    </form>
  )
}

function DecidedTie({
  tie,
  decided,
  sealed,
}: {
  readonly tie: BoundaryTieView
  readonly decided: NonNullable<BoundaryTieView['decided']>
  readonly sealed: boolean
}): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const moment = useMoment()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState(false)
  const unsettle = useMutation(api.decisions.unsettle.mutationOptions())
  const nameOf = (id: number) => tie.tied.find(({ evaluateeId }) => evaluateeId === id)?.name ?? ''
  const reopen = (): void => {
    if (unsettle.isPending) return
    setFault(reason.trim() === '')
    if (reason.trim() === '') return
    unsettle.mutate({ cycleId: cycle.id, categoryId: tie.categoryId, grade: tie.grade, reason: reason.trim() })
  }
  return (
    <>
      <p>
        <strong>{t('decisions.tie.decided', { option: t(`decisions.tie.option.${decided.choice}`) })}</strong>
        {t('decisions.tie.sentence')}
        {t('decisions.tie.admitted', { grade: tie.gradeName, names: namesOf(t, tie, decided.admitted) })}
        {decided.votes.length === 0
          ? null
          : `${t('decisions.tie.sentence')}${t('decisions.tie.votesCast', {
              votes: decided.votes
                .map(({ evaluateeId, votes }) => t('decisions.tie.vote', { name: nameOf(evaluateeId), votes }))
                .join(t('decisions.tie.separator')),
            })}`}
      </p>
      <p className="muted small">
        {t('decisions.tie.by_line', { reason: decided.reason, name: decided.decidedBy, at: moment(decided.decidedAt) })}
      </p>
      {sealed ? null : asking ? (
        <form
          className={styles.reasonLine}
          onSubmit={(event) => {
            event.preventDefault()
            reopen()
          }}
        >
          <Field
            label={t('decisions.tie.reopenReason')}
            className={styles.reason}
            problem={fault ? t('decisions.depart.reasonMissing') : null}
          >
            {(control) => <TextInput {...control} autoFocus maxLength={500} value={reason} onChange={setReason} />}
          </Field>
          <Button type="submit" aria-disabled={unsettle.isPending}>
            {t('decisions.tie.reopen')}
          </Button>
          <Button variant="quiet" onClick={() => setAsking(false)}>
            {t('common.cancel')}
          </Button>
        </form>
      ) : (
        <div className={styles.buttons}>
          <Button size="small" variant="quiet" onClick={() => setAsking(true)}>
            {t('decisions.tie.reopen')}
          </Button>
        </div>
      )}
      {unsettle.error === null ? null : <Problem error={unsettle.error} />}
    </>
  )
}
