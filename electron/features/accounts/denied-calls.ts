import type { Database } from '../../database/database.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'
import type { StoredAccount } from './accounts-repository.ts'

/** A page that keeps asking for what it may not have fills no log: one line a minute for each account and procedure. */
const quiet = 60_000
const mostKept = 1000

const lastTold = new WeakMap<Database, Map<string, number>>()

/** Writes that an account asked for what its roles do not allow; in its own time, because the refusal waits for nobody. */
export function logDenied(app: App, account: StoredAccount, procedure: string): void {
  const told = lastTold.get(app.db) ?? new Map<string, number>()
  lastTold.set(app.db, told)
  const key = `${account.id} ${procedure}`
  const before = told.get(key)
  if (before !== undefined && app.uptime() - before < quiet) return
  if (told.size >= mostKept) told.clear()
  told.set(key, app.uptime())
  const detail = { procedure, roles: account.roles }
  const line = {
    operator: account.name,
    action: 'call_denied',
    objectKind: 'account',
    objectId: account.id,
    outcome: 'refused',
    detail,
  } as const
  app
    .write([], () => logOperation(app, line))
    .catch((error: unknown) => {
      app.log.error('a denied call was not logged', error)
    })
}
