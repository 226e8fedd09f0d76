import type { GroupMean } from '../../../shared/contract/agreement.ts'
import type { ExplanationStep } from '../../../shared/domain/explanation.ts'
import type { CompiledLeaf, MarkInput } from '../../scoring/index.ts'
import { scoreJudged } from '../../scoring/leaves/judged-leaf.ts'
import { newTrace } from '../../scoring/trace.ts'

/**
 * What each group's mean on a judged leaf is made of, read from the steps of the same calculation that gives the score: nothing is computed anew.
 *
 * @returns one entry a group in the order of the scheme; empty for a leaf that nobody judges
 */
export function leafMeans(leaf: CompiledLeaf, marks: readonly MarkInput[], judgeNames: ReadonlyMap<string, string>): GroupMean[] {
  const { method } = leaf
  if (method.kind !== 'judged') return []
  const trace = newTrace()
  scoreJudged(method, marks, trace)
  const options = leaf.leaf.method.kind === 'judged' && leaf.leaf.method.scale.kind === 'options' ? leaf.leaf.method.scale.options : []
  const dropped = (step: ExplanationStep): GroupMean['highest'][number] => {
    const { judge, value, option } = step.values
    const name = options.find(({ code }) => code === option)?.name
    return { judgeId: Number(judge), judge: judgeNames.get(String(judge)) ?? String(judge), mark: name ?? String(option ?? value) }
  }
  return method.groups.map((group) => {
    const steps = trace.steps.filter((step) => step.values.group === group.code)
    const leftOut = (reason: string) => steps.filter((step) => step.code === 'mark_left_out' && step.values.reason === reason)
    const value = steps.find((step) => step.code === 'group_value')?.values
    const [highest, lowest] = [leftOut('highest').map(dropped), leftOut('lowest').map(dropped)]
    const used = steps.filter((step) => step.code === 'mark').length
    const needed = steps.find((step) => step.code === 'trim_not_applied')?.values.needed
    return {
      group: group.code,
      name: group.name,
      aggregate: group.aggregate.kind,
      value: textOf(value?.value),
      weight: textOf(value?.weight),
      stated: textOf(value?.stated),
      valid: used + highest.length + lowest.length,
      used,
      highest,
      lowest,
      absent: leftOut('absent').length,
      recused: leftOut('recused').length,
      empty: leftOut('empty').length,
      notApplicable: leftOut('not_applicable').length,
      needed: typeof needed === 'number' ? needed : null,
      policy: textOf(steps.find((step) => step.code === 'group_empty')?.values.policy),
    }
  })
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
