/**
 * Which of the common members of two lists stand in the same order in both: the largest such set, so that as few as possible count as moved.
 *
 * Where several sets are largest, the one whose members come first in code order is taken, so that the answer is the same seen from either list:
 * [a, b] → [b, a] keeps a, and so does [b, a] → [a, b].
 *
 * @param before distinct names in their order before; every one is in `after`
 * @param after the same names in their order after
 */
export function inSameOrder(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const places = before.map((name) => after.indexOf(name))
  if (places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1))) return new Set(before)
  const ranked = [...before].sort()
  const size = BigInt(ranked.length)
  // One bit for being in the set at all, above all bits that say which members: a larger set always weighs more.
  const weightOf = (name: string) => (1n << size) + (1n << (size - 1n - BigInt(ranked.indexOf(name))))
  const best = before.map(weightOf)
  const previous = before.map(() => -1)
  for (let end = 1; end < before.length; end += 1) {
    for (let inner = 0; inner < end; inner += 1) {
      if ((places[inner] ?? 0) >= (places[end] ?? 0)) continue
      const weight = (best[inner] ?? 0n) + weightOf(before[end] ?? '')
      if (weight <= (best[end] ?? 0n)) continue
      best[end] = weight
      previous[end] = inner
    }
  }
  let heaviest = 0
  for (let end = 1; end < best.length; end += 1) if ((best[end] ?? 0n) > (best[heaviest] ?? 0n)) heaviest = end
  const kept = new Set<string>()
  for (let at = heaviest; at >= 0; at = previous[at] ?? -1) kept.add(before[at] ?? '')
  return kept
}
