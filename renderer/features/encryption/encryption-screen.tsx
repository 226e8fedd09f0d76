import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Fragment, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EncryptionState } from '../../../shared/contract/encryption.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { useMoment } from '../../components/moment.ts'
import { notify } from '../../components/notice.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { ChangePassphrase, ChangeRecovery, TurnOff } from './change-forms.tsx'
import '../../i18n/trust-texts.ts'
import styles from './encryption.module.css'
import { NewKeys } from './new-keys.tsx'
import { PlainBackups } from './plain-backups.tsx'

/** What somebody has begun; null while the state is shown. */
type Begun = 'turnOn' | 'passphrase' | 'deputy' | 'recovery' | 'renew' | 'turnOff' | null

/** In the order of their use. */
const slotKinds = ['passphrase', 'deputy', 'recovery'] as const

/** How long until it is asked again whether the evidence is done, in milliseconds. */
const askAgain = 2000

/** 数据加密: turns encryption on and off, and changes what opens the data. */
export function EncryptionScreen(): ReactElement {
  const { t } = useTranslation()
  const state = useQuery(
    api.encryption.state.queryOptions({
      refetchInterval: ({ state: { data } }) => (data === undefined || data.evidenceDone ? false : askAgain),
    }),
  )
  return (
    <>
      <PageHead title={t('encryption.title')} facts={[t('encryption.fact')]} />
      {state.isPending && <Loading />}
      {state.isError && <Problem error={state.error} onRetry={() => void state.refetch()} />}
      {state.data !== undefined && <Encryption state={state.data} />}
    </>
  )
}

function Encryption({ state }: { readonly state: EncryptionState }): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [begun, setBegun] = useState<Begun>(null)
  const done = async (text: string): Promise<void> => {
    setBegun(null)
    notify.success(text)
    await queryClient.invalidateQueries()
  }
  return (
    <div className={styles.grid}>
      <div className={styles.column}>
        {begun === null ? (
          <Standing state={state} onBegin={setBegun} />
        ) : (
          <BegunForm begun={begun} state={state} onDone={(text) => void done(text)} onCancel={() => setBegun(null)} />
        )}
      </div>
      <div className={styles.column}>
        {state.plainBackups > 0 && <PlainBackups count={state.plainBackups} />}
        <Card title={t('encryption.remains.title')}>
          <p className={styles.text}>{t('encryption.remains.text')}</p>
        </Card>
      </div>
    </div>
  )
}

function BegunForm({
  begun,
  state,
  onDone,
  onCancel,
}: {
  readonly begun: Exclude<Begun, null>
  readonly state: EncryptionState
  readonly onDone: (text: string) => void
  readonly onCancel: () => void
}): ReactElement {
  const { t } = useTranslation()
  const hasDeputy = state.slots.some(({ kind }) => kind === 'deputy')
  const saved = (): void => onDone(t('encryption.actions.saved'))
  switch (begun) {
    case 'turnOn':
      return <NewKeys renew={false} onDone={() => onDone(t('encryption.actions.turnedOn'))} onCancel={onCancel} />
    case 'renew':
      return <NewKeys renew onDone={() => onDone(t('encryption.actions.renewed'))} onCancel={onCancel} />
    case 'recovery':
      return <ChangeRecovery onDone={saved} onCancel={onCancel} />
    case 'turnOff':
      return <TurnOff onDone={() => onDone(t('encryption.actions.turnedOff'))} onCancel={onCancel} />
    case 'passphrase':
    case 'deputy':
      return <ChangePassphrase slot={begun} removable={begun === 'deputy' && hasDeputy} onDone={saved} onCancel={onCancel} />
  }
}

function Standing({ state, onBegin }: { readonly state: EncryptionState; readonly onBegin: (begun: Begun) => void }): ReactElement {
  const { t } = useTranslation()
  if (!state.on) {
    return (
      <Card title={t('encryption.off.title')} className={styles.stack}>
        <p className={styles.text}>{t('encryption.off.text')}</p>
        <p className={styles.warning}>{t('encryption.off.warning')}</p>
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => onBegin('turnOn')}>
            {t('encryption.off.begin')}
          </Button>
        </div>
      </Card>
    )
  }
  return (
    <>
      <Facts state={state} />
      <Card title={t('encryption.actions.title')}>
        <div className={styles.choices}>
          <Choice name="passphrase" onBegin={() => onBegin('passphrase')} />
          <Choice
            name={state.slots.some(({ kind }) => kind === 'deputy') ? 'deputy' : 'deputySet'}
            text="deputyText"
            onBegin={() => onBegin('deputy')}
          />
          <Choice name="recovery" onBegin={() => onBegin('recovery')} />
          <Choice name="renew" onBegin={() => onBegin('renew')} />
          <Choice name="turnOff" onBegin={() => onBegin('turnOff')} />
        </div>
      </Card>
    </>
  )
}

function Facts({ state }: { readonly state: EncryptionState }): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  return (
    <Card title={t('encryption.on.title')} className={styles.stack}>
      {state.keyPending && (
        <p role="alert" className={styles.warning}>
          {t('encryption.on.pending')}
        </p>
      )}
      <dl className={styles.facts}>
        {state.since !== null && (
          <>
            <dt>{t('encryption.on.since')}</dt>
            <dd>{moment(state.since)}</dd>
          </>
        )}
        {state.cipher !== null && (
          <>
            <dt>{t('encryption.on.cipher')}</dt>
            <dd>{t(`encryption.secrets.ciphers.${state.cipher}`)}</dd>
          </>
        )}
        {slotKinds.map((kind) => {
          const slot = state.slots.find((one) => one.kind === kind)
          return (
            <Fragment key={kind}>
              <dt>{t(`encryption.on.slots.${kind}`)}</dt>
              <dd>{slot === undefined ? t('encryption.on.none') : t('encryption.on.set', { moment: moment(slot.changedAt) })}</dd>
            </Fragment>
          )
        })}
        <dt>{t('encryption.on.evidence')}</dt>
        <dd>{state.evidenceDone ? t('encryption.on.evidenceDone') : t('encryption.on.evidenceGoing')}</dd>
      </dl>
    </Card>
  )
}

type ChoiceName = 'passphrase' | 'deputy' | 'deputySet' | 'recovery' | 'renew' | 'turnOff'

function Choice({
  name,
  text,
  onBegin,
}: {
  readonly name: ChoiceName
  readonly text?: 'deputyText'
  readonly onBegin: () => void
}): ReactElement {
  const { t } = useTranslation()
  const shown = text ?? (name === 'deputySet' ? 'deputyText' : (`${name}Text` as const))
  return (
    <div className={styles.choice}>
      <p>{t(`encryption.actions.${shown}`)}</p>
      <Button variant={name === 'turnOff' ? 'danger' : 'plain'} onClick={onBegin}>
        {t(`encryption.actions.${name}`)}
      </Button>
    </div>
  )
}
