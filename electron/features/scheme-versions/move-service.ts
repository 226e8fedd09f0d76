import { createHash } from 'node:crypto'
import type { MovePreview } from '../../../shared/contract/scheme-versions.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { compileScheme } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { refreshFindingPoints } from '../findings/refresh-points.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { refreshRecusals } from '../panels/recusals-service.ts'
import { readEvaluateeNames } from '../results/results-repository.ts'
import { readVersion } from '../schemes/schemes-repository.ts'
import { versionHead } from '../schemes/schemes-service.ts'
import { readWorking } from '../schemes/working-copy.ts'
import { refreshCountedBallots } from '../surveys/counted-ballots.ts'
import { compareStandings, lackingLeaves } from './move-comparison.ts'
import { uncountedFacts } from './uncounted-facts.ts'

interface Move {
  readonly cycleId: number
  readonly versionId: number
}

/**
 * What scoring a cycle by another version would change. Everything is computed by the engine from the stored facts; nothing is stored.
 *
 * @throws AppError `no_cycle`, `cycle_closed`, `not_found`, `kind_differs`
 */
export async function previewMove(app: App, move: Move): Promise<MovePreview> {
  const { cycle, from, to } = partsOf(app, move)
  const fingerprint = fingerprintOf(app, move)
  const names = readEvaluateeNames(app.db, cycle.id)
  const nameOf = namer(names, cycle.kind === 'unit')
  const before = {
    compiled: app.results.compiled(cycle.id),
    results: app.results.stored(cycle.id),
    provisionalRanks: app.results.provisionalRanks(cycle.id),
  }
  const compiled = compileScheme(to.scheme)
  const after = { compiled, ...(await app.results.underScheme(cycle.id, compiled)) }
  return {
    cycle: { id: cycle.id, name: cycle.name, year: cycle.year },
    from: versionHead(from),
    to: versionHead(to),
    unsaved: readWorking(app.db, to.id) !== null,
    ...compareStandings(before, after, names),
    uncounted: await uncountedFacts(app.db, { cycleId: cycle.id, present: before.compiled, other: compiled, nameOf }),
    lacking: lackingLeaves(before, after, nameOf),
    fingerprint,
  }
}

/** A unit by its name, a branch with its unit: offices give their branches the same names. */
function namer(names: ReturnType<typeof readEvaluateeNames>, isUnit: boolean): (evaluateeId: number) => string {
  return (id) => {
    const name = names.get(id)
    if (name === undefined) return String(id)
    return isUnit ? name.name : `${name.unitName} ${name.name}`
  }
}

function partsOf(app: App, { cycleId, versionId }: Move) {
  const cycle = requireOpenCycle(app.db, cycleId)
  const from = readVersion(app.db, cycle.schemeVersionId)
  const to = readVersion(app.db, versionId)
  if (to.scheme.kind !== cycle.kind) throw new AppError('kind_differs', { name: to.scheme.name })
  return { cycle, from, to }
}

/**
 * Names the state of everything that a preview looked at: both versions' contents, and how far the data had come. The last line of the audit log is in it beside
 * the revision, because revisions begin anew with the program.
 */
function fingerprintOf(app: App, move: Move): string {
  const { cycle, from, to } = partsOf(app, move)
  const last = app.db.get(app.db.build.selectFrom('audit').select((each) => each.fn.max('seq').as('id')))
  const state = [cycle.id, from.id, from.hash, to.id, to.hash, app.changes.revision, last?.id ?? null]
  return createHash('sha256').update(JSON.stringify(state)).digest('hex')
}

/**
 * Scores a cycle by another version from now on, exactly as previewed: after an automatic verified backup, results, places, points of findings and the
 * cycle's version change in one transaction, with a line in the operation log that holds what was before. When anything fails, nothing has changed.
 *
 * @returns how many evaluatees were scored
 * @throws AppError `operator_required`, `no_cycle`, `cycle_closed`, `not_found`, `kind_differs`, `move_outdated`, `facts_uncounted` (with how many)
 */
export async function moveCycle(
  app: App,
  operator: string | null,
  input: Move & { fingerprint: string; acceptUncounted: boolean },
): Promise<{ moved: number }> {
  const by = requireOperator(operator)
  requirePreviewed(app, input)
  const { cycle, to } = partsOf(app, input)
  const compiled = compileScheme(to.scheme)
  const present = app.results.compiled(cycle.id)
  const uncounted = await uncountedFacts(app.db, { cycleId: cycle.id, present, other: compiled, nameOf: String })
  const lost = uncounted.reduce((sum, { count }) => sum + count, 0)
  if (lost > 0 && !input.acceptUncounted) throw new AppError('facts_uncounted', { count: lost })
  await app.backup('scheme-move')
  let moved = 0
  await app.gate.run(async () => {
    // While the backup was written, somebody may have saved a finding that nobody has seen in the preview.
    requirePreviewed(app, input)
    const before = standingsOf(app, cycle.id)
    await app.results.recompute([cycle.id], {
      compiled,
      alongside: () => {
        const { changes } = app.db.run(
          app.db.build
            .updateTable('cycle')
            .set({ scheme_version_id: to.id })
            .where('id', '=', cycle.id)
            .where('scheme_version_id', '=', cycle.schemeVersionId),
        )
        if (changes !== 1) throw new AppError('move_outdated')
        refreshFindingPoints(app.db, cycle.id, compiled)
        const after = standingsOf(app, cycle.id)
        moved = after.size
        logOperation(app, {
          operator: by,
          action: 'cycle_moved',
          objectKind: 'cycle',
          objectId: cycle.id,
          detail: {
            from: cycle.schemeVersionId,
            to: to.id,
            hash: to.hash,
            uncounted: lost,
            changed: changedStandings(before, after),
          },
        })
      },
    })
    app.changes.publish(['cycles', 'schemes', 'results', 'findings', 'inputs'])
  })
  await refreshCountedBallots(app, cycle.id)
  await refreshRecusals(app, by, cycle.id)
  return { moved }
}

/** @throws AppError `move_outdated` */
function requirePreviewed(app: App, input: Move & { fingerprint: string }): void {
  if (fingerprintOf(app, input) !== input.fingerprint) throw new AppError('move_outdated')
}

type Standings = ReadonlyMap<number, readonly [total: number | null, rank: number | null]>

/** Totals (1/10,000) and places as they are stored, by evaluatee. */
function standingsOf(app: App, cycleId: number): Standings {
  const rows = app.db.all(
    app.db.build.selectFrom('result').select(['evaluatee_id', 'total', 'category_rank']).where('cycle_id', '=', cycleId),
  )
  return new Map(rows.map((row) => [row.evaluatee_id, [row.total, row.category_rank] as const]))
}

/** Evaluatee, total and place before, total and place after, of those that changed. */
function changedStandings(before: Standings, after: Standings): readonly (readonly (number | null)[])[] {
  return [...after].flatMap(([id, [total, rank]]) => {
    const [totalBefore, rankBefore] = before.get(id) ?? [null, null]
    return total === totalBefore && rank === rankBefore ? [] : [[id, totalBefore, rankBefore, total, rank]]
  })
}
