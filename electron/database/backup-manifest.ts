import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { writeWhole } from './whole-file.ts'

const hexSchema = z.string().regex(/^[0-9a-f]{64}$/u)

/** A seal that a backup holds, so that a restore can name what it would lose without opening anything. */
const sealFactSchema = z.strictObject({
  cycle: z.string(),
  revision: z.int(),
  sha256: hexSchema,
  sealedAt: z.string(),
  inForce: z.boolean(),
})
export type SealFact = z.infer<typeof sealFactSchema>

/** The last line of the operation log; `hash` is null where the log is not chained yet. */
const tailSchema = z.strictObject({ seq: z.int(), at: z.string().nullable(), hash: z.string().nullable() })
export type LogTail = z.infer<typeof tailSchema>

const manifestSchema = z.strictObject({
  format: z.literal('hengjian-backup/1'),
  name: z.string(),
  at: z.string(),
  reason: z.string(),
  /** Who asked for it; null when the program made it by itself. */
  madeBy: z.string().nullable(),
  program: z.string(),
  schemaVersion: z.int(),
  bytes: z.int(),
  sha256: hexSchema,
  tail: tailSchema,
  /** Rows of the tables that people know, by name. */
  counts: z.record(z.string(), z.int()),
  seals: z.array(sealFactSchema),
  /** Content of the key slots file of an encrypted data folder: without it nobody could open the backup elsewhere. Null when it is plain. */
  keySlots: z.string().nullable(),
  signature: z.strictObject({ key: z.string(), value: z.string() }).nullable(),
})
/** What stands beside a backup and says what it is; written after the copy was opened and checked, so that one with a manifest is verified. */
export type BackupManifest = z.infer<typeof manifestSchema>

/** Signs bytes with the key of this station; null where there is none. */
export type Sign = (bytes: Uint8Array) => { readonly key: string; readonly value: string } | null

/** File name of the manifest of a backup. */
export function manifestName(name: string): string {
  return `${name}.json`
}

/** The bytes that a signature is made over: the manifest without it, keys in order. */
export function signedBytes(manifest: Omit<BackupManifest, 'signature'>): Uint8Array {
  const entries = Object.entries(manifest).filter(([key]) => key !== 'signature')
  return Buffer.from(JSON.stringify(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))))
}

/** Puts the signature of this station on a manifest. */
export function signManifest(manifest: Omit<BackupManifest, 'signature'>, sign: Sign): BackupManifest {
  return { ...manifest, signature: sign(signedBytes(manifest)) }
}

/** Writes the manifest beside its backup, whole or not at all. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  await writeWhole(join(folder, manifestName(manifest.name)), JSON.stringify(manifest, null, 1))
}

/** The manifest of a backup; null when there is none, or when it is not one of ours or names another file. */
export async function readManifest(folder: string, name: string): Promise<BackupManifest | null> {
  const text = await readFile(join(folder, manifestName(name)), 'utf8').catch(() => null)
  if (text === null || text.length > 1_000_000) return null
  const parsed = manifestSchema.safeParse(jsonOf(text))
  return parsed.success && parsed.data.name === name ? parsed.data : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
