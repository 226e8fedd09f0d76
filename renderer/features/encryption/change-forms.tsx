import { useMutation } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Prepared } from '../../../shared/contract/encryption.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import styles from './encryption.module.css'
import { isChosen, nothingChosen, PassphraseFields, SecretField, SecretProblem } from './passphrase-fields.tsx'
import { RecoveryStep } from './recovery-step.tsx'

interface FormProps {
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Another passphrase, or another one for the deputy. */
export function ChangePassphrase({
  slot,
  removable,
  onDone,
  onCancel,
}: FormProps & { slot: 'passphrase' | 'deputy'; removable: boolean }): ReactElement {
  const { t } = useTranslation()
  const [secret, setSecret] = useState('')
  const [next, setNext] = useState(nothingChosen)
  const change = useMutation(api.encryption.changePassphrase.mutationOptions({ onSuccess: onDone }))
  const title = slot === 'passphrase' ? 'passphrase' : removable ? 'deputy' : 'deputySet'
  return (
    <OneForm
      title={t(`encryption.actions.${title}`)}
      text={t(`encryption.actions.${slot}Text`)}
      error={change.error}
      ready={secret !== '' && isChosen(next)}
      pending={change.isPending}
      label={t('encryption.actions.save')}
      onSubmit={() => change.mutate({ secret, slot, next: next.first })}
      onCancel={onCancel}
      more={
        removable && (
          <Button
            variant="danger"
            disabled={secret === '' || change.isPending}
            onClick={() => change.mutate({ secret, slot: 'deputy', next: null })}
          >
            {t('encryption.actions.removeDeputy')}
          </Button>
        )
      }
    >
      <SecretField value={secret} onChange={setSecret} />
      <PassphraseFields
        label={slot === 'deputy' ? t('encryption.secrets.deputy') : t('encryption.actions.next')}
        againLabel={slot === 'deputy' ? t('encryption.secrets.deputyAgain') : t('encryption.actions.nextAgain')}
        hint={t('encryption.secrets.passphraseHint')}
        value={next}
        onChange={setNext}
      />
    </OneForm>
  )
}

/** A new recovery code: a secret of now, then the code, typed back. */
export function ChangeRecovery({ onDone, onCancel }: FormProps): ReactElement {
  const { t } = useTranslation()
  const [secret, setSecret] = useState('')
  const [prepared, setPrepared] = useState<Prepared | null>(null)
  const prepare = useMutation(api.encryption.prepareRecovery.mutationOptions({ onSuccess: setPrepared }))
  const apply = useMutation(api.encryption.setRecovery.mutationOptions({ onSuccess: onDone }))
  if (prepared !== null) {
    return (
      <RecoveryStep
        prepared={prepared}
        purpose="setRecovery"
        pending={apply.isPending}
        error={apply.error}
        onApply={(recoveryCode) => apply.mutate({ token: prepared.token, recoveryCode })}
        onCancel={onCancel}
      />
    )
  }
  return (
    <OneForm
      title={t('encryption.actions.recovery')}
      text={t('encryption.actions.recoveryText')}
      error={prepare.error}
      ready={secret !== ''}
      pending={prepare.isPending}
      label={t('encryption.secrets.next')}
      onSubmit={() => prepare.mutate({ secret })}
      onCancel={onCancel}
    >
      <SecretField value={secret} onChange={setSecret} />
    </OneForm>
  )
}

/** Makes the data plain again. */
export function TurnOff({ onDone, onCancel }: FormProps): ReactElement {
  const { t } = useTranslation()
  const [secret, setSecret] = useState('')
  const off = useMutation(api.encryption.turnOff.mutationOptions({ onSuccess: onDone }))
  return (
    <OneForm
      title={t('encryption.actions.turnOff')}
      text={t('encryption.actions.turnOffText')}
      error={off.error}
      ready={secret !== ''}
      pending={off.isPending}
      label={t('encryption.actions.turnOffDo')}
      working={t('encryption.apply.working')}
      danger
      onSubmit={() => off.mutate({ secret })}
      onCancel={onCancel}
    >
      <SecretField value={secret} onChange={setSecret} />
    </OneForm>
  )
}

interface OneFormProps {
  readonly title: string
  readonly text: string
  readonly error: unknown
  readonly ready: boolean
  readonly pending: boolean
  readonly label: string
  /** Shown while it takes its time. */
  readonly working?: string
  readonly danger?: boolean
  readonly more?: ReactNode
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}

function OneForm(props: OneFormProps): ReactElement {
  const { t } = useTranslation()
  const { title, text, error, ready, pending, label, working, danger = false, more, onSubmit, onCancel, children } = props
  return (
    <Card title={title}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !pending) onSubmit()
        }}
      >
        <p className={styles.text}>{text}</p>
        {children}
        {error !== null && <SecretProblem error={error} />}
        {pending && working !== undefined && (
          <p role="status" className={styles.warning}>
            {working}
          </p>
        )}
        <div className={styles.actions}>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} disabled={!ready || pending}>
            {label}
          </Button>
          {more}
          <Button disabled={pending} onClick={onCancel}>
            {t('encryption.actions.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
