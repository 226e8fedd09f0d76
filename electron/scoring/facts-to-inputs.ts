import { AppError } from '../../shared/domain/app-error.ts'
import { toUnits } from '../../shared/domain/decimal-text.ts'
import type { Facts } from '../../shared/domain/facts.ts'
import type { Leaf } from '../../shared/domain/scheme/indicators.ts'
import {
  checkBallot,
  checkFinding,
  checkMark,
  checkTask,
  checkValue,
  type InputKind,
  type InputProblem,
  type InputProblemCode,
  inputKindOf,
} from './check-inputs.ts'
import { ownLeaves } from './compile-scheme.ts'
import type { CompiledLeaf, CompiledScheme } from './compiled.ts'
import type { BallotInput, EvaluateeInputs, FindingInput, MarkInput, TaskInput, ValueInput } from './inputs.ts'

/** What can be wrong with facts beside their single inputs. */
export const factProblemCodes = [
  'evaluatee_unknown',
  'evaluatee_repeated',
  'indicator_unknown',
  'method_mismatch', // an input of a kind that the indicator does not take
  'input_repeated', // a second finding of the same id, value of a leaf, mark of a judge, count of a group, task of a code
  'judge_unknown',
  'judge_repeated',
  'closing_day_required', // a closed finding where closing gives back
  'own_group_unknown',
  'own_code_repeated',
  'own_indicator_invalid', // it cannot be computed: see `expected`
] as const
export type FactProblemCode = InputProblemCode | (typeof factProblemCodes)[number]

/** A problem of a facts file: where (`findings[3].rule`), what was found, what was expected. */
export interface FactProblem {
  readonly path: string
  readonly code: FactProblemCode
  readonly value: string
  readonly expected: string
}

/**
 * Facts as inputs of the engine, one entry for each evaluatee in the order of the facts, with every problem that keeps them from being computed as
 * meant: unknown codes, values of the wrong kind or out of range, repeated entries. With problems the inputs are incomplete and not for scoring.
 *
 * Inputs that are simply missing are no problem: the evaluatee is then incomplete.
 */
export function factsToInputs(
  compiled: CompiledScheme,
  facts: Facts,
): { readonly inputs: readonly EvaluateeInputs[]; readonly problems: readonly FactProblem[] } {
  const reader = new FactsReader(compiled)
  reader.readEvaluatees(facts)
  reader.readJudges(facts)
  for (const [place, finding] of facts.findings.entries()) reader.readFinding(finding, `findings[${place}]`)
  for (const [place, value] of facts.values.entries()) reader.readValue(value, `values[${place}]`)
  for (const [place, mark] of facts.marks.entries()) reader.readMark(mark, `marks[${place}]`)
  for (const [place, survey] of facts.surveys.entries()) reader.readSurvey(survey, `surveys[${place}]`)
  for (const [place, task] of facts.tasks.entries()) reader.readTask(task, `tasks[${place}]`)
  return { inputs: [...reader.evaluatees.values()].map((one) => one.inputs), problems: reader.problems }
}

interface Inputs extends EvaluateeInputs {
  readonly findings: Map<number, FindingInput[]>
  readonly values: Map<number, ValueInput>
  readonly marks: Map<number, MarkInput[]>
  readonly ballots: Map<number, BallotInput[]>
  readonly tasks: Map<number, TaskInput[]>
}

interface Known {
  readonly inputs: Inputs
  readonly own: ReadonlyMap<string, CompiledLeaf>
}

/** Collects inputs and problems while the lists of a facts file are read one after the other. */
class FactsReader {
  readonly compiled: CompiledScheme
  readonly evaluatees = new Map<string, Known>()
  readonly problems: FactProblem[] = []
  readonly #judges = new Map<string, string>()
  readonly #seen = new Set<string>()

  constructor(compiled: CompiledScheme) {
    this.compiled = compiled
  }

