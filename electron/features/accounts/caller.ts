import type { Me } from '../../../shared/contract/accounts.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import type { SessionView } from '../../security/sessions.ts'
import type { App } from '../app.ts'
import { readAccessMode } from '../startup/access-mode.ts'
import { accessMemory } from './access-memory.ts'
import { readPolicy } from './access-policy.ts'
import { readAccount, type StoredAccount } from './accounts-repository.ts'

/** Who is signed in on the page that calls: the session and the account as it is stored now. */
export interface SignedIn {
  readonly session: SessionView
  readonly account: StoredAccount
}

/** What a call knows of who makes it, beside the name. */
export interface Caller {
  readonly signedIn: SignedIn | null
  /** Token of the session, also of one that has ended. */
  readonly sessionToken: string | null
  /** Units to which everything that is answered is limited; null: not limited. */
  readonly scope: readonly number[] | null
}

/** Nobody is signed in, as in a demonstration. */
export const nobody: Caller = { signedIn: null, sessionToken: null, scope: null }

/** Who calls with this token now. */
export function callerOf(app: App, sessionToken: string | null): Caller {
  const signedIn = signedInBy(app, sessionToken)
  return { signedIn, sessionToken, scope: signedIn === null ? null : scopeOf(signedIn.account) }
}

const day = 24 * 60 * 60_000

/** Who holds the token of a session; null when nobody does, or the account may not enter any more. */
export function signedInBy(app: App, token: string | null): SignedIn | null {
  if (token === null) return null
  const { sessions } = accessMemory(app)
  const session = sessions.find(token)
  if (session === null) return null
  const account = readAccount(app.db, session.accountId)
  if (account === undefined || account.state !== 'active') {
    sessions.end(session.key)
    return null
  }
  return { session, account }
}

/** Whether the own password has to be changed before anything else: it was given once, or it is older than the rules allow. */
export function mustChangePassword(app: App, account: StoredAccount): boolean {
  if (account.mustChange) return true
  const { maximumAgeDays } = readPolicy(app.db)
  return maximumAgeDays !== null && app.clock().getTime() - Date.parse(account.passwordAt) > maximumAgeDays * day
}

/** Units to which an account is limited: a liaison group's own, when that is its only role; null: none. */
export function scopeOf({
  roles,
  unitIds,
}: {
  readonly roles: readonly Role[]
  readonly unitIds: readonly number[]
}): readonly number[] | null {
  return roles.every((role) => role === 'liaison') ? unitIds : null
}

/** What the page is told of who sits there. */
export function describeMe(app: App, who: SignedIn | null): Me {
  const { idleMinutes } = readPolicy(app.db)
  const common = { mode: readAccessMode(app.db) ?? 'demonstration', idleSeconds: idleMinutes * 60 }
  if (who === null) return { ...common, account: null, locked: false, sessionSeconds: 0, confirmedSeconds: 0 }
  const { session, account } = who
  return {
    ...common,
    account: {
      id: account.id,
      login: account.login,
      name: account.name,
      roles: [...account.roles],
      unitIds: copyOf(scopeOf(account)),
      mustChangePassword: mustChangePassword(app, account),
      lastSignInAt: account.lastSignInAt,
    },
    locked: session.locked,
    sessionSeconds: Math.floor(session.longestLeft / 1000),
    confirmedSeconds: Math.floor(session.confirmedLeft / 1000),
  }
}

const copyOf = (ids: readonly number[] | null): number[] | null => (ids === null ? null : [...ids])

/** The session of who calls, locked or not. @throws AppError `sign_in_required` */
export function requireSession(who: SignedIn | null): SignedIn {
  if (who === null) throw new AppError('sign_in_required')
  return who
}
