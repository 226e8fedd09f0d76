import type { Cycle } from '../../../shared/contract/cycles.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'
import { insertVersion, readVersion } from '../schemes/schemes-repository.ts'
import { readStarterScheme } from '../schemes/starter-schemes.ts'
import { insertCycle, readCycle, readCycles } from './cycles-repository.ts'

export function listCycles(app: App): Cycle[] {
  return readCycles(app.db)
}

/**
 * Begins a cycle. A starter scheme is copied into a draft version of its own, so that this office's changes stay its own; a stored version is
 * named as it is.
 *
 * @throws AppError `name_taken`, `not_found`
 */
export async function createCycle(
  app: App,
  operator: string | null,
  input: {
    year: number
    name: string
    scheme: { from: 'starter'; code: string } | { from: 'version'; id: number }
  },
): Promise<Cycle> {
  const id = await app.write(['cycles', 'schemes'], () => {
    const at = app.clock().toISOString()
    const source =
      input.scheme.from === 'starter'
        ? insertStarter(app, input.scheme.code, at)
        : { versionId: input.scheme.id, kind: readVersion(app.db, input.scheme.id).scheme.kind }
    const cycleId = insertCycle(app.db, {
      year: input.year,
      name: input.name,
      kind: source.kind,
      schemeVersionId: source.versionId,
      isSample: false,
      at,
    })
    logOperation(app, {
      operator: operator ?? '',
      action: 'cycle_created',
      objectKind: 'cycle',
      objectId: cycleId,
      detail: { name: input.name, schemeVersionId: source.versionId },
    })
    return cycleId
  })
  return readCycle(app.db, id)
}

function insertStarter(app: App, code: string, at: string) {
  const scheme = readStarterScheme(code)
  return { versionId: insertVersion(app.db, scheme, at), kind: scheme.kind }
}
