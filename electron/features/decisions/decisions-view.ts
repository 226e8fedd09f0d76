import type { BoundaryTieView, Decided, DecisionCategory, DecisionRow, DecisionView } from '../../../shared/contract/decisions.ts'
import type { ExplanationNode } from '../../../shared/domain/explanation.ts'
import { boundaryOptions, type CutResult, cutByQuotas, type LineTie, nearMisses, type WhyNot } from '../../scoring/decision/index.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { listCategories } from '../cycles/overview-repository.ts'
import { type EvaluateeName, readEvaluateeNames } from '../results/results-repository.ts'
import { readChoices, readDepartures } from './decisions-repository.ts'
import { type DecidedStanding, gradeCase, readStandings, type StoredCase, standingsOf } from './standings.ts'

/**
 * The decision screen of a cycle: computed and decided side by side, quotas, ties on the line with their options, near misses with one line why.
 *
 * @throws AppError `no_cycle`
 */
export function decisionView(app: App, cycleId: number): DecisionView {
  const cycle = readCycle(app.db, cycleId)
  const stored = gradeCase(app, cycleId)
  const { compiled } = stored
  const cut = cutByQuotas(stored)
  const standings = standingsOf(app, cycleId, cut, readDepartures(app.db, cycleId))
  const names = readEvaluateeNames(app.db, cycleId)
  const misses = nearMisses(compiled, stored.candidates, cut.grades, cut.ties)
  const gradeName = gradeNamer(stored)
  const toRow = rowMaker(app, cycleId, { names, misses, gradeName })
  const categories = listCategories(app.db, cycleId).map((category): DecisionCategory => {
    const members = [...standings.values()].filter(({ categoryId }) => categoryId === category.id)
    const ranked = members.filter(({ computedPlace }) => computedPlace !== null)
    return {
      id: category.id,
      name: category.name,
      ranked: ranked
        .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0) || (a.computedPlace ?? 0) - (b.computedPlace ?? 0))
        .map((standing) => toRow(standing)),
      byReference: members
        .filter(({ participation, total }) => participation === 'by_reference' && total !== null)
        .map((standing) => toRow(standing)),
      incomplete: members.filter(({ total }) => total === null).length,
      quotas: quotasOf(cut, String(category.id), ranked, gradeName),
    }
  })
  const everybody = [...standings.values()].filter(({ computedPlace }) => computedPlace !== null)
  return {
    bands: compiled.bands.map(({ code, name }) => ({ code, name })),
    categories: categories.filter(({ ranked, byReference, incomplete }) => ranked.length + byReference.length + incomplete > 0),
    quotas: quotasOf(cut, null, everybody, gradeName),
    ties: tiesOf(app, cycleId, stored, cut, standings, names, gradeName),
    departures: [...standings.values()].filter(({ departure }) => departure !== null).length,
    sealed: cycle.state === 'closed',
  }
}

/** Those whose decided place or grade is another one than the ranking computes, by bands and vetoes alone. @throws AppError `no_cycle` */
export function decidedDifferently(app: App, cycleId: number): Decided[] {
  const results = app.results.stored(cycleId)
  return [...readStandings(app, cycleId).values()].flatMap(({ evaluateeId, place, grade, gradeName, open, departure }) => {
    const result = results.get(evaluateeId)
    if (result === undefined || (!open && departure === null && place === result.rank && grade === result.grade)) return []
    const named = grade === null ? null : { code: grade, name: gradeName ?? grade }
    return [{ evaluateeId, place, grade: named, open, reason: departure?.reason ?? null }]
  })
}

type GradeNamer = (code: string) => string

