import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account, Me } from '../../../shared/contract/accounts.ts'
import { roles as allRoles, type Role } from '../../../shared/domain/role-names.ts'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { useMoment } from '../../components/moment.ts'
import { notify } from '../../components/notice.tsx'
import { Problem } from '../../components/states.tsx'
import styles from './accounts.module.css'
import type { GivenHalf } from './half-card.tsx'
import { rolesIn } from './role-choice.ts'
import { RoleFields, UnitFields } from './role-fields.tsx'

interface AccountDetailProps {
  readonly account: Account
  readonly me: Me
  readonly onHalf: (half: GivenHalf) => void
  readonly onClose: () => void
}

type Step = Account['allowed'][number]
/** Steps that ask first: what they take away cannot be taken back by another click. */
const asksFirst: readonly Step[] = ['disable', 'resetPassword']
/** Steps that have fields to fill in. */
const hasFields: readonly Step[] = ['activate', 'setRoles', 'setUnits']

/** One account: what is known of it, and the steps that who looks may take with it now. */
export function AccountDetail({ account, me, onHalf, onClose }: AccountDetailProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const [chosen, setChosen] = useState<Step | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)
  const isNew = account.roles.length === 0
  const [roles, setRoles] = useState<readonly Role[]>(account.roles)
  const [unitIds, setUnitIds] = useState<readonly number[]>(account.unitIds)
  // A new account is opened to be activated.
  const step = chosen ?? (account.allowed.includes('activate') ? 'activate' : null)
  const needsUnits = step === 'setUnits' || (step === 'activate' && isNew && roles.includes('liaison'))
  const isFilled = (step === 'setUnits' || roles.length > 0) && (!needsUnits || unitIds.length > 0)

  async function take(taken: Step): Promise<void> {
    setPending(true)
    setError(null)
    const { id } = account
    try {
      if (taken === 'activate') {
        const units = roles.includes('liaison') ? unitIds : []
        onHalf({ ...(await client.accounts.activate({ id, roles: [...roles], unitIds: [...units] })), place: 'second' })
      } else if (taken === 'resetPassword') onHalf({ ...(await client.accounts.resetPassword({ id })), place: 'first' })
      else if (taken === 'setRoles') await client.accounts.setRoles({ id, roles: [...roles] })
      else if (taken === 'setUnits') await client.accounts.setUnits({ id, unitIds: [...unitIds] })
      else await client.accounts[taken]({ id })
      setChosen(null)
      if (taken !== 'activate' && taken !== 'resetPassword') notify.success(t('accounts.detail.saved'))
    } catch (problem) {
      setError(problem)
    } finally {
      setPending(false)
    }
  }

  const offered = account.allowed.filter(
    (one) =>
      one !== step &&
      (one !== 'setUnits' || account.roles.includes('liaison')) &&
      (one !== 'unlockAccount' || account.waitSeconds > 0 || account.lockedForGood),
  )
  return (
    <Card
      title={account.name}
      className={styles.stack}
      actions={<Button size="small" icon="close" aria-label={t('components.closePanel')} onClick={onClose} />}
    >
      <dl className={styles.facts}>
        <dt>{t('accounts.list.login')}</dt>
        <dd>{account.login}</dd>
        <dt>{t('accounts.list.roles')}</dt>
        <dd>{isNew ? t('accounts.list.noRoles') : account.roles.map((role) => t(`shell.roles.${role}`)).join(t('shell.rolesJoin'))}</dd>
        <dt>{t('accounts.list.state')}</dt>
        <dd>{t(`accounts.list.states.${account.state}`)}</dd>
        <dt>{t('accounts.detail.created')}</dt>
        <dd>{t('accounts.detail.createdBy', { at: moment(account.createdAt), name: account.createdBy })}</dd>
        <dt>{t('accounts.detail.activated')}</dt>
        <dd>{account.activatedBy ?? t('accounts.detail.notActivated')}</dd>
        <dt>{t('accounts.detail.lastSignIn')}</dt>
        <dd>{account.lastSignInAt === null ? t('accounts.list.never') : moment(account.lastSignInAt)}</dd>
      </dl>
      {error !== null && <Problem error={error} />}
      {account.state === 'pending' && !account.allowed.includes('activate') ? (
        <p className={styles.text}>{t('accounts.detail.nothingPending')}</p>
      ) : (
        account.allowed.length === 0 && <p className={styles.text}>{t('accounts.detail.nothing')}</p>
      )}
      {step !== null && (
        <form
          className={styles.stack}
          onSubmit={(event) => {
            event.preventDefault()
            if (isFilled && !isPending) void take(step)
          }}
        >
          {(step === 'setRoles' || (step === 'activate' && isNew)) && (
            <RoleFields legend={t('accounts.detail.roles')} offered={rolesIn(me.mode, allRoles)} chosen={roles} onChange={setRoles} />
          )}
          {needsUnits && <UnitFields chosen={unitIds} onChange={setUnitIds} />}
          <p className={styles.text}>{textOf(step)}</p>
          <div className={styles.actions}>
            <Button type="submit" variant={asksFirst.includes(step) ? 'danger' : 'primary'} disabled={!isFilled || isPending}>
              {submitOf(step)}
            </Button>
            {chosen !== null && <Button onClick={() => setChosen(null)}>{t('accounts.detail.cancel')}</Button>}
          </div>
        </form>
      )}
      {offered.length > 0 && (
        <div className={styles.actions}>
          {offered.map((one) => (
            <Button
              key={one}
              size="small"
              disabled={isPending}
              onClick={() => {
                setRoles(account.roles)
                setUnitIds(account.unitIds)
                if (hasFields.includes(one) || asksFirst.includes(one)) setChosen(one)
                else void take(one)
              }}
            >
              {t(`accounts.detail.${one}`)}
            </Button>
          ))}
        </div>
      )}
    </Card>
  )

  function textOf(one: Step): string {
    switch (one) {
      case 'activate':
        if (!isNew) return t('accounts.detail.activateSame')
        return me.mode === 'single' ? t('accounts.detail.activateSingle') : t('accounts.detail.activateText')
      case 'disable':
        return t('accounts.detail.disableText')
      case 'resetPassword':
        return t('accounts.detail.resetText')
      case 'unlockAccount':
        return t('accounts.detail.unlockText')
      case 'setRoles':
      case 'setUnits':
      case 'enable':
        return ''
    }
  }

  function submitOf(one: Step): string {
    if (one === 'disable') return t('accounts.detail.disableConfirm', { name: account.name })
    if (one === 'resetPassword') return t('accounts.detail.resetConfirm', { name: account.name })
    return one === 'activate' ? t('accounts.detail.activate') : t('accounts.detail.save')
  }
}
