import type { VersionMapping } from '../../../shared/contract/scheme-versions.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { SchemeMapping } from '../../../shared/domain/scheme/mapping.ts'
import { arrange, checkMapping } from '../../../shared/domain/scheme/mapping-lines.ts'
import { mappedLeaves, proposeMapping } from '../../../shared/domain/scheme/propose-mapping.ts'
import type { App } from '../app.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { versionHead } from '../schemes/schemes-service.ts'
import { readMapping, writeMapping } from './mapping-repository.ts'
import { shownVersion } from './version-content.ts'

interface Pair {
  readonly fromId: number
  readonly toId: number
}

/**
 * How the leaves of one version continue in another. Lines that are kept stand as long as their leaves are there; the rest is proposed anew, because a
 * draft goes on changing after its mapping was begun.
 *
 * @throws AppError `not_found`
 */
export function versionMapping(app: App, { fromId, toId }: Pair): VersionMapping {
  const [from, to] = [shownVersion(app.db, fromId), shownVersion(app.db, toId)]
  const kept = readMapping(app.db, fromId, toId)
  return {
    from: versionHead(from.stored),
    to: versionHead(to.stored),
    leaves: sidesOf(mappedLeaves(from.scheme), mappedLeaves(to.scheme)),
    lines: proposeMapping(from.scheme, to.scheme, kept ?? []).map((line) => ({ ...line, from: [...line.from], to: [...line.to] })),
    kept: kept !== null,
  }
}

function sidesOf(from: ReturnType<typeof mappedLeaves>, to: ReturnType<typeof mappedLeaves>): VersionMapping['leaves'] {
  const copied = (leaves: typeof from) => leaves.map((leaf) => ({ ...leaf, path: [...leaf.path] }))
  return { from: copied(from), to: copied(to) }
}

/**
 * Keeps a mapping as a person wrote it. The kinds are taken from the lines, not from the caller.
 *
 * @throws AppError `operator_required`, `not_found`, `changed_meanwhile` when a leaf of either side is missing, stands twice or is gone
 */
export async function saveMapping(app: App, operator: string | null, input: Pair & { lines: SchemeMapping }): Promise<VersionMapping> {
  const by = requireOperator(operator)
  await app.write(['schemes'], () => {
    const { leaves } = versionMapping(app, input)
    const [wrong] = checkMapping(leaves, input.lines)
    if (wrong !== undefined) throw new AppError('changed_meanwhile', { what: 'scheme_mapping', problem: wrong.code, code: wrong.leaf })
    const lines = arrange(leaves, input.lines)
    writeMapping(app.db, input.fromId, input.toId, lines)
    logOperation(app, {
      operator: by,
      action: 'scheme_mapping_saved',
      objectKind: 'scheme_version',
      objectId: input.toId,
      detail: { from: input.fromId, confirmed: lines.filter(({ confirmed }) => confirmed).length, lines: lines.length },
    })
  })
  return versionMapping(app, input)
}

/** Keeps the first proposal between a version and the one it was copied from; inside the transaction that makes the copy. */
export function keepFirstProposal(app: App, fromId: number, toId: number): void {
  const [from, to] = [shownVersion(app.db, fromId), shownVersion(app.db, toId)]
  writeMapping(app.db, fromId, toId, proposeMapping(from.scheme, to.scheme))
}
