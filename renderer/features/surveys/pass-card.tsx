import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotForm, BatchHead, PassView } from '../../../shared/contract/surveys.ts'
import { api } from '../../api/client.ts'
import buttonStyles from '../../components/button.module.css'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { Problem } from '../../components/states.tsx'
import { ReasonLine } from './reason-line.tsx'
import styles from './surveys.module.css'

interface PassCardProps {
  readonly form: BallotForm
  readonly batch: BatchHead
  readonly pass: 1 | 2
  readonly operator: string | null
}

/** One of the two counts: who counts, how far, and the one thing to do next. */
export function PassCard({ form, batch, pass, operator }: PassCardProps): ReactElement {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const reopen = useMutation(api.surveys.reopenPass.mutationOptions())
  const recount = useMutation(api.surveys.recountPass.mutationOptions())
  const view = batch.passes.find((each) => each.pass === pass)
  const countsOther = operator !== null && batch.passes.some((each) => each.pass !== pass && each.counter === operator)
  const countable = form.known && batch.state === 'counting' && batch.returned > 0
  const isNext = pass === 1 || batch.passes.some((each) => each.pass === 1 && each.finished)
  const mine = view === undefined || view.counter === operator
  const open = countable && view?.finished !== true && !countsOther && mine
  return (
    <section className={styles.pass} aria-label={t(pass === 1 ? 'surveys.pass.one' : 'surveys.pass.two')}>
      <h3>{t(pass === 1 ? 'surveys.pass.one' : 'surveys.pass.two')}</h3>
      <p>{view === undefined ? t('surveys.pass.nobody') : t('surveys.pass.counter', { name: view.counter })}</p>
      {view === undefined ? null : <p className={styles.strong}>{passWords(t, view, batch.returned)}</p>}
      {countable && countsOther && view === undefined ? <p className={styles.hint}>{t('surveys.pass.own')}</p> : null}
      {countable && view?.finished === false && !mine ? (
        <p className={styles.hint}>{t('surveys.pass.others', { name: view.counter })}</p>
      ) : null}
      <div className={styles.actions}>
        {open ? (
          <Link
            to="/surveys"
            search={(before) => ({ ...before, form: form.id, batch: batch.id, pass })}
            className={classNames(buttonStyles.button, isNext ? buttonStyles.primary : buttonStyles.plain)}
          >
            {t(view === undefined ? 'surveys.pass.begin' : 'surveys.pass.goOn')}
          </Link>
        ) : null}
        {batch.state === 'counting' && view?.finished === true && mine ? (
          <Button size="small" onClick={() => reopen.mutate({ batchId: batch.id, pass })}>
            {t('surveys.pass.reopen')}
          </Button>
        ) : null}
        {batch.state === 'counting' && view !== undefined && !asking ? (
          <Button size="small" variant="danger" onClick={() => setAsking(true)}>
            {t('surveys.pass.recount')}
          </Button>
        ) : null}
      </div>
      {asking ? (
        <ReasonLine
          label={t('surveys.pass.recountReason')}
          busy={recount.isPending}
          onCancel={() => setAsking(false)}
          onProceed={(reason) => recount.mutate({ batchId: batch.id, pass, reason }, { onSuccess: () => setAsking(false) })}
        />
      ) : null}
      {reopen.isError ? <Problem error={reopen.error} /> : null}
      {recount.isError ? <Problem error={recount.error} /> : null}
    </section>
  )
}

function passWords(t: TFunction, view: PassView, returned: number): string {
  if (!view.finished) return t('surveys.pass.counted', { count: view.ballots, returned })
  if (view.valid === null || view.void === null) return t('surveys.pass.done', { count: view.ballots })
  return t('surveys.pass.doneWith', { valid: view.valid, void: view.void })
}
