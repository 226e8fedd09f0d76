import * as z from 'zod'
import { guardianRoles, type Role, roles } from './role-names.ts'

export { businessRoles, guardianRoles, type Role, roles } from './role-names.ts'

export const roleSchema = z.enum(roles)

/**
 * How a data folder is entered: `demonstration` 演示 without accounts, for trying the program out; `single` 一人办公, one owner with every right; `three` 三员分立, with an administrator, a security
 * administrator and an auditor who never share an account.
 */
export const accessModes = ['demonstration', 'single', 'three'] as const
export const accessModeSchema = z.enum(accessModes)
export type AccessMode = z.infer<typeof accessModeSchema>

/** `pending` 待启用: no right until somebody else activates it; `active`; `disabled` 停用. No account is ever deleted: the log names it. */
export const accountStates = ['pending', 'active', 'disabled'] as const
export const accountStateSchema = z.enum(accountStates)
export type AccountState = z.infer<typeof accountStateSchema>

/** Why roles cannot be given together; null when they can. The database refuses the same, for whatever a use case forgets. */
export type RoleConflict = 'none' | 'guardian_shared' | 'owner_shared' | 'owner_in_three'

/** Whether one account may have these roles in a mode. @returns what stands against it, or null */
export function roleConflict(given: readonly Role[], mode: AccessMode): RoleConflict | null {
  if (given.length === 0) return 'none'
  if (given.includes('owner')) {
    if (mode !== 'single') return 'owner_in_three'
    return given.length > 1 ? 'owner_shared' : null
  }
  const guardians = given.filter((role) => (guardianRoles as readonly Role[]).includes(role))
  return guardians.length > 0 && given.length > 1 ? 'guardian_shared' : null
}

/** Why a password is refused; several may hold at once. Words in `accounts.passwordReasons`. */
export const passwordReasons = [
  'too_short',
  'too_long',
  'classes',
  'common',
  'name_inside',
  'program_word',
  'repeated',
  'sequence',
  'used_before',
] as const
export type PasswordReason = (typeof passwordReasons)[number]

/** Sets of password and session rules: the program's own, 等保三级, 涉密. They support those rules; nobody is certified by choosing one. */
export const policyPresets = ['standard', 'level_three', 'classified'] as const
export const policyPresetSchema = z.enum(policyPresets)
export type PolicyPreset = z.infer<typeof policyPresetSchema>
