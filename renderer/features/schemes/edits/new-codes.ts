import type { Indicator } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { isLeafIndicator } from '../scheme-tree.ts'
import { childrenOf, type ParentPlace, partOfPlace } from './tree-places.ts'

const longest = 32

/** Codes that the first indicator of an empty part gets. */
const firstOfPart = { base: '1', bonus: 'J1', deduction: 'K1', veto: 'V1' } as const

/**
 * A code that follows another one and is free: 1.2.3 → 1.2.4, A09 → A10, `records` → `records2`.
 *
 * The trailing number counts on until the code is not among `taken`.
 */
export function codeAfter(code: string, taken: ReadonlySet<string>): string {
  const [, stem = '', digits = ''] = /^(.*?)(\d*)$/.exec(code) ?? []
  let number = digits === '' ? 1 : Number(digits.slice(-9))
  for (;;) {
    number += 1
    const counted = String(number).padStart(digits.length, '0')
    const next = `${stem.slice(0, longest - counted.length)}${counted}`
    if (!taken.has(next)) return next
  }
}

/** A free code for something new among the children of a place: it follows `beside`, else the last child, else the parent's own code (1.2 → 1.2.1). */
export function codeInside(scheme: Scheme, parent: ParentPlace, taken: ReadonlySet<string>, beside?: string): string {
  const neighbour = beside ?? childrenOf(scheme, parent).at(-1)?.code
  if (neighbour !== undefined) return codeAfter(neighbour, taken)
  const part = partOfPlace(parent)
  const first = part === null ? `${parent.slice(0, longest - 2)}.1` : firstOfPart[part]
  return taken.has(first) ? codeAfter(first, taken) : first
}

/**
 * The same subtree under new codes. What is numbered below its parent stays so (copying 1.2 as 1.5 makes 1.2.3 to 1.5.3); every other code counts on. The new
 * codes are added to `taken`.
 */
export function recoded(indicator: Indicator, code: string, taken: Set<string>): Indicator {
  taken.add(code)
  if (isLeafIndicator(indicator)) return { ...indicator, code }
  const prefix = `${indicator.code}.`
  const children = indicator.children.map((child) => {
    const below = child.code.startsWith(prefix) ? `${code}.${child.code.slice(prefix.length)}` : child.code
    const free = below.length <= longest && !taken.has(below) ? below : codeAfter(below.slice(0, longest), taken)
    return recoded(child, free, taken)
  })
  return { ...indicator, code, children }
}
