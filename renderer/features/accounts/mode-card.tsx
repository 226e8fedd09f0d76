import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account, Me } from '../../../shared/contract/accounts.ts'
import { businessRoles, guardianRoles, type Role } from '../../../shared/domain/role-names.ts'
import { api } from '../../api/client.ts'
import { lookWhereItStands } from '../../api/way-in.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { useMay } from '../../components/use-may.ts'
import styles from './accounts.module.css'
import { PasswordField } from './password-field.tsx'
import { RoleFields } from './role-fields.tsx'

interface ModeCardProps {
  readonly me: Me
  readonly accounts: readonly Account[]
}

/** How people enter, and the way to the other mode with its conditions; whose step it is says so to the others. */
export function ModeCard({ me, accounts }: ModeCardProps): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const change = useMutation(
    api.accounts.switchMode.mutationOptions({
      onSuccess: async () => {
        notify.success(t('accounts.mode.switched'))
        await lookWhereItStands(queryClient)
      },
    }),
  )
  const isSingle = me.mode === 'single'
  return (
    <Card title={t('accounts.mode.title')} className={styles.stack}>
      <p>{t('accounts.mode.now', { mode: t(`accounts.list.facts.mode.${me.mode}`) })}</p>
      {change.isError && <Problem error={change.error} />}
      {!may('accounts.switchMode') && (
        <p className={styles.text}>{isSingle ? t('accounts.mode.onlyOwner') : t('accounts.mode.onlySecurity')}</p>
      )}
      {may('accounts.switchMode') && !open && (
        <div className={styles.actions}>
          <Button size="small" onClick={() => setOpen(true)}>
            {isSingle ? t('accounts.mode.toThree') : t('accounts.mode.toSingle')}
          </Button>
        </div>
      )}
      {open && isSingle && (
        <ToThree
          accounts={accounts}
          isPending={change.isPending}
          onCancel={() => setOpen(false)}
          onSwitch={(ownerBecomes) => change.mutate({ to: 'three', ownerBecomes: [...ownerBecomes] })}
        />
      )}
      {open && !isSingle && (
        <ToSingle
          accounts={accounts}
          isPending={change.isPending}
          onCancel={() => setOpen(false)}
          onSwitch={(input) => change.mutate({ to: 'single', ...input })}
        />
      )}
    </Card>
  )
}

interface ToThreeProps {
  readonly accounts: readonly Account[]
  readonly isPending: boolean
  readonly onCancel: () => void
  readonly onSwitch: (ownerBecomes: readonly Role[]) => void
}

function ToThree({ accounts, isPending, onCancel, onSwitch }: ToThreeProps): ReactElement {
  const { t } = useTranslation()
  const [ownerBecomes, setOwnerBecomes] = useState<readonly Role[]>(['manager'])
  const holders = guardianRoles.map((role) => {
    const active = accounts.filter(({ state, roles }) => state === 'active' && roles.includes(role))
    return { role, holder: active.find(({ mustChangePassword }) => !mustChangePassword) ?? active[0] }
  })
  const isReady = holders.every(({ holder }) => holder?.mustChangePassword === false)
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault()
        onSwitch(ownerBecomes)
      }}
    >
      <p className={styles.text}>{t('accounts.mode.toThreeText')}</p>
      <p className={styles.text}>{t('accounts.mode.toThreeNeeds')}</p>
      <ul className={styles.list}>
        {holders.map(({ role, holder }) => (
          <li key={role} className={holder?.mustChangePassword === false ? 'positive' : 'negative'}>
            {standing(t(`shell.roles.${role}`), holder)}
          </li>
        ))}
      </ul>
      <RoleFields legend={t('accounts.mode.ownerBecomes')} offered={businessRoles} chosen={ownerBecomes} onChange={setOwnerBecomes} />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" disabled={!isReady || isPending || ownerBecomes.length === 0}>
          {t('accounts.mode.switch')}
        </Button>
        <Button onClick={onCancel}>{t('accounts.detail.cancel')}</Button>
      </div>
    </form>
  )

  function standing(role: string, holder: Account | undefined): string {
    if (holder === undefined) return t('accounts.mode.missing', { role })
    const { name } = holder
    return holder.mustChangePassword ? t('accounts.mode.missingPassword', { role, name }) : t('accounts.mode.ready', { role, name })
  }
}

interface ToSingleProps {
  readonly accounts: readonly Account[]
  readonly isPending: boolean
  readonly onCancel: () => void
  readonly onSwitch: (input: { ownerId: number; auditorLogin: string; auditorPassword: string }) => void
}

function ToSingle({ accounts, isPending, onCancel, onSwitch }: ToSingleProps): ReactElement {
  const { t } = useTranslation()
  // Who watched the others does not become the one who does everything.
  const possible = accounts.filter(({ state, roles }) => state === 'active' && !roles.includes('security') && !roles.includes('auditor'))
  const [owner, setOwner] = useState(String(possible[0]?.id ?? ''))
  const [auditorLogin, setAuditorLogin] = useState('')
  const [auditorPassword, setAuditorPassword] = useState('')
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault()
        onSwitch({ ownerId: Number(owner), auditorLogin, auditorPassword })
        setAuditorPassword('')
      }}
    >
      <p className={styles.text}>{t('accounts.mode.toSingleText')}</p>
      <Field label={t('accounts.mode.newOwner')}>
        {(control) => (
          <Select
            {...control}
            value={owner}
            onChange={setOwner}
            options={possible.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        )}
      </Field>
      <Field label={t('accounts.mode.auditorLogin')}>
        {(control) => <TextInput {...control} spellCheck={false} value={auditorLogin} onChange={setAuditorLogin} />}
      </Field>
      <PasswordField
        label={t('accounts.mode.auditorPassword')}
        hint={t('accounts.mode.auditorSelf')}
        value={auditorPassword}
        onChange={setAuditorPassword}
      />
      <div className={styles.actions}>
        <Button type="submit" variant="danger" disabled={isPending || owner === '' || auditorLogin.trim() === '' || auditorPassword === ''}>
          {t('accounts.mode.switchSingle')}
        </Button>
        <Button onClick={onCancel}>{t('accounts.detail.cancel')}</Button>
      </div>
    </form>
  )
}
