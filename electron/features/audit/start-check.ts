import { gunzipSync } from 'node:zlib'
import type { Database } from '../../database/database.ts'
import type { StationKey } from '../../security/station-key.ts'
import { sha256 } from '../seals/canonical-json.ts'
import { type AuditDifference, type Differences, differences } from './audit-differences.ts'
import { type Asked, checkHead, headRow, walkChain } from './check-chain.ts'
import { isSoundHead, readHeadFile, type SignedHead } from './signed-heads.ts'

/** Lines at the end of the log that every start looks at. */
const tail = 300

/** What a start found; see `AuditDifference`. */
export type StartFinding = AuditDifference

/**
 * Quick check of a data folder at its opening: the last lines of the log, its signed end, the seals of the rows as the last line names them, the witness beside
 * the database, and the newest sealed result. Takes some milliseconds at any size; the full check is `checkAudit`.
 */
export function startFindings(db: Database, folder: string, key: StationKey): readonly StartFinding[] {
  const found = differences()
  const lastSeq = (db.prepare('SELECT max(seq) FROM audit').pluck().get() as number | null) ?? 0
  if (beginsNow(db, folder)) return []
  const steps = walkChain(db, Math.max(1, lastSeq - tail + 1), withoutRecorded(found))
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  checkHead(db, step.value, key.isNew ? null : key.publicKey, db.upgrade.sealsBefore, found)
  checkKnownHead(db, step.value, readHeadFile(folder), { key: key.isNew ? null : key.publicKey, name: '' }, found)
  checkNewestSeal(db, found)
  return found.list
}

/**
 * Whether the log begins with this opening, so that there is nothing to compare yet: its tables were made now, or by a start that ended before its first line.
 */
function beginsNow(db: Database, folder: string): boolean {
  if (headRow(db) !== undefined) return false
  if (db.upgrade.applied.includes(90)) return true
  const signed = db.prepare("SELECT EXISTS (SELECT 1 FROM audit WHERE boot_id <> '') OR EXISTS (SELECT 1 FROM audit_anchor)").pluck().get()
  return signed === 0 && readHeadFile(folder) === null
}

/** What an earlier start wrote down is known already. */
function withoutRecorded(found: Differences): Differences {
  return {
    ...found,
    report: (kind, place) => {
      if (kind !== 'recorded') found.report(kind, place)
    },
  }
}

/**
 * Compares the log with a head that was kept outside of the database.
 *
 * A head that lies in a stretch of the log which went with a restore is explained by the line that says so.
 *
 * @param trusted key that must have signed it, where one is at hand, and the name of the file
 */
export function checkKnownHead(
  db: Asked,
  walked: { readonly lastSeq: number; readonly restored: readonly { readonly from: number; readonly to: number }[] },
  head: SignedHead | null,
  trusted: { readonly key: string | null; readonly name: string },
  found: Differences,
): void {
  if (head === null) return
  const { seq, hash } = head
  const place = { seq, name: trusted.name }
  if (!isSoundHead(head)) {
    found.report('known_head_signature', place)
    return
  }
  if (trusted.key !== null && trusted.key !== head.publicKey) {
    found.report('known_head_foreign', { ...place, found: head.station })
    return
  }
  if (walked.restored.some(({ from, to }) => seq >= from && seq <= to)) return
  const line = db.prepare('SELECT lower(hex(hash)) FROM audit WHERE seq = ?').pluck().get(seq) as string | undefined
  if (line === undefined) {
    found.report('known_head_tail', { seq: walked.lastSeq + 1, name: trusted.name, stated: String(seq), found: String(walked.lastSeq) })
  } else if (line !== hash) found.report('known_head_differs', { ...place, stated: hash, found: line })
}

/** Compares the newest sealed document with the hash that its seal states. */
export function checkNewestSeal(db: Asked, found: Differences): void {
  const row = db
    .prepare('SELECT s.id, s.sha256, d.content FROM seal s JOIN seal_document d ON d.seal_id = s.id ORDER BY s.id DESC LIMIT 1')
    .get() as { id: number; sha256: string; content: Uint8Array } | undefined
  if (row === undefined) return
  const hash = unpackedHash(row.content)
  if (hash !== row.sha256) found.report('seal_changed', { name: String(row.id), stated: row.sha256, found: hash ?? '' })
}

function unpackedHash(content: Uint8Array): string | null {
  try {
    return sha256(gunzipSync(content))
  } catch {
    // What cannot be unpacked was changed.
    return null
  }
}
