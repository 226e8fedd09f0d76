import { randomBytes } from 'node:crypto'
import { automaticAction } from '../../../shared/domain/audit.ts'
import { type AuditLine, chainStart, hashOfLine, hexOf, lineColumns } from '../../database/audit-line.ts'
import type { Database } from '../../database/database.ts'
import { digestOfSeals } from '../../database/row-seals.ts'
import { openStationKey, type StationIdentity } from '../../security/station-key.ts'
import type { DataFolder, Log } from '../app.ts'
import { type AuditEntry, anchoredActions, anchorInterval } from './audit-entry.ts'
import { type ClockAnomaly, clockAnomaly } from './clock-anomaly.ts'
import { headText, type SignedHead, signHead, writeHeadFile } from './signed-heads.ts'
import { type StartFinding, startFindings } from './start-check.ts'

/** End of the log: the newest line. */
export interface ChainEnd {
  readonly seq: number
  readonly hash: string
  readonly at: string
}

/** What the program noticed about the log and the clock since it was started. */
export interface AuditFacts {
  readonly end: ChainEnd
  readonly station: StationIdentity
  readonly clock: ClockAnomaly | null
  /** What the check at the start found; empty: nothing. */
  readonly findings: readonly StartFinding[]
}

/** The audit log of an open data folder. */
export interface AuditTrail {
  /** Adds a line, in the transaction of the change it tells of; without one it is a transaction of its own. It is written when that ends. */
  append(entry: AuditEntry): void
  /** Writes what was added in this transaction so far, for whoever reads lines in the same transaction. */
  settle(): void
  facts(): AuditFacts
  /** The present end of the log as a signed file. */
  signedHead(reason: string): SignedHead
  /** A line of the log as a signed file. */
  signLine(line: ChainEnd, reason: string): SignedHead
  /** Signs bytes with the key of this station. */
  sign(bytes: Uint8Array): { readonly key: string; readonly value: string }
}

interface TrailParts {
  readonly db: Database
  readonly folder: DataFolder
  readonly clock: () => Date
  readonly log: Log
  /** Milliseconds since some moment, which no change of the clock moves. */
  readonly uptime: () => number
}

interface LastLine {
  readonly seq: number
  readonly at: string
  readonly mono: number | null
  readonly hash: Uint8Array
}

/**
 * Opens the audit log of a data folder: checks its end, and from then on writes a line with every transaction that changes what counts.
 *
 * Lines are gathered and written as the last step of their transaction, because the last of them binds the seals of all rows as that transaction leaves
 * them. A transaction that nobody describes gets a line of the program's own. The signed head in the database is replaced with every line; every hundred
 * lines, and after what leaves the office, it is kept as a checkpoint, and put beside the database.
 *
 * @throws Error of the file system when the key of the station cannot be read or made; what `startFindings` throws
 */
