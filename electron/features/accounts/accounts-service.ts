import type { Account } from '../../../shared/contract/accounts.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type Role, roleConflict } from '../../../shared/domain/roles.ts'
import { foldedHalf, isOneTime, randomHalf, withSecondHalf } from '../../security/passwords.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'
import { samePerson } from '../same-person.ts'
import { readAccessMode } from '../startup/access-mode.ts'
import { accessMemory } from './access-memory.ts'
import { type AccountStep, accountSteps, refusalOfLast, refusalOfStep, requireAccounts } from './account-rights.ts'
import {
  changeAccount,
  foldLogin,
  insertAccount,
  readAccount,
  readAccountByLogin,
  readAccounts,
  type StoredAccount,
  writeRoles,
  writeUnits,
} from './accounts-repository.ts'
import { requireSession, type SignedIn } from './caller.ts'
import { waitOf } from './try-password.ts'

/** Every account, oldest first, with what the caller may do with it. */
export function listAccounts(app: App, who: SignedIn | null): Account[] {
  const { account: by } = requireSession(who)
  return readAccounts(app.db).map((account) => describe(app, by, account))
}

function describe(app: App, by: StoredAccount, account: StoredAccount): Account {
  const { seconds, forGood } = waitOf(app, account)
  return {
    id: account.id,
    login: account.login,
    name: account.name,
    state: account.state,
    roles: [...account.roles],
    unitIds: [...account.unitIds],
    mustChangePassword: account.mustChange,
    waitSeconds: seconds,
    lockedForGood: forGood,
    createdAt: account.createdAt,
    createdBy: account.createdBy,
    activatedBy: account.activatedBy,
    lastSignInAt: account.lastSignInAt,
    allowed: accountSteps.filter((step) => refusalOfStep(app.db, by, step, account) === null),
  }
}

/** Refuses names that another account has, written in whatever way. @throws AppError `login_taken`, `name_taken` */
export function requireFreeNames(app: App, { login, name }: { readonly login: string; readonly name: string }): void {
  if (readAccountByLogin(app.db, login) !== undefined) throw new AppError('login_taken', { login: foldLogin(login) })
  const other = readAccounts(app.db).find((account) => samePerson(account.name, name))
  if (other !== undefined) throw new AppError('name_taken', { name: other.name })
}

/**
 * Creates an account that cannot do anything yet.
 *
 * @returns with the first half of its one-time password, which is stored nowhere
 * @throws AppError `login_taken`, `name_taken`
 */
export async function createAccount(
  app: App,
  who: SignedIn | null,
  input: { readonly login: string; readonly name: string },
): Promise<{ account: Account; half: string }> {
  const { account: by } = requireSession(who)
  const half = randomHalf()
  const password = await accessMemory(app).passwords.hash(foldedHalf(half))
  const id = await app.write(['accounts'], () => {
    requireFreeNames(app, input)
    const added = insertAccount(
      app.db,
      {
        ...input,
        state: 'pending',
        password,
        mustChange: true,
        recovery: null,
        preparedBy: by.id,
        createdBy: by.name,
        activatedBy: null,
        roles: [],
      },
      app.clock().toISOString(),
    )
    log(app, by, 'account_created', added, { login: foldLogin(input.login), name: input.name })
    return added
  })
  return { account: describe(app, by, requireAccount(app, id)), half }
}

/**
 * Lets a pending account in: a new one with the roles and units given, one whose password was reset with those it has.
 *
 * @returns with the second half of its one-time password, which is stored nowhere
 * @throws AppError `not_found`, `not_permitted`, `own_account`, `other_person_required`, `status_not_allowed`, `roles_conflict` (why)
 */
export async function activateAccount(
  app: App,
  who: SignedIn | null,
  input: { readonly id: number; readonly roles: readonly Role[]; readonly unitIds: readonly number[] },
): Promise<{ account: Account; half: string }> {
  const { account: by } = requireSession(who)
  const half = randomHalf()
  await app.write(['accounts'], () => {
    const account = requireStep(app, by, 'activate', input.id)
    const isNew = account.roles.length === 0
    const isSame = account.roles.length === input.roles.length && input.roles.every((role) => account.roles.includes(role))
    if (!isNew && !isSame) throw new AppError('roles_conflict', { why: 'reset' })
    requireTogether(app, input.roles)
    if (isNew) {
      writeRoles(app.db, account.id, input.roles)
      writeUnitsOf(app, account.id, input.unitIds)
    }
    changeAccount(app.db, account.id, {
      state: 'active',
      activatedBy: by.name,
      failures: 0,
      mustChange: true,
      password: { stored: withSecondHalf(account.password, half), at: app.clock().toISOString(), remember: false },
    })
    log(app, by, 'account_activated', account.id, { roles: input.roles, unitIds: isNew ? input.unitIds : account.unitIds })
  })
  accessMemory(app).waits.forget(String(input.id))
  return { account: describe(app, by, requireAccount(app, input.id)), half }
}

