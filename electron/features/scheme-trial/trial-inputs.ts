import type { TrialFacts, TrialKind, TrialProblem } from '../../../shared/contract/scheme-trial.ts'
import { toUnits } from '../../../shared/domain/decimal-text.ts'
import { type Facts, factsSchema } from '../../../shared/domain/facts.ts'
import { buildCohort, type Cohort, type CompiledScheme, type EvaluateeInputs, factsToInputs } from '../../scoring/index.ts'

/** The evaluatee of a trial; it exists only while it is computed. */
const trialEvaluatee = 'trial'
const trialCategory = 'trial'

/** Where an entry of the facts file came from in the trial facts. */
interface Origin {
  readonly at: string
  readonly kind: TrialProblem['kind']
  readonly place: number
}

/** Trial facts as the engine takes them; what does not fit is left out and named in `problems`. */
export interface TrialInputs {
  readonly inputs: EvaluateeInputs
  readonly cohort: Cohort
  readonly problems: readonly TrialProblem[]
}

/**
 * Makes trial facts ready for the engine by the same checks as a facts file. Facts that do not fit the scheme are left out, so that what fits is
 * computed while something is half typed.
 */
export function trialInputs(compiled: CompiledScheme, facts: TrialFacts): TrialInputs {
  const { file, origins } = toFactsFile(facts)
  const { inputs, problems } = factsToInputs(compiled, file)
  const [own] = inputs
  if (own === undefined) throw new Error('the trial has no evaluatee')
  return {
    inputs: own,
    cohort: cohortOf(compiled, facts, own),
    problems: problems.map(({ path, code, value, expected }) => {
      const { origin, field } = originOf(path, origins)
      return { ...origin, field, code, value, expected }
    }),
  }
}

interface FactsFile {
  readonly file: Facts
  /** By list of the file (`findings`, `values`, …): where each entry came from. */
  readonly origins: Readonly<Record<string, readonly Origin[]>>
}

function toFactsFile(facts: TrialFacts): FactsFile {
  const origins: Record<'findings' | 'values' | 'marks' | 'surveys' | 'tasks' | 'judges' | 'own', Origin[]> = {
    findings: [],
    values: [],
    marks: [],
    surveys: [],
    tasks: [],
    judges: [],
    own: [],
  }
  const lists = {
    findings: [] as unknown[],
    values: [] as unknown[],
    marks: [] as unknown[],
    surveys: [] as unknown[],
    tasks: [] as unknown[],
  }
  const judges = new Map<string, { code: string; name: string; group: string }>()
  const put = (list: keyof typeof lists, kind: TrialKind, at: string, place: number, entry: object): void => {
    lists[list].push({ ...entry, evaluatee: trialEvaluatee, indicator: at })
    origins[list].push({ at, kind, place })
  }
  for (const [at, leaf] of Object.entries(facts.leaves)) {
    for (const [place, finding] of leaf.findings.entries()) put('findings', 'findings', at, place, finding)
    if (leaf.value !== null) put('values', 'value', at, 0, leaf.value)
    for (const [place, { group, ...mark }] of leaf.marks.entries()) {
      put('marks', 'marks', at, place, mark)
      const key = `${mark.judge} ${group}`
      if (judges.has(key)) continue
      judges.set(key, { code: mark.judge, name: mark.judge, group })
      origins.judges.push({ at, kind: 'marks', place })
    }
    for (const [place, ballot] of leaf.ballots.entries()) put('surveys', 'ballots', at, place, ballot)
    for (const [place, task] of leaf.tasks.entries()) put('tasks', 'tasks', at, place, task)
  }
  const evaluatee = { code: trialEvaluatee, name: trialEvaluatee, category: trialCategory, ownIndicators: facts.own }
  return {
    file: factsSchema.parse({ format: 'hengjian-facts/1', evaluatees: [evaluatee], judges: [...judges.values()], ...lists }),
    origins,
  }
}

/** `findings[3].quantity` → the fourth finding and `quantity`; a path inside the own indicators names their group. */
function originOf(path: string, origins: FactsFile['origins']): { readonly origin: Origin; readonly field: string } {
  const own = /^evaluatees\[0\]\.ownIndicators\.([^[]+?)(?:\[(\d+)\])?(?:\.(\w+))?$/.exec(path)
  if (own !== null) return { origin: { at: own[1] ?? '', kind: 'own', place: Number(own[2] ?? '0') }, field: own[3] ?? 'code' }
  const [, list = '', place = '', field = ''] = /^(\w+)\[(\d+)\](?:\.(.*))?$/.exec(path) ?? []
  const origin = origins[list]?.[Number(place)]
  if (origin === undefined) throw new Error(`a problem of no trial fact: ${path}`)
  return { origin, field }
}

/** The typed values of the others as members of the category. */
function cohortOf(compiled: CompiledScheme, facts: TrialFacts, own: EvaluateeInputs): Cohort {
  const others = Object.entries(facts.leaves).flatMap(([code, { others: values }]) => {
    const index = compiled.leafIndexByCode.get(code)
    if (index === undefined) return []
    return values.map((value, place) => ({
      evaluatee: `${code} ${place}`,
      category: trialCategory,
      participation: 'full' as const,
      values: new Map([[index, { state: 'scored' as const, value: toUnits(value), baseline: null, target: null }]]),
    }))
  })
  return buildCohort(compiled, [own, ...others])
}
