import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seal } from '../../../shared/contract/seals.ts'
import { api, client } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { classNames } from '../../components/class-names.ts'
import { ExportOutcome } from '../../components/export-panel/export-outcome.tsx'
import { useExport } from '../../components/export-panel/use-export.ts'
import { Field } from '../../components/field.tsx'
import { useMoment } from '../../components/moment.ts'
import { notify } from '../../components/notice.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './seals.module.css'

interface SealInForceProps {
  readonly seal: Seal
  readonly operator: string | null
  /** Number of the next seal after opening again. */
  readonly next: number
}

/** The seal in force: its code large enough to be read out, who signed, the file, and the way to open the year again. */
export function SealInForce({ seal, operator, next }: SealInForceProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const exporting = useExport()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Card title={t('seals.inForce.title')}>
        <p className={styles.codeLine}>
          <span className="muted">{t('seals.inForce.code')}</span>
          <strong className={styles.code}>{seal.code}</strong>
        </p>
        <p className={classNames('muted', 'small', styles.codeHint)}>{t('seals.inForce.codeHint')}</p>
        <p>
          {t('seals.inForce.revision', { revision: seal.revision })}
          {t('seals.history.sentence')}
          {t('seals.inForce.by', { name: seal.sealedBy, at: moment(seal.sealedAt) })}
        </p>
        <p>{t('seals.inForce.signers', { names: seal.signers.join(t('seals.history.separator')) })}</p>
        <div className={styles.buttons}>
          <Button
            variant="primary"
            icon="download"
            aria-disabled={exporting.state.kind === 'writing'}
            onClick={() => exporting.start(() => client.seals.file({ sealId: seal.id }))}
          >
            {t('seals.inForce.file')}
          </Button>
          <Button aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {t('seals.reopen.open')}
          </Button>
        </div>
        <ExportOutcome {...exporting} />
        <p className="muted small">
          {t('seals.inForce.fileHint')}
          <br />
          <code>{t('seals.inForce.command', { code: seal.code })}</code>
        </p>
        <p className="muted small">
          {t('seals.inForce.hash')}
          <br />
          <code className={styles.hash}>{seal.sha256}</code>
        </p>
      </Card>
      {asking ? <Reopen operator={operator} next={next} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

function Reopen({
  operator,
  next,
  onClose,
}: {
  readonly operator: string | null
  readonly next: number
  readonly onClose: () => void
}): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const [second, setSecond] = useState('')
  const [password, setPassword] = useState('')
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<'missing' | 'sameName' | null>(null)
  const reopen = useMutation(api.seals.reopen.mutationOptions())
  const accounts = useQuery(api.startup.state.queryOptions()).data?.accessMode !== 'demonstration'
  return (
    <Card title={t('seals.reopen.title')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (reopen.isPending) return
          const problem = second.trim() === '' || reason.trim() === '' ? 'missing' : second.trim() === operator ? 'sameName' : null
          setFault(problem)
          if (problem !== null) return
          reopen.mutate(
            { cycleId: cycle.id, second: second.trim(), password: password === '' ? null : password, reason: reason.trim() },
            { onSuccess: () => notify.success(t('seals.reopen.done')) },
          )
        }}
      >
        <p className="muted">{t('seals.reopen.help', { next })}</p>
        <p>
          {t('seals.reopen.first')} <strong>{operator ?? t('seals.form.noOperator')}</strong>
        </p>
        <div className={styles.pair}>
          <Field label={accounts ? t('seals.reopen.secondLogin') : t('seals.reopen.second')} hint={t('seals.reopen.secondHint')}>
            {(control) => <TextInput {...control} autoFocus maxLength={40} value={second} onChange={setSecond} />}
          </Field>
          {accounts && (
            <Field label={t('seals.reopen.secondPassword')} hint={t('seals.reopen.secondPasswordHint')}>
              {(control) => <TextInput {...control} type="password" maxLength={128} value={password} onChange={setPassword} />}
            </Field>
          )}
          <Field label={t('seals.reopen.reason')}>
            {(control) => <TextInput {...control} maxLength={500} value={reason} onChange={setReason} />}
          </Field>
        </div>
        {fault === null ? null : (
          <p role="alert" className="negative small">
            {t(`seals.reopen.${fault}`)}
          </p>
        )}
        {reopen.error === null ? null : <Problem error={reopen.error} />}
        <div className={styles.buttons}>
          <Button type="submit" variant="danger" aria-disabled={reopen.isPending || operator === null}>
            {t('seals.reopen.confirm')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
