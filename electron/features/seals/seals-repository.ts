import * as z from 'zod'
import type { Database } from '../../database/database.ts'
import { shortCode } from './canonical-json.ts'

/** A seal without its document, which is many megabytes and read by whoever needs it. Reopened ones stay as they were, with who reopened them and why. */
export interface StoredSeal {
  readonly id: number
  readonly cycleId: number
  readonly revision: number
  readonly sha256: string
  readonly code: string
  readonly signers: readonly string[]
  readonly sealedBy: string
  readonly sealedAt: string
  readonly reopened: { readonly by: string; readonly with: string; readonly at: string; readonly reason: string } | null
}

const signersSchema = z.array(z.string())

const headQuery = (db: Database) =>
  db.build
    .selectFrom('seal')
    .select([
      'id',
      'cycle_id',
      'revision',
      'sha256',
      'signers',
      'sealed_by',
      'sealed_at',
      'reopened_by',
      'reopened_with',
      'reopened_at',
      'reopen_reason',
    ])

function toSeal(row: ReturnType<typeof rowsOf>[number]): StoredSeal {
  const { reopened_by: by, reopened_with: second, reopened_at: at, reopen_reason: reason } = row
  return {
    id: row.id,
    cycleId: row.cycle_id,
    revision: row.revision,
    sha256: row.sha256,
    code: shortCode(row.sha256),
    signers: signersSchema.parse(JSON.parse(row.signers)),
    sealedBy: row.sealed_by,
    sealedAt: row.sealed_at,
    reopened: by === null || second === null || at === null || reason === null ? null : { by, with: second, at, reason },
  }
}

const rowsOf = (db: Database, cycleId: number) => db.all(headQuery(db).where('cycle_id', '=', cycleId).orderBy('revision', 'desc'))

/** Seals of a cycle, newest first. */
export function readSeals(db: Database, cycleId: number): readonly StoredSeal[] {
  return rowsOf(db, cycleId).map(toSeal)
}

/** The seal in force; null while the cycle is open. What exports, ranking and the second screen print is its `code`. */
export function sealInForce(db: Database, cycleId: number): StoredSeal | null {
  const [newest] = readSeals(db, cycleId)
  return newest === undefined || newest.reopened !== null ? null : newest
}

/** A seal; undefined when there is none. */
export function readSeal(db: Database, sealId: number): StoredSeal | undefined {
  const row = db.get(headQuery(db).where('id', '=', sealId))
  return row === undefined ? undefined : toSeal(row)
}

/** The packed document of a seal, as `pack` of the sealing made it. */
export function readPackedDocument(db: Database, sealId: number): Uint8Array {
  const row = db.get(db.build.selectFrom('seal_document').select('content').where('seal_id', '=', sealId))
  if (row === undefined) throw new Error(`seal ${sealId} has no document`)
  return row.content
}

/** @returns the new seal's id */
export function insertSeal(
  db: Database,
  seal: {
    readonly cycleId: number
    readonly revision: number
    readonly sha256: string
    readonly signers: readonly string[]
    readonly packed: Uint8Array
    readonly sealedBy: string
    readonly sealedAt: string
  },
): number {
  const { insertedId } = db.run(
    db.build.insertInto('seal').values({
      cycle_id: seal.cycleId,
      revision: seal.revision,
      sha256: seal.sha256,
      signers: JSON.stringify(seal.signers),
      sealed_by: seal.sealedBy,
      sealed_at: seal.sealedAt,
      reopened_by: null,
      reopened_with: null,
      reopened_at: null,
      reopen_reason: null,
    }),
  )
  db.run(db.build.insertInto('seal_document').values({ seal_id: insertedId, content: seal.packed }))
  return insertedId
}

/** Marks a seal as reopened; its document stays. */
export function markReopened(db: Database, sealId: number, reopened: { by: string; with: string; at: string; reason: string }): void {
  const { changes } = db.run(
    db.build
      .updateTable('seal')
      .set({ reopened_by: reopened.by, reopened_with: reopened.with, reopened_at: reopened.at, reopen_reason: reopened.reason })
      .where('id', '=', sealId)
      .where('reopened_at', 'is', null),
  )
  if (changes !== 1) throw new Error(`seal ${sealId} is not in force`)
}

/** Closes or opens a cycle. */
export function setCycleState(db: Database, cycleId: number, state: 'open' | 'closed'): void {
  db.run(db.build.updateTable('cycle').set({ state }).where('id', '=', cycleId))
}
