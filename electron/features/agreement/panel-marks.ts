import type { PointMark } from '../../scoring/agreement/panel-figures.ts'
import { ownLeaves } from '../../scoring/compile-scheme.ts'
import type { CompiledLeaf, CompiledScheme, EvaluateeInputs, Fraction, MarkInput } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readInputs } from '../results/input-reader.ts'
import { leafMeans } from '../results/leaf-means.ts'
import { readJudgeGroupOf } from './agreement-repository.ts'
import type { Scope } from './agreement-scopes.ts'

/** Evaluatees read without yielding. */
const evaluateesPerStep = 32

/** Marks of a scope as numbers, with what they are about. */
export interface PanelMarks {
  readonly marks: readonly PointMark[]
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
  const judges = new Set(scope.judgeIds.map(String))
  const marks: PointMark[] = []
  const choices = new Map<string, { leaf: CompiledLeaf; byEvaluatee: Map<string, Map<string, string>> }>()

  const read = (inputs: EvaluateeInputs, leaf: CompiledLeaf): void => {
    const { method } = leaf
    const given = inputs.marks.get(leaf.index)
    if (method.kind !== 'judged' || given === undefined || (scope.leaves !== null && !scope.leaves.has(leaf.code))) return
    const dropped = droppedBy(leaf, given)
    for (const mark of given) {
      if (mark.state !== 'scored' || !judges.has(mark.judge)) continue
      const units = mark.option === null ? mark.value : method.options?.get(mark.option)
      if (units === null || units === undefined) continue
      const key = { judge: mark.judge, evaluatee: inputs.evaluatee, leaf: leaf.code }
      marks.push({ ...key, points: units * numberOf(method.factor), dropped: dropped.get(mark.judge) ?? null })
      if (mark.option === null || compiled.leafIndexByCode.get(leaf.code) === undefined) continue
      const chosen = choices.get(leaf.code) ?? { leaf, byEvaluatee: new Map<string, Map<string, string>>() }
      choices.set(leaf.code, chosen)
      const row = chosen.byEvaluatee.get(inputs.evaluatee) ?? new Map<string, string>()
      chosen.byEvaluatee.set(inputs.evaluatee, row.set(mark.judge, mark.option))
    }
  }
  for (let from = 0; from < evaluateeIds.length; from += evaluateesPerStep) {
    for (const inputs of readInputs(app.db, compiled, evaluateeIds.slice(from, from + evaluateesPerStep))) {
      for (const leaf of [...compiled.leaves, ...ownLeaves(compiled, inputs.ownIndicators)]) read(inputs, leaf)
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  const common = commonLeaves(compiled, scope, groups)
  return {
    marks,
    common: new Set(common.map(({ code }) => code)),
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