function gradeNamer({ compiled }: StoredCase): GradeNamer {
  const names = new Map(compiled.bands.map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? code
}

function rowMaker(
  app: App,
  cycleId: number,
  context: {
    readonly names: ReadonlyMap<number, EvaluateeName>
    readonly misses: ReadonlyMap<string, WhyNot>
    readonly gradeName: GradeNamer
  },
): (standing: DecidedStanding) => DecisionRow {
  const { names, misses, gradeName } = context
  const results = app.results.stored(cycleId)
  const named = (code: string | null) => (code === null ? null : { code, name: gradeName(code) })
  return (standing) => {
    const { evaluateeId, participation, total, computedPlace, place, departure, open } = standing
    const name = names.get(evaluateeId)
    const why = misses.get(String(evaluateeId))
    return {
      evaluateeId,
      name: name?.name ?? '',
      unitName: name?.unitName ?? '',
      participation,
      total,
      computedPlace,
      place,
      tied: results.get(evaluateeId)?.tie?.kind === 'stands',
      shifted: place !== computedPlace && departure?.place == null,
      computedGrade: named(standing.computedGrade),
      grade: named(standing.grade),
      open,
      departure:
        departure === null
          ? null
          : {
              place: departure.place,
              grade: departure.grade,
              reason: departure.reason,
              decidedBy: departure.decidedBy,
              decidedAt: departure.decidedAt,
            },
      whyNot: why === undefined ? null : worded(app, evaluateeId, why, gradeName),
    }
  }
}

function worded(app: App, evaluateeId: number, why: WhyNot, gradeName: GradeNamer): NonNullable<DecisionRow['whyNot']> {
  const grade = gradeName(why.grade)
  return why.kind === 'veto' ? { kind: 'veto', grade, facts: vetoFacts(app.results.explain(evaluateeId)) } : { ...why, grade }
}

/** Sentences of the veto rules in force, as the explanation names them. */
function vetoFacts(node: ExplanationNode, into: string[] = []): string[] {
  for (const { code, values } of node.steps) {
    if (code === 'veto' && typeof values.text === 'string' && !into.includes(values.text)) into.push(values.text)
  }
  for (const child of node.children) vetoFacts(child, into)
  return into
}

function quotasOf(
  cut: CutResult,
  category: string | null,
  ranked: readonly DecidedStanding[],
  gradeName: GradeNamer,
): DecisionCategory['quotas'] {
  return cut.quotas
    .filter((quota) => quota.category === category)
    .map(({ grade, places, admitted }) => ({
      grade,
      gradeName: gradeName(grade),
      places,
      used: admitted,
      decided: ranked.filter((standing) => standing.grade === grade).length,
    }))
}

function tiesOf(
  app: App,
  cycleId: number,
  stored: StoredCase,
  cut: CutResult,
  standings: ReadonlyMap<number, DecidedStanding>,
  names: ReadonlyMap<number, EvaluateeName>,
  gradeName: GradeNamer,
): BoundaryTieView[] {
  if (cut.ties.length === 0) return []
  const choices = readChoices(app.db, cycleId)
  return cut.ties.map((tie): BoundaryTieView => {
    const categoryId = tie.category === null ? null : Number(tie.category)
    const choice = tie.decided === null ? undefined : choices.find((one) => one.categoryId === categoryId && one.grade === tie.grade)
    return {
      categoryId,
      categoryName: categoryId === null ? null : (categoryNameOf(names, tie) ?? ''),
      grade: tie.grade,
      gradeName: gradeName(tie.grade),
      places: tie.places,
      free: tie.free,
      tied: tie.tied.map((id) => ({
        evaluateeId: Number(id),
        name: names.get(Number(id))?.name ?? '',
        total: standings.get(Number(id))?.total ?? '',
      })),
      options: boundaryOptions(stored, tie).map(({ admitted, next, ...option }) => ({
        ...option,
        admitted: admitted === null ? null : admitted.map(Number),
        next: next === null ? null : { gradeName: gradeName(next.grade), count: next.count, places: next.places, tie: next.tie },
      })),
      decided:
        choice === undefined
          ? null
          : {
              choice: choice.choice,
              admitted: [...choice.admitted],
              votes: Object.entries(choice.votes).map(([id, votes]) => ({ evaluateeId: Number(id), votes })),
              reason: choice.reason,
              decidedBy: choice.decidedBy,
              decidedAt: choice.decidedAt,
            },
      outdated: tie.outdated,
    }
  })
}

function categoryNameOf(names: ReadonlyMap<number, EvaluateeName>, tie: LineTie): string | undefined {
  return names.get(Number(tie.tied[0]))?.categoryName
}
