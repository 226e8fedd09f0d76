import type { LeftOver, TrialFacts, TrialKind, TrialLeaf } from '../../../shared/contract/scheme-trial.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { ownLeaves } from '../../scoring/compile-scheme.ts'
import {
  type CompiledLeaf,
  type CompiledScheme,
  compileScheme,
  type EvaluateeInputs,
  type FindingInput,
  needsCohort,
} from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readEvaluatee } from '../register/register-repository.ts'
import { readValuesOf } from '../results/input-reader.ts'
import { digitsOf, fixed } from '../results/results-view.ts'
import { trialInputs } from './trial-inputs.ts'

/** Facts of a real evaluatee as trial facts, with what the scheme has no place for, the judges behind the marks, and how it stands now. */
export interface RealFacts {
  readonly facts: TrialFacts
  readonly leftOver: LeftOver[]
  readonly judges: { code: string; name: string }[]
  readonly present: { total: string | null; provisional: boolean; gradeName: string | null }
}

/**
 * What counts of an evaluatee now, as facts for a trial of another scheme. Facts of indicators that this scheme does not have, or that it takes in
 * another form, are listed and not taken.
 *
 * @throws AppError `not_found` (no such evaluatee in the cycle), `scheme_invalid`
 */
export function factsOf(app: App, cycleId: number, evaluateeId: number, scheme: Scheme): RealFacts {
  if (readEvaluatee(app.db, evaluateeId).cycleId !== cycleId) throw new AppError('not_found', { what: 'evaluatee', id: evaluateeId })
  const present = app.results.compiled(cycleId)
  const inputs = app.results.inputsOf(evaluateeId)
  const compiled = compileScheme(scheme)
  const all: TrialFacts = {
    leaves: leavesOf(app, present, inputs, cycleId, evaluateeId),
    own: Object.fromEntries([...inputs.ownIndicators].map(([group, leaves]) => [group, [...leaves]])),
  }
  const { facts, leftOver } = fitting(compiled, all, namesOf(present, inputs))
  const standing = app.results.running(evaluateeId)
  const grade = app.results.stored(cycleId).get(evaluateeId)?.grade ?? null
  return {
    facts,
    leftOver,
    judges: judgesOf(app, cycleId),
    present: {
      total: standing.total === null ? null : fixed(standing.total, digitsOf(present)),
      provisional: standing.provisional,
      gradeName: present.scheme.settings.bands.find(({ code }) => code === grade)?.name ?? null,
    },
  }
}

function judgesOf(app: App, cycleId: number): { code: string; name: string }[] {
  return app.db
    .all(app.db.build.selectFrom('judge').select(['id', 'name']).where('cycle_id', '=', cycleId).orderBy('position'))
    .map(({ id, name }) => ({ code: String(id), name }))
}

function allLeaves(compiled: CompiledScheme, inputs: EvaluateeInputs): readonly CompiledLeaf[] {
  return [...compiled.leaves, ...ownLeaves(compiled, inputs.ownIndicators)]
}

function namesOf(compiled: CompiledScheme, inputs: EvaluateeInputs): ReadonlyMap<string, string> {
  return new Map(allLeaves(compiled, inputs).map(({ code, name }) => [code, name]))
}

