import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { type ChainedLine, hashOfLine, hexOf, lineColumns } from '../../../electron/database/audit-line.ts'
import type { SqlConnection } from '../../../electron/database/driver.ts'
import { computeSealsNow, digestOfSeals, storeSeals } from '../../../electron/database/row-seals.ts'
import { formOf } from '../../../electron/features/audit/check-audit.ts'
import { anchorText, headText } from '../../../electron/features/audit/signed-heads.ts'
import { fingerprintOf } from '../../../electron/security/station-key.ts'

/** Whole number from 0 up to but without `below`. */
export type Draw = (below: number) => number

/** One way to tamper with the file. `work` changes it and says which line, or which table, must be named; null: any finding will do. */
export interface Tampering {
  readonly kind: string
  readonly work: (db: SqlConnection, draw: Draw) => { readonly line?: number; readonly table?: string }
}

/** Takes the guard rails of the log away, as whoever edits the file would, and puts them back afterwards, so that they do not give the edit away. */
function unguarded<T>(db: SqlConnection, work: () => T): T {
  const guards = [...formOf(db)].filter(([name]) => name.startsWith('trigger audit'))
  for (const [name] of guards) db.exec(`DROP TRIGGER "${name.slice('trigger '.length)}"`)
  const result = work()
  const triggers = guards.map(([, sql]) => sql.slice(sql.indexOf('CREATE')))
  for (const sql of triggers) db.exec(sql)
  return result
}

const lines = (db: SqlConnection, from = 1): ChainedLine[] =>
  db.prepare(`SELECT ${lineColumns} FROM audit WHERE seq >= ? ORDER BY seq`).all(from) as ChainedLine[]
const last = (db: SqlConnection): number => db.prepare('SELECT max(seq) FROM audit').pluck().get() as number
/** A line of the middle: neither the first nor one of the last three. */
const middle = (db: SqlConnection, draw: Draw): number => 2 + draw(last(db) - 5)

/** Chains all lines from one on anew, as whoever does not have the key can. */
function rechain(db: SqlConnection, from: number): Buffer {
  let prev = db
    .prepare('SELECT hash FROM audit WHERE seq = ?')
    .pluck()
    .get(from - 1) as Buffer
  const update = db.prepare('UPDATE audit SET prev = ?, hash = ? WHERE seq = ?')
  for (const line of lines(db, from)) {
    const hash = hashOfLine(prev, line)
    update.run(prev, hash, line.seq)
    prev = hash
  }
  return prev
}

const changes: readonly (readonly [column: string, value: string])[] = [
  ['at', "'2026-01-01T00:00:00.000Z'"],
  ['actor', "'另一人'"],
  ['action', "'other'"],
  ['object_id', '4711'],
  ['outcome', "'refused'"],
  ['note', "note || '。'"],
  ['detail', `'{"x":1}'`],
  ['mono_ms', 'mono_ms + 1'],
  ['role', "'auditor'"],
  ['seals', 'zeroblob(32)'],
]
const edit = (db: SqlConnection, draw: Draw, seq: number): void => {
  const [column, value] = changes[draw(changes.length)] ?? ['note', "'x'"]
  db.prepare(`UPDATE audit SET ${column} = ${value} WHERE seq = ?`).run(seq)
}

/** Rows of the sample cycle that somebody might want to be different. */
const rowChanges: readonly (readonly [table: string, sql: string])[] = [
  ['mark', 'UPDATE mark SET value = value - 1 WHERE evaluatee_id = ? AND judge_id = ?'],
  ['input_value', 'UPDATE input_value SET value = value + 10000 WHERE evaluatee_id = ?'],
  ['evaluatee', "UPDATE evaluatee SET participation = 'exempt' WHERE id = ?"],
  ['unit', "UPDATE unit SET name = name || '局' WHERE id = ?"],
  ['judge', "UPDATE judge SET name = '换人' WHERE id = ?"],
  ['finding', 'UPDATE finding SET quantity = quantity + 10000 WHERE id = ?'],
  ['finding', 'DELETE FROM finding WHERE id = ?'],
  ['setting', "INSERT INTO setting (key, value) VALUES ('language', ?)"],
  ['category', "INSERT INTO category (cycle_id, name, position) VALUES (1, '丁' || ?, 9)"],
]
function editRow(db: SqlConnection, draw: Draw): string {
  const [table, sql] = rowChanges[draw(rowChanges.length)] ?? ['', '']
  if (table === 'mark') db.prepare(sql).run(1 + draw(3), 1 + draw(2))
  else db.prepare(sql).run(table === 'judge' || table === 'finding' ? 1 + draw(2) : 1 + draw(3))
  return table
}

