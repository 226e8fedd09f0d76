import { parseAst } from 'vite'

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

/** What a file imports, and what stands in its code that a rule may forbid. */
export interface SourceFacts {
  /** Specifiers as written, of every kind of import: static, dynamic, re-export, type, `require`, `new URL(…, import.meta.url)`. */
  readonly imports: readonly string[]
  /** Imports whose specifier is computed, so that nobody can say what is loaded; as source text. */
  readonly computed: readonly string[]
  /** Names used as values or members: `Date`, `toFixed`, … */
  readonly names: ReadonlySet<string>
}

/**
 * Reads a TypeScript file with the bundler's own parser, so that comments, strings and regular expressions cannot deceive it.
 *
 * Type imports count: a type is knowledge of another layer as well. Throws on a syntax error.
 */
export function readSource(text: string, path: string): SourceFacts {
  const imports: string[] = []
  const computed: string[] = []
  const names = new Set<string>()
  const add = (source: unknown, node: Node) => {
    if (isNode(source) && source.type === 'Literal' && typeof source.value === 'string') imports.push(source.value)
    else computed.push(text.slice(Number(node.start), Number(node.end)))
  }
  walk(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node, (node) => {
    if (node.type === 'Identifier' && typeof node.name === 'string') names.add(node.name)
    if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration' || node.type === 'ImportExpression')
      add(node.source, node)
    if (node.type === 'ExportNamedDeclaration' && node.source !== null) add(node.source, node)
    if (node.type === 'TSImportType') add(node.source, node)
    if (node.type === 'TSExternalModuleReference') add(node.expression, node)
    if (node.type === 'CallExpression' && isRequire(node.callee)) add(firstArgument(node), node)
    if (node.type === 'NewExpression' && isFileUrl(node)) add(firstArgument(node), node)
  })
  return { imports, computed, names }
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node)) {
    if (isNode(value)) walk(value, visit)
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item, visit)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function firstArgument(node: Node): unknown {
  return Array.isArray(node.arguments) ? (node.arguments[0] as unknown) : undefined
}

/** `require(…)` and `require.resolve(…)`, and what `createRequire` made under that name. */
function isRequire(callee: unknown): boolean {
  if (!isNode(callee)) return false
  return callee.name === 'require' || (callee.type === 'MemberExpression' && isNode(callee.object) && callee.object.name === 'require')
}

/** `new URL('./file.ts', import.meta.url)`: how a worker or child process is named. */
function isFileUrl(node: Node): boolean {
  const callee = node.callee
  const words = node.arguments
  if (!isNode(callee) || callee.name !== 'URL' || !Array.isArray(words)) return false
  const base: unknown = words[1]
  return isNode(base) && base.type === 'MemberExpression' && isNode(base.object) && base.object.type === 'MetaProperty'
}
