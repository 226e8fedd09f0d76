/** Levels of objects and lists that a scheme file may nest; the deepest scheme that makes sense has a third of them. */
export const DEEPEST = 64

/** Line, from 1, of an offset of a text. */
function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

/** End of the string that begins at `start`, behind its closing quotation mark. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '"') return at + 1
  }
  return text.length
}

/** Line at which a text nests deeper than `DEEPEST`, or null. Looked for before parsing, because what reads deep values calls itself for each level. */
export function lineOfDeepNesting(text: string): number | null {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') at = endOfString(text, at) - 1
    else if (sign === '{' || sign === '[') {
      depth += 1
      if (depth > DEEPEST) return lineAt(text, at)
    } else if (sign === '}' || sign === ']') depth -= 1
  }
  return null
}

interface OpenValue {
  readonly kind: 'object' | 'list'
  key: PropertyKey
}

/**
 * Line of the value at a path of a valid JSON text, or of the nearest value around it that exists. Runs through the text once.
 *
 * @example `lineOfPath('{\n "a": [1,\n 2]}', ['a', 1])` → 3
 */
export function lineOfPath(text: string, path: readonly PropertyKey[]): number {
  const open: OpenValue[] = []
  let best = { length: 0, offset: 0 }
  let expectsKey = false
  const value = (offset: number) => {
    const fits = open.length <= path.length && open.every(({ key }, place) => String(key) === String(path[place]))
    if (fits && open.length >= best.length) best = { length: open.length, offset }
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    const top = open.at(-1)
    if (sign === '"') {
      const end = endOfString(text, at)
      if (expectsKey && top !== undefined) {
        top.key = JSON.parse(text.slice(at, end)) as string
        // A key stands for its value: they are on one line wherever a program wrote the file.
        value(at)
        expectsKey = false
      } else value(at)
      at = end - 1
    } else if (sign === '{' || sign === '[') {
      value(at)
      open.push(sign === '{' ? { kind: 'object', key: '' } : { kind: 'list', key: 0 })
      expectsKey = sign === '{'
    } else if (sign === '}' || sign === ']') {
      open.pop()
      expectsKey = false
    } else if (sign === ',' && top !== undefined) {
      if (top.kind === 'list') top.key = Number(top.key) + 1
      else expectsKey = true
    } else if (/[-\dtfn]/.test(sign)) {
      value(at)
      while (/[-+.\w]/.test(text[at + 1] ?? '')) at += 1
    }
  }
  return lineAt(text, best.offset)
}

/** Path of the first key that would change what objects are instead of being data (`__proto__`), or null. */
export function pathOfPrototypeKey(root: unknown): readonly PropertyKey[] | null {
  const waiting: { readonly value: unknown; readonly path: readonly PropertyKey[] }[] = [{ value: root, path: [] }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') return [...path, key]
      waiting.push({ value: inner, path: [...path, Array.isArray(value) ? Number(key) : key] })
    }
  }
  return null
}
