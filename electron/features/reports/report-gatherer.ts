import type { FindingRow } from '../../../shared/contract/findings.ts'
import type { RankedRow, RankingView } from '../../../shared/contract/results.ts'
import type { RoundingMode } from '../../../shared/domain/scheme/settings.ts'
import { pathOf } from '../../scoring/compile-scheme.ts'
import { type CompiledScheme, fromText, toDecimalText, toRoundedUnits } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { headCode } from '../audit/signed-heads.ts'
import { comparedNodes, dimensionsOf, meanOf, percentText, shareOf } from '../comparison/comparison-model.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { listCategories } from '../cycles/overview-repository.ts'
import { type DecidedStanding, readStandings } from '../decisions/standings.ts'
import { readRows } from '../findings/findings-list.ts'
import { chosenRanking, fixed } from '../results/results-view.ts'
import { type StoredNode, type StoredResult, unpackNodes } from '../results/stored-result.ts'
import { sealInForce } from '../seals/seals-repository.ts'
import type { RankingReportData, ReportCategory, ReportDecision, ReportFacts, ReportRow, ReportScore, ReportSeal } from './report-data.ts'

/** Rows gathered without yielding. */
const rowsPerStep = 100
const findingsPerStep = 500

const pause = () => new Promise<void>((resolve) => setImmediate(resolve))

/** What every report of a cycle states about itself. @throws AppError `no_cycle` */
export function gatherFacts(app: App, cycleId: number, operator: string | null): ReportFacts {
  const cycle = readCycle(app.db, cycleId)
  const { scheme } = app.results.compiled(cycleId)
  return {
    cycle: cycle.name,
    scheme: cycle.schemeName,
    version: cycle.schemeVersionNumber,
    fullMarks: scheme.points,
    digits: scheme.settings.rounding.digits,
    writtenAt: app.clock(),
    operator: operator ?? '',
    seal: gatherSeal(app, cycleId),
    audit: auditEnd(app),
  }
}

function auditEnd(app: App): ReportFacts['audit'] {
  const { seq, hash } = app.audit.facts().end
  return { seq, code: headCode(hash) }
}

function gatherSeal(app: App, cycleId: number): ReportSeal | null {
  const seal = sealInForce(app.db, cycleId)
  if (seal === null) return null
  const { code, revision, sealedBy: by, sealedAt: at, signers } = seal
  return { code, revision, by, at, signers }
}

/**
 * The ranked result of a cycle, or of one of its categories, from the stored scores: nothing is computed anew.
 *
 * Yields between steps; what is written meanwhile may be in it or not, row by row, so the caller holds the write gate.
 *
 * @throws AppError `no_cycle`
 */
export async function gatherRanking(
  app: App,
  cycleId: number,
  categoryId: number | null,
  operator: string | null,
): Promise<RankingReportData> {
  const compiled = app.results.compiled(cycleId)
  const view = chosenRanking(app, cycleId, { categoryId, places: 'category', since: null })
  const leaves = comparedNodes(compiled).filter((node) => node.part !== 'veto')
  const results = app.results.stored(cycleId)
  const gatherer = rowGatherer(
    compiled,
    results,
    readStandings(app, cycleId),
    leaves.map((leaf) => leaf.index),
  )
  const categories: ReportCategory[] = []
  for (const category of listCategories(app.db, cycleId)) {
    if (categoryId !== null && category.id !== categoryId) continue
    categories.push(await gatherCategory(compiled, view, category, gatherer, results))
  }
  return {
    facts: { ...gatherFacts(app, cycleId, operator), digits: view.digits },
    since: null,
    categories: categories.filter(({ ranked, byReference, incomplete }) => ranked.length + byReference.length + incomplete.length > 0),
    leaves: leaves.map((node) => ({
      code: node.code,
      name: node.name,
      parts: pathOf(compiled, node),
      points: node.full === null ? null : toDecimalText(node.full),
    })),
    dimensions: dimensionsOf(compiled).map(({ name }) => name),
    findings: await gatherFindings(app, cycleId, categoryId),
  }
}

type RowGatherer = (rows: readonly RankedRow[]) => Promise<ReportRow[]>

