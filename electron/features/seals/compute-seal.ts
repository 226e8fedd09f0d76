import type { Facts } from '../../../shared/domain/facts.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { type CutResult, cutByQuotas, decidedPlaces, type GradeCase, type LineTie, settleTie } from '../../scoring/decision/index.ts'
import {
  type AllResults,
  type EvaluateeResult,
  type FactProblem,
  type Fraction,
  rankEntry,
  type Score,
  scoreAll,
  toText,
} from '../../scoring/index.ts'
import { fixed } from '../results/results-view.ts'
import type { SealDocument, SealedCounts, SealedDecisions, SealedResult } from './seal-document.ts'

/** What follows from scheme, facts and decisions; the part of a sealed document that can be computed again. */
export interface ComputedSeal {
  readonly results: readonly SealedResult[]
  readonly quotas: SealDocument['quotas']
  readonly counts: SealedCounts
  /** Ties on a quota line for which no fitting decision is there. */
  readonly open: readonly LineTie[]
  /** Decisions that do not follow: of no tie, or with others admitted than the choice admits. Named by category and grade. */
  readonly unfounded: readonly SealedDecisions['ties'][number][]
}

/**
 * Computes a cycle from scheme, facts and decisions alone, with nothing of the database: for sealing, and for the check of a sealed file.
 *
 * @returns every problem of the facts where they cannot be computed
 * @throws AppError `scheme_invalid`
 */
export function computeSeal(
  scheme: Scheme,
  facts: Facts,
  decisions: SealedDecisions,
): { readonly ok: true; readonly computed: ComputedSeal } | { readonly ok: false; readonly problems: readonly FactProblem[] } {
  const scored = scoreAll(scheme, facts)
  if (!scored.ok) return scored
  const { results } = scored
  const gradeCase = caseOf(results, decisions)
  const cut = cutByQuotas(gradeCase)
  const sealed = sealedResults(results, cut, decisions)
  return {
    ok: true,
    computed: {
      results: sealed,
      quotas: cut.quotas.map((quota) => ({ ...quota, decided: decidedCount(results, sealed, quota) })),
      counts: countsOf(facts, sealed, decisions),
      open: cut.ties.filter(({ decided }) => decided === null),
      unfounded: decisions.ties.filter((tie) => !isFounded(gradeCase, cut, tie)),
    },
  }
}

function caseOf({ compiled, evaluatees }: AllResults, decisions: SealedDecisions): GradeCase {
  const full = evaluatees.filter(({ participation }) => participation === 'full')
  return {
    compiled,
    candidates: full.flatMap(({ code, category, score, grade, rank }) =>
      score === null || rank === null ? [] : [{ category, band: grade?.code ?? null, entry: rankEntry(code, score) }],
    ),
    participants: new Map([...Map.groupBy(full, ({ category }) => category)].map(([category, members]) => [category, members.length])),
    decisions: decisions.ties.map(({ category, grade, choice, tied, admitted }) => ({ category, grade, choice, tied, admitted })),
  }
}

/** Whether a decision is about a tie that is there, and admits those whom its choice admits. */
function isFounded(gradeCase: GradeCase, cut: CutResult, decision: SealedDecisions['ties'][number]): boolean {
  const tie = cut.ties.find(({ category, grade }) => category === decision.category && grade === decision.grade)
  if (tie === undefined || tie.decided === null) return false
  const settled = settleTie(gradeCase, tie, decision.choice, decision.votes)
  return settled.ok && JSON.stringify(settled.admitted.toSorted()) === JSON.stringify(decision.admitted.toSorted())
}

function sealedResults(all: AllResults, cut: CutResult, decisions: SealedDecisions): readonly SealedResult[] {
  const { ties } = all.compiled.scheme.settings
  const departures = new Map(decisions.departures.map((departure) => [departure.evaluatee, departure]))
  const places = new Map<string, number>()
  for (const { ranked } of all.categories) {
    const computed = ranked.flatMap(({ code, rank }) => (rank === null ? [] : [{ id: code, rank }]))
    const given = new Map(
      computed.flatMap(({ id }) => {
        const place = departures.get(id)?.place ?? null
        return place === null ? [] : [[id, place] as const]
      }),
    )
    for (const [id, place] of decidedPlaces(ties, computed, given)) places.set(id, place)
  }
  return all.evaluatees.map((one) => {
    const after = cut.grades.get(one.code)
    const bandGrade = one.grade?.code ?? null
    const computedGrade = after === undefined ? bandGrade : after.grade
    const decided = one.score?.state === 'complete' ? (departures.get(one.code)?.grade ?? null) : null
    return {
      ...scoreOf(all, one),
      bandGrade,
      cuts: (after?.cuts ?? []).map((entry) => ({ ...entry })),
      computedGrade,
      place: places.get(one.code) ?? null,
      grade: decided === null ? computedGrade : decided === '' ? null : decided,
    }
  })
}

function scoreOf(
  { compiled }: AllResults,
  one: EvaluateeResult,
): Omit<SealedResult, 'bandGrade' | 'cuts' | 'computedGrade' | 'place' | 'grade'> {
  const { score } = one
  const { digits } = compiled.scheme.settings.rounding
  return {
    evaluatee: one.code,
    state: score?.state ?? 'exempt',
    total: score === null || score.rounded === null ? null : fixed(score.rounded, digits),
    exact: exact(score?.total),
    rawExact: exact(one.calibration?.raw),
    base: exact(score?.base),
    bonus: exact(score?.bonus),
    deduction: exact(score?.deduction),
    rank: one.rank,
    of: one.of,
    tie: one.tie === null ? null : { ...one.tie },
    overallRank: one.overallRank,
    overallTie: one.overallTie === null ? null : { ...one.overallTie },
    vetoes: (score?.vetoes ?? []).map(({ rule, effect, finding }) => ({ rule, effect: effect.kind, finding })),
    nodes: score === null ? [] : nodesOf(score),
  }
}

function nodesOf({ nodes, ownNodes }: Score): string[] {
  return [...nodes, ...ownNodes].map((node) => exact(node.exact) ?? node.state)
}

function exact(value: Fraction | null | undefined): string | null {
  return value === null || value === undefined ? null : toText(value)
}

function decidedCount(
  { evaluatees }: AllResults,
  sealed: readonly SealedResult[],
  { category, grade }: { readonly category: string | null; readonly grade: string },
): number {
  return evaluatees.filter(
    (one, index) => one.rank !== null && (category === null || one.category === category) && sealed[index]?.grade === grade,
  ).length
}

function countsOf(facts: Facts, sealed: readonly SealedResult[], decisions: SealedDecisions): SealedCounts {
  return {
    evaluatees: facts.evaluatees.length,
    ranked: sealed.filter(({ rank }) => rank !== null).length,
    findings: facts.findings.length,
    values: facts.values.length,
    judges: facts.judges.length,
    marks: facts.marks.length,
    surveys: facts.surveys.length,
    tasks: facts.tasks.length,
    departures: decisions.departures.length,
    ties: decisions.ties.length,
  }
}
