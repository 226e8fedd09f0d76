import { guardianRoles, type Role } from '../../../shared/domain/role-names.ts'
import type { AccessMode } from '../../../shared/domain/roles.ts'

const alone: readonly Role[] = ['owner', ...guardianRoles]

/** The roles after one was ticked or unticked: an owner, and each of the three, stands alone; the others go together. */
export function withRole(chosen: readonly Role[], role: Role, given: boolean): readonly Role[] {
  if (!given) return chosen.filter((other) => other !== role)
  return alone.includes(role) ? [role] : [...chosen.filter((other) => !alone.includes(other)), role]
}

/** Roles that can be given in a mode; an owner exists in a one-person office only. */
export function rolesIn(mode: AccessMode, all: readonly Role[]): readonly Role[] {
  return mode === 'single' ? all : all.filter((role) => role !== 'owner')
}