function rowGatherer(
  compiled: CompiledScheme,
  results: ReadonlyMap<number, StoredResult>,
  standings: ReadonlyMap<number, DecidedStanding>,
  nodes: readonly number[],
): RowGatherer {
  const { digits, mode } = compiled.scheme.settings.rounding
  // A province has 200,000 scores of which few thousand differ: equal ones are one object.
  const known = new Map<string, ReportScore>()
  const scoreOf = (node: StoredNode | undefined): ReportScore => {
    const state = node?.state ?? 'empty'
    const score = node?.exact == null ? null : fixed(toRoundedUnits(node.exact, mode, digits), digits)
    const key = score ?? state
    const first = known.get(key) ?? { state, score }
    known.set(key, first)
    return first
  }
  let gathered = 0
  return async (rows) => {
    const complete: ReportRow[] = []
    for (const row of rows) {
      const stored = results.get(row.evaluateeId)
      const scores = stored === undefined ? [] : unpackNodes(compiled, stored.nodes)
      complete.push({
        ...row,
        decision: decisionOf(standings.get(row.evaluateeId), row.gradeName),
        scores: nodes.map((index) => scoreOf(scores[index])),
      })
      gathered += 1
      if (gathered % rowsPerStep === 0) await pause()
    }
    return complete
  }
}

function decisionOf(standing: DecidedStanding | undefined, band: string | null): ReportDecision | null {
  if (standing === undefined || standing.total === null) return null
  const { place, computedGradeName, gradeName, open, departure } = standing
  return {
    place,
    gradeName,
    open,
    cut: open || computedGradeName === band ? null : { from: band, to: computedGradeName },
    departure:
      departure === null
        ? null
        : { place: departure.place !== null, grade: departure.grade !== null, reason: departure.reason, decidedBy: departure.decidedBy },
  }
}

async function gatherCategory(
  compiled: CompiledScheme,
  view: RankingView,
  category: { readonly id: number; readonly name: string },
  gather: RowGatherer,
  results: ReadonlyMap<number, StoredResult>,
): Promise<ReportCategory> {
  const of = (rows: readonly RankedRow[]) => rows.filter((row) => row.categoryId === category.id)
  const { digits, mode } = compiled.scheme.settings.rounding
  const ranked = of(view.ranked)
  const members = ranked.flatMap((row) => results.get(row.evaluateeId) ?? [])
  const columns = members.map((result) => unpackNodes(compiled, result.nodes))
  return {
    name: category.name,
    ranked: await gather(ranked),
    byReference: await gather(of(view.byReference)),
    incomplete: await gather(of(view.incomplete)),
    mean: meanTotal(members, mode, digits),
    dimensionMeans: dimensionsOf(compiled).map(({ nodes }) =>
      percentText(meanOf(columns.map((column) => shareOf(compiled, column, nodes)))),
    ),
  }
}

function meanTotal(members: readonly StoredResult[], mode: RoundingMode, digits: number): string | null {
  const mean = meanOf(members.map((result) => (result.exact === null ? null : fromText(result.exact))))
  return mean === null ? null : fixed(toRoundedUnits(mean, mode, digits), digits)
}

/** Gives the first of equal texts for all of them: each row that is read brings its own copies of the same names and days. */
function sharedTexts(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const first = known.get(text)
    if (first !== undefined) return first
    known.set(text, text)
    return text
  }
}

/** The findings that count, by date. */
async function gatherFindings(app: App, cycleId: number, categoryId: number | null): Promise<FindingRow[]> {
  const ids = app.db
    .prepare(
      `SELECT f.id FROM finding f JOIN evaluatee e ON e.id = f.evaluatee_id
       WHERE f.cycle_id = ? AND (? IS NULL OR e.category_id = ?) AND f.status IN ('confirmed', 'rectifying', 'verifying', 'closed')
       ORDER BY f.found_on, f.id`,
    )
    .pluck()
    .all(cycleId, categoryId, categoryId) as number[]
  const rows: FindingRow[] = []
  const one = sharedTexts()
  for (let from = 0; from < ids.length; from += findingsPerStep) {
    for (const row of readRows(app, cycleId, ids.slice(from, from + findingsPerStep))) {
      rows.push({
        ...row,
        evaluatee: one(row.evaluatee),
        indicator: one(row.indicator),
        rule: one(row.rule),
        points: row.points === null ? null : one(row.points),
        foundOn: one(row.foundOn),
        deadline: row.deadline === null ? null : one(row.deadline),
        recordedBy: one(row.recordedBy),
        confirmedBy: row.confirmedBy === null ? null : one(row.confirmedBy),
      })
    }
    await pause()
  }
  return rows
}
