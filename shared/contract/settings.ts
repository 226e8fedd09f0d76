import * as z from 'zod'
import { procedure } from './base.ts'
import { longestSecret } from './encryption.ts'

export const languageSchema = z.enum(['zh', 'en'])
export type Language = z.infer<typeof languageSchema>

/** What the program knows of itself and of its data folder. `operator` is the plain name of who sits here, until accounts exist. */
const aboutSchema = z.strictObject({
  version: z.string(),
  host: z.enum(['desktop', 'browser']),
  dataFolder: z.string(),
  /** Null for whoever is limited to units: it would tell how much there is of others. */
  databaseBytes: z.int().nullable(),
  lastBackupAt: z.string().nullable(),
  language: languageSchema,
  operator: z.string().nullable(),
  onePersonOffice: z.boolean(),
})

export type About = z.infer<typeof aboutSchema>

export const settingsContract = {
  about: procedure.output(aboutSchema),
  /** Changes what is given; `operator` is trimmed and at most 40 characters. `onePersonOffice` lets a recorder confirm own findings, logged. */
  change: procedure
    .input(
      z.strictObject({
        language: languageSchema.optional(),
        operator: z.string().trim().min(1).max(40).optional(),
        onePersonOffice: z.boolean().optional(),
      }),
    )
    .output(aboutSchema),
  /** Folders below a path (null: the user's home and drives), to choose an existing data folder. */
  listFolders: procedure.input(z.strictObject({ path: z.string().max(1000).nullable() })).output(
    z.strictObject({
      path: z.string(),
      parent: z.string().nullable(),
      isDataFolder: z.boolean(),
      folders: z.array(z.strictObject({ name: z.string(), path: z.string(), isDataFolder: z.boolean() })),
    }),
  ),
  /**
   * Closes the open data folder and opens another. Refuses (and keeps the present one) when that one is locked, missing, corrupt or newer, and with
   * `passphrase_required` when it is encrypted: then the call is repeated with its passphrase or recovery code.
   */
  openDataFolder: procedure
    .input(z.strictObject({ path: z.string().min(1).max(1000), secret: z.string().min(1).max(longestSecret).optional() }))
    .output(aboutSchema),
}
