import * as z from 'zod'
import type { FindingDraft } from '../../../shared/contract/findings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import { findingActionSchema } from '../../../shared/domain/finding-history.ts'
import type { FindingStatus } from '../../../shared/domain/finding-status.ts'
import type { Database } from '../../database/database.ts'

const codesSchema = z.array(z.string())

/** A finding as stored, its draft read back into the form of the contract (without files). */
export interface StoredFinding {
  readonly id: number
  readonly draft: Omit<FindingDraft, 'evidence'>
  readonly status: FindingStatus
  /** Signed points of the finding alone in 1/10,000, before caps; null when it moves none or its rule is gone. */
  readonly points: number | null
  readonly recordedBy: string
  readonly confirmedBy: string | null
  readonly onePersonException: boolean
  readonly closedOn: string | null
  readonly withdrawReason: string | null
  readonly version: number
}

const findingQuery = (db: Database) => db.build.selectFrom('finding').selectAll()
type FindingTableRow = NonNullable<ReturnType<typeof readRow>>
const readRow = (db: Database, id: number) => db.get(findingQuery(db).where('id', '=', id))

function toStored(row: FindingTableRow): StoredFinding {
  return {
    id: row.id,
    draft: {
      cycleId: row.cycle_id,
      evaluateeId: row.evaluatee_id,
      indicator: row.indicator,
      rule: row.rule,
      quantity: fromUnits(row.quantity),
      level: row.level,
      multipliers: codesSchema.parse(JSON.parse(row.multipliers)),
      chosen: row.chosen === null ? null : fromUnits(row.chosen),
      reason: row.reason,
      matterKey: row.matter_key,
      description: row.description,
      foundOn: row.found_on,
      source: row.source,
      deadline: row.deadline,
    },
    status: row.status,
    points: row.points,
    recordedBy: row.recorded_by,
    confirmedBy: row.confirmed_by,
    onePersonException: row.one_person_exception === 1,
    closedOn: row.closed_on,
    withdrawReason: row.withdraw_reason,
    version: row.version,
  }
}

/** @throws AppError `not_found` */
export function readFinding(db: Database, id: number): StoredFinding {
  const row = readRow(db, id)
  if (row === undefined) throw new AppError('not_found', { what: 'finding', id })
  return toStored(row)
}

/** A finding of the same matter on the same indicator that is not withdrawn, the earliest first. */
export function readSameMatter(db: Database, draft: Pick<FindingDraft, 'evaluateeId' | 'indicator' | 'matterKey'>, except: number | null) {
  return db.all(
    db.build
      .selectFrom('finding')
      .select(['id', 'rule', 'found_on', 'recorded_by'])
      .where('evaluatee_id', '=', draft.evaluateeId)
      .where('indicator', '=', draft.indicator)
      .where('matter_key', '=', draft.matterKey)
      .where('status', '<>', 'withdrawn')
      .where('id', '<>', except ?? 0)
      .orderBy('id'),
  )
}

function draftColumns(draft: Omit<FindingDraft, 'evidence'>) {
  return {
    evaluatee_id: draft.evaluateeId,
    indicator: draft.indicator,
    rule: draft.rule,
    quantity: toUnits(draft.quantity),
    level: draft.level,
    multipliers: JSON.stringify(draft.multipliers),
    chosen: draft.chosen === null ? null : toUnits(draft.chosen),
    reason: draft.reason,
    matter_key: draft.matterKey,
    description: draft.description,
    found_on: draft.foundOn,
    source: draft.source,
    deadline: draft.deadline,
  }
}

/** @returns the id of the new finding */
export function insertFinding(
  db: Database,
  finding: { readonly draft: FindingDraft; readonly status: FindingStatus; readonly points: number | null; readonly recordedBy: string },
  at: string,
): number {
  const id = db.run(
    db.build.insertInto('finding').values({
      cycle_id: finding.draft.cycleId,
      ...draftColumns(finding.draft),
      status: finding.status,
      points: finding.points,
      recorded_by: finding.recordedBy,
      confirmed_by: null,
      confirmed_at: null,
      closed_on: null,
      withdraw_reason: null,
      created_at: at,
      updated_at: at,
    }),
  ).insertedId
  writeEvidence(db, id, finding.draft.evidence)
  return id
}

