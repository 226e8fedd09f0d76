import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { Database } from '../../database/database.ts'
import { createResultsService } from '../results/materialised-results.ts'
import type { StoredResult } from '../results/stored-result.ts'
import { sameJson } from '../seals/canonical-json.ts'
import { type AuditDifference, differences } from './audit-differences.ts'
import type { AuditCheck } from './check-audit.ts'

/**
 * Scores every open cycle anew and adds the evaluatees whose stored result is not what their facts give. Stored results have no seal, because every saved
 * fact rewrites some; a closed cycle's are in its sealed document.
 *
 * Only where nothing else was found: results of facts that were changed prove nothing.
 *
 * @param db a copy that nobody writes to; nothing is stored
 */
export async function withResults(db: Database, check: AuditCheck): Promise<AuditCheck> {
  if (check.differences.some(({ kind }) => kind !== 'recorded')) return check
  const found = differences()
  const results = createResultsService({ db, clock: () => new Date(0) })
  const cycles = db.all(db.build.selectFrom('cycle').select(['id', 'name']).where('state', '=', 'open').orderBy('id'))
  for (const { id, name } of cycles) {
    const stored = readable(() => results.stored(id))
    if (stored === null) {
      found.report('result_differs', { name, stated: '—', found: '—' })
      continue
    }
    const { results: computed } = await results.underScheme(id, results.compiled(id))
    for (const evaluateeId of new Set([...computed.keys(), ...stored.keys()])) {
      const [kept, fresh] = [stored.get(evaluateeId), computed.get(evaluateeId)]
      if (kept !== undefined && fresh !== undefined && sameJson(kept, fresh)) continue
      found.report('result_differs', { name: nameOf(db, evaluateeId), stated: totalOf(kept), found: totalOf(fresh) })
    }
  }
  const list: readonly AuditDifference[] = [...check.differences, ...found.list]
  return { ...check, differences: list, differenceCount: check.differenceCount + found.count }
}

/** Null for stored results that are none any more. */
function readable<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    // The facts are as they were written, so what cannot be read are the results.
    return null
  }
}

function nameOf(db: Database, evaluateeId: number): string {
  const row = db.get(db.build.selectFrom('evaluatee').select('name').where('id', '=', evaluateeId))
  return row?.name ?? String(evaluateeId)
}

function totalOf(result: StoredResult | undefined): string {
  const total = result?.total ?? result?.provisional ?? null
  if (total === null) return '—'
  return Number.isSafeInteger(total) ? fromUnits(total) : String(total)
}
