import * as z from 'zod'
import { type AuditLine, type ChainedLine, chainStart, hashOfLine, hexOf, lineColumns } from '../../database/audit-line.ts'
import type { Database } from '../../database/database.ts'
import type { AuditTrail } from './audit-trail.ts'
import { isSoundHead, signedHeadSchema } from './signed-heads.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/u)

/**
 * A part of the chain as a file that proves itself: every line with all that its hash is made of, the hash before the first one, and the signed end of the log
 * when it was written. Lines are lists in the order of the columns. Nothing leaves the log for it; the chain goes on.
 */
export const segmentSchema = z.strictObject({
  format: z.literal('hengjian-audit-segment/1'),
  from: z.int().positive(),
  to: z.int().positive(),
  before: hex,
  lines: z.array(
    z.tuple([
      z.int(),
      z.string(),
      z.int(),
      z.string(),
      z.string(),
      z.string(),
      z.string(),
      z.string(),
      z.int().nullable(),
      z.string(),
      z.string(),
      z.string(),
      hex.nullable(),
      hex,
    ]),
  ),
  /** Signs the last line of this part. */
  head: signedHeadSchema,
})
export type AuditSegment = z.infer<typeof segmentSchema>

/** Takes a part of the chain, both ends included; only lines that exist. */
export function makeSegment(db: Database, trail: AuditTrail, from: number, to: number): AuditSegment | null {
  const rows = db.prepare(`SELECT ${lineColumns} FROM audit WHERE seq BETWEEN ? AND ? ORDER BY seq`).all(from, to) as ChainedLine[]
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return null
  return {
    format: 'hengjian-audit-segment/1',
    from: first.seq,
    to: last.seq,
    before: hexOf(first.prev),
    lines: rows.map((row) => [
      row.seq,
      row.at,
      row.mono_ms,
      row.boot_id,
      row.actor,
      row.role,
      row.action,
      row.object_kind,
      row.object_id,
      row.outcome,
      row.note,
      row.detail,
      row.seals === null ? null : hexOf(row.seals),
      hexOf(row.hash),
    ]),
    head: trail.signLine({ seq: last.seq, hash: hexOf(last.hash), at: last.at }, 'segment'),
  }
}

/** The first line of a segment that does not follow, or 0 when its signature does not fit; null when all of it does. */
export function faultOfSegment(segment: AuditSegment): number | null {
  let prev: Uint8Array = segment.from === 1 ? chainStart : Buffer.from(segment.before, 'hex')
  let seq = segment.from
  for (const [
    number,
    at,
    mono_ms,
    boot_id,
    actor,
    role,
    action,
    object_kind,
    object_id,
    outcome,
    note,
    detail,
    seals,
    hash,
  ] of segment.lines) {
    const line: AuditLine = {
      seq: number,
      at,
      mono_ms,
      boot_id,
      actor,
      role,
      action,
      object_kind,
      object_id,
      outcome,
      note,
      detail,
      seals: seals === null ? null : Buffer.from(seals, 'hex'),
    }
    if (number !== seq || hexOf(hashOfLine(prev, line)) !== hash) return seq
    prev = Buffer.from(hash, 'hex')
    seq += 1
  }
  const { head } = segment
  return isSoundHead(head) && head.seq === segment.to && head.hash === hexOf(prev) && seq === segment.to + 1 ? null : 0
}
