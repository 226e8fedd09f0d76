import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { isSignedBy, type StationKey } from '../../security/station-key.ts'

/** File inside a data folder that holds the newest checkpoint which the program wrote outside of the database. */
export const headFileName = 'station.head'

const hex = z.string().regex(/^[0-9a-f]{64}$/u)

/**
 * A signed head 链头 as a file: how the audit log ended when it was written. Who keeps one elsewhere can prove later that nothing before that line was
 * changed or taken away, also when the whole database was replaced by an older copy.
 */
export const signedHeadSchema = z.strictObject({
  format: z.literal('hengjian-audit-head/1'),
  station: z.string().regex(/^[0-9a-f]{16}$/u),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/u),
  seq: z.int().nonnegative(),
  hash: hex,
  at: z.iso.datetime(),
  reason: z.string().max(40),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/u),
})
export type SignedHead = z.infer<typeof signedHeadSchema>

/** What a checkpoint signs. Part of the stored form: never changed. */
export function anchorText(anchor: { station: string; seq: number; hash: string; at: string; reason: string }): string {
  return `HJ-ANCHOR1|${anchor.station}|${anchor.seq}|${anchor.hash}|${anchor.at}|${anchor.reason}`
}

/** What the signature of the present end of the log is made over. Part of the stored form: never changed. */
export function headText(head: { station: string; seq: number; hash: string; seals: string }): string {
  return `HJ-HEAD1|${head.station}|${head.seq}|${head.hash}|${head.seals}`
}

/** Signs the end of the log for a file. */
export function signHead(key: StationKey, end: { seq: number; hash: string; at: string; reason: string }): SignedHead {
  const signature = key.sign(anchorText({ station: key.fingerprint, ...end })).toString('base64url')
  return { format: 'hengjian-audit-head/1', station: key.fingerprint, publicKey: key.publicKey, ...end, signature }
}

/** Whether the file carries the signature of the key that it names. Whose key that is must be compared by its fingerprint. */
export function isSoundHead(head: SignedHead): boolean {
  return isSignedBy(head.publicKey, anchorText(head), Buffer.from(head.signature, 'base64url'))
}

/** A signed head read from a text, or null when it is none. The signature is not checked here. */
export function readHead(text: string): SignedHead | null {
  try {
    const parsed = signedHeadSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** The first 20 digits of a head's hash in five groups, as printed: `7F3A-19C2-E0B4-88D1-6A20`. */
export function headCode(hash: string): string {
  return (hash.slice(0, 20).toUpperCase().match(/.{4}/g) ?? []).join('-')
}

/** The newest head that the program put beside the database; null when there is none that can be read. */
export function readHeadFile(folder: string): SignedHead | null {
  try {
    return readHead(readFileSync(join(folder, headFileName), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Puts a head beside the database. Not flushed to the disk: it must never be ahead of what is in the database for good, and a start without it loses no more
 * than one witness of several.
 */
export function writeHeadFile(folder: string, head: SignedHead): void {
  const path = join(folder, headFileName)
  writeFileSync(`${path}.unfinished`, `${JSON.stringify(head)}\n`, { mode: 0o600 })
  renameSync(`${path}.unfinished`, path)
}

/**
 * Takes away the witness of a newer end of the log, before an older copy of the database is put in place on purpose.
 *
 * Whoever restores a backup calls this, and writes a line with the action `restored` and `lostFrom`, `lostTo` (first and last line that went) afterwards.
 */
export function forgetHeadFile(folder: string): void {
  rmSync(join(folder, headFileName), { force: true })
}
