import type { ExplanationNode } from '../../../../shared/domain/explanation.ts'

/** Codes of the nodes whose score changed between two answers; none without an answer before. */
export function changedNodes(before: ExplanationNode | null, after: ExplanationNode | null): ReadonlySet<string> {
  const changed = new Set<string>()
  if (before === null || after === null) return changed
  const scores = new Map<string, string | null>()
  const visit = (node: ExplanationNode, look: (node: ExplanationNode) => void): void => {
    look(node)
    for (const child of node.children) visit(child, look)
  }
  visit(before, ({ code, exact }) => scores.set(code, exact))
  visit(after, ({ code, exact }) => {
    if (scores.has(code) && scores.get(code) !== exact) changed.add(code)
  })
  return changed
}
