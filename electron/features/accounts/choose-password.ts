import { AppError } from '../../../shared/domain/app-error.ts'
import { refuseReasons } from '../../security/password-rules.ts'
import type { App } from '../app.ts'
import { accessMemory, commonWords } from './access-memory.ts'
import { readPolicy } from './access-policy.ts'
import { readLastPasswords } from './accounts-repository.ts'

/**
 * The stored form of a password that somebody chose, when the rules in force allow it.
 *
 * @param person whose it is; `id` null: the account does not exist yet
 * @throws AppError `password_refused` (reasons: codes with commas between them, minimum, classes)
 */
export async function hashChosen(
  app: App,
  person: { readonly id: number | null; readonly login: string; readonly name: string },
  password: string,
): Promise<string> {
  const policy = readPolicy(app.db)
  const refuse = (reasons: readonly string[]): AppError =>
    new AppError('password_refused', { reasons: reasons.join(','), minimum: policy.minimumLength, classes: policy.classes })
  const reasons = refuseReasons(password, policy, [person.login, person.name], commonWords())
  if (reasons.length > 0) throw refuse(reasons)
  const { passwords } = accessMemory(app)
  if (person.id !== null) {
    for (const before of readLastPasswords(app.db, person.id, policy.history)) {
      if (await passwords.matches(password, before)) throw refuse(['used_before'])
    }
  }
  return passwords.hash(password)
}