function leavesOf(
  app: App,
  compiled: CompiledScheme,
  inputs: EvaluateeInputs,
  cycleId: number,
  evaluateeId: number,
): Record<string, TrialLeaf> {
  const looking = needsCohort(compiled)
  const members = looking.length === 0 ? [] : readValuesOf(app.db, compiled, looking, cycleId)
  const others = members.filter(
    (member) => member.category === inputs.category && member.participation === 'full' && member.evaluatee !== String(evaluateeId),
  )
  const found: Record<string, TrialLeaf> = {}
  for (const { index, code } of allLeaves(compiled, inputs)) {
    const value = inputs.values.get(index)
    const leaf: TrialLeaf = {
      findings: (inputs.findings.get(index) ?? []).map(toFinding),
      value:
        value === undefined
          ? null
          : {
              state: value.state,
              ...decimal('value', value.value),
              ...decimal('baseline', value.baseline),
              ...decimal('target', value.target),
            },
      marks: (inputs.marks.get(index) ?? []).map(({ judge, group, state, value: mark, option }) => ({
        judge,
        group,
        state,
        ...decimal('value', mark),
        ...(option === null ? {} : { option }),
      })),
      ballots: (inputs.ballots.get(index) ?? []).map(({ group, state, entitled, issued, returned, counts }) => ({
        group,
        state,
        counts: { ...counts },
        ...(entitled === null ? {} : { entitled }),
        ...(issued === null ? {} : { issued }),
        ...(returned === null ? {} : { returned }),
      })),
      tasks: (inputs.tasks.get(index) ?? []).map(({ code: task, name, choices }) => ({ code: task, name, choices: { ...choices } })),
      others: others.flatMap(({ values }) => {
        const other = values.get(index)
        return other?.state === 'scored' && other.value !== null ? [fromUnits(other.value)] : []
      }),
    }
    if (Object.values(leaf).some((list) => (Array.isArray(list) ? list.length > 0 : list !== null))) found[code] = leaf
  }
  return found
}

function toFinding(finding: FindingInput): TrialLeaf['findings'][number] {
  const { id, rule, quantity, level, multipliers, chosen, reason, matterKey, status, foundOn, closedOn, source } = finding
  return {
    id,
    rule,
    quantity: fromUnits(quantity),
    multipliers: [...multipliers],
    status,
    foundOn,
    ...(level === null ? {} : { level }),
    ...decimal('chosen', chosen),
    ...(reason === null || reason === undefined || reason === '' ? {} : { reason }),
    ...(matterKey === null ? {} : { matterKey }),
    ...(closedOn === null ? {} : { closedOn }),
    ...(source === undefined ? {} : { source }),
  }
}

function decimal<K extends string>(key: K, units: number | null): Partial<Record<K, string>> {
  return units === null ? {} : ({ [key]: fromUnits(units) } as Record<K, string>)
}

/** Keeps what the scheme takes. Entries with a problem go, one by one; what goes is counted by leaf and kind. */
function fitting(
  compiled: CompiledScheme,
  all: TrialFacts,
  names: ReadonlyMap<string, string>,
): { readonly facts: TrialFacts; readonly leftOver: LeftOver[] } {
  const groups = new Set(compiled.ownGroups.map((index) => compiled.nodes[index]?.code))
  const own = Object.fromEntries(Object.entries(all.own).filter(([group]) => groups.has(group)))
  const { problems } = trialInputs(compiled, { leaves: all.leaves, own })
  const refused = new Set(problems.map(({ at, kind, place }) => `${at} ${kind} ${place}`))
  const leftOver: LeftOver[] = []
  const leaves: Record<string, TrialLeaf> = {}
  for (const [code, leaf] of Object.entries(all.leaves)) {
    const keep = <T>(kind: TrialKind, list: readonly T[]): T[] => {
      const kept = list.filter((_, place) => !refused.has(`${code} ${kind} ${place}`))
      const count = list.length - kept.length
      if (count > 0) leftOver.push({ indicator: code, name: names.get(code) ?? code, kind, count })
      return kept
    }
    const [value = null] = keep('value', leaf.value === null ? [] : [leaf.value])
    const kept: TrialLeaf = {
      findings: keep('findings', leaf.findings),
      value,
      marks: keep('marks', leaf.marks),
      ballots: keep('ballots', leaf.ballots),
      tasks: keep('tasks', leaf.tasks),
      others: leaf.others,
    }
    const known = compiled.leafIndexByCode.has(code) || Object.values(own).some((list) => list.some((each) => each.code === code))
    if (known) leaves[code] = kept
  }
  return { facts: { leaves, own }, leftOver }
}
