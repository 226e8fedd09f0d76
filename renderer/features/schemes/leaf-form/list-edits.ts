/** The list with the entry at `from` standing at `to`; a copy of the list when one of both is no place in it. */
export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const next = [...list]
  const entry = next[from]
  if (entry === undefined || to < 0 || to >= next.length) return next
  next.splice(from, 1)
  next.splice(to, 0, entry)
  return next
}

/** The list with the entry at `place` replaced; every other entry stays the same object. */
export function replaced<Entry>(list: readonly Entry[], place: number, entry: Entry): Entry[] {
  return list.map((each, index) => (index === place ? entry : each))
}

/** The list without the entry at `place`. */
export function without<Entry>(list: readonly Entry[], place: number): Entry[] {
  return list.filter((_, index) => index !== place)
}

/** The first code `stem1`, `stem2`, … that no entry has. Codes are never shown, so they only have to differ. */
export function freshCode(entries: readonly { readonly code: string }[], stem: string): string {
  const taken = new Set(entries.map((entry) => entry.code))
  let number = entries.length + 1
  while (taken.has(`${stem}${number}`)) number += 1
  return `${stem}${number}`
}
