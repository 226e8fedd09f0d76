import * as z from 'zod'
import { procedure } from './base.ts'

/** Longest passphrase or code that is taken, in characters. */
export const longestSecret = 128
const secretSchema = z.string().min(1).max(longestSecret)

/** Who knows what opens the data: the station's passphrase, a deputy's 副口令, and the recovery code 恢复码 on paper. */
export const slotKinds = ['passphrase', 'deputy', 'recovery'] as const

const encryptionStateSchema = z.strictObject({
  /** Whether the data of this folder is encrypted. */
  on: z.boolean(),
  /** Since when it is under the present key; null while it is not encrypted. */
  since: z.string().nullable(),
  cipher: z.enum(['chacha20', 'sqlcipher']).nullable(),
  slots: z.array(z.strictObject({ kind: z.enum(slotKinds), changedAt: z.string() })),
  /** False while evidence files are still being encrypted in the background. */
  evidenceDone: z.boolean(),
  /** Backups that lie there in clear although the data is encrypted. */
  plainBackups: z.int(),
  /** A change of key was interrupted: the new secrets open the data, but it is still under the old key. */
  keyPending: z.boolean(),
})
export type EncryptionState = z.infer<typeof encryptionStateSchema>

/** What was made and is not in force yet. `recoveryCode` is told this once; it comes into force when it has been typed back. */
const preparedSchema = z.strictObject({ token: z.string(), recoveryCode: z.string() })
export type Prepared = z.infer<typeof preparedSchema>

const confirmation = z.strictObject({ token: z.string().max(100), recoveryCode: secretSchema })

/** Encryption at rest 数据加密: database, evidence and backups are unreadable without the passphrase, a deputy's, or the recovery code. */
export const encryptionContract = {
  state: procedure.output(encryptionStateSchema),
  /**
   * Makes keys and a recovery code; nothing is changed. `secret` opens the data as it is now and is asked for when the key of encrypted data is to be
   * renewed; null to begin with. Refused with `password_refused` (reasons, as for accounts) for a passphrase that is easy to guess.
   */
  prepare: procedure
    .input(
      z.strictObject({
        passphrase: secretSchema,
        deputy: secretSchema.nullable(),
        cipher: z.enum(['chacha20', 'sqlcipher']),
        secret: secretSchema.nullable(),
      }),
    )
    .output(preparedSchema),
  /**
   * Encrypts the data under what was prepared, or puts it under the new key. A verified backup is made before and after; every page comes back on the
   * encrypted data, and accounts sign in again. Refused with `recovery_code_differs`, `encryption_expired`; the data is as it was then.
   */
  turnOn: procedure.input(confirmation).output(encryptionStateSchema),
  /** Makes the data plain again. Refused with `passphrase_refused`, `encryption_is_off`. */
  turnOff: procedure.input(z.strictObject({ secret: secretSchema })).output(encryptionStateSchema),
  /** Another passphrase, or another one for the deputy (null takes it away). `secret` is any that opens the data now. */
  changePassphrase: procedure
    .input(z.strictObject({ secret: secretSchema, slot: z.enum(['passphrase', 'deputy']), next: secretSchema.nullable() }))
    .output(encryptionStateSchema),
  /** A new recovery code; the one on paper counts until the new one was typed back. */
  prepareRecovery: procedure.input(z.strictObject({ secret: secretSchema })).output(preparedSchema),
  setRecovery: procedure.input(confirmation).output(encryptionStateSchema),
  /** What becomes of the backups that still lie there in clear: encrypted under the present key, or deleted. Says how many. */
  convertBackups: procedure
    .input(z.strictObject({ how: z.enum(['encrypt', 'delete']) }))
    .output(z.strictObject({ done: z.int(), damaged: z.int() })),
}
