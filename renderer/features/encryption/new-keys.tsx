import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Prepared } from '../../../shared/contract/encryption.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { Checkbox, Select } from '../../components/select.tsx'
import styles from './encryption.module.css'
import { isChosen, nothingChosen, PassphraseFields, SecretField, SecretProblem } from './passphrase-fields.tsx'
import { RecoveryStep } from './recovery-step.tsx'

type Cipher = 'chacha20' | 'sqlcipher'

interface NewKeysProps {
  /** Encrypted data whose key is renewed asks for a secret of now. */
  readonly renew: boolean
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Encrypts the data, or puts it under a new key, in two steps: secrets, and the recovery code that is typed back. */
export function NewKeys({ renew, onDone, onCancel }: NewKeysProps): ReactElement {
  const [prepared, setPrepared] = useState<Prepared | null>(null)
  const apply = useMutation(api.encryption.turnOn.mutationOptions({ onSuccess: onDone }))
  if (prepared === null) return <SecretsStep renew={renew} onPrepared={setPrepared} onCancel={onCancel} />
  return (
    <RecoveryStep
      prepared={prepared}
      purpose={renew ? 'renew' : 'turnOn'}
      pending={apply.isPending}
      error={apply.error}
      onApply={(recoveryCode) => apply.mutate({ token: prepared.token, recoveryCode })}
      onCancel={onCancel}
    />
  )
}

function SecretsStep({
  renew,
  onPrepared,
  onCancel,
}: {
  readonly renew: boolean
  readonly onPrepared: (prepared: Prepared) => void
  readonly onCancel: () => void
}): ReactElement {
  const { t } = useTranslation()
  const [secret, setSecret] = useState('')
  const [passphrase, setPassphrase] = useState(nothingChosen)
  const [hasDeputy, setHasDeputy] = useState(false)
  const [deputy, setDeputy] = useState(nothingChosen)
  const [cipher, setCipher] = useState<Cipher>('chacha20')
  const prepare = useMutation(api.encryption.prepare.mutationOptions({ onSuccess: onPrepared }))
  const ready = isChosen(passphrase) && (!hasDeputy || isChosen(deputy)) && (!renew || secret !== '')
  return (
    <Card title={renew ? t('encryption.secrets.renewTitle') : t('encryption.secrets.title')}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (!ready) return
          prepare.mutate({ passphrase: passphrase.first, deputy: hasDeputy ? deputy.first : null, cipher, secret: renew ? secret : null })
        }}
      >
        {renew && <SecretField value={secret} onChange={setSecret} />}
        <PassphraseFields
          label={renew ? t('encryption.actions.next') : t('encryption.secrets.passphrase')}
          againLabel={renew ? t('encryption.actions.nextAgain') : t('encryption.secrets.again')}
          hint={t('encryption.secrets.passphraseHint')}
          value={passphrase}
          onChange={setPassphrase}
        />
        <Checkbox checked={hasDeputy} onChange={setHasDeputy}>
          {t('encryption.secrets.withDeputy')}
        </Checkbox>
        {hasDeputy && (
          <PassphraseFields
            label={t('encryption.secrets.deputy')}
            againLabel={t('encryption.secrets.deputyAgain')}
            value={deputy}
            onChange={setDeputy}
          />
        )}
        <Field label={t('encryption.secrets.cipher')}>
          {(control) => (
            <Select
              {...control}
              className={styles.narrow}
              value={cipher}
              onChange={setCipher}
              options={[
                { value: 'chacha20', label: t('encryption.secrets.ciphers.chacha20') },
                { value: 'sqlcipher', label: t('encryption.secrets.ciphers.sqlcipher') },
              ]}
            />
          )}
        </Field>
        {prepare.isError && <SecretProblem error={prepare.error} />}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" disabled={!ready || prepare.isPending}>
            {prepare.isPending ? t('encryption.secrets.making') : t('encryption.secrets.next')}
          </Button>
          <Button onClick={onCancel}>{t('encryption.actions.cancel')}</Button>
        </div>
      </form>
    </Card>
  )
}
