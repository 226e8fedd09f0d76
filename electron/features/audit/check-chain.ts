import { type ChainedLine, chainStart, hashOfLine, hexOf, lineColumns, sameBytes } from '../../database/audit-line.ts'
import type { SqlStatement } from '../../database/driver.ts'
import { digestOfSeals } from '../../database/row-seals.ts'
import { fingerprintOf, isSignedBy } from '../../security/station-key.ts'
import type { Differences } from './audit-differences.ts'
import { anchorInterval } from './audit-entry.ts'
import { anchorText, headText } from './signed-heads.ts'

/** What is asked: the open database, or a copy that is opened for reading. */
export interface Asked {
  prepare(sql: string): SqlStatement
}

/** Where the walk along the chain ended, and lines on the way that explain something. */
export interface Walked {
  readonly lines: number
  readonly lastSeq: number
  readonly lastHash: string
  /** Digest of the row seals that the last line binds; null when it binds none. */
  readonly lastSeals: string | null
  /** Ranges of lines that went with a restore, with the line that says so. */
  readonly restored: readonly { readonly seq: number; readonly from: number; readonly to: number }[]
  /** Fingerprints of earlier keys of this station, with the line after which they signed no more. */
  readonly earlierKeys: ReadonlyMap<string, number>
  /** The first line that was not carried over from the older log; checkpoints begin there. */
  readonly firstOwn: number
}

const lineRows = (db: Asked, from: number): IterableIterator<ChainedLine> =>
  db.prepare(`SELECT ${lineColumns} FROM audit WHERE seq >= ? ORDER BY seq`).iterate(from) as IterableIterator<ChainedLine>

/**
 * Follows the chain from a line to its end and derives every hash anew.
 *
 * @param from first line to look at; the one before it is taken as it is
 * @returns the end; yields after every thousand lines
 */
export function* walkChain(db: Asked, from: number, found: Differences): Generator<number, Walked> {
  let expected = from
  let prev: Uint8Array = chainStart
  if (from > 1)
    prev =
      (db
        .prepare('SELECT hash FROM audit WHERE seq = ?')
        .pluck()
        .get(from - 1) as Uint8Array | undefined) ?? chainStart
  let lines = 0
  let last: ChainedLine | null = null
  let firstOwn = Number.POSITIVE_INFINITY
  const restored: { seq: number; from: number; to: number }[] = []
  const earlierKeys = new Map<string, number>()
  for (const line of lineRows(db, from)) {
    if (line.seq !== expected) found.report('line_missing', { seq: expected, found: String(line.seq) })
    if (!sameBytes(line.prev, prev)) found.report('line_unlinked', { seq: line.seq, stated: hexOf(prev), found: hexOf(line.prev) })
    const hash = hashOfLine(line.prev, line)
    if (!sameBytes(hash, line.hash)) found.report('line_changed', { seq: line.seq, stated: hexOf(line.hash), found: hexOf(hash) })
    if (line.boot_id !== '' && line.seq < firstOwn) firstOwn = line.seq
    if (line.action === 'restored') restored.push({ seq: line.seq, ...lostRange(line.detail) })
    if (line.action === 'station_key_replaced') {
      const before = fieldOf(line.detail, 'before')
      if (typeof before === 'string') earlierKeys.set(before, line.seq)
    }
    if (line.action === 'audit_differs')
      found.report('recorded', { seq: line.seq, name: String(fieldOf(line.detail, 'kind') ?? ''), stated: line.at })
    prev = line.hash
    expected = line.seq + 1
    last = line
    lines += 1
    if (lines % 1000 === 0) yield 1000
  }
  return {
    lines,
    lastSeq: last?.seq ?? 0,
    lastHash: hexOf(last?.hash ?? chainStart),
    lastSeals: last === null || last.seals === null ? null : hexOf(last.seals),
    restored,
    earlierKeys,
    firstOwn,
  }
}

function fieldOf(detail: string, name: string): unknown {
  try {
    return (JSON.parse(detail) as Record<string, unknown> | null)?.[name]
  } catch {
    // A line whose details are no JSON does not give its hash either, and is reported for that.
    return undefined
  }
}

function lostRange(detail: string): { from: number; to: number } {
  const [from, to] = [fieldOf(detail, 'lostFrom'), fieldOf(detail, 'lostTo')]
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : { from: 1, to: 0 }
}

interface HeadRow {
  seq: number
  hash: Uint8Array
  seals: Uint8Array
  station: string
  public_key: string
  signature: Uint8Array
}