  readEvaluatees(facts: Facts): void {
    for (const [place, one] of facts.evaluatees.entries()) {
      const path = `evaluatees[${place}]`
      if (this.evaluatees.has(one.code)) {
        this.#report(`${path}.code`, 'evaluatee_repeated', one.code, 'each evaluatee once')
        continue
      }
      const { ownIndicators, own } = this.#readOwn(one.ownIndicators, `${path}.ownIndicators`)
      const inputs: Inputs = {
        evaluatee: one.code,
        category: one.category,
        participation: one.participation,
        panel: one.panel ?? null,
        findings: new Map(),
        values: new Map(),
        marks: new Map(),
        ballots: new Map(),
        tasks: new Map(),
        ownIndicators,
      }
      this.evaluatees.set(one.code, { inputs, own })
    }
  }

  readJudges(facts: Facts): void {
    for (const [place, judge] of facts.judges.entries()) {
      if (this.#judges.has(judge.code)) this.#report(`judges[${place}].code`, 'judge_repeated', judge.code, 'each judge once')
      this.#judges.set(judge.code, judge.group)
    }
  }

  readFinding(fact: Facts['findings'][number], path: string): void {
    const found = this.#place(fact, 'finding', path)
    if (found === null) return
    const { closing } = this.compiled.scheme.settings
    if (fact.status === 'closed' && fact.closedOn === undefined && closing.givesBack !== '0' && found.leaf.method.kind === 'findings') {
      this.#report(`${path}.closedOn`, 'closing_day_required', '', 'the day of closing')
    }
    const input: FindingInput = {
      id: fact.id,
      rule: fact.rule,
      quantity: toUnits(fact.quantity),
      level: fact.level ?? null,
      multipliers: fact.multipliers,
      chosen: unitsOrNull(fact.chosen),
      matterKey: fact.matterKey ?? null,
      status: fact.status,
      foundOn: fact.foundOn,
      closedOn: fact.closedOn ?? null,
      reason: fact.reason ?? null,
      ...(fact.source === undefined ? {} : { source: fact.source }),
    }
    this.#accept(path, `finding ${fact.id}`, `${path}.id`, fact.id, checkFinding(found.leaf, input), () =>
      push(found.inputs.findings, found.leaf.index, input),
    )
  }

  readValue(fact: Facts['values'][number], path: string): void {
    const found = this.#place(fact, 'value', path)
    if (found === null) return
    const input: ValueInput = {
      state: fact.state,
      value: unitsOrNull(fact.value),
      baseline: unitsOrNull(fact.baseline),
      target: unitsOrNull(fact.target),
    }
    const key = `value ${fact.evaluatee} ${fact.indicator}`
    this.#accept(path, key, path, fact.indicator, checkValue(found.leaf, input), () => found.inputs.values.set(found.leaf.index, input))
  }

  readMark(fact: Facts['marks'][number], path: string): void {
    const found = this.#place(fact, 'mark', path)
    const group = this.#judges.get(fact.judge)
    if (group === undefined) this.#report(`${path}.judge`, 'judge_unknown', fact.judge, 'a judge of the list')
    if (found === null || group === undefined) return
    const input: MarkInput = { judge: fact.judge, group, state: fact.state, value: unitsOrNull(fact.value), option: fact.option ?? null }
    const key = `mark ${fact.evaluatee} ${fact.indicator} ${fact.judge}`
    this.#accept(path, key, path, fact.judge, checkMark(found.leaf, input), () => push(found.inputs.marks, found.leaf.index, input))
  }

  readSurvey(fact: Facts['surveys'][number], path: string): void {
    const found = this.#place(fact, 'ballot', path)
    if (found === null) return
    const input: BallotInput = {
      group: fact.group,
      state: fact.state,
      entitled: fact.entitled ?? null,
      issued: fact.issued ?? null,
      returned: fact.returned ?? null,
      counts: fact.counts,
    }
    const key = `ballot ${fact.evaluatee} ${fact.indicator} ${fact.group}`
    this.#accept(path, key, path, fact.group, checkBallot(found.leaf, input), () => push(found.inputs.ballots, found.leaf.index, input))
  }

