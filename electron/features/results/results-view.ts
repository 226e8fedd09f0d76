import type { RankedRow, RankingView, ResultExplanation } from '../../../shared/contract/results.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { ExplanationNode } from '../../../shared/domain/explanation.ts'
import { type CompiledScheme, fromText, toRoundedUnits } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { leafFinder } from '../own-indicators/own-leaves.ts'
import { type EvaluateeName, readEvaluateeName, readEvaluateeNames, readExplainedFindings } from './results-repository.ts'
import { type EarlierPlace, readSnapshot } from './snapshots.ts'
import type { StoredResult } from './stored-result.ts'

/** Decimal text of an exact value, rounded as the scheme says and with all its digits: `"87.30"`. */
export function rounded(compiled: CompiledScheme, exact: string | null): string | null {
  if (exact === null) return null
  const { digits, mode } = compiled.scheme.settings.rounding
  return fixed(toRoundedUnits(fromText(exact), mode, digits), digits)
}

/** Decimal text of an integer in 1/10,000 with exactly `digits` places; the integer must not have more. */
export function fixed(units: number, digits: number): string {
  const [whole = '0', fraction = ''] = fromUnits(units).split('.')
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`
}

/** Digits that a total is rounded to and printed with. */
export function digitsOf(compiled: CompiledScheme): number {
  return compiled.scheme.settings.rounding.digits
}

/** Digits that the ranking shows of a total: four where ranks follow the exact value, so that one sees why two equal scores are apart. */
function rankingDigits(compiled: CompiledScheme): number {
  return compiled.scheme.settings.rankOn === 'exact' ? 4 : digitsOf(compiled)
}

/** An exact total with the digits of the ranking. */
function totalOnRanking(compiled: CompiledScheme, exact: string | null): string | null {
  if (exact === null) return null
  const digits = rankingDigits(compiled)
  return fixed(toRoundedUnits(fromText(exact), compiled.scheme.settings.rounding.mode, digits), digits)
}

/** What a ranking shows: one category or all, places in the category or overall, movement since a day or none. */
interface RankingChoice {
  readonly categoryId: number | null
  readonly places: 'category' | 'overall'
  readonly since: string | null
}

/**
 * The ranking of a category, or of the whole cycle with overall places.
 *
 * @param since an ISO day: `moved` compares with the ranking at its end
 * @throws AppError `no_cycle`
 */
export function rankingView(app: App, cycleId: number, categoryId: number | null, since: string | null): RankingView {
  return chosenRanking(app, cycleId, { categoryId, places: categoryId === null ? 'overall' : 'category', since })
}

/** As `rankingView`, with the choice of places: a report lists all categories, each with its own places. @throws AppError `no_cycle` */
export function chosenRanking(app: App, cycleId: number, { categoryId, places, since }: RankingChoice): RankingView {
  const cycle = readCycle(app.db, cycleId)
  const compiled = app.results.compiled(cycleId)
  const names = readEvaluateeNames(app.db, cycleId)
  const overall = app.results.overall(cycleId)
  const provisionalRanks = app.results.provisionalRanks(cycleId)
  const earlier = since === null ? null : readSnapshot(app.db, cycleId, since)
  const gradeNames = new Map(compiled.scheme.settings.bands.map((band) => [band.code, band.name]))
  const leafOf = leafFinder(app, cycleId)
  const byCategory = places === 'category'

  const toRow = (result: StoredResult, name: EvaluateeName): RankedRow => {
    const everywhere = overall.get(result.evaluateeId)
    const tie = byCategory ? result.tie : (everywhere?.tie ?? null)
    const rank = byCategory ? result.rank : (everywhere?.rank ?? null)
    return {
      evaluateeId: result.evaluateeId,
      name: name.name,
      unitName: name.unitName,
      categoryId: result.categoryId,
      participation: result.participation,
      total: totalOnRanking(compiled, result.exact),
      raw: totalOnRanking(compiled, result.rawExact),
      provisional: result.provisional === null ? null : fixed(result.provisional, digitsOf(compiled)),
      provisionalRank: result.total === null ? (provisionalRanks.get(result.evaluateeId)?.rank ?? null) : null,
      rank: result.rank,
      overallRank: everywhere?.rank ?? null,
      tie:
        tie === null
          ? null
          : tie.kind === 'stands'
            ? { kind: 'stands', by: null, node: null }
            : { kind: 'broken', by: tie.by, node: tie.node },
      grade: result.grade,
      gradeName: result.grade === null ? null : (gradeNames.get(result.grade) ?? result.grade),
      vetoes: [...result.vetoes],
      base: rounded(compiled, result.base),
      bonus: rounded(compiled, result.bonus),
      deduction: rounded(compiled, result.deduction),
      moved: moved(rank, earlier?.get(result.evaluateeId), byCategory, earlier === null),
      missing: result.missing.slice(0, 5).map((code) => leafOf(result.evaluateeId, code)?.name ?? code),
      missingCount: result.missing.length,
    }
  }

  const view: RankingView = {
    scheme: cycle.schemeName,
    version: cycle.schemeVersionNumber,
    digits: rankingDigits(compiled),
    fullMarks: compiled.scheme.points,
    ranked: [],
    byReference: [],
    incomplete: [],
  }
  for (const result of app.results.stored(cycleId).values()) {
    const name = names.get(result.evaluateeId)
    if (name === undefined || (categoryId !== null && result.categoryId !== categoryId)) continue
    const list = result.participation === 'by_reference' ? view.byReference : result.state === 'complete' ? view.ranked : view.incomplete
    list.push(toRow(result, name))
  }
  view.ranked.sort((a, b) => place(a, byCategory) - place(b, byCategory))
  view.incomplete.sort((a, b) => (a.provisionalRank ?? Number.MAX_SAFE_INTEGER) - (b.provisionalRank ?? Number.MAX_SAFE_INTEGER))
  view.byReference.sort((a, b) => Number(b.total ?? -1) - Number(a.total ?? -1))
  return view
}

function place(row: RankedRow, byCategory: boolean): number {
  return (byCategory ? row.rank : row.overallRank) ?? Number.MAX_SAFE_INTEGER
}

/** Places won since then; null when not ranked now or then. Nothing kept since means that nothing moved. */
function moved(rank: number | null, earlier: EarlierPlace | undefined, byCategory: boolean, unchanged: boolean): number | null {
  if (rank === null) return null
  if (unchanged) return 0
  const before = byCategory ? earlier?.rank : earlier?.overallRank
  return before === null || before === undefined ? null : before - rank
}

/**
 * The explanation of one evaluatee, with the findings that its steps name.
 *
 * @throws AppError `not_found`
 */
export function explanationOf(app: App, evaluateeId: number): ResultExplanation {
  const name = readEvaluateeName(app.db, evaluateeId)
  const compiled = app.results.compiled(name.cycleId)
  const standing = app.results.running(evaluateeId)
  const tree = app.results.explain(evaluateeId)
  const stored = app.results.stored(name.cycleId).get(evaluateeId)
  const grade = stored?.grade ?? null
  return {
    evaluateeId,
    name: name.name,
    provisional: standing.provisional,
    total: standing.total === null ? null : fixed(standing.total, digitsOf(compiled)),
    rank: standing.rank,
    of: standing.of,
    gradeName: grade === null ? null : (compiled.scheme.settings.bands.find((band) => band.code === grade)?.name ?? grade),
    tree,
    findings: readExplainedFindings(app.db, [...findingIds(tree)]),
  }
}

function findingIds(node: ExplanationNode, into = new Set<number>()): ReadonlySet<number> {
  for (const step of node.steps) if (step.finding !== undefined) into.add(Number(step.finding))
  for (const child of node.children) findingIds(child, into)
  return into
}
