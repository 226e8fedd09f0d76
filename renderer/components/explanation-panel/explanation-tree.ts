import type { ExplanationNode } from '../../../shared/domain/explanation.ts'

/** A node as one line of the tree: where it stands for keyboard and assistive technology. `key` is the path of codes, unique in the tree. */
export interface TreeLine {
  readonly key: string
  readonly node: ExplanationNode
  readonly level: number
  readonly position: number
  readonly siblings: number
  readonly parent: string | null
}

const SEPARATOR = ' '

/** Lines that are seen when exactly the nodes in `open` are expanded, from top to bottom. */
export function visibleLines(tree: ExplanationNode, open: ReadonlySet<string>): TreeLine[] {
  const lines: TreeLine[] = []
  const visit = (node: ExplanationNode, parent: TreeLine | null, position: number, siblings: number) => {
    const key = parent === null ? node.code : `${parent.key}${SEPARATOR}${node.code}`
    const line = { key, node, level: parent === null ? 1 : parent.level + 1, position, siblings, parent: parent?.key ?? null }
    lines.push(line)
    if (!open.has(key)) return
    for (const [index, child] of node.children.entries()) visit(child, line, index + 1, node.children.length)
  }
  visit(tree, null, 1, 1)
  return lines
}

/**
 * Keys from the root down to the first node with this code, that node included; empty when there is none. Codes are unique among the
 * indicators of a scheme.
 */
export function keysTo(tree: ExplanationNode, code: string): string[] {
  const search = (node: ExplanationNode, parentKey: string | null): string[] => {
    const key = parentKey === null ? node.code : `${parentKey}${SEPARATOR}${node.code}`
    if (node.code === code) return [key]
    for (const child of node.children) {
      const below = search(child, key)
      if (below.length > 0) return [key, ...below]
    }
    return []
  }
  return search(tree, null)
}

/** Keys of all nodes: what "expand all" opens. */
export function allKeys(tree: ExplanationNode): string[] {
  return keysWhere(tree, () => true)
}

/** Keys of the nodes above the leaves: open, they show every leaf with its score on one page, and where points went is one step away. */
export function groupKeys(tree: ExplanationNode): string[] {
  return keysWhere(tree, (node) => node.kind !== 'leaf')
}

function keysWhere(tree: ExplanationNode, wanted: (node: ExplanationNode) => boolean): string[] {
  const keys: string[] = []
  const visit = (node: ExplanationNode, parentKey: string | null) => {
    const key = parentKey === null ? node.code : `${parentKey}${SEPARATOR}${node.code}`
    if (wanted(node)) keys.push(key)
    for (const child of node.children) visit(child, key)
  }
  visit(tree, null)
  return keys
}

/** What a key does in the tree: another line is focused, or a line is opened or closed; null when the key means nothing here. */
export type TreeMove = { readonly kind: 'focus'; readonly key: string } | { readonly kind: 'open' | 'close'; readonly key: string } | null

/**
 * Keyboard of a tree view as the ARIA practices describe it: ↑ ↓ move, → opens or goes to the first child, ← closes or goes to the parent,
 * Home and End go to the ends, Enter and Space toggle. A line always has something to open: its steps.
 */
export function treeMove(lines: readonly TreeLine[], current: string, pressed: string, open: ReadonlySet<string>): TreeMove {
  const index = lines.findIndex((line) => line.key === current)
  const line = lines[index]
  if (line === undefined) return null
  const focus = (target: TreeLine | undefined): TreeMove => (target === undefined ? null : { kind: 'focus', key: target.key })
  switch (pressed) {
    case 'ArrowDown':
      return focus(lines[index + 1])
    case 'ArrowUp':
      return focus(lines[index - 1])
    case 'Home':
      return focus(lines[0])
    case 'End':
      return focus(lines.at(-1))
    case 'ArrowRight': {
      if (!open.has(current)) return { kind: 'open', key: current }
      const next = lines[index + 1]
      return next?.parent === current ? focus(next) : null
    }
    case 'ArrowLeft':
      if (open.has(current)) return { kind: 'close', key: current }
      return line.parent === null ? null : { kind: 'focus', key: line.parent }
    case 'Enter':
    case ' ':
      return { kind: open.has(current) ? 'close' : 'open', key: current }
    default:
      return null
  }
}
