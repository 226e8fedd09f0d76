import * as z from 'zod'
import { accessModeSchema, accountStateSchema, policyPresetSchema, roleSchema } from '../domain/roles.ts'
import { idSchema, procedure } from './base.ts'
import { setUpAccountsSchema } from './startup.ts'

/** What somebody types to sign in; compared without regard to case or width. */
const loginSchema = z.string().trim().min(2).max(32)
/** Byte for byte as typed: never trimmed, never folded. Longer ones are refused by the policy, in words. */
const passwordSchema = z.string().max(1024)
/** The name that stands in records and minutes; one account has it. */
const accountNameSchema = z.string().trim().min(1).max(40)
const rolesSchema = z.array(roleSchema).min(1).max(roleSchema.options.length)
const unitIdsSchema = z.array(idSchema).max(500)

/** The rules in force; `maximumAgeDays` null: a password never grows too old. */
const policySchema = z.strictObject({
  preset: policyPresetSchema,
  minimumLength: z.int(),
  /** Of the four kinds of characters (capital, small, digit, other), how many a password needs; 0: as many as it likes. */
  classes: z.int(),
  maximumAgeDays: z.int().nullable(),
  /** So many passwords before must not be used again. */
  history: z.int(),
  /** Wrong passwords in a row before signing in has to wait. */
  failures: z.int(),
  idleMinutes: z.int(),
})
export type PasswordPolicy = z.infer<typeof policySchema>

const ownAccountSchema = z.strictObject({
  id: idSchema,
  login: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
  /** Units of a liaison group; null: this account sees all units that its roles see. */
  unitIds: z.array(idSchema).nullable(),
  /** Nothing else is answered (`password_change_required`) until the own password is changed: it was given once, or it is too old. */
  mustChangePassword: z.boolean(),
  lastSignInAt: z.string().nullable(),
})

/**
 * Who sits here. `account` null: nobody signed in, or a demonstration. `locked`: the page shows nothing but the field for the same account's password.
 * `idleSeconds` is how long the page may go without input before the host locks; `sessionSeconds` what is left of the longest session.
 */
const meSchema = z.strictObject({
  mode: accessModeSchema,
  account: ownAccountSchema.nullable(),
  locked: z.boolean(),
  idleSeconds: z.int(),
  sessionSeconds: z.int(),
  /** Seconds for which the password needs not be given again; 0: it will be asked for. */
  confirmedSeconds: z.int(),
})
export type Me = z.infer<typeof meSchema>

const accountSchema = z.strictObject({
  id: idSchema,
  login: z.string(),
  name: z.string(),
  state: accountStateSchema,
  roles: z.array(roleSchema),
  unitIds: z.array(idSchema),
  mustChangePassword: z.boolean(),
  /** Signing in waits so long after wrong passwords; 0: it does not. `lockedForGood`: until somebody unlocks the account. */
  waitSeconds: z.int(),
  lockedForGood: z.boolean(),
  createdAt: z.string(),
  createdBy: z.string(),
  activatedBy: z.string().nullable(),
  lastSignInAt: z.string().nullable(),
  /** What the caller may do with this account now, as names of procedures. */
  allowed: z.array(z.enum(['activate', 'setRoles', 'setUnits', 'disable', 'enable', 'resetPassword', 'unlockAccount'])),
})
export type Account = z.infer<typeof accountSchema>

/**
 * Half of a one-time password. In 三员 mode the administrator reads the first half and who activates reads the second; the account's holder gets one from
 * each and types both, so that neither of them can sign in as the other. In a one-person office the owner reads both.
 */
const accountWithHalf = z.strictObject({ account: accountSchema, half: z.string() })
const byId = z.strictObject({ id: idSchema })