export function openAuditTrail({ db, folder, clock, log, uptime }: TrailParts): AuditTrail {
  const key = openStationKey(folder.root)
  const findings = startFindings(db, folder.root, key)
  const rowSeals = db.keepRowSeals()
  const bootId = randomBytes(8).toString('hex')
  let queue: AuditEntry[] = []
  let last: LastLine | null = null
  let anomaly: ClockAnomaly | null = null
  let anchored: SignedHead | null = null

  const lastLine = (): LastLine => {
    last ??= readLast(db)
    return last
  }

  /** Writes lines; the last of them binds the row seals. */
  function write(entries: readonly AuditEntry[]): void {
    const insert = db.prepare(`INSERT INTO audit (${lineColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    const seals = digestOfSeals(db)
    for (const [index, entry] of entries.entries()) {
      const before = lastLine()
      const [at, mono] = [clock().toISOString(), Math.round(uptime())]
      const line: AuditLine = {
        seq: before.seq + 1,
        at,
        mono_ms: mono,
        boot_id: bootId,
        actor: entry.actor,
        role: roleOf(db, entry.actor),
        action: entry.action,
        object_kind: entry.objectKind,
        object_id: entry.objectId,
        outcome: entry.outcome ?? 'done',
        note: entry.note ?? '',
        detail: JSON.stringify(entry.detail ?? {}),
        seals: index === entries.length - 1 ? seals : null,
      }
      const hash = hashOfLine(before.hash, line)
      insert.run(
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
        line.seals,
        before.hash,
        hash,
      )
      last = { seq: line.seq, at, mono, hash }
      if (line.seq % anchorInterval === 0) anchor('interval')
      else if (anchoredActions.has(line.action)) anchor(line.action)
    }
    const end = lastLine()
    const signature = key.sign(headText({ station: key.fingerprint, seq: end.seq, hash: hexOf(end.hash), seals: hexOf(seals) }))
    db.prepare(
      `INSERT INTO audit_head (id, seq, hash, seals, station, public_key, signature) VALUES (1, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, seals = excluded.seals, station = excluded.station,
         public_key = excluded.public_key, signature = excluded.signature`,
    ).run(end.seq, end.hash, seals, key.fingerprint, key.publicKey, signature)
  }

  function anchor(reason: string): void {
    const end = lastLine()
    anchored = signHead(key, { seq: end.seq, hash: hexOf(end.hash), at: end.at, reason })
    const signature = Buffer.from(anchored.signature, 'base64url')
    db.prepare('INSERT INTO audit_anchor (seq, hash, at, reason, station, signature) VALUES (?, ?, ?, ?, ?, ?)').run(
      end.seq,
      end.hash,
      end.at,
      reason,
      key.fingerprint,
      signature,
    )
  }

  /** What the clock did since the last line goes before the line that noticed it. */
  function withClock(entries: readonly AuditEntry[]): readonly AuditEntry[] {
    const before = lastLine()
    const found = clockAnomaly(before.seq === 0 ? null : before, { at: clock(), mono: uptime() })
    if (found === null) return entries
    anomaly = found
    return [{ actor: '', action: 'clock_anomaly', objectKind: 'audit', objectId: null, detail: { ...found } }, ...entries]
  }

  /** Writes what was gathered. `changes`: rows changed, so that there must be a line. */
  function settle(): void {
    const changes = rowSeals.write()
    const entries = queue
    queue = []
    if (entries.length === 0 && changes !== null) {
      entries.push({
        actor: '',
        action: automaticAction,
        objectKind: 'rows',
        objectId: null,
        detail: Object.fromEntries([...changes].map(([table, [came, gone]]) => [table, { came, gone }])),
      })
    }
    if (entries.length > 0) write(withClock(entries))
  }

  db.atTransactionEnd({
    begun: () => rowSeals.mark(),
    beforeCommit: settle,
    afterCommit: () => {
      if (anchored === null) return
      try {
        writeHeadFile(folder.root, anchored)
      } catch (error) {
        // One witness less; the change itself is on the disk and must not be called failed.
        log.error('the head of the audit log could not be put beside the database', error)
      }
      anchored = null
    },
    afterRollback: () => {
      rowSeals.rollBack()
      queue = []
      last = null
      anchored = null
    },
  })

  const append = (entry: AuditEntry): void => {
    db.transaction(() => {
      queue.push(entry)
    })
  }
  const end = (): ChainEnd => {
    const { seq, hash, at } = lastLine()
    return { seq, hash: hexOf(hash), at }
  }

  db.transaction(() => {
    if (key.isNew) {
      const before = db.prepare('SELECT station FROM audit_head').pluck().get() as string | undefined
      const action = before === undefined ? 'station_key_made' : 'station_key_replaced'
      append({ actor: '', action, objectKind: 'audit', objectId: null, detail: { station: key.fingerprint, before: before ?? null } })
    }
    for (const finding of findings) {
      append({ actor: '', action: 'audit_differs', objectKind: 'audit', objectId: null, outcome: 'failed', detail: { ...finding } })
    }
    append({ actor: '', action: 'program_started', objectKind: 'audit', objectId: null, detail: { station: key.fingerprint } })
  })

  return {
    append,
    settle: () => {
      if (queue.length > 0) settle()
    },
    facts: () => ({
      end: end(),
      station: { publicKey: key.publicKey, fingerprint: key.fingerprint },
      clock: anomaly,
      findings,
    }),
    signedHead: (reason) => signHead(key, { ...end(), reason }),
    signLine: (line, reason) => signHead(key, { ...line, reason }),
    sign: (bytes) => ({ key: key.publicKey, value: key.sign(bytes).toString('base64url') }),
  }
}

function readLast(db: Database): LastLine {
  const row = db.prepare('SELECT seq, at, hash FROM audit ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; at: string; hash: Uint8Array }
    | undefined
  return row === undefined ? { seq: 0, at: '', mono: null, hash: chainStart } : { ...row, mono: null }
}

/** Roles of the account that acts, as they are now; empty where there is none of that name. */
function roleOf(db: Database, actor: string): string {
  if (actor === '') return ''
  const roles = db
    .prepare('SELECT r.role FROM account a JOIN account_role r ON r.account_id = a.id WHERE a.name = ? ORDER BY r.role')
    .pluck()
    .all(actor)
  return roles.join(' ')
}