/** Replaces what a finding says. @throws AppError `changed_meanwhile` when it no longer has the version that was seen */
export function replaceFinding(
  db: Database,
  seen: { readonly id: number; readonly version: number },
  finding: { readonly draft: FindingDraft; readonly status: FindingStatus; readonly points: number | null; readonly recordedBy: string },
  at: string,
): void {
  const { changes } = db.run(
    db.build
      .updateTable('finding')
      .set({
        ...draftColumns(finding.draft),
        status: finding.status,
        points: finding.points,
        recorded_by: finding.recordedBy,
        version: seen.version + 1,
        updated_at: at,
      })
      .where('id', '=', seen.id)
      .where('version', '=', seen.version),
  )
  if (changes !== 1) throw new AppError('changed_meanwhile', { id: seen.id })
  db.run(db.build.deleteFrom('finding_evidence').where('finding_id', '=', seen.id))
  writeEvidence(db, seen.id, finding.draft.evidence)
}

function writeEvidence(db: Database, id: number, evidence: FindingDraft['evidence']): void {
  evidence.forEach(({ hash, name }, position) => {
    db.run(db.build.insertInto('finding_evidence').values({ finding_id: id, position, hash, name }))
  })
}

/** What a step along the life of a finding changes beside its status. */
export interface StatusChange {
  readonly status: FindingStatus
  readonly confirmedBy?: string
  readonly confirmedAt?: string
  readonly onePersonException?: boolean
  readonly closedOn?: string | null
  readonly withdrawReason?: string
}

/** Moves a finding to another status; the caller has checked that it may go there. */
export function changeStatus(db: Database, id: number, change: StatusChange, at: string): void {
  db.run(
    db.build
      .updateTable('finding')
      .set((expression) => ({
        status: change.status,
        version: expression('version', '+', 1),
        updated_at: at,
        ...(change.confirmedBy === undefined ? {} : { confirmed_by: change.confirmedBy }),
        ...(change.confirmedAt === undefined ? {} : { confirmed_at: change.confirmedAt }),
        ...(change.onePersonException === undefined ? {} : { one_person_exception: change.onePersonException ? 1 : 0 }),
        ...(change.closedOn === undefined ? {} : { closed_on: change.closedOn }),
        ...(change.withdrawReason === undefined ? {} : { withdraw_reason: change.withdrawReason }),
      }))
      .where('id', '=', id),
  )
}

/** Files of a finding in their order. */
export function readEvidenceOf(db: Database, id: number) {
  return db.all(
    db.build
      .selectFrom('finding_evidence')
      .innerJoin('evidence', 'evidence.hash', 'finding_evidence.hash')
      .select(['evidence.hash', 'finding_evidence.name', 'evidence.bytes', 'evidence.type'])
      .where('finding_evidence.finding_id', '=', id)
      .orderBy('finding_evidence.position'),
  )
}

/** The first of the hashes that was never stored, or undefined. */
export function firstUnknownEvidence(db: Database, hashes: readonly string[]): string | undefined {
  const known = new Set(
    db
      .all(
        db.build
          .selectFrom('evidence')
          .select('hash')
          .where('hash', 'in', [...hashes]),
      )
      .map(({ hash }) => hash),
  )
  return hashes.find((hash) => !known.has(hash))
}

/** History of a finding, oldest first. */
export function readHistory(db: Database, id: number) {
  return db
    .all(
      db.build
        .selectFrom('audit')
        .select(['at', 'actor', 'action', 'note'])
        .where('object_kind', '=', 'finding')
        .where('object_id', '=', id)
        .where('outcome', '=', 'done')
        .orderBy('seq'),
    )
    .map(({ at, actor, action, note }) => ({ at, by: actor, action: findingActionSchema.parse(action), note }))
}
