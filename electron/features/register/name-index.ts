import { matchKey } from '../exchange/cell-text.ts'

/** Finds things by what people write: the full name first, else the short name. Blanks, wide signs and case do not matter. */
export interface NameIndex<Named> {
  /** Everything of that name, in the order given: none, one, or several that a person must tell apart. */
  find(text: string): readonly Named[]
}

export function nameIndex<Named extends { readonly name: string; readonly shortName: string }>(all: readonly Named[]): NameIndex<Named> {
  const byName = group(all, (named) => named.name)
  const byShortName = group(all, (named) => named.shortName)
  return { find: (text) => byName.get(matchKey(text)) ?? byShortName.get(matchKey(text)) ?? [] }
}

function group<Named>(all: readonly Named[], nameOf: (named: Named) => string): ReadonlyMap<string, readonly Named[]> {
  const groups = new Map<string, Named[]>()
  for (const named of all) {
    const key = matchKey(nameOf(named))
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [named])
    else known.push(named)
  }
  return groups
}
