import { AppError } from '../../../shared/domain/app-error.ts'
import type { Database } from '../../database/database.ts'
import type { App } from '../app.ts'
import type { SignedIn } from './caller.ts'

/** Units to which a liaison group 联络组 is limited; null: everything may be seen. */
export type Scope = readonly number[] | null

/** Refuses an evaluatee of another unit as one that does not exist, so that not even its being there is told. @throws AppError `not_found` */
export function requireEvaluateeInScope(db: Database, scope: Scope, evaluateeId: number): void {
  if (scope === null) return
  const unit = db.get(db.build.selectFrom('evaluatee').select('unit_id').where('id', '=', evaluateeId))
  if (unit === undefined || !scope.includes(unit.unit_id)) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
}

/** The same for findings. @throws AppError `not_found` naming the first that is outside */
export function requireFindingsInScope(db: Database, scope: Scope, ids: readonly number[]): void {
  if (scope === null) return
  const inside = new Set(
    (
      db
        .prepare(
          `SELECT f.id FROM finding f JOIN evaluatee e ON e.id = f.evaluatee_id
           WHERE f.id IN (SELECT value FROM json_each(?)) AND e.unit_id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(ids), JSON.stringify(scope)) as { id: number }[]
    ).map(({ id }) => id),
  )
  const outside = ids.find((id) => !inside.has(id))
  if (outside !== undefined) throw new AppError('not_found', { what: 'finding', id: outside })
}

/** Files that an account sent in this run of the program and that no finding names yet. */
const uploads = new WeakMap<Database, Map<number, Set<string>>>()

/** Remembers who sent a file, so that whoever is limited to units may name it in a finding. */
export function noteUpload(app: App, who: SignedIn | null, hash: string): void {
  if (who === null) return
  const ofAll = uploads.get(app.db) ?? new Map<number, Set<string>>()
  uploads.set(app.db, ofAll)
  const own = ofAll.get(who.account.id) ?? new Set<string>()
  ofAll.set(who.account.id, own)
  own.add(hash)
}

/**
 * Refuses files that are neither evidence of a finding in the own units nor sent by the caller, as files that do not exist: naming the hash of another
 * unit's file must neither tell that it is there nor open it.
 *
 * @throws AppError `evidence_unknown`
 */
export function requireEvidenceInScope(app: App, scope: Scope, who: SignedIn | null, hashes: readonly string[]): void {
  if (scope === null) return
  const sent = who === null ? undefined : uploads.get(app.db)?.get(who.account.id)
  const inside = app.db.prepare(
    `SELECT 1 FROM finding_evidence x JOIN finding f ON f.id = x.finding_id JOIN evaluatee e ON e.id = f.evaluatee_id
     WHERE x.hash = ? AND e.unit_id IN (SELECT value FROM json_each(?)) LIMIT 1`,
  )
  const outside = hashes.find((hash) => sent?.has(hash) !== true && inside.get(hash, JSON.stringify(scope)) === undefined)
  if (outside !== undefined) throw new AppError('evidence_unknown', { field: 'evidence', hash: outside })
}
