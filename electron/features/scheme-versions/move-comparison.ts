import type { MovedEvaluatee, MovePreview, MoveStanding } from '../../../shared/contract/scheme-versions.ts'
import type { CompiledScheme, Ranked } from '../../scoring/index.ts'
import type { EvaluateeName } from '../results/results-repository.ts'
import { digitsOf, fixed } from '../results/results-view.ts'
import type { StoredResult } from '../results/stored-result.ts'

/** All results of a cycle under one version. */
export interface ResultsOfVersion {
  readonly compiled: CompiledScheme
  readonly results: ReadonlyMap<number, StoredResult>
  readonly provisionalRanks: ReadonlyMap<number, Ranked>
}

/**
 * Whose total, rank or grade differs between two versions, the largest change of rank first; those that become or cease to be complete before them.
 *
 * While inputs are missing, provisional totals and places are compared, for in the running year there are no others.
 */
export function compareStandings(
  before: ResultsOfVersion,
  after: ResultsOfVersion,
  names: ReadonlyMap<number, EvaluateeName>,
): Pick<MovePreview, 'counts' | 'evaluatees'> {
  const counts = { evaluatees: after.results.size, changed: 0, totals: 0, ranks: 0, grades: 0, newlyIncomplete: 0, newlyComplete: 0 }
  const moved: { readonly row: MovedEvaluatee; readonly order: readonly number[] }[] = []
  for (const [id, result] of after.results) {
    const was = before.results.get(id)
    const name = names.get(id)
    if (was === undefined || name === undefined) continue
    const [one, other] = [standing(before, was), standing(after, result)]
    const [total, rank, grade, state] = [
      one.total !== other.total,
      one.rank !== other.rank,
      one.grade !== other.grade,
      one.provisional !== other.provisional,
    ]
    if (total) counts.totals += 1
    if (rank) counts.ranks += 1
    if (grade) counts.grades += 1
    if (state && other.provisional) counts.newlyIncomplete += 1
    if (state && one.provisional) counts.newlyComplete += 1
    if (!total && !rank && !grade && !state) continue
    counts.changed += 1
    const places = one.rank === null || other.rank === null || state ? null : one.rank - other.rank
    moved.push({
      row: {
        evaluateeId: id,
        name: name.name,
        unitName: name.unitName,
        categoryName: name.categoryName,
        before: one,
        after: other,
        places,
      },
      order: [state ? 0 : 1, places === null ? 0 : -Math.abs(places), -Math.abs(unitsOf(result) - unitsOf(was))],
    })
  }
  moved.sort((a, b) => a.order.map((each, place) => each - (b.order[place] ?? 0)).find((difference) => difference !== 0) ?? 0)
  return { counts, evaluatees: moved.map(({ row }) => row) }
}

function standing({ compiled, provisionalRanks }: ResultsOfVersion, result: StoredResult): MoveStanding {
  const provisional = result.total === null
  const total = result.total ?? result.provisional
  const band = compiled.scheme.settings.bands.find(({ code }) => code === result.grade)
  return {
    total: total === null ? null : fixed(total, digitsOf(compiled)),
    rank: provisional ? (provisionalRanks.get(result.evaluateeId)?.rank ?? null) : result.rank,
    grade: band?.name ?? null,
    provisional,
  }
}

/** Only for sorting: an evaluatee without any total stands after those whose totals differ. */
function unitsOf(result: StoredResult): number {
  return result.total ?? result.provisional ?? Number.MIN_SAFE_INTEGER / 2
}

/** Leaves that block evaluatees under the new version and did not under the present one, in scheme order. */
export function lackingLeaves(
  before: ResultsOfVersion,
  after: ResultsOfVersion,
  nameOf: (evaluateeId: number) => string,
): MovePreview['lacking'] {
  const lacking = new Map<string, number[]>()
  for (const [id, { missing }] of after.results) {
    const known = new Set(before.results.get(id)?.missing ?? [])
    for (const code of missing) {
      if (known.has(code)) continue
      const ids = lacking.get(code)
      if (ids === undefined) lacking.set(code, [id])
      else ids.push(id)
    }
  }
  return after.compiled.leaves.flatMap(({ code, name }) => {
    const ids = lacking.get(code)
    return ids === undefined ? [] : [{ indicator: code, name, evaluatees: ids.length, names: ids.slice(0, 5).map(nameOf) }]
  })
}
