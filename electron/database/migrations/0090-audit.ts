import { type AuditLine, chainStart, hashOfLine, lineColumns } from '../audit-line.ts'
import type { SqlConnection } from '../driver.ts'
import type { Migration } from '../migration.ts'
import { computeSealsNow, digestOfSeals, storeSeals } from '../row-seals.ts'

/** What the triggers of the audit log raise. */
const onlyGrows = 'the audit log only grows'

/**
 * The operation log becomes the audit log 审计日志: a chain of hashes that only grows, with signed checkpoints, and seals over all rows that count.
 *
 * `audit_head` is the one row that changes with every line: it is signed by the key of the station, so that a missing end of the chain shows. `row_seal` holds
 * per table how many rows there are and the sum of their hashes. The triggers are guard rails; what cannot be undone is the chain.
 */
export const audit: Migration = {
  version: 90,
  name: 'audit',
  sql: `
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  mono_ms INTEGER NOT NULL, -- since the start of the program that wrote it
  boot_id TEXT NOT NULL, -- of the start of the program; empty: older than this log
  actor TEXT NOT NULL, -- empty: the program itself
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id INTEGER, -- NULL: it concerns no single row
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused', 'failed')),
  note TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  seals BLOB, -- digest of the row seals after the transaction; NULL: another line of the same transaction follows, or none were kept yet
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_of_object ON audit (object_kind, object_id, seq);
CREATE INDEX audit_of_action ON audit (action, object_id, seq);

CREATE TABLE audit_anchor (
  id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  station TEXT NOT NULL, -- fingerprint of the key
  signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
CREATE INDEX audit_anchor_of_line ON audit_anchor (seq);

CREATE TABLE audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  seals BLOB NOT NULL CHECK (length(seals) = 32),
  station TEXT NOT NULL,
  public_key TEXT NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TABLE row_seal (
  name TEXT PRIMARY KEY,
  rows INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT, WITHOUT ROWID;
`,
  run: (connection) => {
    carryOver(connection)
    connection.exec(`
DROP TABLE operation;
CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
  OR NEW.prev IS NOT (SELECT coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32)))
BEGIN SELECT RAISE(ABORT, '${onlyGrows}'); END;
CREATE TRIGGER audit_is_frozen BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, '${onlyGrows}'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, '${onlyGrows}'); END;
CREATE TRIGGER audit_anchor_is_frozen BEFORE UPDATE ON audit_anchor BEGIN SELECT RAISE(ABORT, '${onlyGrows}'); END;
CREATE TRIGGER audit_anchor_stays BEFORE DELETE ON audit_anchor BEGIN SELECT RAISE(ABORT, '${onlyGrows}'); END;
CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, '${onlyGrows}'); END;
`)
    storeSeals(connection, computeSealsNow(connection))
    const sealed = connection.prepare('SELECT count(*) FROM audit').pluck().get() as number
    // The rows stand as they are from here on; the line that says so is the first that binds them.
    if (sealed > 0) append(connection, { ...begun(connection), seals: digestOfSeals(connection) })
  },
}

/** Chains the lines of the operation log in their order, with the words that they had. */
function carryOver(connection: SqlConnection): void {
  const rows = connection.prepare('SELECT * FROM operation ORDER BY id').all() as {
    at: string
    operator: string
    action: string
    object_kind: string
    object_id: number | null
    note: string
    detail: string
  }[]
  for (const [index, { operator, ...row }] of rows.entries()) append(connection, { ...older, ...row, seq: index + 1, actor: operator })
}

const older = { mono_ms: 0, boot_id: '', role: '', outcome: 'done', seals: null } as const

/** The first line of the chain's own; dated as the last line that was carried over, because a migration has no clock. */
function begun(connection: SqlConnection): AuditLine {
  const last = connection.prepare('SELECT seq, at FROM audit ORDER BY seq DESC LIMIT 1').get() as { seq: number; at: string }
  return {
    ...older,
    seq: last.seq + 1,
    at: last.at,
    actor: '',
    action: 'audit_begun',
    object_kind: 'audit',
    object_id: null,
    note: '',
    detail: JSON.stringify({ carriedOver: last.seq }),
  }
}

function append(connection: SqlConnection, line: AuditLine): void {
  const last = connection.prepare('SELECT hash FROM audit ORDER BY seq DESC LIMIT 1').pluck().get() as Uint8Array | undefined
  const prev = last ?? chainStart
  connection
    .prepare(`INSERT INTO audit (${lineColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(
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
      prev,
      hashOfLine(prev, line),
    )
}
