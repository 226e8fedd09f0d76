import { AppError } from '../../../shared/domain/app-error.ts'
import { foldedHalf, randomHalf, withSecondHalf } from '../../security/passwords.ts'
import type { App } from '../app.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { readAccessMode } from '../startup/access-mode.ts'
import { accessMemory } from './access-memory.ts'
import { requireAccounts } from './account-rights.ts'
import { changeAccount, readAccounts } from './accounts-repository.ts'

/**
 * Gives the owner, or where the three are apart the administrator, a one-time password without any password or recovery code: for whoever may work with
 * the closed data folder itself. The account's log line says who did it and how, and cannot be taken back; its old password is worth nothing any more.
 *
 * Only for an account that is active: a disabled one stays disabled. It gives no role that the account has not.
 *
 * @param login whose, when several accounts have the role; null: the only one
 * @returns the login and the one-time password, which is stored nowhere
 * @throws AppError `operator_required`, `not_permitted` (a demonstration), `not_found` (no such account, or several and none named)
 */
export async function releaseOwner(
  app: App,
  operator: string | null,
  login: string | null,
): Promise<{ readonly login: string; readonly password: string }> {
  const by = requireOperator(operator)
  const role = requireAccounts(readAccessMode(app.db)) === 'single' ? 'owner' : 'administrator'
  const holders = readAccounts(app.db).filter(
    (account) =>
      account.state === 'active' && account.roles.includes(role) && (login === null || account.login === login.trim().toLowerCase()),
  )
  const [account, ...more] = holders
  if (account === undefined || more.length > 0) throw new AppError('not_found', { what: 'account', number: holders.length })
  const [first, second] = [randomHalf(), randomHalf()]
  const stored = withSecondHalf(await accessMemory(app).passwords.hash(foldedHalf(first)), second)
  await app.write(['accounts'], () => {
    changeAccount(app.db, account.id, {
      failures: 0,
      mustChange: true,
      password: { stored, at: app.clock().toISOString(), remember: false },
    })
    const detail = { login: account.login, role, from: 'command_line' }
    logOperation(app, { operator: by, action: 'account_released', objectKind: 'account', objectId: account.id, detail })
  })
  return { login: account.login, password: `${first}-${second}` }
}
