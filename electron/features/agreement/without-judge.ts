import type { WithoutJudge } from '../../../shared/contract/agreement.ts'
import type { CompiledScheme, EvaluateeInputs, Ranked } from '../../scoring/index.ts'
import { quotaPlaces } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readJudgeNames } from './agreement-repository.ts'
import { scopeOf } from './agreement-scopes.ts'

type Places = ReadonlyMap<number, Ranked>
type Supposed = Awaited<ReturnType<App['results']['supposing']>>

/** Places of a category as they are and without each judge. */
export interface WithoutEachJudge {
  readonly ranked: number
  readonly provisional: boolean
  readonly judges: WithoutJudge[]
}

/**
 * The ranking of a category without each judge of a panel in turn, computed by the engine from the stored facts: how firm the order is, as information.
 *
 * All marks of the judge are left out, in every panel. While evaluatees lack inputs both rankings are the provisional ones. Where somebody would lose the
 * total with the judge, only that is said: places with and without a total are not comparable.
 *
 * @throws AppError `no_cycle`, `not_found`
 */
export async function rankingWithoutJudges(
  app: App,
  cycleId: number,
  panelId: number | null,
  categoryId: number,
): Promise<WithoutEachJudge> {
  const scope = scopeOf(app, cycleId, panelId)
  const compiled = app.results.compiled(cycleId)
  const names = readJudgeNames(app.db, cycleId)
  const evaluatees = new Map(scope.evaluatees.map(({ id, name }) => [id, name]))
  const before = await app.results.supposing(cycleId, categoryId, (inputs) => inputs)
  const judges: WithoutJudge[] = []
  for (const judgeId of scope.judgeIds) {
    const after = await app.results.supposing(cycleId, categoryId, (inputs) => withoutMarksOf(inputs, String(judgeId)))
    judges.push({
      judgeId,
      name: names.get(String(judgeId)) ?? String(judgeId),
      ...difference(compiled, before, after, (id) => evaluatees.get(id) ?? String(id)),
    })
  }
  const { provisionalRanks, results } = before
  return { ranked: provisionalRanks.size, provisional: [...provisionalRanks.keys()].some((id) => results.get(id)?.total === null), judges }
}

function withoutMarksOf(inputs: EvaluateeInputs, judge: string): EvaluateeInputs {
  return { ...inputs, marks: new Map([...inputs.marks].map(([leaf, marks]) => [leaf, marks.filter((mark) => mark.judge !== judge)])) }
}

function difference(
  compiled: CompiledScheme,
  before: Supposed,
  after: Supposed,
  nameOf: (id: number) => string,
): Omit<WithoutJudge, 'judgeId' | 'name'> {
  const now = before.provisionalRanks
  const withoutTotal = [...now.keys()].filter(
    (id) => before.results.get(id)?.total !== null && after.results.get(id)?.total === null,
  ).length
  if (withoutTotal > 0) return { changed: 0, moves: [], lines: [], withoutTotal }
  const then = after.provisionalRanks
  const moves = [...now].flatMap(([id, { rank }]) => {
    const other = then.get(id)
    return other === undefined || other.rank === rank ? [] : [{ evaluateeId: id, name: nameOf(id), from: rank, to: other.rank }]
  })
  return {
    changed: moves.length,
    moves: moves.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || a.from - b.from),
    lines: linesOf(compiled, now.size).map((line) => {
      const within = (places: Places, id: number) => (places.get(id)?.rank ?? Number.POSITIVE_INFINITY) <= line.places
      const crossing = (from: Places, to: Places) => [...now.keys()].filter((id) => within(to, id) && !within(from, id)).map(nameOf)
      return { ...line, in: crossing(now, then), out: crossing(then, now) }
    }),
    withoutTotal,
  }
}

/** The lines that matter: the first place, and the last place of each quota of the category. */
function linesOf(compiled: CompiledScheme, ranked: number): readonly Omit<WithoutJudge['lines'][number], 'in' | 'out'>[] {
  const { quotas, bands } = compiled.scheme.settings
  return [
    { line: 'first' as const, gradeName: null, places: 1 },
    ...quotas
      .filter(({ per }) => per === 'category')
      .map((quota) => ({
        line: 'quota' as const,
        gradeName: bands.find(({ code }) => code === quota.grade)?.name ?? quota.grade,
        places: quotaPlaces(quota, ranked),
      }))
      .filter(({ places }) => places > 0 && places < ranked),
  ]
}
