import { AppError } from '../../../shared/domain/app-error.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import type { Database } from '../../database/database.ts'
import type { App } from '../app.ts'
import { requireOperator } from '../operations.ts'
import { readVersion } from './schemes-repository.ts'

export interface WorkingCopy {
  readonly scheme: Scheme
  readonly baseHash: string
  readonly keptAt: string
  readonly keptBy: string
}

/** The working copy of a draft, or null. */
export function readWorking(db: Database, versionId: number): WorkingCopy | null {
  const row = db.get(db.build.selectFrom('scheme_working').selectAll().where('version_id', '=', versionId))
  if (row === undefined) return null
  return { scheme: schemeSchema.parse(JSON.parse(row.content)), baseHash: row.base_hash, keptAt: row.kept_at, keptBy: row.kept_by }
}

/** Stores a working copy in place of the one before; inside the caller's transaction. */
export function writeWorking(db: Database, versionId: number, working: WorkingCopy): void {
  const row = {
    base_hash: working.baseHash,
    kept_at: working.keptAt,
    kept_by: working.keptBy,
    content: JSON.stringify(working.scheme),
  }
  db.run(
    db.build
      .insertInto('scheme_working')
      .values({ version_id: versionId, ...row })
      .onConflict((conflict) => conflict.column('version_id').doUpdateSet(row)),
  )
}

/** @returns how many working copies were given up, 0 or 1 */
export function deleteWorking(db: Database, versionId: number): number {
  return db.run(db.build.deleteFrom('scheme_working').where('version_id', '=', versionId)).changes
}

/**
 * Keeps what was changed in a draft, so that it outlives the program; no result moves and nothing is announced.
 *
 * @throws AppError `operator_required`, `scheme_frozen`, `not_found`, `changed_meanwhile` (another content was saved since it was begun)
 */
export async function keepWorking(
  app: App,
  operator: string | null,
  input: { versionId: number; scheme: Scheme; baseHash: string },
): Promise<{ keptAt: string }> {
  const keptBy = requireOperator(operator)
  const keptAt = app.clock().toISOString()
  await app.write([], () => {
    const stored = requireDraft(app.db, input.versionId)
    // A copy that was still on its way while the draft was saved would come back as a change of the content before.
    if (stored.hash !== input.baseHash && readWorking(app.db, input.versionId)?.baseHash !== input.baseHash) {
      throw new AppError('changed_meanwhile', { what: 'scheme_version', id: input.versionId })
    }
    writeWorking(app.db, input.versionId, { scheme: input.scheme, baseHash: input.baseHash, keptAt, keptBy })
  })
  return { keptAt }
}

/** Gives the working copy of a draft up. @throws AppError `operator_required` */
export async function discardWorking(app: App, operator: string | null, versionId: number): Promise<{ discarded: number }> {
  requireOperator(operator)
  return { discarded: await app.write(['schemes'], () => deleteWorking(app.db, versionId)) }
}

/** @throws AppError `not_found`, `scheme_frozen` */
export function requireDraft(db: Database, versionId: number) {
  const stored = readVersion(db, versionId)
  if (stored.state !== 'draft') throw new AppError('scheme_frozen', { id: versionId })
  return stored
}
