import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditCheckEvent, AuditDetail, AuditFilter, AuditPage, AuditState, HeadVerdict } from '../../../shared/contract/audit.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { databaseKeys } from '../encryption/key-ring.ts'
import { logOperation } from '../operations.ts'
import { differences } from './audit-differences.ts'
import { readLine, readPage } from './audit-repository.ts'
import type { Walked } from './check-chain.ts'
import { checkInThread } from './checking-thread.ts'
import { headCode, readHead, readHeadFile } from './signed-heads.ts'
import { checkKnownHead } from './start-check.ts'

/** What the program noticed about the log and the clock since it was started. */
export function auditState(app: App): AuditState {
  const { end, station, clock, findings } = app.audit.facts()
  return {
    end: { ...end, code: headCode(end.hash) },
    station: station.fingerprint,
    clock,
    findings: findings.map((finding) => ({ ...finding })),
  }
}

/** How long the same reading of the same person is one reading, in milliseconds. */
const oneReading = 10 * 60_000
const readings = new WeakMap<App['db'], Map<string, number>>()

/** A page of the log. Reading it is itself logged, once for each person and filter within some minutes. */
export async function listAudit(
  app: App,
  operator: string | null,
  { filter, before, limit }: { filter: AuditFilter; before: number | null; limit: number },
): Promise<AuditPage> {
  const known = readings.get(app.db) ?? new Map<string, number>()
  readings.set(app.db, known)
  const reading = JSON.stringify([operator, filter])
  const last = known.get(reading)
  if (last === undefined || app.uptime() - last > oneReading) {
    if (known.size > 1000) known.clear()
    known.set(reading, app.uptime())
    const narrowed = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '' && value !== null && value !== false))
    await app.write([], () =>
      logOperation(app, { operator: operator ?? '', action: 'audit_read', objectKind: 'audit', objectId: null, detail: narrowed }),
    )
  }
  return readPage(app.db, filter, before, limit)
}

/** One line with its details. @throws AppError `not_found` */
export function auditLine(app: App, seq: number): AuditDetail {
  const line = readLine(app.db, seq)
  if (line === undefined) throw new AppError('not_found', { what: 'audit', id: seq })
  return line
}

/**
 * Checks the whole log and all rows: copies the database under the write gate, so that log, rows and witness are of one moment, and reads the copy in a thread
 * of its own. What came of it is written into the log.
 *
 * @throws AppError `disk_full` and the like when there is no room for the copy
 */
export async function* verifyAudit(app: App, operator: string | null, signal: AbortSignal): AsyncGenerator<AuditCheckEvent, void> {
  const path = join(app.folder.backups, `audit-check-${randomUUID()}.unfinished`)
  try {
    yield { step: 'copy', done: 0, total: 1 }
    const witness = await app.gate.run(async () => {
      const head = readHeadFile(app.folder.root)
      await app.db.copyTo(path)
      return head
    })
    yield { step: 'copy', done: 1, total: 1 }
    const heads = witness === null ? [] : [{ name: 'station.head', head: witness }]
    const { publicKey } = app.audit.facts().station
    for await (const message of checkInThread({ path, keys: databaseKeys(app.keys), trusted: publicKey, heads }, signal)) {
      if ('progress' in message) yield message.progress
      else {
        const { result } = message
        await app.write([], () =>
          logOperation(app, {
            operator: operator ?? '',
            action: 'audit_verified',
            objectKind: 'audit',
            objectId: null,
            outcome: result.differenceCount === 0 ? 'done' : 'failed',
            detail: { lines: result.lines, rows: result.rows, differences: result.differenceCount, firstBadLine: result.firstBadLine },
          }),
        )
        yield { result: { ...result, differences: result.differences.map((difference) => ({ ...difference })) } }
      }
    }
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${path}${suffix}`, { force: true })
  }
}

const verdicts = {
  known_head_signature: 'signature',
  known_head_foreign: 'foreign',
  known_head_tail: 'tail',
  known_head_differs: 'differs',
} as const

/** Compares a head that somebody kept with the log as it is. That it was compared is written into the log. */
export async function checkKeptHead(app: App, operator: string | null, content: string): Promise<HeadVerdict> {
  const { end, station } = app.audit.facts()
  const head = readHead(content)
  const restored = restoredRanges(app)
  const found = differences()
  checkKnownHead(app.db, { lastSeq: end.seq, restored }, head, { key: station.publicKey, name: '' }, found)
  const kind = found.list[0]?.kind
  const explained = head !== null && kind === undefined && restored.some(({ from, to }) => head.seq >= from && head.seq <= to)
  const verdict =
    head === null ? 'unreadable' : kind === undefined ? (explained ? 'explained' : 'fits') : verdicts[kind as keyof typeof verdicts]
  await app.write([], () =>
    logOperation(app, {
      operator: operator ?? '',
      action: 'audit_head_checked',
      objectKind: 'audit',
      objectId: null,
      outcome: verdict === 'fits' || verdict === 'explained' ? 'done' : 'failed',
      detail: { verdict, head: head?.seq ?? null },
    }),
  )
  return { verdict, seq: head?.seq ?? null, at: head?.at ?? null, station: head?.station ?? null, lastSeq: end.seq }
}

function restoredRanges(app: App): Walked['restored'] {
  const rows = app.db
    .prepare("SELECT seq, detail ->> 'lostFrom' AS lostFrom, detail ->> 'lostTo' AS lostTo FROM audit WHERE action = 'restored'")
    .all() as { seq: number; lostFrom: unknown; lostTo: unknown }[]
  return rows.flatMap(({ seq, lostFrom, lostTo }) =>
    typeof lostFrom === 'number' && typeof lostTo === 'number' ? [{ seq, from: lostFrom, to: lostTo }] : [],
  )
}
