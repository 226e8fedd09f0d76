import type { Participation } from '../../../shared/domain/glossary.ts'
import {
  type Candidate,
  type CutResult,
  cutByQuotas,
  decidedPlaces,
  type GradeCase,
  type TieDecision,
} from '../../scoring/decision/index.ts'
import { fromText } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { digitsOf, fixed } from '../results/results-view.ts'
import { type StoredResult, unpackNodes } from '../results/stored-result.ts'
import { readChoices, readDepartures, type StoredChoice, type StoredDeparture } from './decisions-repository.ts'

/**
 * Where an evaluatee stands, computed and decided. `total` is the printed total, null while inputs are missing. Places are in the category, null for who is
 * not ranked; a place may differ from the computed one without a departure of its own, because others were given a place. Grades are codes, after quotas;
 * null: none. While `open`, a tie on a quota line is undecided and the grade that it might bring is not there yet.
 */
export interface DecidedStanding {
  readonly evaluateeId: number
  readonly categoryId: number
  readonly participation: Participation
  readonly total: string | null
  readonly computedPlace: number | null
  readonly place: number | null
  readonly computedGrade: string | null
  readonly computedGradeName: string | null
  readonly grade: string | null
  readonly gradeName: string | null
  readonly open: boolean
  /** A decided departure of this very evaluatee ◆. */
  readonly departure: StoredDeparture | null
}

/** What decided standings follow from: a database and the results stored in it, of the running program or of a copy. */
export type StoredCycles = Pick<App, 'db' | 'results'>

/** What grades of a cycle are cut from, as stored now. Ids are evaluatee and category ids as text. */
export interface StoredCase extends GradeCase {
  readonly candidates: readonly (Candidate & { readonly rank: number })[]
}

/**
 * Decided places and grades of a cycle, by evaluatee id in the order of the register; everybody who has a result is in it. The one place where computed
 * results, quotas, decided ties and departures come together: announcement, ranking and exports read it here.
 *
 * @throws AppError `no_cycle`
 */
export function readStandings(app: StoredCycles, cycleId: number): ReadonlyMap<number, DecidedStanding> {
  const cut = cutByQuotas(gradeCase(app, cycleId))
  return standingsOf(app, cycleId, cut, readDepartures(app.db, cycleId))
}

/** The standings that follow from a cut and departures. */
export function standingsOf(
  app: StoredCycles,
  cycleId: number,
  cut: CutResult,
  departures: ReadonlyMap<number, StoredDeparture>,
): ReadonlyMap<number, DecidedStanding> {
  const compiled = app.results.compiled(cycleId)
  const { ties, bands } = compiled.scheme.settings
  const names = new Map(bands.map(({ code, name }) => [code, name]))
  const nameOf = (grade: string | null) => (grade === null ? null : (names.get(grade) ?? grade))
  const results = app.results.stored(cycleId)
  const places = new Map<string, number>()
  for (const members of Map.groupBy(results.values(), ({ categoryId }) => categoryId).values()) {
    const computed = members.flatMap(({ evaluateeId, rank }) => (rank === null ? [] : [{ id: String(evaluateeId), rank }]))
    const given = new Map(
      members.flatMap(({ evaluateeId, rank }) => {
        const place = rank === null ? null : (departures.get(evaluateeId)?.place ?? null)
        return place === null ? [] : [[String(evaluateeId), place] as const]
      }),
    )
    for (const [id, place] of decidedPlaces(ties, computed, given)) places.set(id, place)
  }
  const standing = (result: StoredResult): DecidedStanding => {
    const { evaluateeId, categoryId, participation, total, rank } = result
    const after = cut.grades.get(String(evaluateeId))
    const computedGrade = after === undefined ? result.grade : after.grade
    const departure = total === null ? null : (departures.get(evaluateeId) ?? null)
    const grade = departure?.grade == null ? computedGrade : departure.grade === '' ? null : departure.grade
    return {
      evaluateeId,
      categoryId,
      participation,
      total: total === null ? null : fixed(total, digitsOf(compiled)),
      computedPlace: rank,
      place: places.get(String(evaluateeId)) ?? null,
      computedGrade,
      computedGradeName: nameOf(computedGrade),
      grade,
      gradeName: nameOf(grade),
      open: after?.open === true && departure?.grade == null,
      departure,
    }
  }
  return new Map([...results.values()].map((result) => [result.evaluateeId, standing(result)]))
}

/** Ranked results of a cycle with everything that cuts their grades. @throws AppError `no_cycle` */
export function gradeCase(app: StoredCycles, cycleId: number): StoredCase {
  const compiled = app.results.compiled(cycleId)
  const candidates: (Candidate & { rank: number })[] = []
  const participants = new Map<string, number>()
  for (const result of app.results.stored(cycleId).values()) {
    const { evaluateeId, categoryId, participation, total, exact, rank, grade, deductionCount, pointsDeducted } = result
    if (participation !== 'full') continue
    const category = String(categoryId)
    participants.set(category, (participants.get(category) ?? 0) + 1)
    if (total === null || exact === null || rank === null) continue
    candidates.push({
      category,
      band: grade,
      rank,
      entry: {
        id: String(evaluateeId),
        total: fromText(exact),
        rounded: total,
        deductionCount,
        pointsDeducted: fromText(pointsDeducted),
        nodes: () => unpackNodes(compiled, result.nodes).map((node) => node.exact),
      },
    })
  }
  return { compiled, candidates, participants, decisions: readChoices(app.db, cycleId).map(toTieDecision) }
}

function toTieDecision({ categoryId, grade, choice, tied, admitted }: StoredChoice): TieDecision {
  return {
    category: categoryId === null ? null : String(categoryId),
    grade,
    choice,
    tied: tied.map(String),
    admitted: admitted.map(String),
  }
}
