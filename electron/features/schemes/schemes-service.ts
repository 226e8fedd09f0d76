import type { NodeSum, SchemeProblem, SchemeVersion, VersionHead } from '../../../shared/contract/schemes.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { checkScheme } from '../../scoring/check-scheme.ts'
import { compileScheme } from '../../scoring/index.ts'
import { schemeSums } from '../../scoring/scheme-sums.ts'
import type { App } from '../app.ts'
import { refreshFindingPoints } from '../findings/refresh-points.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { refreshRecusals } from '../panels/recusals-service.ts'
import { refreshCountedBallots } from '../surveys/counted-ballots.ts'
import { pendingReadings } from './reading-repository.ts'
import {
  cyclesOfVersion,
  freezeVersion,
  hasScheme,
  isOnlyVersion,
  listVersions,
  readVersion,
  type StoredVersion,
  supersedeOthers,
  updateDraft,
} from './schemes-repository.ts'
import { leavesOf, readStarterSchemes, ruleCount } from './starter-schemes.ts'
import { deleteWorking, readWorking } from './working-copy.ts'

/** The schemes to begin from, with their size. */
export function listStarters() {
  return readStarterSchemes().map((scheme) => {
    const leaves = leavesOf(scheme)
    return {
      code: scheme.code,
      name: scheme.name,
      kind: scheme.kind,
      leaves: leaves.length,
      rules: leaves.reduce((sum, leaf) => sum + ruleCount(leaf), 0),
      points: scheme.points,
    }
  })
}

export function listSchemeVersions(app: App) {
  return listVersions(app.db).map((row) => ({
    id: row.id,
    schemeCode: row.scheme_code,
    name: row.name,
    number: row.number,
    kind: row.kind,
    state: row.state,
    publishedAt: row.published_at,
  }))
}

/** Live sums and problems of a scheme. */
export function inspectScheme(scheme: Scheme): { sums: NodeSum[]; problems: SchemeProblem[] } {
  return { sums: [...schemeSums(scheme)], problems: [...checkScheme(scheme)] }
}

/** What lists say of a version. */
export function versionHead(stored: StoredVersion): VersionHead {
  return {
    id: stored.id,
    schemeCode: stored.schemeCode,
    name: stored.scheme.name,
    number: stored.number,
    kind: stored.scheme.kind,
    state: stored.state,
    publishedAt: stored.publishedAt,
  }
}

/** @throws AppError `not_found` */
export function getSchemeVersion(app: App, versionId: number): SchemeVersion {
  const stored = readVersion(app.db, versionId)
  return {
    ...versionHead(stored),
    scheme: stored.scheme,
    hash: stored.hash,
    ...inspectScheme(stored.scheme),
    working: stored.state === 'draft' ? readWorking(app.db, versionId) : null,
    cycles: cyclesOfVersion(app.db, versionId),
    pendingReadings: pendingReadings(app.db, versionId),
  }
}

/**
 * Saves a draft, gives its working copy up and rescores every cycle that names it, in one transaction.
 *
 * @throws AppError `scheme_frozen` (also for another code while there are other versions), `name_taken` (the code), `changed_meanwhile` (somebody saved
 * in between), `scheme_invalid` (a problem that refuses saving; the first is named)
 */
export async function saveScheme(
  app: App,
  operator: string | null,
  input: { versionId: number; scheme: Scheme; expectedHash: string },
): Promise<SchemeVersion> {
  const by = requireOperator(operator)
  refuseInvalid(input.scheme)
  await app.gate.run(async () => {
    const stored = readVersion(app.db, input.versionId)
    if (stored.state !== 'draft') throw new AppError('scheme_frozen', { id: input.versionId })
    if (stored.hash !== input.expectedHash) throw new AppError('changed_meanwhile', { what: 'scheme_version', id: input.versionId })
    requireCode(app, stored, input.scheme.code)
    const cycles = cyclesOfVersion(app.db, input.versionId).map(({ id }) => id)
    const compiled = compileScheme(input.scheme)
    await app.results.recompute(cycles, {
      compiled,
      alongside: () => {
        for (const cycleId of cycles) refreshFindingPoints(app.db, cycleId, compiled)
        updateDraft(app.db, input.versionId, input.scheme)
        deleteWorking(app.db, input.versionId)
        logOperation(app, {
          operator: by,
          action: 'scheme_saved',
          objectKind: 'scheme_version',
          objectId: input.versionId,
          detail: { before: stored.hash },
        })
      },
    })
    app.changes.publish(['schemes', 'results', 'findings', 'inputs'])
  })
  for (const { id } of cyclesOfVersion(app.db, input.versionId)) {
    await refreshCountedBallots(app, id)
    await refreshRecusals(app, by, id)
  }
  return getSchemeVersion(app, input.versionId)
}

/**
 * Freezes a draft; the version published before it becomes superseded. Problems that refuse saving prevent it; sums that differ need
 * `acceptProblems`, and that yes is logged with what differed.
 *
 * @throws AppError `scheme_frozen`, `scheme_invalid`, `scheme_sum_problem` and `readings_pending` (with how many), `changed_meanwhile` (a working copy
 * waits to be saved)
 */
export async function publishScheme(
  app: App,
  operator: string | null,
  input: { versionId: number; acceptProblems: boolean },
): Promise<SchemeVersion> {
  const by = requireOperator(operator)
  await app.write(['schemes', 'cycles'], () => {
    const stored = readVersion(app.db, input.versionId)
    refuseInvalid(stored.scheme)
    if (readWorking(app.db, stored.id) !== null) throw new AppError('changed_meanwhile', { what: 'scheme_working', id: stored.id })
    const pending = pendingReadings(app.db, stored.id)
    if (pending !== null && pending > 0) throw new AppError('readings_pending', { pending })
    const notices = checkScheme(stored.scheme).filter(({ severity }) => severity === 'notice')
    if (notices.length > 0 && !input.acceptProblems) throw new AppError('scheme_sum_problem', { count: notices.length })
    freezeVersion(app.db, input.versionId, app.clock().toISOString())
    supersedeOthers(app.db, stored.schemeCode, stored.id)
    logOperation(app, {
      operator: by,
      action: 'scheme_published',
      objectKind: 'scheme_version',
      objectId: input.versionId,
      detail: { hash: stored.hash, accepted: notices },
    })
  })
  return getSchemeVersion(app, input.versionId)
}

/** The code stays, or becomes a free one while this is the scheme's only version: versions know each other by it. */
function requireCode(app: App, stored: StoredVersion, code: string): void {
  if (code === stored.schemeCode) return
  if (!isOnlyVersion(app.db, stored)) throw new AppError('scheme_frozen', { id: stored.id })
  if (hasScheme(app.db, code)) throw new AppError('name_taken', { name: code })
}

function refuseInvalid(scheme: Scheme): void {
  const refusing = checkScheme(scheme).find((problem) => problem.severity === 'refusing')
  if (refusing !== undefined) throw new AppError('scheme_invalid', { at: refusing.at, problem: refusing.code, ...refusing.values })
}