interface OwnKey {
  readonly key: KeyObject
  readonly publicKey: string
  readonly station: string
}
let forged: OwnKey | null = null
/** A key that is not the station's. */
function ownKey(): OwnKey {
  if (forged !== null) return forged
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64url')
  forged = { key: createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })), publicKey: raw, station: fingerprintOf(raw) }
  return forged
}

/** Signs checkpoints and end with a key of one's own. */
function resign(db: SqlConnection): void {
  const { key, publicKey, station } = ownKey()
  const anchors = db.prepare('SELECT a.id, a.seq, l.hash, a.at, a.reason FROM audit_anchor a JOIN audit l ON l.seq = a.seq').all() as {
    id: number
    seq: number
    hash: Buffer
    at: string
    reason: string
  }[]
  const update = db.prepare('UPDATE audit_anchor SET hash = ?, station = ?, signature = ? WHERE id = ?')
  for (const { id, seq, hash, at, reason } of anchors) {
    const text = anchorText({ station, seq, hash: hexOf(hash), at, reason })
    update.run(hash, station, sign(null, Buffer.from(text), key), id)
  }
  const end = lines(db).at(-1)
  const seals = digestOfSeals(db)
  if (end === undefined) throw new Error('no lines')
  const text = headText({ station, seq: end.seq, hash: hexOf(end.hash), seals: hexOf(seals) })
  db.prepare('UPDATE audit_head SET seq = ?, hash = ?, seals = ?, station = ?, public_key = ?, signature = ?').run(
    end.seq,
    end.hash,
    seals,
    station,
    publicKey,
    sign(null, Buffer.from(text), key),
  )
}

function cut(db: SqlConnection, draw: Draw): number {
  const from = last(db) - draw(30)
  db.prepare('DELETE FROM audit WHERE seq >= ?').run(from)
  return from
}

