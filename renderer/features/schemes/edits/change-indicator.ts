import type { Indicator, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { isLeafIndicator } from '../scheme-tree.ts'

/**
 * The scheme with one indicator replaced by what `change` makes of it. Everything beside the way to it stays the same object, so that screens know
 * what they need not draw again; nothing changed (or no such code) gives the same scheme.
 */
export function changeIndicator(scheme: Scheme, code: string, change: (indicator: Indicator) => Indicator): Scheme {
  const visit = (indicator: Indicator): Indicator => {
    if (indicator.code === code) return change(indicator)
    if (isLeafIndicator(indicator)) return indicator
    const children = mapSame(indicator.children, visit)
    return children === indicator.children ? indicator : { ...indicator, children }
  }
  const parts = mapSame(scheme.parts, (part) => {
    const indicator = visit(part.indicator)
    return indicator === part.indicator ? part : { ...part, indicator }
  })
  return parts === scheme.parts ? scheme : { ...scheme, parts }
}

/** The same for a leaf; a group of that code stays as it is. */
export function changeLeaf(scheme: Scheme, code: string, change: (leaf: Leaf) => Leaf): Scheme {
  return changeIndicator(scheme, code, (indicator) => (isLeafIndicator(indicator) ? change(indicator) : indicator))
}

/** Like `map`, but the list itself when every entry stays. */
function mapSame<Entry>(list: Entry[], change: (entry: Entry) => Entry): Entry[] {
  let changed = false
  const mapped = list.map((entry) => {
    const next = change(entry)
    if (next !== entry) changed = true
    return next
  })
  return changed ? mapped : list
}

/** The object with the key set, or without the key: these schemas tell an absent key from an empty one. */
export function withOptional<Part extends object, Key extends keyof Part>(part: Part, key: Key, value: Part[Key] | null | undefined): Part {
  if (value !== null && value !== undefined) return { ...part, [key]: value }
  const { [key]: _gone, ...rest } = part
  return rest as unknown as Part
}
