/** What a searchable thing is known by. `pinyin` and `initials` may hold several forms, separated by spaces (full and short name). */
export interface Searchable {
  readonly name: string
  readonly shortName?: string
  readonly code?: string
  readonly pinyin?: string
  readonly initials?: string
}

const noMatch = -1

function bestOf(query: string, forms: string | undefined, exact: number, start: number, inside: number): number {
  if (forms === undefined || forms === '') return noMatch
  let best = noMatch
  for (const form of forms.toLowerCase().split(/\s+/)) {
    const score = form === query ? exact : form.startsWith(query) ? start : form.includes(query) ? inside : noMatch
    if (score > best) best = score
  }
  return best
}

/**
 * How well a query fits, −1 when it does not; larger is better.
 *
 * A name or code given whole comes first, then names that begin with it, then initials (`xxzx` → 信息中心), then pinyin, then anything that
 * merely contains it. Query parts separated by spaces must all fit. An empty query fits everything equally.
 */
export function matchScore(query: string, item: Searchable): number {
  let total = 0
  for (const part of query.toLowerCase().split(/\s+/)) {
    if (part === '') continue
    const best = Math.max(
      bestOf(part, item.code, 95, 60, 15),
      bestOf(part, item.name, 100, 90, 50),
      bestOf(part, item.shortName, 98, 88, 48),
      bestOf(part, item.initials, 92, 80, 30),
      bestOf(part, item.pinyin, 85, 70, 10),
    )
    if (best === noMatch) return noMatch
    total += best
  }
  return total
}

/** The items that fit a query, best first; equal ones stay in their order. At most `limit`, with how many fit in all. */
export function searchItems<Item extends Searchable>(
  query: string,
  items: readonly Item[],
  limit: number,
): { readonly items: readonly Item[]; readonly found: number } {
  const scored: { item: Item; score: number; index: number }[] = []
  items.forEach((item, index) => {
    const score = matchScore(query, item)
    if (score !== noMatch) scored.push({ item, score, index })
  })
  scored.sort((a, b) => b.score - a.score || a.item.name.length - b.item.name.length || a.index - b.index)
  // An empty query lists things in their own order, not by length.
  if (query.trim() === '') scored.sort((a, b) => a.index - b.index)
  return { items: scored.slice(0, limit).map(({ item }) => item), found: scored.length }
}
