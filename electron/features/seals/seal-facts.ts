import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import { type Facts, factsSchema } from '../../../shared/domain/facts.ts'
import { ownLeaves } from '../../scoring/compile-scheme.ts'
import type { CompiledLeaf, CompiledScheme, EvaluateeInputs, FactProblem } from '../../scoring/index.ts'
import type { StoredCycles } from '../decisions/standings.ts'
import { readInputs } from '../results/input-reader.ts'
import { panelOfEvaluatee } from '../results/panel-of-evaluatee.ts'

/** Evaluatees read at once. */
const chunkSize = 128

/** Problems of facts that mean only that something is said which is not asked for: it is left out, as the score leaves it out. */
const surplus = new Set<FactProblem['code']>(['level_not_used', 'chosen_not_used', 'target_not_allowed', 'factor_unknown'])

/**
 * Everything that is scored in a cycle, in the form of the headless command: references are ids of this database, evaluatees in the order of the register.
 * What does not count (not confirmed, or entered under another scheme and not fitting any more) is not in it.
 */
export function cycleFacts(app: StoredCycles, cycleId: number): Facts {
  const compiled = app.results.compiled(cycleId)
  const { db } = app
  const rows = db.all(
    db.build
      .selectFrom('evaluatee')
      .innerJoin('category', 'category.id', 'evaluatee.category_id')
      .select(['evaluatee.id', 'evaluatee.name', 'evaluatee.participation', 'category.name as category'])
      .where('evaluatee.cycle_id', '=', cycleId)
      .orderBy('evaluatee.position')
      .orderBy('evaluatee.id'),
  )
  const calibrates = compiled.scheme.settings.calibration !== 'off'
  const panels = calibrates ? panelOfEvaluatee(db, cycleId) : new Map<number, { id: number }>()
  const facts = {
    format: 'hengjian-facts/1',
    evaluatees: [] as object[],
    judges: readJudges(app, cycleId),
    findings: [] as object[],
    values: [] as object[],
    marks: [] as object[],
    surveys: [] as object[],
    tasks: [] as object[],
  }
  for (let from = 0; from < rows.length; from += chunkSize) {
    const chunk = rows.slice(from, from + chunkSize)
    const inputs = new Map(
      readInputs(
        db,
        compiled,
        chunk.map(({ id }) => id),
      ).map((one) => [Number(one.evaluatee), one]),
    )
    for (const { id, name, category, participation } of chunk) {
      const one = inputs.get(id)
      if (one === undefined) throw new Error(`no inputs of evaluatee ${id}`)
      const panel = panels.get(id)
      const own = Object.fromEntries([...one.ownIndicators].map(([group, leaves]) => [group, [...leaves]]))
      facts.evaluatees.push({
        code: one.evaluatee,
        name,
        category,
        participation,
        ...(panel === undefined ? {} : { panel: String(panel.id) }),
        ownIndicators: own,
      })
      addInputs(compiled, one, facts)
    }
  }
  return factsSchema.parse(facts)
}

function readJudges(app: StoredCycles, cycleId: number): object[] {
  const query = app.db.build.selectFrom('judge').select(['id', 'name', 'judge_group']).where('cycle_id', '=', cycleId)
  return app.db
    .all(query.orderBy('position').orderBy('id'))
    .map(({ id, name, judge_group }) => ({ code: String(id), name, group: judge_group }))
}

interface Lists {
  readonly findings: object[]
  readonly values: object[]
  readonly marks: object[]
  readonly surveys: object[]
  readonly tasks: object[]
}

function addInputs(compiled: CompiledScheme, inputs: EvaluateeInputs, lists: Lists): void {
  const { evaluatee } = inputs
  const leaves: readonly CompiledLeaf[] = [...compiled.leaves, ...ownLeaves(compiled, inputs.ownIndicators)]
  for (const { index, code } of leaves) {
    const where = { evaluatee, indicator: code }
    for (const finding of inputs.findings.get(index) ?? []) {
      lists.findings.push({
        ...where,
        id: finding.id,
        rule: finding.rule,
        quantity: fromUnits(finding.quantity),
        multipliers: [...finding.multipliers],
        status: finding.status,
        foundOn: finding.foundOn,
        ...given('level', finding.level),
        ...given('chosen', units(finding.chosen)),
        ...given('reason', blankAsNull(finding.reason)),
        ...given('matterKey', finding.matterKey),
        ...given('closedOn', finding.closedOn),
        ...given('source', finding.source),
      })
    }
    const value = inputs.values.get(index)
    if (value !== undefined) {
      lists.values.push({
        ...where,
        state: value.state,
        ...given('value', units(value.value)),
        ...given('baseline', units(value.baseline)),
        ...given('target', units(value.target)),
      })
    }
    for (const { judge, state, value: mark, option } of inputs.marks.get(index) ?? []) {
      lists.marks.push({ ...where, judge, state, ...given('value', units(mark)), ...given('option', option) })
    }
    for (const { group, state, entitled, issued, returned, counts } of inputs.ballots.get(index) ?? []) {
      lists.surveys.push({
        ...where,
        group,
        state,
        counts,
        ...given('entitled', entitled),
        ...given('issued', issued),
        ...given('returned', returned),
      })
    }
    for (const { code: task, name, choices } of inputs.tasks.get(index) ?? []) lists.tasks.push({ ...where, code: task, name, choices })
  }
}

function given(key: string, value: string | number | null | undefined): object {
  return value === null || value === undefined ? {} : { [key]: value }
}

function units(value: number | null): string | null {
  return value === null ? null : fromUnits(value)
}

function blankAsNull(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === '' ? null : text
}

/** Facts without what is said though nothing asks for it any more (a level of a rule that has none now); null where no such problem is among `problems`. */
export function withoutSurplus(facts: Facts, problems: readonly FactProblem[]): Facts | null {
  const removed = problems.filter(({ code }) => surplus.has(code))
  if (removed.length === 0) return null
  const copy = structuredClone(facts) as unknown as Record<string, unknown>
  for (const { path } of removed) removeAt(copy, path)
  return factsSchema.parse(copy)
}

/** Removes the member that a path such as `findings[3].level` names. */
function removeAt(root: Record<string, unknown>, path: string): void {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '')
  let at: unknown = root
  for (const key of keys.slice(0, -1)) at = (at as Record<string, unknown>)[key]
  delete (at as Record<string, unknown>)[keys.at(-1) ?? '']
}
