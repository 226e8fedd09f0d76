import type { Me, PasswordPolicy } from '../../../shared/contract/accounts.ts'
import type { SetUp } from '../../../shared/contract/startup.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { businessRoles, type PolicyPreset, type Role } from '../../../shared/domain/roles.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'
import { samePerson } from '../same-person.ts'
import { writeSetting } from '../settings/settings-repository.ts'
import { readAccessMode, writeAccessMode } from '../startup/access-mode.ts'
import { accessMemory } from './access-memory.ts'
import { readPolicy, writePolicy } from './access-policy.ts'
import { missingGuardian } from './account-rights.ts'
import {
  changeAccount,
  foldLogin,
  insertAccount,
  readAccount,
  readAccounts,
  type StoredAccount,
  writeRoles,
  writeUnits,
} from './accounts-repository.ts'
import { describeMe, requireSession, type SignedIn, signedInBy } from './caller.ts'
import { hashChosen } from './choose-password.ts'
import { recoveryCode } from './sign-in.ts'
import { tryPassword } from './try-password.ts'

type SetUpAccounts = Exclude<SetUp, { mode: 'demonstration' }>

/**
 * Answers the first-run wizard with accounts: an owner, or the three. There is no other way to a first account, and no password that comes with the program.
 *
 * @param before the mode in which it is allowed: none yet, or the demonstration that ends with it
 * @returns the recovery code of the owner or the administrator, which is stored nowhere
 * @throws AppError `already_set_up`, `password_refused` (login: whose), `login_taken`, `name_taken` between the three
 */
export async function setUpAccess(
  app: App,
  input: SetUpAccounts,
  before: 'demonstration' | null = null,
): Promise<{ recoveryCode: string }> {
  if (readAccessMode(app.db) !== before) throw new AppError('already_set_up')
  const people =
    input.mode === 'single'
      ? [{ role: 'owner' as Role, ...input.owner }]
      : (['administrator', 'security', 'auditor'] as const).map((role) => ({ role: role as Role, ...input[role] }))
  people.forEach((person, index) => {
    const before = people.slice(0, index)
    if (before.some(({ login }) => foldLogin(login) === foldLogin(person.login))) throw new AppError('login_taken', { login: person.login })
    if (before.some(({ name }) => samePerson(name, person.name))) throw new AppError('name_taken', { name: person.name })
  })
  const hashes: string[] = []
  for (const person of people) hashes.push(await hashOf(app, person))
  const { code, stored } = await recoveryCode(app)
  await app.write(['settings', 'accounts'], () => {
    if (readAccessMode(app.db) !== before) throw new AppError('already_set_up')
    writeAccessMode(app.db, input.mode)
    writeSetting(app.db, 'onePersonOffice', String(input.mode === 'single'))
    const at = app.clock().toISOString()
    people.forEach((person, index) => {
      const password = hashes[index] ?? ''
      const id = insertAccount(
        app.db,
        {
          login: person.login,
          name: person.name,
          state: 'active',
          password,
          mustChange: false,
          recovery: index === 0 ? stored : null,
          preparedBy: null,
          createdBy: person.name,
          activatedBy: person.name,
          roles: [person.role],
        },
        at,
      )
      changeAccount(app.db, id, { password: { stored: password, at, remember: true } })
      const detail = { login: foldLogin(person.login), name: person.name, roles: [person.role] }
      logOperation(app, { operator: person.name, action: 'account_created', objectKind: 'account', objectId: id, detail })
    })
    const [first] = people
    const detail = { mode: input.mode, before }
    logOperation(app, { operator: first?.name ?? '', action: 'access_set_up', objectKind: 'setting', objectId: null, detail })
  })
  return { recoveryCode: code }
}

/** Says whose password was refused, because the wizard asks for three. */
async function hashOf(app: App, person: { readonly login: string; readonly name: string; readonly password: string }): Promise<string> {
  try {
    return await hashChosen(app, { id: null, ...person }, person.password)
  } catch (error) {
    throw error instanceof AppError ? new AppError(error.code, { ...error.data, login: person.login }) : error
  }
}

