import { AppError } from '../../../shared/domain/app-error.ts'
import { locksForGood, waitAfter } from '../../security/lock-out.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'
import { accessMemory } from './access-memory.ts'
import { readPolicy } from './access-policy.ts'
import { changeAccount, foldLogin, holdersOf, readAccount, readAccountByLogin, type StoredAccount } from './accounts-repository.ts'

/** Names that nobody has are remembered so many at once; older ones are forgotten first. */
const mostStrangers = 1000

/** Roles without which nobody could put things right any more: their last holder waits, and is never locked for good. */
const lastResorts = ['owner', 'administrator', 'security'] as const

/** How long signing in to an account waits now, and whether it is locked until somebody unlocks it. */
export function waitOf(app: App, account: StoredAccount): { readonly seconds: number; readonly forGood: boolean } {
  const { failures: limit } = readPolicy(app.db)
  const forGood = locksForGood(account.failures, limit, isLastResort(app, account))
  return { seconds: forGood ? 0 : accessMemory(app).waits.left(String(account.id), waitAfter(account.failures, limit)), forGood }
}

function isLastResort(app: App, account: StoredAccount): boolean {
  return lastResorts.some((role) => account.roles.includes(role) && holdersOf(app.db, role).every((id) => id === account.id))
}

/**
 * Tries a secret of the account with this login: its password, or what `secret` says is tried. One try at a time; every wrong one is stored and logged.
 *
 * A name that no account has, and an account that is not active, cost the same time and get the same answers as a wrong password.
 *
 * @param action what is logged when it fails
 * @param secret the stored form to try against; null: it has none, and no try succeeds
 * @throws AppError `account_waits` (seconds), `account_locked`, `sign_in_failed` (left: tries before a wait)
 */
export function tryPassword(
  app: App,
  login: string,
  typed: string,
  action: string,
  secret: (account: StoredAccount) => string | null = ({ password }) => password,
): Promise<StoredAccount> {
  const memory = accessMemory(app)
  return memory.alone(async () => {
    const account = readAccountByLogin(app.db, login)
    if (account === undefined) return tryStranger(app, login, typed, action)
    refuseDuringWait(app, account)
    const matches = await memory.passwords.matches(typed, account.state === 'active' ? secret(account) : null)
    const now = readAccount(app.db, account.id)
    if (matches && now?.state === 'active') {
      if (now.failures > 0) await app.write([], () => changeAccount(app.db, now.id, { failures: 0 }))
      memory.waits.forget(String(now.id))
      return now
    }
    const failures = account.failures + 1
    await app.write([], () => {
      changeAccount(app.db, account.id, { failures })
      logFailure(app, action, account.id, { login: account.login, failures })
    })
    memory.waits.begin(String(account.id))
    refuseDuringWait(app, { ...account, failures })
    throw new AppError('sign_in_failed', { left: readPolicy(app.db).failures - failures })
  })
}

async function tryStranger(app: App, login: string, typed: string, action: string): Promise<never> {
  const { passwords, strangers, waits } = accessMemory(app)
  const { failures: limit } = readPolicy(app.db)
  const name = foldLogin(login)
  const refuse = (failures: number): void => {
    if (locksForGood(failures, limit, false)) throw new AppError('account_locked')
    const seconds = waits.left(`? ${name}`, waitAfter(failures, limit))
    if (seconds > 0) throw new AppError('account_waits', { seconds })
  }
  refuse(strangers.get(name) ?? 0)
  await passwords.matches(typed, null)
  const failures = (strangers.get(name) ?? 0) + 1
  strangers.delete(name)
  strangers.set(name, failures)
  const [oldest] = strangers.keys()
  if (strangers.size > mostStrangers && oldest !== undefined) {
    strangers.delete(oldest)
    waits.forget(`? ${oldest}`)
  }
  await app.write([], () => logFailure(app, action, null, { login: name, failures }))
  waits.begin(`? ${name}`)
  refuse(failures)
  throw new AppError('sign_in_failed', { left: limit - failures })
}

function refuseDuringWait(app: App, account: StoredAccount): void {
  const { seconds, forGood } = waitOf(app, account)
  if (forGood) throw new AppError('account_locked')
  if (seconds > 0) throw new AppError('account_waits', { seconds })
}

/** Who types is not known, so the line names nobody: the name that was typed is in its details. */
function logFailure(app: App, action: string, id: number | null, detail: Readonly<Record<string, unknown>>): void {
  logOperation(app, { operator: '', action, objectKind: 'account', objectId: id, outcome: 'failed', detail })
}
