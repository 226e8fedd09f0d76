import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { useMoment } from '../../components/moment.ts'
import { notify } from '../../components/notice.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { BatchNumbers } from './batch-numbers.tsx'
import { Comparison } from './comparison.tsx'
import { PassCard } from './pass-card.tsx'
import { ReasonLine } from './reason-line.tsx'
import styles from './surveys.module.css'

/** One batch: its numbers, the two counts, their comparison, and counting it in or taking it out. */
export function BatchView({ batchId }: { readonly batchId: number }): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/surveys' })
  const about = useQuery(api.settings.about.queryOptions())
  const view = useQuery(api.surveys.batch.queryOptions({ input: { batchId } }))
  const remove = useMutation(api.surveys.removeBatch.mutationOptions())
  if (view.isError) return <Problem error={view.error} onRetry={() => void view.refetch()} />
  if (view.data === undefined) return <Loading />
  const { form, batch, standings, comparison } = view.data
  const toForm = (): void => void navigate({ search: (before) => ({ ...withoutBatch(before), form: form.id }) })
  return (
    <div className={styles.view}>
      <header className={styles.viewHead}>
        <h2 className={styles.viewTitle}>
          {t('surveys.formTitle', { letter: form.letter, name: form.name })} · {batch.name}
        </h2>
        <Button className={styles.toEnd} variant="quiet" onClick={toForm}>
          {t('surveys.batches.toForm')}
        </Button>
      </header>
      {form.known ? null : <p role="alert">{t('surveys.unknown')}</p>}
      <BatchNumbers key={batch.id} form={form} batch={batch} standings={standings} />
      <Card title={t('surveys.pass.heading')}>
        <p className={styles.hint}>{t('surveys.pass.explain')}</p>
        <div className={styles.passes}>
          {([1, 2] as const).map((pass) => (
            <PassCard key={pass} form={form} batch={batch} pass={pass} operator={about.data?.operator ?? null} />
          ))}
        </div>
      </Card>
      {batch.state === 'agreed' ? <Agreed batchId={batch.id} by={batch.agreedBy ?? ''} at={batch.agreedAt ?? ''} /> : null}
      {batch.state === 'counting' && comparison !== null ? <Comparison form={form} batch={batch} comparison={comparison} /> : null}
      {batch.passes.length === 0 && batch.state === 'counting' ? (
        <div>
          <Button size="small" variant="danger" onClick={() => remove.mutate({ batchId }, { onSuccess: toForm })}>
            {t('surveys.batches.remove')}
          </Button>
          {remove.isError ? <Problem error={remove.error} /> : null}
        </div>
      ) : null}
    </div>
  )
}

function withoutBatch<Search extends { batch?: number | undefined; pass?: 1 | 2 | undefined }>(
  search: Search,
): Omit<Search, 'batch' | 'pass'> {
  const { batch: _batch, pass: _pass, ...others } = search
  return others
}

/** An agreed batch: who counted it in, and taking it out with a reason. */
function Agreed({ batchId, by, at }: { readonly batchId: number; readonly by: string; readonly at: string }): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const [asking, setAsking] = useState(false)
  const takeOut = useMutation(api.surveys.takeOut.mutationOptions())
  return (
    <Card title={t('surveys.progress.agreed')}>
      <p>{t('surveys.compare.agreedBy', { name: by, at: moment(at) })}</p>
      <p className={styles.hint}>{t('surveys.compare.agreedText')}</p>
      {asking ? (
        <ReasonLine
          label={t('surveys.compare.takeOutReason')}
          busy={takeOut.isPending}
          onCancel={() => setAsking(false)}
          onProceed={(reason) => takeOut.mutate({ batchId, reason }, { onSuccess: () => notify.success(t('surveys.compare.takenOut')) })}
        />
      ) : (
        <Button variant="danger" onClick={() => setAsking(true)}>
          {t('surveys.compare.takeOut')}
        </Button>
      )}
      {takeOut.isError ? <Problem error={takeOut.error} /> : null}
    </Card>
  )
}
