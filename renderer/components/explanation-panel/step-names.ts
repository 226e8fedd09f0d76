import type { Judge } from '../../../shared/contract/panels.ts'
import type { ExplanationNode } from '../../../shared/domain/explanation.ts'
import type { Indicator, Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'

/** Names for the codes that the steps of one leaf carry; a code that nobody knows stands for itself. */
export interface StepNames {
  readonly group: (code: string) => string
  readonly option: (code: string) => string
  readonly judge: (code: string) => string
  readonly indicator: (code: string) => string
  /** A chosen option of a task, `factor=option`. */
  readonly choice: (text: string) => string
}

/** Where the names come from. Scheme and judges are absent until they have been read. */
export interface NameSources {
  readonly tree: ExplanationNode
  readonly scheme: Scheme | null
  readonly judges: readonly Pick<Judge, 'id' | 'name' | 'code'>[]
}

/** Names for the steps of every node of an explanation: `namesFor(node.code)`. */
export function stepNames({ tree, scheme, judges }: NameSources): (nodeCode: string) => StepNames {
  const indicators = new Map<string, string>()
  const visit = (node: ExplanationNode) => {
    indicators.set(node.code, node.name)
    for (const child of node.children) visit(child)
  }
  visit(tree)
  const leaves = new Map(scheme === null ? [] : leavesOf(scheme).map((leaf) => [leaf.code, leaf]))
  const judgeNames = new Map(judges.flatMap((judge) => [[judge.code, judge.name] as const, [String(judge.id), judge.name] as const]))
  const indicator = (code: string) => indicators.get(code) ?? code
  const judge = (code: string) => judgeNames.get(code) ?? code

  return (nodeCode) => {
    const method = leaves.get(nodeCode)?.method ?? null
    const groups = method !== null && 'groups' in method ? (method.groups ?? []) : []
    const options =
      method?.kind === 'survey' ? method.options : method?.kind === 'judged' && method.scale.kind === 'options' ? method.scale.options : []
    const factors = method?.kind === 'tasks' ? method.factors : []
    return {
      group: (code) => nameIn(groups, code),
      option: (code) => nameIn(options, code),
      judge,
      indicator,
      choice: (text) => {
        const [factorCode = '', optionCode = ''] = text.split('=')
        const factor = factors.find((each) => each.code === factorCode)
        return factor === undefined ? text : `${factor.name} ${nameIn(factor.options, optionCode)}`
      },
    }
  }
}

function nameIn(entries: readonly { readonly code: string; readonly name: string }[], code: string): string {
  return entries.find((entry) => entry.code === code)?.name ?? code
}

function leavesOf(scheme: Scheme): readonly Leaf[] {
  const below = (indicator: Indicator): readonly Leaf[] => ('method' in indicator ? [indicator] : indicator.children.flatMap(below))
  return scheme.parts.flatMap(({ indicator }) => below(indicator))
}