/** The signed end in the database, or undefined when there is none. */
export function headRow(db: Asked): HeadRow | undefined {
  return db.prepare('SELECT seq, hash, seals, station, public_key, signature FROM audit_head').get() as HeadRow | undefined
}

/**
 * Compares the signed end in the database with the last line, with the row seals as they are stored, and with the key of the station.
 *
 * @param trusted public key that must have signed it; null: none is at hand, and the one that it names is taken
 * @param upgradedFrom digest of the row seals before a migration that has just run; null: none has
 */
export function checkHead(db: Asked, walked: Walked, trusted: string | null, upgradedFrom: Uint8Array | null, found: Differences): void {
  const head = headRow(db)
  if (head === undefined) {
    found.report('head_missing', { seq: walked.lastSeq })
    return
  }
  const text = headText({ station: head.station, seq: head.seq, hash: hexOf(head.hash), seals: hexOf(head.seals) })
  const key = trusted ?? head.public_key
  if (fingerprintOf(key) !== head.station || !isSignedBy(key, text, head.signature)) {
    found.report('head_signature', { seq: head.seq, stated: fingerprintOf(key), found: head.station })
  }
  if (head.seq > walked.lastSeq)
    found.report('tail_missing', { seq: walked.lastSeq + 1, stated: String(head.seq), found: String(walked.lastSeq) })
  else if (head.seq < walked.lastSeq || hexOf(head.hash) !== walked.lastHash) {
    found.report('head_differs', { seq: head.seq, stated: hexOf(head.hash), found: walked.lastHash })
  }
  const bound = digestOfSeals(db)
  const agreed = sameBytes(bound, head.seals) || (upgradedFrom !== null && sameBytes(upgradedFrom, head.seals))
  if (!agreed || (walked.lastSeals !== null && walked.lastSeals !== hexOf(head.seals))) {
    found.report('seals_unbound', { seq: head.seq, stated: hexOf(head.seals), found: hexOf(bound) })
  }
}

interface AnchorRow {
  seq: number
  hash: Uint8Array
  at: string
  reason: string
  station: string
  signature: Uint8Array
  line: Uint8Array | null
}

/**
 * Compares every checkpoint with its line, with its signature, and with where one must be: at every hundredth line since the log is a chain of its own.
 *
 * A checkpoint of an earlier key of this station counts without its signature when the chain says that the key was replaced: that line stands behind the
 * checkpoint, under a head that the present key signed.
 *
 * @param trusted as in `checkHead`
 * @returns how many there are; yields after every hundred
 */
export function* checkAnchors(db: Asked, walked: Walked, trusted: string | null, found: Differences): Generator<number, number> {
  const key = trusted ?? headRow(db)?.public_key ?? null
  const own = key === null ? null : fingerprintOf(key)
  const rows = db
    .prepare(
      'SELECT a.seq, a.hash, a.at, a.reason, a.station, a.signature, l.hash AS line FROM audit_anchor a LEFT JOIN audit l ON l.seq = a.seq ORDER BY a.seq, a.id',
    )
    .iterate() as IterableIterator<AnchorRow>
  const anchored = new Set<number>()
  let count = 0
  for (const anchor of rows) {
    const { seq, hash, at, reason, station, signature, line } = anchor
    count += 1
    const replaced = walked.earlierKeys.get(station)
    const text = anchorText({ station, seq, hash: hexOf(hash), at, reason })
    const signed = station === own && key !== null ? isSignedBy(key, text, signature) : replaced !== undefined && seq < replaced
    const lost = walked.restored.some(({ from, to }) => seq >= from && seq <= to)
    if (!signed) found.report('anchor_signature', { seq, stated: own ?? '', found: station })
    else if (line === null) {
      if (!lost)
        found.report('tail_missing', { seq: Math.min(seq, walked.lastSeq + 1), stated: String(seq), found: String(walked.lastSeq) })
    } else if (sameBytes(line, hash)) anchored.add(seq)
    else if (!lost) found.report('anchor_differs', { seq, stated: hexOf(hash), found: hexOf(line) })
    if (count % 100 === 0) yield 100
  }
  const first = Math.ceil(walked.firstOwn / anchorInterval) * anchorInterval
  for (let seq = first; seq <= walked.lastSeq; seq += anchorInterval) if (!anchored.has(seq)) found.report('anchor_missing', { seq })
  return count
}
