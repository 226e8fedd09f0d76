import type { Facts } from '../../shared/domain/facts.ts'
import type { Participation } from '../../shared/domain/glossary.ts'
import type { Scheme } from '../../shared/domain/scheme/scheme.ts'
import { type Calibration, calibrateScores, withCalibration } from './calibration.ts'
import { buildCohort, type Cohort } from './cohort.ts'
import { compileScheme } from './compile-scheme.ts'
import type { CompiledScheme, Score } from './compiled.ts'
import { explainEvaluatee } from './explain.ts'
import { type FactProblem, factsToInputs } from './facts-to-inputs.ts'
import { gradeOf } from './grades.ts'
import type { EvaluateeInputs } from './inputs.ts'
import { type Ranked, rankEntry, rankEvaluatees } from './ranking.ts'
import { scoreEvaluatee } from './score-evaluatee.ts'

/**
 * Result of one evaluatee. `score` is null for an exempt one; its total and rounded total are after calibration, whose raw value stands in `calibration`.
 * Places are null for everybody who is not ranked; `of` counts those ranked in the category.
 */
export interface EvaluateeResult {
  readonly code: string
  readonly name: string
  readonly category: string
  readonly participation: Participation
  readonly score: Score | null
  readonly calibration: Calibration | null
  readonly rank: number | null
  readonly of: number
  readonly tie: Ranked['tie']
  readonly overallRank: number | null
  readonly overallTie: Ranked['tie']
  readonly grade: { readonly code: string; readonly name: string } | null
}

/** A category: `ranked` best first, the others in the order of the facts. */
export interface CategoryResult {
  readonly category: string
  readonly ranked: readonly EvaluateeResult[]
  readonly byReference: readonly EvaluateeResult[]
  readonly incomplete: readonly EvaluateeResult[]
  readonly exempt: readonly EvaluateeResult[]
}

/** `evaluatees` in the order of the facts, `overall` the ranked ones best first, `explain` on demand by evaluatee code. */
export interface AllResults {
  readonly compiled: CompiledScheme
  readonly evaluatees: readonly EvaluateeResult[]
  readonly categories: readonly CategoryResult[]
  readonly overall: readonly EvaluateeResult[]
  readonly explain: (code: string) => ReturnType<typeof explainEvaluatee>
}

/**
 * The whole calculation for the headless command: scores, calibration, places per category and overall, grades; by-reference, incomplete and exempt
 * evaluatees apart.
 *
 * By-reference evaluatees are scored and graded and have no place. Incomplete ones have neither grade nor place, by-reference or not: they stand with
 * the incomplete.
 *
 * @returns the results, or every problem of the facts and no result at all.
 * @throws AppError `scheme_invalid` when the scheme cannot be computed.
 */
export function scoreAll(
  scheme: Scheme,
  facts: Facts,
): { readonly ok: true; readonly results: AllResults } | { readonly ok: false; readonly problems: readonly FactProblem[] } {
  const compiled = compileScheme(scheme)
  const { inputs, problems } = factsToInputs(compiled, facts)
  if (problems.length > 0) return { ok: false, problems }
  const cohort = buildCohort(compiled, inputs)
  const raw = inputs
    .filter((one) => one.participation !== 'exempt')
    .map((one) => ({ inputs: one, score: scoreEvaluatee(compiled, one, cohort) }))
  const calibrations = calibrateScores(compiled, raw)
  const scores = new Map(
    raw.map(({ inputs: { evaluatee }, score }) => [evaluatee, withCalibration(compiled, score, calibrations.get(evaluatee))]),
  )
  const overall = ranks(compiled, inputs, scores)
  const byCategory = new Map(
    [...Map.groupBy(inputs, (one) => one.category)].map(([name, members]) => [name, ranks(compiled, members, scores)]),
  )

  const evaluatees = facts.evaluatees.map((one): EvaluateeResult => {
    const score = scores.get(one.code) ?? null
    const places = byCategory.get(one.category)
    const place = places?.get(one.code)
    const rounded = score === null ? null : score.rounded
    return {
      code: one.code,
      name: one.name,
      category: one.category,
      participation: one.participation,
      score,
      calibration: calibrations.get(one.code) ?? null,
      rank: place?.rank ?? null,
      of: places === undefined ? 0 : places.size,
      tie: place?.tie ?? null,
      overallRank: overall.get(one.code)?.rank ?? null,
      overallTie: overall.get(one.code)?.tie ?? null,
      grade: score === null || rounded === null ? null : gradeOf(compiled, rounded, score.vetoes),
    }
  })
  const results: AllResults = {
    compiled,
    evaluatees,
    categories: [...Map.groupBy(evaluatees, (one) => one.category)].map(([category, members]) => categoryOf(category, members)),
    overall: byPlace(evaluatees, (one) => one.overallRank),
    explain: explainer(compiled, inputs, cohort, calibrations),
  }
  return { ok: true, results }
}

function ranks(
  compiled: CompiledScheme,
  members: readonly EvaluateeInputs[],
  scores: ReadonlyMap<string, Score>,
): ReadonlyMap<string, Ranked> {
  const entries = members.flatMap(({ evaluatee, participation }) => {
    const score = scores.get(evaluatee)
    return participation === 'full' && score?.state === 'complete' ? [rankEntry(evaluatee, score)] : []
  })
  return new Map(rankEvaluatees(compiled, entries).map((ranked) => [ranked.id, ranked]))
}

function categoryOf(category: string, members: readonly EvaluateeResult[]): CategoryResult {
  const complete = members.filter((one) => one.score?.state === 'complete')
  return {
    category,
    ranked: byPlace(members, (one) => one.rank),
    byReference: complete.filter((one) => one.participation === 'by_reference'),
    incomplete: members.filter((one) => one.score?.state === 'incomplete'),
    exempt: members.filter((one) => one.participation === 'exempt'),
  }
}

/** The ranked ones by place; equal places by code, so that the order of the facts never matters. */
function byPlace(members: readonly EvaluateeResult[], placeOf: (one: EvaluateeResult) => number | null): readonly EvaluateeResult[] {
  return members
    .flatMap((one) => {
      const place = placeOf(one)
      return place === null ? [] : [{ one, place }]
    })
    .sort((a, b) => a.place - b.place || (a.one.code < b.one.code ? -1 : 1))
    .map(({ one }) => one)
}

function explainer(
  compiled: CompiledScheme,
  inputs: readonly EvaluateeInputs[],
  cohort: Cohort,
  calibrations: ReadonlyMap<string, Calibration>,
): AllResults['explain'] {
  const byCode = new Map(inputs.map((one) => [one.evaluatee, one]))
  return (code) => {
    const one = byCode.get(code)
    if (one === undefined) throw new Error(`no evaluatee ${code}`)
    return explainEvaluatee(compiled, one, cohort, calibrations.get(code))
  }
}
