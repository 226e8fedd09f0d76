import { hash } from 'node:crypto'

/** A line of the audit log 审计日志 without what chains it to the one before. `mono_ms` counts from the start of the program that wrote it. */
export interface AuditLine {
  readonly seq: number
  readonly at: string
  readonly mono_ms: number
  readonly boot_id: string
  readonly actor: string
  readonly role: string
  readonly action: string
  readonly object_kind: string
  readonly object_id: number | null
  readonly outcome: string
  readonly note: string
  readonly detail: string
  /** Digest of all row seals after the transaction of the line; NULL where other lines of the transaction follow, or none were kept yet. */
  readonly seals: Uint8Array | null
}

/** A line as it is stored. */
export interface ChainedLine extends AuditLine {
  readonly prev: Uint8Array
  readonly hash: Uint8Array
}

/** What stands as `prev` in the first line. */
export const chainStart: Uint8Array = new Uint8Array(32)

/** Columns of a stored line in the order of the table. */
export const lineColumns =
  'seq, at, mono_ms, boot_id, actor, role, action, object_kind, object_id, outcome, note, detail, seals, prev, hash' as const

/**
 * Hash of a line: SHA-256 over `AUD1`, the suite, the hash of the line before and the line's canonical text.
 *
 * The canonical text is a JSON list of the columns in a fixed order, so that it needs no sorting and every column stands at its own place; blobs are
 * written in hex. Part of the stored form: never changed.
 */
export function hashOfLine(prev: Uint8Array, line: AuditLine): Buffer {
  const text = JSON.stringify([
    line.seq,
    line.at,
    line.mono_ms,
    line.boot_id,
    line.actor,
    line.role,
    line.action,
    line.object_kind,
    line.object_id,
    line.outcome,
    line.note,
    line.detail,
    line.seals === null ? null : hexOf(line.seals),
  ])
  return hash('sha256', `AUD1|intl|${hexOf(prev)}|${text}`, 'buffer')
}

/** Lower-case hex of bytes. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

/** Whether two byte strings are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && Buffer.compare(a, b) === 0
}
