import type { Account } from '../../../shared/contract/accounts.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type AccessMode, guardianRoles, type Role } from '../../../shared/domain/roles.ts'
import type { Database } from '../../database/database.ts'
import { holdersOf, type StoredAccount } from './accounts-repository.ts'

/** What can be done with somebody's account. */
export type AccountStep = Account['allowed'][number]
export const accountSteps: readonly AccountStep[] = [
  'activate',
  'setRoles',
  'setUnits',
  'disable',
  'enable',
  'resetPassword',
  'unlockAccount',
]

/** Whose each step is where the three are apart: one prepares accounts, another grants rights. */
const holderOf: Readonly<Record<AccountStep, Role>> = {
  activate: 'security',
  setRoles: 'security',
  setUnits: 'security',
  enable: 'security',
  unlockAccount: 'security',
  disable: 'administrator',
  resetPassword: 'administrator',
}

/**
 * Why somebody must not take a step with an account; null when it may be taken.
 *
 * The owner of a one-person office does all of it. Otherwise who grants rights is never who prepared the account, and nobody grants rights to the own one.
 * The security administrator's own account, after its password was reset, is activated by the auditor with the roles it had.
 */
export function refusalOfStep(db: Database, by: StoredAccount, step: AccountStep, account: StoredAccount): AppError | null {
  const isOwner = by.roles.includes('owner')
  const refusal = refusalOfState(step, account)
  if (!isOwner) {
    const isForAuditor = step === 'activate' && by.roles.includes('auditor') && account.roles.includes('security')
    const isForSecurity = holderOf[step] === 'security' && by.roles.includes('security')
    const isForAdministrator = holderOf[step] === 'administrator' && by.roles.includes('administrator')
    if (!isForAuditor && !isForSecurity && !isForAdministrator) return new AppError('not_permitted')
    if (step === 'activate' && account.preparedBy === by.id) return new AppError('other_person_required')
  }
  const isOwn = account.id === by.id
  if (isOwn && (step === 'disable' || step === 'resetPassword' || !isOwner)) return new AppError('own_account')
  if (refusal !== null) return refusal
  if (step === 'disable') return refusalOfLast(db, account, [])
  return null
}

function refusalOfState(step: AccountStep, { id, state }: StoredAccount): AppError | null {
  const fits = {
    activate: state === 'pending',
    enable: state === 'disabled',
    disable: state !== 'disabled',
    resetPassword: state !== 'disabled',
    setRoles: state === 'active',
    setUnits: state === 'active',
    unlockAccount: true,
  }
  return fits[step] ? null : new AppError('status_not_allowed', { id, status: state })
}

/** Roles that somebody active must keep, or nobody could let people in any more. */
const needed: readonly Role[] = ['owner', ...guardianRoles]

/** Why an account must keep roles it has: it is their last active holder. @param kept the roles it would have afterwards */
export function refusalOfLast(db: Database, account: StoredAccount, kept: readonly Role[]): AppError | null {
  const lost = account.roles.filter((role) => needed.includes(role) && !kept.includes(role))
  const last = lost.find((role) => holdersOf(db, role).every((id) => id === account.id))
  return last === undefined || account.state !== 'active' ? null : new AppError('last_holder', { role: last })
}

/** Roles that must be there before the three are set apart. */
export function missingGuardian(accounts: readonly StoredAccount[]): Role | null {
  const ready = accounts.filter(({ state, mustChange }) => state === 'active' && !mustChange)
  return guardianRoles.find((role) => !ready.some(({ roles }) => roles.includes(role))) ?? null
}

/** Modes that have accounts. */
export function requireAccounts(mode: AccessMode | null): 'single' | 'three' {
  if (mode === 'single' || mode === 'three') return mode
  throw new AppError('not_permitted')
}