  readTask(fact: Facts['tasks'][number], path: string): void {
    const found = this.#place(fact, 'task', path)
    if (found === null) return
    const input: TaskInput = { code: fact.code, name: fact.name, choices: fact.choices }
    const key = `task ${fact.evaluatee} ${fact.indicator} ${fact.code}`
    this.#accept(path, key, path, fact.code, checkTask(found.leaf, input), () => push(found.inputs.tasks, found.leaf.index, input))
  }

  /** Own indicators whose groups and codes are right and which can be computed; a comparing curve has nothing to compare an own one with. */
  #readOwn(
    stated: Readonly<Record<string, readonly Leaf[]>>,
    path: string,
  ): { readonly ownIndicators: ReadonlyMap<string, readonly Leaf[]>; readonly own: ReadonlyMap<string, CompiledLeaf> } {
    const groups = new Set(this.compiled.ownGroups.map((index) => this.compiled.nodes[index]?.code))
    const codes = new Set<string>()
    const ownIndicators = new Map<string, readonly Leaf[]>()
    for (const [group, leaves] of Object.entries(stated)) {
      if (!groups.has(group)) {
        this.#report(`${path}.${group}`, 'own_group_unknown', group, [...groups].join(' | '))
        continue
      }
      const kept = leaves.filter((leaf, place) => {
        const at = `${path}.${group}[${place}]`
        if (codes.has(leaf.code) || this.compiled.nodeIndexByCode.has(leaf.code)) {
          this.#report(`${at}.code`, 'own_code_repeated', leaf.code, 'a code used nowhere else')
          return false
        }
        codes.add(leaf.code)
        const fault = this.#faultOf(group, leaf)
        if (fault !== null) this.#report(at, 'own_indicator_invalid', leaf.code, fault)
        return fault === null
      })
      ownIndicators.set(group, kept)
    }
    const own = ownLeaves(this.compiled, ownIndicators)
    return { ownIndicators, own: new Map(own.map((leaf) => [leaf.code, leaf])) }
  }

  #faultOf(group: string, leaf: Leaf): string | null {
    try {
      const [own] = ownLeaves(this.compiled, new Map([[group, [leaf]]]))
      return own?.method.kind === 'measured' && own.method.needsCohort ? 'a curve without comparison' : null
    } catch (error) {
      if (error instanceof AppError && error.code === 'scheme_invalid') return String(error.data.problem)
      throw error
    }
  }

  #place(
    fact: { readonly evaluatee: string; readonly indicator: string },
    kind: InputKind,
    path: string,
  ): { leaf: CompiledLeaf; inputs: Inputs } | null {
    const known = this.evaluatees.get(fact.evaluatee)
    if (known === undefined) {
      this.#report(`${path}.evaluatee`, 'evaluatee_unknown', fact.evaluatee, 'an evaluatee of the list')
      return null
    }
    const index = this.compiled.leafIndexByCode.get(fact.indicator)
    const leaf = index === undefined ? known.own.get(fact.indicator) : this.compiled.leaves[index]
    if (leaf === undefined) {
      this.#report(`${path}.indicator`, 'indicator_unknown', fact.indicator, 'a leaf of the scheme')
      return null
    }
    if (inputKindOf(leaf) !== kind) {
      this.#report(
        `${path}.indicator`,
        'method_mismatch',
        fact.indicator,
        `an indicator that takes a ${kind}, this one takes a ${inputKindOf(leaf)}`,
      )
      return null
    }
    return { leaf, inputs: known.inputs }
  }

  #accept(path: string, key: string, repeatedAt: string, value: string, problems: readonly InputProblem[], keep: () => void): void {
    if (this.#seen.has(key)) this.#report(repeatedAt, 'input_repeated', value, 'given once')
    this.#seen.add(key)
    for (const one of problems) this.#report(`${path}.${one.field}`, one.code, one.value, one.expected)
    if (problems.length === 0) keep()
  }

  #report(path: string, code: FactProblemCode, value: string, expected: string): void {
    this.problems.push({ path, code, value, expected })
  }
}

function push<T>(map: Map<number, T[]>, index: number, input: T): void {
  const known = map.get(index)
  if (known === undefined) map.set(index, [input])
  else known.push(input)
}

function unitsOrNull(text: string | undefined): number | null {
  return text === undefined ? null : toUnits(text)
}
