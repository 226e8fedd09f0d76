import type { CheckStep } from '../../../shared/domain/audit.ts'
import { computeSeals, digestOf, storedSeals } from '../../database/row-seals.ts'
import { fingerprintOf } from '../../security/station-key.ts'
import { type AuditDifference, differences, firstBadLine } from './audit-differences.ts'
import { type Asked, checkAnchors, checkHead, headRow, walkChain } from './check-chain.ts'
import { headCode, type SignedHead } from './signed-heads.ts'
import { checkKnownHead, checkNewestSeal } from './start-check.ts'

/** What a full check compares with, beside the database itself. */
export interface CheckAgainst {
  /** Public key of the station, from the file beside the database; null: not at hand, and the key that the database names is taken. */
  readonly trusted: string | null
  /** Heads that were kept outside, with the name of their file. */
  readonly heads: readonly { readonly name: string; readonly head: SignedHead }[]
  /** Every table, index and trigger as this version makes it; null: the database is of an older form. */
  readonly form: ReadonlyMap<string, string> | null
  /** Parts that are left out; only tests leave out any. */
  readonly without?: ReadonlySet<CheckStep | 'head' | 'known_heads' | 'seals'>
}

/** What a full check found. */
export interface AuditCheck {
  readonly lines: number
  readonly anchors: number
  /** Rows that were compared with the seals of their tables, and how many tables. */
  readonly rows: number
  readonly tables: number
  readonly end: { readonly seq: number; readonly hash: string; readonly code: string }
  /** Fingerprint of the key that signed the end, and whether it was compared with the file of the key. */
  readonly station: string
  readonly keyAtHand: boolean
  readonly heads: number
  readonly differences: readonly AuditDifference[]
  /** All of them, also those beyond the ones listed. */
  readonly differenceCount: number
  readonly firstBadLine: number | null
}

/** How far a full check is. */
export interface CheckProgress {
  readonly step: CheckStep
  readonly done: number
  readonly total: number
}

/**
 * Checks everything that the audit log promises: every line follows from the one before, every checkpoint and the end carry the signature of the station, heads
 * that were kept elsewhere are lines of this log, the rows of every table give the seals which the last line binds, and no guard rail is missing.
 *
 * The database must not change meanwhile: it is a copy, or the program that holds it writes nothing.
 */
export function* checkAudit(db: Asked, against: CheckAgainst): Generator<CheckProgress, AuditCheck> {
  const found = differences()
  const without = against.without ?? new Set()
  const count = (sql: string): number => Number(db.prepare(sql).pluck().get())
  const head = headRow(db)

  const lineTotal = count('SELECT count(*) FROM audit')
  const walked = yield* stepped('chain', lineTotal, walkChain(db, 1, without.has('chain') ? differences() : found))
  if (!without.has('head')) checkHead(db, walked, against.trusted, null, without.has('seals') ? withoutSeals(found) : found)
  if (!without.has('known_heads')) {
    for (const { name, head: known } of against.heads) checkKnownHead(db, walked, known, { key: against.trusted, name }, found)
  }
  const anchorTotal = count('SELECT count(*) FROM audit_anchor')
  const anchors = yield* stepped(
    'anchors',
    anchorTotal,
    checkAnchors(db, walked, against.trusted, without.has('anchors') ? differences() : found),
  )

  const stored = storedSeals(db)
  const rowTotal = [...stored.values()].reduce((sum, { rows }) => sum + (rows > 0 ? rows : 0), 0)
  const computed = yield* stepped('rows', rowTotal, computeSeals(db))
  let rows = 0
  for (const name of new Set([...stored.keys(), ...computed.keys()])) {
    const [expected, actual] = [stored.get(name), computed.get(name)]
    rows += actual?.rows ?? 0
    const same =
      (expected?.rows ?? 0) === (actual?.rows ?? 0) &&
      (expected === undefined ? '' : digestOf(expected).toString('hex')).replace(/^0*$/u, '') ===
        (actual === undefined ? '' : digestOf(actual).toString('hex')).replace(/^0*$/u, '')
    if (!same && !without.has('rows')) {
      found.report('rows_changed', { name, stated: String(expected?.rows ?? 0), found: String(actual?.rows ?? 0) })
    }
  }
  if (!without.has('form') && against.form !== null) checkForm(db, against.form, found.report)
  checkNewestSeal(db, found)
  yield { step: 'form', done: 1, total: 1 }
  return {
    lines: walked.lines,
    anchors,
    rows,
    tables: computed.size,
    end: { seq: walked.lastSeq, hash: walked.lastHash, code: headCode(walked.lastHash) },
    station: head === undefined ? '' : fingerprintOf(head.public_key),
    keyAtHand: against.trusted !== null,
    heads: against.heads.length,
    differences: found.list,
    differenceCount: found.count,
    firstBadLine: firstBadLine(found.list),
  }
}

type Report = ReturnType<typeof differences>['report']

function withoutSeals(found: ReturnType<typeof differences>): ReturnType<typeof differences> {
  const report: Report = (kind, place) => {
    if (kind !== 'seals_unbound') found.report(kind, place)
  }
  return { list: found.list, count: found.count, report }
}

/** Turns the counts that a part yields into how far it is. */
function* stepped<T>(step: CheckStep, total: number, work: Generator<number, T>): Generator<CheckProgress, T> {
  let done = 0
  yield { step, done, total }
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
    done += next.value
    yield { step, done, total }
  }
}

/** Every table, index and trigger of a database, by kind and name, as the table it is of and the statement that made it. */
export function formOf(db: Asked): Map<string, string> {
  const rows = db
    .prepare("SELECT type, name, tbl_name AS of, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    .all() as {
    type: string
    name: string
    of: string
    sql: string
  }[]
  return new Map(rows.map(({ type, name, of, sql }) => [`${type} ${name}`, `${of}: ${sql}`]))
}

function checkForm(db: Asked, expected: ReadonlyMap<string, string>, report: Report): void {
  const actual = formOf(db)
  for (const name of new Set([...expected.keys(), ...actual.keys()])) {
    const [stated, present] = [expected.get(name), actual.get(name)]
    if (stated === present) continue
    report('form_changed', {
      name,
      stated: stated === undefined ? '' : 'present',
      found: present === undefined ? '' : stated === undefined ? 'added' : 'changed',
    })
  }
}
