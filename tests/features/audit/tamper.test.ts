import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SqlConnection, shippedDriver } from '../../../electron/database/driver.ts'
import { openCopy } from '../../../electron/database/open-database.ts'
import type { App } from '../../../electron/features/app.ts'
import { type AuditCheck, type CheckAgainst, checkAudit } from '../../../electron/features/audit/check-audit.ts'
import { expectedForm } from '../../../electron/features/audit/expected-form.ts'
import type { SignedHead } from '../../../electron/features/audit/signed-heads.ts'
import { openApp } from '../../../electron/features/open-app.ts'
import { logOperation } from '../../../electron/features/operations.ts'
import { readStationIdentity } from '../../../electron/security/station-key.ts'
import { confirmFinding, makeCycle } from '../../helpers/app.ts'
import { type Draw, type Tampering, tamperings } from './tamper.ts'

const seed = Number(process.env.HENGJIAN_SEED ?? 20261122)
const rounds = 26

/** Mulberry32: the same draws for the same seed on every machine. */
function drawing(from: number): Draw {
  let state = from >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

interface Prepared {
  /** The closed database, its older copies with the number of their last line, and heads that were kept on the way. */
  readonly path: string
  readonly older: readonly string[]
  readonly heads: readonly SignedHead[]
  readonly trusted: string
  readonly form: ReadonlyMap<string, string>
}
let prepared: Prepared

const folder = mkdtempSync(join(tmpdir(), 'hengjian-tamper-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Some hundred lines over a small cycle, in a folder that stays until the suite is over. */
async function prepare(): Promise<Prepared> {
  const log = { error: (message: string) => message, info: () => undefined }
  const app: App = await openApp({ dataFolder: folder, host: 'browser', clock: () => new Date('2026-03-20T12:00:00Z'), log })
  const cycle = await makeCycle(app)
  const [older, heads]: [string[], SignedHead[]] = [[], []]
  for (let step = 0; step < 260; step += 1) {
    if (step % 80 === 0) await confirmFinding(app, cycle, cycle.evaluatees[step % 3] ?? 0)
    await app.write([], () => logOperation(app, { operator: '录入员', action: 'step', objectKind: 'cycle', objectId: step }))
    if (step % 60 === 30) {
      const path = join(folder, `older-${step}.db`)
      await app.db.copyTo(path)
      older.push(path)
    }
    if (step % 60 === 50) heads.push(app.audit.signedHead('kept'))
  }
  app.close()
  const path = join(folder, 'attacked.db')
  copyFileSync(join(folder, 'hengjian.db'), path)
  return { path, older, heads, trusted: readStationIdentity(folder)?.publicKey ?? '', form: expectedForm() }
}

beforeAll(async () => {
  prepared = await prepare()
})

function check(db: Pick<SqlConnection, 'prepare'>, change: Partial<CheckAgainst> = {}): AuditCheck {
  const steps = checkAudit(db, { trusted: prepared.trusted, heads: [], form: prepared.form, ...change })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Tampers through a second raw connection, lets `look` see it, and undoes it. */
function tampered<T>(db: SqlConnection, { work }: Tampering, draw: Draw, look: (named: ReturnType<Tampering['work']>) => T): T {
  db.exec('BEGIN')
  try {
    return look(work(db, draw))
  } finally {
    db.exec('ROLLBACK')
  }
}

function raw<T>(work: (db: SqlConnection) => T): T {
  const db = shippedDriver.open(prepared.path, { key: null })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** Whether a check names what was changed: the line (or the one after, whose link it breaks) or the table. */
function names(result: AuditCheck, named: ReturnType<Tampering['work']>): boolean {
  if (result.differenceCount === 0) return false
  if (named.table !== undefined) return result.differences.some(({ name }) => name === named.table)
  if (named.line === undefined) return result.firstBadLine !== null
  return result.firstBadLine !== null && Math.abs(result.firstBadLine - named.line) <= 1
}

describe('tampering with the file', () => {
  test('an untouched database has nothing to report, also against heads that were kept', () => {
    const result = raw((db) => check(db, { heads: prepared.heads.map((head, at) => ({ name: `${at}.head`, head })) }))

    expect(result.differences).toEqual([])
    expect(result.lines).toBeGreaterThan(260)
    expect(result.anchors).toBeGreaterThanOrEqual(2)
  })

  test(`finds every one of ${tamperings.length * rounds} manipulations and names the line or the table`, () => {
    const draw = drawing(seed)
    const missed: string[] = []
    let tried = 0
    raw((db) => {
      for (const tampering of tamperings) {
        for (let round = 0; round < rounds; round += 1) {
          tried += 1
          tampered(db, tampering, draw, (named) => {
            const result = check(db)
            if (!names(result, named))
              missed.push(`${tampering.kind}: ${JSON.stringify(named)} → ${JSON.stringify(result.differences.slice(0, 2))}`)
          })
        }
      }
    })

    console.log(`audit tampering: N = ${tried}, seed = ${seed}, missed = ${missed.length}`)
    expect(missed).toEqual([])
    expect(tried).toBeGreaterThanOrEqual(500)
  }, 120_000)

  test('finds a file that was rolled back to an older copy by a head that was kept, however much older it is', () => {
    for (const path of prepared.older) {
      const db = openCopy(path, [null])
      try {
        const lastLine = db.prepare('SELECT max(seq) FROM audit').pluck().get() as number
        for (const head of prepared.heads) {
          const result = check(db, { heads: [{ name: 'kept.head', head }] })
          // The copy is whole in itself; only a head from after it shows that something is missing.
          expect(result.differences.map(({ kind }) => kind)).toEqual(head.seq > lastLine ? ['known_head_tail'] : [])
        }
      } finally {
        db.close()
      }
    }
  })

  test('does not accept a kept head that was altered or signed by another station', () => {
    const [head] = prepared.heads
    if (head === undefined) throw new Error('no head was kept')

    const [altered] = raw((db) => check(db, { heads: [{ name: 'a', head: { ...head, seq: head.seq - 1 } }] })).differences

    expect(altered?.kind).toBe('known_head_signature')
  })

  // The control of the suite: a program that leaves one of its checks out misses what only that check finds.
  test.each([
    ['chain', 'edit a line'],
    ['head', 'append a line that follows, without the key'],
    ['rows', 'edit a row'],
    ['seals', 'edit a row and its seal'],
    ['form', 'take away a guard rail'],
    ['anchors', 'take away a checkpoint'],
  ] as const)('would miss manipulations if the check of the %s were left out', (step, kind) => {
    const tampering = tamperings.find((one) => one.kind === kind)
    if (tampering === undefined) throw new Error(kind)

    const found = raw((db) =>
      tampered(db, tampering, drawing(seed), () => ({
        whole: check(db).differenceCount,
        without: check(db, { without: new Set([step]) }).differenceCount,
      })),
    )

    expect(found.whole).toBeGreaterThan(0)
    expect(found.without).toBe(0)
  })
})