/** Chooses the rules for passwords and sessions; they hold at once. */
export async function setPolicy(
  app: App,
  who: SignedIn | null,
  input: { readonly preset: PolicyPreset; readonly idleMinutes: number },
): Promise<PasswordPolicy> {
  const { account } = requireSession(who)
  await app.write(['accounts'], () => {
    const before = readPolicy(app.db)
    writePolicy(app.db, input)
    const detail = { before: { preset: before.preset, idleMinutes: before.idleMinutes }, after: input }
    logOperation(app, { operator: account.name, action: 'access_policy_set', objectKind: 'setting', objectId: null, detail })
  })
  return readPolicy(app.db)
}

/**
 * Sets the three apart; the owner's account goes on with business roles and everybody else's with theirs. Every session but the own one locks.
 *
 * @throws AppError `status_not_allowed` (no one-person office), `roles_conflict`, `mode_not_ready` (role without an account that has signed in)
 */
export async function switchToThree(app: App, who: SignedIn | null, token: string | null, ownerBecomes: readonly Role[]): Promise<Me> {
  const { account: by } = requireSession(who)
  if (!ownerBecomes.every((role) => (businessRoles as readonly Role[]).includes(role)))
    throw new AppError('roles_conflict', { why: 'owner' })
  await switchMode(app, by, 'three', () => {
    const accounts = readAccounts(app.db)
    const missing = missingGuardian(accounts)
    if (missing !== null) throw new AppError('mode_not_ready', { role: missing })
    for (const { id, roles } of accounts) if (roles.includes('owner')) writeRoles(app.db, id, ownerBecomes)
    return null
  })
  return afterSwitch(app, who, token)
}

/**
 * Makes the office a one-person office again, with an owner who has every right. It takes two: the security administrator, who has just given the own
 * password, and the auditor, whose password comes with the call.
 *
 * @throws AppError `status_not_allowed`, `not_found` (owner), `two_people_required` (that is no auditor); as `tryPassword`
 */
export async function switchToSingle(
  app: App,
  who: SignedIn | null,
  token: string | null,
  input: { readonly ownerId: number; readonly auditorLogin: string; readonly auditorPassword: string },
): Promise<Me> {
  const { account: by } = requireSession(who)
  const auditor = await tryPassword(app, input.auditorLogin, input.auditorPassword, 'confirm_failed')
  if (!auditor.roles.includes('auditor') || auditor.mustChange) throw new AppError('two_people_required')
  await switchMode(
    app,
    by,
    'single',
    () => {
      const owner = readAccount(app.db, input.ownerId)
      if (owner === undefined || owner.state !== 'active') throw new AppError('not_found', { what: 'account', id: input.ownerId })
      if (owner.roles.some((role) => role === 'security' || role === 'auditor')) throw new AppError('roles_conflict', { why: 'owner' })
      writeUnits(app.db, owner.id, [])
      return () => writeRoles(app.db, owner.id, ['owner'])
    },
    { confirmedBy: auditor.name, ownerId: input.ownerId },
  )
  return afterSwitch(app, who, token)
}

/** @param work what goes before the new mode is stored; what it returns goes after, because an owner needs the mode of a one-person office */
function switchMode(
  app: App,
  by: StoredAccount,
  to: 'single' | 'three',
  work: () => (() => void) | null,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return app.write(['settings', 'accounts'], () => {
    const before = readAccessMode(app.db)
    if (before === to || before === null || before === 'demonstration') throw new AppError('status_not_allowed', { status: before })
    const after = work()
    writeAccessMode(app.db, to)
    writeSetting(app.db, 'onePersonOffice', String(to === 'single'))
    after?.()
    logOperation(app, {
      operator: by.name,
      action: 'access_mode_switched',
      objectKind: 'setting',
      objectId: null,
      detail: { before, after: to, ...detail },
    })
  })
}

function afterSwitch(app: App, who: SignedIn | null, token: string | null): Me {
  const { sessions } = accessMemory(app)
  for (const { id } of readAccounts(app.db)) sessions.lockAccount(id, who?.session.key)
  return describeMe(app, signedInBy(app, token))
}
