import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingRow } from '../../../shared/contract/findings.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { Problem } from '../../components/states.tsx'
import { commonActions } from './list-view.ts'
import { ReasonPrompt } from './reason-prompt.tsx'
import styles from './selection-bar.module.css'
import type { Operator } from './use-operator.ts'

interface SelectionBarProps {
  readonly selected: ReadonlyMap<number, FindingRow>
  readonly operator: Operator
  readonly onClear: () => void
}

/** Handles several findings at once, all or none: only what every one of them allows is offered. */
export function SelectionBar({ selected, operator, onClear }: SelectionBarProps): ReactElement {
  const { t } = useTranslation()
  const [prompt, setPrompt] = useState<'onePerson' | 'return' | null>(null)
  const confirm = useMutation(api.findings.confirm.mutationOptions())
  const submit = useMutation(api.findings.submit.mutationOptions())
  const giveBack = useMutation(api.findings.return.mutationOptions())
  const rows = [...selected.values()]
  const ids = rows.map((row) => row.id)
  const may = commonActions(rows)
  const own = rows.filter((row) => row.recordedBy === operator.name).length
  const busy = confirm.isPending || submit.isPending || giveBack.isPending
  const error = confirm.error ?? submit.error ?? giveBack.error
  const done = (text: string) => () => {
    setPrompt(null)
    notify.success(text)
    onClear()
  }
  const confirmWith = (onePersonReason: string | null): void =>
    confirm.mutate({ ids, onePersonReason }, { onSuccess: ({ confirmed }) => done(t('findings.saved.confirmed', { count: confirmed }))() })

  return (
    <section className={styles.bar} aria-label={t('findings.list.selected', { count: rows.length })}>
      <div className={styles.line}>
        <b role="status">{t('findings.list.selected', { count: rows.length })}</b>
        {may.confirm && (
          <Button
            size="small"
            disabled={busy || (own > 0 && !operator.onePersonOffice)}
            onClick={() => (own > 0 ? setPrompt('onePerson') : confirmWith(null))}
          >
            {t('findings.actions.confirmSelected')}
          </Button>
        )}
        {may.return && (
          <Button size="small" disabled={busy} onClick={() => setPrompt('return')}>
            {t('findings.actions.returnSelected')}
          </Button>
        )}
        {may.submit && (
          <Button
            size="small"
            disabled={busy}
            onClick={() =>
              submit.mutate({ ids }, { onSuccess: ({ submitted }) => done(t('findings.saved.submittedMany', { count: submitted }))() })
            }
          >
            {t('findings.actions.submitSelected')}
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={onClear}>
          {t('findings.list.clearSelection')}
        </Button>
      </div>
      {may.confirm && own > 0 && !operator.onePersonOffice && (
        <p>
          {t('findings.actions.ownSelected', { count: own })} {t('findings.actions.ownFinding')}
        </p>
      )}
      {prompt === 'onePerson' && (
        <ReasonPrompt
          intro={t('findings.actions.ownSelected', { count: own })}
          label={t('findings.actions.onePersonReason')}
          maxLength={200}
          busy={busy}
          onProceed={confirmWith}
          onCancel={() => setPrompt(null)}
        />
      )}
      {prompt === 'return' && (
        <ReasonPrompt
          label={t('findings.actions.returnReason')}
          maxLength={500}
          busy={busy}
          onProceed={(reason) =>
            giveBack.mutate({ ids, reason }, { onSuccess: ({ returned }) => done(t('findings.saved.returned', { count: returned }))() })
          }
          onCancel={() => setPrompt(null)}
        />
      )}
      {error !== null && <Problem error={error} />}
    </section>
  )
}
