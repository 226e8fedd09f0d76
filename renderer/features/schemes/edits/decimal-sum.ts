const pattern = /^(-?)(\d+)(?:\.(\d{1,4}))?$/

/**
 * Integer in 1/10,000 of a decimal text; null for anything else, such as a sum that was cut and ends with "…". Like the domain's own reading, which
 * would bring the schema library into the screen.
 */
export function unitsOf(text: string): bigint | null {
  const parts = pattern.exec(text)
  if (parts === null) return null
  const magnitude = BigInt((parts[2] ?? '0') + (parts[3] ?? '').padEnd(4, '0'))
  return parts[1] === '-' ? -magnitude : magnitude
}

/** Shortest decimal text of an integer in 1/10,000: 125000n → "12.5". */
export function textOfUnits(units: bigint): string {
  const magnitude = units < 0n ? -units : units
  const places = String(magnitude % 10_000n)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${magnitude / 10_000n}${places === '' ? '' : `.${places}`}`
}

/** Exact sum; null when one of the numbers is missing or unreadable, for a missing number is no zero. */
export function addDecimals(texts: readonly (string | null | undefined)[]): string | null {
  let sum = 0n
  for (const text of texts) {
    const units = text === null || text === undefined ? null : unitsOf(text)
    if (units === null) return null
    sum += units
  }
  return textOfUnits(sum)
}

/** Exact `from` − `taken`; null when one of both is unreadable. */
export function subtractDecimals(from: string, taken: string): string | null {
  const [left, right] = [unitsOf(from), unitsOf(taken)]
  return left === null || right === null ? null : textOfUnits(left - right)
}

/**
 * `whole` in the ratio `share` : `of`, to four places, the rest cut off: (0.5, 2, 3) → 0.3333. What remains of the whole is `whole` minus that, so that both
 * add up. Null when a number is unreadable or `of` is 0.
 */
export function proportionOf(whole: string, share: string, of: string): string | null {
  const [all, part, full] = [unitsOf(whole), unitsOf(share), unitsOf(of)]
  return all === null || part === null || full === null || full === 0n ? null : textOfUnits((all * part) / full)
}
