import * as z from 'zod'
import { appErrorCodeSchema } from '../domain/app-error.ts'
import { accessModeSchema } from '../domain/roles.ts'
import { brokenFolderContract } from './backups.ts'
import { procedure } from './base.ts'
import { longestSecret } from './encryption.ts'
import { languageSchema } from './settings.ts'

/**
 * Where the program stands for this page. `broken`: the data folder does not open. `locked`: it is encrypted and waits for its passphrase. `setup`:
 * nobody has said yet how it is entered. `signIn`: accounts exist and this page has no session, or a locked one. `open`: the screens may ask.
 */
const phases = ['broken', 'locked', 'setup', 'signIn', 'open'] as const

const startupStateSchema = z.strictObject({
  phase: z.enum(phases),
  host: z.enum(['desktop', 'browser']),
  dataFolder: z.string(),
  language: languageSchema,
  accessMode: accessModeSchema.nullable(),
  /** Why the data folder does not open; null unless `broken`. */
  trouble: z.strictObject({ code: appErrorCodeSchema, data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) }).nullable(),
  /** Whether the folder holds cycles already, so that the wizard can say that they stay. */
  hasData: z.boolean(),
})
export type StartupState = z.infer<typeof startupStateSchema>

const newAccount = z.strictObject({
  login: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(40),
  password: z.string().min(1).max(128),
})

const single = z.strictObject({ mode: z.literal('single'), owner: newAccount })
const three = z.strictObject({ mode: z.literal('three'), administrator: newAccount, security: newAccount, auditor: newAccount })

/** The first accounts: an owner, or the three. */
export const setUpAccountsSchema = z.discriminatedUnion('mode', [single, three])
const setUpSchema = z.discriminatedUnion('mode', [z.strictObject({ mode: z.literal('demonstration') }), single, three])
export type SetUp = z.infer<typeof setUpSchema>

/** Before anybody has entered: answered in every phase, also while the data folder does not open. */
export const startupContract = {
  state: procedure.output(startupStateSchema),
  /**
   * Answers the first-run wizard, once; refused with `already_set_up` afterwards. Passwords that the policy does not allow are refused with
   * `password_refused`, and nothing is set up. `recoveryCode` is shown once and kept nowhere; null in the demonstration.
   */
  setUp: procedure.input(setUpSchema).output(z.strictObject({ recoveryCode: z.string().nullable() })),
  /**
   * Opens an encrypted data folder with its passphrase or recovery code, and says where the program stands then. Refused with `passphrase_refused`
   * (seconds to wait), `passphrase_waits`. Any other folder stays as it is.
   */
  unlock: procedure
    .input(z.strictObject({ secret: z.string().min(1).max(longestSecret) }))
    .output(z.strictObject({ phase: z.enum(phases) })),
  /** While the data folder does not open, and for an empty one that nobody has set up: look for a backup and restore it. */
  ...brokenFolderContract,
}
