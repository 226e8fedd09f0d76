import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PasswordPolicy } from '../../../shared/contract/accounts.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { useMay } from '../../components/use-may.ts'
import styles from './accounts.module.css'

const presets = ['standard', 'level_three', 'classified'] as const
const minutes = ['1', '2', '3', '5', '8', '10'] as const

/** The rules for passwords and locking; who may not change them reads them. */
export function PolicyCard(): ReactElement {
  const { t } = useTranslation()
  const policy = useQuery(api.accounts.policy.queryOptions())
  return (
    <Card title={t('accounts.policy.choose')}>
      {policy.isPending && <Loading />}
      {policy.isError && <Problem error={policy.error} onRetry={() => void policy.refetch()} />}
      {policy.data !== undefined && <Policy key={`${policy.data.preset} ${policy.data.idleMinutes}`} policy={policy.data} />}
    </Card>
  )
}

function Policy({ policy }: { readonly policy: PasswordPolicy }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const queryClient = useQueryClient()
  const [preset, setPreset] = useState(policy.preset)
  const [idle, setIdle] = useState(String(policy.idleMinutes))
  const save = useMutation(
    api.accounts.setPolicy.mutationOptions({
      onSuccess: (saved) => {
        queryClient.setQueryData(api.accounts.policy.queryKey(), saved)
        notify.success(t('accounts.policy.saved'))
      },
    }),
  )
  if (!may('accounts.setPolicy')) {
    return (
      <ul className={styles.list}>
        <li>{t(`accounts.policy.preset.${policy.preset}`)}</li>
        <li>{t('accounts.policy.minimum', { count: policy.minimumLength })}</li>
        {policy.classes > 0 && <li>{t('accounts.policy.classes', { count: policy.classes })}</li>}
        <li>{t('accounts.policy.failures', { count: policy.failures })}</li>
        <li>{t('accounts.policy.idle', { count: policy.idleMinutes })}</li>
      </ul>
    )
  }
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ preset, idleMinutes: Number(idle) })
      }}
    >
      {save.isError && <Problem error={save.error} />}
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{t('accounts.policy.title')}</legend>
        {presets.map((one) => (
          <label key={one} className={styles.choice}>
            <input type="radio" name="preset" checked={preset === one} onChange={() => setPreset(one)} />
            <span>
              {t(`accounts.policy.preset.${one}`)} <small>{t(`accounts.policy.presetText.${one}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label={t('accounts.policy.idleMinutes')}>
        {(control) => (
          <Select
            {...control}
            value={idle}
            onChange={setIdle}
            options={[...new Set([...minutes, String(policy.idleMinutes)])].map((value) => ({ value, label: value }))}
          />
        )}
      </Field>
      <p className={styles.text}>{t('accounts.policy.note')}</p>
      <div className={styles.actions}>
        <Button type="submit" disabled={save.isPending || (preset === policy.preset && idle === String(policy.idleMinutes))}>
          {t('accounts.policy.save')}
        </Button>
      </div>
    </form>
  )
}
