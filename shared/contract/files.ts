import * as z from 'zod'

/** Answer of `POST /files/evidence?name=<file name>` with the raw bytes (at most 50 MB): stored once per content. */
export const storedEvidenceSchema = z.strictObject({ hash: z.string(), name: z.string(), bytes: z.int(), type: z.string() })
export type StoredEvidence = z.infer<typeof storedEvidenceSchema>

/** Paths for bytes in and out; everything else that is not `/rpc/*` is the built renderer. */
export const filePaths = {
  tables: '/files/tables',
  evidence: '/files/evidence',
  exports: '/files/exports',
} as const

/** Header that names who sits at the screen, percent-encoded UTF-8, until accounts exist. */
export const operatorHeader = 'x-hengjian-operator'
