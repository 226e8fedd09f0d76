import type { Me } from '../../../shared/contract/accounts.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { foldRecoveryCode, newRecoveryCode } from '../../security/recovery-code.ts'
import type { Sessions } from '../../security/sessions.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'
import { accessMemory } from './access-memory.ts'
import { changeAccount, type StoredAccount } from './accounts-repository.ts'
import { describeMe, requireSession, type SignedIn, signedInBy } from './caller.ts'
import { hashChosen } from './choose-password.ts'
import { tryPassword } from './try-password.ts'

/** What is logged of an account's own doings. */
function logOwn(app: App, account: StoredAccount, action: string, detail: Readonly<Record<string, unknown>> = {}): void {
  logOperation(app, { operator: account.name, action, objectKind: 'account', objectId: account.id, detail })
}

/**
 * Begins a session. A password that was hashed with less work than is asked today is hashed anew.
 *
 * @returns the token that the page sends from now on, and who sits there
 * @throws AppError as `tryPassword`
 */
export async function signIn(app: App, input: { readonly login: string; readonly password: string }): Promise<{ token: string; me: Me }> {
  const { passwords, sessions } = accessMemory(app)
  const account = await tryPassword(app, input.login, input.password, 'sign_in_failed')
  const stronger = passwords.outgrown(account.password) ? await passwords.hash(input.password) : null
  await app.write([], () => {
    changeAccount(app.db, account.id, {
      lastSignInAt: app.clock().toISOString(),
      ...(stronger === null ? {} : { password: { stored: stronger, at: account.passwordAt, remember: false } }),
    })
    logOwn(app, account, 'signed_in')
  })
  const token = sessions.open(account.id)
  return { token, me: describeMe(app, signedInBy(app, token)) }
}

/** The sessions of an open data folder. */
export function sessionsOf(app: App): Sessions {
  return accessMemory(app).sessions
}

/** Ends the session, locked or not. */
export async function signOut(app: App, who: SignedIn | null): Promise<Record<string, never>> {
  const { session, account } = requireSession(who)
  accessMemory(app).sessions.end(session.key)
  await app.write([], () => logOwn(app, account, 'signed_out'))
  return {}
}

/** Locks the own session at once. */
export function lockSession(app: App, who: SignedIn | null): Record<string, never> {
  accessMemory(app).sessions.lock(requireSession(who).session.key)
  return {}
}

/** Notes that somebody is at the machine. */
export function stillHere(app: App, who: SignedIn | null, token: string | null): Me {
  accessMemory(app).sessions.touch(requireSession(who).session.key)
  return describeMe(app, signedInBy(app, token))
}

/**
 * The same person gives the password again: opens the own locked session, and answers `confirm_identity` for the next minutes.
 *
 * @throws AppError `sign_in_required`; as `tryPassword`
 */
export async function confirmSession(app: App, who: SignedIn | null, token: string | null, password: string): Promise<Me> {
  const { session, account } = requireSession(who)
  await tryPassword(app, account.login, password, 'confirm_failed')
  accessMemory(app).sessions.confirm(session.key)
  if (session.locked) await app.write([], () => logOwn(app, account, 'session_unlocked'))
  return describeMe(app, signedInBy(app, token))
}

/** Replaces the own password; every other session of the account ends. @throws AppError as `tryPassword`, `password_refused` */
export async function changeOwnPassword(
  app: App,
  who: SignedIn | null,
  token: string | null,
  input: { readonly current: string; readonly next: string },
): Promise<Me> {
  const { session, account } = requireSession(who)
  await tryPassword(app, account.login, input.current, 'confirm_failed')
  if (input.next === input.current) throw new AppError('password_refused', { reasons: 'used_before', minimum: 0, classes: 0 })
  const stored = await hashChosen(app, account, input.next)
  await app.write([], () => {
    changeAccount(app.db, account.id, { password: { stored, at: app.clock().toISOString(), remember: true }, mustChange: false })
    logOwn(app, account, 'password_changed')
  })
  const { sessions } = accessMemory(app)
  sessions.endAccount(account.id, session.key)
  sessions.confirm(session.key)
  return describeMe(app, signedInBy(app, token))
}

/** Roles whose holder may have a recovery code: without them nobody could give out a new password. */
const recoverable = ['owner', 'administrator'] as const

/** Makes the own recovery code anew. @throws AppError `not_permitted` for roles that somebody else can help */
export async function makeRecoveryCode(app: App, who: SignedIn | null): Promise<{ recoveryCode: string }> {
  const { account } = requireSession(who)
  if (!recoverable.some((role) => account.roles.includes(role))) throw new AppError('not_permitted')
  const { code, stored } = await recoveryCode(app)
  await app.write([], () => {
    changeAccount(app.db, account.id, { recovery: stored })
    logOwn(app, account, 'recovery_code_made')
  })
  return { recoveryCode: code }
}

/** A new recovery code and the form in which it is stored. */
export async function recoveryCode(app: App): Promise<{ readonly code: string; readonly stored: string }> {
  const code = newRecoveryCode()
  return { code, stored: await accessMemory(app).passwords.hash(foldRecoveryCode(code) ?? code) }
}

/**
 * Sets a new password with the printed recovery code, which is worth nothing afterwards; the next one is in the answer.
 *
 * @throws AppError as `tryPassword`, `password_refused`
 */
export async function useRecoveryCode(
  app: App,
  input: { readonly login: string; readonly code: string; readonly password: string },
): Promise<{ recoveryCode: string }> {
  const account = await tryPassword(app, input.login, foldRecoveryCode(input.code) ?? '', 'recovery_failed', ({ recovery }) => recovery)
  // Judged after the code: whether a password was used before is told to nobody else. One that is refused does not cost the code.
  const stored = await hashChosen(app, account, input.password)
  const next = await recoveryCode(app)
  await app.write([], () => {
    const password = { stored, at: app.clock().toISOString(), remember: true }
    changeAccount(app.db, account.id, { password, mustChange: false, recovery: next.stored })
    logOwn(app, account, 'recovery_code_used')
  })
  accessMemory(app).sessions.endAccount(account.id)
  return { recoveryCode: next.code }
}
