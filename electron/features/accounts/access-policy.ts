import * as z from 'zod'
import type { PasswordPolicy } from '../../../shared/contract/accounts.ts'
import { policyPresetSchema } from '../../../shared/domain/roles.ts'
import type { Database } from '../../database/database.ts'
import { passwordRules } from '../../security/password-rules.ts'
import type { SessionTimes } from '../../security/sessions.ts'
import { readSetting, writeSetting } from '../settings/settings-repository.ts'

const storedSchema = z.strictObject({ preset: policyPresetSchema, idleMinutes: z.int().min(1).max(10) })
type StoredPolicy = z.infer<typeof storedSchema>

const minute = 60_000
const longestSession = 8 * 60 * minute
const confirmedFor = 5 * minute

/** The rules for passwords and sessions that are in force: the program's own until somebody chose others. */
export function readPolicy(db: Database): PasswordPolicy {
  const stored = readSetting(db, 'accessPolicy')
  const chosen = stored === null ? { preset: 'standard' as const, idleMinutes: 10 } : storedSchema.parse(JSON.parse(stored))
  const rules = passwordRules[chosen.preset]
  return { ...rules, preset: chosen.preset, idleMinutes: Math.min(chosen.idleMinutes, rules.idleMinutes) }
}

/** Stores the rules; call it inside `app.write`. They hold for passwords chosen from now on, and for sessions at once. */
export function writePolicy(db: Database, policy: StoredPolicy): void {
  writeSetting(db, 'accessPolicy', JSON.stringify(policy))
}

/** How long sessions last under the rules in force, in milliseconds. */
export function sessionTimes(db: Database): SessionTimes {
  return { idle: readPolicy(db).idleMinutes * minute, longest: longestSession, confirmed: confirmedFor }
}
