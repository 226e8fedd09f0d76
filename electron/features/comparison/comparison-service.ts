import type { Comparison } from '../../../shared/contract/comparison.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { ratio } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { readJudges } from '../panels/judges-repository.ts'
import { leafMeans } from '../results/leaf-means.ts'
import { type EvaluateeName, readEvaluateeNames } from '../results/results-repository.ts'
import { digitsOf, fixed, rounded } from '../results/results-view.ts'
import { readSnapshot } from '../results/snapshots.ts'
import { type StoredResult, unpackNodes } from '../results/stored-result.ts'
import { type Column, compareColumns, percentText } from './comparison-model.ts'
import { countClosing } from './comparison-repository.ts'

/**
 * Two to eight evaluatees of a cycle side by side.
 *
 * @param since an ISO day: `moved` compares with the ranking at its end; null: no movement
 * @throws AppError `no_cycle`, `not_found` when one is not in the cycle
 */
export function compareEvaluatees(app: App, cycleId: number, evaluateeIds: readonly number[], since: string | null): Comparison {
  readCycle(app.db, cycleId)
  const compiled = app.results.compiled(cycleId)
  const results = app.results.stored(cycleId)
  const names = readEvaluateeNames(app.db, cycleId)
  const earlier = since === null ? null : readSnapshot(app.db, cycleId, since)
  const bands = compiled.scheme.settings.bands
  const closing = countClosing(app.db, evaluateeIds)

  const chosen = evaluateeIds.map((id) => {
    const name = names.get(id)
    if (name === undefined) throw new AppError('not_found', { what: 'evaluatee', id })
    return { id, name, result: results.get(id) }
  })
  const cards = chosen.map(({ id, name, result }) => {
    const standing = app.results.running(id)
    const before = earlier?.get(id)?.rank ?? null
    const band = bands.find(({ code }) => code === result?.grade)
    const { withDeadline, closed } = closing.get(id) ?? { withDeadline: 0, closed: 0 }
    return {
      evaluateeId: id,
      name: name.name,
      unitName: name.unitName,
      categoryName: name.categoryName,
      provisional: standing.provisional,
      total: standing.total === null ? null : fixed(standing.total, digitsOf(compiled)),
      raw: rounded(compiled, result?.rawExact ?? null),
      rank: standing.rank,
      of: standing.of,
      moved:
        since === null || standing.rank === null || standing.provisional
          ? null
          : earlier === null
            ? 0
            : before === null
              ? null
              : before - standing.rank,
      gradeName: band?.name ?? null,
      gradeOrder: band === undefined ? null : orderOf(bands, band.code),
      deductions: result?.deductionCount ?? 0,
      closedPercent: withDeadline === 0 ? null : percentText(ratio(closed, withDeadline)),
      participation: name.participation,
    }
  })
  const columns = chosen.map(({ result }): Column => (result === undefined ? [] : unpackNodes(compiled, result.nodes)))
  const everyone = membersOf(results, new Set(chosen.map(({ name }) => name.categoryId)), names)
  const compared = compareColumns(
    compiled,
    columns,
    everyone.map((result) => unpackNodes(compiled, result.nodes)),
  )
  return { cards, dimensions: compared.dimensions, indicators: withMeans(app, cycleId, evaluateeIds, compared.indicators) }
}

/** The cells of judged leaves with what their means are made of. */
function withMeans(
  app: App,
  cycleId: number,
  evaluateeIds: readonly number[],
  indicators: Comparison['indicators'],
): Comparison['indicators'] {
  const compiled = app.results.compiled(cycleId)
  const judges = new Map(readJudges(app.db, cycleId).map(({ id, name }) => [String(id), name]))
  const inputs = evaluateeIds.map((id) => app.results.inputsOf(id))
  return indicators.map((indicator) => {
    const leaf = compiled.leaves[compiled.leafIndexByCode.get(indicator.code) ?? -1]
    if (leaf?.method.kind !== 'judged') return indicator
    const cells = indicator.cells.map((cell, column) => {
      const marks = inputs[column]?.marks.get(leaf.index) ?? []
      return marks.length === 0 ? cell : { ...cell, means: leafMeans(leaf, marks, judges) }
    })
    return { ...indicator, cells }
  })
}

/** Place of a grade, 0 = best: bands may be written from either end. */
function orderOf(bands: readonly { readonly code: string; readonly lower: string }[], code: string): number {
  return [...bands].sort((a, b) => Number(b.lower) - Number(a.lower)).findIndex((band) => band.code === code)
}

function membersOf(
  results: ReadonlyMap<number, StoredResult>,
  categories: ReadonlySet<number>,
  names: ReadonlyMap<number, EvaluateeName>,
): readonly StoredResult[] {
  return [...results.values()].filter(
    (result) => categories.has(result.categoryId) && result.participation === 'full' && names.has(result.evaluateeId),
  )
}
