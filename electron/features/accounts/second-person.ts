import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readAccounts } from './accounts-repository.ts'
import { tryPassword } from './try-password.ts'

/** The other person of an act that needs two: a name, and the own password where there are accounts. */
export interface SecondPerson {
  readonly name: string
  readonly password: string | null
}

/**
 * Lets the second person of an act prove itself: by login and password of an own account. Where at most one account is in use (the demonstration, an
 * office of one) the name counts, and stands in the log.
 *
 * @param action what is logged when the password is wrong
 * @returns the name to record
 * @throws AppError `second_password_required`, and those of {@link tryPassword}
 */
export async function provenSecond(app: App, { name, password }: SecondPerson, action: string): Promise<string> {
  if (readAccounts(app.db).filter(({ state }) => state === 'active').length <= 1) return name
  if (password === null) throw new AppError('second_password_required', { name })
  return (await tryPassword(app, name, password, action)).name
}
