import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../shared/contract/findings.ts'
import { isEditable, mayBecome } from '../../../shared/domain/finding-status.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { Problem } from '../../components/states.tsx'
import { useMay } from '../../components/use-may.ts'
import styles from './finding-detail.module.css'
import { ReasonPrompt } from './reason-prompt.tsx'
import type { Operator } from './use-operator.ts'

/** Steps of a rectification that carry a date. */
type Advance = 'rectifying' | 'verifying' | 'closed'
type Prompt = 'onePerson' | 'return' | 'withdraw' | Advance

interface FindingActionsProps {
  readonly finding: Finding
  readonly operator: Operator
  readonly today: string
  readonly onEdit: () => void
  /** The control that had the focus is gone: a prompt was left or a step was taken. */
  readonly onFocusLost: () => void
}

/** What may be done with a finding in its present status. Reasons and dates are asked for in place; a refusal keeps them. */
export function FindingActions({ finding, operator, today, onEdit, onFocusLost }: FindingActionsProps): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const [prompt, setPrompt] = useState<Prompt | null>(null)
  const submit = useMutation(api.findings.submit.mutationOptions())
  const confirm = useMutation(api.findings.confirm.mutationOptions())
  const giveBack = useMutation(api.findings.return.mutationOptions())
  const withdraw = useMutation(api.findings.withdraw.mutationOptions())
  const advance = useMutation(api.findings.advance.mutationOptions())
  const all = [submit, confirm, giveBack, withdraw, advance]
  const busy = all.some((mutation) => mutation.isPending)
  const error = all.find((mutation) => mutation.error !== null)?.error ?? null

  const own = finding.recordedBy === operator.name
  const { status } = finding
  const mayMake = (to: typeof status): boolean => mayBecome(status, to) && may(callOf(to))
  const done = (text: string) => () => {
    setPrompt(null)
    notify.success(text)
    onFocusLost()
  }
  const open = (next: Prompt): void => {
    for (const mutation of all) mutation.reset()
    setPrompt(next)
  }
  const confirmWith = (onePersonReason: string | null): void =>
    confirm.mutate({ ids: [finding.id], onePersonReason }, { onSuccess: done(t('findings.saved.confirmed', { count: 1 })) })
  const cancel = (): void => {
    setPrompt(null)
    onFocusLost()
  }

  return (
    <section className={styles.handling} aria-label={t('findings.actions.label')}>
      {prompt === null && (
        <div className={styles.actions}>
          {status !== 'submitted' && mayMake('submitted') && (
            <Button
              variant="primary"
              disabled={busy}
              onClick={() => submit.mutate({ ids: [finding.id] }, { onSuccess: done(t('findings.saved.submittedMany', { count: 1 })) })}
            >
              {t('findings.actions.submit')}
            </Button>
          )}
          {mayMake('confirmed') && (!own || operator.onePersonOffice) && (
            <Button variant="primary" disabled={busy} onClick={() => (own ? open('onePerson') : confirmWith(null))}>
              {t('findings.actions.confirm')}
            </Button>
          )}
          {mayMake('returned') && <Button onClick={() => open('return')}>{t('findings.actions.return')}</Button>}
          {mayMake('verifying') && <Button onClick={() => open('verifying')}>{t('findings.actions.verifying')}</Button>}
          {mayMake('closed') && <Button onClick={() => open('closed')}>{t('findings.actions.closed')}</Button>}
          {mayMake('rectifying') && (
            <Button onClick={() => open('rectifying')}>
              {t(status === 'confirmed' ? 'findings.actions.rectifying' : 'findings.actions.reopen')}
            </Button>
          )}
          {isEditable(status) && may('findings.save') && <Button onClick={onEdit}>{t('findings.actions.edit')}</Button>}
          {mayMake('withdrawn') && (
            <Button variant="danger" onClick={() => open('withdraw')}>
              {t('findings.actions.withdraw')}
            </Button>
          )}
        </div>
      )}
      {prompt === null && mayMake('confirmed') && own && !operator.onePersonOffice && (
        <p className="muted small">{t('findings.actions.ownFinding')}</p>
      )}
      {prompt === 'onePerson' && (
        <ReasonPrompt
          intro={t('findings.actions.onePersonTitle')}
          label={t('findings.actions.onePersonReason')}
          maxLength={200}
          busy={busy}
          onProceed={confirmWith}
          onCancel={cancel}
        />
      )}
      {prompt === 'return' && (
        <ReasonPrompt
          label={t('findings.actions.returnReason')}
          maxLength={500}
          busy={busy}
          onProceed={(reason) =>
            giveBack.mutate({ ids: [finding.id], reason }, { onSuccess: done(t('findings.saved.returned', { count: 1 })) })
          }
          onCancel={cancel}
        />
      )}
      {prompt === 'withdraw' && (
        <ReasonPrompt
          label={t('findings.actions.withdrawReason')}
          maxLength={500}
          busy={busy}
          danger
          onProceed={(reason) => withdraw.mutate({ id: finding.id, reason }, { onSuccess: done(t('findings.saved.withdrawn')) })}
          onCancel={cancel}
        />
      )}
      {(prompt === 'rectifying' || prompt === 'verifying' || prompt === 'closed') && (
        <ReasonPrompt
          intro={t(`findings.actions.${prompt}`)}
          label={t('findings.actions.note')}
          maxLength={500}
          optional
          day={today}
          busy={busy}
          onProceed={(note, on) =>
            advance.mutate({ id: finding.id, to: prompt, on, note }, { onSuccess: done(t('findings.saved.advanced')) })
          }
          onCancel={cancel}
        />
      )}
      {error !== null && <Problem error={error} />}
    </section>
  )
}

/** The call that brings a finding into a status, for whoever may make it. */
function callOf(to: FindingActionsProps['finding']['status']) {
  switch (to) {
    case 'submitted':
      return 'findings.submit'
    case 'confirmed':
      return 'findings.confirm'
    case 'returned':
      return 'findings.return'
    case 'withdrawn':
      return 'findings.withdraw'
    default:
      return 'findings.advance'
  }
}
