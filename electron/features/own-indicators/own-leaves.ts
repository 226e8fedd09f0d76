import { AppError } from '../../../shared/domain/app-error.ts'
import type { Database } from '../../database/database.ts'
import { ownLeaves } from '../../scoring/compile-scheme.ts'
import type { CompiledLeaf, CompiledScheme } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { parseOwnIndicators } from '../results/input-reader.ts'

/** The own leaves 自定项 of one evaluatee, ready to be scored; none where the scheme leaves no room for any. @throws AppError `not_found` */
export function readOwnLeaves(db: Database, compiled: CompiledScheme, evaluateeId: number): readonly CompiledLeaf[] {
  if (compiled.ownGroups.length === 0) return []
  const row = db.get(db.build.selectFrom('evaluatee').select('own_indicators').where('id', '=', evaluateeId))
  if (row === undefined) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
  return ownLeaves(compiled, parseOwnIndicators(row.own_indicators))
}

/** A leaf by its code: of the cycle's scheme, else of the evaluatee's own list; undefined when neither has it. */
export function leafOfEvaluatee(
  app: App,
  { cycleId, evaluateeId, indicator }: { readonly cycleId: number; readonly evaluateeId: number; readonly indicator: string },
): CompiledLeaf | undefined {
  const compiled = app.results.compiled(cycleId)
  const index = compiled.leafIndexByCode.get(indicator)
  if (index !== undefined) return compiled.leaves[index]
  return readOwnLeaves(app.db, compiled, evaluateeId).find(({ code }) => code === indicator)
}

/** Own leaves of every evaluatee of a cycle that has some, by evaluatee id. Read only where the scheme leaves room for them. */
export function readAllOwnLeaves(app: App, cycleId: number): ReadonlyMap<number, readonly CompiledLeaf[]> {
  const compiled = app.results.compiled(cycleId)
  if (compiled.ownGroups.length === 0) return noneOwn
  const rows = app.db.all(
    app.db.build
      .selectFrom('evaluatee')
      .select(['id', 'own_indicators'])
      .where('cycle_id', '=', cycleId)
      .where('own_indicators', '<>', '{}'),
  )
  return new Map(rows.map(({ id, own_indicators }) => [id, ownLeaves(compiled, parseOwnIndicators(own_indicators))]))
}
const noneOwn: ReadonlyMap<number, readonly CompiledLeaf[]> = new Map()

/**
 * Finds leaves of a cycle by evaluatee and code: those of the scheme, and each evaluatee's own. Own ones are read when the first is asked for, all at
 * once, because lists name many.
 */
export function leafFinder(app: App, cycleId: number): (evaluateeId: number, code: string) => CompiledLeaf | undefined {
  const { leaves, leafIndexByCode } = app.results.compiled(cycleId)
  let own: ReadonlyMap<number, readonly CompiledLeaf[]> | null = null
  return (evaluateeId, code) => {
    const index = leafIndexByCode.get(code)
    if (index !== undefined) return leaves[index]
    own ??= readAllOwnLeaves(app, cycleId)
    return own.get(evaluateeId)?.find((leaf) => leaf.code === code)
  }
}
