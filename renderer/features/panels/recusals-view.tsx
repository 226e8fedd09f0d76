import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Judge, Recusal } from '../../../shared/contract/panels.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EvaluateePicker } from '../../components/evaluatee-picker.tsx'
import { Field } from '../../components/field.tsx'
import { useMoment } from '../../components/moment.ts'
import { notify } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './recusals-view.module.css'

interface RecusalsViewProps {
  readonly cycleId: number
  readonly judges: readonly Judge[]
}

const tones = { own_unit: 'blue', declared: 'gold', office: 'neutral' } as const

/** Who stands back from whom and why; beside it the form for another recusal. */
export function RecusalsView({ cycleId, judges }: RecusalsViewProps): ReactElement {
  const { t } = useTranslation()
  const recusals = useQuery(api.panels.recusals.queryOptions({ input: { cycleId } }))
  const [withdrawing, setWithdrawing] = useState<string | null>(null)
  return (
    <div className={styles.recusals}>
      <Card className={styles.list} aria-label={t('panels.recusals.title')}>
        {recusals.isError ? (
          <Problem error={recusals.error} onRetry={() => void recusals.refetch()} />
        ) : recusals.data === undefined ? (
          <Loading />
        ) : recusals.data.length === 0 ? (
          <EmptyState icon="panels" title={t('panels.recusals.none')}>
            {t('panels.recusals.noneText')}
          </EmptyState>
        ) : (
          <table>
            <thead>
              <tr>
                <th>{t('panels.recusals.judge')}</th>
                <th>{t('panels.recusals.evaluatee')}</th>
                <th>{t('panels.recusals.source')}</th>
                <th>{t('panels.recusals.reason')}</th>
                <th>{t('panels.recusals.recorded')}</th>
                <th>
                  <span className="visually-hidden">{t('panels.recusals.withdraw')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {recusals.data.map((recusal) => {
                const key = `${recusal.judgeId}/${recusal.evaluateeId}`
                return (
                  <RecusalLine
                    key={key}
                    recusal={recusal}
                    open={withdrawing === key}
                    onOpen={() => setWithdrawing(key)}
                    onClose={() => setWithdrawing(null)}
                  />
                )
              })}
            </tbody>
          </table>
        )}
      </Card>
      <NewRecusal cycleId={cycleId} judges={judges} />
    </div>
  )
}

interface RecusalLineProps {
  readonly recusal: Recusal
  readonly open: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
}

function RecusalLine({ recusal, open, onOpen, onClose }: RecusalLineProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const { judge, evaluatee, unit, source, reason, recordedBy, recordedAt, sameUnit } = recusal
  return (
    <>
      <tr>
        <td>{judge}</td>
        <td>
          {evaluatee} {unit !== evaluatee && <span className="muted small">{unit}</span>}
        </td>
        <td>
          <Tag tone={tones[source]}>{t(`panels.recusals.sources.${source}`)}</Tag>
        </td>
        <td>{source === 'own_unit' ? <span className="muted">{t('panels.recusals.ownUnit')}</span> : reason}</td>
        <td className="muted small">
          {recordedBy} {moment(recordedAt)}
        </td>
        <td>
          {!sameUnit && !open && (
            <Button size="small" variant="quiet" aria-label={t('panels.recusals.withdrawOf', { judge, evaluatee })} onClick={onOpen}>
              {t('panels.recusals.withdraw')}
            </Button>
          )}
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={6}>
            <Withdraw recusal={recusal} onClose={onClose} />
          </td>
        </tr>
      )}
    </>
  )
}

function Withdraw({ recusal, onClose }: { readonly recusal: Recusal; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const withdraw = useMutation(api.panels.withdrawRecusal.mutationOptions())
  const { judgeId, evaluateeId, judge, evaluatee } = recusal
  const ready = reason.trim() !== '' && !withdraw.isPending
  return (
    <form
      className={styles.withdraw}
      onSubmit={(event) => {
        event.preventDefault()
        if (!ready) return
        withdraw.mutate(
          { judgeId, evaluateeId, reason: reason.trim() },
          {
            onSuccess: () => {
              notify.success(t('panels.recusals.withdrawn', { judge, evaluatee }))
              onClose()
            },
          },
        )
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        onClose()
      }}
    >
      <TextInput
        autoFocus
        aria-label={t('panels.recusals.withdrawReason')}
        placeholder={t('panels.recusals.withdrawReason')}
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      <Button type="submit" size="small" variant="danger" aria-disabled={!ready}>
        {t('panels.recusals.proceed')}
      </Button>
      <Button size="small" variant="quiet" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      {withdraw.error !== null && <Problem error={withdraw.error} />}
    </form>
  )
}

function NewRecusal({ cycleId, judges }: RecusalsViewProps): ReactElement {
  const { t } = useTranslation()
  const register = useQuery(api.register.list.queryOptions({ input: { cycleId } }))
  const recuse = useMutation(api.panels.recuse.mutationOptions())
  const [judgeId, setJudgeId] = useState('')
  const [evaluateeId, setEvaluateeId] = useState<number | null>(null)
  const [source, setSource] = useState<'declared' | 'office'>('declared')
  const [reason, setReason] = useState('')
  const ready = judgeId !== '' && evaluateeId !== null && reason.trim() !== '' && !recuse.isPending
  return (
    <Card className={styles.form} title={t('panels.recusals.add')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!ready || evaluateeId === null) return
          recuse.mutate(
            { judgeId: Number(judgeId), evaluateeId, source, reason: reason.trim() },
            {
              onSuccess: ({ judge, evaluatee }) => {
                notify.success(t('panels.recusals.added', { judge, evaluatee }))
                setEvaluateeId(null)
                setReason('')
              },
            },
          )
        }}
      >
        <Field label={t('panels.recusals.judge')}>
          {(control) => (
            <Select
              {...control}
              value={judgeId}
              options={[
                { value: '', label: t('panels.recusals.pickJudge'), disabled: true },
                ...judges.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
              onChange={setJudgeId}
            />
          )}
        </Field>
        <Field label={t('panels.recusals.evaluatee')}>
          {(control) => (
            <EvaluateePicker
              {...control}
              evaluatees={register.data?.evaluatees ?? []}
              value={evaluateeId}
              onChoose={({ id }) => setEvaluateeId(id)}
            />
          )}
        </Field>
        <Field label={t('panels.recusals.source')}>
          {(control) => (
            <Select
              {...control}
              value={source}
              options={[
                { value: 'declared', label: t('panels.recusals.sources.declared') },
                { value: 'office', label: t('panels.recusals.sources.office') },
              ]}
              onChange={setSource}
            />
          )}
        </Field>
        <Field label={t('panels.recusals.reason')}>
          {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={setReason} />}
        </Field>
        <p className="muted small">{t('panels.recusals.addHint')}</p>
        <Button type="submit" variant="primary" aria-disabled={!ready}>
          {t('panels.recusals.add')}
        </Button>
        {recuse.error !== null && <Problem error={recuse.error} />}
      </form>
    </Card>
  )
}
