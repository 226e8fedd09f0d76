import * as z from 'zod'

/** Answer of `POST /files/evidence?name=<file name>` with the raw bytes (at most 50 MB): stored once per content. */
export const storedEvidenceSchema = z.strictObject({ hash: z.string(), name: z.string(), bytes: z.int(), type: z.string() })
export type StoredEvidence = z.infer<typeof storedEvidenceSchema>