/** Replaces the roles of an account and locks its sessions. @throws AppError as `activateAccount`, `last_holder` (role) */
export function setRoles(
  app: App,
  who: SignedIn | null,
  input: { readonly id: number; readonly roles: readonly Role[] },
): Promise<Account> {
  return takeStep(app, who, 'setRoles', input.id, (by, account) => {
    requireTogether(app, input.roles)
    const last = refusalOfLast(app.db, account, input.roles)
    if (last !== null) throw last
    writeRoles(app.db, account.id, input.roles)
    log(app, by, 'account_roles_set', account.id, { before: account.roles, after: input.roles })
    return () => accessMemory(app).sessions.lockAccount(account.id, who?.session.key)
  })
}

/** Replaces the units of a liaison group's account and locks its sessions. @throws AppError `not_found` (unit) */
export function setUnits(
  app: App,
  who: SignedIn | null,
  input: { readonly id: number; readonly unitIds: readonly number[] },
): Promise<Account> {
  return takeStep(app, who, 'setUnits', input.id, (by, account) => {
    writeUnitsOf(app, account.id, input.unitIds)
    log(app, by, 'account_units_set', account.id, { before: account.unitIds, after: input.unitIds })
    return () => accessMemory(app).sessions.lockAccount(account.id, who?.session.key)
  })
}

/** Ends what an account may do, and its sessions. @throws AppError `last_holder` (role) */
export function disableAccount(app: App, who: SignedIn | null, id: number): Promise<Account> {
  return takeStep(app, who, 'disable', id, (by, account) => {
    changeAccount(app.db, account.id, { state: 'disabled' })
    log(app, by, 'account_disabled', account.id, {})
    return () => accessMemory(app).sessions.endAccount(account.id)
  })
}

/** Takes up a disabled account again: active as it was, or pending when it had never been activated, or waits for it after a reset. */
export function enableAccount(app: App, who: SignedIn | null, id: number): Promise<Account> {
  return takeStep(app, who, 'enable', id, (by, account) => {
    // A reset leaves half of a one-time password, which is not to be used before somebody adds the other.
    const isHalf = account.mustChange && !isOneTime(account.password)
    changeAccount(app.db, account.id, { state: account.activatedBy === null || isHalf ? 'pending' : 'active' })
    log(app, by, 'account_enabled', account.id, {})
    return () => undefined
  })
}

/**
 * Gives an account a new one-time password; somebody else activates it again, and its sessions end.
 *
 * @returns with the first half, which is stored nowhere
 */
export async function resetPassword(app: App, who: SignedIn | null, id: number): Promise<{ account: Account; half: string }> {
  const half = randomHalf()
  const password = await accessMemory(app).passwords.hash(foldedHalf(half))
  const account = await takeStep(app, who, 'resetPassword', id, (by, before) => {
    changeAccount(app.db, before.id, {
      state: 'pending',
      preparedBy: by.id,
      mustChange: true,
      password: { stored: password, at: app.clock().toISOString(), remember: false },
    })
    log(app, by, 'account_password_reset', before.id, {})
    return () => accessMemory(app).sessions.endAccount(before.id)
  })
  return { account, half }
}

/** Forgets wrong passwords, and the wait that they began. */
export function unlockAccount(app: App, who: SignedIn | null, id: number): Promise<Account> {
  return takeStep(app, who, 'unlockAccount', id, (by, account) => {
    changeAccount(app.db, account.id, { failures: 0 })
    log(app, by, 'account_unlocked', account.id, { failures: account.failures })
    return () => accessMemory(app).waits.forget(String(account.id))
  })
}

/** Takes a step with an account in one transaction; what `work` returns runs after it was committed. */
async function takeStep(
  app: App,
  who: SignedIn | null,
  step: AccountStep,
  id: number,
  work: (by: StoredAccount, account: StoredAccount) => () => void,
): Promise<Account> {
  const { account: by } = requireSession(who)
  const after = await app.write(['accounts'], () => work(by, requireStep(app, by, step, id)))
  after()
  return describe(app, by, requireAccount(app, id))
}

/** The account, when the caller may take the step now. @param by as it was when the call came; read anew, because rights may have gone since */
function requireStep(app: App, by: StoredAccount, step: AccountStep, id: number): StoredAccount {
  const account = requireAccount(app, id)
  const refusal = refusalOfStep(app.db, requireAccount(app, by.id), step, account)
  if (refusal !== null) throw refusal
  return account
}

function requireAccount(app: App, id: number): StoredAccount {
  const account = readAccount(app.db, id)
  if (account === undefined) throw new AppError('not_found', { what: 'account', id })
  return account
}

function requireTogether(app: App, roles: readonly Role[]): void {
  const why = roleConflict(roles, requireAccounts(readAccessMode(app.db)))
  if (why !== null) throw new AppError('roles_conflict', { why })
}

function writeUnitsOf(app: App, id: number, unitIds: readonly number[]): void {
  const known = new Set(app.db.all(app.db.build.selectFrom('unit').select('id')).map((unit) => unit.id))
  const unknown = unitIds.find((unit) => !known.has(unit))
  if (unknown !== undefined) throw new AppError('not_found', { what: 'unit', id: unknown })
  writeUnits(app.db, id, unitIds)
}

function log(app: App, by: StoredAccount, action: string, id: number, detail: Readonly<Record<string, unknown>>): void {
  logOperation(app, { operator: by.name, action, objectKind: 'account', objectId: id, detail })
}