/** Every way to tamper with a file that a program must notice, each with what it must name. */
export const tamperings: readonly Tampering[] = [
  {
    kind: 'edit a line',
    work: (db, draw) => {
      const seq = middle(db, draw)
      unguarded(db, () => edit(db, draw, seq))
      return { line: seq }
    },
  },
  {
    kind: 'edit a line and forge its hash',
    work: (db, draw) => {
      const seq = middle(db, draw)
      unguarded(db, () => {
        edit(db, draw, seq)
        const [line] = lines(db, seq)
        if (line !== undefined) db.prepare('UPDATE audit SET hash = ? WHERE seq = ?').run(hashOfLine(line.prev, line), seq)
      })
      return { line: seq + 1 }
    },
  },
  {
    kind: 'delete a line',
    work: (db, draw) => {
      const seq = middle(db, draw)
      unguarded(db, () => db.prepare('DELETE FROM audit WHERE seq = ?').run(seq))
      return { line: seq }
    },
  },
  {
    kind: 'delete a line and close the gap',
    work: (db, draw) => {
      const seq = middle(db, draw)
      unguarded(db, () => {
        db.prepare('DELETE FROM audit WHERE seq = ?').run(seq)
        db.prepare('UPDATE audit SET seq = -(seq - 1) WHERE seq > ?').run(seq)
        db.exec('UPDATE audit SET seq = -seq WHERE seq < 0')
      })
      return { line: seq }
    },
  },
  {
    kind: 'insert a line',
    work: (db, draw) => {
      const seq = middle(db, draw)
      unguarded(db, () => {
        db.prepare('UPDATE audit SET seq = -(seq + 1) WHERE seq >= ?').run(seq)
        db.exec('UPDATE audit SET seq = -seq WHERE seq < 0')
        db.prepare(`INSERT INTO audit SELECT ?, ${lineColumns.slice('seq, '.length)} FROM audit WHERE seq = ?`).run(seq, seq - 1)
      })
      return { line: seq }
    },
  },
  {
    kind: 'append a line that follows, without the key',
    work: (db) => {
      const end = lines(db).at(-1)
      if (end === undefined) throw new Error('no lines')
      const line = { ...end, seq: end.seq + 1, actor: '另一人' }
      db.prepare(
        `INSERT INTO audit (${lineColumns}) VALUES (@seq, @at, @mono_ms, @boot_id, @actor, @role, @action, @object_kind, @object_id, @outcome, @note,
           @detail, @seals, @prev, @hash)`,
      ).run({ ...line, prev: end.hash, hash: hashOfLine(end.hash, line) })
      return { line: end.seq }
    },
  },
  {
    kind: 'swap two lines',
    work: (db, draw) => {
      const first = middle(db, draw)
      const second = first + 1 + draw(2)
      unguarded(db, () => {
        db.prepare('UPDATE audit SET seq = -1 WHERE seq = ?').run(first)
        db.prepare('UPDATE audit SET seq = ? WHERE seq = ?').run(first, second)
        db.prepare('UPDATE audit SET seq = ? WHERE seq = -1').run(second)
      })
      return { line: first }
    },
  },
  { kind: 'cut off the end', work: (db, draw) => unguarded(db, () => ({ line: cut(db, draw) })) },
  {
    kind: 'cut off the end with its checkpoints and its head',
    work: (db, draw) =>
      unguarded(db, () => {
        const from = cut(db, draw)
        db.prepare('DELETE FROM audit_anchor WHERE seq >= ?').run(from)
        db.exec('DELETE FROM audit_head')
        return { line: from - 1 }
      }),
  },
  {
    kind: 'cut off the end and move the head back, without the key',
    work: (db, draw) =>
      unguarded(db, () => {
        const from = cut(db, draw)
        db.prepare('DELETE FROM audit_anchor WHERE seq >= ?').run(from)
        db.prepare('UPDATE audit_head SET seq = ?, hash = (SELECT hash FROM audit WHERE seq = ?)').run(from - 1, from - 1)
        return { line: from - 1 }
      }),
  },
  {
    kind: 'forge a hash',
    work: (db, draw) => {
      const seq = middle(db, draw)
      unguarded(db, () => db.prepare('UPDATE audit SET hash = ? WHERE seq = ?').run(Buffer.alloc(32, 1 + draw(255)), seq))
      return { line: seq }
    },
  },
  {
    kind: 'edit a line and chain all others anew, without the key',
    work: (db, draw) => {
      const seq = middle(db, draw)
      unguarded(db, () => {
        edit(db, draw, seq)
        const end = rechain(db, seq)
        db.prepare('UPDATE audit_head SET hash = ?').run(end)
      })
      return {}
    },
  },
  {
    kind: 'edit a line, chain all others anew and sign with another key',
    work: (db, draw) => {
      const seq = middle(db, draw)
      unguarded(db, () => {
        edit(db, draw, seq)
        rechain(db, seq)
        resign(db)
      })
      return {}
    },
  },
  {
    kind: 'replace a checkpoint',
    work: (db, draw) => {
      const ids = db.prepare('SELECT id FROM audit_anchor ORDER BY id').pluck().all() as number[]
      const id = ids[draw(ids.length)] ?? 1
      const seq = db.prepare('SELECT seq FROM audit_anchor WHERE id = ?').pluck().get(id) as number
      unguarded(db, () => {
        if (draw(2) === 0) db.prepare('UPDATE audit_anchor SET hash = ? WHERE id = ?').run(Buffer.alloc(32, 1 + draw(255)), id)
        else db.prepare('UPDATE audit_anchor SET signature = ? WHERE id = ?').run(Buffer.alloc(64, 1 + draw(255)), id)
      })
      return { line: seq }
    },
  },
  {
    kind: 'take away a checkpoint',
    work: (db, draw) => {
      const seq = 100 * (1 + draw(Math.floor(last(db) / 100)))
      unguarded(db, () => db.prepare('DELETE FROM audit_anchor WHERE seq = ?').run(seq))
      return { line: seq }
    },
  },
  { kind: 'edit a row', work: (db, draw) => unguarded(db, () => ({ table: editRow(db, draw) })) },
  {
    kind: 'edit a row and its seal',
    work: (db, draw) =>
      unguarded(db, () => {
        editRow(db, draw)
        storeSeals(db, computeSealsNow(db))
        return { line: last(db) }
      }),
  },
  {
    kind: 'edit a row, its seal, and what the head says of it',
    work: (db, draw) =>
      unguarded(db, () => {
        editRow(db, draw)
        storeSeals(db, computeSealsNow(db))
        db.prepare('UPDATE audit_head SET seals = ?').run(digestOfSeals(db))
        return { line: last(db) }
      }),
  },
  {
    kind: 'take away a guard rail',
    work: (db, draw) => {
      const names = [...formOf(db).keys()].filter((name) => name.startsWith('trigger ')).map((name) => name.slice('trigger '.length))
      const name = names[draw(names.length)] ?? ''
      db.exec(`DROP TRIGGER "${name}"`)
      return { table: `trigger ${name}` }
    },
  },
  {
    kind: 'add a trigger of one’s own',
    work: (db, draw) => {
      const table = ['mark', 'finding', 'input_value', 'decision'][draw(4)] ?? 'mark'
      db.exec(`CREATE TRIGGER quiet AFTER INSERT ON ${table} BEGIN DELETE FROM ${table} WHERE 0; END`)
      return { table: 'trigger quiet' }
    },
  },
]
