import { parseAst } from 'vite'

/** A source file as the checks see it. */
export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string
  readonly text: string
}

/** A node of the parser's tree; what else it has depends on its type. */
export interface SyntaxNode {
  readonly type: string
  readonly [key: string]: unknown
}

/** The kinds of node that a check may ask for; the others are passed over, because every check looks at every node. */
const kinds: ReadonlySet<string> = new Set([
  'CallExpression',
  'Identifier',
  'ImportSpecifier',
  'JSXIdentifier',
  'Literal',
  'Property',
  'TemplateElement',
])

const read = new WeakMap<SourceFile, readonly SyntaxNode[]>()

/** Nodes of a TypeScript file in the order of its text, of the kinds above; none for every other file. Read once a file. Throws on a syntax error. */
export function nodesOf(file: SourceFile): readonly SyntaxNode[] {
  const known = read.get(file)
  if (known !== undefined) return known
  const lang = /\.tsx?$/u.exec(file.path)?.[0].slice(1) as 'ts' | 'tsx' | undefined
  const nodes: SyntaxNode[] = []
  if (lang !== undefined) gather(parseAst(file.text, { lang }) as unknown as SyntaxNode, nodes)
  read.set(file, nodes)
  return nodes
}

function gather(node: SyntaxNode, into: SyntaxNode[]): void {
  if (kinds.has(node.type)) into.push(node)
  for (const value of Object.values(node)) {
    if (isNode(value)) gather(value, into)
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) gather(item, into)
  }
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Name of an object's property, written plainly or in quotation marks. */
export function keyOf(property: SyntaxNode): string | null {
  const { key } = property
  if (!isNode(key)) return null
  if (typeof key.name === 'string') return key.name
  return typeof key.value === 'string' ? key.value : null
}

/** A node as it is written; empty for what is no node. */
export function textOf(file: SourceFile, node: unknown): string {
  return isNode(node) ? file.text.slice(Number(node.start), Number(node.end)) : ''
}