export const accountsContract = {
  /** Never refused: the page asks it first, and again after a reload. */
  me: procedure.output(meSchema),
  /** Refused with `sign_in_failed` (left: tries before a wait; also for a name that does not exist), `account_waits` (seconds), `account_locked`. */
  signIn: procedure
    .input(z.strictObject({ login: z.string().max(200), password: passwordSchema }))
    .output(z.strictObject({ token: z.string(), me: meSchema })),
  signOut: procedure.output(z.strictObject({})),
  /** The page tells that somebody is at the machine (a key, the mouse), at most every 30 seconds; nothing else but writing keeps a session open. */
  stillHere: procedure.output(meSchema),
  /** Locks the own session at once. */
  lock: procedure.output(z.strictObject({})),
  /** Opens the own locked session again. Refusals as `signIn`. */
  unlock: procedure.input(z.strictObject({ password: passwordSchema })).output(meSchema),
  /** Gives the password again for what asked for it (`confirm_identity`). Refusals as `signIn`. */
  confirm: procedure.input(z.strictObject({ password: passwordSchema })).output(meSchema),
  /** Refused with `password_refused` (reasons: codes with commas, minimum, classes). Every other session of the account ends. */
  changeOwnPassword: procedure.input(z.strictObject({ current: passwordSchema, next: passwordSchema })).output(meSchema),

  /**
   * Ends a demonstration with the first accounts, as the first-run wizard makes them; all data stays. Refused with `already_set_up` where accounts exist.
   */
  leaveDemonstration: procedure.input(setUpAccountsSchema).output(z.strictObject({ recoveryCode: z.string() })),

  list: procedure.output(z.array(accountSchema)),
  /** A new account without rights, `pending`. `half` is in this answer and nowhere else. */
  create: procedure.input(z.strictObject({ login: loginSchema, name: accountNameSchema })).output(accountWithHalf),
  /**
   * Activates a pending account: a new one with its roles and units, one whose password was reset as it was (`roles` must be those it has). By another
   * person than the one who created or reset it, but for the owner. The second half is in this answer and nowhere else.
   */
  activate: procedure.input(z.strictObject({ id: idSchema, roles: rolesSchema, unitIds: unitIdsSchema })).output(accountWithHalf),
  /** Ends the account's sessions. Refused for the own account in 三员 mode (`own_account`) and with `last_holder` (role). */
  setRoles: procedure.input(z.strictObject({ id: idSchema, roles: rolesSchema })).output(accountSchema),
  /** Units of a liaison group's account; ends its sessions. */
  setUnits: procedure.input(z.strictObject({ id: idSchema, unitIds: unitIdsSchema })).output(accountSchema),
  disable: procedure.input(byId).output(accountSchema),
  enable: procedure.input(byId).output(accountSchema),
  /** Makes the account `pending` with a new one-time password: somebody else activates it again. */
  resetPassword: procedure.input(byId).output(accountWithHalf),
  /** Forgets wrong passwords, and with them the wait. */
  unlockAccount: procedure.input(byId).output(accountSchema),

  /** Also before anybody signed in: the wizard shows the rules beside the field. */
  policy: procedure.output(policySchema),
  /** `idleMinutes` may be shorter than the preset's 10, never longer. */
  setPolicy: procedure.input(z.strictObject({ preset: policyPresetSchema, idleMinutes: z.int().min(1).max(10) })).output(policySchema),
  /**
   * To 三员 any time by the owner, whose account gets business roles then; refused with `mode_not_ready` (role) unless an active account with an own
   * password has each of the three roles. Back by the security administrator, who names the auditor that confirms with the password here.
   */
  switchMode: procedure
    .input(
      z.discriminatedUnion('to', [
        z.strictObject({ to: z.literal('three'), ownerBecomes: rolesSchema }),
        z.strictObject({ to: z.literal('single'), ownerId: idSchema, auditorLogin: z.string().max(200), auditorPassword: passwordSchema }),
      ]),
    )
    .output(meSchema),
  /** A new recovery code for the own account (owner, administrator); the one before is worth nothing any more. */
  newRecoveryCode: procedure.output(z.strictObject({ recoveryCode: z.string() })),
  /** Sets a new password with the printed code, once; the answer holds the next code. Wrong codes count as wrong passwords do. */
  useRecoveryCode: procedure
    .input(z.strictObject({ login: z.string().max(200), code: z.string().max(200), password: passwordSchema }))
    .output(z.strictObject({ recoveryCode: z.string() })),
}
