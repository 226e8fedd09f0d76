import { type GivenMarks, givenMarks, type PointMark } from '../../scoring/agreement/panel-figures.ts'
import { ownLeaves } from '../../scoring/compile-scheme.ts'
import type { CompiledLeaf, CompiledScheme, EvaluateeInputs, Fraction, MarkInput } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readInputs } from '../results/input-reader.ts'
import { leafMeans } from '../results/leaf-means.ts'
import { readJudgeGroupOf } from './agreement-repository.ts'
import type { Scope } from './agreement-scopes.ts'

/** Evaluatees read without yielding. */
const evaluateesPerStep = 8

/** Marks of a scope as numbers, with what they are about. */
export interface PanelMarks {
  /** What each judge gave, by evaluatee with marks, in the order of the evaluatees. */
  readonly given: ReadonlyMap<string, readonly GivenMarks[]>
  readonly marks: number
  /** Codes of the judged leaves of the scheme that every judge of the scope marks. */
  readonly common: ReadonlySet<string>
  readonly commonPoints: number
  /** Leaves marked by option: codes of the options chosen, by evaluatee and judge. */
  readonly choices: ReadonlyMap<
    string,
    { readonly leaf: CompiledLeaf; readonly byEvaluatee: ReadonlyMap<string, ReadonlyMap<string, string>> }
  >
}

/** Reads the counting marks of a scope's judges on the given evaluatees, yielding between steps. */
export async function readPanelMarks(app: App, cycleId: number, scope: Scope, evaluateeIds: readonly number[]): Promise<PanelMarks> {
  const compiled = app.results.compiled(cycleId)
  const groups = readJudgeGroupOf(app.db, cycleId)
  const judgeIds = scope.judgeIds.map(String)
  const judges = new Set(judgeIds)
  const common = commonLeaves(compiled, scope, groups)
  const commonCodes = new Set(common.map(({ code }) => code))
  const given = new Map<string, readonly GivenMarks[]>()
  let count = 0
  const choices = new Map<string, { leaf: CompiledLeaf; byEvaluatee: Map<string, Map<string, string>> }>()

  const read = (inputs: EvaluateeInputs, leaf: CompiledLeaf, marks: PointMark[]): void => {
    const { method } = leaf
    const all = inputs.marks.get(leaf.index)
    if (method.kind !== 'judged' || all === undefined || (scope.leaves !== null && !scope.leaves.has(leaf.code))) return
    const dropped = droppedBy(leaf, all)
    for (const mark of all) {
      if (mark.state !== 'scored' || !judges.has(mark.judge)) continue
      const units = mark.option === null ? mark.value : method.options?.get(mark.option)
      if (units === null || units === undefined) continue
      marks.push({ judge: mark.judge, leaf: leaf.code, points: units * numberOf(method.factor), dropped: dropped.get(mark.judge) ?? null })
      if (mark.option === null || compiled.leafIndexByCode.get(leaf.code) === undefined) continue
      const chosen = choices.get(leaf.code) ?? { leaf, byEvaluatee: new Map<string, Map<string, string>>() }
      choices.set(leaf.code, chosen)
      const row = chosen.byEvaluatee.get(inputs.evaluatee) ?? new Map<string, string>()
      chosen.byEvaluatee.set(inputs.evaluatee, row.set(mark.judge, mark.option))
    }
  }
  for (let from = 0; from < evaluateeIds.length; from += evaluateesPerStep) {
    for (const inputs of readInputs(app.db, compiled, evaluateeIds.slice(from, from + evaluateesPerStep))) {
      const marks: PointMark[] = []
      for (const leaf of [...compiled.leaves, ...ownLeaves(compiled, inputs.ownIndicators)]) read(inputs, leaf, marks)
      if (marks.length === 0) continue
      given.set(inputs.evaluatee, givenMarks(judgeIds, commonCodes, marks))
      count += marks.length
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    given,
    marks: count,
    common: commonCodes,
    commonPoints: common.reduce((sum, { full }) => sum + (full === null ? 0 : numberOf(full)), 0),
    choices,
  }
}

function commonLeaves(compiled: CompiledScheme, scope: Scope, groups: ReadonlyMap<number, string>): readonly CompiledLeaf[] {
  const present = new Set(scope.judgeIds.map((id) => groups.get(id)))
  return compiled.leaves.filter(
    ({ code, method }) =>
      method.kind === 'judged' &&
      (scope.leaves === null || scope.leaves.has(code)) &&
      [...present].every((group) => group !== undefined && method.groupIndex.has(group)),
  )
}

/** Which judges' marks trimming leaves out of a mean; of all marks of the leaf, whoever's panel they are of. */
function droppedBy(leaf: CompiledLeaf, marks: readonly MarkInput[]): ReadonlyMap<string, 'highest' | 'lowest'> {
  if (leaf.method.kind !== 'judged' || leaf.method.groups.every(({ aggregate }) => aggregate.kind !== 'trimmed')) return new Map()
  return new Map(
    leafMeans(leaf, marks, new Map()).flatMap(({ highest, lowest }) => [
      ...highest.map(({ judgeId }) => [String(judgeId), 'highest'] as const),
      ...lowest.map(({ judgeId }) => [String(judgeId), 'lowest'] as const),
    ]),
  )
}

/** A fraction as a floating-point number: figures about judges are information, shown with two digits. */
function numberOf({ n, d, big }: Fraction): number {
  return big === null ? n / d : Number(big.n) / Number(big.d)
}
