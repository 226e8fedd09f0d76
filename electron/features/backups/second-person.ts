import { AppError } from '../../../shared/domain/app-error.ts'
import { readAccounts } from '../accounts/accounts-repository.ts'
import { tryPassword } from '../accounts/try-password.ts'
import type { App } from '../app.ts'
import type { Restoring } from './restore-service.ts'

/**
 * How the second person proves itself: by login and password of an own account. Where at most one account exists (the demonstration, an office of one) the
 * name counts, and stands in the log.
 */
export function secondPersonOf(app: App): Restoring['proveSecond'] {
  return async ({ name, password }) => {
    if (readAccounts(app.db).filter(({ state }) => state === 'active').length <= 1) return name
    if (password === null) throw new AppError('two_people_required', { name })
    return (await tryPassword(app, name, password, 'restore_confirmation_failed')).name
  }
}
